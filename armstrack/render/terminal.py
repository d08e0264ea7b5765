"""Floor 6: tables on a terminal: they fit its width and height, lose columns before letters, and say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from armstrack.render import palette
from armstrack.render.cells import spoken
from armstrack.render.drawing import draw_head, draw_rows, wrapped
from armstrack.render.layout import lay_out
from armstrack.render.text import to_text
from armstrack.table import Table

#: Past this many rows plain text is drawn: wrapping and colouring take a fraction of a millisecond a row.
MANY_ROWS = 2000


def print_tables(
    tables: Iterable[Table],
    console: Console,
    lines: int | None = None,
    handles: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Draws the tables one below the other, each at most so many lines high, with `handles` for ids."""
    for number, table in enumerate(tables):
        if number:
            console.print()
        shown = _with_handles(table.for_people(), handles)
        high = None if table.whole else lines
        if high is None and len(table.rows) > MANY_ROWS:
            console.out(to_text([shown], console.options.ascii_only), end="", highlight=False)
        else:
            for line in _drawn(shown, console, high):
                console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _with_handles(table: Table, handles: Mapping[str, str]) -> Table:
    ids = [column.type == "id" for column in table.columns]
    rows = (zip(row, ids, strict=True) for row in table.rows)
    called = tuple(tuple(handles.get(str(c), c) if is_id else c for c, is_id in row) for row in rows)
    return replace(table, rows=called) if handles else table


class _Drawing(NamedTuple):
    """Title and headings, the lines of each row that was tried, and what stands below.

    `counting` is how many lines it takes to say how many rows are left out: on a narrow terminal several.
    """

    head: list[Text]
    rows: list[list[Text]]
    notes: list[Text]
    counting: int = 0

    def fitting(self, all_rows: int, high: int | None) -> int:
        """How many of the rows fit, with the count of the others below them; one at least."""
        if high is None or not self.rows:
            return len(self.rows)
        left = high - len(self.head) - len(self.notes)
        heights = list(accumulate(len(row) for row in self.rows))
        if len(self.rows) == all_rows and heights[-1] <= left:
            return all_rows
        return max(1, sum(height + self.counting <= left for height in heights))


def _drawn(table: Table, console: Console, high: int | None) -> list[Text]:
    """The lines of one table; the rows that the height leaves out are counted."""
    drawing = _draw(table, high, console)
    shown = drawing.fitting(len(table.rows), high)
    if high is not None and shown < len(drawing.rows):
        drawing = _narrowed(table, shown, high, console)
        shown = drawing.fitting(len(table.rows), high)
    left = table.first(shown).notes[: len(table.rows) > shown]
    rows = [line for row in drawing.rows[:shown] for line in row]
    return [*drawing.head, *rows, *_noted(left, console, palette.FAINT), *drawing.notes]


def _narrowed(table: Table, shown: int, high: int, console: Console) -> _Drawing:
    """Rows that are not shown take no room from those that are; where more of these fit then, they come."""
    drawing = _draw(table, shown, console)
    spare = high - sum(map(len, drawing.rows)) - len(drawing.head) - len(drawing.notes) - drawing.counting
    longer = (_draw(table, shown + more, console) for more in range(spare, 0, -1))
    return next(
        (tried for tried in longer if tried.fitting(len(table.rows), high) == len(tried.rows)), drawing
    )


def _draw(table: Table, rows: int | None, console: Console) -> _Drawing:
    """The first rows, laid out by themselves."""
    ascii_only, room = console.options.ascii_only, console.width
    notes = _noted(table.notes, console)
    head = wrapped(_said(table.title, console, "bold"), room, console) if table.title else []
    if not table.rows:
        return _Drawing(head, [], notes)
    tried = replace(table, rows=table.rows[:rows])
    layout = lay_out(tried, room, ascii_only)
    if layout.dropped:
        dropped = ", ".join(column.heading for column in layout.dropped)
        notes = _noted((f"not shown at {room} columns: {dropped}",), console, palette.FAINT) + notes
    counting = len(_noted(table.first(0).notes[:1], console))
    rows_drawn = list(draw_rows(tried, layout, console))
    return _Drawing(head + draw_head(layout, ascii_only), rows_drawn, notes, counting)


def _noted(notes: Iterable[str], console: Console, style: str = "") -> list[Text]:
    said = (_said(note, console, style) for note in notes)
    return [line for note in said for line in wrapped(note, console.width, console)]


def _said(text: str, console: Console, style: str = "") -> Text:
    return Text(spoken(text, console.options.ascii_only), style)
