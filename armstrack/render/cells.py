"""Floor 6: a cell's value as text, for people and for machines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from armstrack.dates import date_words
from armstrack.render.visible import visible
from armstrack.table import Cell, Column

#: Our own signs where the terminal has ASCII alone. Text from records is escaped, never replaced.
_ASCII = str.maketrans(
    {"└": "`", "├": "|", "│": "|", "─": "-", "≥": ">=", "→": "->", "█": "#", "…": "...", "·": "-"}
)


def for_people(cell: Cell, column: Column, ascii_only: bool = False) -> str:
    """What a reader sees. Unknown is empty."""
    return in_ascii(_plain(cell, column), ascii_only)


def spoken(text: str, ascii_only: bool = False) -> str:
    """A title or note of a table, line by line: it may hold what was asked for, or what a record says."""
    return in_ascii("\n".join(map(visible, text.split("\n"))), ascii_only)


def in_ascii(text: str, wanted: bool = True) -> str:
    """The text with our own signs in ASCII, where that is wanted; other letters are left to the stream."""
    return text.translate(_ASCII) if wanted else text


def _plain(cell: Cell, column: Column) -> str:
    if cell is None:
        return ""
    if column.type == "share":
        return _bar(Decimal(str(cell)))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, (int, Decimal)):
        return _number(cell, column)
    if isinstance(cell, tuple):
        return "; ".join(visible(text) for text in cell)
    return visible(date_words(str(cell)) if column.type == "date" else str(cell))


def _number(number: int | Decimal, column: Column) -> str:
    """Counts with separators; a year has none, and decimals stand as they are."""
    if isinstance(number, Decimal):
        return f"{number:f}"
    return str(number) if column.type == "date" else f"{number:,}"


def _bar(share: Decimal) -> str:
    """A bar of ten cells, and the percentage: meaning never hangs on the drawing alone."""
    full = int(share * 10 + Decimal("0.5"))
    drawn = "█" * full
    percent = share * 100
    said = "<1%" if 0 < percent < 1 else ">99%" if 99 < percent < 100 else f"{percent:.0f}%"
    return f"{said:>4} {drawn:<10}".rstrip()


def for_machines(cell: Cell) -> str:
    """Exact and without decoration, for CSV. Unknown is empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, tuple):
        return "; ".join(cell)
    return str(cell)
