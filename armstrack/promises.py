"""Floor 4: what became of a promise to halt. Rule 12: unconfirmed, open, kept, withdrawn or broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from armstrack.acts import Act, Move

PROMISE, WITHDRAWAL = "halt-promised", "halt-withdrawn"
#: What can become of a promise; of one day the earlier counts.
OUTCOMES = ("kept", "withdrawn", "broken")


class Outcome(NamedTuple):
    """What became of a promise, by which record and on which day; neither while it is open."""

    promise: Act
    outcome: str
    by: Act | None = None
    day: date | None = None


def judge(promise: Act, acts: Iterable[Act], as_of: date) -> Outcome:
    """What became of one promise by a day, from the records of its own flow.

    The first thing that decides it counts: a stop after a breach does not mend it. A promise that
    is not confirmed stays unconfirmed, whatever follows.
    """
    if promise.event.verification != "confirmed":
        return Outcome(promise, "unconfirmed")
    later = [act for act in acts if act.counts and act.day(as_of, at_last=True) <= as_of]
    found = list(_decisions(promise, later, as_of))
    if not found:
        return Outcome(promise, "open")
    day, rank, _, by = min(found, key=lambda decision: decision[:3])
    return Outcome(promise, OUTCOMES[rank], by, day)


def _decisions(promise: Act, acts: list[Act], as_of: date) -> Iterator[tuple[date, int, str, Act]]:
    """Every record that decides the promise: its day, its place in `OUTCOMES`, its id.

    Each counts from its first possible day: a breach is named only where no stop can lie before it.
    """
    made = promise.day(as_of, at_last=True)
    for act in acts:
        after = act.day(as_of, at_last=True) >= made
        for rank, decides in enumerate((_keeps, _withdraws)):
            if after and decides(promise, act):
                yield max(act.first, made), rank, act.id, act
        if _breaks(promise, act) and (act.first > made or promise.id in act.links("breaches")):
            yield act.first, 2, act.id, act


def _keeps(promise: Act, act: Act) -> bool:
    """Its later stop, in part or as a whole."""
    is_stop = act.move in (Move.STOP, Move.PART_STOP)
    return is_stop and (_shares(promise, act) or any(act.covers(category) for category in promise.named))


def _withdraws(promise: Act, act: Act) -> bool:
    """Taken back: by a record that says so, or by a withdrawal that names no promise."""
    named = act.links("withdraws", "ends")
    return promise.id in named or (act.kind.kind == WITHDRAWAL and not named and _shares(promise, act))


def _breaks(promise: Act, act: Act) -> bool:
    """A delivery of what was promised, as a whole, not to be; or what is linked as a breach."""
    if promise.id in act.links("breaches"):
        return True
    return act.is_delivery and not promise.event.part and _shares(promise, act)


def _shares(promise: Act, act: Act) -> bool:
    """Whether the promise speaks of the goods of the act."""
    return any(promise.covers(category) for category in act.named)
