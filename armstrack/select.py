"""Floor 4: which records a question is about. Filters narrow each other; values of one filter widen it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from armstrack.event import Event
from armstrack.parties import name_of
from armstrack.vocab import kinds
from armstrack.words import fold


@dataclass(frozen=True, slots=True)
class Filters:
    """Codes and words to keep; empty means everything.

    `party` is either side or an intermediary. `status` is the word shown for a record: the status
    that its kind gives, else the kind. `category` keeps what names it, and what speaks of all goods
    and so of these: stops, their ends and statements, as the states of flows read them. `since` and
    `until` keep events that may have happened by then: a partial date counts with every day that it
    may mean.
    """

    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    verification: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    text: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def select(events: Iterable[Event], filters: Filters) -> list[Event]:
    """The events that pass every filter, in the order given."""
    words = [fold(text) for text in filters.text]
    return [e for e in events if passes(e, filters) and all(word in full_text(e) for word in words)]


def passes(event: Event, filters: Filters) -> bool:
    """True where a record passes every filter but that of texts."""
    return (
        _in(event.supplier, filters.supplier)
        and _in(event.recipient, filters.recipient)
        and (not filters.party or not {event.supplier, event.recipient, *event.via}.isdisjoint(filters.party))
        and _in(event.kind, filters.kind)
        and _in(event.shown_status, filters.status)
        and _in(event.verification, filters.verification)
        and (not filters.category or any(speaks_of(event, category) for category in filters.category))
        and _in_time(event, filters.since, filters.until)
    )


def speaks_of(event: Event, category: str) -> bool:
    """Whether a record names a category, or speaks of all goods without leaving it out."""
    if category in event.categories:
        return True
    kind = kinds()[event.kind]
    is_general = kind.effect in ("stop", "end") or kind.track == "statement"
    return is_general and "all" in (event.categories or ("all",)) and category not in event.excepted


def said_general(events: Collection[Event], filters: Filters) -> tuple[str, ...]:
    """How many of the records chosen by category speak of it only because they speak of all goods."""
    wanted = set(filters.category) - {"all"}
    count = sum(wanted.isdisjoint(event.categories) for event in events) if wanted else 0
    if not count:
        return ()
    verb = "speaks" if count == 1 else "speak"
    told = f"{count:,} of {len(events):,} {verb} of all goods"
    return (f"{told}, and so of {' and '.join(sorted(wanted))}",)


def _in(value: str, allowed: tuple[str, ...]) -> bool:
    return not allowed or value in allowed


def _in_time(event: Event, since: date | None, until: date | None) -> bool:
    last = event.date.last_day
    return (since is None or last is None or last >= since) and (
        until is None or event.date.first_day <= until
    )


def full_text(event: Event) -> str:
    """Every word of a record, names of parties included, folded for comparison."""
    names = [name_of(code) for code in (event.supplier, *event.via, event.recipient)]
    return fold(" ".join([*_texts(event), *names]))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
