"""Floor 3: one file examined by itself: read, its fields checked, and every rule asked that needs no other.

All of it depends on nothing but the file and the day, so that any process may do it, in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from armstrack import workers
from armstrack.carrying import from_gist, gist_of
from armstrack.checks import RECORD_RULES, Corpus, Draft
from armstrack.comments import Allowance
from armstrack.event import Event
from armstrack.problem import Loc, Problem
from armstrack.review import Review, review_file

#: A file, and its content where that is given.
File = tuple[Path, bytes | None]
#: What is known of a file behind its path: its bytes, draft or the gist of it, broken places, problems and
#: allowances; whether its layout is the usual one, what was silenced then, and whether it is doubted.
Packed: TypeAlias = (
    "tuple[bytes, Any, frozenset[Loc], list[Problem], list[Allowance], bool, set[tuple[int, str]], bool]"
)
_ALONE = tuple(rule for rule in RECORD_RULES if not rule.among)
_AMONG = tuple(rule for rule in RECORD_RULES if rule.among)


def examine_all(
    files: Sequence[File], folder: Path, today: date | None, whole: bool = True
) -> Iterator[Review]:
    """The reviews of a folder's files, in order; by several processes where they are allowed and win time.

    Unless the events are to be `whole`, only what rules across records look at is known of them.
    """
    found = workers.spread(_examine_some, files, (folder, today, whole))
    for (path, _), packed in zip(files, found, strict=True):
        yield unpack(path, packed)


def _examine_some(files: Sequence[File], folder: Path, today: date | None, whole: bool) -> list[Packed]:
    return [pack(examine(path, folder, given, today), whole) for path, given in files]


def pack(review: Review, whole: bool) -> Packed:
    """A review that is settled, on its way to another process."""
    draft = review.draft if whole or review.draft.__class__ is not Event else gist_of(review.draft)
    return (
        review.data,
        draft,
        review.broken,
        review.placed,
        review.allowances,
        review.usual,
        review.silenced,
        review.doubted,
    )


def unpack(path: Path, packed: Packed) -> Review:
    """The review that came."""
    data, draft, broken, placed, allowances, usual, silenced, doubted = packed
    event = from_gist(draft) if draft.__class__ is tuple else draft
    return Review(path, data, event, broken, [], placed, allowances, None, True, doubted, usual, silenced)


def examine(path: Path, folder: Path, given: bytes | None, today: date | None) -> Review:
    """Reads one file of a folder, unless its content is given, and asks what can be asked of it alone."""
    review = review_file(path, folder, given)
    event = review.draft
    if event is not None:
        draft = Draft(path, review.id, event, review.broken)
        corpus = Corpus((draft,), today)
        review.findings += [found for rule in _ALONE for found in rule.findings(draft, event, corpus)]
        review.doubted = any(True for rule in _AMONG for _ in rule.findings(draft, event, corpus))
    review.settle()
    return review
