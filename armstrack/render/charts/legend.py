"""Floor 6: what the signs of a picture mean, as a part of the picture below the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from armstrack.render.charts.letters import LINE, SIZE, lines_of, width_of
from armstrack.render.charts.sheet import Row, Sheet, Spec, layer, place, texts, told, view
from armstrack.states import ORDER
from armstrack.timelines import LETTERS

_SIGN, _GAP, _ROW = 20, 18, 22


class Sign(NamedTuple):
    """A sign and what it means; `fill` and `stroke` are colours, `letter` stands on it in `on`."""

    shape: str
    fill: str
    stroke: str
    means: str
    letter: str = ""
    on: str = ""
    area: int = 196


def letter_of(status: str) -> str:
    """The letter of a status: the terminal's, as a capital, since a small l is a mere stroke here."""
    return LETTERS[status].upper()


def status_signs(sheet: Sheet, statuses: Iterable[str]) -> list[Sign]:
    """The statuses that occur, stops first, each with its letter."""
    found, paint = set(statuses), sheet.paint
    return [
        Sign("square", paint.status[s], paint.status[s], s, letter_of(s), paint.on[s])
        for s in ORDER
        if s in found and s in paint.status
    ]


def legend(sheet: Sheet, signs: Sequence[Sign], notes: Sequence[str] = (), left: int = 0) -> Spec:
    """Signs side by side in as many rows as they need, and lines of text below.

    `left` is how far the axis of the view above reaches to the left of it.
    """
    rows: list[Row] = []
    x, y = 0, _ROW // 2
    for sign in signs:
        wide = max(_SIGN, round(sign.area**0.5) + 8)
        width = wide + width_of(sign.means)
        if x and x + width > sheet.room:
            x, y = 0, y + _ROW
        rows.append(_row(sign, x - left, y, wide, sheet))
        x += width + _GAP
    lines = [line for note in notes for line in lines_of(note, sheet.room)]
    top = y + _ROW if signs else LINE // 2
    said = [
        {"x": -left, "y": top + LINE * at, "text": line, "fill": sheet.paint.ink}
        for at, line in enumerate(lines)
    ]
    height = top + LINE * len(lines) - (LINE // 2 if lines else _ROW // 2)
    return view(height, sheet.room - left, _layers(rows, said))


def _row(sign: Sign, x: int, y: int, wide: int, sheet: Sheet) -> Row:
    return {
        "x": x + (wide - 8) / 2 + 1,
        "y": y,
        "shape": sign.shape,
        "paint": sign.fill,
        "stroke": sign.stroke,
        "area": sign.area,
        "letter": sign.letter,
        "on": sign.on or sheet.paint.ink,
        "at": x + wide,
        "text": sign.means,
        "fill": sheet.paint.ink,
    }


def _layers(rows: list[Row], said: list[Row]) -> list[Spec]:
    x, y = place("x"), place("y")
    signs = {
        "x": x,
        "y": y,
        "shape": told("shape"),
        "fill": told("paint"),
        "stroke": told("stroke"),
        "size": {"field": "area", "type": "quantitative", "scale": None},
    }
    letters = {"x": x, "y": y, "text": told("letter"), "fill": told("on")}
    return [
        layer("point", rows, signs, opacity=1, strokeWidth=1.5),
        layer("text", [row for row in rows if row["letter"]], letters, fontSize=10, fontWeight="bold"),
        texts(rows, place("at"), y, fontSize=SIZE),
        texts(said, x, y, fontSize=SIZE),
    ]
