"""Floor 6: tables for machines: CSV, JSON, NDJSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from armstrack.render.cells import for_machines, for_people
from armstrack.table import Cell, Table

#: A spreadsheet runs a cell that begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(tables: Iterable[Table], raw: bool = False) -> str:
    """Comma-separated, UTF-8, one header; text that a spreadsheet would run is guarded unless `raw`."""
    lines = []
    for number, table in enumerate(tables):
        shown = table.for_machines()
        if number == 0:
            lines.append(_line(column.name for column in shown.columns))
        lines += [_line(_guard(cell, raw) for cell in row) for row in shown.rows]
    return "".join(lines)


def _line(cells: Iterable[str]) -> str:
    """One row. Python quotes a lone carriage return only where rows end with one."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _guard(cell: Cell, raw: bool) -> str:
    text = for_machines(cell)
    risky = isinstance(cell, (str, tuple)) and text.startswith(_FORMULA)
    return f"'{text}" if risky and not raw else text


def _plain(cell: Cell) -> Any:
    """A cell as JSON holds it: whole numbers as integers, others as floats, lists as arrays."""
    if isinstance(cell, tuple):
        return list(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral() else float(cell)
    return cell


def _objects(tables: Iterable[Table]) -> list[dict[str, Any]]:
    found = []
    for table in tables:
        shown = table.for_machines()
        names = [column.name for column in shown.columns]
        found += [dict(zip(names, map(_plain, row), strict=True)) for row in shown.rows]
    return found


def to_json(tables: Iterable[Table]) -> str:
    """An array of objects named as the CSV's columns; unknown is null."""
    return json.dumps(_objects(tables), ensure_ascii=False, indent=2) + "\n"


def to_ndjson(tables: Iterable[Table]) -> str:
    """The same objects, one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _objects(tables))


def to_markdown(tables: Iterable[Table]) -> str:
    """Tables for a pull request or a page, as people read them."""
    parts = []
    for table in tables:
        shown = table.for_people()
        lines = [f"### {shown.title}\n"] if shown.title else []
        lines.append("| " + " | ".join(column.heading for column in shown.columns) + " |")
        lines.append("|" + "|".join(" ---: " if c.type == "number" else " --- " for c in shown.columns) + "|")
        for row in shown.rows:
            cells = (_escape(for_people(cell, c)) for cell, c in zip(row, shown.columns, strict=True))
            lines.append("| " + " | ".join(cells) + " |")
        lines += ["", *shown.notes] if shown.notes else []
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _escape(text: str) -> str:
    for mark in "\\|`*_<>[]&~$":
        text = text.replace(mark, f"\\{mark}")
    return text
