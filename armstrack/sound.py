"""Floor 2: records that hold nothing wrong, read without pydantic, whose import costs more than 200 of them.

Where anything at all is wrong, or only may be, this module says None and `record.py` tells what. It must
never give an event where `record.py` would find something, or another event.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, lru_cache, partial
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from armstrack.event import FILE_NAMES, Event
from armstrack.leaves import NOTHING, PROSE, TEXT, URL, Leaf
from armstrack.plain import Tree
from armstrack.problem import FieldError

_Read = Callable[[Any], Any]
_TEXTS = (TEXT, PROSE)
#: What says nothing is no longer than this.
_LONGEST = max(map(len, NOTHING))


def read_sound(record_id: str, tree: Mapping[str, Tree]) -> Event | None:
    """The event that a tree tells; None where `record.py` has to look closer."""
    if "id" in tree:
        return None
    try:
        return _read(Event, {**tree, "id": record_id})  # type: ignore[no-any-return]
    except (FieldError, _Unsound, TypeError):  # a list or fields where a word should be cannot be looked up
        return None


class _Unsound(Exception):  # noqa: N818 - no error: a reason to look closer
    """A field too many or too few, or text where there should be fields."""


def _read(cls: type, tree: Any) -> Any:
    if tree.__class__ is not dict:
        raise _Unsound
    ways = _ways(cls)
    found: dict[str, Any] = {}
    for name, value in tree.items():
        if name not in ways:
            raise _Unsound
        attribute, read = ways[name]
        found[attribute] = read(value)
    if not _needed(cls) <= found.keys():
        raise _Unsound
    return cls(**found)


def _read_list(read: _Read, values: Any) -> tuple[Any, ...]:
    if values.__class__ is not list:
        raise _Unsound
    return tuple([read(value) for value in values])


@cache
def _ways(cls: type) -> dict[str, tuple[str, _Read]]:
    """For every name that a file may use: the attribute, and how its value is read."""
    hints = get_type_hints(cls, include_extras=True)
    return {FILE_NAMES.get(name, name): (name, _way(hint)) for name, hint in hints.items()}


@cache
def _needed(cls: type) -> frozenset[str]:
    """The attributes without which there is no such part."""
    return frozenset(f.name for f in fields(cls) if f.default is MISSING)


def _quick(leaf: Leaf) -> _Read:
    """How a leaf is read: text as it is, and what comes again and again once."""
    if leaf in _TEXTS:
        return _read_line if leaf is TEXT else _read_prose
    return leaf.parse if leaf is URL else lru_cache(maxsize=16384)(leaf.read)


def _read_prose(value: Any) -> str:
    if value.__class__ is not str:
        raise _Unsound
    text: str = value.strip()
    if len(text) <= _LONGEST and text.casefold() in NOTHING:
        raise _Unsound
    return text


def _read_line(value: Any) -> str:
    text = _read_prose(value)
    if "\n" in text:
        raise _Unsound
    return text


def _way(hint: Any) -> _Read:
    if get_origin(hint) is Annotated:
        inner, *more = get_args(hint)
        leaf = next((each for each in more if isinstance(each, Leaf)), None)
        return _quick(leaf) if leaf else _way(inner)
    if get_origin(hint) in (Union, types.UnionType):  # `X | None`: what is unknown is left out
        return _way(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return partial(_read_list, _way(get_args(hint)[0]))
    return partial(_read, cast(type, hint)) if is_dataclass(hint) else str
