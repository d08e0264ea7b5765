"""Floor 2: events on their way between two processes of one run, in half the time that dataclasses take.

The standard way asks each class for its fields anew at every object; here that is asked once. Where only
problems are wanted, a fifth of that does: the gist of an event is all that rules across records look at.
"""

from __future__ import annotations

import copyreg
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import Any, TypeAlias

from armstrack.comments import Allowance
from armstrack.dates import PartialDate, parse_date
from armstrack.event import PARTS, Event
from armstrack.figures import Figure

#: What rules across records and the expectations look at, dates as text; behind them the id.
Gist: TypeAlias = "tuple[Any, ...]"
_DATES, _OTHERS = ("date", "until"), ("supplier", "recipient", "kind", "items", "related", "id")
_KEPT = attrgetter(*_OTHERS)
_PUTS = tuple(getattr(Event, name).__set__ for name in (*_DATES, *_OTHERS))
_SETTERS: dict[type, list[Any]] = {}


def _prepare(cls: type) -> None:
    names = [field.name for field in fields(cls)]
    values = attrgetter(*names)
    _SETTERS[cls] = [getattr(cls, name).__set__ for name in names]
    pack: Any = partial(_pack, cls, values)
    copyreg.pickle(cls, pack)


def _pack(cls: type, values: Any, part: object) -> tuple[Any, ...]:
    return unpack, (cls, *values(part))


def unpack(cls: type, *values: object) -> Any:
    """A part of a record from the values of its fields, in their order. They have been checked."""
    part: Any = object.__new__(cls)
    for put, value in zip(_SETTERS[cls], values, strict=True):
        put(part, value)
    return part


for _cls in (Event, *PARTS, PartialDate, Figure, Allowance):
    _prepare(_cls)


def gist_of(event: Event) -> Gist:
    """The gist of a sound event."""
    return (event.date.text, event.until.text if event.until else None, *_KEPT(event))


def from_gist(gist: Gist) -> Event:
    """An event of which nothing else is known: to ask for more is an AttributeError, not an answer."""
    date, until, *others = gist
    event = object.__new__(Event)
    for put, value in zip(_PUTS, (parse_date(date), until and parse_date(until), *others), strict=True):
        put(event, value)
    return event
