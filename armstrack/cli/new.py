"""Floor 7: `armstrack new`."""

from __future__ import annotations

from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any

import typer

from armstrack.cli import record_options
from armstrack.cli.options import Run, command

EXAMPLES = (
    "armstrack new --dry-run --from docs/example-record.yaml --related changes:mx-15d-permits",
    "armstrack new --dry-run -s canada -r ukraine -k pledged --date '26 Jan 2023' --verification confirmed"
    " --title 'Canada pledges four Leopard 2 tanks to Ukraine' -c armoured-vehicles --quantity 4"
    " --source 'publisher=Department of National Defence; date=2023-01-26; document=announcement'",
)
_WISHES: dict[str, tuple[Any, Any]] = {
    "file": (
        Annotated[
            Path | None,
            typer.Option(
                "--from",
                metavar="FILE",
                help="Answers as JSON, or a record as YAML; - is stdin.",
                readable=False,
            ),
        ],
        None,
    ),
    "slug": (
        Annotated[
            str | None,
            typer.Option(
                "--slug", metavar="WORDS", help="End of the record's name. Default: from the title."
            ),
        ],
        None,
    ),
    "dry_run": (
        Annotated[bool, typer.Option("--dry-run", help="Print the record, and write no file.")],
        False,
    ),
    "yes": (Annotated[bool, typer.Option("--yes", "-y", help="Write it without asking once more.")], False),
    "no_input": (
        Annotated[bool, typer.Option("--no-input", help="Never ask, as where there is no terminal.")],
        False,
    ),
}


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    def new(run: Run, **options: Any) -> None:
        """A new record: what is missing is asked, the rest are options.

        Names in any spelling, dates as they are typed. The record is shown and checked against the ledger,
        then written under its right name; no file is ever overwritten.
        """
        from armstrack.cli.making import Wishes, make

        wishes = Wishes(**{name: options.pop(name) for name in _WISHES})
        answers = {name.rstrip("_"): answer for name, answer in options.items() if answer}
        make(run, wishes, answers)

    own = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=option)
        for name, (option, default) in _WISHES.items()
    ]
    run = Parameter("run", Parameter.POSITIONAL_OR_KEYWORD, annotation=Run)
    new.__signature__ = Signature([run, *own, *record_options.parameters()])  # type: ignore[attr-defined]
    command(app, "new", panel, EXAMPLES)(new)
