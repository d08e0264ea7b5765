"""Floor 7: what `validate` is asked to look at: a ledger, files of one, or a record on stdin."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack.cli import exits, streams
from armstrack.cli.folders import folder_for
from armstrack.cli.run import Run
from armstrack.places import are_one

if TYPE_CHECKING:
    from armstrack.problem import Problem

STDIN = Path("-")
#: What cannot be said of a record without a name.
_OF_NAMES = frozenset(("E301", "E302"))


@dataclass(frozen=True)
class Checked:
    """What was found.

    Attributes:
        problems: of what was asked for, by file and place.
        paths: every file of it that was looked at, sorted.
        files: how many files that are.
        folder: the ledger around it; None for a record that was looked at alone.
    """

    problems: tuple[Problem, ...]
    paths: tuple[Path, ...]
    files: int
    folder: Path | None = None


def check(run: Run, paths: list[Path], name: Path | None, skipped: Collection[str] = ()) -> Checked:
    """Reads and checks what is named, against the ledger that it belongs to.

    `name` says for which file the record on stdin stands.

    Raises:
        StopError: usage, where `-` or `name` stands for nothing; exit 3, where something cannot be
            opened or holds no record.
    """
    insist(paths, name)
    if paths != [STDIN]:
        return _check_files(run, paths, skipped)
    data = _read_stdin()
    if name is None:
        return _check_alone(run, data, skipped)
    return _check_named(run, folder_for(run, [name], [name]), [name], skipped, {name: data})


def insist(paths: list[Path], name: Path | None) -> None:
    """That `-` stands alone, and `name` for it.

    Raises:
        StopError: usage, where they do not.
    """
    if STDIN in paths and len(paths) > 1:
        raise exits.StopError(exits.USAGE, "`-` goes with no other path", "check them one after the other")
    if name is not None and paths != [STDIN]:
        hint = "write `validate - --name FILE`"
        raise exits.StopError(exits.USAGE, "--name says which file `-` stands for, and there is no `-`", hint)
    if name is not None and name.is_dir():
        hint = "name the file that the record has, or will have"
        raise exits.StopError(exits.USAGE, f"--name: {name} is a folder", hint)


def aim(run: Run, paths: list[Path]) -> tuple[Path, list[Path]]:
    """The folder of the ledger that the paths belong to, and the files that they name, none for all.

    Raises:
        StopError: exit 3, where something cannot be opened or holds no record.
    """
    from armstrack.files import identity

    if not paths:
        return run.folder(), []
    named = list({identity(file): file for path in paths for file in _files_of(path)}.values())
    return folder_for(run, paths, named), named


def _check_files(run: Run, paths: list[Path], skipped: Collection[str]) -> Checked:
    folder, named = aim(run, paths)
    if named and not any(are_one(path, folder) for path in paths):
        return _check_named(run, folder, named, skipped)
    with _opening():
        from armstrack.checkup import check_ledger

        return Checked(*check_ledger(folder, run.today, skipped, named), folder)


def _check_named(
    run: Run,
    folder: Path,
    named: list[Path],
    skipped: Collection[str],
    instead: Mapping[Path, bytes] | None = None,
) -> Checked:
    with _opening():
        from armstrack.checkup import check_files

        return Checked(*check_files(folder, named, run.today, skipped, instead), folder)


@contextmanager
def _opening() -> Iterator[None]:
    """What cannot be opened ends the run.

    Raises:
        StopError: exit 3.
    """
    from armstrack.files import FolderError

    try:
        yield
    except FolderError as error:
        raise exits.no_folder(error) from None


def _check_alone(run: Run, data: bytes, skipped: Collection[str]) -> Checked:
    """A record that stands for no file: nothing is asked of its name, nor of other records."""
    from armstrack.ledger import check_bytes

    _, problems = check_bytes(data, STDIN, run.today, {*skipped, *_OF_NAMES})
    return Checked(tuple(p for p in problems if p.code not in _OF_NAMES), (STDIN,), 1)


def _read_stdin() -> bytes:
    """At most one byte more than a record may have, so that a larger one is refused as such."""
    from armstrack.document import MAX_BYTES

    return streams.read(MAX_BYTES + 1)


def _files_of(path: Path) -> list[Path]:
    from armstrack.files import find_files

    if path.is_dir():
        with _opening():
            return find_files(path)
    if not path.exists() and not path.is_symlink():
        raise exits.StopError(exits.NO_RECORDS, f"there is no file or folder {path}", "check the spelling")
    return [path]
