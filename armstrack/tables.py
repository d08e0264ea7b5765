"""Floor 3: what the index holds of each file, as tables: how a file's rows are written and taken out.

`look` is how a file looks, `review` what its review came to, `record` the whole event, `outline` what
folds and sums need of it, `link` and `route` whom it names, `word` the words that it can be found by.
Names and ids are bytes, since a file's name need not be UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from armstrack import building, outlines, texts
from armstrack.checks.across import day_passed
from armstrack.event import Event
from armstrack.kept import to_json
from armstrack.sights import Look
from armstrack.store import to_bytes

if TYPE_CHECKING:
    from sqlite3 import Connection

    from armstrack.review import Review

SCHEMA = """
CREATE TABLE about (key TEXT, day INTEGER NOT NULL, seen INTEGER NOT NULL, mark INTEGER NOT NULL);
CREATE TABLE look (
  file INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, written INTEGER NOT NULL,
  changed INTEGER NOT NULL, inode INTEGER NOT NULL, device INTEGER NOT NULL
);
CREATE TABLE review (
  file INTEGER PRIMARY KEY, digest BLOB NOT NULL, floors INTEGER NOT NULL, sound INTEGER NOT NULL,
  plain INTEGER NOT NULL, stem BLOB NOT NULL, folded BLOB NOT NULL, supplier TEXT, recipient TEXT,
  kind TEXT, twin TEXT, first INTEGER, last INTEGER, known INTEGER, passes INTEGER, problems TEXT NOT NULL
);
CREATE TABLE record (file INTEGER PRIMARY KEY, event TEXT NOT NULL);
CREATE TABLE outline (file INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE link (file INTEGER NOT NULL, target BLOB NOT NULL);
CREATE TABLE route (file INTEGER NOT NULL, code TEXT NOT NULL);
CREATE TABLE flow (
  supplier TEXT NOT NULL, recipient TEXT NOT NULL, stamp INTEGER NOT NULL,
  PRIMARY KEY (supplier, recipient)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5(text, content='', tokenize='ascii', detail=none, columnsize=0);
"""
#: Made once a new index is filled.
INDEXES = """
CREATE INDEX stems ON review (stem);
CREATE INDEX foldeds ON review (folded);
CREATE INDEX twins ON review (twin);
CREATE INDEX flows ON review (recipient, supplier);
CREATE INDEX knowns ON review (known);
CREATE INDEX passings ON review (passes) WHERE passes IS NOT NULL;
CREATE INDEX links ON link (file);
CREATE INDEX targets ON link (target);
CREATE INDEX routes ON route (file);
CREATE INDEX codes ON route (code);
"""
_TABLES = ("look", "review", "record", "outline", "link", "route")
_REVIEW = "INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Entry(NamedTuple):
    """One file to be kept: its number and name, its review, and what that came to.

    `event` is None where the record does not count; `plain` where nothing at all is to be said of the
    file. The expectations are `floors`, and no record.
    """

    file: int
    name: str
    look: Look
    digest: bytes
    review: Review
    event: Event | None
    plain: bool
    problems: str
    floors: bool


def put(base: Connection, entries: Iterable[Entry]) -> None:
    """Writes the rows of files that have none."""
    for some in _batches(entries, 500):
        base.executemany("INSERT INTO look VALUES (?, ?, ?, ?, ?, ?, ?)", map(_look_row, some))
        base.executemany(_REVIEW, map(_review_row, some))
        drafts = [(e.file, e.review.draft) for e in some if e.review.draft is not None]
        links = {(file, to_bytes(link.id)) for file, draft in drafts for link in _links(draft)}
        base.executemany("INSERT INTO link VALUES (?, ?)", sorted(links))
        _put_events(base, [(e.file, e.event) for e in some if e.event is not None])


def _put_events(base: Connection, events: list[tuple[int, Event]]) -> None:
    records = [(file, building.to_json(event)) for file, event in events]
    base.executemany("INSERT INTO record VALUES (?, ?)", records)
    kept = [(file, outlines.to_outline(event)) for file, event in events]
    base.executemany("INSERT INTO outline VALUES (?, ?)", kept)
    routes = [(file, code) for file, event in events for code in dict.fromkeys(event.via)]
    base.executemany("INSERT INTO route VALUES (?, ?)", routes)
    words = [(file, _words(event)) for file, event in events]
    base.executemany("INSERT INTO word (rowid, text) VALUES (?, ?)", words)


def take_out(base: Connection, files: Iterable[int]) -> None:
    """Takes all rows of files out, the words of their records too, so that none is left behind."""
    for file in files:
        for (text,) in base.execute("SELECT event FROM record WHERE file = ?", (file,)).fetchall():
            words = _words(building.from_jsons([text])[0])
            base.execute("INSERT INTO word (word, rowid, text) VALUES ('delete', ?, ?)", (file, words))
        for table in _TABLES:
            base.execute(f"DELETE FROM {table} WHERE file = ?", (file,))  # noqa: S608 - names from above


def keep(known: tuple[int, str], look: Look, digest: bytes, review: Review, floors: bool = False) -> Entry:
    """What is to be kept of a file, by its number and name."""
    problems = review.problems()
    sound = not floors and not any(problem.severity == "error" for problem in problems)
    event = review.draft if sound else None
    plain = event is not None and not problems and not review.allowances
    return Entry(*known, look, digest, review, event, plain, to_json(problems), floors)


def last_number(base: Connection) -> int:
    """The highest number of a file."""
    ((last,),) = base.execute("SELECT max(file) FROM look")
    return last or 0


def numbers(base: Connection, names: Iterable[str]) -> set[int]:
    """The numbers of the files with these names."""
    asked = "SELECT file FROM look WHERE name = ?"
    return {file for name in names for (file,) in base.execute(asked, (to_bytes(name),))}


def _look_row(entry: Entry) -> tuple[Any, ...]:
    return (entry.file, to_bytes(entry.name), *entry.look)


def _review_row(entry: Entry) -> tuple[Any, ...]:
    draft = entry.review.draft
    told: tuple[Any, ...] = (None,) * 8 if draft is None else _keys(draft)
    stem = "" if entry.floors else entry.review.id
    return (
        entry.file,
        entry.digest,
        entry.floors,
        entry.event is not None,
        entry.plain,
        to_bytes(stem),
        to_bytes(stem.casefold()),
        *told,
        entry.problems,
    )


def _keys(draft: Event) -> tuple[Any, ...]:
    """What rules across files ask of a record; of a broken one every field may be unknown."""
    day = draft.date
    told = (day.text if day else "", draft.supplier, draft.recipient, draft.kind)
    known, passes = draft.announced or day, day_passed(draft)
    return (
        *told[1:],
        "\n".join(told) if all(told) else None,
        day.first_day.toordinal() if day else None,
        day.last_day.toordinal() if day and day.last_day else None,
        known.first_day.toordinal() if known else None,
        passes.toordinal() if passes else None,
    )


def _links(draft: Event) -> Iterator[Any]:
    return (link for link in draft.related or () if link and link.id)


def _words(event: Event) -> str:
    return " ".join(sorted(texts.words_of(event)))


def _batches(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    some: list[Entry] = []
    for entry in entries:
        some.append(entry)
        if len(some) == size:
            yield some
            some = []
    yield some
