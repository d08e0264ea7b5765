"""Floor 4: the stops that stand in one category. Rules 3 (imposers), 4 (level), 5 and 6 (exceptions)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from armstrack.acts import Act, Move
from armstrack.grants import Grants
from armstrack.terms import Term, prolong


class Level(IntEnum):
    """How strict a stop is (rules 3 and 5)."""

    PART = 1
    RESTRICTED = 2
    SUSPENDED = 3
    REVOKED = 4
    EMBARGOED = 5

    @property
    def status(self) -> str:
        """The status it gives: a stop in part restricts, whatever its kind."""
        return "restricted" if self is Level.PART else self.name.lower()


@dataclass(slots=True)
class Stop:
    """One stop of one imposer, and the exceptions that took it out of force, if any.

    `grants` are those that stops such as this one give way to; those from place `since` on came after it,
    or after it showed again. `doubted` stops may have ended.
    """

    act: Act
    level: Level
    day: date
    grants: Grants
    since: int
    doubted: bool = False

    @property
    def imposer(self) -> str:
        """Whose stop it is."""
        return self.act.imposer

    @property
    def in_force(self) -> bool:
        """No exception has ended it or set it aside."""
        return self.since == len(self.grants.terms)

    @property
    def excepted(self) -> Term | None:
        """The first exception."""
        return None if self.in_force else self.grants.terms[self.since]

    @property
    def exception(self) -> Term | None:
        """The last one."""
        return None if self.in_force else self.grants.term(self.since)

    @property
    def ended(self) -> bool:
        """Rule 6: a stop of permits to which its imposer makes an exception never shows again."""
        return self.level in (Level.SUSPENDED, Level.REVOKED) and self.grants.own >= self.since

    @property
    def linked(self) -> bool:
        """Whether any exception is linked as one to the stops of this imposer."""
        return self.grants.linked >= self.since

    @property
    def is_policy(self) -> bool:
        """A restriction or embargo as a whole, which `extended` prolongs."""
        return self.act.kind.track == "policy" and self.level is not Level.PART


@dataclass(slots=True)
class Stops:
    """Every imposer's stops in one category, for one supplier, at one reading of partial dates."""

    supplier: str
    at_last: bool
    standing: list[Stop] = field(default_factory=list)
    released: Term | None = None
    _imposers: dict[str, str] = field(default_factory=dict)
    _terms: dict[tuple[str, bool], Term] = field(default_factory=dict)
    _grants: dict[tuple[str, bool], Grants] = field(default_factory=lambda: defaultdict(Grants))
    _set_aside: set[str] = field(default_factory=set)

    def impose(self, act: Act, day: date) -> None:
        """Rule 4: a stop only raises its imposer's level; `extended` prolongs what stands."""
        self._imposers[act.id] = act.imposer
        prolongs = act.kind.kind.endswith("-extended") and act.move is Move.STOP
        if prolongs and self._has_policy(act.imposer):
            self._prolong(act, day)
            return
        if act.kind.kind.endswith("-imposed") and act.move is Move.STOP:
            self._show_again(act.imposer)
        fresh = self._stop(
            act, Level.PART if act.move is Move.PART_STOP else Level[act.kind.status.upper()], day
        )
        self._replace_passed(fresh)
        self._prolong(act, day)
        self.standing.append(fresh)

    def ease(self, act: Act, day: date) -> None:
        """Rule 4: easing wipes the imposer's earlier stops and leaves a restriction."""
        self._imposers[act.id] = act.imposer
        self._wipe(act)
        self._prolong(act, day)
        self.standing.append(self._stop(act, Level.RESTRICTED, day))

    def end(self, act: Act) -> None:
        """Rule 4: an end wipes the imposer's earlier stops."""
        self._wipe(act)
        if all(stop.imposer != act.imposer for stop in self.standing):
            self._terms.pop((act.imposer, False), None)
            self._terms.pop((act.imposer, True), None)

    def release(self, act: Act, day: date) -> bool:
        """Rule 5: what frees in part ends the stops in part that it is linked to. True if any stood."""
        ended = act.links("ends")
        kept = [s for s in self.standing if s.level is not Level.PART or s.act.id not in ended]
        if len(kept) == len(self.standing):
            return False
        self.standing, self.released = kept, Term(act, day, None)
        return True

    def make_exception(self, act: Act, day: date) -> None:
        """Rule 6: a licence ends permit stops, and sets aside restrictions and what it is linked to."""
        linked = self._linked_imposers(act)
        for imposer in linked:
            for embargoes in (False, True):
                self._grants[imposer, embargoes].add(act, day, own=act.imposer == imposer, linked=True)
        if act.imposer == self.supplier and self.supplier not in linked:
            self._grants[self.supplier, False].add(act, day, own=True, linked=False)
            self._set_aside.add(self.supplier)
        self._set_aside |= linked

    def doubt(self, act: Act) -> None:
        """Rule 2: a licence that does not name the category makes its stops uncertain."""
        linked = self._linked_imposers(act)
        for stop in self.standing:
            stop.doubted = stop.doubted or self._yields(stop, act, linked)

    def show_again(self) -> None:
        """Rule 6: after a refusal, a cancellation or a lapse the stops set aside show again."""
        for imposer in tuple(self._set_aside):
            self._show_again(imposer)

    def strictest(self, as_of: date, among: list[Stop] | None = None) -> list[Stop]:
        """Rule 3: the stops in force at the strictest level; those whose term runs on come first."""
        stops = self.standing if among is None else among
        force = [stop for stop in stops if stop.in_force]
        top = max((stop.level for stop in force), default=None)
        found = [stop for stop in force if stop.level is top]
        return (
            found
            if len(found) < 2
            else sorted(found, key=lambda s: (self.has_passed(s, as_of), s.day, s.act.id))
        )

    def term(self, stop: Stop) -> Term:
        """Rule 10: the last act of the stop's imposer, and the last day that it set."""
        return self._terms[stop.imposer, stop.level is Level.PART]

    def has_passed(self, stop: Stop, as_of: date) -> bool:
        """Rule 10: the last day set by its imposer lies behind."""
        return self.term(stop).has_passed(as_of, self.at_last)

    def _stop(self, act: Act, level: Level, day: date) -> Stop:
        grants = self._grants[act.imposer, level is Level.EMBARGOED]
        return Stop(act, level, day, grants, len(grants))

    def _linked_imposers(self, act: Act) -> set[str]:
        return {self._imposers[id_] for id_ in act.links("exception-to") if id_ in self._imposers}

    def _yields(self, stop: Stop, act: Act, linked: set[str]) -> bool:
        own = stop.imposer == act.imposer == self.supplier
        return stop.imposer in linked or (own and stop.level is not Level.EMBARGOED)

    def _replace_passed(self, fresh: Stop) -> None:
        """Rule 10: after its term a stop only waits for the imposer's next act, which takes its place."""
        in_part = fresh.level is Level.PART
        term = self._terms.get((fresh.imposer, in_part))
        if term and term.has_passed(fresh.day, self.at_last):
            replaced = (fresh.imposer, fresh.act.kind.track, in_part)
            self.standing = [
                stop
                for stop in self.standing
                if (stop.imposer, stop.act.kind.track, stop.level is Level.PART) != replaced
                or stop.level > fresh.level
            ]

    def _prolong(self, act: Act, day: date) -> None:
        key = (act.imposer, act.move is Move.PART_STOP)
        self._terms[key] = prolong(self._terms.get(key), act, day)

    def _has_policy(self, imposer: str) -> bool:
        return any(stop.imposer == imposer and stop.is_policy for stop in self.standing)

    def _show_again(self, imposer: str) -> None:
        if imposer not in self._set_aside:
            return
        self._set_aside.remove(imposer)
        for stop in self.standing:
            if stop.imposer == imposer and not stop.ended:
                stop.since = len(stop.grants)

    def _wipe(self, act: Act) -> None:
        """Goods let go again say nothing of a policy, so `delivery-resumed` leaves policies standing."""
        spares_policy = act.kind.track == "transfer"
        self.standing = [
            stop
            for stop in self.standing
            if stop.imposer != act.imposer or (spares_policy and stop.act.kind.track == "policy")
        ]
