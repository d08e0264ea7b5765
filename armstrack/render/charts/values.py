"""Floor 6: values by year, one measure and one currency a panel. Without a figure it is a gap, not zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from armstrack.amounts import bounds_words
from armstrack.event import Event
from armstrack.render.charts.heading import Question, facts, records_words, titled
from armstrack.render.charts.legend import Sign, legend
from armstrack.render.charts.letters import SIZE, lines_of, width_of
from armstrack.render.charts.panels import panel_table, panel_title, panel_words, unit_of
from armstrack.render.charts.sheet import (
    Chart,
    EmptyError,
    RoomError,
    Row,
    Sheet,
    Spec,
    layer,
    place,
    texts,
    told,
    view,
)
from armstrack.sums import Sum
from armstrack.vocab import kinds
from armstrack.yearly import Panel, Period, panels, without_figures

#: Pixels: a panel, what of it is kept for signs above the bars, and its axis; half a bar, in years.
_HEIGHT, _HEAD, _LEFT, _HALF = 150, 32, 52, 0.4
#: The sign of figures that were not added.
_ASIDE, _LEFT_OUT = "\u00d7", "figures not added: overlapping or unconfirmed"
#: More panels than this are no picture any more.
MOST_PANELS = 40


@dataclass(frozen=True, slots=True)
class _Scale:
    """What panels share: the years from the first to the last; and the width of one in pixels."""

    first: int
    last: int
    width: int

    @property
    def year(self) -> float:
        """The width of a year."""
        return self.width / (self.last - self.first + 1)


def values_chart(events: Sequence[Event], question: Question) -> Chart:
    """The picture of what some records are worth.

    Raises:
        EmptyError: where none of them has a figure.
        RoomError: where there are too many panels.
    """
    told_ = [event for event in events if kinds()[event.kind].measure]
    found, unknown = panels(told_, question.day), without_figures(told_)
    if not found:
        raise EmptyError(f"none of {records_words(len(events))} has a figure")
    if len(found) > MOST_PANELS:
        raise RoomError(f"{len(found)} measures and currencies are too many", "choose fewer with filters")
    periods = [period for panel in found for period in (*panel.sums, *panel.unknown)]
    first, last = min(p.first for p in periods), max(question.day.year, *(p.last for p in periods))
    notes = _notes(found, unknown)
    return Chart(
        f"{titled('Values of arms exports by year', question.filters, ('since',))}, {first} to {last}",
        (*facts(told_, question), f"{len(told_) - sum(unknown.values()):,} of them with a figure"),
        tuple(panel_words(panel, first, last) for panel in found) + notes,
        tuple(panel_table(panel, first, last) for panel in found),
        lambda sheet: _draw(found, _Scale(first, last, sheet.room - _LEFT), notes, sheet),
    )


def _notes(found: Sequence[Panel], unknown: dict[str, int]) -> tuple[str, ...]:
    shown = {panel.measure for panel in found}
    lost = [f"{measure} ({count})" for measure, count in unknown.items() if measure not in shown]
    notes = ["Sums hold confirmed and reported figures of one measure and one currency."]
    if any(panel.unknown for panel in found):
        told_ = "A record without a figure has no currency: it is counted in each panel of its measure."
        notes.append(told_)
    return (*notes, *([f"No panel, since no record has a figure: {', '.join(lost)}."] if lost else []))


def _draw(found: Sequence[Panel], scale: _Scale, notes: Sequence[str], sheet: Sheet) -> list[Spec]:
    return [*(_panel(panel, scale, sheet) for panel in found), _legend(found, scale, notes, sheet)]


def _panel(panel: Panel, scale: _Scale, sheet: Sheet) -> Spec:
    rows = [_row(p, s, unit_of(panel), sheet) for p, s in sorted(panel.sums.items()) if s.known]
    top = max((row["high"] for row in rows), default=0) * 1.15 or 1
    x, y, paint = _year_axis(scale), _amount_axis(top), sheet.paint
    sides = {"x": x, "x2": {"field": "to"}}
    drawn = {**sides, "fill": told("paint"), "stroke": told("stroke")}
    bars, lines = [r for r in rows if r["one"]], [r for r in rows if not r["one"]]
    low, high = {**y, "field": "low"}, {**y, "field": "high"}
    layers = [
        layer("rect", [_column(gap) for gap in panel.gaps(scale.first, scale.last)], sides, fill=paint.gap),
        layer("rect", bars, {**sides, "y": low, "y2": {"datum": 0}}, fill=paint.status["active"]),
        layer("rect", _open(bars), {**drawn, "y": low, "y2": {"field": "high"}}, strokeDash=[3, 2]),
        layer("rule", lines, {**sides, "y": high}, stroke=paint.status["suspended"], strokeWidth=3),
        texts(_named(rows, scale), {**x, "field": "middle"}, high, align="center", dy=-9, fontSize=11),
        texts(_signs(panel, sheet), {**x, "field": "middle"}, place("y"), align="center", fontWeight="bold"),
    ]
    title = {"text": lines_of(panel_title(panel), round(sheet.room * 0.93)), "fontSize": SIZE}
    return {
        **view(_HEIGHT, scale.width, layers),
        "title": {**title, "anchor": "start", "frame": "bounds", "offset": 8, "color": paint.ink},
    }


def _column(gap: Period) -> Row:
    return {"from": gap.first - 0.5, "to": gap.last + 0.5}


def _open(bars: Sequence[Row]) -> list[Row]:
    """Bars whose figure may be higher than its lower bound, up to the upper one."""
    return [row for row in bars if row["high"] > row["low"]]


def _row(period: Period, found: Sum, unit: Decimal, sheet: Sheet) -> Row:
    """A sum as a bar of its year, or as a line over its years."""
    low = float(found.low / unit)
    one = period.first == period.last and not period.open
    text = _amount(found, unit)
    return {
        "from": period.first - _HALF,
        "to": period.last + _HALF,
        "middle": (period.first + period.last) / 2,
        "one": one,
        "low": low,
        "high": low if found.high is None else float(found.high / unit),
        "text": text if one else f"{period.words()}: {text}",
        "paint": sheet.paint.ground,
        "stroke": sheet.paint.status["active"],
        "fill": sheet.paint.ink,
    }


def _amount(found: Sum, unit: Decimal) -> str:
    """A sum in the unit of the axis, with its bounds and its doubt: `~2,864`, `≥ 5`."""
    low = None if found.low == 0 and found.high else found.low / unit
    words = bounds_words(low, None if found.high is None else found.high / unit, "TIV", found.approximate)
    return words.replace("TIV ", "")


def _named(rows: Sequence[Row], scale: _Scale) -> list[Row]:
    """The rows whose label has room: none runs into the next one's, or off the panel."""
    kept = []
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        near = [abs(other["middle"] - row["middle"]) for other in (before, after) if other]
        edge = 2 * min(row["middle"] - scale.first + 0.5, scale.last + 0.5 - row["middle"])
        if width_of(row["text"], 11) + 4 <= min(edge, *near, scale.last) * scale.year:
            kept.append(row)
    return kept


def _signs(panel: Panel, sheet: Sheet) -> list[Row]:
    """`?` where records have no figure, `\u00d7` where figures were not added, each with their number."""
    aside = {p: s.overlapping + s.unconfirmed for p, s in panel.sums.items()}
    rows = []
    for y, sign, counts in ((9, "?", panel.unknown), (23, _ASIDE, aside)):
        told_: Counter[int] = Counter()
        for period, count in counts.items():
            told_[(period.first + period.last) // 2] += count
        rows += [
            {"middle": year, "y": y, "text": sign if n == 1 else f"{sign}{n}", "fill": sheet.paint.ink}
            for year, n in sorted(told_.items())
            if n
        ]
    return rows


def _year_axis(scale: _Scale) -> Spec:
    step = next((step for step in (1, 2, 5, 10, 20, 50) if step * scale.year >= 40), 100)
    ticks = [year for year in range(scale.first, scale.last + 1) if year % step == 0]
    axis = {"values": ticks, "format": "d", "title": None, "grid": False, "labelOverlap": False}
    ends = {"domain": [scale.first - 0.5, scale.last + 0.5], "nice": False, "zero": False}
    return {"field": "from", "type": "quantitative", "scale": ends, "axis": axis}


def _amount_axis(top: float) -> Spec:
    axis = {"title": None, "tickCount": 4, "grid": True, "minExtent": _LEFT, "maxExtent": _LEFT}
    scale = {"domain": [0, top], "range": [_HEIGHT, _HEAD], "nice": False}
    return {"type": "quantitative", "scale": scale, "axis": axis}


def _legend(found: Sequence[Panel], scale: _Scale, notes: Sequence[str], sheet: Sheet) -> Spec:
    paint, colour = sheet.paint, sheet.paint.status["active"]
    line = paint.status["suspended"]
    rows = [(p, s) for panel in found for p, s in panel.sums.items()]
    known = [(p, s) for p, s in rows if s.known]
    occurs = (
        (any(p.first == p.last for p, _ in known), Sign("square", colour, colour, "sum of a year")),
        (
            any(p.first == p.last and s.high is not None and s.high > s.low for p, s in known),
            Sign("square", paint.ground, colour, "up to the upper bound"),
        ),
        (
            any(p.first != p.last or p.open for p, _ in known),
            Sign("stroke", line, line, "one figure for all the years that the line spans"),
        ),
        (
            any(panel.gaps(scale.first, scale.last) for panel in found),
            Sign("square", paint.gap, paint.plain, "no figure: unknown, not zero"),
        ),
        (
            any(panel.unknown for panel in found),
            Sign("circle", paint.ground, paint.ground, "records without a figure", "?"),
        ),
        (
            any(s.overlapping + s.unconfirmed for _, s in rows),
            Sign("circle", paint.ground, paint.ground, _LEFT_OUT, _ASIDE),
        ),
    )
    return legend(sheet, [sign for there, sign in occurs if there], notes, _LEFT)
