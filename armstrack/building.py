"""Floor 2: events that were found sound before, kept as JSON and built again without any check.

Never for what a file says: that goes through `record.py`. Every text is as in the file, so that
dates and figures come back as written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from armstrack.dates import PartialDate, parse_date
from armstrack.event import Actor, Event, Item, Related, Source, Statement, Value
from armstrack.figures import Figure, parse_figure

_Build = Callable[[Any], Any]


@cache
def read_date(text: str) -> PartialDate:
    """A date that is known to be one: most are whole days, which are read at once."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return parse_date(text)
    return PartialDate(text, day, day, text)


#: What is kept as its text.
_LEAVES = (PartialDate, Figure)


def to_json(event: Event) -> str:
    """The event as a JSON object of its attributes that are known, dates and figures as written."""
    return json.dumps(_kept(event), ensure_ascii=False, separators=(",", ":"))


def from_jsons(texts: Sequence[str]) -> list[Event]:
    """The events that gave the texts.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: where no event gave it.
    """
    return [_build(Event, kept) for kept in json.loads(f"[{','.join(texts)}]")]


def _kept(part: Any) -> dict[str, Any]:
    return {
        name: _plain(value)
        for name in _names(part.__class__)
        if (value := getattr(part, name)) is not None and value != ()
    }


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def _plain(value: Any) -> Any:
    kind = value.__class__
    if kind is str:
        return value
    if kind in _LEAVES:
        return value.text
    return [_plain(each) for each in value] if kind is tuple else _kept(value)


def _build(cls: type, kept: dict[str, Any]) -> Any:
    for name, way in _WAYS[cls]:
        if name in kept:
            kept[name] = way(kept[name])
    return cls(**kept)


def _part(cls: type) -> _Build:
    return lambda kept: _build(cls, kept)


def _parts(cls: type) -> _Build:
    return lambda several: tuple(_build(cls, kept) for kept in several)


#: How each attribute is built that is not text, which is taken as it is. A test keeps it equal to the
#: annotations; to read these takes longer than to build a hundred events.
_WAYS: dict[type, tuple[tuple[str, _Build], ...]] = {
    Event: (
        ("date", read_date),
        ("announced", read_date),
        ("until", read_date),
        ("actor", _part(Actor)),
        ("via", tuple),
        ("excepted", tuple),
        ("licences", parse_figure),
        ("items", _parts(Item)),
        ("values", _parts(Value)),
        ("statements", _parts(Statement)),
        ("related", _parts(Related)),
        ("sources", _parts(Source)),
    ),
    Actor: (),
    Item: (("quantity", parse_figure),),
    Value: (("amount", parse_figure),),
    Statement: (("date", read_date),),
    Related: (),
    Source: (("date", read_date),),
}
