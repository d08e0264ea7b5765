"""Floor 3: a ledger from what an earlier call found, the same as `ledger.load` gives it, only sooner.

Where neither a file nor what the day means for one has changed since, nothing is read but the index, and
nothing heavy is imported. Else `renewal` makes the index true again.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack import store
from armstrack.concerns import holds_on
from armstrack.contents import Ledger
from armstrack.kept import KeptLedger
from armstrack.sights import Look, Moving, look_around, unsettled

if TYPE_CHECKING:
    from sqlite3 import Connection

_LOOKS = "SELECT name, size, written, changed, inode, device FROM look"


def load(folder: Path, today: date, cache: Path | None) -> Ledger:
    """What `ledger.load` gives for a folder and a day, from the index in a cache folder where that is true.

    Without a cache folder everything is read, and where Python was built without SQLite.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
    """
    try:
        return _load(folder, today, cache) if cache and _has_sqlite() else _read_all(folder, today)
    except Moving:
        return _read_all(folder, today)


def _has_sqlite() -> bool:
    try:
        import sqlite3  # noqa: F401
    except ImportError:
        return False
    return True


def _read_all(folder: Path, today: date) -> Ledger:
    from armstrack import ledger

    return ledger.load(folder, today)


def _load(folder: Path, today: date, cache: Path) -> Ledger:
    looks = look_around(folder)
    place = store.place(cache, folder)
    base = store.open_index(place)
    old = (base, _doubtful(base, looks)) if base else None
    if old and not old[1] and holds_on(old[0], today):
        return KeptLedger(old[0], place, folder, looks)
    from armstrack.renewal import renew

    return renew(folder, today, looks, old, place)


def _doubtful(base: Connection, looks: dict[str, Look]) -> set[str]:
    """The files that are new, gone, look otherwise than they did or can have changed unseen."""
    ((seen,),) = base.execute("SELECT seen FROM about")
    known, other = set(), unsettled(looks, seen)
    for row in base.execute(_LOOKS):
        name = store.to_text(row[0])
        known.add(name)
        if looks.get(name) != row[1:]:
            other.add(name)
    return other | (looks.keys() - known)
