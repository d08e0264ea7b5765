"""Floor 4: how long an act says that it lasts. Rule 10 (`until`), for stops and for dealings alike."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from armstrack.acts import Act
from armstrack.dates import PartialDate


class Term(NamedTuple):
    """The last act of an imposer, and the last day that it set, if any."""

    act: Act
    day: date
    until: PartialDate | None

    def has_passed(self, as_of: date, at_last: bool) -> bool:
        """Whether that day (inclusive) lies behind, read at its last or its first possible day."""
        if self.until is None or self.until.last_day is None:
            return False
        return as_of > (self.until.last_day if at_last else self.until.first_day)


def prolong(term: Term | None, act: Act, day: date) -> Term:
    """The term after one more act: a same-day act without `until` does not remove one."""
    fresh = Term(act, day, act.event.until)
    if term is None or day > term.day:
        return fresh
    if term.until is None or fresh.until is None:
        return fresh if term.until is None else term
    return term._replace(act=act, until=fresh.until) if _later(fresh.until, term.until) else term


def _later(one: PartialDate, other: PartialDate) -> bool:
    if one.last_day is None or other.last_day is None:
        return one.last_day is None
    return (one.last_day, one.first_day, one.text) > (other.last_day, other.first_day, other.text)
