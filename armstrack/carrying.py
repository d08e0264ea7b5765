"""Floor 2: events on their way between two processes of one run, in half the time that dataclasses take.

The standard way asks each class for its fields anew at every object; here that is asked once.
"""

from __future__ import annotations

import copyreg
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import Any

from armstrack.dates import PartialDate
from armstrack.event import PARTS, Event
from armstrack.figures import Figure

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


for _cls in (Event, *PARTS, PartialDate, Figure):
    _prepare(_cls)
