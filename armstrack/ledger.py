"""Floor 3: find, read, check. A folder of records to a Ledger of events *and* problems."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from armstrack import usual
from armstrack.checks import LEDGER_RULES, RECORD_RULES, Corpus, Draft, expectations
from armstrack.checks.expectations import Census
from armstrack.contents import Ledger
from armstrack.event import Event
from armstrack.examining import examine_all
from armstrack.files import Refused, find_files, identities, identity, read_bytes
from armstrack.problem import Problem, Span
from armstrack.review import Review, begin, review_bytes, review_content
from armstrack.waiting import counted
from armstrack.words import sparing
from armstrack.workers import uncollected

__all__ = ["Ledger", "check_bytes", "load", "load_bytes"]

#: What takes long, as whoever waits is told.
READING, _CHECKING, _PLACING = "reading records", "checking records", "placing problems"
#: Rules that cannot speak unless somebody tells the day.
_NEED_TODAY = frozenset(("E313", "W507"))
_AMONG = tuple(rule for rule in RECORD_RULES if rule.among)
_ACROSS = frozenset(code for rule in LEDGER_RULES for code in rule.codes)


def load(
    folder: Path,
    today: date | None = None,
    also: Iterable[Path] = (),
    instead: Mapping[Path, bytes] | None = None,
    skipped: Collection[str] = (),
) -> Ledger:
    """Reads and checks every record of a folder, and of the files named besides.

    `instead` gives files another content than they have, or one that they do not have yet. Codes that
    are `skipped` are found all the same, but an allowance of one is never idle. Bad data never raises:
    it becomes problems, and the record stays out of `events`. Without `today` the rules about the
    future and about passed terms are not asked.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
    """
    given = {identity(path): data for path, data in (instead or {}).items()}
    files = list_files(folder, (*also, *(instead or ())))
    contents = [given.get(known) for known, _ in identities(files)] if given else [None] * len(files)
    with uncollected():
        examined = examine_all([*zip(files, contents, strict=True)], folder, today)
        reviews = [review for _, review in zip(counted(files, READING), examined, strict=False)]
        return judge(reviews, folder, today, given.get(identity(folder / expectations.FILE)), skipped)


def judge(
    reviews: list[Review], folder: Path, today: date | None, floors: bytes | None, skipped: Collection[str]
) -> Ledger:
    """What rules across files and the expectations say of a whole ledger, and what comes of it."""
    corpus = apply_rules(reviews, today)
    stated = review_expectations(folder, Census.of(corpus), floors)
    return conclude(reviews, stated, folder, unasked(today, skipped))


def unasked(today: date | None, skipped: Collection[str]) -> frozenset[str]:
    """The codes of rules that are not asked, so that allowing one is not idle."""
    return frozenset(skipped) | (frozenset() if today else _NEED_TODAY)


def list_files(folder: Path, also: Collection[Path] = ()) -> list[Path]:
    """The files of a ledger and those named besides, but its expectations, sorted.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
    """
    found = find_files(folder)
    if not also:
        return found
    paths, floors = dict(identities(found)), identity(folder / expectations.FILE)
    for path in also:
        if identity(path) != floors:
            paths.setdefault(identity(path), _as_listed(path, folder))
    return sorted(paths.values(), key=lambda path: path.parts)


def _as_listed(path: Path, folder: Path) -> Path:
    """A file of the folder as the folder's listing would name it; any other as it is named."""
    known, root = Path(identity(path)), Path(os.path.realpath(folder))
    return folder / known.relative_to(root) if known.is_relative_to(root) else path


def load_bytes(files: Mapping[Path, bytes | Refused], folder: Path, today: date | None = None) -> Ledger:
    """Checks records that are at hand, such as those of another revision; the disk is not asked.

    `folder` is where they would lie. The floors in `expectations.yaml` are left to `load`.
    """
    reviews = [review_content(path, data) for path, data in counted(sorted(files.items()), READING)]
    apply_rules(reviews, today)
    return conclude(reviews, None, folder, unasked(today, ()))


def check_bytes(
    data: bytes, path: Path, today: date | None = None, skipped: Collection[str] = ()
) -> tuple[Event | None, tuple[Problem, ...]]:
    """Checks one record alone, without the rules across files. `skipped` as for `load`."""
    review = review_bytes(path, data)
    apply_rules([review], today, across=False)
    problems = sorted(review.problems(_ACROSS | _NEED_TODAY | set(skipped)), key=lambda p: p.sort_key)
    sound = review.draft if not any(p.severity == "error" for p in problems) else None
    return sound, tuple(problems)


def apply_rules(
    reviews: list[Review], today: date | None, across: bool = True, others: frozenset[str] = frozenset()
) -> Corpus:
    """Asks every rule that has not been asked; the findings go to the file they are about.

    Where the reviews are not the whole ledger, `others` are the ids of all others.
    """
    drafts = tuple(Draft(review.path, review.id, review.draft, review.broken) for review in reviews)
    corpus = Corpus(drafts, today, others)
    for review, draft in zip(counted(reviews, _CHECKING), drafts, strict=True):
        rules = RECORD_RULES if not review.settled else _AMONG if review.doubted else ()
        if draft.event is not None:
            with sparing():
                review.findings += [
                    each for rule in rules for each in rule.findings(draft, draft.event, corpus)
                ]
    with sparing():
        found = [each for rule in LEDGER_RULES for each in rule.check(corpus)] if across else []
    by_path = {review.path: review for review in reviews} if found else {}
    for path, finding in found:
        by_path[path].findings.append(finding)
    return corpus


def review_expectations(folder: Path, census: Census, given: bytes | None) -> Review | None:
    """The ledger's own floors, if it has any, with what is not met. Its bytes may be `given`."""
    path = folder / expectations.FILE
    if given is None and not os.path.lexists(path):
        return None
    return review_floors(path, read_bytes(path, folder, usual.MAX_BYTES) if given is None else given, census)


def review_floors(path: Path, data: bytes | Refused, census: Census) -> Review:
    """The same of expectations that are at hand."""
    if isinstance(data, Refused):
        problem = Problem(path.as_posix(), Span(), data.code, data.message, data.hint)
        return Review(path, b"", placed=[problem])
    read = usual.read_usual(usual.open_text(data) or "")
    if read and not read.allowances and not any(expectations.unmet(read.tree, census)):
        return Review(path, data)
    review, doc = begin(path, data)
    review.placed = [
        replace(p, message=expectations.NO_FIELDS, hint=expectations.FORM) if p.code == "E111" else p
        for p in review.placed
    ]
    review.findings = list(expectations.unmet(doc.tree or {}, census))
    return review


def conclude(
    reviews: list[Review], stated: Review | None, folder: Path, unasked: frozenset[str] = frozenset()
) -> Ledger:
    """What the reviews come to, problems and sound records in order. `unasked` as for `Review.problems`."""
    events: list[Event] = []
    problems = [*stated.problems(unasked)] if stated else []
    paths = {review.id: review.path for review in reviews}
    for review in counted(reviews, _PLACING):
        found = review.problems(unasked)
        problems += found
        if review.draft is not None and not any(p.severity == "error" for p in found):
            events.append(review.draft)
            paths[review.id] = review.path
    events.sort(key=lambda event: event.id)
    problems.sort(key=lambda problem: problem.sort_key)
    checked = tuple(sorted(review.path for review in (*reviews, *([stated] if stated else []))))
    return Ledger(tuple(events), tuple(problems), len(reviews), folder, paths, checked)
