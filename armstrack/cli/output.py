"""Floor 7: tables to where they were asked for: a terminal, a pipe or a file, in the format asked for."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack.cli import exits, streams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armstrack.table import Table

_ENDINGS = {
    ".csv": "csv",
    ".json": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".md": "markdown",
    ".txt": "table",
}


@dataclass(frozen=True)
class Output:
    """Format and place of a command's tables. `format` None follows the file's ending."""

    format: str | None = None
    file: Path | None = None
    raw: bool = False

    def settled(self) -> str:
        """The format that counts.

        Raises:
            StopError: usage, where a file's ending tells none.
        """
        if self.format:
            return self.format
        target = self._target()
        if target is None:
            return "table"
        found = _ENDINGS.get(target.suffix.lower())
        if found is None:
            known = ", ".join(_ENDINGS)
            message = f'the ending of "{target}" tells no format'
            raise exits.StopError(exits.USAGE, message, f"use {known}, or say --format")
        return found

    def put(self, tables: Sequence[Table], color: streams.Color) -> None:
        """Prints the tables, or writes them to the file."""
        format_, printed = self.settled(), self._target() is None
        if printed and format_ == "table" and streams.draws(color):
            _draw(tables, color)
        else:
            text = _as_text(tables, format_, self.raw, printed and streams.ascii_only())
            self.put_text(text, utf8=format_ != "table")

    def put_text(self, text: str, utf8: bool = False) -> None:
        """Prints a text as it is, or writes it to the file."""
        target = self._target()
        if target is None:
            streams.write(text, utf8)
        else:
            _write_file(target, text)

    def _target(self) -> Path | None:
        """The file to write, or None for stdout."""
        return None if self.file is None or str(self.file) == "-" else self.file


def _draw(tables: Sequence[Table], color: streams.Color) -> None:
    from armstrack.render.terminal import print_tables

    console = streams.console(color)
    with console.capture() as captured:
        print_tables(tables, console)
    streams.write(captured.get())


def _as_text(tables: Sequence[Table], format_: str, raw: bool, ascii_only: bool) -> str:
    from armstrack.render import machine, text

    if format_ == "table":
        return text.to_text(tables, ascii_only)
    if format_ == "csv":
        return machine.to_csv(tables, raw)
    writers = {"json": machine.to_json, "ndjson": machine.to_ndjson, "markdown": machine.to_markdown}
    return writers[format_](tables)


def _write_file(path: Path, text: str) -> None:
    """Whole or not at all. A link stays a link; a pipe or a device is written to, never replaced.

    Raises:
        StopError: exit 3, where it cannot be written.
    """
    real = Path(os.path.realpath(path))
    try:
        if real.is_dir() or real.is_file() or not real.exists():
            _replace_file(real, text)
        else:
            real.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise exits.StopError(exits.NO_RECORDS, message, "choose another file") from None


def _replace_file(path: Path, text: str) -> None:
    """The text is written beside the file and then takes its place; what is left of a failure goes."""
    beside = path.with_name(f".{path.name[:200]}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def choose(table: Table, columns: str | None) -> Table:
    """The table with the columns named, or as it is.

    Raises:
        StopError: usage, naming the column that there is not.
    """
    if not columns:
        return table
    known = [column.name for column in table.columns]
    wanted = [name.strip() for name in columns.split(",")]
    for name in wanted:
        if name not in known:
            from armstrack.words import did_you_mean

            hint = did_you_mean(name, known) or f"columns: {', '.join(known)}"
            raise exits.StopError(exits.USAGE, f'there is no column "{name}"', hint)
    kept = table.keep(wanted)
    asked = (replace(column, rank=max(1, column.rank), machine=True) for column in kept.columns)
    return replace(kept, columns=tuple(asked))
