"""Floor 0: dates as a source gives them. A partial date stays partial; nothing is filled in.

The notation is a subset of EDTF (ISO 8601-2): `2020`, `2020-10`, `2020-10-05`, each with `?`, `~` or
`%` behind it, and the intervals `A/B`, `A/..` (still going on) and `../B` (not later than B).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from armstrack.problem import FieldError

BAD_DATE = "E205"
_DAY = "write a day such as 2020-10-05"
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
_HOW = "write 2020, 2020-10, 2020-10-05, or a range such as 2019/2020, 2020-10-05/.. or ../2020"
_POINT_PATTERN = r"[1-9][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"
_NOT_BY_FOUR = "(?:[02468][1235679]|[13579][01345789])"
_NO_SUCH_DAY = rf"-02-3|-(?:0[469]|11)-31|(?:[0-9]{{2}}{_NOT_BY_FOUR}|{_NOT_BY_FOUR}00)-02-29"
#: What a JSON Schema can check: all but the order of the ends of a range, which is left to `parse_date`.
#: Read alike by Python and by ECMA-262, whose `$` stands at the very end alone.
PATTERN = (
    rf"^(?!.*(?:{_NO_SUCH_DAY}))"
    rf"(?:(?:\.\./)?{_POINT_PATTERN}|{_POINT_PATTERN}/(?:{_POINT_PATTERN}|\.\.))$(?!\n)"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date exactly as written, with the first and the last day that it may mean.

    `first_day` of `../B` is the first day of B: an event known only to be not later than B counts
    from there. `last_day` of `A/..` is None: it goes on until the day somebody asks about.
    `start` is the first date as written, without qualifier: the one that names the file.
    """

    text: str
    first_day: date
    last_day: date | None
    start: str

    def __str__(self) -> str:
        return self.text

    @property
    def began_by(self) -> bool:
        """True for `../B`: it may have begun, or happened, on any day before."""
        return self.text.startswith("..")

    @property
    def is_day(self) -> bool:
        """True where the text names exactly one day."""
        return self.first_day == self.last_day

    def last_day_by(self, as_of: date) -> date:
        """The last day it may mean, an open end closing on `as_of` (never before the first day)."""
        return max(self.first_day, as_of) if self.last_day is None else self.last_day


@lru_cache(maxsize=65536)
def parse_date(text: str) -> PartialDate:
    """Reads one date of the subset.

    Raises:
        FieldError: E205, saying what is wrong with this very date, and what it is `instead` if that is sure.
    """
    try:
        return _read(text)
    except FieldError as error:
        from armstrack.readings import date_meant

        meant = date_meant(text)
        if meant is None or meant == text or not _is_date(meant):
            raise
        raise FieldError(BAD_DATE, error.message, f"write {meant}", meant) from None


def _is_date(text: str) -> bool:
    try:
        _read(text)
    except FieldError:
        return False
    return True


def _read(text: str) -> PartialDate:
    day = _read_day(text)
    if day:
        return PartialDate(text, day, day, text)
    left, slash, right = text.partition("/")
    if not slash:
        first, last, start = _read_point(left)
        return PartialDate(text, first, last, start)
    if left == "..":
        first, last, start = _read_point(right)
        return PartialDate(text, first, last, start)
    first, left_last, start = _read_point(left)
    if right == "..":
        return PartialDate(text, first, None, start)
    right_first, last, _ = _read_point(right)
    if last < first:
        raise FieldError(BAD_DATE, f'the range "{text}" runs backwards', f"write {right}/{left}")
    if right_first < first or last < left_last:
        message = f'in "{text}" one end lies within the other'
        raise FieldError(BAD_DATE, message, "write the more precise of the two alone")
    return PartialDate(text, first, last, start)


def _read_day(text: str) -> date | None:
    """A plain day, as most dates are; None for any other text. Weeks have no hyphen in the last place."""
    if len(text) != 10 or text[7] != "-" or text < "1000":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_point(text: str) -> tuple[date, date, str]:
    """First day, last day and bare text of a year, a month or a day."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise FieldError(BAD_DATE, f'"{text}" is no date', _HOW)
    year, month, day, qualifier = match.groups()
    if year < "1000":
        raise FieldError(BAD_DATE, f"the year {year} is out of range", "years run from 1000 to 9999")
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    if not 1 <= first_month <= 12:
        raise FieldError(BAD_DATE, f'there is no month {month} in "{text}"', "months run from 01 to 12")
    days = _days_in(int(year), last_month)
    if day and not 1 <= int(day) <= days:
        raise FieldError(BAD_DATE, f'there is no day {day} in "{text}"', f"that month ends on {days}")
    first = date(int(year), first_month, int(day) if day else 1)
    last = date(int(year), last_month, int(day) if day else days)
    return first, last, text.removesuffix(qualifier)


def _days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def parse_day(text: str) -> date:
    """Reads one whole day, as the command line takes it.

    Raises:
        FieldError: E205 for anything but a day.
    """
    try:
        parsed = parse_date(text.strip())
    except FieldError as error:
        raise FieldError(BAD_DATE, error.message, _DAY if error.hint == _HOW else error.hint) from None
    if not parsed.is_day:
        raise FieldError(BAD_DATE, f'"{text}" is not one day', _DAY)
    return parsed.first_day


def date_words(text: str) -> str:
    """A date as people read it, its range in words: `2020-05 to 2020-06`, `by 2020-10-05`, `from 2019`."""
    first, slash, last = text.partition("/")
    if not slash:
        return text
    if first == "..":
        return f"by {last}"
    return f"from {first}" if last == ".." else f"{first} to {last}"
