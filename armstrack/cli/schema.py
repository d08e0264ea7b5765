"""Floor 7: `armstrack schema`."""

from __future__ import annotations

import typer

from armstrack.cli import streams
from armstrack.cli.options import Run, command

EXAMPLES = ("armstrack schema", "armstrack schema --color never")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "schema", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def schema(run: Run) -> None:
        """The JSON Schema of a record, for editors."""
        import json

        from armstrack.record import json_schema

        del run
        streams.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n", utf8=True)
