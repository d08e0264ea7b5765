"""Floor 3: which files are records, and their bytes. Opens nothing that is not a plain file in the folder."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, NamedTuple

#: Files in a records folder that are not records, and not misplaced either.
NOT_RECORDS = frozenset(("expectations.yaml",))
#: Folders within folders further down than this are not looked into.
_DEEPEST = 8
#: Without waiting for a pipe's writer, and without following a link; Windows has neither.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
#: Byte for byte, which only Windows has to be told.
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
#: How much is asked for at once behind what a file seemed to have: nearly always there is none.
_MORE = 4096


class Refused(NamedTuple):
    """A file that cannot be a record, before its content is looked at."""

    code: str
    message: str
    hint: str
    rename: str | None = None


def identity(path: Path) -> str:
    """One file, however it is named; a link is a file of its own.

    Unlike Path.resolve it bears links that run in a circle.
    """
    return f"{os.path.realpath(path.parent)}{os.sep}{path.name}"


def identities(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Every path with what `identity` says of it; each folder is looked at once."""
    folders: dict[str, str] = {}
    for path in paths:
        folder, name = os.path.split(path)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        yield f"{folders[folder]}{os.sep}{name}", path


#: Links that are refused, wherever a folder of records is read from.
LINK_OUT = Refused("E117", "a link that leaves the records folder", "put the file itself there")
LINK_TO_FOLDER = Refused("E118", "a link to a folder is not followed", "put the folder itself there")
LINK_TO_NOTHING = Refused("E118", "a link that leads nowhere", "put the file itself there")
TOO_DEEP = Refused(
    "E115",
    "a folder this far down is not looked into",
    "records lie at <supplier>/<name>.yaml: move them up, or hide the folder behind a point in its name",
)
SHUT = Refused(
    "E118", "the folder cannot be opened: Permission denied", "check that it may be read and entered"
)
LINKS_IN_CIRCLE = Refused("E118", "cannot be opened: the links run in a circle", "put the file itself there")


class FolderError(OSError):
    """The records folder, or a named path, cannot be opened, or holds no record (exit 3)."""


def find_files(folder: Path) -> list[Path]:
    """Every file that is or should be a record, sorted.

    Raises:
        FolderError: if the folder cannot be read or holds none.
    """
    found = _list_files(folder)
    if not found:
        message = f"{folder} holds no record: records lie at {folder}/<supplier>/<name>.yaml"
        raise FolderError(message)
    return found


def read_folder(folder: Path, most: int) -> dict[Path, bytes | Refused]:
    """The bytes of every such file, or why it is refused; empty where there is no folder, or none in it.

    Raises:
        FolderError: if the folder cannot be read.
    """
    try:
        found = _list_files(folder)
    except FolderError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return {}
        raise
    return {path: misplaced(path, folder) or read_bytes(path, folder, most) for path in found}


def _list_files(folder: Path) -> list[Path]:
    try:
        return list(_yaml_files(folder))
    except OSError as error:
        message = f"cannot open the records folder {error.filename or folder}: {error.strerror or error}"
        raise FolderError(message) from error


def _yaml_files(folder: Path, depth: int = 0) -> Iterator[Path]:
    """In the order of their parts, which is that of the names in every folder."""
    with os.scandir(folder) as entries:
        seen = sorted((e for e in entries if not e.name.startswith(".")), key=attrgetter("name"))
    for entry in seen:
        if entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST and os.access(entry, os.R_OK | os.X_OK):
                yield from _yaml_files(folder / entry.name, depth + 1)
            else:  # told of, so that nothing is lost in silence
                yield folder / entry.name
        elif _is_named_so(entry.name, depth) or _is_link_to_folder(entry):
            yield folder / entry.name


def _is_link_to_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and _leads_to_folder(Path(entry.path))


def _is_named_so(name: str, depth: int) -> bool:
    """True where a file's name says that it is or should be a record."""
    return name.lower().endswith((".yaml", ".yml")) and not (depth == 0 and name in NOT_RECORDS)


def is_seen(parts: Sequence[str]) -> bool:
    """True where a path below the records folder is looked at: neither hidden nor too far down."""
    return len(parts) <= _DEEPEST + 1 and not any(part.startswith(".") for part in parts)


def folder_too_deep(parts: Sequence[str]) -> str | None:
    """The folder on the way to a path below the records folder that is not looked into, if there is one."""
    deep = parts[: _DEEPEST + 1]
    return "/".join(deep) if len(parts) > len(deep) and is_seen(deep) else None


def is_record_name(parts: Sequence[str]) -> bool:
    """True where a path below the records folder is, or should be, a record's."""
    return is_seen(parts) and _is_named_so(parts[-1], len(parts) - 1)


def _leads_to_folder(path: Path) -> bool:
    """True for a folder and for a link to one; false for what cannot be looked at."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def misplaced(path: Path, folder: Path) -> Refused | None:
    """Why a file's place or ending makes it no record, or None where it is one."""
    if not _leads_to_folder(path):
        return misnamed(path, folder)
    if path.is_symlink():
        return LINK_TO_FOLDER
    return TOO_DEEP if os.access(path, os.R_OK | os.X_OK) else SHUT


def misnamed(path: Path, folder: Path) -> Refused | None:
    """The same from the path alone, for files that do not lie on the disk."""
    if _is_in_place(os.fspath(path), os.fspath(folder)):  # as nearly all are
        return None
    if path.suffix != ".yaml":
        hint, rename = f"rename it to {path.stem}.yaml", f"{path.parent.name}/{path.stem}.yaml"
        lies_right = path.is_relative_to(folder) and len(path.relative_to(folder).parts) == 2
        return Refused("E115", f'the name ends in "{path.suffix}"', hint, rename if lies_right else None)
    if (path.parent == folder or path.parent.parent != folder) and path.is_relative_to(folder):
        hint = f"a record lies at {(folder / '<supplier>' / path.name).as_posix()}"
        return Refused("E115", "not in a supplier's folder", hint)
    return None


def _is_in_place(path: str, folder: str) -> bool:
    """True for a record's path in a supplier's folder; false where it takes a closer look."""
    above, _, name = path.rpartition(os.sep)
    return name.endswith(".yaml") and name[0] != "." and above.rpartition(os.sep)[0] == folder


def read_bytes(path: Path, folder: Path, most: int) -> bytes | Refused:
    """The bytes of a plain file, `most` + 1 at most; or why it cannot be read.

    A link is followed only where it stays in the folder. Pipes and devices are never opened.
    """
    try:
        real = os.fspath(path)
        found = os.lstat(real)
        if stat.S_ISLNK(found.st_mode):
            target = _end_of(path, folder)
            if isinstance(target, Refused):
                return target
            real = os.fspath(target)
            found = os.lstat(real)
        if not stat.S_ISREG(found.st_mode):
            return Refused("E118", "not a plain file", "only plain files are records")
        return _read(real, min(found.st_size, most), most)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and path.is_symlink():
            return LINK_TO_NOTHING
        hint = "check that the file is there and may be read"
        return Refused("E118", f"cannot be opened: {error.strerror or error}", hint)
    except RuntimeError:  # pragma: no cover - in Python 3.11, of links that are a circle by now
        return LINKS_IN_CIRCLE


def _end_of(link: Path, folder: Path) -> Path | Refused:
    """Where a link leads to; refused out of the folder, and where the system follows no further."""
    try:
        link.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:  # in a circle, or over more than 40 others
            return LINKS_IN_CIRCLE
    target = link.resolve()
    return target if target.is_relative_to(folder.resolve()) else LINK_OUT


def open_plain(path: Path) -> BinaryIO:
    """Opens a plain file to read. A pipe in its place is not waited for, and a link not followed.

    Raises:
        OSError: where it is something else, or cannot be opened.
    """
    return open(path, "rb", opener=_open_at_once)


def _open_at_once(path: str, flags: int) -> int:
    handle = os.open(path, flags | _AT_ONCE)
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # whatever reads a folder is told so
        os.close(handle)
        raise OSError(errno.EINVAL, "not a plain file")
    return handle


def _read(path: str, size: int, most: int) -> bytes:
    """The bytes of a file of that size, as it seems. What `open` gives would take three times as long."""
    handle = _open_at_once(path, _TO_READ)
    try:
        data = os.read(handle, size + 1)
        while more := os.read(handle, min(_MORE, most + 1 - len(data))):
            data += more
    finally:
        os.close(handle)
    return data
