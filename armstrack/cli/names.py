"""Floor 7: what people type, as codes and words. A near miss is a usage error with a suggestion."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import typer

from armstrack.dates import parse_day
from armstrack.parties import explain_unknown, resolve
from armstrack.problem import FieldError
from armstrack.vocab import vocabularies
from armstrack.words import did_you_mean


def party(name: str) -> str:
    """The code that a name means.

    Raises:
        typer.BadParameter: where it means none, or several.
    """
    code = resolve(name).code
    if code is None:
        raise typer.BadParameter(f'no party is called "{name}": {explain_unknown(name)}')
    return code


def day(text: str) -> date:
    """One whole day.

    Raises:
        typer.BadParameter: for anything else.
    """
    try:
        return parse_day(text)
    except FieldError as error:
        raise typer.BadParameter(f"{error.message}: {error.hint}") from None


def since(text: str) -> date:
    """The first day of a day, month or year."""
    from armstrack.dates import parse_date

    try:
        return parse_date(text).first_day
    except FieldError as error:
        raise typer.BadParameter(f"{error.message}: {error.hint}") from None


def until(text: str) -> date:
    """The last day of a day, month or year."""
    from armstrack.dates import parse_date

    try:
        parsed = parse_date(text)
    except FieldError as error:
        raise typer.BadParameter(f"{error.message}: {error.hint}") from None
    return parsed.last_day or date.max


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
