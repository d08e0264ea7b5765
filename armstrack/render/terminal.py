"""Floor 6: tables on a terminal, by Rich: they fit the width, lose columns before letters, and say so."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from armstrack.render import palette
from armstrack.render.cells import for_people
from armstrack.render.text import to_text, width
from armstrack.table import Column, Table

#: Past this many rows plain text is drawn: Rich needs about half a millisecond a row.
MANY_ROWS = 400
#: From this width on there is room for everything in full.
WIDE = 120
#: A column that may wrap down to this width or a larger one holds sentences.
PROSE = 24
_GAP = 3


def print_tables(tables: Iterable[Table], console: Console) -> None:
    """Draws the tables one below the other."""
    for number, table in enumerate(tables):
        if number:
            console.print()
        _print_one(table.for_people(), console)


def _print_one(table: Table, console: Console) -> None:
    ascii_only = console.options.ascii_only
    if len(table.rows) > MANY_ROWS:
        console.out(to_text([table], ascii_only), end="", highlight=False)
        return
    if table.title:
        console.print(Text(table.title, style="bold"))
    if table.rows:
        kept = _fitting(table, console.width, ascii_only)
        console.print(_drawn(table.keep([c.name for c in kept]), console.width, ascii_only))
        dropped = [c.heading for c in table.columns if c not in kept]
        if dropped:
            note = f"not shown at {console.width} columns: {', '.join(dropped)}"
            console.print(Text(note, style=palette.FAINT))
    for note in table.notes:
        console.print(Text(note))


def _need(table: Table, place: int, room: int, ascii_only: bool) -> int:
    """The narrowest that a column can be without losing letters."""
    column = table.columns[place]
    cells = [for_people(row[place], column, ascii_only) for row in table.rows]
    widest = max((width(cell) for cell in cells), default=0)
    if column.wrap:
        longest_word = max((width(word) for cell in cells for word in cell.split()), default=0)
        # Prose gets a quarter of a wide terminal before anything else may stay.
        least = max(column.wrap, room // 4) if column.wrap >= PROSE else column.wrap
        widest = max(min(widest, least), min(longest_word, PROSE))
    return max(widest, width(column.heading))


def _fitting(table: Table, room: int, ascii_only: bool) -> list[Column]:
    """The columns that fit, the least needed given up first; the last one always stays."""
    needs = {c.name: _need(table, i, room, ascii_only) for i, c in enumerate(table.columns)}
    kept = list(table.columns)
    while len(kept) > 1 and sum(needs[c.name] + _GAP for c in kept) - _GAP > room:
        least = max(kept, key=lambda c: (c.rank, kept.index(c)))
        kept.remove(least)
    return kept


def _drawn(table: Table, room: int, ascii_only: bool) -> RichTable:
    drawn = RichTable(
        box=box.ASCII if ascii_only else box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False
    )
    for place, column in enumerate(table.columns):
        short = 0 < column.wrap < PROSE
        drawn.add_column(
            Text(column.heading),
            justify="right" if column.type == "number" else "left",
            # A column alone is folded if need be; beside others it has the room that it needs.
            no_wrap=not column.wrap and len(table.columns) > 1,
            overflow="fold",
            max_width=_need(table, place, room, ascii_only) if short and room < WIDE else None,
        )
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        drawn.add_row(*(_styled(for_people(cell, c, ascii_only), c) for cell, c in cells))
    return drawn


def _styled(cell: str, column: Column) -> Text:
    """A cell as text: never markup, never highlighted."""
    text = cell.replace("; ", "\n") if column.name == "values" else cell
    styles = {"status": palette.STATUS, "verification": palette.VERIFICATION}.get(column.type, {})
    return Text(text, style=next((styles[word] for word in cell.split() if word in styles), ""))
