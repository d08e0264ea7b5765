"""Floor 4: the amount of a record in another currency, at the average rate of its year, or why not.

A range stays a range, `~` and `?` stay; the record is not touched. What the year leaves open is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from armstrack import vocab
from armstrack.asking import UnknownWordError
from armstrack.dates import PartialDate, date_words
from armstrack.event import Event
from armstrack.figures import Figure
from armstrack.rates import SOURCE, Rates, reference_rates
from armstrack.words import did_you_mean

#: What stands for the source where no rate is needed.
SAME = "the same currency"
#: Wide enough for any figure times any rate, without rounding.
_EXACT = Context(prec=64)
_NO_MONEY = ("TIV",)


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount converted, or the reason why not.

    `rate` is how many units of the currency asked for one unit is worth; `year` is None where no rate is
    needed. `kind` of a refusal is what refusals are counted by, as in `2 over several years`.
    """

    amount: Figure | None = None
    rate: Decimal | None = None
    year: int | None = None
    source: str | None = None
    reason: str | None = None
    kind: str | None = None


def _refuse(kind: str, reason: str) -> Conversion:
    return Conversion(reason=reason, kind=kind)


@dataclass(frozen=True, slots=True)
class Converter:
    """A currency to convert to, with the rates."""

    currency: str
    rates: Rates

    def convert(self, event: Event) -> Conversion | None:
        """The first figure of a record; None where it has none."""
        if not event.values:
            return None
        value = event.values[0]
        if value.currency == self.currency:
            return Conversion(value.amount, Decimal(1), None, SAME)
        if value.currency in _NO_MONEY:
            return _refuse(f"in {value.currency}", f"{value.currency} is no money")
        if value.currency not in self.rates.currencies:
            return _refuse("without a rate", f"no rate for {value.currency}")
        return self._at_year(value.amount, value.currency, event.date)

    def _at_year(self, amount: Figure, currency: str, date: PartialDate) -> Conversion:
        """At the average rate of the one year that a date names."""
        if date.began_by:
            return _refuse("of an unknown year", f"year unknown: {date_words(date.text)}")
        year = date.first_day.year
        if date.last_day is None or date.last_day.year != year:
            return _refuse("over several years", f"spans years: {date_words(date.text)}")
        if year >= self.rates.last.year and not self.rates.is_whole(year):
            reason = f"{year} is not complete: rates go up to {self.rates.last}"
            return _refuse("of an unfinished year", reason)
        rate = self.rates.between(currency, self.currency, year)
        if rate is None:
            missing = self.currency if self.rates.per_euro(currency, year) else currency
            return _refuse("without a rate", f"no yearly rate for {missing} in {year}")
        return Conversion(_times(amount, rate, self._unit), rate, year, SOURCE)

    @property
    def _unit(self) -> Decimal:
        """The smallest unit of the currency, as ISO 4217 has it."""
        return Decimal(1).scaleb(-int(vocab.currencies()[self.currency].digits))


def _times(amount: Figure, rate: Decimal, unit: Decimal) -> Figure:
    """A figure at a rate: one number to the nearest unit, the ends of a range outwards."""
    if amount.low is not None and amount.low == amount.high:
        number = _rounded(amount.low, rate, unit, ROUND_HALF_UP)
        about, doubted = amount.text.startswith("~"), amount.text.endswith("?")
        return Figure(f"{'~' * about}{number:f}{'?' * doubted}", number, number, amount.approximate)
    low = None if amount.low is None else _rounded(amount.low, rate, unit, ROUND_FLOOR)
    high = None if amount.high is None else _rounded(amount.high, rate, unit, ROUND_CEILING)
    text = f"<{high:f}" if low is None else f"{low:f}+" if high is None else f"{low:f}-{high:f}"
    return Figure(text, low, high, amount.approximate)


def _rounded(number: Decimal, rate: Decimal, unit: Decimal, rounding: str) -> Decimal:
    return _EXACT.multiply(number, rate).quantize(unit, rounding, _EXACT)


def converter(currency: str, where: str = "") -> Converter:
    """What converts to a currency, its code in any case; `where` is what it was given for.

    Raises:
        UnknownWordError: for what is no currency, or never had a rate.
        RatesError: where there are no rates.
    """
    code, place = currency.strip().upper(), f"{where}: " if where else ""
    rates = reference_rates()
    known = f"there are rates for {', '.join(rates.currencies)}"
    if code not in vocab.currencies():
        hint = did_you_mean(code, rates.currencies) or known
        raise UnknownWordError(f'{place}no currency is called "{currency}"', hint)
    if code in _NO_MONEY:
        raise UnknownWordError(f"{place}{code} is no money", known)
    if code not in rates.currencies:
        raise UnknownWordError(f"{place}there are no reference rates for {code}", known)
    return Converter(code, rates)


def count_refusals(found: Iterable[Conversion | None]) -> str:
    """How many are not converted and why, most first: `2 over several years, 1 without a rate`."""
    kinds: dict[str, int] = {}
    for each in found:
        if each is not None and each.kind is not None:
            kinds[each.kind] = kinds.get(each.kind, 0) + 1
    ordered = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count:,} {kind}" for kind, count in ordered)
