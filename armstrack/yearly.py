"""Floor 5: sums of values by year, one measure and one currency a panel. What is unknown stays a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from armstrack.event import Event
from armstrack.frame import values_frame
from armstrack.sums import Sum
from armstrack.totals import sums_by, with_use


class Period(NamedTuple):
    """The first and the last year of what a figure tells; `open` where it may have begun before."""

    first: int
    last: int
    open: bool = False

    def words(self) -> str:
        """The period as people read it."""
        if self.open:
            return f"by {self.last}"
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class Panel:
    """The sums of one measure in one currency, by period; `total` is their sum.

    `unknown` counts records of the measure without a figure. Their currency is unknown as well, so
    they are the same in every panel of the measure.
    """

    measure: str
    currency: str
    total: Sum
    sums: dict[Period, Sum]
    unknown: dict[Period, int]

    def gaps(self, first: int, last: int) -> tuple[Period, ...]:
        """The years of a range for which no figure was added, those in a row as one period.

        That is not zero: it is not known.
        """
        told = {
            year
            for period, found in self.sums.items()
            if found.known
            for year in range(period.first, period.last + 1)
        }
        found: list[Period] = []
        for year in range(first, last + 1):
            if year in told:
                continue
            begun = found.pop().first if found and found[-1].last == year - 1 else year
            found.append(Period(begun, year))
        return tuple(found)


def panels(events: Sequence[Event], as_of: date) -> tuple[Panel, ...]:
    """A panel for each measure and currency that a figure is in, by measure, then by currency.

    What may hold the same money twice, or is not well established, is counted and not added, as in
    every sum. An open end closes on `as_of`.
    """
    values = with_use(values_frame(events))
    periods = {event.id: _period(event, as_of) for event in events}
    said = pd.Series({id_: repr(tuple(period)) for id_, period in periods.items()}, dtype="string")
    names = {repr(tuple(period)): period for period in periods.values()}
    every = sums_by(values, pd.Series("all", index=values.index, dtype="string")).get("all", [])
    by_period = {names[key]: found for key, found in sums_by(values, said).items()}
    return tuple(
        Panel(
            whole.measure,
            whole.currency,
            whole,
            {p: s for p, found in by_period.items() for s in found if _is_of(s, whole)},
            {p: s.unknown for p, found in by_period.items() for s in found if _is_unknown(s, whole.measure)},
        )
        for whole in every
        if whole.currency
    )


def without_figures(events: Sequence[Event]) -> dict[str, int]:
    """How many records of each measure have no figure."""
    values = values_frame(events)
    counts = values[values["currency"].isna()].groupby("measure", sort=True).size()
    return {str(measure): int(count) for measure, count in counts.items()}


def _period(event: Event, as_of: date) -> Period:
    when = event.date
    return Period(when.first_day.year, when.last_day_by(as_of).year, when.began_by)


def _is_of(found: Sum, whole: Sum) -> bool:
    return (found.measure, found.currency) == (whole.measure, whole.currency)


def _is_unknown(found: Sum, measure: str) -> bool:
    return found.measure == measure and found.currency is None
