"""Floor 4: events with a row for each of their goods. It can be counted by goods, never summed by record."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from armstrack.dataset import Entity, Field, Row
from armstrack.entities import events_entity
from armstrack.event import Event
from armstrack.parts import items_entity

#: What is told of a record as a whole: repeated beside each of its goods it would be counted several times.
LEFT_OUT = ("categories", "items", "amount", "amount_low", "amount_high", "currency", "measure", "licences")


def long_entity(events: Collection[Event]) -> Entity:
    """One row an item: its fields, then those of the record. A record that names no goods has one row."""
    whole, goods = events_entity(events), items_entity(events)
    kept = whole.keep([name for name in whole.names if name not in LEFT_OUT])
    number = Field("item", "integer", "its position in the record, from 1; empty where no goods are named")

    def rows() -> Iterator[Row]:
        items, row = goods.rows(), next(goods.rows(), None)
        next(items, None)
        for event in kept.rows():
            if row is None or row[0] != event[0]:
                yield (event[0], *(None for _ in goods.fields[1:]), *event[1:])
            while row is not None and row[0] == event[0]:
                yield (*row, *event[1:])
                row = next(items, None)

    fields = (kept.fields[0], number, *goods.fields[2:], *kept.fields[1:])
    return Entity("events", "Events, one row an item of goods", fields, (), kept.foreign, rows)
