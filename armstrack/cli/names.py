"""Floor 7: what people type, as codes and words. A near miss is a usage error with a suggestion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from armstrack.cli import exits
from armstrack.dates import parse_date, parse_day
from armstrack.parties import explain_unknown, resolve
from armstrack.problem import FieldError
from armstrack.vocab import vocabularies
from armstrack.words import did_you_mean

_Read = TypeVar("_Read")


def party(name: str, where: str = "") -> str:
    """The code that a name means; `where` is the option or argument that it was typed for.

    Raises:
        StopError: usage, where it means none, or several.
    """
    found = resolve(name)
    if found.code is None:
        fault = f'"{name}" is ambiguous' if found.ambiguous else f'no party is called "{name}"'
        raise _refused(where, fault, explain_unknown(name))
    return found.code


def today(text: str) -> date:
    """One whole day.

    Raises:
        StopError: usage, for anything else.
    """
    return _read(parse_day, text, "--today")


def as_of(text: str) -> date:
    """The day that a question is about.

    Raises:
        StopError: usage, for anything but one whole day.
    """
    return _read(parse_day, text, "--as-of")


def since(text: str) -> date:
    """The first day of a day, month or year.

    Raises:
        StopError: usage, for anything else.
    """
    return _read(parse_date, text, "--since").first_day


def until(text: str) -> date:
    """The last day of a day, month or year; the last day of all for a range without an end.

    Raises:
        StopError: usage, for anything else.
    """
    return _read(parse_date, text, "--until").last_day or date.max


def _read(parse: Callable[[str], _Read], text: str, option: str) -> _Read:
    try:
        return parse(text)
    except FieldError as error:
        raise _refused(option, error.message, error.hint) from None


def _refused(where: str, fault: str, hint: str) -> exits.StopError:
    return exits.StopError(exits.USAGE, f"{where}: {fault}" if where else fault, hint)


def word(text: str, vocabulary: str, also: Iterable[str] = (), where: str = "") -> str:
    """A word of a vocabulary, or one of its old spellings; `where` is the option that it was typed for.

    Raises:
        StopError: usage, where it is neither.
    """
    known = vocabularies()[vocabulary]
    folded = text.strip().casefold().replace(" ", "-").replace("_", "-")
    words = [*known, *also]
    if folded in words:
        return folded
    aliased = next((term.term for term in known.values() if folded in term.aliases), None)
    if aliased:
        return aliased
    hint = f"{did_you_mean(folded, words)} `armstrack vocab {vocabulary}` lists the words".strip()
    raise _refused(where, f'no {vocabulary} is called "{text}"', hint)
