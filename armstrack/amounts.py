"""Floor 4: amounts as people say them: `CAD 2,864 m`, with bounds and doubt, and never rounded unseen."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from armstrack.figures import Figure

_MILLION = Decimal(1_000_000)
#: A number of so many digits is said in full; a longer one is rounded to one digit less.
_DIGITS = 5


def amount_words(figure: Figure, currency: str) -> str:
    """An amount with its currency and its bounds."""
    return bounds_words(figure.low, figure.high, currency, figure.approximate)


def bounds_words(low: Decimal | None, high: Decimal | None, currency: str, approximate: bool = False) -> str:
    """Money between two bounds, None where one is open: `≥ CAD 5 m`, `< EUR 1 m`, `CAD 5-9 m`.

    `~` is about: the source says so, or the number is rounded here. Bounds are rounded outwards, so
    that they stay true.
    """
    scale = _scale(high if low is None else low, currency)
    unit = "" if scale == 1 else " m"
    about = "~" if approximate else ""
    if low is None:
        return f"< {currency} {_said(_rounded((high or Decimal(0)) / scale, ROUND_CEILING))}{unit}"
    if high is None:
        return f"≥ {currency} {_said(_rounded(low / scale, ROUND_FLOOR))}{unit}"
    if low == high:
        number = _rounded(low / scale, ROUND_HALF_UP)
        return f"{about if number == low / scale else '~'}{currency} {_said(number)}{unit}"
    ends = _rounded(low / scale, ROUND_FLOOR), _rounded(high / scale, ROUND_CEILING)
    return f"{about}{currency} {'-'.join(map(_said, ends))}{unit}"


def _scale(amount: Decimal | None, currency: str) -> Decimal:
    """TIV is told in millions already; small sums are told in full."""
    return Decimal(1) if currency == "TIV" or amount is None or amount < _MILLION else _MILLION


def _rounded(number: Decimal, rounding: str) -> Decimal:
    """The number with as many digits as can be read at a glance.

    Whole numbers keep all of theirs, and so does what is below one: rounded it could read as zero.
    """
    shortest = number.normalize()
    if number < 1 or number == number.to_integral() or len(shortest.as_tuple().digits) <= _DIGITS:
        return number
    return number.quantize(Decimal(1).scaleb(min(0, number.adjusted() + 2 - _DIGITS)), rounding)


def _said(number: Decimal) -> str:
    whole = number.to_integral()
    return f"{whole if number == whole else number.normalize():,f}"
