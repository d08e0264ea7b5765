"""Floor 6: tables for machines: CSV, JSON, NDJSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from armstrack.render.cells import for_machines, for_people, spoken
from armstrack.table import Cell, Table

#: Names with their cells.
Object: TypeAlias = "list[tuple[str, Cell]]"
#: A spreadsheet runs a cell that begins with one of these; the wide ones in East Asian settings.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def to_csv(tables: Iterable[Table], raw: bool = False) -> str:
    """Comma-separated, UTF-8, one header; text that a spreadsheet would run is guarded unless `raw`."""
    lines = []
    for number, table in enumerate(tables):
        shown = table.for_machines()
        if number == 0:
            lines.append(csv_line([column.name for column in shown.columns], raw=True))
        lines += [csv_line(row, raw) for row in shown.rows]
    return "".join(lines)


def csv_line(cells: Iterable[Cell], raw: bool = False) -> str:
    """One row of CSV, guarded unless `raw`.

    Python quotes a lone carriage return only where rows end with one.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(
        [for_machines(cell) if raw else guarded(cell) for cell in cells]
    )
    return out.getvalue().removesuffix("\r\n") + "\n"


def guarded(cell: Cell) -> str:
    """The cell's text; behind an apostrophe if it would run, or would read as guarded without one more."""
    text = for_machines(cell)
    risky = isinstance(cell, (str, tuple)) and text.lstrip("'").startswith(_FORMULA)
    return f"'{text}" if risky else text


def to_json(tables: Iterable[Table]) -> str:
    """An array of objects named as the CSV's columns; unknown is null, and numbers have all their digits."""
    return "".join(json_parts(_objects(tables)))


def json_parts(rows: Iterable[Object]) -> Iterator[str]:
    """The array, an object at a time."""
    before = "[\n"
    for row in rows:
        told = ",\n".join(f"    {json_text(name)}: {json_text(cell, 4)}" for name, cell in row)
        yield f"{before}  {{\n{told}\n  }}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def to_ndjson(tables: Iterable[Table]) -> str:
    """The same objects, one a line."""
    return "".join(map(ndjson_line, _objects(tables)))


def ndjson_line(row: Object) -> str:
    """One object on its line."""
    return "{" + ", ".join(f"{json_text(name)}: {json_text(cell)}" for name, cell in row) + "}\n"


def json_text(cell: Cell, indent: int = 0) -> str:
    """A cell as JSON: whole numbers as integers, decimals with every digit, lists as arrays.

    `indent` is that of its line; 0 keeps lists on one.
    """
    if isinstance(cell, Decimal):
        return str(int(cell)) if cell == cell.to_integral() else f"{cell:f}"
    if isinstance(cell, tuple) and indent:
        return json.dumps(cell, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * indent)
    return json.dumps(cell.isoformat() if isinstance(cell, date) else cell, ensure_ascii=False)


def _objects(tables: Iterable[Table]) -> Iterator[Object]:
    for table in tables:
        shown = table.for_machines()
        names = [column.name for column in shown.columns]
        yield from (list(zip(names, row, strict=True)) for row in shown.rows)


def to_markdown(tables: Iterable[Table]) -> str:
    """Tables for a pull request or a page, as people read them."""
    parts = []
    for table in tables:
        shown = table.for_people()
        lines = [f"### {spoken(shown.title)}\n"] if shown.title else []
        lines.append("| " + " | ".join(column.heading for column in shown.columns) + " |")
        lines.append("|" + "|".join(" ---: " if c.type == "number" else " --- " for c in shown.columns) + "|")
        for row in shown.rows:
            cells = (_escape(for_people(cell, c)) for cell, c in zip(row, shown.columns, strict=True))
            lines.append("| " + " | ".join(cells) + " |")
        lines += ["", *map(spoken, shown.notes)] if shown.notes else []
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _escape(text: str) -> str:
    for mark in "\\|`*_<>[]&~$":
        text = text.replace(mark, f"\\{mark}")
    return text
