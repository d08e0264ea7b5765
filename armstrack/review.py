"""Floor 3: one file under review: what was read of it, what is wrong with it, what its author allowed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack import usual
from armstrack.comments import Allowance
from armstrack.event import Event
from armstrack.files import Refused, misnamed, misplaced, read_bytes
from armstrack.problem import Finding, Loc, Problem, Span, codes
from armstrack.sound import read_sound
from armstrack.words import did_you_mean, sparing

if TYPE_CHECKING:
    from armstrack.document import Document

#: What nobody can wave through: a record that cannot be read, an id that means two records, a loop.
_NEVER_ALLOWED = ("E1", "E2", "E401", "E404")
#: So many problems of one code are told of one file.
MOST_ALIKE = 100


@dataclass(slots=True)
class Review:
    """One file on its way to an event. `findings` come from rules and get their places at the end.

    The document is kept only where it will be asked again, for its allowances; else it is read anew
    if a rule finds something. Of a `usual` file the line of a finding is known without it; `silenced`
    are the lines and codes of those that were seen to be allowed. One that is `settled` has been asked all
    rules that need no other file; where it is `doubted` as well, some of the rest have to be asked.
    `id` is the record's: the file's stem.
    """

    path: Path
    data: bytes
    draft: Event | None = None
    broken: frozenset[Loc] = frozenset()
    findings: list[Finding] = field(default_factory=list)
    placed: list[Problem] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    kept: Document | None = None
    settled: bool = False
    doubted: bool = False
    usual: bool = False
    silenced: set[tuple[int, str]] = field(default_factory=set)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        self.id = self.path.stem

    @property
    def document(self) -> Document:
        """The file as read."""
        from armstrack import document  # nothing wrong, nothing to import

        return self.kept or document.read(self.data)

    def settle(self) -> None:
        """Gives the findings so far their places, which may need the document, and forgets it."""
        self._sift()
        if self.findings:
            doc = self.document
            self.placed = self.placed + [_place(self.path, doc, finding) for finding in self.findings]
        self.findings, self.kept, self.settled = [], None, True

    def problems(self, unasked: Collection[str] = ()) -> list[Problem]:
        """What is wrong with the file, of one code only so much from above: it must not drown the others.

        `unasked` are the codes of rules that were not asked, so that allowing them is not idle.
        """
        return _bounded(self.all_problems(unasked))

    def all_problems(self, unasked: Collection[str] = ()) -> list[Problem]:
        """Everything wrong with the file, less what its author allowed, plus what is wrong with that."""
        self._sift()
        problems = self.placed
        if not (self.findings or problems or self.allowances):  # as of nearly all
            return []
        if self.findings:
            doc = self.document
            problems = problems + [_place(self.path, doc, finding) for finding in self.findings]
        if not self.allowances:
            return problems
        allowed = self._allowed
        kept = [p for p in problems if (p.span.line, p.code) not in allowed]
        silenced = self.silenced | {(p.span.line, p.code) for p in problems} & allowed
        return kept + self._idle(silenced, unasked)

    @property
    def _allowed(self) -> set[tuple[int, str]]:
        return {(a.span.line, a.code) for a in self.allowances if _may_be(a)}

    def _sift(self) -> None:
        """Takes out the findings that a look at their lines alone shows to be allowed."""
        if not (self.usual and self.findings and self.allowances):
            return
        text, allowed, left = self.data.decode(), self._allowed, []
        for finding in self.findings:
            line = None if finding.on_key else usual.line_of(text, finding.loc)
            if line is not None and (line, finding.code) in allowed:
                self.silenced.add((line, finding.code))
            else:
                left.append(finding)
        self.findings = left

    def _idle(self, silenced: set[tuple[int, str]], unasked: Collection[str]) -> list[Problem]:
        """The allowances that are wrong or meet nothing."""
        found: list[Problem] = []
        doc: Document | None = None  # nearly all meet something, so that it is seldom needed
        for allowance in self.allowances:
            fault = _fault(allowance)
            used = (allowance.span.line, allowance.code) in silenced or allowance.code in unasked
            if fault is None and not used:
                hint = "delete the comment, or put it on the line of the finding"
                fault = Finding("W509", (), f"nothing to allow: no {allowance.code} on this line", hint)
            if fault:
                doc = doc or self.document
                line, path = doc.line(allowance.span.line), self.path.as_posix()
                found.append(Problem(path, allowance.span, fault.code, fault.message, fault.hint, line))
        return found


def _bounded(problems: list[Problem]) -> list[Problem]:
    """The problems, of one code only so many from above, and how many more there are."""
    if len(problems) <= MOST_ALIKE:
        return problems
    kept: list[Problem] = []
    for _, alike in groupby(sorted(problems, key=lambda p: (p.code, p.sort_key)), lambda p: p.code):
        told = list(alike)
        if len(told) > MOST_ALIKE:
            left = len(told) - MOST_ALIKE
            last = told[MOST_ALIKE - 1]
            told[MOST_ALIKE - 1 :] = [
                replace(last, message=f"{last.message}; {left:,} more of {last.code} follow")
            ]
        kept += told
    return kept


def review_file(path: Path, folder: Path, given: bytes | None = None) -> Review:
    """Reads one file of a folder, unless its content is given, and checks its fields.

    Never raises for what it finds.
    """
    data = read_bytes(path, folder, usual.MAX_BYTES) if given is None else given
    read = given is None and isinstance(data, bytes)  # so it is no folder, nor a link to one
    refused = misnamed(path, folder) if read else misplaced(path, folder)
    if refused:
        from armstrack import remedies

        return review_content(path, remedies.with_place(refused, path, data))
    return review_content(path, data)


def review_content(path: Path, data: bytes | Refused) -> Review:
    """The same for a file that has been read, or refused."""
    if isinstance(data, Refused):
        problem = Problem(path.as_posix(), Span(), data.code, data.message, data.hint, rename=data.rename)
        return Review(path, b"", placed=[problem])
    return review_bytes(path, data)


def begin(path: Path, data: bytes) -> tuple[Review, Document]:
    """A file as read, with what was refused in it; its fields and rules have not been looked at."""
    from armstrack import document, remedies

    doc = document.read(data)
    placed = [
        Problem(path.as_posix(), r.span, r.code, r.message, r.hint, doc.line(r.span.line), edit)
        for r, edit in ((refusal, remedies.of_refusal(doc, refusal)) for refusal in doc.refusals)
    ]
    kept = doc if doc.allowances else None
    return Review(path, data, placed=placed, allowances=doc.allowances, kept=kept), doc


def review_bytes(path: Path, data: bytes) -> Review:
    """The same for bytes that are at hand. Places cost time: they are looked for where something is wrong."""
    with sparing():
        return _review_quickly(path, data) or _review_closely(path, data)


def _review_quickly(path: Path, data: bytes) -> Review | None:
    """A file whose fields are sound, so that no place is asked for; None where one may be."""
    text = usual.open_text(data)
    if text is None:
        return None
    read = usual.read_usual(text)
    if read is not None:
        event = read_sound(path.stem, read.tree)
        return Review(path, data, draft=event, allowances=read.allowances, usual=True) if event else None
    from armstrack.plain import read_plain

    tree = read_plain(text)
    event = read_sound(path.stem, tree) if tree is not None else None
    return Review(path, data, draft=event) if event else None


def _review_closely(path: Path, data: bytes) -> Review:
    review, doc = begin(path, data)
    if doc.tree is not None:
        review.draft = read_sound(review.id, doc.tree)
    if doc.tree is not None and review.draft is None:
        from armstrack.record import read_record

        reading = read_record(review.id, doc.tree)
        review.draft = reading.draft
        review.broken = frozenset(finding.loc for finding in reading.findings)
        review.placed += [_place(path, doc, finding) for finding in reading.findings]
    return review


def _may_be(allowance: Allowance) -> bool:
    """Whether what is wished may be allowed; so it can be asked often, hints being dear."""
    code = allowance.code
    return bool(allowance.reason) and code in codes() and not code.startswith(_NEVER_ALLOWED)


def _fault(allowance: Allowance) -> Finding | None:
    """What is wrong with an allowance, whatever it meets; None where nothing is."""
    if _may_be(allowance):
        return None
    form = "write `# armstrack: allow W501 the reason`"
    if not allowance.code:
        return Finding("E116", (), "this comment to armstrack is not understood", form)
    if allowance.code not in codes():
        hint = _nearest_code(allowance.code) or form
        return Finding("E116", (), f'no code "{allowance.code}" to allow', hint)
    if allowance.code.startswith(_NEVER_ALLOWED):
        hint = "mend it, and delete this comment"
        return Finding("E116", (), f"{allowance.code} cannot be allowed", hint)
    return Finding("E116", (), f"no reason is given to allow {allowance.code}", form)


@lru_cache(maxsize=1024)
def _nearest_code(code: str) -> str:
    return did_you_mean(code, sorted(codes()))


def _place(path: Path, doc: Document, finding: Finding) -> Problem:
    from armstrack import remedies

    missing = finding.code == "E202"
    span = doc.missing(finding.loc) if missing else doc.span(finding.loc, finding.on_key)
    edit, line = remedies.of_finding(path, doc, finding), doc.line(span.line)
    code, message, hint = finding.code, finding.message, finding.hint
    return Problem(path.as_posix(), span, code, message, hint, line, edit, finding.rename)
