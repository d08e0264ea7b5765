"""Floor 6: tables as plain text, for pipes, files and long lists: no colour, no cut, no wrap."""

from __future__ import annotations

from collections.abc import Iterable

from armstrack.render.cells import for_people, spoken
from armstrack.table import Column, Table

GAP = "  "
#: A column is no wider for others' sake: one endless text must not lengthen every line of a list.
_WIDEST = 1000


def width(text: str) -> int:
    """How many cells a terminal needs for the text."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def to_text(tables: Iterable[Table], ascii_only: bool = False, rows: int | None = None) -> str:
    """Aligned columns under their headings, notes below; of a list at most so many rows.

    A text of more than a thousand cells stands whole, and moves what follows on its own line alone.
    """
    shown = (table if rows is None or table.whole else table.first(rows) for table in tables)
    return "\n".join(_one(table.for_people(), ascii_only) for table in shown)


def _one(table: Table, ascii_only: bool) -> str:
    lines = [spoken(table.title, ascii_only)] if table.title else []
    if table.rows:
        body = [
            [for_people(cell, column, ascii_only) for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ]
        head = [column.heading for column in table.columns]
        lines += _aligned([head, *body] if any(head) else body, table.columns)
    notes = (spoken(note, ascii_only) for note in table.notes)
    return "".join(f"{line}\n" for line in (*lines, *notes))


def _aligned(rows: list[list[str]], columns: tuple[Column, ...]) -> list[str]:
    widths = [min(max(width(row[i]) for row in rows), _WIDEST) for i in range(len(columns))]
    return [
        GAP.join(
            _pad(cell, size, column.type == "number")
            for cell, size, column in zip(row, widths, columns, strict=True)
        ).rstrip()
        for row in rows
    ]


def _pad(text: str, size: int, right: bool) -> str:
    blank = " " * (size - width(text))
    return blank + text if right else text + blank
