"""Floor 3: the index as a file: one SQLite database for each folder of records, in the user's cache.

It is written beside and put in place whole, so that nobody ever reads half of one and none waits for
another. What cannot be read, is not whole or is another version's is as good as none; what cannot be
written is left. Nothing here is ever an error for the user.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import zlib
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from armstrack import __version__
from armstrack.sights import Look

#: Raised where the tables below change.
_LAYOUT = 1
_TABLES = """
CREATE TABLE about (text TEXT NOT NULL, total INTEGER NOT NULL);
CREATE TABLE file (
  path BLOB NOT NULL, size INTEGER NOT NULL, written INTEGER NOT NULL, changed INTEGER NOT NULL,
  inode INTEGER NOT NULL, device INTEGER NOT NULL, digest BLOB NOT NULL, whole INTEGER NOT NULL,
  event TEXT NOT NULL, problems TEXT NOT NULL
);
"""
_PACKAGE = Path(__file__).parent
#: A file that was begun so many nanoseconds ago, an hour, was left by a run that was killed.
_ABANDONED = 3600 * 1_000_000_000


class Row(NamedTuple):
    """One file. `whole` where nothing at all is to be said of it; `event` is empty where it has errors."""

    look: Look
    digest: bytes
    whole: int
    event: str
    problems: str


class Stored(NamedTuple):
    """A whole index. It is true on the days, as ordinals, from `first` to before `last`.

    Every file was read after `seen`, in nanoseconds.
    """

    first: int
    last: int
    seen: int
    rows: dict[str, Row]

    def holds_on(self, day: date) -> bool:
        """True for a day on which every rule says the same as on the day of the index."""
        return self.first <= day.toordinal() < self.last


def place(cache: Path, folder: Path) -> tuple[Path, str]:
    """The file for a folder's index, and what must stand in it: the folder as named, and who wrote it."""
    told = [_LAYOUT, __version__, sys.hexversion, _package(), os.path.realpath(folder), str(folder)]
    key = json.dumps(told)
    return cache / f"{zlib.crc32(json.dumps(told[-2:]).encode()):08x}.sqlite", key


def read(file: Path, key: str) -> Stored | None:
    """The index, or None where there is none that may be trusted."""
    import sqlite3

    try:
        address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as base:
            ((text, total),) = base.execute("SELECT text, total FROM about")
            rows = base.execute("SELECT * FROM file ORDER BY rowid").fetchall()
        if _total(text, rows) != total:
            return None
        about = json.loads(text)
    except (sqlite3.Error, OSError, ValueError, TypeError, AttributeError, MemoryError):
        return None
    if about["key"] != key:
        return None
    found = {os.fsdecode(row[0]): Row(Look._make(row[1:6]), *row[6:]) for row in rows}
    return Stored(about["first"], about["last"], about["seen"], found)


def begin(cache: Path) -> tuple[Path, int]:
    """An empty file in the cache, and the moment when it was made, by the file system's clock.

    Raises:
        OSError: where nothing can be kept there.
    """
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(".part", dir=cache)
    made = os.fstat(handle).st_mtime_ns
    os.close(handle)
    for part in cache.glob("*.part"):
        with suppress(OSError):
            if made - part.stat().st_mtime_ns > _ABANDONED:
                part.unlink()
    return Path(name), made


def discard(part: Path) -> None:
    """Takes the file away that was begun, unless it was put in its place."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def write(stored: Stored, key: str, part: Path, file: Path) -> None:
    """Fills the file that was begun and puts it in place; leaves it where that fails."""
    import sqlite3

    text = json.dumps({"key": key, "first": stored.first, "last": stored.last, "seen": stored.seen})
    try:
        rows = [_as_row(path, row) for path, row in stored.rows.items()]
        with closing(sqlite3.connect(part)) as base:
            base.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES}")
            with base:
                base.execute("INSERT INTO about VALUES (?, ?)", (text, _total(text, rows)))
                base.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        part.replace(file)
    except (sqlite3.Error, OSError, ValueError, OverflowError):
        return


def _as_row(path: str, row: Row) -> tuple[Any, ...]:
    return (os.fsencode(path), *row.look, *row[1:])


def _total(text: str, rows: list[tuple[Any, ...]]) -> int:
    """A sum over every byte that was kept."""
    total = zlib.crc32(text.encode())
    for row in rows:
        total = zlib.crc32(f"{row[:8]}{row[8]}\0{row[9]}".encode(), total)
    return total


def _package() -> int:
    """A sum over the looks of the package's own files: rules and vocabularies decide what is found."""
    found = []
    for folder in (_PACKAGE, _PACKAGE / "checks", _PACKAGE / "data"):
        with suppress(OSError), os.scandir(folder) as entries:
            stats = [(entry.name, entry.stat()) for entry in entries if entry.is_file()]
            found += [(name, look.st_size, look.st_mtime_ns) for name, look in stats]
    return zlib.crc32(repr(sorted(found)).encode())
