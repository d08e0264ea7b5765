"""Floor 4: the columns of a table of records. Append-only: the order is a promise to analysts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from armstrack import vocab
from armstrack.amounts import amount_words
from armstrack.event import Event, Item
from armstrack.parties import name_of
from armstrack.table import Cell, Column, ColumnType, Table


class RecordColumn(NamedTuple):
    """A column of records, with how its cell follows from an event."""

    column: Column
    cell: Callable[[Event], Cell]


def _column(  # noqa: PLR0913 - a column is its six properties
    name: str,
    about: str,
    cell: Callable[[Event], Cell],
    *,
    heading: str = "",
    type: ColumnType = "text",
    rank: int = 0,
) -> RecordColumn:
    return RecordColumn(Column(name, heading or name.replace("_", " "), type, rank, about), cell)


def describe_item(item: Item) -> str:
    """One line of goods as people say it: `7 MX-15D, in Bayraktar TB2`; empty where all is unknown."""
    what = item.designation or item.category or ""
    counted = f"{item.quantity} {_in_units(item, what)}".strip() if item.quantity else what
    inside = f"in {item.incorporated_in}" if item.incorporated_in else ""
    return ", ".join(part for part in (counted, inside) if part)


def _in_units(item: Item, what: str) -> str:
    """The goods with their unit: `kits of missiles`, `Barak-8 system`, `rounds`; pieces need no word."""
    if item.unit == "pieces":
        return what
    unit = item.unit.removesuffix("s") if str(item.quantity) in ("1", "1?", "~1") else item.unit
    if what.split()[-1:] == [unit]:
        return what
    if item.designation and item.unit == "systems":
        return f"{what} {unit}"
    return f"{unit} of {what}" if what else unit


def _value(event: Event, part: str) -> Cell:
    if not event.values:
        return None
    amount = event.values[0].amount
    return {
        "text": amount.text,
        "low": amount.low,
        "high": amount.high,
        "currency": event.values[0].currency,
    }[part]


def _text(value: object) -> str | None:
    """A date or figure exactly as written."""
    return None if value is None else str(value)


def said_status(event: Event) -> str:
    """The status that a record gives, with its verification unless that is `confirmed`."""
    if event.verification == "confirmed":
        return event.shown_status
    return f"{event.shown_status} ({event.verification})"


def _said_value(event: Event) -> str | None:
    return amount_words(event.values[0].amount, event.values[0].currency) if event.values else None


def _measure(event: Event) -> str | None:
    return vocab.kinds()[event.kind].measure or None


RECORD_COLUMNS: tuple[RecordColumn, ...] = (
    _column("id", "the record: the stem of its file's name", lambda e: e.id, type="id", rank=5),
    _column(
        "date",
        "day of effect, or a total's period, exactly as written",
        lambda e: e.date.text,
        type="date",
        rank=1,
    ),
    _column("date_first", "the first day that it may mean", lambda e: e.date.first_day, type="date"),
    _column(
        "date_last",
        "the last day that it may mean; empty where it goes on",
        lambda e: e.date.last_day,
        type="date",
    ),
    _column(
        "supplier", "code of the supplier, or of the organisation that binds suppliers", lambda e: e.supplier
    ),
    _column(
        "supplier_name", "its common English name", lambda e: name_of(e.supplier), heading="supplier", rank=1
    ),
    _column("recipient", "code of the recipient", lambda e: e.recipient),
    _column(
        "recipient_name",
        "its common English name",
        lambda e: name_of(e.recipient),
        heading="recipient",
        rank=1,
    ),
    _column("via", "codes of the intermediaries, in order", lambda e: e.via, type="list"),
    _column("kind", "what happened", lambda e: e.kind),
    _column("track", "deal, permit, policy, transfer or statement", lambda e: vocab.kinds()[e.kind].track),
    _column(
        "status",
        "the status that the kind gives; the kind itself where it gives none",
        lambda e: e.shown_status,
        type="status",
        rank=1,
    ),
    _column(
        "verification",
        "how well the event is established",
        lambda e: e.verification,
        type="verification",
        rank=2,
    ),
    _column(
        "categories",
        "categories of the goods; empty where unknown",
        lambda e: e.categories,
        heading="goods",
        type="list",
        rank=5,
    ),
    _column(
        "items",
        "the goods, one text an item",
        lambda e: tuple(filter(None, map(describe_item, e.items))),
        type="list",
    ),
    _column(
        "amount",
        "the first figure, exactly as written; empty where unknown, never 0",
        lambda e: _value(e, "text"),
        type="number",
        rank=6,
    ),
    _column("amount_low", "its lower bound", lambda e: _value(e, "low"), type="number"),
    _column("amount_high", "its upper bound", lambda e: _value(e, "high"), type="number"),
    _column("currency", "ISO 4217, or TIV (millions)", lambda e: _value(e, "currency")),
    _column("measure", "what the figure would measure: never summed with another", _measure),
    _column("scope", "what the act reaches", lambda e: e.scope),
    _column("part", "set where a stop reaches only part of the goods", lambda e: e.part),
    _column("title", "what happened, in the ledger's words", lambda e: e.title, rank=3),
    _column(
        "announced",
        "when it was made known, if on another day",
        lambda e: _text(e.announced),
        type="date",
    ),
    _column("until", "last day, if the act set one", lambda e: _text(e.until), type="date"),
    _column("actor", "code of the party that acted", lambda e: e.acting_party),
    _column("except", "categories that a stop or its end leaves out", lambda e: e.excepted, type="list"),
    _column("licences", "how many permits, as written", lambda e: _text(e.licences), type="number"),
    _column(
        "related",
        "links to other records, `relation:id`",
        lambda e: tuple(f"{r.rel}:{r.id}" for r in e.related),
        type="list",
    ),
    _column("sources", "how many sources the record cites", lambda e: len(e.sources), type="number"),
    _column("end_user", "who is to use the goods", lambda e: e.end_user),
    _column("terms", "conditions that the act sets", lambda e: e.terms),
    _column(
        "actor_role",
        "what the actor is; empty where none is named",
        lambda e: e.actor.role if e.actor else None,
    ),
    _column("actor_name", "ministry, court, company or person", lambda e: e.actor.name if e.actor else None),
    _column("notes", "what the sources get wrong, what is unchecked", lambda e: e.notes),
)


#: What people see instead: doubt beside the status, the amount with its currency.
PEOPLE_COLUMNS: tuple[RecordColumn, ...] = (
    _column(
        "said_status",
        "status, and verification unless confirmed",
        said_status,
        heading="status",
        type="status",
    ),
    _column("said_value", "the first figure with its currency", _said_value, heading="value", type="number"),
)
_PEOPLE = (
    "date",
    "supplier_name",
    "recipient_name",
    "said_status",
    "title",
    "said_value",
    "categories",
    "id",
)
#: What stays longest has rank 1; title, value and id are never given up: they go below.
_RANKS = {"date": 1, "said_status": 1, "id": 1, "said_value": 2, "title": 3, "categories": 6}
_UNDER = {"title": "{}", "said_value": "({})", "id": "[{}]"}
_WRAPS = {"date": 13, "supplier_name": 7, "recipient_name": 7, "said_status": 10, "title": 40}


def records_table(events: Iterable[Event], title: str = "", notes: tuple[str, ...] = ()) -> Table:
    """A table with one row a record: every column of the contract in its order, and those for people."""
    people = [_for_reader(c.column)._replace(machine=False) for c in PEOPLE_COLUMNS]
    columns = (*(_for_reader(c.column) for c in RECORD_COLUMNS), *people)
    every = (*RECORD_COLUMNS, *PEOPLE_COLUMNS)
    rows = tuple(tuple(column.cell(event) for column in every) for event in events)
    return Table(columns, rows, title, notes, _PEOPLE)


def _for_reader(column: Column) -> Column:
    """The column as a terminal treats it: what is given up first, and what may wrap."""
    rank, wrap = _RANKS.get(column.name, column.rank), _WRAPS.get(column.name, 0)
    return column._replace(rank=rank, wrap=wrap, under=_UNDER.get(column.name, ""))
