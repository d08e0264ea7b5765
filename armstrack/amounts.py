"""Floor 4: amounts as people say them: `CAD 2,864 m`, bounds and doubt kept."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from armstrack.figures import Figure

_MILLION = Decimal(1_000_000)


def amount_words(figure: Figure, currency: str) -> str:
    """An amount with its currency and its bounds."""
    return bounds_words(figure.low, figure.high, currency, figure.approximate)


def bounds_words(low: Decimal | None, high: Decimal | None, currency: str, approximate: bool = False) -> str:
    """Money between two bounds, None where one is open: `≥ CAD 5 m`, `< EUR 1 m`, `CAD 5-9 m`."""
    about = "~" if approximate else ""
    scale = _scale(high if low is None else low, currency)
    if low is None:
        return f"< {currency} {_scaled(high or Decimal(0), scale, ROUND_CEILING)}{_unit(scale)}"
    if high is None:
        return f"≥ {currency} {_scaled(low, scale, ROUND_FLOOR)}{_unit(scale)}"
    if low == high:
        return f"{about}{currency} {_scaled(low, scale)}{_unit(scale)}"
    ends = f"{_scaled(low, scale, ROUND_FLOOR)}-{_scaled(high, scale, ROUND_CEILING)}"
    return f"{about}{currency} {ends}{_unit(scale)}"


def _scale(amount: Decimal | None, currency: str) -> Decimal:
    """TIV is told in millions already; small sums are told in full."""
    return Decimal(1) if currency == "TIV" or amount is None or amount < _MILLION else _MILLION


def _unit(scale: Decimal) -> str:
    return "" if scale == 1 else " m"


def _scaled(amount: Decimal, scale: Decimal, rounding: str = ROUND_HALF_UP) -> str:
    """At most one decimal, and none from a hundred on, so that columns can be read at a glance.

    What is below one stays exact: rounded it could read as zero. Bounds are rounded outwards.
    """
    scaled = amount / scale
    if scaled < 1:
        return f"{scaled.normalize():f}"
    places = Decimal(1) if scaled >= 100 or scaled == scaled.to_integral() else Decimal("0.1")
    return f"{scaled.quantize(places, rounding):,f}"
