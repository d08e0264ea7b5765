"""Floor 2: one answer of a person, as a record writes it. What can only mean one thing is taken as that.

A near miss is never taken: it is refused, with what may have been meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from armstrack.characters import refused_in
from armstrack.fields import Field
from armstrack.handles import Handles
from armstrack.leaves import CURRENCY, DATE, ID, NOTHING, PARTY
from armstrack.parties import name_of
from armstrack.problem import FieldError
from armstrack.typed_dates import read_typed
from armstrack.vocab import currencies, vocabularies
from armstrack.words import nearest

#: What forms on the web send for a question that was left empty.
_NO_RESPONSE = "_no response_"


def says_nothing(text: str) -> bool:
    """True where an answer is empty, or says that nothing is known: the field is then left out."""
    return text.strip().casefold() in (*NOTHING, _NO_RESPONSE)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads answers on a day, beside the records of a ledger, which `handles` names."""

    today: date
    handles: Handles = field(default_factory=Handles)

    def read(self, field: Field, text: str) -> str:
        """The text that a record holds for an answer.

        Raises:
            FieldError: where it is none, or could be two.
        """
        if field.leaf is None:
            raise FieldError("E203", "fields are needed here, not text", "write `name=value; name=value`")
        typed = _check_signs(text.replace("\r\n", "\n")).strip()
        if field.leaf is DATE:
            typed = read_typed(typed, self.today)
        elif field.leaf is ID:
            typed = self._find(typed)
        try:
            field.leaf.read(typed)
        except FieldError as error:
            if error.instead is None:
                raise
            return error.instead
        return typed

    def _find(self, typed: str) -> str:
        """The id that a text is, or is the only one to begin or end with."""
        wanted = typed.rpartition("/")[2].casefold().removesuffix(".yaml")
        found = [wanted] if wanted in self.handles else self.handles.matching(wanted)
        if len(found) == 1:
            return found[0]
        if found:
            message = f'{len(found)} records begin or end with "{wanted}"'
            raise FieldError("E403", message, f"one of {', '.join(found[:5])}")
        near = nearest(wanted, self.handles, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "`armstrack list` shows the ids"
        raise FieldError("E403", f'no record has the id "{wanted}"', hint)


def _check_signs(text: str) -> str:
    """The text, if a file can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise FieldError("E101", "the answer is not UTF-8", "type it anew, or paste it as text") from None
    for _, message in refused_in(text):
        raise FieldError("E102", message, "leave it out, or retype the line")
    return text


def question(field: Field) -> str:
    """What a field means, as people are asked for it."""
    return f"{field.about}; any name will do" if field.leaf is PARTY else field.about


def say(field: Field, written: str) -> str:
    """What an answer was taken for, where the answer alone does not show it: a code's name, a definition."""
    if field.leaf is PARTY:
        return f"{written} ({name_of(written)})"
    if field.leaf is CURRENCY:
        return f"{written} ({currencies()[written].name})"
    if field.vocabulary:
        return f"{written}: {vocabularies()[field.vocabulary][written].definition}"
    return written
