"""Floor 6: pictures within the page: what they share stands once in its style, so that they are small."""

from __future__ import annotations

import re
from dataclasses import dataclass

from armstrack.render.charts.picture import svg
from armstrack.render.charts.sheet import Chart
from armstrack.render.page.markup import Html, element

#: Pixels. A narrow window scrolls the picture sideways.
_WIDTH = 1000
_TAG = re.compile(r"<(?!svg|title|desc)[^>]+>")
#: What the page's style says for all of them, or nothing needs.
_SAID = re.compile(
    r' (?:font-family|class|role|aria-[a-z]+|stroke-miterlimit)="[^"]*"| transform="translate\(0,0\)"'
)
_LONG = re.compile(r"\d+\.\d{2,}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture: its title, and its markup."""

    title: str
    figure: Html


def draw(chart: Chart, name: str) -> Picture:
    """A picture with its title and text alternative; its dark colours are in the page's style."""
    drawn = _slim(svg(chart, _WIDTH, "light", name))
    return Picture(chart.title, element("figure", Html(drawn), tabindex="0"))


def _slim(drawn: str) -> str:
    """The same picture in fewer bytes: to a tenth of a pixel, and without what is said elsewhere."""
    return _TAG.sub(lambda tag: _LONG.sub(_short, _SAID.sub("", tag[0])), drawn.rstrip("\n"))


def _short(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")
