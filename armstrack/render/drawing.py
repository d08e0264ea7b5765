"""Floor 6: the rows of a table as lines of a terminal, wrapped between words and coloured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from armstrack.render import palette
from armstrack.render.cells import for_people, in_ascii
from armstrack.render.layout import INDENT, STACKED, Layout, taken
from armstrack.render.text import GAP, width
from armstrack.table import Cell, Column, Marked, Table
from armstrack.trees import above

_WORD = re.compile(r"[\w-]+")
_DRAWN = "│├└─ "
_STYLES = {"status": palette.STATUS, "verification": palette.VERIFICATION}


def draw_head(layout: Layout, ascii_only: bool) -> list[Text]:
    """The headings, and a rule below them; nothing where no column has a heading."""
    if not any(column.heading for column in layout.beside):
        return []
    headings = [[Text(column.heading, "bold")] for column in layout.beside]
    rule = ("-" if ascii_only else "─") * taken(layout.widths)
    return [*_beside(headings, layout), Text(rule)]


def draw_rows(table: Table, layout: Layout, console: Console) -> Iterator[list[Text]]:
    """The lines of each row: its columns beside each other, then those that go under it."""
    places = {column.name: place for place, column in enumerate(table.columns)}
    tree = next((places[column.name] for column in layout.beside if column.type == "tree"), None)
    lead = " " * INDENT
    for row, after in zip_longest(table.rows, table.rows[1:]):
        cells = [
            _cell(row[places[column.name]], column, size, console)
            for column, size in zip(layout.beside, layout.widths, strict=True)
        ]
        if tree is not None:
            lead = _lead(str(row[tree] or ""), str(after[tree] or "") if after else "", len(lead))
            lead = in_ascii(lead, console.options.ascii_only)
            first = cells[[column.type for column in layout.beside].index("tree")]
            first += [Text(lead.rstrip())] * (max(map(len, cells)) - len(first))
        under = {column.name: row[places[column.name]] for column in layout.under}
        yield [*_beside(cells, layout), *_under(under, layout, lead, console)]


def _lead(branch: str, below: str, size: int) -> str:
    """What stands before the lines under a branch: the stem of the next one, as far as the branch's name.

    `size` is that of the row above, which holds where the branch has no name of its own.
    """
    named = _stem(branch) != branch
    return f"{above(_stem(below)):<{len(_stem(branch)) + INDENT if named else size}}"


def _stem(branch: str) -> str:
    """What is drawn before a name in a tree."""
    return branch[: len(branch) - len(branch.lstrip(_DRAWN))]


def _under(cells: dict[str, Cell], layout: Layout, lead: str, console: Console) -> Iterator[Text]:
    """What has no room beside the others, in one paragraph below them."""
    told = Text()
    for column in layout.under:
        if cells[column.name] not in (None, ()):
            before, _, behind = column.under.partition("{}")
            said = _said(cells[column.name], column, console.options.ascii_only)
            told.append(" " if told else "").append(before).append(said).append(behind)
    for line in wrapped(told, console.width - len(lead), console) if told else ():
        yield Text(lead).append(line)


def _beside(cells: list[list[Text]], layout: Layout) -> Iterator[Text]:
    """The cells' lines side by side, padded to their columns."""
    for parts in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        for part, column, size in zip(parts, layout.beside, layout.widths, strict=True):
            blank = " " * (size - part.cell_len)
            line.append(blank if column.type == "number" else "").append(part)
            line.append(GAP if column.type == "number" else blank + GAP)
        line.rstrip()
        yield line


def _cell(cell: Cell, column: Column, size: int, console: Console) -> list[Text]:
    """A cell's lines."""
    said = _said(cell, column, console.options.ascii_only)
    lines = said.split("; ") if column.name in STACKED else [said]
    return [part for line in lines for part in wrapped(line, size, console)]


def wrapped(text: Text, size: int, console: Console) -> list[Text]:
    """A text's lines, broken between words; only a word that is wider than all is broken itself."""
    if width(text.plain) <= size and "\n" not in text.plain:
        return [text]
    lines = text.wrap(console, max(size, 1), overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines)


def _said(cell: Cell, column: Column, ascii_only: bool) -> Text:
    """A cell's text, never markup: the words of a status in colour, and what was searched for marked."""
    text = Text(for_people(cell, column, ascii_only))
    styles = _STYLES.get(column.type, {})
    for word in _WORD.finditer(text.plain) if styles else ():
        text.stylize(styles.get(word[0], ""), *word.span())
    if isinstance(cell, Marked) and text.plain == cell:
        for start, end in cell.marks:
            text.stylize(palette.FOUND, start, end)
    return text
