"""Floor 0: the time that words name: `2020`, `2019-2021`, `2019 to 2021`, `May 2020`, `since 5 May 2020`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from armstrack.dates import parse_date
from armstrack.lexicon import means
from armstrack.problem import FieldError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
#: Years of which a record may tell; 1325 and 2231 are numbers of resolutions.
_Y = r"(?:19|20)\d\d"
_YEAR = re.compile(_Y, re.ASCII)
_DATE = re.compile(rf"{_Y}(?:-\d\d?){{0,2}}", re.ASCII)
_RANGE = re.compile(
    rf"({_Y})[-\u2013\u2014]({_Y})|({_Y}(?:-\d\d){{0,2}})(?:/|\.\.)({_Y}(?:-\d\d){{0,2}})", re.ASCII
)
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?", re.ASCII)
_STOPS = "?,;:."
_ONE_DAY = timedelta(days=1)


#: What a preposition before a period keeps of it, and how to say that.
_BOUNDS = {
    "since": "since",
    "supplier": "since",
    "after": "after",
    "until": "until",
    "recipient": "until",
    "actor": "until",
    "before": "before",
    "place": "",
    "between": "",
}


class Period(NamedTuple):
    """First and last day, None where it is open, how to say it, and how many words it took."""

    first: date | None
    last: date | None
    said: str
    length: int


def time_at(words: Sequence[str]) -> Period | None:
    """The time that the first of these words name, with a preposition before it or without."""
    bare = _period_at(words, 0)
    if bare:
        return _stretch(words, bare)
    bound = _BOUNDS.get(means(words[0]))
    found = _period_at(words, 1)
    if found is None or bound is None:
        return None
    said = f"{bound} {found.said}".strip()
    ends = {
        "since": (found.first, None),
        "after": (found.last + _ONE_DAY, None),
        "until": (None, found.last),
        "before": (None, found.first - _ONE_DAY),
        "": (found.first, found.last),
    }
    return Period(*ends[bound], said, found.length + 1)


def _stretch(words: Sequence[str], first: _Whole) -> Period:
    """`2019 to 2021`, where that is what stands here."""
    link = words[first.length] if first.length < len(words) else ""
    last = _period_at(words, first.length + 1)
    if last and last.last >= first.first and means(link) in ("recipient", "until"):
        return Period(*_joined(first, last, first.length + 1 + last.length))
    return Period(*first)


class _Whole(NamedTuple):
    """A period with both its ends."""

    first: date
    last: date
    said: str
    length: int


def _period_at(words: Sequence[str], at: int) -> _Whole | None:
    """The year, month, day or range that the words from here on name."""
    one, two, three = (*(word.strip(_STOPS).casefold() for word in words[at : at + 3]), "", "", "")[:3]
    between = _RANGE.fullmatch(one)
    if between:
        first, last = (_read(text) for text in between.groups() if text)
        return _joined(first, last, 1) if first and last and last.last >= first.first else None
    if _DATE.fullmatch(one):
        return _read(one)
    if not _YEAR.fullmatch(three):
        return _read(f"{two}-{_month(one)}", 2) if _YEAR.fullmatch(two) else None
    for month, day in ((one, two), (two, one)):
        number = _DAY.fullmatch(day)
        if number:
            return _read(f"{three}-{_month(month)}-{number[1]}", 3)
    return None


def _month(word: str) -> str:
    """The number of a month by its name or its first three letters; 0 for any other word."""
    names = _MONTHS if len(word) == 3 else _NAMES
    return str(names.index(word) + 1) if word in names else "0"


def _read(text: str, length: int = 1) -> _Whole | None:
    """A year, month or day; None where there is no such day."""
    try:
        parsed = parse_date("-".join(part.zfill(2) for part in text.split("-")))
    except FieldError:
        return None
    return _Whole(parsed.first_day, parsed.last_day or parsed.first_day, parsed.text, length)


def _joined(first: _Whole, last: _Whole, length: int) -> _Whole:
    """From the first day of one to the last day of the other."""
    return _Whole(first.first, last.last, f"{first.said} to {last.said}", length)
