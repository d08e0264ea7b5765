"""Floor 5: sums of values that cannot mislead.

One sum is of one measure and one currency, over confirmed and reported records. What may hold the
same money twice is not added: a period's total beside the single events that it may contain, and
totals of one flow whose periods overlap. Figures left aside, and records without a figure, are
counted; unknown is never taken for zero.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from armstrack.acts import COUNTED
from armstrack.amounts import bounds_words

_OF_FLOW = ["supplier", "recipient", "measure", "currency", "total", "first", "last"]


class Sum(NamedTuple):
    """A sum within one measure and one currency. `high` is None where a part has no upper bound.

    `unknown` counts records of the measure without a figure (their currency is unknown as well, so
    it stands on a Sum of its own, without currency). `overlapping` and `unconfirmed` count figures
    that were not added; `known` counts those that were. `below` is true where one of these is less than
    its upper bound (`<7`), so that the sum is less than `high` too.
    """

    measure: str
    currency: str | None
    low: Decimal
    high: Decimal | None
    approximate: bool
    known: int
    overlapping: int = 0
    unconfirmed: int = 0
    unknown: int = 0
    below: bool = False

    def words(self) -> str:
        """The sum as a reader sees it, the measure first."""
        if self.currency is None:
            return f"{self.measure}: {self.unknown} unknown"
        aside = self.aside
        if not self.known:
            return f"{self.measure}: no {self.currency} figure added ({aside})"
        return f"{self.measure} {self.amount}{f' (+{aside})' if aside else ''}"

    @property
    def aside(self) -> str:
        """What was not added: `2 overlapping, 1 unconfirmed`."""
        counts = ((self.overlapping, "overlapping"), (self.unconfirmed, "unconfirmed"))
        return ", ".join(f"{count} {why}" for count, why in counts if count)

    @property
    def amount(self) -> str:
        """The sum alone, with its currency and bounds."""
        low = None if self.low == 0 and self.below else self.low
        return bounds_words(low, self.high, self.currency or "", self.approximate)


def with_use(values: pd.DataFrame) -> pd.DataFrame:
    """The frame of values with `use` (string): added, overlapping, unconfirmed or unknown."""
    use = pd.Series("added", index=values.index, dtype="string")
    use[~values["verification"].isin(COUNTED)] = "unconfirmed"
    use[values["currency"].isna()] = "unknown"
    sure = values[use == "added"]
    flows: dict[tuple[str, ...], list[_Told]] = {}
    for id_, (*key, total, first, last) in zip(sure.index, sure[_OF_FLOW].to_numpy(), strict=True):
        flows.setdefault(tuple(key), []).append(
            _Told(id_, total, _day(first, date.min), _day(last, date.max))
        )
    aside = [one.id for flow in flows.values() if any(one.total for one in flow) for one in _aside(flow)]
    use[use.index.isin(aside)] = "overlapping"
    return values.assign(use=use)


class _Told(NamedTuple):
    """One figure of a flow, and the days that it may tell of."""

    id: str
    total: bool
    first: date
    last: date


def _day(day: Any, otherwise: date) -> date:
    found: date = otherwise if pd.isna(day) else day.date()
    return found


def _aside(flow: list[_Told]) -> list[_Told]:
    """What is not added of a flow with totals: but the longest that do not overlap, and events outside them.

    Among totals of one length the first by id is taken.
    """
    totals: list[_Told] = []
    aside: list[_Told] = []
    for one in sorted(flow, key=lambda told: (not told.total, told.first - told.last, told.id)):
        if any(other.first <= one.last and one.first <= other.last for other in totals):
            aside.append(one)
        elif one.total:
            totals.append(one)
    return aside


def sums_by(values: pd.DataFrame, group: pd.Series[str]) -> dict[str, list[Sum]]:
    """The sums of every group, by measure, then by currency.

    `values` is a frame of values with `use`; `group` names groups by record id, several where a
    record stands in several.
    """
    found: dict[str, list[Sum]] = {}
    joined = values.join(group.rename("group"), how="inner")
    rows: list[dict[Any, Any]] = _sum_rows(joined).reset_index().to_dict("records")
    for row in rows:
        if row["unknown"]:
            amount = Sum(row["measure"], None, Decimal(0), None, False, 0, unknown=int(row["unknown"]))
        else:
            high = None if row["open"] else row["high"]
            counts = (int(row["added"]), int(row["overlapping"]), int(row["unconfirmed"]))
            doubt, below = bool(row["approximate"]), bool(row["below"]) and high is not None
            amount = Sum(row["measure"], row["currency"], row["low"], high, doubt, *counts, below=below)
        found.setdefault(str(row["group"]), []).append(amount)
    return found


def _sum_rows(joined: pd.DataFrame) -> pd.DataFrame:
    """One row a group, measure and currency; the currency is empty where it is unknown."""
    added = joined["use"] == "added"
    parts = joined.assign(
        currency=joined["currency"].fillna(""),
        low=joined["low"].where(added & joined["low"].notna(), Decimal(0)),
        high=joined["high"].where(added & joined["high"].notna(), Decimal(0)),
        open=added & joined["high"].isna(),
        below=added & joined["low"].isna(),
        approximate=added & joined["approximate"].fillna(False),
        **{use: joined["use"] == use for use in ("added", "overlapping", "unconfirmed", "unknown")},
    )
    grouped = parts.groupby(["group", "measure", "currency"], sort=True)
    return grouped.agg(
        {
            **dict.fromkeys(("low", "high", "added", "overlapping", "unconfirmed", "unknown"), "sum"),
            **dict.fromkeys(("open", "below", "approximate"), "any"),
        }
    )
