"""Floor 2: records that hold nothing wrong, read without pydantic, whose import costs more than 200 of them.

Where anything at all is wrong, or only may be, this module says None and `record.py` tells what. It must
never give an event where `record.py` would find something, or another event.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from armstrack.event import FILE_NAMES, Event
from armstrack.leaves import ID, NOTHING, PROSE, TEXT, URL, Leaf
from armstrack.problem import FieldError

if TYPE_CHECKING:
    from armstrack.plain import Tree

_Read = Callable[[Any], Any]
_TEXTS = (TEXT, PROSE)
#: What hardly comes again. None of their patterns bears a text that says nothing.
_UNIQUE = (URL, ID)
#: What says nothing is no longer than this.
_LONGEST = max(map(len, NOTHING))


def read_sound(record_id: str, tree: Mapping[str, Tree]) -> Event | None:
    """The event that a tree tells; None where `record.py` has to look closer."""
    if "id" in tree:
        return None
    try:
        return _part(Event)({**tree, "id": record_id})  # type: ignore[no-any-return]
    except (FieldError, _Unsound, AttributeError, KeyError, TypeError):
        return None  # a field too many or too few, fields where text should be, text where fields should be


class _Unsound(Exception):  # noqa: N818 - no error: a reason to look closer
    """What is not there, says nothing, or has lines where it should have one."""


@cache
def _part(cls: type) -> _Read:
    """How fields become a record, or a part of one; not by its frozen class, which takes longer."""
    put = {field.name: getattr(cls, field.name).__set__ for field in fields(cls)}
    absent = [(put[field.name], field.default) for field in fields(cls) if field.default is not MISSING]
    needed = {field.name for field in fields(cls) if field.default is MISSING}
    hints = get_type_hints(cls, include_extras=True)
    ways = {FILE_NAMES.get(name, name): (put[name], _way(hint)) for name, hint in hints.items()}

    def read(tree: Any) -> Any:
        if not needed <= tree.keys():
            raise _Unsound
        part: Any = object.__new__(cls)
        for put, value in absent:
            put(part, value)
        for name, value in tree.items():
            put, way = ways[name]
            put(part, way(value))
        return part

    return read


def _list(way: _Read) -> _Read:
    def read(values: Any) -> tuple[Any, ...]:
        if values.__class__ is not list:
            raise _Unsound
        return tuple([way(value) for value in values])

    return read


@cache
def _quick(leaf: Leaf) -> _Read:
    """How a leaf is read: text as it is, and what comes again and again once."""
    if leaf in _TEXTS:
        return _read_line if leaf is TEXT else _read_prose
    return leaf.parse if leaf in _UNIQUE else lru_cache(maxsize=65536)(leaf.read)


def _read_prose(value: Any) -> Any:
    text = value.strip()
    if len(text) <= _LONGEST and text.casefold() in NOTHING:
        raise _Unsound
    return text


def _read_line(value: Any) -> Any:
    text = value.strip()
    if "\n" in text or (len(text) <= _LONGEST and text.casefold() in NOTHING):
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
        return _list(_way(get_args(hint)[0]))
    return _part(cast(type, hint)) if is_dataclass(hint) else str
