"""Floor 4: a record as the status folds read it: rules 1 (events), 2 (categories) and 5 (in part).

What a record does to the status of its flow is settled here, once, before anything is folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from armstrack.event import Event
from armstrack.vocab import Kind, kinds

ALL = "all"
#: How well an event must be established to move a status.
COUNTED = ("confirmed", "reported")
#: Actors whose stops and ends of stops bind nobody else.
PRIVATE = ("company", "ngo", "media", "person")
#: What a stop reaches unless its `scope` says so (rule 11).
DEFAULT_REACH = {
    "restricted": "new-licences",
    "suspended": "existing-licences",
    "revoked": "existing-licences",
    "embargoed": "all",
}
#: Relations to something that is there already, so that it cannot count later (rule 9). Evidence
#: (`supports`), components (`part-of`) and the symmetric relations may come before what they name.
LOOKS_BACK = frozenset(
    ("ends", "changes", "extends", "exception-to", "breaches", "withdraws", "implements", "responds-to")
)


class Move(StrEnum):
    """What a record does to a status."""

    STOP = "stop"
    PART_STOP = "part-stop"
    EASE = "ease"
    END = "end"
    PART_END = "part-end"
    DEALING = "dealing"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Act:
    """A record with what the folds ask of it.

    `named` are its categories, `all` where it names none. `first` and `last` are the days between
    which it took effect; `last` is None where no day bounds it.
    """

    event: Event
    kind: Kind
    move: Move
    named: frozenset[str]
    first: date
    last: date | None

    @property
    def id(self) -> str:
        """The record's id."""
        return self.event.id

    @property
    def imposer(self) -> str:
        """Whose stop it is: the supplier, or the organisation that binds suppliers."""
        return self.event.supplier

    def day(self, as_of: date, at_last: bool) -> date:
        """The day on which it counts: its last possible one, or its first (rule 9)."""
        if not at_last:
            return self.first
        if self.is_open_ended:
            return max(self.first, min(as_of, self.last or as_of))
        return self.last or self.first

    @property
    def is_open_ended(self) -> bool:
        """It goes on, so it counts each day anew, till the day of a record that looks back to it."""
        return self.event.date.last_day is None

    @property
    def days(self) -> Iterator[date]:
        """Every day on which it may change a state: its own, those after its term, those of what is said."""
        said = [each.date for each in self.event.statements if each.date]
        yield from self.ends
        yield from (day for when in said for day in (when.first_day, when.last_day) if day)
        yield from (day for day in (self.first, self.last) if day)

    @property
    def ends(self) -> Iterator[date]:
        """The days after its term, read at its first and at its last possible day (rule 10)."""
        until = self.event.until
        lasts = (until.first_day, until.last_day or until.first_day) if until else ()
        yield from (day + timedelta(days=1) for day in lasts if day < date.max)

    def covers(self, category: str) -> bool:
        """Whether a stop or its end reaches a category: naming none or `all`, all but `except` (rule 2)."""
        if ALL in self.named:
            return category not in self.event.excepted
        return category in self.named

    def names(self, category: str) -> bool:
        """Whether a dealing speaks for a category: naming none, for `all` alone (rule 2)."""
        return category in self.named

    def concerns(self, category: str) -> bool:
        """Whether the record says anything about a category; about `all`, every record does."""
        if category == ALL:
            return True
        return self.covers(category) if self.is_general else self.names(category)

    @property
    def is_general(self) -> bool:
        """Stops, their ends, appeals and promises speak of every category unless they name some."""
        return self.kind.effect in ("stop", "end") or self.kind.track == "statement"

    @property
    def counts(self) -> bool:
        """Well enough established to move a status (rule 1)."""
        return self.event.verification in COUNTED

    @property
    def grants(self) -> bool:
        """A licence or exemption that can set a stop aside (rule 6).

        A period's total says that something was licensed, not that the stop gave way for it: it
        grants only where it is linked as an exception.
        """
        if self.kind.status != "licensed":
            return False
        return not self.kind.is_total or bool(self.links("exception-to"))

    @property
    def frees(self) -> bool:
        """Lets goods go that were held: an end, an easing, a licence or an exemption."""
        return self.kind.effect == "end" or self.is_easing or self.kind.status == "licensed"

    @property
    def is_easing(self) -> bool:
        """Narrows a stop, an embargo too."""
        return self.kind.kind.endswith("-eased")

    @property
    def is_delivery(self) -> bool:
        """Goods moved: a delivery, or a period's total of exports."""
        return self.kind.status in ("delivered", "active")

    @property
    def is_private(self) -> bool:
        """A stop, or its end, by somebody who binds nobody else (rule 1)."""
        actor = self.event.actor
        return self.kind.effect in ("stop", "end") and actor is not None and actor.role in PRIVATE

    def reaches(self, licences: str) -> bool:
        """Whether a stop reaches `new-licences` or `existing-licences` (rule 11)."""
        return (self.event.scope or DEFAULT_REACH[self.kind.status]) in (licences, "all")

    def links(self, *relations: str) -> tuple[str, ...]:
        """The ids that it is linked to by any of these relations."""
        return tuple(link.id for link in self.event.related if link.rel in relations)


def read_acts(events: Iterable[Event]) -> list[Act]:
    """Every record as the folds read it, by id."""
    ordered = sorted(events, key=lambda event: event.id)
    last = _last_days(ordered)
    return [_read_act(event, last[event.id]) for event in ordered]


def _read_act(event: Event, last: date | None) -> Act:
    named = frozenset(event.categories or (ALL,))
    act = Act(event, kinds()[event.kind], Move.NOTHING, named, event.date.first_day, last)
    return Act(event, act.kind, _move(act), named, act.first, last)


def _move(act: Act) -> Move:
    """Rules 1 and 5: what the record moves, if anything."""
    if not act.counts or act.is_private or act.links("breaches"):
        return Move.NOTHING
    if act.kind.effect in ("stop", "end") and act.event.scope == "one-shipment":
        return Move.NOTHING
    if act.event.part:
        return _move_in_part(act)
    if act.is_easing:
        return Move.EASE
    return {"stop": Move.STOP, "end": Move.END, "dealing": Move.DEALING}.get(act.kind.effect, Move.NOTHING)


def _move_in_part(act: Act) -> Move:
    """Rule 5. What frees in part ends only a stop in part, and only the one that it is linked to."""
    if act.frees:
        return Move.PART_END if act.links("ends") else Move.NOTHING
    return Move.PART_STOP if act.kind.effect == "stop" else Move.NOTHING


def _last_days(events: list[Event]) -> dict[str, date | None]:
    """Rule 9: no record counts later than a counted one that looks back to it."""
    last = {event.id: event.date.last_day for event in events}
    first = {event.id: event.date.first_day for event in events}
    looking = {e.id: e for e in events if e.verification in COUNTED and _looked_back_to(e)}
    queue = list(looking)
    while queue:
        event = looking[queue.pop()]
        limit = last[event.id]
        for id_ in _looked_back_to(event) if limit else ():
            bound = max(first[id_], limit) if id_ in first and limit else None
            known = last.get(id_)
            if bound and (known is None or bound < known):
                last[id_] = bound
                queue += [id_] if id_ in looking else []
    return last


def _looked_back_to(event: Event) -> tuple[str, ...]:
    return tuple(link.id for link in event.related if link.rel in LOOKS_BACK)
