"""Floor 7: `armstrack explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrack.cli import exits, streams
from armstrack.cli.options import Output, Run, command

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
        from armstrack.table import Column, Table
        from armstrack.words import did_you_mean

        if code is None:
            columns = (
                Column("code", "code"),
                Column("name", "name", rank=2),
                Column("about", "what is wrong", wrap=24),
            )
            rows = tuple((entry.code, entry.name, entry.what) for entry in catalogue().values())
            output.put([Table(columns, rows)], run.color)
            return
        entry = catalogue().get(code.upper())
        if entry is None:
            hint = f"{did_you_mean(code.upper(), catalogue())} `armstrack explain` lists them".strip()
            raise exits.StopError(exits.USAGE, f'there is no code "{code}"', hint)
        streams.write(page(entry))
