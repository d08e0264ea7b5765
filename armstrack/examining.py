"""Floor 3: one file examined by itself: read, its fields checked, and every rule asked that needs no other.

All of it depends on nothing but the file and the day, so that any process may do it, in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from armstrack import carrying, workers  # noqa: F401 - carrying speeds up what workers send
from armstrack.checks import RECORD_RULES, Corpus, Draft
from armstrack.comments import Allowance
from armstrack.event import Event
from armstrack.problem import Loc, Problem
from armstrack.review import Review, review_file

#: A file, and its content where that is given.
File = tuple[Path, bytes | None]
#: What is known of a file behind its path: its bytes, draft, broken places, problems and allowances;
#: whether its layout is the usual one, and what was silenced then.
_Packed: TypeAlias = (
    "tuple[bytes, Event | None, frozenset[Loc], list[Problem], list[Allowance], bool, set[tuple[int, str]]]"
)
_ALONE = tuple(rule for rule in RECORD_RULES if not rule.among)


def examine_all(files: Sequence[File], folder: Path, today: date | None) -> Iterator[Review]:
    """The reviews of a folder's files, in order; by several processes where they are allowed and win time."""
    packed = workers.spread(_examine_some, files, (folder, today))
    for (path, _), (data, draft, broken, placed, allowances, usual, silenced) in zip(
        files, packed, strict=True
    ):
        review = Review(path, data, draft, broken, [], placed, allowances, settled=True)
        review.usual, review.silenced = usual, silenced
        yield review


def _examine_some(files: Sequence[File], folder: Path, today: date | None) -> list[_Packed]:
    found = (examine(path, folder, given, today) for path, given in files)
    return [(r.data, r.draft, r.broken, r.placed, r.allowances, r.usual, r.silenced) for r in found]


def examine(path: Path, folder: Path, given: bytes | None, today: date | None) -> Review:
    """Reads one file of a folder, unless its content is given, and asks what can be asked of it alone."""
    review = review_file(path, folder, given)
    event = review.draft
    if event is not None:
        draft = Draft(path, review.id, event, review.broken)
        corpus = Corpus((draft,), today)
        review.findings += [found for rule in _ALONE for found in rule.findings(draft, event, corpus)]
    review.settle()
    return review
