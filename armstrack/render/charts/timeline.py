"""Floor 6: flows through time: states as coloured spans, stops of organisations behind them, event marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from armstrack.event import Event
from armstrack.flows import Flows, Pair
from armstrack.parties import name_of
from armstrack.render.charts import strip
from armstrack.render.charts.heading import Question, facts, titled
from armstrack.render.charts.lanes import Lane, Mark, make_lanes, make_marks
from armstrack.render.charts.legend import Sign, legend, letter_of, status_signs
from armstrack.render.charts.letters import width_of
from armstrack.render.charts.sheet import Chart, RoomError, Row, Sheet, Spec, layer, place, texts, told, view
from armstrack.render.charts.tables import lanes_table, lanes_words, marks_table
from armstrack.render.charts.times import end_stamp, pixel, stamp, time_axis
from armstrack.spans import Band, Span, Window
from armstrack.states import said_flag

#: Of a lane, in pixels: its label, the names of organisations, the bar, the bar's share of a band, the rest.
_LABEL, _NAMES, _BAR, _EDGE, _REST, _MARKS = 18, 15, 22, 5, 12, 14
#: More lanes than this are no picture any more.
MOST_LANES = 100
_FEWER = "choose fewer flows with filters, such as --recipient"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is drawn, and the pixel at which each lane's bar begins."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    window: Window
    single: bool

    def tops(self) -> list[int]:
        """The upper edge of each lane's bar, and of what comes below the last."""
        found, y = [], 0
        for lane in self.lanes:
            found.append(y + _LABEL + (_NAMES + _EDGE if lane.bands else 0))
            y = found[-1] + _BAR + _REST + (_EDGE if lane.bands else 0) + (0 if self.single else _MARKS)
        return [*found, y]


def timeline_chart(flows: Flows, pairs: Sequence[Pair], events: Sequence[Event], question: Question) -> Chart:
    """The picture of some flows; `events` are what is marked, each on the lanes of its flow.

    Raises:
        RoomError: where there are too many lanes.
    """
    first = min(event.date.first_day for event in events)
    window = question.window(first)
    marks = make_marks(events, window)
    wanted = len(pairs) * max(1, len(question.filters.category))
    if wanted > MOST_LANES:
        raise RoomError(f"{wanted} lanes are too many for a timeline", _FEWER)
    lanes = make_lanes(flows, pairs, question.filters.category, window)
    single = len(pairs) == 1
    drawing = _Drawing(lanes, marks, window, single)
    leave = ("since", *(("supplier", "recipient", "party") if single else ()))
    flow = " to ".join(map(name_of, pairs[0]))
    subject = f"{flow}, arms exports" if single else f"Arms exports, {len(pairs)} flows"
    tables = (lanes_table(lanes, not single), marks_table(marks))
    shown = [mark.event for mark in marks]
    flags = _flags(flows, pairs[0], lanes[0], window) if single else ()
    return Chart(
        f"{titled(subject, question.filters, leave)}, {window.first} to {window.last}",
        (*facts(shown, question, lanes[0].now if single else ""), *flags),
        lanes_words(lanes, marks, not single),
        tables,
        lambda sheet: _draw(drawing, sheet),
    )


def _flags(flows: Flows, pair: Pair, lane: Lane, window: Window) -> tuple[str, ...]:
    """What stands beside the status of the first lane at the end."""
    raised = flows.state_at(*pair, lane.categories[0], window.last).flags
    return (f"Flags: {', '.join(map(said_flag, raised))}",) if raised else ()


def _draw(drawing: _Drawing, sheet: Sheet) -> list[Spec]:
    listed = strip.is_listed(drawing.marks) and drawing.single
    parts = [_lanes_view(drawing, sheet)]
    if drawing.single:
        parts.append(strip.strip_view(drawing.marks, drawing.window, sheet, listed))
    parts.append(_legend(drawing, sheet))
    return [*parts, strip.list_view(drawing.marks, sheet)] if listed else parts


def _lanes_view(drawing: _Drawing, sheet: Sheet) -> Spec:
    tops, window = drawing.tops(), drawing.window
    pairs = list(zip(drawing.lanes, tops, strict=False))
    labels = [_label_row(lane, top, drawing, sheet) for lane, top in pairs]
    behind = [row for lane, top in pairs for row in _band_rows(lane, top, window, sheet)]
    bars = [_span_row(span, top, window, sheet) for lane, top in pairs for span in lane.spans]
    x, y = time_axis(window, sheet.room, strip.INSET, grid=True), place("y")
    rect = {"x": x, "x2": {"field": "after"}, "y": y, "y2": place("y2"), "fill": told("paint")}
    outlined = {**rect, "stroke": told("stroke")}
    layers = [
        layer("rect", behind, rect),
        texts(behind, x, place("name"), fontSize=11, dx=4),
        layer("rect", [r for r in bars if r["sure"]], outlined, strokeWidth=1.5),
        layer("rect", [r for r in bars if not r["sure"]], outlined, strokeWidth=1.5, strokeDash=[4, 2]),
        texts([r for r in bars if r["text"]], {**x, "field": "middle"}, place("centre"), align="center"),
        texts(labels, place("x"), y, fontWeight="bold"),
    ]
    if not drawing.single:
        heights = [top + _BAR + 10 for top in tops]
        layers += strip.marks_on_lanes(drawing.lanes, heights, drawing.marks, sheet, x)
    return view(tops[-1], sheet.room, layers)


def _label_row(lane: Lane, top: int, drawing: _Drawing, sheet: Sheet) -> Row:
    y = top - _LABEL // 2 - (_NAMES + _EDGE if lane.bands else 0)
    return {"x": 0, "y": y, "text": lane.label(not drawing.single), "fill": sheet.paint.ink}


def _band_rows(lane: Lane, top: int, window: Window, sheet: Sheet) -> list[Row]:
    rows = []
    for band in lane.bands:
        name = ", ".join(map(name_of, band.organisations))
        wide = _wide(band, window, sheet)
        rows.append(
            {
                "first": stamp(band.first),
                "after": end_stamp(band.last),
                "y": top - _EDGE - _NAMES,
                "y2": top + _BAR + _EDGE,
                "name": top - _NAMES // 2 - 2,
                "paint": sheet.paint.band,
                "text": name if width_of(name, 11) + 8 < wide else "",
                "fill": sheet.paint.ink,
            }
        )
    return rows


def _wide(stretch: Span | Band, window: Window, sheet: Sheet) -> int:
    """The width of a stretch in pixels."""
    first, last = (pixel(day, window, sheet.room, strip.INSET) for day in (stretch.first, stretch.last))
    return last - first


def _span_row(span: Span, top: int, window: Window, sheet: Sheet) -> Row:
    """A span's rectangle, and as much of its status as has room in it. No status is a line, not a bar."""
    paint, none = sheet.paint, span.status == "none"
    colour = paint.plain if none else paint.status[span.status]
    wide = _wide(span, window, sheet)
    return {
        "first": stamp(span.first),
        "middle": stamp(span.first + (span.last - span.first) / 2),
        "after": end_stamp(span.last),
        "y": top + (_BAR // 2 - 1 if none else 0),
        "y2": top + (_BAR // 2 + 1 if none else _BAR),
        "centre": top + _BAR / 2,
        "sure": span.certain,
        "paint": colour if span.certain else paint.ground,
        "stroke": paint.ground if span.certain else colour,
        "text": "" if none else _label(span, wide),
        "fill": paint.ink if none or not span.certain else paint.on[span.status],
    }


def _label(span: Span, wide: int) -> str:
    doubt = "" if span.certain else "?"
    for text in (f"{span.status}{doubt}", f"{letter_of(span.status)}{doubt}"):
        if width_of(text) + 4 < wide:
            return text
    return ""


def _legend(drawing: _Drawing, sheet: Sheet) -> Spec:
    paint = sheet.paint
    found = [span for lane in drawing.lanes for span in lane.spans]
    signs = status_signs(sheet, {span.status for span in found})
    if any(span.status == "none" for span in found):
        signs.append(Sign("stroke", paint.plain, paint.plain, "no record moves the status"))
    if any(not span.certain for span in found):
        signs.append(Sign("square", paint.ground, paint.plain, "uncertain", "?"))
    if any(lane.bands for lane in drawing.lanes):
        signs.append(
            Sign("square", paint.band, paint.band, "stop by an organisation that binds the supplier")
        )
    return legend(sheet, [*signs, *strip.signs(drawing.marks, sheet)])
