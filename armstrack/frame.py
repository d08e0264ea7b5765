"""Floor 5: records as pandas frames with explicit types. Unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from armstrack import vocab
from armstrack.dataset import Entity, FieldType
from armstrack.event import Event

#: The one place of types: what a column holds, and its dtype. Unknown is NA, NaT or None, never 0 or "".
#: Money stays exact, so a decimal is Python's, in an object column; a list is a tuple of texts.
DTYPES: dict[FieldType, str] = {
    "string": "string",
    "integer": "Int64",
    "decimal": "object",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "list": "object",
}


def entity_frame(entity: Entity) -> pd.DataFrame:
    """One row a row of a table, one column a field, under the same names; the index counts rows from 0."""
    return typed_frame(entity.rows(), {field.name: field.type for field in entity.fields})


def typed_frame(rows: Iterable[Any], types: Mapping[str, FieldType]) -> pd.DataFrame:
    """Rows as a frame whose types do not depend on what the rows hold, or on whether there are any."""
    frame = pd.DataFrame(list(rows), columns=list(types), dtype="object")
    return frame.astype({name: DTYPES[type_] for name, type_ in types.items()})


_EVENTS: dict[str, FieldType] = {
    **dict.fromkeys(
        ("id", "supplier", "recipient", "kind", "track", "status", "verification", "date"), "string"
    ),
    "first": "date",
    "last": "date",
    "year": "integer",
    "categories": "list",
}
_VALUES: dict[str, FieldType] = {
    **dict.fromkeys(("id", "supplier", "recipient", "verification", "measure", "currency"), "string"),
    "low": "decimal",
    "high": "decimal",
    "approximate": "boolean",
    "total": "boolean",
    "first": "date",
    "last": "date",
}


def events_frame(events: Iterable[Event]) -> pd.DataFrame:
    """What summaries group: one row a record, indexed by id.

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
    return typed_frame(rows, _EVENTS).set_index("id")


def values_frame(events: Iterable[Event]) -> pd.DataFrame:
    """What sums add: one row a record whose kind measures something, indexed by id; the first figure counts.

    Columns: `supplier`, `recipient`, `verification`, `measure`, `currency` (string; currency NA
    where there is no figure); `low`, `high` (object, Decimal or None, full units; TIV in millions);
    `approximate` and `total` (boolean; a period's total); `first`, `last` (datetime64[s], the
    period that the figure may tell of; NaT where it is open).
    """
    rows = [_value_row(event) for event in events if vocab.kinds()[event.kind].measure]
    return typed_frame(rows, _VALUES).set_index("id")


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
