"""Floor 3: how files look from outside, and reading them so that no swap goes unnoticed.

A look is a file's size, times, inode and device. Two equal looks are one content, unless the file was
written at the time of the look: a clock moves in steps, and two writes within one look alike.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from armstrack.files import NOT_RECORDS, find_files, open_plain

#: The longest step of a file system's clock, FAT's, in nanoseconds.
STEP = 2_000_000_000
#: Where the time of a file's last change cannot be set back by anybody; but FAT's, and that of some network
#: file systems, follows the time that can be set. (Windows keeps none.)
KEEPS_CHANGE = os.name == "posix"
_ENDINGS = (".yaml", ".yml")


class Moving(Exception):  # noqa: N818 - no error: a reason to read everything anew
    """A file is no plain one, or changes while it is looked at."""


class Look(NamedTuple):
    """One file from outside; times in nanoseconds."""

    size: int
    written: int
    changed: int
    inode: int
    device: int


def look_around(folder: Path) -> dict[str, Look]:
    """How every record of a folder looks, in order, and the expectations last, if there are any.

    Files are named as seen from the folder, with `/` between the parts.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
        Moving: if one of the files is no plain one, such as a link.
    """
    looks = _plainly(folder) or {_name(path, folder): _look(path) for path in find_files(folder)}
    floors = [folder / name for name in NOT_RECORDS]
    return looks | {path.name: _look(path) for path in floors if os.path.lexists(path)}


def unsettled(looks: Mapping[str, Look], seen: int) -> set[str]:
    """The files that can have changed since that moment without looking otherwise."""
    limit = seen - STEP
    if not KEEPS_CHANGE:
        return set(looks)
    return {name for name, look in looks.items() if not look[1] < limit > look[2]}


def are_readable(folder: Path, looks: Iterable[str]) -> bool:
    """True where this process may read all the files, as far as the system tells without opening them."""
    return all(os.access(folder / name, os.R_OK) for name in looks)


def read_still(path: Path, look: Look, most: int) -> bytes:
    """The bytes of a file that looks as it did, before and after; `most` + 1 at most.

    Raises:
        Moving: where it does not.
    """
    try:
        with open_plain(path) as file:
            before = os.fstat(file.fileno())
            data = file.read(most + 1)
            after = os.fstat(file.fileno())
    except OSError:
        raise Moving from None
    if not _of(before) == _of(after) == look == _look(path):
        raise Moving
    return data


def _plainly(folder: Path) -> dict[str, Look]:
    """The looks of a folder in which all lies as it should, in a fifth of the time; else nothing.

    Whatever else there is to say of a folder is left to `find_files`.
    """
    if os.name != "posix":  # where names are sorted otherwise
        return {}
    looks: dict[str, Look] = {}
    try:
        for supplier in _sorted(folder):
            if supplier.is_dir(follow_symlinks=False):
                looks.update(_of_supplier(supplier))
            elif supplier.is_symlink() or (_is_named_so(supplier.name) and supplier.name not in NOT_RECORDS):
                return {}
    except (OSError, Moving):
        return {}
    return looks


def _of_supplier(supplier: os.DirEntry[str]) -> Iterator[tuple[str, Look]]:
    """The looks of one supplier's files: asked for below its folder, where names are short."""
    folder = os.open(supplier, os.O_RDONLY)
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a handle is no path
        for name in sorted(name for name in names if name[0] != "."):
            found = os.stat(name, dir_fd=folder, follow_symlinks=False)
            if _is_named_so(name):
                if not stat.S_ISREG(found.st_mode):
                    raise Moving
                yield f"{supplier.name}/{name}", _of(found)
            elif stat.S_ISLNK(found.st_mode) or stat.S_ISDIR(found.st_mode):
                raise Moving
    finally:
        os.close(folder)


def _sorted(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted([entry for entry in entries if entry.name[0] != "."], key=attrgetter("name"))


def _is_named_so(name: str) -> bool:
    return name.endswith(_ENDINGS) or name.lower().endswith(_ENDINGS)


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _look(path: Path) -> Look:
    try:
        found = os.lstat(path)
    except OSError:
        raise Moving from None
    if not stat.S_ISREG(found.st_mode):
        raise Moving
    return _of(found)


def _of(found: os.stat_result) -> Look:
    return Look(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)
