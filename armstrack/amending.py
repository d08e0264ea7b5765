"""Floor 3: an index after a small change: rules are asked again of what it concerns, and of nothing else."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from armstrack import building, store, tables
from armstrack.checks.expectations import FILE, Census
from armstrack.concerns import keys_of, lost, near, turning
from armstrack.contents import Ledger
from armstrack.examining import examine
from armstrack.kept import is_floors, opened, stem
from armstrack.ledger import apply_rules, review_floors
from armstrack.renewal import Change, Now, digest
from armstrack.review import Review
from armstrack.sights import Moving
from armstrack.stamps import outlines_of, stamp_again
from armstrack.store import Place, to_text
from armstrack.tables import Entry, facts_of, keep, last_number, numbers, texts_of
from armstrack.vocab import kinds

_KEPT = """
SELECT name, plain, event FROM look JOIN review USING (file) LEFT JOIN record USING (file) WHERE file = ?
"""
_LOOKS = "UPDATE look SET size = ?, written = ?, changed = ?, inode = ?, device = ? WHERE file = ?"


def amend(now: Now, change: Change, base: sqlite3.Connection, place: Place) -> Ledger:
    """The ledger, and its index made true again.

    Raises:
        Moving: where a file changes meanwhile, or another process has put another index in place.
        OSError, sqlite3.Error: where the index cannot be written.
    """
    part = store.open_part(now.part, like=place.file)
    try:
        if _mark(part) != _mark(base):
            raise Moving
        base.close()
        part.executemany(_LOOKS, [(*look, file) for look, file in change.looks])
        _ask_again(_Files(now, change, part))
        told = (now.today.toordinal(), now.seen)
        part.execute("UPDATE about SET day = ?, seen = ?, mark = random()", told)
        store.put_in_place(part, now.part, place)
    finally:
        part.close()
    ledger = opened(place, now.folder, now.looks)
    if ledger is None:
        raise Moving
    return ledger


def _mark(base: sqlite3.Connection) -> list[tuple[int]]:
    return base.execute("SELECT mark FROM about").fetchall()


@dataclass(slots=True)
class _Files:
    """The files that are asked about again, by their numbers. `read` are those that had to be read."""

    now: Now
    change: Change
    base: sqlite3.Connection
    names: dict[int, str] = field(default_factory=dict)
    read: dict[int, Review] = field(default_factory=dict)

    def add(self, name: str) -> int:
        """A number for a file that is new, or new again; its rows are written as far as they are known."""
        file = last_number(self.base) + 1
        self.names[file] = name
        data = self.change.fresh[name]
        self.read[file] = examine(self.now.folder / name, self.now.folder, data, self.now.today)
        self.put({file: self.read[file]})
        return file

    def review(self, file: int) -> Review:
        """A file as read, or as it is kept where nothing was to be said of it."""
        if file in self.read:
            return self.read[file]
        ((name, plain, event),) = self.base.execute(_KEPT, (file,))
        self.names[file] = to_text(name)
        path = self.now.folder / self.names[file]
        if plain:
            return Review(path, b"", building.from_jsons([event])[0])
        self.read[file] = examine(path, self.now.folder, self.data(file), self.now.today)
        return self.read[file]

    def data(self, file: int) -> bytes:
        """A file's content.

        Raises:
            Moving: where it is another than that of which the index tells.
        """
        data = self.now.read(self.names[file])
        if digest(data) != self.digest(file):
            raise Moving
        return data

    def digest(self, file: int) -> bytes:
        """What its content is told by."""
        if self.names[file] in self.change.fresh:
            return digest(self.change.fresh[self.names[file]])
        found = self.base.execute("SELECT digest FROM review WHERE file = ?", (file,))
        return found.fetchone()[0]  # type: ignore[no-any-return]

    def put(self, reviews: Mapping[int, Review]) -> None:
        """Writes what is to be kept of some files now."""
        entries = [self._entry(file, review) for file, review in reviews.items()]
        tables.take_out(self.base, reviews)
        tables.put(self.base, entries)
        events = [(entry.file, reviews[entry.file].draft) for entry in entries if entry.sound]
        tables.put_texts(self.base, [(file, texts_of(event)) for file, event in events if event])

    def _entry(self, file: int, review: Review) -> Entry:
        name = self.names[file]
        return keep((file, name), self.now.looks[name], self.digest(file), review, facts_of(review.draft))


def _ask_again(files: _Files) -> None:
    base, change, now = files.base, files.change, files.now
    ((day,),) = base.execute("SELECT day FROM about")
    gone = [*change.gone, *numbers(base, change.fresh)]
    keys, outlines = keys_of(base, gone), outlines_of(base, gone)
    tables.take_out(base, gone)
    fresh = [files.add(name) for name in change.fresh if not is_floors(name)]
    new = keys_of(base, fresh)
    concerned = {*fresh, *near(base, keys | new), *turning(base, day, now.today.toordinal())}
    if keys.stems != new.stems:
        concerned |= lost(base)
    concerned -= numbers(base, [FILE])
    outlines |= outlines_of(base, concerned.difference(fresh))
    files.put(_asked(files, concerned))
    _state_again(files)
    stamp_again(base, outlines, outlines_of(base, concerned))


def _asked(files: _Files, concerned: set[int]) -> dict[int, Review]:
    """The files that are concerned, all rules asked. These look at more files."""
    base, now = files.base, files.now
    around = concerned | near(base, keys_of(base, concerned))
    reviews = {file: files.review(file) for file in around - numbers(base, [FILE])}
    ordered = sorted(reviews, key=lambda file: files.names[file].split("/"))
    ids = frozenset(stem(name) for name in now.looks if not is_floors(name))
    apply_rules([reviews[file] for file in ordered], now.today, others=ids)
    for file in concerned:
        if reviews[file].findings and not reviews[file].data:
            reviews[file].data = files.data(file)
    return {file: reviews[file] for file in sorted(concerned)}


def _state_again(files: _Files) -> None:
    """Holds the expectations against the ledger anew."""
    base, now = files.base, files.now
    tables.take_out(base, numbers(base, [FILE]))
    if FILE not in now.looks:
        return
    data = files.change.fresh[FILE] if FILE in files.change.fresh else now.read(FILE)
    review = review_floors(now.folder / FILE, data, _census(base))
    known = (last_number(base) + 1, FILE)
    tables.put(base, [keep(known, now.looks[FILE], digest(data), review, facts_of(None))])


def _census(base: sqlite3.Connection) -> Census:
    """How many records there are, of each supplier, recipient or status."""
    ((total,),) = base.execute("SELECT count(*) FROM review WHERE NOT floors")

    def count(group: str) -> Counter[str]:
        column = {"supplier": "supplier", "recipient": "recipient", "status": "kind"}[group]
        asked = f"SELECT {column}, count(*) FROM review WHERE {column} != '' GROUP BY 1"  # noqa: S608
        found: Counter[str] = Counter()
        for word, number in base.execute(asked):
            found[kinds()[word].shown if group == "status" else word] += number
        return found

    return Census(total, count)
