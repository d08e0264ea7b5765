"""Floor 7: questions at a terminal, each asked until its answer can be used.

What an answer was taken for is shown. All that is said goes to stderr: stdout is for the record.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from textwrap import fill
from typing import cast

from armstrack.answers import Reader, question, say, says_nothing
from armstrack.cli import streams
from armstrack.fields import Field, fields_of
from armstrack.forms import SINGULAR
from armstrack.plain import Tree
from armstrack.problem import FieldError
from armstrack.vocab import Term, vocabularies

PROMPT = "> "
#: What `?` says besides the question itself, by the leaf's name.
_FORMS = {
    "date": "5 October 2020, October 2020, 2020, by May 2020, since 2020, 2019 to 2020; 2020? where doubtful",
    "figure": "7, 7? (doubtful), ~7 (about), 7+ (at least), <7, 5-9; digits alone",
    "party": "a name, an alias or a code: turkiye, UAE, TUR; `armstrack parties` lists them",
    "currency": "three letters of ISO 4217, or TIV; a beginning lists those that begin so",
    "id": "a record's id, or a beginning or ending that no other has",
    "key": "a short word in lower case, such as gac",
    "language": "two or three letters: en, fr, tr",
    "url": "the whole address, https://...",
}
#: Of longer vocabularies only those words are listed that begin as typed.
_MOST_LISTED = 60


class Asker:
    """Asks for fields, parts and lists of a record. `typed` has every answer, behind its field's name."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.typed: list[tuple[str, str]] = []

    def ask(self, field: Field, now: str, needed: bool, within: str = "") -> str:
        """One answer as a record writes it, empty where it is left out. Enter keeps what there is `now`."""
        streams.talk(f"{within}{field.name}: {question(field)}")
        if now:
            streams.talk(f"  now {now} (Enter keeps it{'' if needed else ', - takes it out'})")
        while True:
            typed = streams.ask(PROMPT).strip()
            if typed == "?":
                streams.talk(_explain(field))
            elif says_nothing(typed):
                if now and typed != "-":
                    return now
                if not needed:
                    return ""
                streams.talk("  every record needs it; ? explains")
            else:
                self.typed.append((field.name, typed))
                if text := self._take(field, typed):
                    return text

    def ask_part(self, field: Field, now: Mapping[str, Tree], within: str) -> dict[str, Tree]:
        """The fields of one part. No answer to the first question leaves it out, if it must have one."""
        assert field.part is not None  # noqa: S101 - asked of parts alone
        known = fields_of(field.part)
        names = sorted(known, key=lambda name: name == "key")
        found: dict[str, Tree] = {}
        for name in names:
            first, each = name == names[0], known[name]
            text = self.ask(each, str(now.get(name, "")), each.required and not first, f"{within}, ")
            if text:
                found[name] = text
            elif first and each.required:
                return {}
        return found

    def ask_field(self, field: Field, now: Tree = "", needed: bool | None = None) -> Tree:
        """Whatever a record holds under one field; empty where it is left out."""
        needed = field.required if needed is None else needed
        if field.part is not None and field.many:
            return self._ask_parts(field, cast(list[Tree], now or []), needed)
        if field.part is not None:
            return self.ask_part(field, cast(dict[str, Tree], now or {}), field.name)
        if field.many:
            return self._ask_words(field, cast(list[str], now or []))
        return self.ask(field, str(now), needed)

    def _ask_parts(self, field: Field, now: list[Tree], needed: bool) -> list[Tree]:
        """Every part of a list: those that there are, then as many more as are wanted."""
        name = SINGULAR.get(field.name, field.name)
        found: list[Tree] = []
        for number, part in enumerate(now, 1):
            kept = self.ask_part(field, cast(dict[str, Tree], part), f"{name} {number}")
            found += [kept] if kept else []
        while not found or pick(f"another {name}? [y/N] ", "ny") == "y":
            new = self.ask_part(field, {}, name)
            if new:
                found.append(new)
            elif found or not needed:
                break
            else:
                streams.talk(f"  every record needs a {name}")
        return found

    def _ask_words(self, field: Field, now: list[str]) -> list[Tree]:
        """A list of codes or words, one after the other until Enter."""
        known = ", ".join(now)
        text = self.ask(field, known, needed=False)
        if text == known:
            return list(now)
        found: list[Tree] = []
        while text:
            found.append(text)
            text = self.ask(field, "", needed=False)
        return found

    def _take(self, field: Field, typed: str) -> str:
        """What an answer is read as; empty, after saying why, where it cannot be used."""
        try:
            text = self._reader.read(field, typed)
        except FieldError as error:
            begun = _begun_so(field, typed)
            if len(begun) != 1:
                streams.talk(_listed(begun) if begun else folded(f"  {error.message}: {error.hint}"))
                return ""
            text = begun[0].term
        if (said := say(field, text)) != typed:
            streams.talk(folded(f"  {said}"))
        return text


def pick(question: str, letters: str) -> str:
    """One of a few letters, or a word that begins with it; Enter is the first of them."""
    while True:
        typed = streams.ask(question).strip().casefold()
        if not typed:
            return letters[0]
        if typed[0] in letters and typed in ("y", "yes", "n", "no", "e", "edit"):
            return typed[0]
        streams.talk(f"  answer {' or '.join(letters)}, please")


def _begun_so(field: Field, typed: str) -> list[Term]:
    """The words of a field's vocabulary that begin as typed."""
    start = typed.casefold().replace(" ", "-").replace("_", "-")
    terms = vocabularies()[field.vocabulary].values() if field.vocabulary else ()
    return [term for term in terms if term.term.casefold().startswith(start)]


def _explain(field: Field) -> str:
    terms = list(vocabularies()[field.vocabulary].values()) if field.vocabulary else []
    if 0 < len(terms) <= _MOST_LISTED:
        return _listed(terms)
    form = _FORMS.get(field.leaf.name, "") if field.leaf else ""
    return f"  {form or 'text on one line, in your own words'}"


def _listed(terms: list[Term]) -> str:
    """Words with their definitions."""
    column = max((len(term.term) for term in terms), default=0) + 4
    return "\n".join(folded(f"  {term.term:<{column - 2}}{term.definition}", " " * column) for term in terms)


def folded(text: str, indent: str = "  ") -> str:
    """The text on lines that a terminal holds, and that are easy to read; words stay whole."""
    return fill(text, _columns(), subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def _columns() -> int:
    """Those of the terminal that is talked to, which stdout need not be."""
    try:
        return min(os.get_terminal_size(sys.stderr.fileno()).columns, 100) or 80
    except OSError:
        return 80
