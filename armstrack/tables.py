"""Floor 3: what the index holds of each file, as tables: how a file's rows are written and taken out.

`look` is how a file looks, `review` what its review came to, `record` the whole event, `outline` what
folds and sums need of it, `link` and `route` whom it names, `word` the words that it can be found by.
Names and ids are bytes, since a file's name need not be UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from armstrack import building, outlines, texts
from armstrack.checks.across import day_passed
from armstrack.event import Event
from armstrack.kept import is_floors, to_json
from armstrack.sights import Look
from armstrack.store import to_bytes

if TYPE_CHECKING:
    from sqlite3 import Connection

    from armstrack.problem import Problem
    from armstrack.review import Review

_Row = TypeVar("_Row")
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
#: Those with the texts of records, and all of them.
TEXTS = ("record", "outline", "route")
TABLES = ("look", "review", "link", *TEXTS)
_AT_ONCE = 500
_REVIEW = "INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Facts(NamedTuple):
    """What rules across files ask of a record; of a broken one every field may be unknown.

    `links` are the ids that it names; all else stands in the table `review`, days as ordinals.
    """

    supplier: str | None
    recipient: str | None
    kind: str | None
    twin: str | None
    first: int | None
    last: int | None
    known: int | None
    passes: int | None
    links: frozenset[str]


_NO_FACTS = Facts(None, None, None, None, None, None, None, None, frozenset())


class Texts(NamedTuple):
    """What is kept of an event that counts: the whole, its outline, its route and its words."""

    event: str
    outline: str
    route: tuple[str, ...]
    words: str


class Entry(NamedTuple):
    """One file to be kept: its number and name, and what its review came to.

    Its record counts where it is `sound`; `plain` is a file of which nothing at all is to be said. The
    expectations are `floors`, and no record.
    """

    file: int
    name: str
    look: Look
    digest: bytes
    stem: str
    facts: Facts
    sound: bool
    plain: bool
    problems: str
    floors: bool


def put(base: Connection, entries: Iterable[Entry]) -> None:
    """Writes the rows of files that have none, but for their texts."""
    for some in batches(entries):
        base.executemany("INSERT INTO look VALUES (?, ?, ?, ?, ?, ?, ?)", map(_look_row, some))
        base.executemany(_REVIEW, map(_review_row, some))
        links = [(entry.file, to_bytes(id_)) for entry in some for id_ in sorted(entry.facts.links)]
        base.executemany("INSERT INTO link VALUES (?, ?)", links)


def put_texts(base: Connection, found: Sequence[tuple[int, Texts]]) -> None:
    """Writes the texts of the records that count, by the numbers of their files."""
    base.executemany("INSERT INTO record VALUES (?, ?)", [(file, texts.event) for file, texts in found])
    base.executemany("INSERT INTO outline VALUES (?, ?)", [(file, texts.outline) for file, texts in found])
    routes = [(file, code) for file, texts in found for code in texts.route]
    base.executemany("INSERT INTO route VALUES (?, ?)", routes)
    words = [(file, texts.words) for file, texts in found]
    base.executemany("INSERT INTO word (rowid, text) VALUES (?, ?)", words)


def take_out(base: Connection, files: Iterable[int], tables: Iterable[str] = TABLES) -> None:
    """Takes all rows of files out, the words of their records too, so that none is left behind."""
    for file in files:
        for (text,) in base.execute("SELECT event FROM record WHERE file = ?", (file,)).fetchall():
            words = _words(building.from_jsons([text])[0])
            base.execute("INSERT INTO word (word, rowid, text) VALUES ('delete', ?, ?)", (file, words))
        for table in tables:
            base.execute(f"DELETE FROM {table} WHERE file = ?", (file,))  # noqa: S608 - names from above


def keep(known: tuple[int, str], look: Look, digest: bytes, review: Review, facts: Facts) -> Entry:
    """What is to be kept of a file, by its number and name."""
    problems, floors = review.problems(), is_floors(known[1])
    sound = not floors and review.draft is not None and not has_error(problems)
    plain = sound and not problems and not review.allowances
    stem = "" if floors else review.id
    return Entry(*known, look, digest, stem, facts, sound, plain, to_json(problems), floors)


def has_error(problems: Iterable[Problem]) -> bool:
    """True where a record with these problems does not count."""
    return any(problem.severity == "error" for problem in problems)


def facts_of(draft: Event | None) -> Facts:
    """What rules across files ask of a record, as far as it could be read."""
    if draft is None:
        return _NO_FACTS
    day = draft.date
    told = (day.text if day else "", draft.supplier, draft.recipient, draft.kind)
    known, passes = draft.announced or day, day_passed(draft)
    return Facts(
        *told[1:],
        "\n".join(told) if all(told) else None,
        day.first_day.toordinal() if day else None,
        day.last_day.toordinal() if day and day.last_day else None,
        known.first_day.toordinal() if known else None,
        passes.toordinal() if passes else None,
        frozenset([link.id for link in draft.related or () if link and link.id]),
    )


def texts_of(event: Event) -> Texts:
    """What is kept of an event that counts."""
    route = tuple(dict.fromkeys(event.via))
    return Texts(building.to_json(event), outlines.to_outline(event), route, _words(event))


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
    stem = entry.stem
    return (
        *(entry.file, entry.digest, entry.floors, entry.sound, entry.plain),
        *(to_bytes(stem), to_bytes(stem.casefold())),
        *entry.facts[:-1],
        entry.problems,
    )


def _words(event: Event) -> str:
    return " ".join(sorted(texts.words_of(event)))


def batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """The rows, so many together as are written at once."""
    some: list[_Row] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    yield some
