"""Floor 7: what mending plans, carried out: files are read whole, and written so that nothing can be lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack.cli import exits
from armstrack.cli.run import Run

if TYPE_CHECKING:
    from armstrack.files import Refused
    from armstrack.plans import Blocked, Mended, Plan


#: How often a file is read and mended anew because somebody else wrote to it meanwhile.
_MOST_CHANGES = 3


@dataclass
class Fixing:
    """One run of `--fix`: what it may change, and what it did.

    Attributes:
        folder: the ledger.
        paths: the files that were named, under the names that they have now; none for all.
        codes: the codes that are mended.
        done: every file that was changed.
        blocked: files that keep a wrong name.
        failed: files that could not be written, with the reason.
        changed: files that somebody else wrote to meanwhile, and how often.
    """

    run: Run
    folder: Path
    paths: list[Path]
    codes: Collection[str]
    done: list[Mended] = field(default_factory=list)
    blocked: tuple[Blocked, ...] = ()
    failed: dict[Path, str] = field(default_factory=dict)
    changed: Counter[Path] = field(default_factory=Counter)

    def plan(self) -> Plan:
        """What mending does to the ledger as it lies on the disk now."""
        from armstrack import atomic
        from armstrack.files import identity
        from armstrack.mending import mend

        named = {identity(path) for path in self.paths}

        def wants(path: Path, code: str) -> bool:
            return code in self.codes and path not in self.failed and (not named or identity(path) in named)

        return mend(_read(self.folder, self.paths), self.folder, self.run.today, wants, atomic.obstacle)

    def carry_out(self, plan: Plan) -> bool:
        """Writes the files; true where another plan is worth making.

        Every file is whole under its new name before relations name it so, and these are written before
        the old name goes: whoever is interrupted finds each record, and the next run ends what this began.
        Where something cannot be written, files keep their old names besides, until a later plan or run.
        """
        from armstrack.atomic import finish_move

        known, changed = set(self.failed), self.changed.total()
        moving = self._start_moves(plan)
        # relations must not name what has not moved
        stuck = moving is None or bool(self.failed.keys() - known) or self.changed.total() > changed
        followed = self._rewrite(file for file in plan.files if not (file.moves or (stuck and file.followed)))
        for file in moving if moving and followed and not stuck else ():
            with self._noting(file.old):
                finish_move(file.old, file.new, file.before, file.after)
                self._note(file)
        self.blocked = plan.blocked
        again = self.changed.total() > changed
        return bool(again or self.failed.keys() ^ known or (plan.files and plan.blocked))

    def _start_moves(self, plan: Plan) -> list[Mended] | None:
        """Writes files under their new names; None, and nothing, where relations could not follow."""
        from armstrack.atomic import insist_on_writable, start_move

        refused = set()
        for file in (file for file in plan.files if file.followed):
            refused.add(file.old)
            with self._noting(file.old):
                insist_on_writable(file.old)
                refused.remove(file.old)
        moving = []
        for file in (file for file in plan.files if file.moves and not refused):
            with self._noting(file.old):
                if start_move(file.old, file.new, file.before, file.after):
                    moving.append(file)
                else:
                    self._note(file)
        return None if refused else moving

    def _rewrite(self, files: Iterable[Mended]) -> bool:
        """Writes files that keep their names; true where every relation follows."""
        from armstrack.atomic import replace_file

        followed = True
        for file in files:
            failed = file.followed > 0
            with self._noting(file.old):
                replace_file(file.old, file.after, file.before)
                self._note(file)
                failed = False
            followed &= not failed
        return followed

    @contextmanager
    def _noting(self, path: Path) -> Iterator[None]:
        from armstrack.atomic import ChangedError

        try:
            yield
        except ChangedError as error:  # what it holds now is read and mended anew
            self.changed[path] += 1
            if self.changed[path] > _MOST_CHANGES:
                self.failed[path] = f"{error.strerror}, again and again"
        except OSError as error:
            self.failed[path] = error.strerror or str(error)

    def _note(self, file: Mended) -> None:
        from armstrack.files import identity

        self.done.append(file)
        self.failed.pop(file.old, None)
        self.paths = [file.new if identity(path) == identity(file.old) else path for path in self.paths]


def _read(folder: Path, named: list[Path]) -> dict[Path, bytes | Refused]:
    """Every file of the ledger with its bytes, the expectations among them."""
    from armstrack.checks.expectations import FILE
    from armstrack.files import FolderError, find_files, identity

    try:
        paths = {identity(path): path for path in find_files(folder)}
    except FolderError as error:
        raise exits.no_folder(error) from None
    floors = [folder / FILE] if (folder / FILE).is_file() else []
    for path in (*floors, *named):
        paths.setdefault(identity(path), path)
    return {path: _read_whole(path, folder) for path in paths.values()}


def _read_whole(path: Path, folder: Path) -> bytes | Refused:
    """The bytes of a file; a part of one that is too large would not do, since it may be written back."""
    from armstrack.document import MAX_BYTES
    from armstrack.files import Refused, read_bytes

    data = read_bytes(path, folder, MAX_BYTES)
    too_large = not isinstance(data, Refused) and len(data) > MAX_BYTES
    return Refused("E113", "the file is too large", "") if too_large else data
