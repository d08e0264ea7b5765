"""Floor 6: the events of a timeline: marks that do not cover each other, and the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from armstrack.render.charts.lanes import Lane, Mark, mark_words
from armstrack.render.charts.legend import Sign
from armstrack.render.charts.letters import LINE, lines_of
from armstrack.render.charts.sheet import Row, Sheet, Spec, layer, place, texts, told, view
from armstrack.render.charts.times import end_stamp, pixel, stamp, time_axis
from armstrack.spans import Window

#: A mark with its number, and a row of marks, in pixels.
INSET, _HALF, _NUMBER, _ROW, _INDENT = 7, 6, 20, 19, 26
#: More events than this have neither numbers nor a list in the picture.
MOST = 120
_MEANS = {
    "square": "stop",
    "triangle-up": "end of a stop",
    "circle": "dealing",
    "diamond": "other event",
}


def is_listed(marks: Sequence[Mark]) -> bool:
    """Whether the events are so few that each gets a number and a line."""
    return len(marks) <= MOST


def stack(marks: Sequence[Mark], window: Window, width: int, numbered: bool = True) -> list[int]:
    """The row of each mark, the first one free, so that no mark covers another or its number."""
    ends: list[int] = []
    rows: list[int] = []
    for mark in marks:
        start = pixel(mark.first, window, width, INSET) - _HALF
        end = pixel(mark.last, window, width, INSET) + _HALF + (_NUMBER if numbered else 2)
        row = next((at for at, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        rows.append(row)
    return rows


def strip_view(marks: Sequence[Mark], window: Window, sheet: Sheet, numbered: bool) -> Spec:
    """The marks below the lanes, on the same days."""
    rows = stack(marks, window, sheet.room, numbered)
    drawn = [_row(m, _ROW * (at + 0.5), sheet) for m, at in zip(marks, rows, strict=True)]
    x = time_axis(window, sheet.room, INSET, grid=True, labels=False, ticks=False, domain=False)
    layers = _mark_layers(drawn, x)
    if numbered:
        layers.append(texts(drawn, {**x, "field": "after"}, place("y"), dx=_HALF + 2, fontSize=11))
    return view(_ROW * (max(rows, default=0) + 1), sheet.room, layers)


def marks_on_lanes(
    lanes: Sequence[Lane], heights: Sequence[int], marks: Sequence[Mark], sheet: Sheet, x: Spec
) -> list[Spec]:
    """The marks under the bar of their flow, without numbers."""
    drawn = [
        _row(mark, height, sheet)
        for lane, height in zip(lanes, heights, strict=False)
        for mark in marks
        if (mark.event.supplier, mark.event.recipient) == lane.pair
    ]
    return _mark_layers(drawn, x)


def _mark_layers(rows: Sequence[Row], x: Spec) -> list[Spec]:
    """The days that it may have been as a bar, and the sign in its middle."""
    y = place("y")
    bar = {"x": x, "x2": {"field": "after"}, "y": place("y"), "y2": place("y2")}
    bar |= {"fill": told("paint"), "stroke": told("stroke")}
    sign = {"x": {**x, "field": "middle"}, "y": y, "shape": told("shape")}
    sign |= {"fill": told("paint"), "stroke": told("stroke")}
    ranges = [{**row, "y": row["y"] - 2.5, "y2": row["y"] + 2.5} for row in rows if row["range"]]
    return [
        layer("rect", ranges, bar, strokeWidth=1, cornerRadius=2.5),
        layer("point", rows, sign, opacity=1, size=100, strokeWidth=1.5),
    ]


def _row(mark: Mark, y: float, sheet: Sheet) -> Row:
    paint = sheet.paint
    colour = paint.status.get(mark.status, paint.plain)
    return {
        "first": stamp(mark.first),
        "middle": stamp(_middle(mark.first, mark.last)),
        "after": end_stamp(mark.last),
        "range": mark.first != mark.last,
        "y": y,
        "shape": mark.shape,
        "paint": paint.ground if mark.weak else colour,
        "stroke": colour,
        "text": str(mark.number),
        "fill": paint.ink,
    }


def _middle(first: date, last: date) -> date:
    return first + (last - first) / 2


def list_view(marks: Sequence[Mark], sheet: Sheet) -> Spec:
    """The events with their numbers, as lines of text."""
    numbers: list[Row] = []
    lines: list[Row] = []
    y = LINE // 2
    for mark in marks:
        numbers.append({"x": _INDENT - 8, "y": y, "text": str(mark.number), "fill": sheet.paint.ink})
        for text in lines_of(mark_words(mark), sheet.room - _INDENT):
            lines.append({"x": _INDENT, "y": y, "text": text, "fill": sheet.paint.ink})
            y += LINE
    x, height = place("x"), place("y")
    layers = [texts(numbers, x, height, align="right", fontWeight="bold"), texts(lines, x, height)]
    return view(y - LINE // 2, sheet.room, layers)


def signs(marks: Sequence[Mark], sheet: Sheet) -> list[Sign]:
    """What the shapes of the marks mean, as far as they occur."""
    paint = sheet.paint
    shapes = {mark.shape for mark in marks}
    found = [Sign(s, paint.plain, paint.plain, means, area=100) for s, means in _MEANS.items() if s in shapes]
    if any(mark.weak for mark in marks):
        found.append(
            Sign("circle", paint.ground, paint.plain, "hollow: inferred, claimed or alleged", area=100)
        )
    if any(mark.first != mark.last for mark in marks):
        found.append(Sign("stroke", paint.plain, paint.plain, "bar: on these days, or on one of them"))
    return found
