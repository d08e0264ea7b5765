"""Floor 7: `armstrack validate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import exits, streams
from armstrack.cli.options import Run, command

if TYPE_CHECKING:
    from armstrack.ledger import Ledger

EXAMPLES = ("armstrack validate", "armstrack validate records/can")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "validate", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def validate(
        run: Run,
        paths: Annotated[
            list[Path] | None, typer.Argument(help="Files or folders to check; else the whole ledger.")
        ] = None,
    ) -> None:
        """Every problem of the records, with its place and what to do."""
        from armstrack.render.problems import count_words, to_text

        ledger, wanted = _load(run, paths or [])
        problems = tuple(p for p in ledger.problems if wanted is None or Path(p.path).resolve() in wanted)
        console = streams.console(run.color)
        text = to_text(problems)
        if streams.use_color(run.color):
            with console.capture() as captured:
                console.print(text, end="", soft_wrap=True)
            streams.write(captured.get())
        else:
            streams.write(text.plain)
        streams.talk(count_words(problems, len(wanted) if wanted is not None else ledger.files))
        if any(run.strict or p.severity == "error" for p in problems):
            raise typer.Exit(exits.PROBLEMS)


def _load(run: Run, paths: list[Path]) -> tuple[Ledger, set[Path] | None]:
    """The ledger with the named files in it, and which files to speak of (None for all).

    Raises:
        StopError: exit 3, where a path cannot be opened or holds no record.
    """
    from armstrack.files import FolderError, find_files
    from armstrack.ledger import load

    try:
        if not paths:
            return load(run.folder(), run.today), None
        named = [file for path in paths for file in _files_of(path)]
        folder = _folder_for(run, paths, named)
        find_files(folder)
        ledger = load(folder, run.today, also=named)
    except FolderError as error:
        raise exits.StopError(exits.NO_RECORDS, str(error), "name the folder with --records DIR") from None
    return ledger, {path.resolve() for path in named}


def _files_of(path: Path) -> list[Path]:
    from armstrack.files import find_files

    if path.is_dir():
        return find_files(path)
    if not path.exists() and not path.is_symlink():
        raise exits.StopError(exits.NO_RECORDS, f"there is no file or folder {path}", "check the spelling")
    return [path]


def _folder_for(run: Run, paths: list[Path], named: list[Path]) -> Path:
    """The ledger that files belong to: as told, else the one they lie in, else the usual one."""
    if run.records is not None:
        return run.records
    first = paths[0]
    if first.is_dir() and any(file.parent.parent == first for file in named):
        return first
    usual = Path("records")
    if usual.is_dir() and all(file.resolve().is_relative_to(usual.resolve()) for file in named):
        return usual
    return named[0].parent.parent if named[0].parent.parent.is_dir() else run.folder()
