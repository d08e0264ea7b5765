"""Floor 0: dates as people type them, in the ledger's notation. What may be two days is refused with both."""

from __future__ import annotations

import re
from datetime import date, timedelta

from armstrack.dates import BAD_DATE, parse_date
from armstrack.problem import FieldError
from armstrack.readings import date_meant

_RANGES = (
    (re.compile(r"(?:from )?(\S.*?) (?:to|until|-|\u2013) (\S.*)"), "{}/{}"),
    (re.compile(r"(?:from|since) (\S.*)"), "{}/.."),
    (re.compile(r"(?:by|not later than) (\S.*)"), "../{}"),
)
_IDLE = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b| of(?= )")
_DAY_SECOND = re.compile(r"([a-z]\.? \d{1,2}) (?=\d{4}$)", re.ASCII)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WITH_WEEKDAY = re.compile(rf"({'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in _WEEKDAYS)})[.,]* (.*)")
_EITHER_FIRST = re.compile(r"(0?[1-9]|1[0-2])([-./])(0?[1-9]|1[0-2])\2([1-9]\d{3})", re.ASCII)
_HOW = "write it as 5 October 2020, October 2020, 2020 or 2020-10-05"


def read_typed(text: str, today: date) -> str:
    """The notation of a date or a range, however it was typed: `5 Oct 2020`, `by 2020-10`, `yesterday`.

    Raises:
        FieldError: E205, where it is no date, or could be two.
    """
    typed = " ".join(text.split()).casefold()
    written = typed if _is_written(typed) else _read_range(typed, today)
    parse_date(written)
    return written


def _is_written(text: str) -> bool:
    """True for the ledger's own notation."""
    try:
        parse_date(text)
    except FieldError:
        return False
    return True


def _read_range(text: str, today: date) -> str:
    for pattern, form in _RANGES:
        if found := pattern.fullmatch(text):
            return form.format(*(_read_point(each, today) for each in found.groups()))
    return _read_point(text, today)


def _read_point(text: str, today: date) -> str:
    """A year, a month or a day, with the mark of doubt that it has."""
    bare = text.rstrip("?~% ")
    mark = text.removeprefix(bare).strip()
    if bare in ("today", "yesterday"):
        return f"{today - timedelta(days=bare == 'yesterday')}{mark}"
    plain = _DAY_SECOND.sub(r"\1, ", _IDLE.sub("", bare))
    dated = _WITH_WEEKDAY.fullmatch(plain)
    written = plain if _is_written(plain) else date_meant(dated[2] if dated else plain)
    if written is None:
        raise _refuse(bare)
    if dated:
        _check_weekday(bare, dated[1], written)
    return written + mark


def _check_weekday(typed: str, weekday: str, written: str) -> None:
    """A weekday that is not the date's says that one of the two is wrong."""
    real = _WEEKDAYS[parse_date(written).first_day.weekday()]
    if not real.startswith(weekday):
        message = f'"{typed}" contradicts itself: {written} is a {real.capitalize()}'
        raise FieldError(BAD_DATE, message, "look it up again, and write the date alone")


def _refuse(text: str) -> FieldError:
    found = _EITHER_FIRST.fullmatch(text)
    if found is None:
        return FieldError(BAD_DATE, f'"{text}" is no date', _HOW)
    one, _, two, year = found.groups()
    message = f'"{text}" may be {year}-{int(two):02}-{int(one):02} or {year}-{int(one):02}-{int(two):02}'
    return FieldError(BAD_DATE, message, "write the one that is meant")
