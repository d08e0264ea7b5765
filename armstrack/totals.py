"""Floor 5: sums of values that cannot mislead.

One sum is of one measure and one currency, over confirmed and reported records. What may hold the
same money twice (`overlaps`) is not added. Figures left aside, and records without a figure, are
counted; unknown is never taken for zero. A few records are summed up without pandas by `singly`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from armstrack.acts import COUNTED
from armstrack.overlaps import Told, aside
from armstrack.sums import Sum

_OF_FLOW = ["supplier", "recipient", "measure", "currency", "total", "first", "last"]


def with_use(values: pd.DataFrame) -> pd.DataFrame:
    """The frame of values with `use` (string): added, overlapping, unconfirmed or unknown."""
    use = pd.Series("added", index=values.index, dtype="string")
    use[~values["verification"].isin(COUNTED)] = "unconfirmed"
    use[values["currency"].isna()] = "unknown"
    sure = values[use == "added"]
    flows: dict[tuple[str, ...], list[Told]] = {}
    for id_, (*key, total, first, last) in zip(sure.index, sure[_OF_FLOW].to_numpy(), strict=True):
        flows.setdefault(tuple(key), []).append(Told(id_, total, _day(first, date.min), _day(last, date.max)))
    use[use.index.isin([one.id for flow in flows.values() for one in aside(flow)])] = "overlapping"
    return values.assign(use=use)


def _day(day: Any, otherwise: date) -> date:
    found: date = otherwise if pd.isna(day) else day.date()
    return found


def sums_by(values: pd.DataFrame, group: pd.Series[str]) -> dict[str, list[Sum]]:
    """The sums of every group, by measure, then by currency.

    `values` is a frame of values with `use`; `group` names groups by record id, several where a
    record stands in several.
    """
    return {key: found for (key,), found in _sums(values, group, "group").items()}


def sums_by_flow(values: pd.DataFrame, group: pd.Series[str]) -> dict[tuple[str, ...], list[Sum]]:
    """The same of every supplier, recipient and group."""
    return _sums(values, group, "supplier", "recipient", "group")


def _sums(values: pd.DataFrame, group: pd.Series[str], *keys: str) -> dict[tuple[str, ...], list[Sum]]:
    found: dict[tuple[str, ...], list[Sum]] = {}
    joined = values.join(group.rename("group"), how="inner")
    rows: list[dict[Any, Any]] = _sum_rows(joined, keys).reset_index().to_dict("records")
    for row in rows:
        if row["unknown"]:
            amount = Sum(row["measure"], None, Decimal(0), None, False, 0, unknown=int(row["unknown"]))
        else:
            high = None if row["open"] else row["high"]
            counts = (int(row["added"]), int(row["overlapping"]), int(row["unconfirmed"]))
            doubt, below = bool(row["approximate"]), bool(row["below"]) and high is not None
            amount = Sum(row["measure"], row["currency"], row["low"], high, doubt, *counts, below=below)
        found.setdefault(tuple(str(row[key]) for key in keys), []).append(amount)
    return found


def _sum_rows(joined: pd.DataFrame, keys: tuple[str, ...]) -> pd.DataFrame:
    """One row for each key, measure and currency; the currency is empty where it is unknown."""
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
    grouped = parts.groupby([*keys, "measure", "currency"], sort=True)
    return grouped.agg(
        {
            **dict.fromkeys(("low", "high", "added", "overlapping", "unconfirmed", "unknown"), "sum"),
            **dict.fromkeys(("open", "below", "approximate"), "any"),
        }
    )
