"""Floor 5: sums of values that cannot mislead.

One sum is of one measure and one currency, over confirmed and reported records. What may hold the
same money twice is not added: a period's total beside the single events that it may contain, and
totals of one flow whose periods overlap. Figures left aside, and records without a figure, are
counted; unknown is never taken for zero.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from armstrack.amounts import bounds_words

#: The verifications whose figures are added.
COUNTED = ("confirmed", "reported")


class Sum(NamedTuple):
    """A sum within one measure and one currency. `high` is None where a part has no upper bound.

    `unknown` counts records of the measure without a figure (their currency is unknown as well, so
    it stands on a Sum of its own, without currency). `overlapping` and `unconfirmed` count figures
    that were not added. `known` counts those that were.
    """

    measure: str
    currency: str | None
    low: Decimal
    high: Decimal | None
    approximate: bool
    known: int
    unknown: int
    overlapping: int = 0
    unconfirmed: int = 0

    def words(self) -> str:
        """The sum as a reader sees it."""
        if self.currency is None:
            return f"{self.measure}: {self.unknown} unknown"
        aside = [
            f"+{count} {why}"
            for count, why in ((self.overlapping, "overlapping"), (self.unconfirmed, "unconfirmed"))
            if count
        ]
        left = f" ({', '.join(aside)})" if aside else ""
        if not self.known:
            return f"{self.currency} {self.measure}: none confirmed{left}"
        low = None if self.low == 0 and self.high else self.low
        return f"{bounds_words(low, self.high, self.currency, self.approximate)} {self.measure}{left}"


def sums(values: pd.DataFrame) -> list[Sum]:
    """Every sum of a frame of values (see `frame.values_frame`), by measure, then by currency."""
    found: list[Sum] = []
    for measure, group in values.groupby("measure", sort=True):
        known = group[group["currency"].notna()]
        for currency, same in known.groupby("currency", sort=True):
            found.append(_sum(str(measure), str(currency), same))
        unknown = len(group) - len(known)
        if unknown:
            found.append(Sum(str(measure), None, Decimal(0), None, False, 0, unknown))
    return found


def _sum(measure: str, currency: str, same: pd.DataFrame) -> Sum:
    sure = same[same["verification"].isin(COUNTED)]
    added = _addable(sure)
    low = sum((x for x in added["low"] if x is not None), Decimal(0))
    highs = list(added["high"])
    high = None if any(x is None for x in highs) else sum(highs, Decimal(0))
    approximate = bool(added["approximate"].any())
    overlapping, unconfirmed = len(sure) - len(added), len(same) - len(sure)
    return Sum(measure, currency, low, high, approximate, len(added), 0, overlapping, unconfirmed)


def _addable(same: pd.DataFrame) -> pd.DataFrame:
    """The rows that can be added: of every flow either its totals or its single events, none overlapping."""
    kept: list[str] = []
    for _, flow in same.groupby(["supplier", "recipient"], sort=True):
        totals = flow[flow["total"]]
        kept += _apart(totals) if len(totals) else list(flow.index.astype(str))
    return same.loc[kept]


def _apart(totals: pd.DataFrame) -> list[str]:
    """Totals whose periods do not overlap, the longest first: it holds most."""
    ends = totals["last"].fillna(pd.Timestamp.max.floor("s"))
    longest = (ends - totals["first"]).sort_values(ascending=False, kind="stable").index
    kept: list[str] = []
    for one in longest:
        first, last = totals.at[one, "first"], ends[one]
        if all(last < totals.at[other, "first"] or ends[other] < first for other in kept):
            kept.append(one)
    return kept
