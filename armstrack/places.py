"""Floor 3: which folder is the ledger where nobody names one. Looks around, and says nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

#: The records that the wheel carries.
SHIPPED = Path(__file__).resolve().parent / "records"
ENVIRONMENT = "ARMSTRACK_RECORDS"
#: What a folder of records is called where nothing else is said.
USUAL = Path("records")
#: A misplaced file is looked for in its ledger from so many folders down, not from anywhere below.
_UP = 4


def told_folder() -> Path | None:
    """The folder that the environment names, if it names one."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else None


def usual_folder(shipped: Path = SHIPPED) -> Path | None:
    """`./records`, else the records shipped; None where there are neither.

    A folder that cannot be looked at is there: whoever reads it is told so, not given other records.
    """
    return next((folder for folder in (USUAL, shipped) if _is_there(folder)), None)


def ledger_of(path: Path, named: Sequence[Path]) -> Path | None:
    """The ledger of the `named` files, which `path` gave, or the first of several; None where there is none.

    That is ./records if they lie there, else what is called `records` or holds a supplier's folder around
    the first of them, else `path` if it is a folder that is laid out as a ledger.
    """
    if USUAL.is_dir() and all(_is_below(file, USUAL) for file in named):
        return USUAL
    around = _ledger_around(named[0])
    if path.is_dir() and (around is None or _is_below(around, path)) and _is_laid_out(path, named):
        return path
    return around


def are_one(path: Path, other: Path) -> bool:
    """True where two paths name one file or folder, whatever links lead to it."""
    return _real(path) == _real(other)


def _is_laid_out(folder: Path, named: Sequence[Path]) -> bool:
    """True where a file lies two levels down, as records do."""
    return any(file.is_relative_to(folder) and len(file.relative_to(folder).parts) == 2 for file in named)


def _ledger_around(file: Path) -> Path | None:
    """The folder around a supplier's, by the supplier's code; else one called `records` a few levels up."""
    from armstrack.parties import parties  # asked only where a file is named

    above = [Path(os.path.normpath(file.parent.joinpath(*[".."] * up))) for up in range(_UP)]
    names = [_real(folder).name for folder in above]
    is_supplier = [name.upper() in parties() for name in names]
    if is_supplier[0] and not is_supplier[1]:
        return above[1]
    if USUAL.name in names:
        return above[names.index(USUAL.name)]
    return above[1] if is_supplier[0] else None


def _is_below(path: Path, folder: Path) -> bool:
    return _real(path).is_relative_to(_real(folder))


def _real(path: Path) -> Path:
    """The path without links; unlike Path.resolve it bears links that run in a circle."""
    return Path(os.path.realpath(path))


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return True
