"""Floor 2: the fields of a record as data, read from the annotations of `event.py`. No pydantic here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, cast, get_args, get_origin, get_type_hints

from armstrack.event import FILE_NAMES, Event
from armstrack.leaves import Leaf
from armstrack.vocab import vocabularies


@dataclass(frozen=True, slots=True)
class Field:
    """One field, named as a file names it.

    Either `leaf` reads its text, or `part` is the class of the fields within it. `many` marks a list.
    """

    name: str
    about: str
    required: bool
    many: bool
    default: object
    leaf: Leaf | None
    part: type | None

    @property
    def vocabulary(self) -> str:
        """The name of the vocabulary that its word comes from, empty where there is none."""
        return self.leaf.name if self.leaf and self.leaf.name in vocabularies() else ""


@cache
def fields_of(cls: type = Event) -> dict[str, Field]:
    """The fields of a record, or of one part of it, in the order of a file."""
    hints = get_type_hints(cls, include_extras=True)
    return {
        (name := FILE_NAMES.get(field.name, field.name)): _field(name, hints[field.name], field.default)
        for field in fields(cls)
        if not (field.name == "id" and cls is Event)
    }


def _field(name: str, hint: Any, default: object) -> Field:
    found = tuple(_within(hint))
    leaf = next((each for each in found if isinstance(each, Leaf)), None)
    part = None if leaf else next((cast(type, each) for each in found if is_dataclass(each)), None)
    about = next((each for each in reversed(found) if isinstance(each, str)), "")
    many = any(each is tuple for each in found)
    required = default is MISSING
    return Field(name, about, required, many, None if required else default, leaf, part)


def _within(hint: Any) -> Iterator[Any]:
    """Everything that an annotation holds, from the inside out."""
    yield get_origin(hint) or hint
    for each in get_args(hint):
        yield from _within(each)
