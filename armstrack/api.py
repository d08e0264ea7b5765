"""Floor 6: the package from Python. Opens and checks ledgers; what they hold is `public`'s."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from armstrack import asking, contents
from armstrack.asking import Day, DayError, QuestionError, UnknownPartyError, UnknownWordError
from armstrack.event import Event
from armstrack.files import FolderError, find_files, identity
from armstrack.flows import Change, State
from armstrack.places import are_one, ledger_of, told_folder, usual_folder
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
    day = _day(today)
    found = _read(_folder(folder), day)
    return Ledger(**{field.name: getattr(found, field.name) for field in fields(found)}, today=day)


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

    `what` is a file or a folder, or the bytes of one record, which is looked at alone, and of whose name
    nothing is asked. Files are checked as `armstrack validate PATH` does it: against the whole ledger of
    `folder`, else the one around them (`records/can/…`), else the one that `load` finds; only what is
    said of them is told. A folder that is a ledger is told of whole.

    Raises:
        FolderError: where the folder or file cannot be opened, or holds no record.
        DayError: where `today` is not one day.
    """
    if isinstance(what, bytes):
        return _check_alone(what, _day(today))
    path = Path(what)
    named = _files_of(path)
    around = _folder(folder) if folder is not None else ledger_of(path, named) or _folder(None)
    problems = _read(around, _day(today), named).problems
    if are_one(path, around):
        return problems
    wanted = {identity(file) for file in named}
    return tuple(problem for problem in problems if identity(Path(problem.path)) in wanted)


def _day(today: Day | None) -> date | None:
    return None if today is None else asking.read_day(today, "today")


def _folder(named: AnyPath | None) -> Path:
    found = told_folder() or usual_folder() if named is None else Path(named)
    if found is None:
        raise FolderError("there is no folder ./records here: name one, load(FOLDER)")
    return found


def _read(folder: Path, today: date | None, also: Iterable[Path] = ()) -> contents.Ledger:
    """The ledger of a folder; YAML is imported only here.

    Raises:
        FolderError: where it cannot be read or holds no record, with what to do.
    """
    from armstrack import ledger

    with _advised():
        return ledger.load(folder, today, also)


def _files_of(path: Path) -> list[Path]:
    if "\n" in str(path):
        raise FolderError("this is text, not the name of a file: check(text.encode()) checks a record")
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        with _advised():
            return find_files(path)
    if not os.path.lexists(path):
        raise FolderError(f"there is no file or folder {path}: check the spelling")
    return [path]


@contextmanager
def _advised() -> Iterator[None]:
    """What cannot be opened is told with what to do; what holds no record says so already."""
    try:
        yield
    except FolderError as error:
        if isinstance(error.__cause__, OSError):
            raise FolderError(f'{error}: name a folder of records, such as "records"') from error.__cause__
        raise


def _check_alone(data: bytes, today: date | None) -> tuple[Problem, ...]:
    from armstrack import ledger

    _, problems = ledger.check_bytes(data, _NAMELESS, today, _OF_NAMES)
    return tuple(problem for problem in problems if problem.code not in _OF_NAMES)
