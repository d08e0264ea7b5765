"""Floor 4: what the folds show of one flow: on a day, or on one day after the other. Rules 8 and 9."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from armstrack.acts import ALL, Act, Move
from armstrack.fold import Fold, fold, order_steps
from armstrack.shown import Shown, show
from armstrack.stops import Stops


class Seen(NamedTuple):
    """What shows at the end of a day; `late` are the dealings that began under a stop by then, or later."""

    day: date
    shown: Shown
    certain: bool
    late: tuple[Act, ...]


def folds(acts: tuple[Act, ...], supplier: str, category: str, as_of: date) -> dict[str, Fold]:
    """One fold on one day, or for `all` one for every category that a moving act names.

    Partial dates are read at their last possible day.
    """
    steps = order_steps(acts, as_of, at_last=True)
    return {each: fold(steps, supplier, each, as_of, at_last=True) for each in _folded(acts, category)}


def follow(acts: tuple[Act, ...], supplier: str, category: str, days: Sequence[date]) -> Iterator[Seen]:
    """What shows at the end of each of some days in order, over which the same organisations bind.

    It is certain where partial dates read at their first possible day give the same status for sure (rule
    9). Each act is folded once for all days.
    """
    last = _shown_on(acts, supplier, category, days, at_last=True)
    if is_exact(acts):
        yield from (Seen(day, shown, shown.sure, late) for day, (shown, late) in zip(days, last, strict=True))
        return
    first = _shown_on(acts, supplier, category, days, at_last=False)
    for day, (one, late), (other, _) in zip(days, last, first, strict=True):
        yield Seen(day, one, one.sure and other.sure and one.status == other.status, late)


def is_exact(acts: tuple[Act, ...]) -> bool:
    """Whether both readings are one, no act that moves anything having a partial date."""
    return all(
        act.first == act.last and (act.event.until is None or act.event.until.is_day)
        for act in acts
        if act.move is not Move.NOTHING
    )


def _shown_on(
    acts: tuple[Act, ...], supplier: str, category: str, days: Sequence[date], at_last: bool
) -> Iterator[tuple[Shown, tuple[Act, ...]]]:
    """What shows at one reading of partial dates, and what began late.

    What is still going on moves with the day that is asked for (rule 9): then all is folded anew each day.
    """
    if at_last and any(act.is_open_ended for act in acts if act.move is not Move.NOTHING):
        for day in days:
            yield _read(folds(acts, supplier, category, day), category)
        return
    found = {
        each: Fold(supplier, each, date.min, at_last, Stops(supplier, at_last))
        for each in _folded(acts, category)
    }
    steps = order_steps(acts, date.max, at_last)
    terms = {end for act in acts for end in act.ends}
    seen, taken, before = None, 0, date.min
    for day in days:
        begin = taken
        while taken < len(steps) and steps[taken].day <= day:
            taken += 1
        if seen is None or begin < taken or any(before < end <= day for end in terms):
            for each in found.values():
                each.as_of = day
                each.follow(steps[begin:taken])
            seen = _read(found, category)
        before = day
        yield seen


def _read(found: dict[str, Fold], category: str) -> tuple[Shown, tuple[Act, ...]]:
    return show(found, category), tuple(act for each in found.values() for act in each.late)


def _folded(acts: tuple[Act, ...], category: str) -> list[str]:
    categories = {category}
    if category == ALL:
        moving = [act for act in acts if act.move is not Move.NOTHING]
        categories.update(*(act.named for act in moving), *(act.event.excepted for act in moving))
    return sorted(categories)
