"""Floor 5: records as pandas frames with explicit types. Unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from armstrack import vocab
from armstrack.event import Event

_TEXT, _DAY, _DECIMAL, _FLAG = "string", "datetime64[s]", "object", "boolean"


def events_frame(events: Iterable[Event]) -> pd.DataFrame:
    """One row a record, indexed by id.

    Columns: `supplier`, `recipient`, `kind`, `track`, `status`, `verification` (string, codes and
    words); `first`, `last` (datetime64[s], the bounds of the date; `last` is NaT where it goes on);
    `year` (Int64, of `first`); `date` (string, as written); `categories` (object, tuples).
    """
    rows: list[dict[str, Any]] = [
        {
            "id": event.id,
            "supplier": event.supplier,
            "recipient": event.recipient,
            "kind": event.kind,
            "track": vocab.kinds()[event.kind].track,
            "status": event.shown_status,
            "verification": event.verification,
            "date": event.date.text,
            "first": event.date.first_day,
            "last": event.date.last_day,
            "year": event.date.first_day.year,
            "categories": event.categories,
        }
        for event in events
    ]
    types = dict.fromkeys(("supplier", "recipient", "kind", "track", "status", "verification", "date"), _TEXT)
    types |= {"first": _DAY, "last": _DAY, "year": "Int64", "categories": "object"}
    return _frame(rows, {"id": _TEXT, **types})


def values_frame(events: Iterable[Event]) -> pd.DataFrame:
    """One row a record whose kind measures something, indexed by id; the first figure counts.

    Columns: `supplier`, `recipient`, `verification`, `measure`, `currency` (string; currency NA
    where there is no figure); `low`, `high` (object, Decimal or None, full units; TIV in millions);
    `approximate` and `total` (boolean; a period's total); `first`, `last` (datetime64[s], the
    period that the figure may tell of; NaT where it is open).
    """
    rows = [_value_row(event) for event in events if vocab.kinds()[event.kind].measure]
    types = dict.fromkeys(("id", "supplier", "recipient", "verification", "measure", "currency"), _TEXT)
    types |= {
        "low": _DECIMAL,
        "high": _DECIMAL,
        "approximate": _FLAG,
        "total": _FLAG,
        "first": _DAY,
        "last": _DAY,
    }
    return _frame(rows, types)


def _value_row(event: Event) -> dict[str, Any]:
    kind = vocab.kinds()[event.kind]
    value = event.values[0] if event.values else None
    return {
        "id": event.id,
        "supplier": event.supplier,
        "recipient": event.recipient,
        "verification": event.verification,
        "measure": kind.measure,
        "currency": value.currency if value else None,
        "low": value.amount.low if value else None,
        "high": value.amount.high if value else None,
        "approximate": value.amount.approximate if value else None,
        "total": kind.is_total,
        "first": None if event.date.began_by else event.date.first_day,
        "last": event.date.last_day,
    }


def _frame(rows: list[dict[str, Any]], types: dict[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(types), dtype="object")
    return frame.astype(types).set_index("id")
