"""Floor 4: a Table, the one thing that commands make and renderers print. No pandas, no layout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

#: What a cell holds. None is unknown. A tuple is a list of texts.
Cell: TypeAlias = str | int | Decimal | bool | date | tuple[str, ...] | None

#: How a column is meant; renderers choose alignment, colour and drawing from it.
ColumnType = Literal["text", "id", "status", "verification", "date", "number", "share", "list", "tree"]


class Marked(str):
    """A text with the ranges in it that a reader looks for: the first letter, and the one behind the last."""

    marks: tuple[tuple[int, int], ...]

    def __new__(cls, text: str, marks: tuple[tuple[int, int], ...] = ()) -> Marked:
        """The text as it is."""
        made = super().__new__(cls, text)
        made.marks = marks
        return made


class Column(NamedTuple):
    """A column: its machine name, its heading, and how much a reader needs it.

    `rank` 1 is kept longest on a narrow terminal; 0 is never shown there unless it is asked for.
    `machine` is False for columns that only people read, such as a bar. `wrap` is the width down to
    which its text may be wrapped before another column is given up; 0 is never. `under` is how it is told
    on lines of its own below its row, where it cannot be that wide beside the others: `Flags: {}`.
    """

    name: str
    heading: str
    type: ColumnType = "text"
    rank: int = 1
    about: str = ""
    machine: bool = True
    wrap: int = 0
    under: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows with a title, and notes that belong under it.

    `people` names the columns that people see and in which order, where that is not the order of
    the columns that have a rank. A table that is `whole` tells one thing, such as a chain: no screen
    cuts it.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    whole: bool = False

    def for_people(self) -> Table:
        """The table without the columns that only machines read."""
        return self.keep([*self.people] or [c.name for c in self.columns if c.rank])

    def for_machines(self) -> Table:
        """The table without the columns that only people read."""
        return self.keep([c.name for c in self.columns if c.machine])

    def first(self, rows: int) -> Table:
        """The table with its first rows alone, and a first note that says how many more there are."""
        left = len(self.rows) - rows
        if left <= 0:
            return self
        more = f"… {left:,} more: --limit 0 shows all"
        return replace(self, rows=self.rows[:rows], notes=(more, *self.notes))

    def keep(self, names: list[str]) -> Table:
        """The table with these columns alone, in this order."""
        index = {column.name: i for i, column in enumerate(self.columns)}
        places = [index[name] for name in names]
        rows = tuple(tuple(row[i] for i in places) for row in self.rows)
        return replace(self, columns=tuple(self.columns[i] for i in places), rows=rows, people=())
