"""Floor 7: `armstrack schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from armstrack.cli.options import Run, command
from armstrack.cli.output import Output

EXAMPLES = ("armstrack schema", "armstrack schema -o -")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "schema", panel, examples=EXAMPLES)
    def schema(
        run: Run,
        file: Annotated[
            Path | None,
            typer.Option("--output", "-o", help="File to write; - is the terminal.", metavar="FILE"),
        ] = None,
    ) -> None:
        """The JSON Schema of a record, for editors."""
        import json

        from armstrack.schema import json_schema

        del run
        text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
        Output(file=file).put_text(text, utf8=True)
