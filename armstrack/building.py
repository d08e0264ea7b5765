"""Floor 2: events that were found sound before, kept as JSON and built again without any check.

Never for what a file says: that goes through `record.py`. Every text is as in the file, so that
dates and figures come back as written.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from armstrack.dates import PartialDate, parse_date
from armstrack.event import Event
from armstrack.figures import Figure, parse_figure

_Build = Callable[[Any], Any]


@cache
def _read_date(text: str) -> PartialDate:
    """A date that is known to be one: most are whole days, which are read at once."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return parse_date(text)
    return PartialDate(text, day, day, text)


#: How a leaf's text becomes a value; every other text is a value already.
_LEAVES: dict[object, _Build] = {PartialDate: _read_date, Figure: parse_figure}


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
    for name, way in _ways(cls):
        if name in kept:
            kept[name] = way(kept[name])
    return cls(**kept)


@cache
def _ways(cls: type) -> tuple[tuple[str, _Build], ...]:
    """How each attribute of a class is built, but for those that are text, which is taken as it is."""
    ways = {name: _way(hint) for name, hint in get_type_hints(cls).items()}
    return tuple((name, way) for name, way in ways.items() if way is not None)


def _way(hint: Any) -> _Build | None:
    if get_origin(hint) in (Union, types.UnionType):  # `X | None`: what is kept is known
        hint = get_args(hint)[0]
    if get_origin(hint) is tuple:
        way = _way(get_args(hint)[0])
        return tuple if way is None else lambda values: tuple(map(way, values))
    if hint is str:
        return None
    return _LEAVES.get(hint) or (lambda kept: _build(hint, kept))
