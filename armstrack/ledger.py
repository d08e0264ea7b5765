"""Floor 3: find, read, check. A folder of records to a Ledger of events *and* problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from armstrack import document
from armstrack.checks import LEDGER_RULES, RECORD_RULES, Corpus, Draft, expectations
from armstrack.event import Event
from armstrack.files import Refused, find_files, read_bytes
from armstrack.problem import Problem, Span
from armstrack.review import Review, begin, review_bytes, review_file

#: Rules that cannot speak unless somebody tells the day.
_NEED_TODAY = frozenset(("E313", "W507"))
_ACROSS = frozenset(code for rule in LEDGER_RULES for code in rule.codes)


@dataclass(frozen=True)
class Ledger:
    """What a folder of records holds.

    Attributes:
        events: the sound records, by id.
        problems: every problem, by file and place.
        files: how many files were read.
        folder: where they lie.
        paths: the file of every id; of two with one id, the one whose record counts.
    """

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    files: int
    folder: Path
    paths: Mapping[str, Path] = field(default_factory=dict)

    @property
    def left_out(self) -> int:
        """How many files have errors, so that their records do not count."""
        return self.files - len(self.events)

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """The sound records by id."""
        return {event.id: event for event in self.events}


def load(folder: Path, today: date | None = None, also: Iterable[Path] = ()) -> Ledger:
    """Reads and checks every record of a folder, and of the files named besides.

    Bad data never raises: it becomes problems, and the record stays out of `events`. Without
    `today` the rules about the future and about passed terms are not asked.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
    """
    paths = {_identity(path): path for path in find_files(folder)}
    floors = _identity(folder / expectations.FILE)
    for path in also:
        if _identity(path) != floors:
            paths.setdefault(_identity(path), path)
    reviews = [review_file(path, folder) for path in sorted(paths.values())]
    corpus = _apply_rules(reviews, today)
    lost = _check_expectations(folder, corpus)
    return _conclude(reviews, folder, lost, frozenset() if today else _NEED_TODAY)


def _identity(path: Path) -> Path:
    """One file, however it is named; a link is a file of its own."""
    return path.parent.resolve() / path.name


def check_bytes(
    data: bytes, path: Path, today: date | None = None
) -> tuple[Event | None, tuple[Problem, ...]]:
    """Checks one record alone, without the rules across files."""
    review = review_bytes(path, data)
    _apply_rules([review], today, across=False)
    problems = sorted(review.problems(_ACROSS | _NEED_TODAY), key=lambda p: p.sort_key)
    sound = review.draft if not any(p.severity == "error" for p in problems) else None
    return sound, tuple(problems)


def _apply_rules(reviews: list[Review], today: date | None, across: bool = True) -> Corpus:
    """Asks every rule; the findings go to the file they are about."""
    drafts = tuple(Draft(review.path, review.id, review.draft, review.broken) for review in reviews)
    corpus = Corpus(drafts, today)
    by_path = {review.path: review for review in reviews}
    for draft, event in corpus.events:
        findings = by_path[draft.path].findings
        for record_rule in RECORD_RULES:
            findings += record_rule.findings(draft, event, corpus)
    for ledger_rule in LEDGER_RULES if across else ():
        for path, finding in ledger_rule.check(corpus):
            by_path[path].findings.append(finding)
    return corpus


def _check_expectations(folder: Path, corpus: Corpus) -> list[Problem]:
    """What the ledger's own floors say, if it has any."""
    path = folder / expectations.FILE
    if not path.is_file():
        return []
    data = read_bytes(path, folder, document.MAX_BYTES)
    if isinstance(data, Refused):
        return [Problem(path.as_posix(), Span(), data.code, data.message, data.hint)]
    review, doc = begin(path, data)
    review.findings = list(expectations.unmet(doc, corpus))
    return review.problems()


def _conclude(reviews: list[Review], folder: Path, lost: list[Problem], unasked: frozenset[str]) -> Ledger:
    events: list[Event] = []
    problems = lost
    paths = {review.id: review.path for review in reviews}
    for review in reviews:
        found = review.problems(unasked)
        problems += found
        if review.draft is not None and not any(p.severity == "error" for p in found):
            events.append(review.draft)
            paths[review.id] = review.path
    events.sort(key=lambda event: event.id)
    problems.sort(key=lambda problem: problem.sort_key)
    return Ledger(tuple(events), tuple(problems), len(reviews), folder, paths)
