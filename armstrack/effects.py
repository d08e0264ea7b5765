"""Floor 4: what a record did to its flow: the states before and after it, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from armstrack.event import Event
from armstrack.flows import Flows
from armstrack.kept_flows import KeptFlows
from armstrack.states import said_state


def before_and_after(flows: Flows | KeptFlows, event: Event, today: date) -> list[str]:
    """What a record did to its flow: the state on the day before and on its last day, a line a category."""
    return _told(event, today, lambda *asked: said_state(flows.state_at(*asked)))


def all_before_and_after(flows: Flows, events: Iterable[Event], today: date) -> Iterator[list[str]]:
    """What `before_and_after` tells of each of many records; each flow is gone through once."""
    known = list(events)
    days: dict[tuple[str, str, str], set[date]] = defaultdict(set)
    for event in known:
        for category in _goods(event):
            days[event.supplier, event.recipient, category].update(_around(event, today))
    said = {}
    for flow, several in days.items():
        ordered = sorted(several)
        for day, state in zip(ordered, flows.states(*flow, ordered), strict=True):
            said[*flow, day] = said_state(state)
    yield from (_told(event, today, lambda *asked: said[asked]) for event in known)


def _told(event: Event, today: date, said: Callable[[str, str, str, date], str]) -> list[str]:
    pair = (event.supplier, event.recipient)
    before, after = _around(event, today)
    return [
        f"{'all goods' if category == 'all' else category}: "
        f"{said(*pair, category, before)} on {before}, {said(*pair, category, after)} on {after}"
        for category in _goods(event)
    ]


def _goods(event: Event) -> Sequence[str]:
    return event.categories or ("all",)


def _around(event: Event, today: date) -> tuple[date, date]:
    return event.date.first_day - timedelta(days=1), event.date.last_day_by(today)
