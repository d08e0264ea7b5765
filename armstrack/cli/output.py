"""Floor 7: tables to where they were asked for: a terminal, a pipe or a file, in the format asked for."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from armstrack.cli import exits, streams
from armstrack.cli.paging import screenful

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armstrack.table import Table

_ENDINGS = {
    ".csv": "csv",
    ".json": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".md": "markdown",
    ".txt": "table",
}


class Output(NamedTuple):
    """Format and place of a command's tables. `format` None follows the file's ending.

    `limit` is the most rows that a table may have, 0 for all; None is a screenful on a terminal.
    """

    format: str | None = None
    file: Path | None = None
    raw: bool = False
    limit: int | None = None

    def settled(self) -> str:
        """The format that counts.

        Raises:
            StopError: usage, where a file's ending tells none, or is that of a record.
        """
        target = self._target()
        if self.format:
            return self.format
        if target is None:
            return "table"
        found = _ENDINGS.get(target.suffix.lower())
        if found is None:
            known = ", ".join(_ENDINGS)
            message = f'the ending of "{target}" tells no format'
            raise exits.StopError(exits.USAGE, message, f"use {known}, or say --format")
        return found

    def put(
        self, tables: Sequence[Table], color: streams.Color, handles: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Prints the tables, or writes them to the file; `handles` are what a terminal shows for ids."""
        format_, printed = self.settled(), self._target() is None
        tables = [table.first(self.limit) for table in tables] if self.limit else tables
        if printed and format_ == "table" and streams.draws(color):
            called = handles if streams.is_terminal() else {}
            streams.write(drawn(tables, color, screenful(self.limit), called))
        else:
            rows = screenful(self.limit) if printed else None
            text = _as_text(tables, format_, self.raw, printed and streams.ascii_only(), rows)
            self.put_text(text, utf8=format_ != "table")

    def put_text(self, text: str, utf8: bool = False) -> None:
        """Prints a text as it is, or writes it to the file. Markdown, too, is read by people in a log."""
        target = self._target()
        if target is None:
            streams.write(streams.for_log(text) if self.format == "markdown" else text, utf8)
        else:
            write_file(target, text)

    def _target(self) -> Path | None:
        """The file to write, or None for stdout."""
        if self.file is None or str(self.file) == "-":
            return None
        refuse_record(self.file)
        return self.file


def drawn(
    tables: Sequence[Table], color: streams.Color, lines: int | None, handles: Mapping[str, str]
) -> str:
    """The tables for eyes, each at most so many lines high."""
    from armstrack.render.terminal import print_tables

    console = streams.console(color)
    with console.capture() as captured:
        print_tables(tables, console, lines, handles)
    return captured.get()


def _as_text(tables: Sequence[Table], format_: str, raw: bool, ascii_only: bool, rows: int | None) -> str:
    if format_ == "table":
        from armstrack.render.text import to_text

        return to_text(tables, ascii_only, rows)
    from armstrack.render import machine

    if format_ == "csv":
        return machine.to_csv(tables, raw)
    writers = {"json": machine.to_json, "ndjson": machine.to_ndjson, "markdown": machine.to_markdown}
    return writers[format_](tables)


def refuse_record(path: Path) -> None:
    """No answer takes the place of a record, nor of what only looks like one.

    Raises:
        StopError: usage, where the file, or that which a link leads to, ends as a record does.
    """
    if os.path.realpath(path).lower().endswith((".yaml", ".yml")):
        message = f"{path} has the name of a record: it is left as it is"
        raise exits.StopError(exits.USAGE, message, "choose another ending")


def write_file(path: Path, data: str | bytes) -> None:
    """Whole or not at all; a text in UTF-8.

    Raises:
        StopError: exit 3, where it cannot be written.
    """
    from armstrack.atomic import replace_file
    from armstrack.refusals import remedy_for_writing

    try:
        replace_file(path, data if isinstance(data, bytes) else data.encode())
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise exits.StopError(exits.NO_RECORDS, message, remedy_for_writing(error)) from None


def choose(table: Table, columns: str | None) -> Table:
    """The table with the columns named, or as it is.

    Raises:
        StopError: usage, naming the column that there is not.
    """
    if not columns:
        return table
    kept = table.keep(named_columns(columns, [column.name for column in table.columns]))
    asked = (column._replace(rank=1, under="", machine=True) for column in kept.columns)
    return replace(kept, columns=tuple(asked))


def named_columns(columns: str, known: Sequence[str]) -> list[str]:
    """The columns of an option, in their order, once each.

    Raises:
        StopError: usage, naming the column that there is not.
    """
    wanted = [name.strip() for name in columns.split(",")]
    for name in wanted:
        if name not in known:
            from armstrack.words import did_you_mean

            hint = did_you_mean(name, known) or f"columns: {', '.join(known)}"
            raise exits.StopError(exits.USAGE, f'there is no column "{name}"', hint)
    return list(dict.fromkeys(wanted))
