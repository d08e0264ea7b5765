"""Floor 4: what people ask for by name, as codes, words and days. A near miss is an error with a hint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias, TypedDict, TypeVar

from armstrack.dates import parse_date, parse_day
from armstrack.parties import explain_unknown, resolve
from armstrack.problem import FieldError
from armstrack.select import Filters
from armstrack.vocab import vocabularies
from armstrack.words import did_you_mean

#: One spelling, or several of which any will do.
Words: TypeAlias = str | Iterable[str]
#: A day, or its text; where a period will do also `2019` or `2019-05`.
Day: TypeAlias = date | str
_Read = TypeVar("_Read")


class QuestionError(ValueError):
    """A question that cannot be answered as it is put.

    Attributes:
        message: what is wrong, and where.
        hint: what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}: {hint}" if hint else message)
        self.message, self.hint = message, hint


class UnknownPartyError(QuestionError):
    """A name that means no party, or several. No fuzzy match ever decides."""


class UnknownWordError(QuestionError):
    """A word that is not in its vocabulary, such as a kind or a category that there is not."""


class DayError(QuestionError):
    """A text that is no date, or no day where one is needed; or no day at all."""


class Asked(TypedDict, total=False):
    """Filters in any spelling. Several words of one filter widen it, several filters narrow each other."""

    supplier: Words
    recipient: Words
    party: Words
    kind: Words
    status: Words
    verification: Words
    category: Words
    since: Day
    until: Day
    text: Words


_PARTIES = ("supplier", "recipient", "party")
_WORDS = ("kind", "status", "verification", "category")


def _placed(where: str, fault: str) -> str:
    return f"{where}: {fault}" if where else fault


def read_party(name: str, where: str = "") -> str:
    """The code that a name means; `where` is what it was given for.

    Raises:
        UnknownPartyError: where it means none, or several.
    """
    found = resolve(name)
    if found.code is None:
        fault = f'"{name}" is ambiguous' if found.ambiguous else f'no party is called "{name}"'
        raise UnknownPartyError(_placed(where, fault), explain_unknown(name))
    return found.code


def read_word(text: str, vocabulary: str, also: Iterable[str] = (), where: str = "") -> str:
    """A word of a vocabulary, or one of its old spellings; `where` is what it was given for.

    Raises:
        UnknownWordError: where it is neither.
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
    raise UnknownWordError(_placed(where, f'no {vocabulary} is called "{text}"'), hint)


def read_day(day: Day, where: str = "") -> date:
    """One whole day.

    Raises:
        DayError: for anything else.
    """
    return _plain_day(day) if isinstance(day, date) else _read(parse_day, day, where)


def read_since(day: Day, where: str = "") -> date:
    """The first day of a day, month or year.

    Raises:
        DayError: for anything else.
    """
    return _plain_day(day) if isinstance(day, date) else _read(parse_date, day, where).first_day


def read_until(day: Day, where: str = "") -> date:
    """The last day of a day, month or year; the last day of all for a range without an end.

    Raises:
        DayError: for anything else.
    """
    return _plain_day(day) if isinstance(day, date) else _read(parse_date, day, where).last_day or date.max


def _plain_day(day: date) -> date:
    """The day alone: a `datetime`, and so a time of pandas, is a date too, and compares with none."""
    return date(day.year, day.month, day.day)


def _read(parse: Callable[[str], _Read], text: str, where: str) -> _Read:
    try:
        return parse(text)
    except FieldError as error:
        raise DayError(_placed(where, error.message), error.hint) from None


def read_filters(given: Mapping[str, Any], statuses: str = "status", where: str = "{}") -> Filters:
    """Names to codes and words to vocabulary. What is not given, or None, keeps everything.

    `statuses` is the vocabulary of `status`; `where` is how a filter is called, with its name for `{}`.

    Raises:
        UnknownPartyError, UnknownWordError, DayError: for what cannot be read.
        TypeError: for a filter that there is not.
    """
    for name in given.keys() - Asked.__annotations__.keys():
        hint = did_you_mean(name, Asked.__annotations__) or f"filters: {', '.join(Asked.__annotations__)}"
        raise TypeError(f'there is no filter "{name}": {hint}')
    also = {"status": tuple(vocabularies()["kind"])}
    read: dict[str, Any] = {}
    for name in _PARTIES:
        read[name] = tuple(read_party(each, where.format(name)) for each in _each(given.get(name)))
    for name in _WORDS:
        known = statuses if name == "status" else name
        words = _each(given.get(name))
        read[name] = tuple(read_word(each, known, also.get(known, ()), where.format(name)) for each in words)
    for name, reader in (("since", read_since), ("until", read_until)):
        read[name] = None if given.get(name) is None else reader(given[name], where.format(name))
    return Filters(**read, text=_each(given.get("text")))


def _each(words: Words | None) -> tuple[str, ...]:
    if words is None:
        return ()
    return (words,) if isinstance(words, str) else tuple(words)
