"""Floor 3: the first index of a folder: every file is read, as `ledger.load` reads them.

What is kept of a record is made where its file is read, by several processes, and written as it comes:
all texts of a large ledger are never in memory at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from armstrack import store, tables, workers
from armstrack.checks.expectations import Census
from armstrack.contents import Ledger
from armstrack.examining import Packed, examine, pack, unpack
from armstrack.kept import is_floors, opened
from armstrack.ledger import READING, apply_rules, review_expectations
from armstrack.renewal import Now, digest
from armstrack.review import Review
from armstrack.sights import Moving, are_readable, look_around
from armstrack.stamps import stamp_all
from armstrack.store import Place
from armstrack.tables import Entry, Facts, Texts, facts_of, keep
from armstrack.waiting import counted

#: Refusals that say nothing of a file's content: it may be open to reading the next time.
_UNREAD = frozenset(("E117", "E118"))


class _Found(NamedTuple):
    """One file as it was read; its texts where nothing in the file itself keeps its record from counting."""

    packed: Packed
    digest: bytes
    facts: Facts
    texts: Texts | None


class _Known(NamedTuple):
    """What stays in memory of one file."""

    review: Review
    digest: bytes
    facts: Facts
    has_texts: bool


def found(now: Now, place: Place) -> Ledger:
    """The ledger, from an index that is made of it.

    Raises:
        Moving: where a file changes meanwhile or cannot be read, where there is no room, or where the
            index is gone at once.
        OSError, sqlite3.Error: where the index cannot be written.
    """
    if not store.has_room(place.file.parent, len(now.looks)) or not are_readable(now.folder, now.looks):
        raise Moving  # before anything is read that would have to be read again
    base = store.open_part(now.part)
    try:
        for statement in tables.SCHEMA.split(";"):
            base.execute(statement)
        with workers.uncollected():
            _fill(base, now)
        for statement in tables.INDEXES.split(";"):
            base.execute(statement)
        stamp_all(base)
        base.execute("INSERT INTO about VALUES (NULL, ?, ?, random())", (now.today.toordinal(), now.seen))
        store.put_in_place(base, now.part, place)
    finally:
        base.close()
    store.prune(place.file.parent)
    ledger = opened(place, now.folder, now.looks)
    if ledger is None:
        raise Moving
    return ledger


def _fill(base: Connection, now: Now) -> None:
    known = _read(base, now)
    corpus = apply_rules([each.review for each in known], now.today)
    stated = review_expectations(now.folder, Census.of(corpus), None)
    if stated:
        known.append(_Known(stated, digest(stated.data), facts_of(None), False))
    if look_around(now.folder) != now.looks:
        raise Moving
    tables.put(base, _entries(base, now, known))


def _read(base: Connection, now: Now) -> list[_Known]:
    """What is known of every record by itself; the texts of those that may count are written."""
    names = [name for name in now.looks if not is_floors(name)]
    came = workers.spread(_read_some, names, (now.folder, now.today))
    known: list[_Known] = []
    for some in tables.batches(zip(counted(names, READING), came, strict=True)):
        numbered = enumerate(some, start=len(known) + 1)
        tables.put_texts(base, [(file, each.texts) for file, (_, each) in numbered if each.texts])
        for name, (packed, told, facts, texts) in some:
            known.append(_Known(unpack(now.folder / name, packed), told, facts, texts is not None))
    return known


def _read_some(names: Sequence[str], folder: Path, today: date | None) -> list[_Found]:
    return [_read_one(folder / name, folder, today) for name in names]


def _read_one(path: Path, folder: Path, today: date | None) -> _Found:
    review = examine(path, folder, None, today)
    problems, draft, told = review.problems(), review.draft, digest(review.data)
    if any(problem.code in _UNREAD for problem in problems):
        raise Moving
    texts = tables.texts_of(draft) if draft is not None and not tables.has_error(problems) else None
    if not review.allowances:
        review.data = b""  # it is seldom asked for again
    return _Found(pack(review, whole=False), told, facts_of(draft), texts)


def _entries(base: Connection, now: Now, known: Sequence[_Known]) -> Iterator[Entry]:
    """What is to be kept of every file; texts of records that do not count after all are taken out again."""
    files = enumerate(counted(known, "writing the index"), start=1)
    for (file, (review, told, facts, has_texts)), (name, look) in zip(files, now.looks.items(), strict=True):
        if review.findings and not review.data:
            review.data = now.read(name)
            if digest(review.data) != told:
                raise Moving
        entry = keep((file, name), look, told, review, facts)
        if has_texts and not entry.sound:
            tables.take_out(base, [file], tables.TEXTS)
        yield entry
