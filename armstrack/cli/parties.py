"""Floor 7: `armstrack parties`."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrack.cli import completing, streams
from armstrack.cli.options import Output, Run, command

EXAMPLES = ("armstrack parties türkiye", "armstrack parties korea")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "parties", panel, examples=EXAMPLES)
    def parties(
        run: Run,
        output: Output,
        words: Annotated[
            list[str] | None,
            typer.Argument(help="Part of a name, an alias or a code.", autocompletion=completing.parties),
        ] = None,
    ) -> None:
        """States, organisations and armed groups, with their codes.

        Their other names stand beside them.
        """
        from armstrack.parties import explain_unknown
        from armstrack.references import parties_table

        sought = " ".join(words or ())
        table = parties_table(sought)
        if not table.rows:
            streams.talk(f'no party is called "{sought}": {explain_unknown(sought)}')
        output.put([table], run.color)
