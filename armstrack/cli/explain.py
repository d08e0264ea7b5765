"""Floor 7: `armstrack explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import completing, exits
from armstrack.cli.options import Output, Run, command

if TYPE_CHECKING:
    from armstrack.problem import Entry

EXAMPLES = ("armstrack explain E204", "armstrack explain")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "explain", panel, examples=EXAMPLES)
    def explain(
        run: Run,
        output: Output,
        code: Annotated[
            str | None,
            typer.Argument(
                help="A code such as E204; all are listed without it.", autocompletion=completing.codes
            ),
        ] = None,
    ) -> None:
        """What a problem means, why it matters and what to do."""
        from armstrack.problem import catalogue
        from armstrack.references import catalogue_table
        from armstrack.render.pages import page

        entries = [_entry(code)] if code else list(catalogue().values())
        if code and output.settled() == "table":
            output.put_text(page(entries[0]))
        else:
            output.put([catalogue_table(entries)], run.color)


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
