"""Floor 3: an index that is not true of its folder any more: what has changed, and what to do about it.

After a small change `amending` asks again only what it concerns; else `founding` reads everything.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from armstrack import document, store
from armstrack.contents import Ledger
from armstrack.files import FolderError
from armstrack.sights import Look, Moving, is_settled, read_still
from armstrack.store import Place, to_text

#: So many new files are always few, and no more than a third of all: beyond that all are read.
_FEW = 50


@dataclass(frozen=True, slots=True)
class Now:
    """A folder as it looks, on the day of the call; the empty file for its index, begun at `seen`."""

    folder: Path
    today: date
    looks: dict[str, Look]
    part: Path
    seen: int

    def read(self, name: str) -> bytes:
        """A file's content.

        Raises:
            Moving: where it looks otherwise than a moment ago.
        """
        return read_still(self.folder / name, self.looks[name], document.MAX_BYTES)


@dataclass(frozen=True, slots=True)
class Change:
    """What is new since the index was made: contents by name, numbers of what is gone, other looks."""

    fresh: dict[str, bytes]
    gone: list[int]
    looks: list[tuple[Look, int]]

    def is_large(self, files: int) -> bool:
        """True where so many files are new that it is quicker to read them all."""
        return len(self.fresh) > max(_FEW, files // 3)


def renew(
    folder: Path, today: date, looks: dict[str, Look], base: sqlite3.Connection | None, place: Place
) -> Ledger:
    """The ledger, and its index made true.

    Raises:
        Moving: where nothing can be written there, or a file changes meanwhile.
    """
    from armstrack.amending import amend
    from armstrack.founding import found

    try:
        part, seen = store.begin(place.file.parent)
    except OSError:
        raise Moving from None
    now = Now(folder, today, looks, part, seen)
    try:
        change = changed(now, base) if base else None
        if base is None or change is None or change.is_large(len(looks)):
            return found(now, place)
        return amend(now, change, base, place)
    except FolderError:
        raise
    except (sqlite3.Error, OSError, ValueError, OverflowError):
        raise Moving from None
    finally:
        store.discard(part)


def changed(now: Now, base: sqlite3.Connection) -> Change:
    """What is new since an index was made.

    Raises:
        Moving: where a file changes meanwhile.
    """
    ((seen,),) = base.execute("SELECT seen FROM about")
    rows = base.execute("SELECT file, digest, look.* FROM look JOIN review USING (file)").fetchall()
    known = {to_text(row[3]): (row[0], row[1], Look._make(row[4:])) for row in rows}
    change = Change({}, [known[name][0] for name in known.keys() - now.looks.keys()], [])
    for name, look in now.looks.items():
        file, before, looked = known.get(name, (0, b"", None))
        if looked == look and is_settled([look], seen):
            continue
        data = now.read(name)
        if looked is None or digest(data) != before:
            change.fresh[name] = data
        else:
            change.looks.append((look, file))
    change.gone.sort()
    return change


def digest(data: bytes) -> bytes:
    """By what contents are told apart."""
    return hashlib.blake2b(data, digest_size=16).digest()
