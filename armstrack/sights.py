"""Floor 3: how files look from outside, and reading them so that no swap goes unnoticed.

A look is a file's size, times, inode and device. Two equal looks are one content, unless the file was
written at the time of the look: a clock moves in steps, and two writes within one look alike.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from armstrack.files import NOT_RECORDS, find_files, open_plain

#: The longest step of a file system's clock, FAT's, in nanoseconds.
STEP = 2_000_000_000
#: Where the time of a file's last change cannot be set back by anybody. (Windows keeps none.)
KEEPS_CHANGE = os.name == "posix"


class Moving(Exception):  # noqa: N818 - no error: a reason to read everything anew
    """A file is no plain one, or changes while it is looked at."""


class Look(NamedTuple):
    """One file from outside; times in nanoseconds."""

    size: int
    written: int
    changed: int
    inode: int
    device: int

    @property
    def latest(self) -> int:
        """The later of its two times."""
        return max(self.written, self.changed)


def look_around(folder: Path) -> dict[Path, Look]:
    """How every record of a folder looks, in order, and the expectations last, if there are any.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
        Moving: if one of the files is no plain one, such as a link.
    """
    looks = {path: _look(path) for path in find_files(folder)}
    floors = [folder / name for name in NOT_RECORDS]
    return looks | {path: _look(path) for path in floors if os.path.lexists(path)}


def is_settled(looks: Iterable[Look], seen: int) -> bool:
    """True where none of the files can have changed, since that moment, without looking otherwise."""
    return KEEPS_CHANGE and all(look.latest < seen - STEP for look in looks)


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
