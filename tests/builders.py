"""Events, tables and problems from a few words, for tests that are not about reading files."""

from __future__ import annotations

from typing import Any

from armstrack.dates import parse_date
from armstrack.event import Event, Item, Source, Value
from armstrack.figures import parse_figure
from armstrack.table import Cell, Column, Table

SOURCE = Source(publisher="Global Affairs Canada", title="Statement", url="https://www.example.org/statement")
_DATES = ("announced", "until")


def make_item(category: str | None = None, quantity: str | None = None, **more: str) -> Item:
    """An item; the quantity is given as a file writes it."""
    return Item(category=category, quantity=parse_figure(quantity) if quantity else None, **more)


def make_value(amount: str, currency: str = "CAD", source: str | None = None) -> Value:
    """A value; the amount is given as a file writes it."""
    return Value(amount=parse_figure(amount), currency=currency, source=source)


def make_event(
    kind: str = "delivered",
    date: str = "2020-10-05",
    supplier: str = "CAN",
    recipient: str = "TUR",
    *,
    slug: str = "act",
    category: str | tuple[str, ...] = (),
    amount: str | None = None,
    currency: str = "CAD",
    **more: Any,
) -> Event:
    """An event with the id that its file would have.

    `date`, `announced`, `until`, `licences` and `amount` are given as a file writes them. `category`
    makes one item a category, `amount` one value; `items` and `values` take the dataclasses.
    """
    day = parse_date(date)
    categories = (category,) if isinstance(category, str) else category
    parsed = {name: parse_date(text) if name in _DATES else text for name, text in more.items()}
    if "licences" in more:
        parsed["licences"] = parse_figure(more["licences"])
    defaults: dict[str, Any] = {
        "id": f"{day.start}-{supplier}-{recipient}-{slug}".lower(),
        "title": f"{supplier} to {recipient}: {kind}",
        "verification": "confirmed",
        "items": tuple(make_item(name) for name in categories),
        "values": (make_value(amount, currency),) if amount else (),
        "sources": (SOURCE,),
    }
    return Event(kind=kind, date=day, supplier=supplier, recipient=recipient, **(defaults | parsed))


def make_table(columns: dict[str, str] | tuple[Column, ...], *rows: tuple[Cell, ...], **more: Any) -> Table:
    """A table; `columns` may be given as names with their types."""
    if isinstance(columns, dict):
        columns = tuple(Column(name, name, type) for name, type in columns.items())  # type: ignore[arg-type]
    return Table(columns, rows, **more)
