"""Floor 4: one category of one flow, folded in the order of days. Rules 9 (days) and 11 (after a stop)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from armstrack.acts import ALL, LOOKS_BACK, Act, Move
from armstrack.dealings import SETBACKS, Reached, advance, start
from armstrack.stops import Level, Stop, Stops

_LAST_OF_DAY = 99


class Step(NamedTuple):
    """An act on its day; or, before that, the beginning of what rule 11 asks about. Sorts by rule 9."""

    day: date
    order: int
    id: str
    takes_effect: bool
    act: Act


@dataclass(slots=True)
class Fold:
    """What the records up to a day leave standing in one category, at one reading of partial dates.

    `late` are the dealings that began under a stop that reaches them.
    """

    supplier: str
    category: str
    as_of: date
    at_last: bool
    stops: Stops
    reached: Reached = field(default_factory=Reached)
    late: list[Act] = field(default_factory=list)

    @property
    def strictest(self) -> list[Stop]:
        """The stops that show, if any."""
        return self.stops.strictest(self.as_of)

    @property
    def is_stopped(self) -> bool:
        """Whether any stop shows."""
        return any(stop.in_force for stop in self.stops.standing)

    def follow(self, steps: Iterable[Step]) -> None:
        """Takes the steps that matter to the category; they are in order, and come after those before."""
        for day, _, _, takes_effect, act in steps:
            if takes_effect and _matters(act, self.category):
                self.take(act, day)
            elif not takes_effect and act.names(self.category):
                self.note_beginning(act)

    def take(self, act: Act, day: date) -> None:
        """One act takes effect."""
        match act.move:
            case Move.STOP | Move.PART_STOP:
                self.stops.impose(act, day)
            case Move.EASE:
                self.stops.ease(act, day)
            case Move.END:
                self.stops.end(act)
                self.reached = start("open", act, day)
            case Move.PART_END:
                self._release(act, day)
            case _:
                self._deal(act, day)

    def note_beginning(self, act: Act) -> None:
        """Rule 11: a delivery or licence that begins under a stop in force that reaches it."""
        licences = "existing-licences" if act.is_delivery else "new-licences"
        if any(
            stop.in_force and stop.level is not Level.PART and stop.act.reaches(licences)
            for stop in self.stops.standing
        ):
            self.late.append(act)

    def _release(self, act: Act, day: date) -> None:
        if self.stops.release(act, day) and self.reached.status == "none":
            self.reached = start("open", act, day)

    def _deal(self, act: Act, day: date) -> None:
        """Rules 6 and 7. An organisation's exemption sets stops aside, but is no dealing of the supplier."""
        if not act.names(self.category):
            self.stops.doubt(act)
            return
        if act.grants:
            self.stops.make_exception(act, day)
        if act.kind.status in SETBACKS:
            self.stops.show_again()
        if act.event.supplier == self.supplier:
            self.reached = advance(self.reached, act, day)


def order_steps(acts: Iterable[Act], as_of: date, at_last: bool) -> list[Step]:
    """Rule 9: what has happened by a day, in order, each act at its last or its first possible day."""
    moving = [act for act in acts if act.move is not Move.NOTHING and act.day(as_of, at_last) <= as_of]
    days = {act.id: act.day(as_of, at_last) for act in moving}
    return sorted(_steps(moving, days, _orders(moving, days)), key=lambda step: step[:4])


def fold(steps: Iterable[Step], supplier: str, category: str, as_of: date, at_last: bool) -> Fold:
    """Folds what matters to one category; the steps are in order."""
    folded = Fold(supplier, category, as_of, at_last, Stops(supplier, at_last))
    folded.follow(steps)
    return folded


def _orders(acts: list[Act], days: Mapping[str, date]) -> dict[str, int]:
    """Rule 9: the kind's place in the day, but before what looks back to it on the same day."""
    orders = {act.id: act.kind.order for act in acts}
    links = [
        (act.id, id_)
        for act in acts
        for id_ in act.links(*LOOKS_BACK)
        if id_ in days and days[id_] == days[act.id]
    ]
    by_day: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for later, earlier in links:
        by_day[days[later]].append((later, earlier))
    for of_day in by_day.values():
        for _ in of_day:
            for later, earlier in of_day:
                orders[earlier] = min(orders[earlier], orders[later] - 1)
    return orders


def _steps(acts: list[Act], days: Mapping[str, date], orders: Mapping[str, int]) -> Iterator[Step]:
    for act in acts:
        yield Step(days[act.id], orders[act.id], act.id, True, act)
        if _may_be_late(act):
            order = _LAST_OF_DAY if act.is_delivery else orders[act.id]
            yield Step(act.first, order, act.id, False, act)


def _matters(act: Act, category: str) -> bool:
    """Whether the act moves anything in the category: a licence for `all` casts doubt on its stops."""
    if act.move is Move.DEALING:
        return act.names(category) or (ALL in act.named and act.grants)
    return act.covers(category)


def _may_be_late(act: Act) -> bool:
    """Rule 11: deliveries, totals of exports and new licences, unless linked as an exception."""
    licence = act.kind.kind in ("licence-granted", "licences-reported")
    return act.move is Move.DEALING and (act.is_delivery or licence) and not act.links("exception-to")
