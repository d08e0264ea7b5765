"""Floor 3: files written whole or not at all. Whoever is interrupted leaves the old file or the new one."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from armstrack import renames
from armstrack.files import open_plain
from armstrack.leftovers import beside as made_beside

#: What file systems without hard links answer.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)
#: What is answered where there is no plain file any more: nothing, a pipe, a link.
_OTHERS = (errno.ENOENT, errno.ENOTDIR, errno.EINVAL, errno.ELOOP, errno.ENXIO, errno.EISDIR)
#: Names of what is open already: a pipe of the shell's, and a file that others write to as well.
_OPEN = re.compile("/(?:dev|proc/self)/fd/([0-9]{1,9})")
_NAMED = {"/dev/stdout": "/dev/fd/1", "/dev/stderr": "/dev/fd/2"}
_NO_FILE = "it is a link, and moving it would not move its file"


class ChangedError(OSError):
    """A file no longer holds what was read of it: somebody else has written to it meanwhile."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ESTALE, "it was changed meanwhile", str(path))


def replace_file(path: Path, data: bytes, was: bytes | None = None) -> None:
    """Gives a file this content, whether it is there or not. Mode and owner stay; a link stays a link.

    A pipe, a device and what is open already, such as /dev/stdout, is written to, never replaced.

    Raises:
        ChangedError: where it should hold what it `was`, and holds something else by now, or is gone.
        OSError: where it cannot be written, or nobody may write to it; the old file is then as it was.
    """
    with replacing(path, was) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, was: bytes | None = None) -> Iterator[BinaryIO]:
    """The same for content that comes bit by bit: what is written within takes the file's place at the end.

    Raises:
        OSError: as above. Whatever is raised within leaves the old file as it was.
    """
    old = _look_at(path)
    if was is not None and (old is None or not stat.S_ISREG(old.st_mode)):
        raise ChangedError(path)
    opened = _open_stream(path, old)
    if opened:
        with suppress(BrokenPipeError), opened as stream:
            yield stream
        return
    real = Path(os.path.realpath(path))
    if old is not None:
        _insist(real, old)
    with made_beside(real, _make) as beside:
        with beside.open("wb") as file:
            yield file
            _sync(file)
        _take_after(beside, old)
        if was is not None:
            insist_on(real, was)
        beside.replace(real)
    sync_path(real.parent)


def insist_on(path: Path, was: bytes) -> None:
    """That a file still holds what was read of it.

    Raises:
        ChangedError: where it does not, or is gone.
    """
    try:
        with open_plain(path) as file:
            same = file.read(len(was) + 1) == was
    except OSError as error:
        if error.errno not in _OTHERS:
            raise
        same = False
    if not same:
        raise ChangedError(path)


def _open_stream(path: Path, found: os.stat_result | None) -> BinaryIO | None:
    """What a path names that is never replaced: what this process has open already, a pipe or a device."""
    text = os.fspath(path)
    if handle := _OPEN.fullmatch(_NAMED.get(text, text)):
        return os.fdopen(os.dup(int(handle[1])), "wb")
    is_kept = found is not None and not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode))
    return path.open("wb") if is_kept else None


def create_file(path: Path, data: bytes) -> None:
    """Writes a file that must not be there yet; the folders on the way are made.

    Raises:
        FileExistsError: where there is one, be it a link that leads nowhere. It is as it was.
        OSError: where it cannot be written.
    """
    _create(path, data, None)


def start_move(old: Path, new: Path, was: bytes, data: bytes) -> bool:
    """Writes a file's coming content under its new name; true where the old name still has to go.

    Where names differ in case alone and the file system does not tell them apart, the file is renamed in
    place. A move that was interrupted, and left one content under both names, is taken up again.

    Raises:
        ChangedError: where the file holds something else than it `was`, or is gone.
        FileExistsError: where another file has the new name. Both are as they were.
        OSError: where it cannot be written, or nobody may write to it.
    """
    if not os.path.lexists(old):
        raise ChangedError(old)
    found = old.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, _NO_FILE, str(old))
    _insist(old, found)
    insist_on(old, was)
    if _is_one_entry(old, new):
        replace_file(old, data, was)
        old.rename(new)
        return False
    try:
        _create(new, data, found)
    except FileExistsError:
        if new.is_symlink() or new.read_bytes() not in (data, was):
            raise
    return True


def insist_on_writable(path: Path) -> None:
    """That a file can be replaced, as far as that can be told without doing it.

    Raises:
        OSError: where it cannot.
    """
    real = Path(os.path.realpath(path))
    _insist(real, real.stat())
    if not os.access(real.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(real.parent))


def finish_move(old: Path, new: Path, was: bytes, data: bytes) -> None:
    """Takes the old name away, once the file is whole under its new one.

    Raises:
        ChangedError: where something else stands under the old name by now: it stays, and the new name goes.
        OSError: where the folder lets nobody do so.
    """
    try:
        insist_on(old, was)
    except ChangedError:
        insist_on(new, data)
        _take_away(new)
        raise
    _take_away(old)


def _take_away(path: Path) -> None:
    path.unlink()
    sync_path(path.parent)


def obstacle(old: Path, new: Path) -> str:
    """Why a file cannot be moved to another name; empty where nothing is in the way."""
    if not stat.S_ISREG(old.lstat().st_mode):
        return _NO_FILE
    if new.parent.is_symlink() or (new.parent.exists() and not new.parent.is_dir()):
        return f"{new.parent} is no folder of its own"
    taken = os.path.lexists(new) and not _is_one_entry(old, new)
    return f"{new} is there already" if taken else ""


def _create(path: Path, data: bytes, like: os.stat_result | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with _written_beside(path, data, like) as beside:
        _name_once(beside, path)
    sync_path(path.parent)


def _is_one_entry(old: Path, new: Path) -> bool:
    """True where two names of one folder, alike but for case, are one file to the file system."""
    alike = old.parent == new.parent and old.name.casefold() == new.name.casefold() and old != new
    return alike and os.path.lexists(new) and new.name not in {path.name for path in new.parent.iterdir()}


def _insist(path: Path, found: os.stat_result) -> None:
    """A file that nobody may write to is not replaced, even where its folder would allow it."""
    if not (found.st_mode & 0o222 and os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _look_at(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


@contextmanager
def _written_beside(path: Path, data: bytes, like: os.stat_result | None) -> Iterator[Path]:
    """The content in such a file, safe on the disk, with mode and owner of what it is `like`."""
    with made_beside(path, _make) as beside:
        with beside.open("wb") as file:
            file.write(data)
            _sync(file)
        _take_after(beside, like)
        yield beside


def _make(path: Path) -> None:
    path.open("xb").close()


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _take_after(path: Path, old: os.stat_result | None) -> None:
    """Mode and, where this user may give files away, owner of another file, if there was one."""
    if old is None:
        return
    with suppress(OSError, AttributeError):
        os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))


def _name_once(beside: Path, path: Path) -> None:
    """Gives a written file its name, unless there is one of that name.

    Without hard links, and outside Linux, the name is taken by an empty file first: nobody's file is lost,
    but whoever is interrupted just then leaves it empty.
    """
    try:
        os.link(beside, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if not renames.rename_never_onto(beside, path):
            path.open("xb").close()
            beside.replace(path)


def sync_path(path: Path) -> None:
    """A file's content, or the names in a folder, outlive a loss of power; not every system can be asked."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
