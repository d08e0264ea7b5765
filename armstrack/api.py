"""Floor 6: the package from Python. Opens and checks ledgers; what they hold is `public`'s."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TypeAlias

from armstrack import asking
from armstrack.asking import Day, DayError, QuestionError, UnknownPartyError, UnknownWordError
from armstrack.event import Event
from armstrack.files import FolderError, identity
from armstrack.flows import Change, State
from armstrack.places import told_folder, usual_folder
from armstrack.problem import Problem
from armstrack.public import Ledger
from armstrack.rates import RatesError

__all__ = [
    "Change",
    "DayError",
    "Event",
    "FolderError",
    "Ledger",
    "Problem",
    "QuestionError",
    "RatesError",
    "State",
    "UnknownPartyError",
    "UnknownWordError",
    "check",
    "load",
    "state_at",
]
AnyPath: TypeAlias = str | PathLike[str]
#: The name of a record that has none, and what cannot be said of it.
_NAMELESS, _OF_NAMES = Path("-"), frozenset(("E301", "E302"))


def load(folder: AnyPath | None = None, today: Day | None = None) -> Ledger:
    """Reads and checks every record of a folder.

    Without `folder` it is the one that `ARMSTRACK_RECORDS` names, else `./records`, else the records that
    the package carries. Bad data never raises: it becomes `problems`, and the record stays out of `events`.
    armstrack asks no clock: without `today` nothing is said of the future or of passed terms, and
    questions about states must name their day.

    Raises:
        FolderError: where the folder cannot be read or holds no record, or there is none.
        DayError: where `today` is not one day.
    """
    from armstrack import ledger

    day = None if today is None else asking.read_day(today, "today")
    found = ledger.load(_folder(folder), day)
    return Ledger(**{**vars(found), "today": day})


def _folder(named: AnyPath | None) -> Path:
    found = told_folder() or usual_folder() if named is None else Path(named)
    if found is None:
        raise FolderError("there is no folder ./records here: name one, load(FOLDER)")
    return found


def state_at(
    supplier: str,
    recipient: str,
    category: str = "all",
    as_of: Day | None = None,
    ledger: Ledger | None = None,
) -> State:
    """Where one category of one flow stands at the end of a day, names in any spelling.

    Without `ledger` the records are read anew at each call, from where `load` finds them; who asks
    more than once loads once.

    Raises:
        DayError: without `as_of`, where the ledger has no day either, or for what is not one day.
        UnknownPartyError, UnknownWordError: for what cannot be read.
        FolderError: as `load`.
    """
    return (load() if ledger is None else ledger).state_at(supplier, recipient, category, as_of)


def check(
    what: AnyPath | bytes, folder: AnyPath | None = None, today: Day | None = None
) -> tuple[Problem, ...]:
    """Every problem, by file and place; empty where all is sound.

    `what` is a folder of records; a record's file, which is checked against the ledger it lies in
    (`folder`, else two levels up: `<folder>/<supplier>/<name>.yaml`); or the bytes of one record,
    which is looked at alone, and of whose name nothing is asked.

    Raises:
        FolderError: where the folder or file cannot be opened, or holds no record.
        DayError: where `today` is not one day.
    """
    if isinstance(what, bytes):
        return _check_alone(what, today)
    path = Path(what)
    if path.is_dir():
        return load(path, today).problems
    if not path.exists():
        raise FolderError(f"there is no file or folder {path}")
    return _check_file(path, path.parent.parent if folder is None else Path(folder), today)


def _check_alone(data: bytes, today: Day | None) -> tuple[Problem, ...]:
    from armstrack import ledger

    day = None if today is None else asking.read_day(today, "today")
    _, problems = ledger.check_bytes(data, _NAMELESS, day, _OF_NAMES)
    return tuple(problem for problem in problems if problem.code not in _OF_NAMES)


def _check_file(path: Path, folder: Path, today: Day | None) -> tuple[Problem, ...]:
    from armstrack import ledger

    day = None if today is None else asking.read_day(today, "today")
    found = ledger.load(folder, day, (path,)).problems
    return tuple(problem for problem in found if identity(Path(problem.path)) == identity(path))
