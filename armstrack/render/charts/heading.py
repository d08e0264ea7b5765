"""Floor 6: what a picture says of itself: its scope, the day, records and sources counted, filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from armstrack.event import Event
from armstrack.overview import count_sources
from armstrack.parties import name_of
from armstrack.select import Filters
from armstrack.spans import Window

_PARTIES = {"supplier": "from {}", "recipient": "to {}", "party": "with {}"}
_WORDS = {
    "kind": "of kind {}",
    "status": "standing at {}",
    "verification": "{}",
    "category": "{}",
    "text": 'with "{}"',
}


#: The last day that has a day after it.
_LAST = date.max - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Question:
    """What a picture is asked to show, and the day that it is for."""

    filters: Filters
    day: date

    def window(self, first: date) -> Window:
        """From `--since`, or else from a day of the records, to the day that is asked about."""
        last = min(self.day, _LAST)
        return Window(min(self.filters.since or first, last), last)


def facts(events: Sequence[Event], question: Question, now: str = "") -> tuple[str, ...]:
    """The line under a title: the day, what holds on it, and how many records and sources tell it."""
    told = f"{records_words(len(events))} from {_counted(count_sources(events), 'source')}"
    return (f"On {question.day}: {now}; {told}" if now else f"On {question.day}: {told}",)


def scope(filters: Filters, leave: Iterable[str] = ()) -> str:
    """The filters as a reader sees them: `to Turkey, suspended, since 2019-01-01`; empty without any."""
    found = []
    for field, words in (_PARTIES | _WORDS).items():
        values = getattr(filters, field)
        if values and field not in leave:
            names = [name_of(value) if field in _PARTIES else value for value in values]
            found.append(words.format(" or ".join(names)))
    if filters.since and "since" not in leave:
        found.append(f"since {filters.since}")
    return ", ".join(found)


def titled(subject: str, filters: Filters, leave: Iterable[str] = ()) -> str:
    """A subject with its scope behind it."""
    told = scope(filters, leave)
    return f"{subject}: {told}" if told else subject


def records_words(count: int) -> str:
    """A number of records."""
    return _counted(count, "record")


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
