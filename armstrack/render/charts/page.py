"""Floor 6: a picture as one HTML file: drawn for two widths, in words and as tables; no script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape

from armstrack.render.cells import for_people
from armstrack.render.charts.picture import Theme, svg
from armstrack.render.charts.sheet import Chart, RoomError
from armstrack.render.visible import visible
from armstrack.table import Cell, Column, Table

#: A window narrower than this gets the narrow picture, which has that width.
NARROW = 600
_STYLE = """
:root{color-scheme:light dark}
body{background:light-dark(#fff,#14181d);font:1rem/1.45 system-ui,sans-serif}
body{margin:1rem auto;max-width:1240px;padding:0 .75rem}
svg{display:block;max-width:100%;height:auto}
figure{margin:0;overflow-x:auto}
.narrow{display:none}
@media(max-width:699px){.wide{display:none}.narrow{display:block}}
table{border-collapse:collapse;margin:1rem 0;font-size:.9rem}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.2rem .9rem .2rem 0;border-bottom:1px solid #8888}
td.number{text-align:right;font-variant-numeric:tabular-nums}
td.date{white-space:nowrap}
.scroll{overflow-x:auto}
h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
"""
_STYLED = ("number", "date")
_BY_THEME = {"auto": "light dark", "light": "light", "dark": "dark"}


def to_html(chart: Chart, width: int, theme: Theme, version: str) -> str:
    """The whole file. It asks nothing of any network, and its policy forbids to."""
    figure = _figure(chart, width, theme)
    style = _STYLE.replace("light dark", _BY_THEME[theme])
    tables = "".join(map(to_table, chart.tables))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, figure)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(chart.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_text(chart.title)}</h1>\n{figure}\n<details>\n<summary>In words</summary>\n"
        + "".join(f"<p>{_text(line)}</p>\n" for line in chart.alternative.split("\n"))
        + f"</details>\n{tables}</main>\n<footer><p>armstrack {escape(version)}</p></footer>\n"
        + "</body>\n</html>\n"
    )


def _figure(chart: Chart, width: int, theme: Theme) -> str:
    """The picture at its width, and at that of a narrow window where it has room there."""
    wide = svg(chart, width, theme, "wide")
    try:
        narrow = svg(chart, NARROW, theme, "narrow") if width > NARROW else ""
    except RoomError:
        narrow = ""
    if not narrow:
        return f'<figure tabindex="0">\n{wide}</figure>'
    both = f'<div class="wide">\n{wide}</div>\n<div class="narrow">\n{narrow}</div>'
    return f'<figure tabindex="0">\n{both}\n</figure>'


def _policy(style: str, figure: str) -> str:
    """Nothing but these very styles."""
    styles = [style, *re.findall("<style>(.*?)</style>", figure, re.DOTALL)]
    hashes = sorted({b64encode(sha256(text.encode()).digest()).decode() for text in styles})
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    return f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"


def to_table(table: Table) -> str:
    """A table with its title; text from records is data."""
    head = "".join(f'<th scope="col">{_text(column.heading)}</th>' for column in table.columns)
    rows = "".join(_row(row, table.columns) for row in table.rows)
    caption = f"<caption>{_text(table.title)}</caption>"
    return (
        f'<div class="scroll" tabindex="0"><table>{caption}\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table></div>\n"
    )


def _row(row: Sequence[Cell], columns: Sequence[Column]) -> str:
    kinds = (f' class="{c.type}"' if c.type in _STYLED else "" for c in columns)
    texts = (escape(for_people(cell, column)) for cell, column in zip(row, columns, strict=True))
    cells = "".join(f"<td{kind}>{text}</td>" for kind, text in zip(kinds, texts, strict=True))
    return f"<tr>{cells}</tr>\n"


def _text(text: str) -> str:
    return escape(visible(text))
