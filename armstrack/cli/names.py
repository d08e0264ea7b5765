"""Floor 7: what people type, as codes and words. A near miss is a usage error with a suggestion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import typer

from armstrack.dates import parse_date, parse_day
from armstrack.parties import explain_unknown, resolve
from armstrack.problem import FieldError
from armstrack.vocab import vocabularies
from armstrack.words import did_you_mean

_Read = TypeVar("_Read")


def party(name: str) -> str:
    """The code that a name means.

    Raises:
        typer.BadParameter: where it means none, or several.
    """
    found = resolve(name)
    if found.code is None:
        fault = f'"{name}" is ambiguous' if found.ambiguous else f'no party is called "{name}"'
        raise typer.BadParameter(f"{fault}: {explain_unknown(name)}")
    return found.code


def today(text: str) -> date:
    """One whole day.

    Raises:
        typer.BadParameter: for anything else.
    """
    return _read(parse_day, text, "--today")


def as_of(text: str) -> date:
    """The day that a question is about.

    Raises:
        typer.BadParameter: for anything but one whole day.
    """
    return _read(parse_day, text, "--as-of")


def since(text: str) -> date:
    """The first day of a day, month or year.

    Raises:
        typer.BadParameter: for anything else.
    """
    return _read(parse_date, text, "--since").first_day


def until(text: str) -> date:
    """The last day of a day, month or year; the last day of all for a range without an end.

    Raises:
        typer.BadParameter: for anything else.
    """
    return _read(parse_date, text, "--until").last_day or date.max


def _read(parse: Callable[[str], _Read], text: str, option: str) -> _Read:
    try:
        return parse(text)
    except FieldError as error:
        raise typer.BadParameter(f"{error.message}: {error.hint}", param_hint=option) from None


def word(text: str, vocabulary: str, also: Iterable[str] = ()) -> str:
    """A word of a vocabulary, or one of its old spellings.

    Raises:
        typer.BadParameter: where it is neither.
    """
    known = vocabularies()[vocabulary]
    folded = text.strip().casefold().replace(" ", "-").replace("_", "-")
    words = [*known, *also]
    if folded in words:
        return folded
    aliased = next((term.term for term in known.values() if folded in term.aliases), None)
    if aliased:
        return aliased
    near = did_you_mean(folded, words)
    listed = f"`armstrack vocab {vocabulary}` lists the words"
    raise typer.BadParameter(f'no {vocabulary} is called "{text}": {near} {listed}'.replace("  ", " "))
