"""Floor 3: the first index of a folder: every file is read, as `ledger.load` reads them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from armstrack import store, tables
from armstrack.checks.expectations import Census
from armstrack.contents import Ledger
from armstrack.examining import examine_all
from armstrack.kept import is_floors, opened
from armstrack.ledger import READING, apply_rules, conclude, review_expectations
from armstrack.renewal import Now, digest
from armstrack.review import Review
from armstrack.sights import look_around
from armstrack.stamps import stamp_all
from armstrack.store import Place
from armstrack.tables import Entry, keep
from armstrack.waiting import counted
from armstrack.workers import uncollected

#: Refusals that say nothing of a file's content: it may be open to reading the next time.
_UNREAD = frozenset(("E117", "E118"))


def found(now: Now, place: Place) -> Ledger:
    """The ledger, and an index of it where that can be written and no file changed meanwhile."""
    with uncollected():
        ledger, reviews, stated = _read(now)
    unread = any(problem.code in _UNREAD for problem in ledger.problems)
    if unread or look_around(now.folder) != now.looks:
        return ledger
    every = [*reviews, *([stated] if stated else [])]
    try:
        _write(now, place, _entries(now, every))
    except (sqlite3.Error, OSError, ValueError, OverflowError):
        return ledger
    store.prune(place.file.parent)
    return opened(place, now.folder, now.looks) or ledger


def _read(now: Now) -> tuple[Ledger, list[Review], Review | None]:
    paths = [now.folder / name for name in now.looks if not is_floors(name)]
    examined = examine_all([(path, None) for path in paths], now.folder, now.today)
    reviews = [review for _, review in zip(counted(paths, READING), examined, strict=False)]
    corpus = apply_rules(reviews, now.today)
    stated = review_expectations(now.folder, Census.of(corpus), None)
    return conclude(reviews, stated, now.folder), reviews, stated


def _entries(now: Now, reviews: list[Review]) -> Iterator[Entry]:
    """What is to be kept of every file."""
    files = enumerate(counted(reviews, "writing the index"), start=1)
    for (number, review), (name, look) in zip(files, now.looks.items(), strict=True):
        yield keep((number, name), look, digest(review.data), review, is_floors(name))


def _write(now: Now, place: Place, entries: Iterator[Entry]) -> None:
    base = store.open_part(now.part)
    try:
        for statement in tables.SCHEMA.split(";"):
            base.execute(statement)
        tables.put(base, entries)
        for statement in tables.INDEXES.split(";"):
            base.execute(statement)
        stamp_all(base)
        base.execute("INSERT INTO about VALUES (NULL, ?, ?, random())", (now.today.toordinal(), now.seen))
        store.put_in_place(base, now.part, place)
    finally:
        base.close()
