"""Floor 7: `armstrack explain`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import exits
from armstrack.cli.options import Output, Run, command

if TYPE_CHECKING:
    from armstrack.problem import Entry
    from armstrack.table import Table

EXAMPLES = ("armstrack explain E204", "armstrack explain")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "explain", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def explain(
        run: Run,
        output: Output,
        code: Annotated[
            str | None, typer.Argument(help="A code such as E204; all are listed without it.")
        ] = None,
    ) -> None:
        """What a problem means, why it matters and what to do."""
        from armstrack.problem import catalogue
        from armstrack.render.pages import page

        entries = [_entry(code)] if code else list(catalogue().values())
        if code and output.settled() == "table":
            output.put_text(page(entries[0]))
        else:
            output.put([_table(entries)], run.color)


def _entry(code: str) -> Entry:
    """The page of a code.

    Raises:
        StopError: usage, with the nearest code.
    """
    from armstrack.problem import catalogue
    from armstrack.words import did_you_mean

    entry = catalogue().get(code.upper())
    if entry is None:
        hint = f"{did_you_mean(code.upper(), catalogue())} `armstrack explain` lists them".strip()
        raise exits.StopError(exits.USAGE, f'there is no code "{code}"', hint)
    return entry


def _table(entries: Iterable[Entry]) -> Table:
    from armstrack.table import Column, Table

    columns = (
        Column("code", "code"),
        Column("name", "name", rank=2),
        Column("about", "what is wrong", wrap=24),
        Column("why", "why it matters", rank=0),
        Column("remedy", "what to do", rank=0),
    )
    return Table(columns, tuple((e.code, e.name, e.what, e.why, e.remedy) for e in entries))
