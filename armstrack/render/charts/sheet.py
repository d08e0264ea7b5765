"""Floor 6: what a picture is drawn on, and what every picture shares: title, fonts, lines of text, layers.

A specification holds plain data alone: no address, no expression, no text that would be read as either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from armstrack.render.charts.letters import SIZE, lines_of
from armstrack.render.charts.paints import Paint
from armstrack.render.visible import visible
from armstrack.table import Table

Spec: TypeAlias = dict[str, Any]
Row: TypeAlias = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
#: Liberation Sans comes with the renderer; the others are as wide, letter by letter, or the reader's own.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
PAD, TITLE = 16, 18


class EmptyError(Exception):
    """Nothing to draw; the message says of what."""


class RoomError(Exception):
    """More than a picture can show; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Sheet:
    """A width in pixels, margins included, and the colours."""

    width: int
    paint: Paint

    @property
    def room(self) -> int:
        """The width between the margins."""
        return self.width - 2 * PAD


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture before it is drawn: what it says, in words and in tables, too, and how to draw it.

    `facts` stand under the title: the day, the number of records, sources counted. `words` are the
    text alternative, without title and facts.
    """

    title: str
    facts: tuple[str, ...]
    words: tuple[str, ...]
    tables: tuple[Table, ...]
    draw: Callable[[Sheet], list[Spec]]

    @property
    def alternative(self) -> str:
        """The text alternative: what is to be said where the picture cannot be seen."""
        return "\n".join(visible(line) for line in (*self.facts, *self.words))


def specify(chart: Chart, sheet: Sheet) -> Spec:
    """The specification of the whole picture."""
    paint = sheet.paint
    facts = [line for fact in chart.facts for line in lines_of(fact, sheet.room)]
    return {
        "$schema": SCHEMA,
        "background": paint.ground,
        "padding": PAD,
        "title": {
            "text": lines_of(chart.title, round(sheet.room * 0.93), TITLE),
            "subtitle": facts,
            "anchor": "start",
            "frame": "bounds",
            "offset": 14,
        },
        "spacing": 14,
        "vconcat": chart.draw(sheet),
        "config": _config(paint),
    }


def _config(paint: Paint) -> Spec:
    axis = {
        "domainColor": paint.faint,
        "tickColor": paint.faint,
        "gridColor": paint.grid,
        "labelColor": paint.ink,
        "labelFontSize": SIZE,
        "titleColor": paint.faint,
        "titleFontSize": SIZE,
        "titleFontWeight": "normal",
    }
    return {
        "aria": False,
        "font": FONT,
        "view": {"stroke": None, "fill": None},
        "axis": axis,
        "text": {"font": FONT, "fontSize": SIZE, "fill": paint.ink},
        "title": {
            "font": FONT,
            "fontSize": TITLE,
            "color": paint.ink,
            "subtitleFont": FONT,
            "subtitleFontSize": SIZE,
            "subtitleColor": paint.faint,
            "subtitlePadding": 6,
        },
    }


def view(height: int, width: int, layers: Sequence[Spec]) -> Spec:
    """One part of the picture, of this size within its axes."""
    return {"width": width, "height": height, "layer": list(layers)}


def layer(mark: str, rows: Sequence[Row], channels: Spec, **how: Any) -> Spec:
    """Marks of one sort; `how` are their properties, `channels` what each takes from its row."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": mark, **how},
        "encoding": channels,
    }


def place(field: str) -> Spec:
    """A channel whose rows say the pixel."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def told(field: str) -> Spec:
    """A channel whose rows say the very colour, shape or text."""
    return {"field": field, "type": "nominal", "scale": None}


def texts(rows: Sequence[Row], x: Spec, y: Spec, **how: Any) -> Spec:
    """Texts in the `text` of their rows, each in the colour of its `fill`."""
    channels = {"x": x, "y": y, "text": told("text"), "fill": told("fill")}
    return layer("text", rows, channels, **{"baseline": "middle", "align": "left", **how})
