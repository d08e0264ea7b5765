"""Floor 7: `armstrack validate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from armstrack.cli import checking, codes, completing, exits, fixing, reporting, streams
from armstrack.cli.options import Run, command
from armstrack.cli.reporting import FormatWord

EXAMPLES = ("armstrack validate", "armstrack validate records/can --output sarif:problems.sarif")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "validate", panel, examples=EXAMPLES)
    def validate(
        run: Run,
        paths: Annotated[
            list[Path] | None,
            typer.Argument(
                help="Files or folders to check, or `-` for stdin; else the whole ledger.", readable=False
            ),
        ] = None,
        name: Annotated[
            Path | None,
            typer.Option("--name", metavar="FILE", help="The file that `-` stands for, there or not."),
        ] = None,
        only: Annotated[
            list[str] | None,
            typer.Option(
                "--only",
                metavar="CODE",
                help="Tell of these codes alone, as in E2,W501.",
                autocompletion=completing.several_codes,
            ),
        ] = None,
        skip: Annotated[
            list[str] | None,
            typer.Option(
                "--skip",
                metavar="CODE",
                help="Do not tell of these codes.",
                autocompletion=completing.several_codes,
            ),
        ] = None,
        mends: Annotated[
            bool,
            typer.Option("--fix", help="Mend what can only mean one thing, then tell what is left."),
        ] = False,
        diff: Annotated[
            bool,
            typer.Option("--diff", help="Print what --fix would change, and change nothing."),
        ] = False,
        format_: Annotated[
            FormatWord | None,
            typer.Option(
                "--format",
                "-f",
                metavar="|".join(FormatWord),
                help="Form of the answer; inside GitHub Actions text with annotations.",
                rich_help_panel="Output",
            ),
        ] = None,
        outputs: Annotated[
            list[str] | None,
            typer.Option(
                "--output",
                "-o",
                metavar="FORMAT:FILE",
                help="A report beside that; any number of them.",
                rich_help_panel="Output",
            ),
        ] = None,
    ) -> None:
        """Every problem of the records, with its place and what to do."""
        from armstrack.render.problems import count_words
        from armstrack.render.reports import Report

        choice = codes.choose(only or [], skip or [])
        targets = reporting.choose(format_, outputs or [])
        if diff and (format_ or outputs):
            message = "--diff prints a diff, and no --format or --output beside it"
            raise exits.StopError(exits.USAGE, message, "leave one of the two out")
        if diff:
            changes = fixing.show(run, paths or [], name, choice.kept)
            raise typer.Exit(exits.PROBLEMS if changes else exits.CLEAN)
        fixed = fixing.fix(run, paths or [], name, choice.kept) if mends else None
        if fixed:
            run, paths = fixed.run, fixed.paths
        checked = checking.check(run, paths or [], name, choice.skipped)
        problems = choice.of(checked.problems)
        names = tuple(path.as_posix() for path in checked.paths)
        reporting.put(Report(problems, names, checked.files, run.strict), targets, run.color)
        folder = None if fixed or checking.STDIN in (paths or []) else checked.folder
        hint = fixing.hint(problems, folder) if folder else ""
        streams.talk(count_words(problems, checked.files) + hint)
        if fixed and fixed.failed:
            raise typer.Exit(exits.NO_RECORDS)
        if any(run.strict or p.severity == "error" for p in problems):
            raise typer.Exit(exits.PROBLEMS)
