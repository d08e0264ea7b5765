"""Floor 7: `validate --fix`: files are read, mended in memory, and written whole, or shown as a diff."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack.cli import checking, exits, roots, streams
from armstrack.cli.run import Run
from armstrack.places import SHIPPED

if TYPE_CHECKING:
    from armstrack.files import Refused
    from armstrack.plans import Blocked, Mended, Plan
    from armstrack.problem import Problem

#: How often a plan is made and carried out: a file that moves away may make room for another.
_MOST_PLANS = 10


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
    """

    run: Run
    folder: Path
    paths: list[Path]
    codes: Collection[str]
    done: list[Mended] = field(default_factory=list)
    blocked: tuple[Blocked, ...] = ()
    failed: dict[Path, str] = field(default_factory=dict)

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
        """
        from armstrack.atomic import finish_move, replace_file, start_move

        known, moving = set(self.failed), []
        for file in (file for file in plan.files if file.moves):
            with self._noting(file.old):
                if start_move(file.old, file.new, file.after):
                    moving.append(file)
                else:
                    self._note(file)
        stuck = self.failed.keys() - known  # relations must not name what has not moved
        for file in (file for file in plan.files if not file.moves and not stuck):
            with self._noting(file.old):
                replace_file(file.old, file.after)
                self._note(file)
        for file in moving:
            with self._noting(file.old):
                finish_move(file.old)
                self._note(file)
        self.blocked = plan.blocked
        return bool(self.failed.keys() - known or (plan.files and plan.blocked))

    @contextmanager
    def _noting(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.failed[path] = error.strerror or str(error)

    def _note(self, file: Mended) -> None:
        from armstrack.files import identity

        self.done.append(file)
        self.paths = [file.new if identity(path) == identity(file.old) else path for path in self.paths]


def fix(run: Run, paths: list[Path], name: Path | None, codes: Collection[str]) -> Fixing:
    """Mends what is named, and says on stderr what was done.

    Raises:
        StopError: usage, for stdin and for the records shipped with armstrack; exit 3, where something
            cannot be opened or holds no record.
    """
    from armstrack.leftovers import sweep_ledger

    fixing = _begin(run, paths, name, codes)
    if left := sweep_ledger(fixing.folder):
        streams.talk(f"took away {_counted(left, 'file')} that a killed run had left half-written")
    for _ in range(_MOST_PLANS):
        if not fixing.carry_out(fixing.plan()):
            break
    for file in fixing.done:
        if file.moves:
            streams.talk(f"renamed {file.old} to {file.new}")
    _tell_blocked(fixing.blocked)
    for path, reason in fixing.failed.items():
        streams.talk(f"armstrack: cannot write {path}: {reason}")
    nothing = "nothing was mended" if fixing.failed else "nothing to mend"
    streams.talk(_words(fixing.done, "mended", "renamed") or nothing)
    return fixing


def show(run: Run, paths: list[Path], name: Path | None, codes: Collection[str]) -> bool:
    """Prints what mending would change, as a diff; true where it would change something.

    Raises:
        StopError: as for `fix`.
    """
    from armstrack.render.diffs import to_diff

    plan = _begin(run, paths, name, codes).plan()
    seen = roots.from_root(str(path) for file in plan.files for path in (file.old, file.new))
    _put(to_diff(plan.files, lambda file: (seen[str(file.old)], seen[str(file.new)])), run.color)
    _tell_blocked(plan.blocked)
    streams.talk(_words(plan.files, "would mend", "would rename") or "nothing to mend")
    return bool(plan.files)


def hint(problems: Iterable[Problem], folder: Path) -> str:
    """What to add to a count of problems: how many of them `--fix` mends in a ledger."""
    number = sum(_is_mended(problem, folder) for problem in problems)
    return f"; {number:,} can be mended with --fix" if number else ""


def _is_mended(problem: Problem, folder: Path) -> bool:
    """True where there is a remedy; a file that lies outside the ledger is not moved into it."""
    if problem.edit is not None or problem.rename is None:
        return problem.edit is not None
    path = Path(problem.path)
    return path.is_relative_to(folder) or Path(problem.rename).parent.name == path.parent.name


def _begin(run: Run, paths: list[Path], name: Path | None, codes: Collection[str]) -> Fixing:
    checking.insist(paths, name)
    if checking.STDIN in paths:
        message, hint_ = "--fix mends files, and `-` is none", "save the record to its file first"
        raise exits.StopError(exits.USAGE, message, hint_)
    folder, named = checking.aim(run, paths)
    if folder == SHIPPED:
        message = "--fix does not change the records shipped with armstrack"
        raise exits.StopError(exits.USAGE, message, "name a folder of your own with --records DIR")
    return Fixing(replace(run, records=folder), folder, named, codes)


def _read(folder: Path, named: list[Path]) -> dict[Path, bytes | Refused]:
    """Every file of the ledger with its bytes, the expectations among them."""
    from armstrack.checks.expectations import FILE
    from armstrack.files import FolderError, find_files, identity

    try:
        paths = {identity(path): path for path in find_files(folder)}
    except FolderError as error:
        raise exits.StopError(exits.NO_RECORDS, str(error), "name the folder with --records DIR") from None
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


def _put(diff: str, color: streams.Color) -> None:
    """As it is for programs, such as `git apply`; in colour for eyes."""
    from armstrack.render.diffs import to_colored

    if not streams.draws(color):
        streams.write(diff, utf8=True)
        return
    console = streams.console(color)
    with console.capture() as captured:
        console.print(to_colored(diff), end="", soft_wrap=True)
    streams.write(captured.get())


def _tell_blocked(blocked: Iterable[Blocked]) -> None:
    for file in blocked:
        streams.talk(f"not renamed: {file.old} to {file.new}: {file.why}")


def _words(files: Collection[Mended], mended: str, renamed: str) -> str:
    """`mended 5 problems in 3 files, renamed 1; 2 relations follow`; empty where nothing was done."""
    edits, moved = sum(file.edits for file in files), sum(file.moves for file in files)
    followed = sum(file.followed for file in files)
    edited = sum(file.edits > 0 for file in files)
    parts = [f"{mended} {_counted(edits, 'problem')} in {_counted(edited, 'file')}"] if edits else []
    parts += [f"{renamed} {f'{moved:,}' if edits else _counted(moved, 'file')}"] if moved else []
    follow = (
        f"; {_counted(followed, 'relation')} {'follows' if followed == 1 else 'follow'}" if followed else ""
    )
    return ", ".join(parts) + follow


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
