"""Floor 2: outlines, events of which only what is folded, summed and filtered by code is at hand.

An outline is an Event whose title, names, texts and sources were never read: asking for one is an
AttributeError, so that what was left out is never taken for unknown. A hundred thousand outlines take a
tenth of the room and of the time that whole events take.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from armstrack.building import read_date
from armstrack.dates import PartialDate
from armstrack.event import Actor, Event, Item, Related, Statement, Value
from armstrack.figures import Figure, parse_figure
from armstrack.workers import uncollected

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
    with uncollected():
        return [_outline(kept) for kept in json.loads(f"[{','.join(texts)}]")]


def with_values(event: Event, values: tuple[Value, ...]) -> Event:
    """The outline of an event, or of its outline, with other values."""
    outline: Event = _NEW(Event)
    for name, put in zip(_KEPT, _PUTS, strict=True):
        put(outline, values if name == "values" else getattr(event, name))
    return outline


def _outline(kept: list[Any]) -> Event:
    event: Event = _NEW(Event)
    kept += _PADDING[len(kept) :]
    for place, read, unknown in _READS:
        value = kept[place]
        kept[place] = unknown if value is None else read(value)
    for put, value in zip(_PUTS, kept, strict=True):
        put(event, value)
    return event


def _setters(cls: type, names: Iterable[str]) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(cls, name).__set__ for name in names)


def _maker(cls: type) -> Callable[..., Any]:
    """What makes an outline of a part from what is kept of it."""
    puts = _setters(cls, _PARTS[cls])

    def make(*values: Any) -> Any:
        part = _NEW(cls)
        for put, value in zip(puts, values, strict=True):
            put(part, value)
        return part

    return make


_NEW: Callable[[type], Any] = object.__new__
_item, _actor = cache(_maker(Item)), lru_cache(maxsize=4096)(_maker(Actor))
_value, _related, _said = _maker(Value), _maker(Related), _maker(Statement)


@lru_cache(maxsize=4096)
def _statement(party: str, stance: str, day: str | None) -> Any:
    return _said(party, stance, day and read_date(day))


_READ: dict[str, tuple[Callable[[Any], Any], Any]] = {
    "date": (read_date, None),
    "items": (lambda kept: tuple([_item(*each) for each in kept]), ()),
    "values": (lambda kept: tuple([_value(parse_figure(amount), unit) for amount, unit in kept]), ()),
    "related": (lambda kept: tuple([_related(*each) for each in kept]), ()),
    "until": (read_date, None),
    "actor": (lambda kept: _actor(*kept), None),
    "via": (tuple, ()),
    "excepted": (tuple, ()),
    "statements": (lambda kept: tuple([_statement(*each) for each in kept]), ()),
}
#: How each field is set; how those that are no plain text are read, and what they are if unknown.
_PUTS = _setters(Event, _KEPT)
_READS = tuple((_KEPT.index(name), *read) for name, read in _READ.items())
_PADDING: list[None] = [None] * len(_KEPT)
