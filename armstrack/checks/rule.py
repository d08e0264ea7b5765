"""Floor 3: what a rule is, and what it sees. A rule tells findings; it never stops at the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from armstrack.event import Event
from armstrack.problem import Finding


@dataclass(frozen=True, slots=True)
class Draft:
    """One file under review: its place, its id and what could be read of it.

    The event's broken fields are None; `event` is None where the file gave no tree at all.
    """

    path: Path
    id: str
    event: Event | None


@dataclass(frozen=True)
class Corpus:
    """Everything that the rules may look at. `today` is None where nobody told the day."""

    drafts: tuple[Draft, ...]
    today: date | None = None

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id in the ledger, broken records included."""
        return frozenset(draft.id for draft in self.drafts)

    @cached_property
    def events(self) -> tuple[tuple[Draft, Event], ...]:
        """The drafts of which something could be read."""
        return tuple((draft, draft.event) for draft in self.drafts if draft.event is not None)


RecordCheck = Callable[[Draft, Event, Corpus], Iterator[Finding]]
LedgerCheck = Callable[[Corpus], Iterator[tuple[Path, Finding]]]


@dataclass(frozen=True, slots=True)
class RecordRule:
    """A rule about one record, asked only where all the fields that it needs could be read."""

    codes: tuple[str, ...]
    needs: tuple[str, ...]
    check: RecordCheck

    def findings(self, draft: Draft, event: Event, corpus: Corpus) -> Iterator[Finding]:
        """What the rule says of this record."""
        if all(getattr(event, name) is not None for name in self.needs):
            yield from self.check(draft, event, corpus)


@dataclass(frozen=True, slots=True)
class LedgerRule:
    """A rule that needs every record before it can speak."""

    codes: tuple[str, ...]
    check: LedgerCheck


def record_rule(*codes: str, needs: tuple[str, ...] = ()) -> Callable[[RecordCheck], RecordRule]:
    """Makes a function a rule about one record."""
    return lambda check: RecordRule(codes, needs, check)


def ledger_rule(*codes: str) -> Callable[[LedgerCheck], LedgerRule]:
    """Makes a function a rule about the whole ledger."""
    return lambda check: LedgerRule(codes, check)
