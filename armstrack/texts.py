"""Floor 2: every text of a record, with what it is and how much a match in it weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple

from armstrack.dates import PartialDate
from armstrack.event import Actor, Event, Statement
from armstrack.figures import Figure
from armstrack.matching import words_in
from armstrack.parties import parties

#: Label and weight of what each field of a record holds; any other field weighs `_USUAL` under its name.
_FIELDS = {
    "title": ("title", 5),
    "id": ("id", 4),
    "items": ("goods", 4),
    "end_user": ("end user", 4),
    "excepted": ("except", 3),
    "values": ("value", 2),
    "statements": ("statement", 2),
    "notes": ("notes", 2),
    "related": ("related", 1),
    "sources": ("source", 1),
}
_USUAL = 3
_WORD = re.compile(r"[a-z0-9]+")
#: Fields that hold codes of parties; `via` of a source is a text.
_CODES = {Event: ("supplier", "recipient", "via"), Actor: ("party",), Statement: ("party",)}


#: Every label with its weight, those that weigh most first.
LABELS = tuple(
    sorted(
        dict.fromkeys([*(_FIELDS.get(f.name, (f.name, _USUAL)) for f in fields(Event)), ("status", _USUAL)]),
        key=lambda label: -label[1],
    )
)


class Text(NamedTuple):
    """One text as written, the label of the field that it is in, and its weight."""

    label: str
    weight: int
    text: str


@cache
def _names_of(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def texts(event: Event) -> list[Text]:
    """Every text of a record, those that weigh most first; parties by code and by name."""
    found = []
    for name in _names_of(Event):
        label, weight = _FIELDS.get(name, (name, _USUAL))
        codes = name in _CODES[Event]
        found += [Text(label, weight, text) for text in _leaves(getattr(event, name), codes)]
    found.append(Text("status", _USUAL, event.shown_status))
    return sorted(found, key=lambda text: -text.weight)


def words_of(event: Event) -> set[str]:
    """Every word of every text of a record, folded: those that `matching.words_in` finds in them."""
    plain: list[str] = []
    others: list[str] = []
    for _, _, text in texts(event):
        is_plain = text.isascii() and "&" not in text  # as nearly all are, and in a tenth of the time
        (plain if is_plain else others).append(text)
    found = set(_WORD.findall("\n".join(plain).lower()))
    return found.union(word.text for text in others for word in words_in(text))


def _leaves(value: Any, codes: bool) -> Iterator[str]:
    """The texts in a value; codes of parties with the names that they stand for."""
    if isinstance(value, str):
        yield value
        if codes:
            yield from _spelt(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _leaves(part, codes)
    elif isinstance(value, (PartialDate, Figure)):
        yield value.text
    elif is_dataclass(value) and not isinstance(value, type):
        held = _CODES.get(type(value), ())
        for name in _names_of(type(value)):
            yield from _leaves(getattr(value, name), name in held)


@cache
def _spelt(code: str) -> tuple[str, ...]:
    """A party's common name, and its official one: the first of its other names that has several words."""
    party = parties().get(code)
    return (party.name, *[alias for alias in party.aliases if " " in alias][:1]) if party else ()
