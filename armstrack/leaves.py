"""Floor 2: how the text of one field is read, light to import. Which field is which says `event.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from armstrack import dates, figures, lookalikes, vocab
from armstrack.parties import code_of, explain_unknown, parties
from armstrack.problem import FieldError
from armstrack.words import did_you_mean

#: Text that says nothing, in small letters.
NOTHING = frozenset(("", "~", "-", "null", "none", "n/a", "unknown", "tbd", "?"))
#: No code of any kind is as long as this.
_LONGEST_CODE = 250
#: What the whole text of a leaf must match. Written so that ECMA-262 reads it alike.
PATTERNS = {
    "id": "[0-9][0-9a-z.-]*",
    "key": "[a-z0-9][a-z0-9_-]*",
    "language": "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
    "url": r"[hH][tT][tT][pP][sS]?://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?",
}


class Leaf(NamedTuple):
    """How the text of a leaf is read. `parse` raises FieldError; the JSON Schema knows the leaf by `name`."""

    name: str
    parse: Callable[[str], Any]

    def read(self, value: object) -> Any:
        """The leaf's value, after the checks that every leaf shares."""
        if not isinstance(value, str):
            found = "a list" if isinstance(value, list) else "fields"
            raise FieldError(
                "E203", f"text is needed here, not {found}", "write one value, behind the field's name"
            )
        if value.strip().casefold() in NOTHING:
            said = f'"{value.strip()}" says nothing' if value.strip() else "the value is empty"
            raise FieldError("E211", said, "what is unknown is left out: delete the field")
        try:
            return self.parse(value)
        except FieldError as error:
            raise self._as_seen(value, error) from None

    def _as_seen(self, value: str, error: FieldError) -> FieldError:
        """The error, with what only looks like a code named: a Cyrillic letter, a joiner in its midst."""
        seen, meant = lookalikes.as_seen(value[: _LONGEST_CODE + 1]).strip(), error.instead
        if seen == value.strip() or not seen.isascii() or self.name == "text" or len(seen) > _LONGEST_CODE:
            return error
        try:
            self.parse(seen)
            meant = seen
        except FieldError as other:
            meant = meant or other.instead
        told = f"write {meant}: it holds" if meant else f"{error.hint}; it holds"
        return FieldError(error.code, error.message, f"{told} {lookalikes.strange_in(value)}", meant)

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> Any:
        """Called by pydantic alone, so that this module stays light to import."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.read)


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise FieldError("E203", "one line is needed here", "put the rest into `notes`")
    return text.strip()


def _prose(text: str) -> str:
    return text.strip()


def _matching(name: str, code: str, what: str, hint: str, meant: Callable[[str], str] | None = None) -> Leaf:
    """Text of one pattern. What it is `meant` for, if that is of the pattern, may stand instead."""
    pattern = re.compile(PATTERNS[name])

    def parse(text: str) -> str:
        if pattern.fullmatch(text):
            return text
        instead = meant(text) if meant else ""
        if pattern.fullmatch(instead):
            raise FieldError(code, f'"{text}" is no {what}', f"write {instead}", instead)
        raise FieldError(code, f'"{text}" is no {what}', hint)

    return Leaf(name, parse)


def word(vocabulary: str) -> Leaf:
    """A word of one vocabulary; its old spellings are named in the hint, never taken."""

    def parse(text: str) -> str:
        known = vocab.vocabularies()[vocabulary]
        if text in known:
            return text
        meant = vocab.word_meant(vocabulary, text)
        hint = f"write {meant};" if meant else did_you_mean(text, known) or _few(known)
        listed = f"`armstrack vocab {vocabulary}` lists the words"
        raise FieldError("E206", f'unknown {vocabulary} "{text}"', f"{hint} {listed}".strip(), meant)

    return Leaf(vocabulary, parse)


def _few(known: Iterable[str]) -> str:
    """A short vocabulary whole: it fits a hint."""
    words = list(known)
    return f"one of {', '.join(words)};" if len(words) < 10 else ""


def _party(text: str) -> str:
    if text in parties():
        return text
    raise FieldError("E204", f'unknown party "{text}"', explain_unknown(text), code_of(text))


def _currency(text: str) -> str:
    known = vocab.currencies()
    if text in known:
        return text
    meant = text.strip().upper()
    if meant in known:
        raise FieldError("E208", f'unknown currency "{text}"', f"write {meant}", meant)
    hint = did_you_mean(meant, known) or "a currency is three letters of ISO 4217, or TIV"
    raise FieldError("E208", f'unknown currency "{text}"', hint)


def _id_meant(text: str) -> str:
    """An id as people copy it: in capitals, with its folder, with the ending of its file."""
    return text.rpartition("/")[2].lower().removesuffix(".yaml")


TEXT = Leaf("text", _one_line)
PROSE = Leaf("prose", _prose)
DATE = Leaf("date", dates.parse_date)
FIGURE = Leaf("figure", figures.parse_figure)
PARTY = Leaf("party", _party)
CURRENCY = Leaf("currency", _currency)
ID = _matching(
    "id",
    "E210",
    "id of a record",
    "an id is a file's name without .yaml, such as 2020-10-05-can-tur-optics",
    _id_meant,
)
KEY = _matching("key", "E212", "key", "a key is a short word in lower case, such as gac")
LANG = _matching("language", "E212", "language", "write a language code such as en, fr or tr", str.lower)
URL = _matching("url", "E209", "web address", "write the whole address, https://..., without blanks")
