"""Floor 3: an index made anew: what has changed is read, what has not is taken as it was found.

Every rule is asked again of the whole ledger, so that what one file does to another is never missed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from armstrack import building, document, store
from armstrack.checks import Corpus
from armstrack.contents import Ledger
from armstrack.index import is_floors, kept, to_json
from armstrack.ledger import READING, apply_rules, conclude, review_expectations
from armstrack.problem import Problem
from armstrack.review import Review, review_file
from armstrack.sights import Look, Moving, is_settled, read_still
from armstrack.store import Row, Stored
from armstrack.waiting import counted


@dataclass(frozen=True, slots=True)
class _Folder:
    """The files as they are now, and what is known of them."""

    looks: Mapping[Path, Look]
    known: Mapping[str, Row]
    fresh: Mapping[Path, bytes]

    def row(self, path: Path) -> Row | None:
        """What is known of a file whose content has not changed."""
        return None if path in self.fresh else self.known[str(path)]

    def data(self, path: Path) -> bytes:
        """A file's content.

        Raises:
            Moving: where it is another than a moment ago.
        """
        row = self.row(path)
        if row is None:
            return self.fresh[path]
        data = read_still(path, self.looks[path], document.MAX_BYTES)
        if _digest(data) != row.digest:
            raise Moving
        return data


def renew(
    folder: Path, today: date, looks: dict[Path, Look], stored: Stored | None, place: tuple[Path, str]
) -> Ledger:
    """The ledger, and its index written at that place.

    Raises:
        Moving: where nothing can be written there, or a file changes meanwhile.
    """
    file, key = place
    try:
        part, seen = store.begin(file.parent)
    except OSError:
        raise Moving from None
    try:
        ledger, told = _renew(folder, today, looks, stored, seen)
        store.write(told, key, part, file)
        return ledger
    finally:
        store.discard(part)


def _renew(
    folder: Path, today: date, looks: dict[Path, Look], stored: Stored | None, seen: int
) -> tuple[Ledger, Stored]:
    known = stored.rows if stored else {}
    fresh = dict(_fresh(looks, known, stored.seen if stored else 0))
    now = _Folder(looks, known, fresh)
    if stored and not fresh and known.keys() == set(map(str, looks)) and stored.holds_on(today):
        rows = {str(path): known[str(path)]._replace(look=look) for path, look in looks.items()}
        told = stored._replace(seen=seen, rows=rows)
        return kept(told, looks, folder), told
    records = [path for path in looks if not is_floors(path, folder)]
    reviews = [_review(path, folder, now) for path in counted(records, READING)]
    corpus = apply_rules(reviews, today)
    for review in reviews:
        if review.findings and not review.data:
            review.data = now.data(review.path)
    floors = next((now.data(path) for path in looks if is_floors(path, folder)), None)
    stated = review_expectations(folder, corpus, floors)
    ledger = conclude(reviews, stated, folder)
    first, last = _days(corpus, ledger, today)
    return ledger, Stored(first, last, seen, dict(_rows(ledger, reviews, now)))


def _fresh(looks: Mapping[Path, Look], known: Mapping[str, Row], seen: int) -> Iterator[tuple[Path, bytes]]:
    """The files whose content is new."""
    for path, look in looks.items():
        row = known.get(str(path))
        if row is None or row.look != look or not is_settled([look], seen):
            data = read_still(path, look, document.MAX_BYTES)
            if row is None or row.digest != _digest(data):
                yield path, data


def _review(path: Path, folder: Path, now: _Folder) -> Review:
    """A file as read, or as known where nothing was to be said of it; then its bytes wait for a finding."""
    row = now.row(path)
    if row and row.whole:
        return Review(path, b"", building.from_jsons([row.event])[0])
    return review_file(path, folder, now.data(path))


def _rows(ledger: Ledger, reviews: list[Review], now: _Folder) -> Iterator[tuple[str, Row]]:
    """What is to be kept of every file."""
    problems: dict[str, list[Problem]] = {}
    for problem in ledger.problems:
        problems.setdefault(problem.path, []).append(problem)
    sound = {ledger.paths[event.id]: event for event in ledger.events}
    allowing = {review.path for review in reviews if review.allowances}
    for path, look in now.looks.items():
        row, event, found = now.row(path), sound.get(path), problems.get(path.as_posix(), [])
        digest = row.digest if row else _digest(now.fresh[path])
        text = "" if event is None else row.event if row and row.event else building.to_json(event)
        whole = int(event is not None and not found and path not in allowing)
        yield str(path), Row(look, digest, whole, text, to_json(found))


def _days(corpus: Corpus, ledger: Ledger, today: date) -> tuple[int, int]:
    """The days, as ordinals, from the first to before the last, on which every rule says what it says today.

    Rules ask whether a record's date, announcement or last day has come or has passed. E313 names the day.
    """
    now = today.toordinal()
    if any(problem.code == "E313" for problem in ledger.problems):
        return now, now + 1
    dates = {d for _, e in corpus.events for d in (e.date, e.announced, e.until) if d is not None}
    ends = {day.toordinal() for d in dates for day in (d.first_day, d.last_day) if day is not None}
    turns = ends | {end + 1 for end in ends}
    first = max((turn for turn in turns if turn <= now), default=0)
    return first, min((turn for turn in turns if turn > now), default=date.max.toordinal() + 1)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
