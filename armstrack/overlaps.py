"""Floor 4: figures of one flow that may tell the same money twice: which of them are not added.

These are single events within a period's total, and totals whose periods overlap. No pandas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from armstrack.acts import COUNTED
from armstrack.event import Event
from armstrack.vocab import kinds


class Told(NamedTuple):
    """One figure of a flow, of one measure and currency, and the days that it may tell of."""

    id: str
    total: bool
    first: date
    last: date


def aside(flow: Collection[Told]) -> list[Told]:
    """What is not added: of a flow without totals nothing, else all but the longest that do not overlap.

    Single events outside these are added. Among totals of one length the first by id is taken.
    """
    if not any(one.total for one in flow):
        return []
    totals: list[Told] = []
    left: list[Told] = []
    for one in sorted(flow, key=lambda told: (not told.total, told.first - told.last, told.id)):
        if any(other.first <= one.last and one.first <= other.last for other in totals):
            left.append(one)
        elif one.total:
            totals.append(one)
    return left


def overlapping(events: Iterable[Event]) -> set[str]:
    """The ids of the records whose figure is not added to those of the others.

    Only the first figure of a confirmed or reported record is ever added.
    """
    flows: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for event in events:
        kind = kinds()[event.kind]
        if kind.measure and event.values and event.verification in COUNTED:
            key = (event.supplier, event.recipient, kind.measure, event.values[0].currency)
            first = date.min if event.date.began_by else event.date.first_day
            flows[key].append(Told(event.id, kind.is_total, first, event.date.last_day or date.max))
    return {told.id for flow in flows.values() for told in aside(flow)}
