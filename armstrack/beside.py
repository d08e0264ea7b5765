"""Floor 3: small tables kept beside an index: what was worked out of flows, each with its flow's stamp.

What is kept is true as long as the stamp is. Where nothing can be kept it is worked out again.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from armstrack import store

if TYPE_CHECKING:
    from armstrack.kept import KeptLedger


class Shelf(NamedTuple):
    """A table by its name and the definitions of its columns."""

    name: str
    columns: tuple[str, ...]


def rows(ledger: KeptLedger, shelf: Shelf) -> list[tuple[Any, ...]]:
    """All that is kept; nothing where that may not be trusted."""
    base = store.open_index(_place(ledger, shelf))
    if base is None:
        return []
    with closing(base):
        return base.execute(f"SELECT * FROM {shelf.name}").fetchall()  # noqa: S608 - a name of ours


def keep(ledger: KeptLedger, shelf: Shelf, rows: Iterable[tuple[Any, ...]]) -> None:
    """Keeps these rows and no others; where that fails, what was kept stays."""
    import sqlite3

    place = _place(ledger, shelf)
    try:
        part, _ = store.begin(place.file.parent)
    except OSError:
        return
    with suppress(OSError, sqlite3.Error), closing(store.open_part(part)) as base:
        base.execute("CREATE TABLE about (key TEXT)")
        base.execute("INSERT INTO about VALUES (NULL)")
        base.execute(f"CREATE TABLE {shelf.name} ({', '.join(shelf.columns)})")
        marks = ", ".join("?" * len(shelf.columns))
        base.executemany(f"INSERT INTO {shelf.name} VALUES ({marks})", rows)  # noqa: S608 - a name of ours
        store.put_in_place(base, part, place)
    store.discard(part)


def _place(ledger: KeptLedger, shelf: Shelf) -> store.Place:
    return store.place(ledger.place.file.parent, ledger.folder, shelf.name)
