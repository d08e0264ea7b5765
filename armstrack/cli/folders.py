"""Floor 7: which folder is the ledger that named files belong to."""

from __future__ import annotations

import os
from pathlib import Path

from armstrack.cli.run import Run
from armstrack.parties import parties

#: A misplaced file is looked for in its ledger from so many folders down, not from anywhere below.
_UP = 4


def folder_for(run: Run, paths: list[Path], named: list[Path]) -> Path:
    """The ledger of the `named` files, which the `paths` gave: as told, else the one around them.

    That is ./records if they lie there, else what is called `records` or holds a supplier's folder around
    the first of them, else a named folder that is laid out as a ledger, else the usual one.
    """
    if run.records is not None:
        return run.records
    usual, first = Path("records"), paths[0]
    if usual.is_dir() and all(_is_below(file, usual) for file in named):
        return usual
    around = _ledger_around(named[0])
    if first.is_dir() and (around is None or _is_below(around, first)) and _is_laid_out(first, named):
        return first
    return around or run.folder()


def _is_laid_out(folder: Path, named: list[Path]) -> bool:
    """True where a file lies two levels down, as records do."""
    return any(file.is_relative_to(folder) and len(file.relative_to(folder).parts) == 2 for file in named)


def _ledger_around(file: Path) -> Path | None:
    """The folder around a supplier's, by the supplier's code; else one called `records` a few levels up."""
    above = [Path(os.path.normpath(file.parent.joinpath(*[".."] * up))) for up in range(_UP)]
    names = [_real(folder).name for folder in above]
    is_supplier = [name.upper() in parties() for name in names]
    if is_supplier[0] and not is_supplier[1]:
        return above[1]
    if "records" in names:
        return above[names.index("records")]
    return above[1] if is_supplier[0] else None


def _is_below(path: Path, folder: Path) -> bool:
    return _real(path).is_relative_to(_real(folder))


def _real(path: Path) -> Path:
    """The path without links; unlike Path.resolve it bears links that run in a circle."""
    return Path(os.path.realpath(path))
