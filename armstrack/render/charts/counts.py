"""Floor 6: how many flows stood in each status through time, one area on the other, stops at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from armstrack.event import Event
from armstrack.flows import Flows, Pair
from armstrack.render.charts.heading import Question, facts, titled
from armstrack.render.charts.legend import Sign, legend, status_signs
from armstrack.render.charts.letters import width_of
from armstrack.render.charts.sheet import Chart, Row, Sheet, Spec, layer, texts, view
from armstrack.render.charts.times import end_stamp, pixel, stamp, time_axis
from armstrack.spans import Tally, Window, flow_spans, tallies
from armstrack.states import ORDER
from armstrack.table import Cell, Column, Table
from armstrack.waiting import counted

_HEIGHT, _LEFT = 340, 46


def status_chart(flows: Flows, pairs: Sequence[Pair], events: Sequence[Event], question: Question) -> Chart:
    """The picture of some flows through time; `events` are the records counted for them."""
    category = (*question.filters.category, "all")[0]
    window = question.window(min(event.date.first_day for event in events))
    every = counted(pairs, "working out states")
    found = tallies([flow_spans(flows, pair, category, window) for pair in every])
    used = [status for status in ORDER if any(tally.counts.get(status) for tally in found)]
    goods = "all goods" if category == "all" else category
    subject = f"Flows of arms exports by status, {goods}"
    return Chart(
        f"{titled(subject, question.filters, ('category', 'since'))}, {window.first} to {window.last}",
        facts(events, question, _numbers(found[-1].counts)),
        tuple(f"From {tally.day}: {_numbers(tally.counts)}." for tally in _yearly(found)),
        (_table(found, used),),
        lambda sheet: _draw(found, used, window, sheet),
    )


def _yearly(found: Sequence[Tally]) -> list[Tally]:
    """What held at the end of each year in which it changed."""
    return list({tally.day.year: tally for tally in found}.values())


def _numbers(counts: dict[str, int]) -> str:
    return ", ".join(f"{counts[s]:,} {s}" for s in ORDER if counts.get(s))


def _table(found: Sequence[Tally], used: Sequence[str]) -> Table:
    columns = (Column("day", "from", "date"), *(Column(s, s, "number") for s in used))
    rows: list[tuple[Cell, ...]] = [
        (tally.day, *(tally.counts.get(status, 0) for status in used)) for tally in found
    ]
    return Table(columns, tuple(rows), "Flows in each status")


def _draw(found: Sequence[Tally], used: Sequence[str], window: Window, sheet: Sheet) -> list[Spec]:
    paint, width = sheet.paint, sheet.room - _LEFT
    colours = {status: paint.status.get(status, paint.gap) for status in used}
    days = [*((tally, stamp(tally.day)) for tally in found), (found[-1], end_stamp(window.last))]
    rows: list[Row] = [
        {"first": day, "status": status, "count": tally.counts.get(status, 0), "order": order}
        for tally, day in days
        for order, status in enumerate(used)
    ]
    most = max(sum(tally.counts.values()) for tally in found)
    x, y = time_axis(window, width), _count_axis(most)
    fill = {
        "field": "status",
        "type": "nominal",
        "scale": {"domain": list(used), "range": list(colours.values())},
        "legend": None,
    }
    order = {"field": "order", "type": "quantitative"}
    channels = {"x": x, "y": {**y, "field": "count", "stack": "zero"}, "fill": fill, "order": order}
    areas = layer("area", rows, channels, interpolate="step-after", stroke=paint.ground, strokeWidth=1)
    named = _names(found, used, window, most, sheet)
    labels = texts(named, {**x, "field": "middle"}, {**y, "field": "at"}, align="center")
    signs = status_signs(sheet, used)
    if "none" in used:
        signs.append(Sign("square", paint.gap, paint.plain, "no record moves the status"))
    return [view(_HEIGHT, width, [areas, labels]), legend(sheet, signs, left=_LEFT)]


def _count_axis(most: int) -> Spec:
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
    step = next((step for step in steps if most / step <= 8), steps[-1])
    axis = {
        "title": None,
        "values": list(range(0, most + 1, step)),
        "grid": True,
        "minExtent": _LEFT,
        "maxExtent": _LEFT,
        "format": ",d",
    }
    return {"type": "quantitative", "scale": {"domain": [0, most], "nice": False}, "axis": axis}


def _names(found: Sequence[Tally], used: Sequence[str], window: Window, most: int, sheet: Sheet) -> list[Row]:
    """The name of each status where its area is long and high enough for it."""
    width, paint = sheet.room - _LEFT, sheet.paint
    rows: list[Row] = []
    for status in used:
        least = width_of(status) + 6
        room = [
            (first, end, low, high)
            for first, end, low, high in _stretches(found, window.last, used, status)
            if (high - low) * _HEIGHT / most >= 14
            and pixel(end, window, width) - pixel(first, window, width) > least
        ]
        if room:
            first, end, low, high = max(room, key=lambda r: ((r[3] - r[2]) * (r[1] - r[0]).days, r[0]))
            fill = paint.on.get(status, paint.ink)
            middle = stamp(first + (end - first) / 2)
            rows.append({"middle": middle, "at": (low + high) / 2, "text": status, "fill": fill})
    return rows


def _stretches(
    found: Sequence[Tally], last: date, used: Sequence[str], status: str
) -> list[tuple[date, date, int, int]]:
    """Times over which one height is within a status's area all along: their days, and that height's ends.

    Of those that differ in length alone the longest.
    """
    told: list[tuple[date, date, int, int]] = []
    begun: dict[tuple[int, int], date] = {}
    below = used[: used.index(status)]
    for tally in found:
        low = sum(tally.counts.get(each, 0) for each in below)
        high = low + tally.counts.get(status, 0)
        kept: dict[tuple[int, int], date] = {}
        for (bottom, top), first in (*begun.items(), ((low, high), tally.day)):
            within = (max(bottom, low), min(top, high))
            if within != (bottom, top):
                told.append((first, tally.day, bottom, top))
            if within[0] < within[1]:
                kept.setdefault(within, first)
        begun = kept
    return [*told, *((first, last, *height) for height, first in begun.items())]
