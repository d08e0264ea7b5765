"""Floor 2: a form that somebody filled in, by options or on the web, to a record's tree, with every fault.

A form has the fields of a record. Beside them it may have the fields of the actor and of one item on their
own (`actor_role`, `category`), and a list as text, a part a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from armstrack.answers import Reader, says_nothing
from armstrack.event import Actor, Event, Item
from armstrack.fields import Field, fields_of
from armstrack.pairs import check_name, read_pairs
from armstrack.problem import FieldError
from armstrack.words import did_you_mean

if TYPE_CHECKING:  # `document` imports yaml, which a list of options does not need
    from armstrack.plain import Tree

#: What an option or a question calls one part of a list.
SINGULAR = {"items": "item", "values": "value", "statements": "statement", "sources": "source"}
_PLURAL = {one: many for many, one in SINGULAR.items()}
_ACTOR = {f"actor_{name}": name for name in fields_of(Actor)}


class Fault(NamedTuple):
    """An answer that cannot be used; `where` is the option that it belongs to."""

    where: str
    message: str
    hint: str


class Filled(NamedTuple):
    """What a form gives: a record's tree as far as it goes, faults, and required fields without an answer."""

    tree: dict[str, Tree]
    faults: list[Fault]
    missing: list[str]


def option_of(name: str) -> str:
    """The option that takes a field: `--end-user`, `--item`."""
    return f"--{SINGULAR.get(name, name).replace('_', '-')}"


def name_of_answer(typed: str) -> str:
    """The field that a question is named after: hyphens, capitals and the singular of lists are free."""
    name = typed.casefold().replace("-", "_")
    return _PLURAL.get(name, name)


def read_form(form: Mapping[str, object], reader: Reader) -> Filled:
    """Reads every answer of a form. Questions whose names begin with `_` are not ours."""
    sheet = _Sheet(reader)
    answered = sheet.sort(form)
    known = fields_of(Event)
    asked = [name for name in known if name in answered]
    tree = {name: value for name in asked if (value := sheet.read(known[name], answered[name]))}
    missing = [name for name, field in known.items() if field.required and name not in answered]
    return Filled(tree, sheet.faults, missing)


class _Sheet:
    """One form on its way to a tree, with the faults found so far."""

    def __init__(self, reader: Reader) -> None:
        self.faults: list[Fault] = []
        self._reader = reader
        self._own_item = False

    def sort(self, form: Mapping[str, object]) -> dict[str, object]:
        """The answers under the record's fields; a question that has none is a fault."""
        answered: dict[str, object] = {}
        actor: dict[str, object] = {}
        item: dict[str, object] = {}
        for typed, value in form.items():
            name = name_of_answer(typed)
            if typed.startswith("_") or _is_empty(value):
                continue
            if name in _ACTOR:
                actor[_ACTOR[name]] = value
            elif name in fields_of(Item):
                item[name] = value
            elif name in fields_of(Event):
                answered[name] = value
            else:
                known = (*fields_of(Event), *_ACTOR, *fields_of(Item))
                hint = did_you_mean(name, known) or "a question that is none of a record's begins with `_`"
                self.faults.append(Fault(typed, f'a record has no field "{typed}"', hint))
        if actor:
            told = answered.get("actor")
            answered["actor"] = {**told, **actor} if isinstance(told, Mapping) else actor
        if item:
            self._own_item = True
            answered["items"] = [item, *_listed(answered.get("items", []))]
        return answered

    def read(self, field: Field, value: object) -> Tree:
        """What a record holds for one answer; empty where it cannot be used."""
        where = option_of(field.name)
        if field.part is not None and field.many:
            several = _listed(value)
            places = [where] if len(several) == 1 else [f"{where} {n}" for n in range(1, len(several) + 1)]
            places = ["", *places[1:]] if field.part is Item and self._own_item else places
            parts = [self._part(field.part, each, at) for each, at in zip(several, places, strict=True)]
            return [part for part in parts if part]
        if field.part is not None:
            return self._part(field.part, value, where)
        if field.many:
            return [text for each in _listed(value) for text in self._words(field, each, where)]
        return self._text(field, value, where)

    def _part(self, part: type, value: object, where: str) -> dict[str, Tree]:
        try:
            answers = _answers(part, value)
        except FieldError as error:
            self._refuse(where, error)
            return {}
        known = fields_of(part)
        read = {name: self._text(known[name], each, _within(where, name)) for name, each in answers.items()}
        for name, field in known.items():
            if field.required and name not in answers:
                self.faults.append(Fault(_within(where, name), "it is missing", f"say {field.about}"))
        return {name: text for name, text in read.items() if text}

    def _words(self, field: Field, value: object, where: str) -> list[str]:
        """One word, or several with commas between them; a name may hold a comma of its own."""
        if isinstance(value, str) and "," in value:
            try:
                return [self._reader.read(field, value)]
            except FieldError:
                pieces = (self._text(field, each, where) for each in value.split(","))
                return [piece for piece in pieces if piece]
        text = self._text(field, value, where)
        return [text] if text else []

    def _text(self, field: Field, value: object, where: str) -> str:
        if _is_empty(value):
            return ""
        try:
            return self._reader.read(field, _as_text(value))
        except FieldError as error:
            self._refuse(where, error)
            return ""

    def _refuse(self, where: str, error: FieldError) -> None:
        self.faults.append(Fault(where, error.message, error.hint))


def _answers(part: type, value: object) -> dict[str, object]:
    """The answers for one part, without those that are empty."""
    if isinstance(value, Mapping):
        named = {check_name(part, str(name)): each for name, each in value.items()}
    else:
        named = dict(read_pairs(part, _as_text(value)))
    return {name: each for name, each in named.items() if not _is_empty(each)}


def _within(where: str, name: str) -> str:
    """What to call a field of a part: the option of its own, if it has one."""
    if where in ("", "--actor"):
        return f"{where or '-'}-{name}".replace("_", "-")
    return f"{where}, {name}"


def _as_text(value: object) -> str:
    """Text as it is; where one of several was to be chosen, the one that was.

    Raises:
        FieldError: E203 for anything else.
    """
    match value:
        case str() as text:
            return text
        case [str() as chosen]:
            return chosen
    found = "a list" if isinstance(value, list) else "fields" if isinstance(value, Mapping) else str(value)
    raise FieldError("E203", f"text is needed here, not {found}", "write one answer, in quotes")


def _is_empty(value: object) -> bool:
    return value in (None, [], {}) or (isinstance(value, str) and says_nothing(value))


def _listed(value: object) -> list[object]:
    """The parts of an answer: of a text, its lines."""
    several = value.splitlines() if isinstance(value, str) else value
    return [each for each in (several if isinstance(several, list) else [several]) if not _is_empty(each)]
