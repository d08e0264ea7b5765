"""Floor 3: the problems of a ledger, or of some of its files, and no events: that is a third of the work.

What it says is what `ledger.load` says of the same files, rules across files included.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from armstrack.checks import expectations
from armstrack.examining import examine, examine_all
from armstrack.files import Refused, identities, identity, read_bytes
from armstrack.ledger import READING, apply_rules, conclude, judge, list_files, load, unasked
from armstrack.neighbours import Neighbours
from armstrack.problem import Problem
from armstrack.review import Review
from armstrack.usual import MAX_BYTES
from armstrack.waiting import counted
from armstrack.workers import uncollected

#: So many files are checked without a look into all others; from more on that costs as much as it spares.
_FEW = 64


class Checkup(NamedTuple):
    """What was found: the problems, by file and place, and every file that was looked at, sorted."""

    problems: tuple[Problem, ...]
    checked: tuple[Path, ...]
    files: int


def check_ledger(
    folder: Path, today: date | None, skipped: Collection[str] = (), also: Collection[Path] = ()
) -> Checkup:
    """Every problem of a ledger, and of the files named besides. `today` and `skipped` as for `ledger.load`.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
    """
    files = list_files(folder, also)
    with uncollected():
        examined = examine_all([(path, None) for path in files], folder, today, whole=False)
        reviews = [review for _, review in zip(counted(files, READING), examined, strict=False)]
        found = judge(reviews, folder, today, None, skipped)
    return Checkup(found.problems, found.checked, found.files)


def check_files(
    folder: Path,
    named: Collection[Path],
    today: date | None,
    skipped: Collection[str] = (),
    instead: Mapping[Path, bytes] | None = None,
) -> Checkup:
    """The problems of some files, which may lie elsewhere, against the ledger. `instead` as for `load`.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
    """
    wanted = {identity(path) for path in named}
    if len(wanted) > _FEW or identity(folder / expectations.FILE) in wanted:
        found = load(folder, today, named, instead, skipped)
        problems, checked = found.problems, found.checked
    else:
        reviews, others = _review_some(folder, named, wanted, today, instead or {})
        apply_rules(reviews, today, others=others)
        concluded = conclude(reviews, None, folder, unasked(today, skipped))
        problems, checked = concluded.problems, concluded.checked
    names = {path.as_posix() for known, path in identities(checked) if known in wanted}
    return Checkup(
        tuple(problem for problem in problems if problem.path in names),
        tuple(path for path in checked if path.as_posix() in names),
        len(wanted),
    )


def _review_some(
    folder: Path,
    named: Collection[Path],
    wanted: Collection[str],
    today: date | None,
    instead: Mapping[Path, bytes],
) -> tuple[list[Review], frozenset[str]]:
    """The files that are wanted and their neighbours under review, and the ids of all others."""
    given = {identity(path): data for path, data in instead.items()}
    files = [*identities(list_files(folder, named))]
    reviews = [examine(path, folder, given.get(known), today) for known, path in files if known in wanted]
    rest = [path for known, path in files if known not in wanted]
    others = {path: read_bytes(path, folder, MAX_BYTES) for path in counted(rest, READING)}
    neighbours = Neighbours(others)
    beside = neighbours.beside(reviews)
    while beside:
        more = [examine(path, folder, _bytes(others[path]), today) for path in beside]
        reviews += more
        beside = neighbours.ahead(reviews)
    unread = frozenset(path.stem for path in neighbours.left)
    return sorted(reviews, key=lambda review: review.path.parts), unread


def _bytes(data: bytes | Refused) -> bytes | None:
    return None if isinstance(data, Refused) else data
