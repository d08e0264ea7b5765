"""What a terminal shows, for tests: tables drawn at a width, without colours."""

from __future__ import annotations

import io
from collections.abc import Mapping
from types import MappingProxyType

from rich.console import Console

from armstrack.render.terminal import print_tables
from armstrack.table import Table


def drawn(
    *tables: Table,
    columns: int = 80,
    lines: int | None = None,
    encoding: str = "utf-8",
    handles: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The screen, beginning with a line break so that it can be compared with a text in quotes."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    print_tables(tables, Console(file=file, width=columns, color_system=None), lines, handles)
    file.seek(0)
    return "\n" + file.read()


def in_color(*tables: Table, columns: int = 80) -> str:
    """The screen with the sequences that a terminal obeys."""
    console = Console(file=io.StringIO(), width=columns, force_terminal=True, color_system="256", _environ={})
    with console.capture() as captured:
        print_tables(tables, console)
    return captured.get()
