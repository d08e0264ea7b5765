"""Floor 7: `armstrack validate`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import exits, streams
from armstrack.cli.options import Run, command
from armstrack.parties import parties

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
        problems = tuple(p for p in ledger.problems if wanted is None or _real(Path(p.path)) in wanted)
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


def _load(run: Run, paths: list[Path]) -> tuple[Ledger, set[str] | None]:
    """The ledger with the named files in it, and which files to speak of (None for all).

    Raises:
        StopError: exit 3, where a path cannot be opened or holds no record.
    """
    from armstrack.files import FolderError
    from armstrack.ledger import load

    try:
        if not paths:
            return load(run.folder(), run.today), None
        named = list({_real(file): file for path in paths for file in _files_of(path)}.values())
        ledger = load(_folder_for(run, paths, named), run.today, also=named)
    except FolderError as error:
        raise exits.StopError(exits.NO_RECORDS, str(error), "name the folder with --records DIR") from None
    return ledger, {_real(path) for path in named}


def _real(path: Path) -> str:
    """The path without links; unlike Path.resolve it bears links that run in a circle."""
    return os.path.realpath(path)


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
    if first.is_dir() and any(len(file.relative_to(first).parts) == 2 for file in _files_of(first)):
        return first
    usual = Path("records")
    if usual.is_dir() and all(Path(_real(file)).is_relative_to(_real(usual)) for file in named):
        return usual
    return _ledger_around(named[0]) or run.folder()


def _ledger_around(file: Path) -> Path | None:
    """The folder two levels up, if it is a ledger by its name or by that of the supplier's folder."""
    supplier, ledger = Path(_real(file.parent)), Path(os.path.normpath(file.parent / ".."))
    is_ledger = supplier.parent.name == "records" or supplier.name.upper() in parties()
    return ledger if is_ledger else None
