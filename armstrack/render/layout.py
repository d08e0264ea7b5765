"""Floor 6: which columns of a table a terminal has room for, and how wide each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from armstrack.render.cells import for_people
from armstrack.render.text import GAP, width
from armstrack.table import Cell, Column, Table

#: From this width on there is room for everything in full.
WIDE = 120
#: A column that may wrap down to this width or a larger one holds sentences.
PROSE = 24
#: From this rank on a column has only room that none before it has a use for.
EXTRA = 5
#: Columns whose texts stand one below the other: sums.
STACKED = ("values", "values_in")
#: How far the lines below a row stand in.
INDENT = 2


class Layout(NamedTuple):
    """The columns beside each other with their widths, those below each row, and those left out."""

    beside: tuple[Column, ...]
    widths: tuple[int, ...]
    under: tuple[Column, ...] = ()
    dropped: tuple[Column, ...] = ()


class _Size(NamedTuple):
    """The narrowest that a column can be without losing letters, and the widest that it can use."""

    least: int
    most: int


def lay_out(table: Table, room: int, ascii_only: bool) -> Layout:
    """The columns that fit, the most needed first; the very first one always stays.

    A column that has nothing to say in any row is passed over, unless it is one of the most needed.
    """
    sizes = {c.name: _size(table, place, room, ascii_only) for place, c in enumerate(table.columns)}
    told = [c for c, *cells in zip(table.columns, *table.rows, strict=True) if c.rank < 2 or _says(cells)]
    kept: list[Column] = []
    for place, column in enumerate(sorted(told, key=_order)):
        if column.rank >= EXTRA and len(kept) < place:
            break
        eased = [c for c in kept if column.rank >= EXTRA and c.wrap < PROSE]
        widths = (sizes[c.name].most if c in eased else sizes[c.name].least for c in (*kept, column))
        if not kept or taken(widths) <= room:
            kept.append(column)
    beside = tuple(column for column in told if column in kept)
    left = [column for column in told if column not in kept]
    return Layout(
        beside,
        _shared(beside, [sizes[column.name] for column in beside], room),
        tuple(column for column in left if column.under),
        tuple(column for column in left if not column.under),
    )


def _order(column: Column) -> tuple[bool, bool, int]:
    """Which columns take their room first: those that can only stand beside the others."""
    return column.rank >= EXTRA, bool(column.under), column.rank


def _says(cells: Iterable[Cell]) -> bool:
    return any(cell is not None and cell != () for cell in cells)


def taken(widths: Iterable[int]) -> int:
    """The room of columns beside each other."""
    known = list(widths)
    return sum(known) + len(GAP) * (len(known) - 1)


def _size(table: Table, place: int, room: int, ascii_only: bool) -> _Size:
    column = table.columns[place]
    cells = [for_people(row[place], column, ascii_only) for row in table.rows]
    lines = [line for cell in cells for line in (cell.split("; ") if column.name in STACKED else [cell])]
    most = max((width(line) for line in lines), default=0)
    least = most
    if column.wrap:
        longest_word = max((width(word) for line in lines for word in line.split()), default=0)
        # Prose gets a quarter of a wide terminal before anything else may stay.
        wanted = max(column.wrap, room // 4) if column.wrap >= PROSE else column.wrap
        least = max(min(most, wanted), min(longest_word, PROSE))
        # A range of days reads well in two lines.
        most = least if column.type == "date" else most
    heading = width(column.heading)
    return _Size(max(least, heading), max(most, heading))


def _shared(columns: tuple[Column, ...], sizes: list[_Size], room: int) -> tuple[int, ...]:
    """What each column gets: what it needs, and of the rest as much as it can use.

    On a narrow terminal sentences come first, so that they take fewer lines. What stands alone and
    is wider than the terminal is broken where the terminal ends.
    """
    widths = [size.least for size in sizes]
    prose = [place for place, column in enumerate(columns) if column.wrap >= PROSE]
    short = [place for place in range(len(columns)) if place not in prose]
    for group in (short, prose) if room >= WIDE else (prose, short):
        rest = max(0, room - taken(widths))
        wants = {place: sizes[place].most - widths[place] for place in group}
        for place, want in wants.items():
            given = want if sum(wants.values()) <= rest else rest * want // sum(wants.values())
            widths[place] += given
    return tuple(min(size, room) for size in widths)
