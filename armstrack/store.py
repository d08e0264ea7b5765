"""Floor 3: the index as a file: one SQLite database for each folder of records, in the user's cache.

It is made or changed beside and put in place whole, so that nobody ever reads half of one and none
waits for another. It carries a sum over all its bytes: what is not whole or is another version's is as
good as none; what cannot be written is left. Nothing here is ever an error for the user.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
import tempfile
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from armstrack import __version__

if TYPE_CHECKING:
    from sqlite3 import Connection

#: Raised where the tables change.
LAYOUT = 2
_PACKAGE = Path(__file__).parent
#: A file that was begun so many nanoseconds ago, an hour, was left by a run that was killed.
_ABANDONED = 3600 * 1_000_000_000
#: How files that are begun are named. Whatever else lies in the folder stays.
_BEGUN = (".armstrack-", ".part")
#: So much room an index takes for each file, in bytes: more than has been seen.
_ROOM = 4096
#: Where a database's header has four bytes for whoever writes it; the sum stands there.
_SUM = slice(60, 64)
_CHUNK = 1 << 20
_CODEC = (sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())


class Place(NamedTuple):
    """The file for a folder's index, and what must stand in it: who wrote it, for which folder."""

    file: Path
    key: str


def place(cache: Path, folder: Path, what: str = "records") -> Place:
    """Where the index of a folder, as it is named, is kept; `what` tells apart what is kept of it."""
    which = [os.path.realpath(folder), str(folder)]
    told = [LAYOUT, __version__, sys.hexversion, _package(), what, *which]
    return Place(cache / _name(what, which), json.dumps(told))


def _name(what: str, folder: list[str]) -> str:
    return f"{what}-{zlib.crc32(json.dumps(folder).encode()):08x}.sqlite"


def open_index(place: Place, *, just_written: bool = False) -> Connection | None:
    """The index, to be read; None where there is none that may be trusted.

    One that was put in its place a moment ago is not summed up again.
    """
    import sqlite3

    try:
        if not just_written and not _is_whole(place.file):
            return None
        base = sqlite3.connect(f"{place.file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (sqlite3.Error, OSError, ValueError):
        return None
    try:
        if base.execute("SELECT key FROM about").fetchall() == [(place.key,)]:
            return base
    except sqlite3.Error:
        pass
    base.close()
    return None


def begin(cache: Path) -> tuple[Path, int]:
    """An empty file in the cache, and the moment when it was made, by the file system's clock.

    Raises:
        OSError: where nothing can be kept there.
    """
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    prefix, suffix = _BEGUN
    handle, name = tempfile.mkstemp(suffix, prefix, cache)
    made = os.fstat(handle).st_mtime_ns
    os.close(handle)
    for part in cache.glob(f"{prefix}*{suffix}"):
        with suppress(OSError):
            if made - part.stat().st_mtime_ns > _ABANDONED:
                part.unlink()
    return Path(name), made


def has_room(cache: Path, files: int) -> bool:
    """False where an index of so many files does not fit on the disk, as far as the system tells."""
    try:
        return shutil.disk_usage(cache).free >= files * _ROOM
    except OSError:
        return True


def discard(part: Path) -> None:
    """Takes the file away that was begun, unless it was put in its place."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def open_part(part: Path, like: Path | None = None) -> Connection:
    """The file that was begun, to be written; with all that another index holds.

    Raises:
        OSError, sqlite3.Error: where it cannot be.
    """
    import sqlite3

    if like is not None:
        shutil.copyfile(like, part)
    base = sqlite3.connect(part, isolation_level=None)
    base.execute("PRAGMA journal_mode=OFF").fetchall()
    base.execute("PRAGMA synchronous=OFF")
    base.execute("BEGIN")
    return base


def put_in_place(base: Connection, part: Path, place: Place) -> None:
    """Ends the writing of a file and puts it where it is looked for.

    Raises:
        OSError, sqlite3.Error: where it cannot be.
    """
    base.execute("UPDATE about SET key = ?", (place.key,))
    base.execute("COMMIT")
    base.close()
    total = _total(part).to_bytes(4, "big")
    with part.open("r+b") as file:
        file.seek(_SUM.start)
        file.write(total)
    part.replace(place.file)


def prune(cache: Path) -> None:
    """Takes away the indexes of folders that are gone."""
    import sqlite3

    for file in cache.glob("*.sqlite"):
        with suppress(sqlite3.Error, OSError, ValueError, TypeError, LookupError):
            if not stat.S_ISREG(file.stat().st_mode):  # a pipe would be waited for
                continue
            address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
            with closing(sqlite3.connect(address, uri=True)) as base:
                ((key,),) = base.execute("SELECT key FROM about")
            what, *folder = json.loads(key)[-3:]
            if file.name == _name(what, folder) and not Path(folder[0]).is_dir():
                file.unlink()


def to_bytes(text: str) -> bytes:
    """A name or an id as it is kept: a file's name need not be UTF-8."""
    return os.fsencode(text)


def to_text(kept: bytes) -> str:
    """A name or an id that is kept so."""
    return kept.decode(*_CODEC)  # what `os.fsdecode` does, without its questions


def _is_whole(file: Path) -> bool:
    """True where the sum over all bytes is the one that stands in the file."""
    if not stat.S_ISREG(file.stat().st_mode):
        return False
    with file.open("rb") as opened:
        told = opened.read(_SUM.stop)[_SUM]
    return _total(file) == int.from_bytes(told, "big")


def _total(file: Path) -> int:
    """A sum over every byte but those of the sum itself."""
    with file.open("rb") as opened:
        head = opened.read(_SUM.stop)
        total = zlib.crc32(head[: _SUM.start])
        while chunk := opened.read(_CHUNK):
            total = zlib.crc32(chunk, total)
    return total


def _package() -> int:
    """A sum over the looks of the package's own files: rules and vocabularies decide what is found."""
    found = []
    for folder in (_PACKAGE, _PACKAGE / "checks", _PACKAGE / "data"):
        with suppress(OSError), os.scandir(folder) as entries:
            stats = [(entry.name, entry.stat()) for entry in entries if entry.is_file()]
            found += [(name, look.st_size, look.st_mtime_ns) for name, look in stats]
    return zlib.crc32(repr(sorted(found)).encode())
