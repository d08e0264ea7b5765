"""Floor 3: find, read, check. A folder of records to a Ledger of events *and* problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from armstrack import document
from armstrack.checks import LEDGER_RULES, RECORD_RULES, Corpus, Draft
from armstrack.comments import Allowance
from armstrack.document import Document
from armstrack.event import Event
from armstrack.files import Refused, find_files, misplaced, read_bytes
from armstrack.problem import Finding, Problem, Span, catalogue
from armstrack.record import read_record
from armstrack.words import did_you_mean


@dataclass(frozen=True)
class Ledger:
    """What a folder of records holds.

    Attributes:
        events: the sound records, by id.
        problems: every problem, by file and place.
        files: how many files were read.
        folder: where they lie.
        paths: the file of every id.
    """

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    files: int
    folder: Path
    paths: Mapping[str, Path] = field(default_factory=dict)

    @property
    def left_out(self) -> int:
        """How many files have errors, so that their records do not count."""
        return len({p.path for p in self.problems if p.severity == "error"})

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """The sound records by id."""
        return {event.id: event for event in self.events}


@dataclass(slots=True)
class _Review:
    """One file on its way to an event."""

    path: Path
    data: bytes
    draft: Event | None = None
    findings: list[Finding] = field(default_factory=list)
    placed: list[Problem] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.path.stem


def load(folder: Path, today: date | None = None, also: Iterable[Path] = ()) -> Ledger:
    """Reads and checks every record of a folder, and of the files named besides.

    Bad data never raises: it becomes problems, and the record stays out of `events`. Without
    `today` the rules about the future and about passed terms are not asked.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
    """
    paths = find_files(folder)
    known = {path.resolve() for path in paths}
    paths += [path for path in also if path.resolve() not in known]
    reviews = [_review(path, folder) for path in paths]
    _apply_rules(reviews, today)
    return _conclude(reviews, folder)


def check_bytes(
    data: bytes, path: Path, today: date | None = None
) -> tuple[Event | None, tuple[Problem, ...]]:
    """Checks one record alone, without the rules across files."""
    review = _review_bytes(path, data)
    _apply_rules([review], today, across=False)
    problems = sorted(_problems(review), key=lambda p: p.sort_key)
    sound = review.draft if not any(p.severity == "error" for p in problems) else None
    return sound, tuple(problems)


def _review(path: Path, folder: Path) -> _Review:
    data = misplaced(path, folder) or read_bytes(path, folder, document.MAX_BYTES)
    if isinstance(data, Refused):
        problem = Problem(_shown(path), Span(), data.code, data.message, data.hint)
        return _Review(path, b"", placed=[problem])
    return _review_bytes(path, data)


def _review_bytes(path: Path, data: bytes) -> _Review:
    doc = document.read(data)
    review = _Review(path, data, allowances=doc.allowances)
    review.placed = [
        Problem(_shown(path), r.span, r.code, r.message, r.hint, doc.line(r.span.line)) for r in doc.refusals
    ]
    if doc.tree is not None:
        reading = read_record(review.id, doc.tree)
        review.draft = reading.draft
        review.placed += [_place(path, doc, finding) for finding in reading.findings]
    return review


def _apply_rules(reviews: list[_Review], today: date | None, across: bool = True) -> None:
    """Asks every rule; the findings go to the file they are about."""
    drafts = tuple(Draft(review.path, review.id, review.draft) for review in reviews)
    corpus = Corpus(drafts, today)
    by_path = {review.path: review for review in reviews}
    for draft, event in corpus.events:
        findings = by_path[draft.path].findings
        for record_rule in RECORD_RULES:
            findings += record_rule.findings(draft, event, corpus)
    for ledger_rule in LEDGER_RULES if across else ():
        for path, finding in ledger_rule.check(corpus):
            by_path[path].findings.append(finding)


def _conclude(reviews: list[_Review], folder: Path) -> Ledger:
    events: list[Event] = []
    problems: list[Problem] = []
    for review in reviews:
        found = _problems(review)
        problems += found
        if review.draft is not None and not any(p.severity == "error" for p in found):
            events.append(review.draft)
    events.sort(key=lambda event: event.id)
    problems.sort(key=lambda problem: problem.sort_key)
    paths = {review.id: review.path for review in reviews}
    return Ledger(tuple(events), tuple(problems), len(reviews), folder, paths)


def _problems(review: _Review) -> list[Problem]:
    """Everything wrong with one file, less what its author allowed, plus what is wrong with that."""
    problems = review.placed
    if review.findings:
        doc = document.read(review.data)
        problems = problems + [_place(review.path, doc, finding) for finding in review.findings]
    if not review.allowances:
        return problems
    allowed = {(a.span.line, a.code) for a in review.allowances if _fault(a) is None}
    kept = [p for p in problems if (p.span.line, p.code) not in allowed]
    silenced = {(p.span.line, p.code) for p in problems} & allowed
    lines = document.read(review.data)
    for allowance in review.allowances:
        fault = _fault(allowance)
        if fault is None and (allowance.span.line, allowance.code) not in silenced:
            hint = "delete the comment, or put it on the line of the finding"
            fault = Finding("W509", (), f"nothing to allow: no {allowance.code} on this line", hint)
        if fault:
            line = lines.line(allowance.span.line)
            kept.append(
                Problem(_shown(review.path), allowance.span, fault.code, fault.message, fault.hint, line)
            )
    return kept


def _fault(allowance: Allowance) -> Finding | None:
    """What is wrong with an allowance, whatever it meets."""
    form = "write `# armstrack: allow W501 the reason`"
    if allowance.code not in catalogue():
        hint = did_you_mean(allowance.code, catalogue()) or form
        return Finding("E116", (), f'no code "{allowance.code}" to allow', hint)
    if allowance.code.startswith(("E1", "E2")):
        return Finding(
            "E116", (), f"{allowance.code} cannot be allowed", "a record that cannot be read does not count"
        )
    if not allowance.reason:
        return Finding("E116", (), f"no reason is given to allow {allowance.code}", form)
    return None


def _place(path: Path, doc: Document, finding: Finding) -> Problem:
    missing = finding.code == "E202"
    span = doc.missing(finding.loc) if missing else doc.span(finding.loc, finding.on_key)
    return Problem(_shown(path), span, finding.code, finding.message, finding.hint, doc.line(span.line))


def _shown(path: Path) -> str:
    """The path as the user would type it, on every system with forward slashes."""
    return path.as_posix()
