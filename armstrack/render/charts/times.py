"""Floor 6: days on the axis of a picture: its scale, its ticks, and how many pixels a stretch has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from armstrack.render.charts.sheet import Spec
from armstrack.spans import Window

_DAY = timedelta(days=1)
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000)


def stamp(day: date) -> str:
    """The beginning of a day in a notation that has no time zone of the machine's."""
    return f"{day.isoformat()}T00:00:00Z"


def end_stamp(day: date) -> str:
    """The end of a day."""
    return stamp(day + _DAY)


def time_axis(window: Window, width: int, inset: int = 0, **axis: Any) -> Spec:
    """The channel of days, from the window's first to the end of its last, with ticks that have room.

    `inset` is the room at both ends, for signs that are wider than a day.
    """
    step = _step(window, width)
    days = list(ticks(window, step))
    format_ = _format(step) if days else "%Y-%m-%d"
    shown = {"values": [_moment(day) for day in days or [window.first]], "format": format_, "title": None}
    ends = [_moment(window.first), _moment(window.last + _DAY)]
    return {
        "field": "first",
        "type": "temporal",
        "scale": {"type": "utc", "domain": ends, "range": [inset, width - inset], "nice": False},
        "axis": {**shown, "labelOverlap": False, "labelFlush": True, **axis},
    }


def ticks(window: Window, months: int) -> Iterator[date]:
    """The first days of every so many months within a window."""
    year, month = window.first.year, 1
    while year <= window.last.year:
        day = date(year, month, 1)
        if window.first <= day <= window.last and (months < 12 or year % (months // 12) == 0):
            yield day
        year, month = (year, month + months) if month + min(months, 12) <= 12 else (year + 1, 1)


def _step(window: Window, width: int) -> int:
    """The shortest step whose labels do not run into each other."""
    months = max(1, (window.last - window.first).days / 30.4)
    for step in _STEPS:
        if step * width / months >= (44 if step >= 12 else 64):
            return step
    return _STEPS[-1]


def _format(months: int) -> str:
    return "%Y" if months >= 12 else "%b %Y"


def _moment(day: date) -> Spec:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def pixel(day: date, window: Window, width: int, inset: int = 0) -> int:
    """Where a day begins, in pixels from the left."""
    days = (window.last - window.first).days + 1
    return round(inset + (width - 2 * inset) * (day - window.first).days / days)
