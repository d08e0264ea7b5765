"""Floor 4: stretches of time within a window: states of flows, stops of organisations, counts of flows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from armstrack.flows import Flows, Pair, Turn
from armstrack.parties import binding_organisations, memberships
from armstrack.shown import STOPPED

_DAY = timedelta(days=1)


class Window(NamedTuple):
    """The first and the last day that are looked at."""

    first: date
    last: date


class Span(NamedTuple):
    """A status that holds from the first to the last of these days, both included."""

    first: date
    last: date
    status: str
    certain: bool


class Band(NamedTuple):
    """Stops of organisations that bind a supplier, from the first to the last of these days."""

    first: date
    last: date
    organisations: tuple[str, ...]


class Tally(NamedTuple):
    """How many flows stand in each status from a day on, till the next tally."""

    day: date
    counts: dict[str, int]


def spans(turns: Iterable[Turn], window: Window) -> tuple[Span, ...]:
    """What a flow went through, cut to a window.

    There is none before the first turn: no record tells anything of that time.
    """
    known = [turn for turn in turns if turn.day <= window.last]
    ends = [turn.day - _DAY for turn in known[1:]] + [window.last]
    return tuple(
        Span(max(turn.day, window.first), end, turn.status, turn.certain)
        for turn, end in zip(known, ends, strict=False)  # no turn has no end
        if end >= window.first
    )


def flow_spans(flows: Flows, pair: Pair, category: str, window: Window) -> tuple[Span, ...]:
    """The states of a flow within a window, `none` from its first record on till one moves the status."""
    found = spans(flows.turns(*pair, category), window)
    first = min((event.date.first_day for event in flows.events_of(*pair)), default=date.max)
    start, end = max(first, window.first), found[0].first - _DAY if found else window.last
    if start > end:
        return found
    return (Span(start, end, "none", True), *found)


def bands(flows: Flows, pair: Pair, category: str, window: Window) -> tuple[Band, ...]:
    """When stops of organisations that bound the supplier then stood; nothing where none did."""
    supplier, recipient = pair
    joined = {m.organisation for m in memberships() if m.member == supplier}
    imposing = joined.union(binding_organisations(supplier, date.max)).intersection(
        code for code, to in flows.pairs if to == recipient
    )
    stopped = {
        code: [s for s in spans(flows.turns(code, recipient, category), window) if s.status in STOPPED]
        for code in sorted(imposing)
    }
    turns = {day for found in stopped.values() for span in found for day in (span.first, span.last + _DAY)}
    turns |= _joined(supplier) if turns else set()
    days = sorted(day for day in {*turns, window.first, window.last + _DAY} if _within(day, window))
    found: list[Band] = []
    for first, after in pairwise(days):
        bound = binding_organisations(supplier, first)
        held = [code for code in stopped if code in bound and any(_holds(s, first) for s in stopped[code])]
        band = Band(first, after - _DAY, tuple(held))
        if found and found[-1].last + _DAY == first and found[-1].organisations == band.organisations:
            band = band._replace(first=found.pop().first)
        found += [band] if held else []
    return tuple(found)


def _joined(supplier: str) -> set[date]:
    """The days on which an organisation's measures begin or cease to bind a supplier."""
    own = [membership for membership in memberships() if membership.member == supplier]
    ends = {m.bound_until or m.last_day for m in own} - {None, date.max}
    return {m.first_day for m in own} | {end + _DAY for end in ends if end}


def _within(day: date, window: Window) -> bool:
    return window.first <= day <= window.last + _DAY


def _holds(span: Span, day: date) -> bool:
    return span.first <= day <= span.last


def tallies(histories: Sequence[Sequence[Span]]) -> tuple[Tally, ...]:
    """How many flows stand in each status, from each day on which that changes.

    A flow counts from the first day of its spans on, and no more after the last.
    """
    moves: dict[date, Counter[str]] = defaultdict(Counter)
    for span in (span for found in histories for span in found):
        moves[span.first][span.status] += 1
        moves[span.last + _DAY][span.status] -= 1
    told: list[Tally] = []
    counts: Counter[str] = Counter()
    for day in sorted(moves)[:-1]:
        counts.update(moves[day])
        held = {status: count for status, count in counts.items() if count}
        if not told or told[-1].counts != held:
            told.append(Tally(day, held))
    return tuple(told)
