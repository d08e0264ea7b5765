"""Floor 6: the lanes of a timeline: for each flow and category its states, and the marks of events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from armstrack.acts import COUNTED, Act, read_acts
from armstrack.columns import said_status
from armstrack.dates import date_words
from armstrack.entities import categories_of
from armstrack.event import Event
from armstrack.flows import Flows, Pair
from armstrack.parties import name_of
from armstrack.spans import Band, Span, Window, bands, flow_spans
from armstrack.waiting import counted

ALL = "all"
#: So much of a title is drawn; the tables beside a picture hold it whole.
_LONGEST = 300
_SHAPES = {"stop": "square", "end": "triangle-up", "dealing": "circle"}


class Mark(NamedTuple):
    """An event on the axis: the days on which it may have been, and its sign.

    `weak` is one that is not well enough established to move a status; `number` is its place in the list.
    """

    number: int
    first: date
    last: date
    shape: str
    weak: bool
    status: str
    event: Event


@dataclass(frozen=True, slots=True)
class Lane:
    """One flow and the categories of goods that share its states."""

    pair: Pair
    categories: tuple[str, ...]
    spans: tuple[Span, ...]
    bands: tuple[Band, ...]

    @property
    def stretches(self) -> tuple[Span | Band, ...]:
        """Its states, then the stops behind them."""
        return (*self.spans, *self.bands)

    @property
    def tells(self) -> bool:
        """Whether any record moves its status."""
        return any(span.status != "none" for span in self.spans)

    @property
    def now(self) -> str:
        """Where it stands at the end."""
        last = self.spans[-1] if self.spans else None
        return f"{said_span(last) if last else 'none'} ({self.label(False)})"

    def label(self, several_flows: bool) -> str:
        """What stands above the lane."""
        goods = ", ".join("all goods" if each == ALL else each for each in self.categories)
        if not several_flows:
            return goods
        flow = f"{name_of(self.pair[0])} to {name_of(self.pair[1])}"
        return flow if self.categories == (ALL,) else f"{flow}, {goods}"


def said_span(span: Span | Band) -> str:
    """A status with its doubt, or who stopped it."""
    if isinstance(span, Band):
        return f"stopped by {' and '.join(map(name_of, span.organisations))}"
    return span.status if span.certain else f"{span.status} (uncertain)"


def make_lanes(
    flows: Flows, pairs: Collection[Pair], categories: Sequence[str], window: Window
) -> tuple[Lane, ...]:
    """A lane for each flow and category; those of one flow that do not differ are one lane.

    Without categories a flow alone gets all that its records name, several flows all goods. A category
    of which no record moves a status gets no lane unless it is asked for.
    """
    found: list[Lane] = []
    for pair in counted(pairs, "working out states"):
        wanted = tuple(categories) or (categories_of(flows, pair, window.last) if len(pairs) == 1 else (ALL,))
        lanes = (_lane(flows, pair, category, window) for category in wanted)
        found += _joined(lane for lane in lanes if lane.categories[0] in (*categories, ALL) or lane.tells)
    return tuple(found)


def _lane(flows: Flows, pair: Pair, category: str, window: Window) -> Lane:
    known = flow_spans(flows, pair, category, window)
    return Lane(pair, (category,), known, bands(flows, pair, category, window))


def _joined(lanes: Iterable[Lane]) -> list[Lane]:
    """Lanes of one flow, those with the same states and stops as one."""
    found: dict[tuple[tuple[Span, ...], tuple[Band, ...]], list[str]] = {}
    pair: Pair | None = None
    for lane in lanes:
        pair = lane.pair
        found.setdefault((lane.spans, lane.bands), []).extend(lane.categories)
    return [Lane(pair, tuple(goods), *drawn) for drawn, goods in found.items()] if pair else []


def make_marks(events: Iterable[Event], window: Window) -> tuple[Mark, ...]:
    """The events within a window, in the order of days, each with the range of days that it may mean."""
    acts = sorted(read_acts(events), key=lambda act: (*_range(act, window), act.kind.order, act.id))
    seen = [act for act in acts if _range(act, window)[1] >= window.first and act.first <= window.last]
    return tuple(_mark(number, act, window) for number, act in enumerate(seen, 1))


def _range(act: Act, window: Window) -> tuple[date, date]:
    """The first and the last day that it may mean; what began before a day is drawn from the beginning."""
    when = act.event.date
    return window.first if when.began_by else when.first_day, when.last_day_by(window.last)


def _mark(number: int, act: Act, window: Window) -> Mark:
    first, last = _range(act, window)
    return Mark(
        number,
        max(first, window.first),
        min(last, window.last),
        _SHAPES.get(act.kind.effect, "diamond"),
        act.event.verification not in COUNTED,
        act.kind.status,
        act.event,
    )


def mark_words(mark: Mark) -> str:
    """What happened when, as it stands in the list below a timeline."""
    event = mark.event
    return f"{date_words(event.date.text)} {said_status(event)}: {_cut(event.title)}"


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
