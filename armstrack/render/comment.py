"""Floor 6: tables as Markdown that may be posted as a comment: no text of a record can act there.

GitHub makes more of a comment than Markdown does: `@name` calls people, `#12` writes into other
threads. Ids, fields and values stand as code, where nothing acts; all other text gets its marks escaped,
and a sign of no width behind what GitHub would follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from armstrack.render.cells import for_people
from armstrack.table import Cell, Column, Table

#: Bytes. GitHub refuses a comment of more than 65,536 characters; a bot may put lines of its own beside ours.
MOST = 59_000
_MARKS = re.compile(r"([\\`*_\[\]<>&|~$!])")
_FOLLOWED = re.compile(r"@|#|://|(?<=\bwww)\.|(?<=\bgh)-(?=\d)", re.IGNORECASE)
_NO_WIDTH = "&#8203;"
#: Columns that quote a record.
_QUOTED = ("field", "before", "after")


def to_comment(heading: str, notes: Iterable[str], tables: Sequence[Table], see: str) -> str:
    """A heading, notes, and the tables as far as there is room; `see` is the command that shows all."""
    parts = [f"### {heading}\n", *(f"{note}\n" for note in notes)]
    frames = [_frame(table) for table in tables]
    below = [f"{note}\n" for table in tables for note in table.notes]
    left = MOST - sum(map(_size, (*parts, *frames, *below))) - len(tables) * (_size(code(see)) + 60)
    for table, frame in zip(tables, frames, strict=True):
        lines: list[str] = []
        for line in map(_line, _cells(table)):
            left -= _size(line)
            if left < 0:
                break
            lines.append(line)
        parts.append("\n".join([frame, *lines]) + "\n")
        parts += _said_below(table, len(lines), see)
    return "\n".join(parts)


def _size(line: str) -> int:
    """Bytes, with the line's end."""
    return len(line.encode("utf-8")) + 1


def _frame(table: Table) -> str:
    """All of a table but its rows."""
    heads = [column.heading for column in table.columns]
    return f"#### {table.title}\n\n{_line(heads)}\n{_line(['---'] * len(heads))}"


def _said_below(table: Table, shown: int, see: str) -> Iterator[str]:
    more = len(table.rows) - shown
    if more:
        yield f"… {more:,} more: {code(see)} shows all\n"
    yield from (f"{note}\n" for note in table.notes)


def _cells(table: Table) -> Iterator[list[str]]:
    """The rows, every cell harmless."""
    quoted = [c.type == "id" or (c.name in _QUOTED and c.type == "text") for c in table.columns]
    for row in table.rows:
        yield [_cell(*told) for told in zip(row, table.columns, quoted, strict=True)]


def _cell(cell: Cell, column: Column, quoted: bool) -> str:
    text = for_people(cell, column)
    return code(text).replace("|", "\\|") if quoted and text else inert(text)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def inert(text: str) -> str:
    """Text that Markdown and GitHub leave as it is."""
    return _FOLLOWED.sub(rf"\g<0>{_NO_WIDTH}", _MARKS.sub(r"\\\1", text))


def code(text: str) -> str:
    """Text as code, in a fence that is longer than any within."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    is_padded = text.startswith(" ") and text.endswith(" ") and text.strip(" ") != ""
    pad = " " if is_padded or text.startswith("`") or text.endswith("`") else ""
    return fence + pad + text + pad + fence
