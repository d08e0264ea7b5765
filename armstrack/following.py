"""Floor 4: what the folds show of one flow: on a day, or on one day after the other. Rules 8 and 9."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from armstrack.acts import ALL, Act, Move
from armstrack.fold import Fold, fold, order_steps
from armstrack.shown import Shown, show
from armstrack.stops import Stops


class Turn(NamedTuple):
    """The first day of a status, or of its certainty."""

    day: date
    status: str
    certain: bool


def folds(acts: tuple[Act, ...], supplier: str, category: str, as_of: date, at_last: bool) -> dict[str, Fold]:
    """One fold, or for `all` one for every category that a moving act names."""
    steps = order_steps(acts, as_of, at_last)
    return {each: fold(steps, supplier, each, as_of, at_last) for each in _folded(acts, category)}


def follow(acts: tuple[Act, ...], supplier: str, category: str, days: Sequence[date]) -> Iterator[Turn]:
    """Status and certainty at the end of each of some days in order, over which the same organisations bind.

    Each act is folded once for all days.
    """
    last = _shown_on(acts, supplier, category, days, at_last=True)
    if is_exact(acts):
        yield from (Turn(day, shown.status, shown.sure) for day, shown in zip(days, last, strict=True))
        return
    first = _shown_on(acts, supplier, category, days, at_last=False)
    for day, one, other in zip(days, last, first, strict=True):
        yield Turn(day, one.status, one.sure and other.sure and one.status == other.status)


def agrees(shown: Shown, acts: tuple[Act, ...], supplier: str, category: str, as_of: date) -> bool:
    """Rule 9: whether partial dates read at their first possible day give the same status for sure."""
    first = show(folds(acts, supplier, category, as_of, at_last=False), category)
    return first.status == shown.status and first.sure


def is_exact(acts: tuple[Act, ...]) -> bool:
    """Whether both readings are one, no act that moves anything having a partial date."""
    return all(
        act.first == act.last and (act.event.until is None or act.event.until.is_day)
        for act in acts
        if act.move is not Move.NOTHING
    )


def _shown_on(
    acts: tuple[Act, ...], supplier: str, category: str, days: Sequence[date], at_last: bool
) -> Iterator[Shown]:
    """What shows at one reading of partial dates.

    What is still going on moves with the day that is asked for (rule 9): then all is folded anew each day.
    """
    if at_last and any(act.is_open_ended for act in acts if act.move is not Move.NOTHING):
        yield from (show(folds(acts, supplier, category, day, at_last), category) for day in days)
        return
    found = {
        each: Fold(supplier, each, date.min, at_last, Stops(supplier, at_last))
        for each in _folded(acts, category)
    }
    steps = [step for step in order_steps(acts, date.max, at_last) if step.takes_effect]
    terms = {end for act in acts for end in act.ends}
    shown, taken, before = None, 0, date.min
    for day in days:
        begin = taken
        while taken < len(steps) and steps[taken].day <= day:
            taken += 1
        if shown is None or begin < taken or any(before < end <= day for end in terms):
            for each in found.values():
                each.as_of = day
                each.follow(steps[begin:taken])
            shown = show(found, category)
        before = day
        yield shown


def _folded(acts: tuple[Act, ...], category: str) -> list[str]:
    categories = {category}
    if category == ALL:
        moving = [act for act in acts if act.move is not Move.NOTHING]
        categories.update(*(act.named for act in moving), *(act.event.excepted for act in moving))
    return sorted(categories)
