"""Floor 4: how far dealings have come in one category. Rule 7 (no stop)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from armstrack.acts import Act
from armstrack.terms import Term, prolong

#: What sets dealings back; they are told apart, but none is further than another.
SETBACKS = ("refused", "cancelled", "lapsed")
#: How far each status is. Setbacks lie below `open`: one refusal does not close an open flow.
RANKS = {
    "none": 0,
    **dict.fromkeys(SETBACKS, 1),
    "open": 2,
    "proposed": 3,
    "licensed": 4,
    "ordered": 5,
    "active": 6,
    "delivered": 7,
}


class Reached(NamedTuple):
    """The furthest dealing since the last end of a stop. `first` reached it, `term` is its last act's."""

    status: str = "none"
    first: Term | None = None
    term: Term | None = None

    @property
    def rank(self) -> int:
        """How far it is."""
        return RANKS[self.status]


def advance(reached: Reached, act: Act, day: date) -> Reached:
    """What stands after one more dealing: only a setback sets it back."""
    status = act.kind.status
    if status == reached.status:
        return Reached(status, reached.first, prolong(reached.term, act, day))
    if status in SETBACKS or RANKS[status] > reached.rank:
        return start(status, act, day)
    return reached


def start(status: str, act: Act, day: date) -> Reached:
    """A status reached by this act: `open` by the end of a stop."""
    term = prolong(None, act, day)
    return Reached(status, term, term)
