"""Floor 7: `armstrack vocab`."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrack.cli import completing, exits
from armstrack.cli.options import Output, Run, command

EXAMPLES = ("armstrack vocab", "armstrack vocab kind")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "vocab", panel, examples=EXAMPLES)
    def vocab(
        run: Run,
        output: Output,
        name: Annotated[
            str | None,
            typer.Argument(
                help="A vocabulary; all of them are listed without it.",
                autocompletion=completing.names_of_vocabularies,
            ),
        ] = None,
    ) -> None:
        """The words that records use, with their definitions."""
        from armstrack.references import vocabularies_table, vocabulary_table
        from armstrack.vocab import vocabularies
        from armstrack.words import did_you_mean

        if name is None:
            table = vocabularies_table()
        elif name in vocabularies():
            table = vocabulary_table(name)
        else:
            hint = f"{did_you_mean(name, vocabularies())} `armstrack vocab` lists them".strip()
            raise exits.StopError(exits.USAGE, f'no vocabulary is called "{name}"', hint)
        output.put([table], run.color)
