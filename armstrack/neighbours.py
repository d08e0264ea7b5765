"""Floor 3: which other files have a say in what rules across files find in some: their neighbours.

These have the same id, or the same day, parties and kind, or name one of their ids, or are led to by
relations. A file is told by its bytes: what a rule reads in it stands there letter by letter, unless an
escape spells it. Files may be taken for neighbours that are none; no neighbour is ever missed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from armstrack.event import Event
from armstrack.files import Refused
from armstrack.review import Review

#: What begins an escape.
_ESCAPE = b"\\"
#: Texts that all stand in a neighbour.
_Marks: TypeAlias = "tuple[bytes, ...]"


class Neighbours:
    """The other files of a ledger, by what was read of them; those that are `left` were not asked for yet."""

    def __init__(self, others: Mapping[Path, bytes | Refused]) -> None:
        self.left = dict(others)

    def beside(self, reviews: Iterable[Review]) -> list[Path]:
        """The neighbours of the files under review, but for those that relations lead to."""
        found = list(reviews)
        ids = {review.id.casefold() for review in found}
        marks = [each for review in found for each in _marks(review)]
        return self._take(
            path
            for path, data in self.left.items()
            if path.stem.casefold() in ids or (not isinstance(data, Refused) and _has(data, marks))
        ) + self.ahead(found)

    def ahead(self, reviews: Iterable[Review]) -> list[Path]:
        """The files that relations lead to."""
        ids = {link.id for review in reviews if review.draft for link in review.draft.related or () if link}
        return self._take(path for path in self.left if path.stem in ids)

    def _take(self, paths: Iterable[Path]) -> list[Path]:
        taken = list(paths)
        for path in taken:
            del self.left[path]
        return taken


def _marks(review: Review) -> list[_Marks]:
    """What stands in a file that names the record, and in one that may tell the same event."""
    event = review.draft
    named: list[_Marks] = [(os.fsencode(review.id),)]
    return [*named, _twin_marks(event)] if event and _may_have_twin(event) else named


def _may_have_twin(event: Event) -> bool:
    return bool(event.date and event.supplier and event.recipient and event.kind)


def _twin_marks(event: Event) -> _Marks:
    return tuple(text.encode() for text in (event.date.text, event.recipient, event.supplier, event.kind))


def _has(data: bytes, marks: Iterable[_Marks]) -> bool:
    return _ESCAPE in data or any(all(mark in data for mark in each) for each in marks)
