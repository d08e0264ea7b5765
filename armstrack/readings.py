"""Floor 0: dates and figures in another notation that have one reading only. What has two is left alone."""

from __future__ import annotations

import re

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_YEAR_FIRST = re.compile(r"([1-9]\d{3})([-./])(\d{1,2})\2(\d{1,2})([?~%]?)", re.ASCII)
_TOGETHER = re.compile(r"([12]\d{3})(\d\d)(\d\d)", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2([1-9]\d{3})", re.ASCII)
_MONTH_NAMED = re.compile(r"(?:(\d{1,2})\.? )?([a-z]{3,9})\.?(?: (\d{1,2}),)?,? ([1-9]\d{3})", re.ASCII)
_ABOUT = re.compile(r"([?~%])([1-9]\d{3}(?:-\d\d){0,2})", re.ASCII)
_YEARS = re.compile(r"([1-9]\d{3}) ?- ?([1-9]\d{3})", re.ASCII)

#: A number in groups of three: by blanks, apostrophes or underscores; by several commas or points; by one
#: comma or point where the other sign begins the decimals. `5,000` alone may be five, to three places.
_GROUPED = re.compile(
    r"""[1-9]\d{0,2}(?:
        (?P<blank>[ _'\u2019\u00a0\u2009\u202f])\d{3}(?:(?P=blank)\d{3})*(?:\.\d+)?
      | (?:,\d{3}){2,}(?:\.\d+)? | ,\d{3}\.\d+
      | (?:\.\d{3}){2,}(?:,\d+)? | \.\d{3},\d+
    )""",
    re.ASCII | re.VERBOSE,
)


def date_meant(text: str) -> str | None:
    """A date as records write it, where the text can only mean that one; it may still be no real day.

    A day and a month of which either could be the other (`05/10/2020`) have two readings, `2019-7` and
    `2019/20` are ranges to some, and a time of day may belong to another day elsewhere.
    """
    plain = _DASHES.sub("-", text.strip())
    for read in (_year_first, _together, _day_first, _month_named, _about, _years):
        found = read(plain)
        if found:
            return found
    return None


def _year_first(text: str) -> str | None:
    match = _YEAR_FIRST.fullmatch(text)
    return _written(match[1], match[3], match[4]) + match[5] if match else None


def _together(text: str) -> str | None:
    match = _TOGETHER.fullmatch(text)
    return _written(*match.groups()) if match else None


def _day_first(text: str) -> str | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, _, month, year = match.groups()
    if int(month) > 12:
        day, month = month, day
    return _written(year, month, day) if int(day) > 12 or int(day) == int(month) else None


def _month_named(text: str) -> str | None:
    match = _MONTH_NAMED.fullmatch(text.lower())
    if match is None or (match[1] and match[3]):
        return None
    name = "sep" if match[2] == "sept" else match[2]
    months = [i for i, month in enumerate(_MONTHS, 1) if name in (month, month[:3])]
    return _written(match[4], str(months[0]), match[1] or match[3]) if months else None


def _about(text: str) -> str | None:
    match = _ABOUT.fullmatch(text)
    return match[2] + match[1] if match else None


def _years(text: str) -> str | None:
    match = _YEARS.fullmatch(text)
    return f"{match[1]}/{match[2]}" if match and match[1] < match[2] else None


def _written(year: str, month: str, day: str | None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def figure_meant(text: str) -> str | None:
    """A figure without its thousands separators, where they can be nothing else.

    In a range both ends must have them: `5-9 000` may begin at 5 or at 5,000.
    """
    low, dash, high = text.strip().partition("-")
    ends = (low, high) if dash else (low,)
    joined = [_join(end) for end in ends]
    return None if None in joined else dash.join(end for end in joined if end)


def _join(text: str) -> str | None:
    match = re.fullmatch(r"([~<]?)([^~<?+]*)([?+]?)", text)
    if match is None or not _GROUPED.fullmatch(match[2]):
        return None
    number = match[2]
    decimals = max(number.rfind("."), number.rfind(","))
    whole, rest = (number[:decimals], number[decimals + 1 :]) if _has_decimals(number) else (number, "")
    digits = re.sub(r"\D", "", whole)
    return match[1] + digits + (f".{rest}" if rest else "") + match[3]


def _has_decimals(number: str) -> bool:
    """True where the last sign between digits is another one than the first."""
    signs = re.findall(r"\D", number)
    return bool(signs[0] != signs[-1])
