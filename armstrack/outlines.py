"""Floor 2: outlines, events of which only what is folded, summed and filtered by code is at hand.

An outline is an Event whose title, names, texts and sources were never read: asking for one is an
AttributeError, so that what was left out is never taken for unknown. A hundred thousand outlines take a
tenth of the room and of the time that whole events take.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from armstrack.building import read_date
from armstrack.dates import PartialDate
from armstrack.event import Actor, Event, Item, Related, Statement, Value
from armstrack.figures import Figure, parse_figure

#: What is kept of an event, in this order: what most have comes first, since an unknown end is left off.
_KEPT = (
    *("id", "date", "kind", "verification", "supplier", "recipient", "items", "values"),
    *("related", "until", "actor", "via", "scope", "part", "excepted", "statements"),
)
#: The parts, and what is kept of each.
_PARTS: dict[type, tuple[str, ...]] = {
    Item: ("category",),
    Value: ("amount", "currency"),
    Related: ("rel", "id"),
    Actor: ("party", "role"),
    Statement: ("party", "stance", "date"),
}


def to_outline(event: Event) -> str:
    """What an outline keeps of an event, as a JSON array."""
    kept = [_plain(getattr(event, name)) or None for name in _KEPT]
    while kept[-1] is None:
        kept.pop()
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if value.__class__ is tuple:
        return [_plain(each) for each in value]
    if value.__class__ is PartialDate or value.__class__ is Figure:
        return value.text
    names = _PARTS.get(value.__class__)
    return [_plain(getattr(value, name)) for name in names] if names else value


def from_outlines(texts: Sequence[str]) -> list[Event]:
    """The outlines of the events that gave the texts."""
    return [_outline(kept) for kept in json.loads(f"[{','.join(texts)}]")]


def _outline(kept: list[Any]) -> Event:
    event = object.__new__(Event)
    kept += _PADDING[len(kept) :]
    for put, read, unknown, value in zip(_PUTS, _READS, _UNKNOWN, kept, strict=True):
        put(event, unknown if value is None else read(value) if read else value)
    return event


def _setter(cls: type, name: str) -> Callable[[Any, Any], None]:
    put: Callable[[Any, Any], None] = getattr(cls, name).__set__
    return put


@cache
def _item(category: str | None) -> Item:
    return _part(Item, [category])  # type: ignore[no-any-return]


@cache
def _puts(cls: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(_setter(cls, name) for name in _PARTS[cls])


def _part(cls: type, values: Sequence[Any]) -> Any:
    part: Any = object.__new__(cls)
    for put, value in zip(_puts(cls), values, strict=True):
        put(part, value)
    return part


@lru_cache(maxsize=4096)
def _actor(party: str, role: str) -> Actor:
    return _part(Actor, (party, role))  # type: ignore[no-any-return]


@lru_cache(maxsize=4096)
def _statement(party: str, stance: str, day: str | None) -> Statement:
    return _part(Statement, (party, stance, day and read_date(day)))  # type: ignore[no-any-return]


_LISTS = ("items", "values", "related", "via", "excepted", "statements")
_READ: dict[str, Callable[[Any], Any]] = {
    "date": read_date,
    "items": lambda kept: tuple([_item(*each) for each in kept]),
    "values": lambda kept: tuple([_part(Value, (parse_figure(a), c)) for a, c in kept]),
    "related": lambda kept: tuple([_part(Related, each) for each in kept]),
    "until": read_date,
    "actor": lambda kept: _actor(*kept),
    "via": tuple,
    "excepted": tuple,
    "statements": lambda kept: tuple([_statement(*each) for each in kept]),
}
#: How each field is set, how it is read where it is no plain text, and what it is where it is unknown.
_PUTS = tuple(_setter(Event, name) for name in _KEPT)
_READS = tuple(_READ.get(name) for name in _KEPT)
_UNKNOWN = tuple(() if name in _LISTS else None for name in _KEPT)
_PADDING: list[None] = [None] * len(_KEPT)
