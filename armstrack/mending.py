"""Floor 3: a ledger's files, mended where only one thing can be meant. Bytes in, bytes out.

One remedy may bring up the next problem: once a party's code is right, the name of the file may be wrong. So
the files are checked and mended again until nothing changes. Nothing is read or written here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from armstrack import document, edits
from armstrack.checks import Corpus, expectations
from armstrack.files import Refused, misnamed
from armstrack.ledger import load_bytes
from armstrack.plans import Blocked, Mended, Plan
from armstrack.problem import Edit, Problem
from armstrack.remedies import with_place
from armstrack.review import begin, review_bytes

#: How often a ledger is checked anew, and one file; each time something must have changed.
_MOST_ROUNDS, _MOST_READINGS = 20, 500

#: Whether problems of a code are to be mended in the file of that name.
Wants = Callable[[Path, str], bool]
#: Why a file cannot be moved to a place; empty where it can.
Obstacle = Callable[[Path, Path], str]


@dataclass(slots=True)
class _File:
    """A file on its way. `name` is the one that it has now, `path` the one that it will have.

    `lines` are the numbers that its lines had in `before`, once any of them went.
    """

    name: Path
    path: Path
    before: bytes | Refused
    after: bytes | Refused
    edits: int = 0
    followed: int = 0
    lines: list[int] = field(default_factory=list)
    blocked: Blocked | None = None

    def replace(self, wanted: Iterable[Edit]) -> int:
        """Makes the edits, and says how many. What is not UTF-8 has no places to edit."""
        if isinstance(self.after, Refused):
            return 0
        try:
            edited = edits.apply(self.after, wanted)
        except UnicodeDecodeError:
            return 0
        if not edited.done or edited.data == self.after:
            return 0
        if edited.gone:
            lines, gone = self.lines or _line_numbers(self.after), set(edited.gone)
            self.lines = [line for at, line in enumerate(lines, 1) if at not in gone]
        self.after = edited.data
        return edited.done

    def settle(self, wants: Wants, problems_of: Callable[[Path, bytes], Iterable[Problem]]) -> None:
        """Mends what the file shows by itself, until it shows no more."""
        for _ in range(_MOST_READINGS):
            found = problems_of(self.path, self.after) if isinstance(self.after, bytes) else ()
            done = self.replace(p.edit for p in found if p.edit and wants(self.name, p.code))
            self.edits += done
            if not done:
                return

    @property
    def outcome(self) -> Mended | None:
        """What becomes of the file, if anything does."""
        if isinstance(self.before, Refused) or isinstance(self.after, Refused):
            return None
        if self.path == self.name and self.after == self.before:
            return None
        gone = frozenset(_line_numbers(self.before)).difference(self.lines) if self.lines else frozenset()
        return Mended(self.name, self.path, self.before, self.after, self.edits, self.followed, gone)


@dataclass(slots=True)
class _Ledger:
    """The records on their way, and what holds for all of them. `moved` has every id that a file had."""

    files: list[_File]
    folder: Path
    today: date | None
    wants: Wants
    obstacle: Obstacle
    moved: dict[str, str] = field(default_factory=dict)

    def mend_once(self) -> bool:
        """One look at the whole, with what follows from it; true where something changed."""
        told = self._told()
        edited = [self._edit(file, problems) for file, problems in told]
        renamed = [self._rename(file, problems) for file, problems in told]
        ids = {file.path.stem for file in self.files}
        gone = {old: new for old, new in self.moved.items() if old not in ids}
        followed = [_follow(file, gone) for file in self.files] if gone else []
        return any((*edited, *renamed, *followed))

    def _told(self) -> list[tuple[_File, list[Problem]]]:
        """What can be mended and is to be, by file."""
        by_path = {file.path.as_posix(): file for file in self.files}
        contents = {file.path: self._as_lies(file) for file in self.files}
        told: dict[str, list[Problem]] = {}
        for problem in load_bytes(contents, self.folder, self.today).problems:
            if problem.is_mendable and self.wants(by_path[problem.path].name, problem.code):
                told.setdefault(problem.path, []).append(problem)
        return [(by_path[path], problems) for path, problems in told.items()]

    def _as_lies(self, file: _File) -> bytes | Refused:
        """The content of a file as a ledger sees it: refused where the file lies wrong."""
        refused = misnamed(file.path, self.folder)
        return with_place(refused, file.path, file.after) if refused else file.after

    def _edit(self, file: _File, problems: list[Problem]) -> bool:
        done = file.replace(problem.edit for problem in problems if problem.edit)
        file.edits += done
        if done:
            file.settle(self.wants, _problems_of_record)
        return done > 0

    def _rename(self, file: _File, problems: list[Problem]) -> bool:
        """Gives a file its right place, unless something is in the way; true where it has it."""
        wanted = next((problem.rename for problem in problems if problem.rename), None)
        target = self._target(file, wanted) if wanted else None
        if target is None or isinstance(file.after, Refused):
            return False
        rival = self._rival(file, target)
        if rival and (rival.name, rival.path, rival.after) == (target, target, file.after):
            self.files.remove(file)  # a run was interrupted between the new name and the end of the old one
        elif why := f"{rival.name} has that name" if rival else self.obstacle(file.name, target):
            file.blocked = Blocked(file.name, target, why)
            return False
        if file.path.stem != target.stem:
            self.moved[file.path.stem] = target.stem
        file.path, file.blocked = target, None
        return True

    def _target(self, file: _File, wanted: str) -> Path | None:
        """The place in the ledger; a file that lies outside keeps its folder."""
        if file.path.is_relative_to(self.folder):
            return self.folder / wanted
        target = file.path.parent.parent / wanted
        return target if target.parent.name == file.path.parent.name else None

    def _rival(self, file: _File, target: Path) -> _File | None:
        """Another file of that id, or of that very name where the id stays; case does not tell them apart."""
        id_, place = target.stem.casefold(), target.as_posix().casefold()
        for other in self.files:
            alike = other.path.stem.casefold() == id_ and other is not file
            if alike and (file.path.stem != target.stem or other.path.as_posix().casefold() == place):
                return other
        return None


def mend(
    files: Mapping[Path, bytes | Refused], folder: Path, today: date | None, wants: Wants, obstacle: Obstacle
) -> Plan:
    """Mends the files of a ledger, as far as wanted, until nothing is left that has one remedy.

    `files` holds the bytes of every file that is or should be a record, and of the expectations. Where a
    file is renamed, the relations of other records that name it follow, wanted or not.
    """
    state = [_File(path, path, data, data) for path, data in sorted(files.items())]
    floors = [file for file in state if file.path == folder / expectations.FILE]
    for file in floors:
        file.settle(wants, _problems_of_expectations)
    ledger = _Ledger([file for file in state if file not in floors], folder, today, wants, obstacle)
    for _ in range(_MOST_ROUNDS):
        if not ledger.mend_once():
            break
    changed = tuple(outcome for file in state if (outcome := file.outcome))
    return Plan(changed, tuple(file.blocked for file in state if file.blocked))


def _line_numbers(data: bytes) -> range:
    """Of every line, the last one with its end or without."""
    return range(1, data.count(b"\n") + 1 + (not data.endswith(b"\n")))


def _problems_of_record(path: Path, data: bytes) -> list[Problem]:
    return review_bytes(path, data).all_problems()


def _problems_of_expectations(path: Path, data: bytes) -> list[Problem]:
    """What is misspelt there; whether the ledger meets them is nothing to mend."""
    review, doc = begin(path, data)
    review.findings = list(expectations.unmet(doc.tree or {}, expectations.Census.of(Corpus(()))))
    return review.all_problems()


def _follow(file: _File, gone: Mapping[str, str]) -> bool:
    """Lets relations follow records that have another name now; true where one was rewritten."""
    done = file.replace(_relations(file.after, gone))
    file.followed += done
    return done > 0


def _relations(data: bytes | Refused, gone: Mapping[str, str]) -> Iterator[Edit]:
    """The edits that make a record's relations follow."""
    if isinstance(data, Refused) or not any(os.fsencode(old) in data for old in gone):
        return
    doc = document.read(data)
    related = doc.tree.get("related") if doc.tree else None
    for index, link in enumerate(related if isinstance(related, list) else ()):
        new = gone.get(str(link.get("id"))) if isinstance(link, dict) else None
        edit = edits.replacing(doc, ("related", index, "id"), False, new) if new else None
        if edit:
            yield edit
