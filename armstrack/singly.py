"""Floor 4: a few records summed up one by one, as pandas sums up many (`summary`), without its import.

One record is a tally of its own, and tallies add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from armstrack.acts import COUNTED
from armstrack.event import Event
from armstrack.overlaps import overlapping
from armstrack.summary_table import UNKNOWN
from armstrack.sums import Sum
from armstrack.tallies import OPEN, Group, Point, Tally
from armstrack.vocab import kinds


def tallies_of(events: Sequence[Event], by: str) -> list[Tally]:
    """The records summed up by flow and by one field; by a flow's status, where that is one of its sides."""
    doubled = overlapping(events)
    apart: dict[tuple[str, str, str], list[Tally]] = defaultdict(list)
    for event in events:
        alone = _alone(event, event.id in doubled)
        for group in _groups(event, by):
            apart[event.supplier, event.recipient, group].append(alone._replace(group=group))
    return [_together(apart[key]) for key in sorted(apart)]


def _groups(event: Event, by: str) -> Sequence[str]:
    if by == "category":
        return event.categories or (UNKNOWN,)
    return (_GROUPS.get(by, _GROUPS["status"])(event),)


_GROUPS: dict[str, Callable[[Event], str]] = {
    "status": lambda event: event.shown_status,
    "kind": lambda event: event.kind,
    "track": lambda event: kinds()[event.kind].track,
    "verification": lambda event: event.verification,
    "year": lambda event: str(event.date.first_day.year),
}


def _together(tallies: Sequence[Tally]) -> Tally:
    one = tallies[0]
    group = Group(0, one.first, one.latest)
    for tally in tallies:
        group.add(tally, None)
    sums = tuple(group.sums[key] for key in sorted(group.sums))
    until = max(tally.until for tally in tallies)
    return Tally(*one[:3], group.records, group.first, group.latest, until, sums)


def _alone(event: Event, is_overlapping: bool) -> Tally:
    first, last = event.date.first_day.toordinal(), event.date.last_day
    until = last.toordinal() if last else first
    end = until if last else OPEN
    point = Point(first, end, event.id, event.date.text, event.shown_status, event.verification)
    return Tally(event.supplier, event.recipient, "", 1, point, point, until, _sums(event, is_overlapping))


def _sums(event: Event, is_overlapping: bool) -> tuple[Sum, ...]:
    measure = kinds()[event.kind].measure
    if not measure:
        return ()
    if not event.values:
        return (Sum(measure, None, Decimal(0), None, False, 0, unknown=1),)
    figure, currency = event.values[0].amount, event.values[0].currency
    if event.verification not in COUNTED or is_overlapping:
        nothing = Sum(measure, currency, Decimal(0), Decimal(0), False, 0)
        return (nothing._replace(overlapping=1) if is_overlapping else nothing._replace(unconfirmed=1),)
    low, below = figure.low or Decimal(0), figure.low is None and figure.high is not None
    return (Sum(measure, currency, low, figure.high, figure.approximate, 1, below=below),)
