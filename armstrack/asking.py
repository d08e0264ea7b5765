"""Floor 4: what people ask for by name, as codes, words and days. A near miss is an error with a hint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias, TypedDict, TypeVar

from armstrack.dates import parse_date, parse_day
from armstrack.parties import explain_unknown, resolve
from armstrack.problem import FieldError
from armstrack.select import Filters
from armstrack.vocab import kinds, terms_of
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
    found = resolve(_text(name, where))
    if found.code is None:
        fault = f'"{name}" is ambiguous' if found.ambiguous else f'no party is called "{name}"'
        raise UnknownPartyError(_placed(where, fault), explain_unknown(name))
    return found.code


def read_word(text: str, vocabulary: str, also: Iterable[str] = (), where: str = "") -> str:
    """A word of a vocabulary, or one of its old spellings; `where` is what it was given for.

    Raises:
        UnknownWordError: where it is neither.
    """
    known = terms_of(vocabulary)
    folded = _text(text, where).strip().casefold().replace(" ", "-").replace("_", "-")
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
    return _plain_day(day, where) if isinstance(day, date) else _read(parse_day, day, where)


def read_since(day: Day, where: str = "") -> date:
    """The first day of a day, month or year.

    Raises:
        DayError: for anything else.
    """
    return _plain_day(day, where) if isinstance(day, date) else _read(parse_date, day, where).first_day


def read_until(day: Day, where: str = "") -> date:
    """The last day of a day, month or year; the last day of all for a range without an end.

    Raises:
        DayError: for anything else.
    """
    if isinstance(day, date):
        return _plain_day(day, where)
    return _read(parse_date, day, where).last_day or date.max


def _plain_day(day: date, where: str) -> date:
    """The day alone: a `datetime`, and so a time of pandas, is a date too, and compares with none."""
    if day != day:  # pandas' NaT is a `datetime` as well  # noqa: PLR0124
        raise DayError(_placed(where, "NaT is no day"), "leave out what has no date")
    return date(day.year, day.month, day.day)


def _text(value: str, where: str) -> str:
    """The text itself, for what comes from Python untold: a number, or what a frame has for unknown.

    Raises:
        TypeError: for anything else.
    """
    if not isinstance(value, str):
        raise TypeError(_placed(where, f"{value!r} is no text: write a name or a word"))
    return value


def _read(parse: Callable[[str], _Read], text: str, where: str) -> _Read:
    if not isinstance(text, str):
        hint = 'write a date as text, such as "2020-10-05", or a datetime.date'
        raise DayError(_placed(where, f"{text!r} is no date"), hint)
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
    also = {"status": tuple(kinds())}
    read: dict[str, Any] = {}
    for name in _PARTIES:
        at = where.format(name)
        read[name] = tuple(read_party(each, at) for each in _each(given.get(name), at))
    for name in _WORDS:
        known = statuses if name == "status" else name
        at = where.format(name)
        words = _each(given.get(name), at)
        read[name] = tuple(read_word(each, known, also.get(known, ()), at) for each in words)
    for name, reader in (("since", read_since), ("until", read_until)):
        read[name] = None if given.get(name) is None else reader(given[name], where.format(name))
    return Filters(**read, text=_each(given.get("text"), where.format("text")))


def _each(words: Words | None, where: str) -> tuple[str, ...]:
    """The words of one filter; none where it is not given.

    Raises:
        QuestionError: for a list of none, which would keep everything although it names nothing.
        TypeError: for what is neither a text nor several.
    """
    if words is None:
        return ()
    if isinstance(words, str) or not isinstance(words, Iterable):
        return (_text(words, where),)
    found = tuple(_text(word, where) for word in words)
    if not found:
        raise QuestionError(_placed(where, "an empty list names nothing"), "leave it out to keep everything")
    return found
