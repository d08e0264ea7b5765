"""Floor 4: the state of a flow on a day, and its history. The rules live in the modules beside this one.

Rules 1, 2, 5 `acts`; 3, 4, 6 `stops`; 7 `dealings`; 8 `shown`; 9, 11 `fold`; 10 `terms`; 12 `flags`
and `promises`. No clock, no files: the day is an argument.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from armstrack.acts import Act, read_acts
from armstrack.dates import PartialDate
from armstrack.event import Event
from armstrack.flags import Scene, raise_flags
from armstrack.following import Seen, folds, follow
from armstrack.parties import Membership, binding_organisations, memberships
from armstrack.promises import PROMISE, Outcome, judge
from armstrack.shown import STOPPED, Shown, show

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """Where one category of one flow stands on a day.

    `certain` is False where partial dates, passed terms or licences for unnamed goods leave it
    open. `ids` are the records behind the status, the deciding one first; `rule` is a key of
    `armstrack.shown.RULES`; `since` is the deciding record's date; `until` the last day it is set for.
    """

    status: str
    flags: tuple[str, ...]
    certain: bool
    ids: tuple[str, ...]
    rule: str
    since: PartialDate | None
    until: PartialDate | None


#: The state of a flow before its first record, and of one without any.
NO_RECORD = State("none", (), True, (), "no-record", None, None)


class Change(NamedTuple):
    """The first day of a state."""

    day: date
    state: State


class Turn(NamedTuple):
    """The first day of a status, or of its certainty."""

    day: date
    status: str
    certain: bool


class Flows:
    """Every flow of a set of records, read once so that many states can be asked for."""

    def __init__(self, events: Iterable[Event]) -> None:
        pairs: dict[Pair, list[Act]] = defaultdict(list)
        passed_on: dict[Pair, list[Act]] = defaultdict(list)
        closers: dict[str, tuple[Act, ...]] = {}
        for act in read_acts(events):
            pairs[act.event.supplier, act.event.recipient].append(act)
            for leg in _legs(act):
                passed_on[leg].append(act)
            for id_ in act.links("ends", "withdraws") if act.counts else ():
                closers[id_] = (*closers.get(id_, ()), act)
        self._pairs = {pair: tuple(acts) for pair, acts in pairs.items()}
        self._binding = {pair: tuple(filter(_binds_members, acts)) for pair, acts in pairs.items()}
        self._passed_on = {leg: tuple(acts) for leg, acts in passed_on.items()}
        self._closers = closers

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every supplier and recipient that a record is about, sorted."""
        return tuple(sorted(self._pairs))

    def state_at(self, supplier: str, recipient: str, category: str, as_of: date) -> State:
        """Where a category of a flow stands at the end of a day; `none` where no record tells."""
        return next(self.states(supplier, recipient, category, (as_of,)))

    def states(self, supplier: str, recipient: str, category: str, days: Iterable[date]) -> Iterator[State]:
        """What `state_at` gives at the end of each of some days in order, in much less time."""
        passed_on = self._passed_on.get((supplier, recipient), ())
        for acts, seen in self._followed(supplier, recipient, category, days):
            shown = seen.shown
            scene = Scene(category, seen.day, acts, passed_on, seen.late, self._closers)
            flags = {*raise_flags(shown, scene), *self._left_behind(shown, scene, supplier, recipient)}
            yield State(
                shown.status,
                tuple(sorted(flags)),
                seen.certain,
                tuple(act.id for act in shown.acts),
                shown.rule,
                shown.acts[0].event.date if shown.acts else None,
                shown.until,
            )

    def status_at(self, supplier: str, recipient: str, category: str, as_of: date) -> str:
        """The status of `state_at` alone, in less than half the time: no flags, and not how sure it is."""
        acts = self._acts(supplier, recipient, binding_organisations(supplier, as_of))
        return show(folds(acts, supplier, category, as_of), category).status

    def _left_behind(self, shown: Shown, scene: Scene, supplier: str, recipient: str) -> Iterator[str]:
        """Rule 3: stops of organisations that no longer bind the supplier, where none of its own stands.

        Whether it went on with them by itself is not on record; they must not vanish without a word.
        """
        if shown.status in STOPPED:
            return
        bound = binding_organisations(supplier, scene.as_of)
        for membership in memberships():
            organisation, last = membership.organisation, _bound_to(membership)
            if membership.member != supplier or last >= scene.as_of or organisation in bound:
                continue
            days = (last, scene.as_of)
            if all(self.status_at(organisation, recipient, scene.category, day) in STOPPED for day in days):
                yield f"no-longer-bound:{organisation}"

    def history(self, supplier: str, recipient: str, category: str) -> tuple[Change, ...]:
        """Every state of a category of a flow with its first day; each lasts until the next one.

        Before the first one no record tells anything.
        """
        changes: list[Change] = []
        before, days = NO_RECORD, sorted(self.days(supplier, recipient))
        for day, state in zip(days, self.states(supplier, recipient, category, days), strict=True):
            if state != before:
                changes.append(Change(day, state))
            before = state
        return tuple(changes)

    def turns(self, supplier: str, recipient: str, category: str) -> tuple[Turn, ...]:
        """Every status and its certainty with its first day: a history without flags, many times as fast.

        Before the first one no record tells anything: `none`, for sure.
        """
        found = [Turn(date.min, NO_RECORD.status, NO_RECORD.certain)]
        days = sorted(self.days(supplier, recipient))
        for _, seen in self._followed(supplier, recipient, category, days):
            turn = Turn(seen.day, seen.shown.status, seen.certain)
            if turn[1:] != found[-1][1:]:
                found.append(turn)
        return tuple(found[1:])

    def _followed(
        self, supplier: str, recipient: str, category: str, days: Iterable[date]
    ) -> Iterator[tuple[tuple[Act, ...], Seen]]:
        """What shows on each day, with the acts that it follows from; these change with who binds whom."""
        for bound, within in groupby(days, lambda day: binding_organisations(supplier, day)):
            acts = self._acts(supplier, recipient, bound)
            yield from ((acts, seen) for seen in follow(acts, supplier, category, list(within)))

    def events_of(self, supplier: str, recipient: str) -> tuple[Event, ...]:
        """The records that tell of a flow, in the order of days.

        Those of organisations that bind the supplier then or later are among them, and re-exports
        and diversions of which the flow is a leg.
        """
        bound = {m.organisation: _bound_to(m) for m in memberships() if m.member == supplier}
        organisations = _organisations(supplier)
        told = self._acts(supplier, recipient, organisations)
        told += self._passed_on.get((supplier, recipient), ())
        kept = {
            act.id: act
            for act in told
            if act.imposer not in organisations or act.first <= bound.get(act.imposer, date.max)
        }
        days = sorted(kept.values(), key=lambda a: (a.first, a.last or date.max, a.kind.order, a.id))
        return tuple(act.event for act in days)

    def outcomes(self, as_of: date) -> tuple[Outcome, ...]:
        """What became of every promise to halt that was made by a day, the first promise first."""
        found = [
            judge(act, acts, as_of)
            for acts in self._pairs.values()
            for act in acts
            if act.kind.kind == PROMISE and act.day(as_of, at_last=True) <= as_of
        ]
        return tuple(sorted(found, key=lambda o: (o.promise.first, o.promise.id)))

    def _acts(self, supplier: str, recipient: str, organisations: Iterable[str]) -> tuple[Act, ...]:
        """Rule 3: the flow's own acts, and what the organisations named impose on the recipient."""
        own = self._pairs.get((supplier, recipient), ())
        imposed = (act for code in organisations for act in self._binding.get((code, recipient), ()))
        return (*own, *imposed)

    def acts_behind(self, supplier: str, recipient: str) -> tuple[Act, ...]:
        """Every act that the state of a flow may follow from, on whatever day."""
        acts = self._acts(supplier, recipient, _organisations(supplier))
        acts += self._passed_on.get((supplier, recipient), ())
        return acts + tuple(closer for act in acts for closer in self._closers.get(act.id, ()))

    def days(self, supplier: str, recipient: str) -> set[date]:
        """Every day on which the state of a category may change."""
        joined = [m for m in memberships() if m.member == supplier]
        acts = self.acts_behind(supplier, recipient)
        days = {day for act in acts for day in act.days}
        if days and any(act.is_open_ended for act in acts):
            days |= {day + timedelta(days=1) for day in days if day < date.max}
        ends = {_bound_to(m) for m in joined} - {date.max}
        bound = {m.first_day for m in joined} | {day + timedelta(days=1) for day in ends}
        return days | {day for day in bound if days and day > min(days)}


def state_at(events: Iterable[Event], supplier: str, recipient: str, category: str, as_of: date) -> State:
    """Where a category of one flow stands at the end of a day. For many flows, build `Flows` once."""
    return Flows(events).state_at(supplier, recipient, category, as_of)


def history(events: Iterable[Event], supplier: str, recipient: str, category: str) -> tuple[Change, ...]:
    """Every state of a category of one flow with its first day."""
    return Flows(events).history(supplier, recipient, category)


def flows(events: Iterable[Event]) -> tuple[Pair, ...]:
    """Every supplier and recipient that a record is about, sorted."""
    return tuple(sorted({(event.supplier, event.recipient) for event in events}))


def _organisations(supplier: str) -> list[str]:
    """Every organisation that binds a supplier at some time."""
    joined = {m.organisation for m in memberships() if m.member == supplier}
    return sorted({*binding_organisations(supplier, date.max), *joined})


def _bound_to(membership: Membership) -> date:
    return membership.bound_until or membership.last_day or date.max


def _legs(act: Act) -> set[Pair]:
    """Rule 12: a diversion or re-export shows on every leg of its route, and on the flow as a whole."""
    if act.kind.track != "transfer" or act.kind.effect != "flag":
        return set()
    event = act.event
    route = (event.supplier, *event.via, event.recipient)
    return {*pairwise(route), (event.supplier, event.recipient)}


def _binds_members(act: Act) -> bool:
    """Rule 3: what an organisation imposes, ends, exempts or urges binds members; its dealings do not."""
    return act.kind.effect in ("stop", "end") or act.kind.kind in ("exempted", "appeal")
