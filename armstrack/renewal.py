"""Floor 3: an index that is not true of its folder any more: what has changed, and what to do about it.

After a small change `amending` asks again only what it concerns; else `founding` reads everything.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from armstrack import document, store
from armstrack.contents import Ledger
from armstrack.files import FolderError
from armstrack.sights import Look, Moving, read_still
from armstrack.store import Place, to_bytes

#: So many new files are always few, and no more than a third of all: beyond that all are read.
_FEW = 50
_KNOWN = "SELECT file, digest FROM look JOIN review USING (file) WHERE name = ?"


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


#: An index, and the files of which it may not be true any more.
Old: TypeAlias = tuple[sqlite3.Connection, Collection[str]]


def renew(folder: Path, today: date, looks: dict[str, Look], old: Old | None, place: Place) -> Ledger:
    """The ledger, and its index made true.

    Raises:
        FolderError: where the folder is gone meanwhile.
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
        change = changed(now, *old) if old else None
        if old is None or change is None or change.is_large(len(looks)):
            return found(now, place)
        return amend(now, change, old[0], place)
    except FolderError:  # an OSError, too; but one of the records, which no other way would read
        raise
    except (sqlite3.Error, OSError, ValueError, OverflowError):
        raise Moving from None
    finally:
        store.discard(part)


def changed(now: Now, base: sqlite3.Connection, doubtful: Collection[str]) -> Change:
    """What is new since an index was made, among the files that are in doubt.

    Raises:
        Moving: where a file changes meanwhile.
    """
    change = Change({}, [], [])
    for name in sorted(doubtful):
        known = base.execute(_KNOWN, (to_bytes(name),)).fetchone()
        if name not in now.looks:
            change.gone.append(known[0])
            continue
        data = now.read(name)
        if known and digest(data) == known[1]:
            change.looks.append((now.looks[name], known[0]))
        else:
            change.fresh[name] = data
    change.gone.sort()
    return change


def digest(data: bytes) -> bytes:
    """By what contents are told apart."""
    return hashlib.blake2b(data, digest_size=16).digest()
