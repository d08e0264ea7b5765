"""Floor 4: what stands beside a status. Rules 1, 5, 11 and 12: each flag in a function of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from armstrack.acts import Act, Move
from armstrack.promises import PROMISE, judge
from armstrack.shown import Shown

#: Verifications, the best first (rule 12).
BEST = ("confirmed", "reported", "inferred", "claimed", "alleged")


class Scene(NamedTuple):
    """What the flags of one category on one day are read from.

    `acts` are the flow's, those of organisations that bind it included; `passed_on` are re-exports
    and diversions of which the flow is a leg; `late` began under a stop (rule 11); `closers` are
    the records that end or withdraw another one, by its id.
    """

    category: str
    as_of: date
    acts: tuple[Act, ...]
    passed_on: tuple[Act, ...]
    late: tuple[Act, ...]
    closers: Mapping[str, tuple[Act, ...]]

    def by_now(self, acts: tuple[Act, ...], since: date | None = None) -> list[Act]:
        """The acts about the category up to the day, or between two days."""
        return [
            act
            for act in acts
            if (since or date.min) <= act.day(self.as_of, at_last=True) <= self.as_of
            and act.concerns(self.category)
        ]


def raise_flags(shown: Shown, scene: Scene) -> tuple[str, ...]:
    """Every flag of a state, sorted."""
    recent = scene.by_now(scene.acts, shown.began)
    flags = set(shown.marks)
    flags.update(_unverified(recent))
    flags.update(_private_halts(recent))
    flags.update(_parts(recent))
    flags.update(_held_shipments(recent))
    flags.update(_after_stop(recent, scene.by_now(scene.late, shown.began)))
    flags.update(_disputed(shown, scene.as_of))
    flags.update(_appeals(scene))
    flags.update(_promises(scene))
    flags.update(_passed_on(scene))
    return tuple(sorted(flags))


def _unverified(recent: list[Act]) -> Iterator[str]:
    """Rule 1: what is inferred, claimed or alleged moves nothing and raises a flag of that name."""
    for act in recent:
        if not act.counts and (act.kind.effect in ("stop", "end", "dealing") or act.kind.kind == "appeal"):
            yield act.event.verification


def _private_halts(recent: list[Act]) -> Iterator[str]:
    """Rule 1: a stop by a company, NGO, medium or person, till it takes it back."""
    private = [act for act in recent if act.counts and act.is_private]
    for act in private:
        if act.kind.effect == "stop" and not any(_lets_go(other, act) for other in private):
            yield "company-halt"


def _parts(recent: list[Act]) -> Iterator[str]:
    """Rule 5: what reaches only part of the goods, stops apart."""
    in_part = {act.id for act in recent if act.move is Move.PART_STOP}
    for act in recent:
        if not act.event.part or not act.counts or act.is_private or act.id in in_part:
            continue
        if act.frees and in_part.isdisjoint(act.links("ends")):
            yield from () if any(_lets_go(other, act) for other in recent) else ("exception",)
        elif act.kind.effect == "dealing" and not act.frees:
            yield "dealing-in-part"


def _held_shipments(recent: list[Act]) -> Iterator[str]:
    """Rule 5: a stop of one shipment, till it is released as a whole."""
    for act in recent:
        held = act.kind.effect == "stop" and act.event.scope == "one-shipment"
        if held and act.counts and not act.is_private and not any(_lets_go(other, act) for other in recent):
            yield "shipment-held"


def _lets_go(act: Act, halt: Act) -> bool:
    """Whether an act as a whole frees what a halt held, on the same day or later."""
    later = act.counts and act.frees and not act.event.part and act.first >= halt.first
    return later and any(act.concerns(category) for category in halt.named)


def _after_stop(recent: list[Act], late: list[Act]) -> Iterator[str]:
    """Rule 11: dealings that began under a stop that reaches them, or are linked as breaches."""
    if late or any(a.counts and a.kind.effect == "dealing" and a.links("breaches") for a in recent):
        yield "after-stop"


def _disputed(shown: Shown, as_of: date) -> Iterator[str]:
    """Rule 12: a party denies the deciding record."""
    for said in shown.acts[0].event.statements if shown.acts else ():
        if said.stance == "denies" and (said.date is None or said.date.last_day_by(as_of) <= as_of):
            yield "disputed"


def _appeals(scene: Scene) -> Iterator[str]:
    """Rules 1 and 12: an appeal stays until a record ends it."""
    for act in scene.by_now(scene.acts):
        closers = scene.closers.get(act.id, ())
        ended = any(closer.day(scene.as_of, at_last=True) <= scene.as_of for closer in closers)
        if act.kind.kind == "appeal" and act.counts and not ended:
            yield f"appeal:{act.event.acting_party}"


def _promises(scene: Scene) -> Iterator[str]:
    """Rule 12: what became of each promise of the supplier."""
    for act in scene.by_now(scene.acts):
        if act.kind.kind == PROMISE:
            yield f"promise-{judge(act, scene.acts, scene.as_of).outcome}"


def _passed_on(scene: Scene) -> Iterator[str]:
    """Rule 12: re-exports and diversions, at their best verification."""
    found: dict[str, str] = {}
    for act in scene.by_now(scene.passed_on):
        kind, verification = act.kind.kind, act.event.verification
        found[kind] = min(found.get(kind, verification), verification, key=BEST.index)
    return (f"{kind}:{verification}" for kind, verification in found.items())
