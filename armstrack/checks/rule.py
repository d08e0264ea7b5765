"""Floor 3: what a rule is, and what it sees. A rule tells findings; it never stops at the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from armstrack.event import Event
from armstrack.problem import Finding, Loc


class Draft(NamedTuple):
    """One file under review: its place, its id and what could be read of it.

    The event's broken fields are None or empty, as if they were absent; `broken` names the places.
    `event` is None where the file gave no tree at all.
    """

    path: Path
    id: str
    event: Event | None
    broken: frozenset[Loc] = frozenset()

    def is_whole(self, *loc: str | int) -> bool:
        """True where nothing at this place of the record, around it or inside it is broken."""
        return not self.broken or not any(loc[: len(at)] == at[: len(loc)] for at in self.broken)


@dataclass(frozen=True)
class Corpus:
    """Everything that the rules may look at. `today` is None where nobody told the day.

    Where the drafts are not the whole ledger, `others` has the ids of all others.
    """

    drafts: tuple[Draft, ...]
    today: date | None = None
    others: frozenset[str] = frozenset()

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id in the ledger, broken records included."""
        return self.others.union(draft.id for draft in self.drafts)

    @cached_property
    def events(self) -> tuple[tuple[Draft, Event], ...]:
        """The drafts of which something could be read."""
        return tuple((draft, draft.event) for draft in self.drafts if draft.event is not None)

    @cached_property
    def paths(self) -> dict[str, list[Path]]:
        """The files of every id: one, where nothing is wrong."""
        found: dict[str, list[Path]] = {}
        for draft in self.drafts:
            found.setdefault(draft.id, []).append(draft.path)
        return found

    def has_twin(self, draft: Draft, folder: str) -> bool:
        """True where another file of the same name lies in that folder."""
        return any(path.parent.name == folder and path != draft.path for path in self.paths[draft.id])


RecordCheck = Callable[[Draft, Event, Corpus], Iterator[Finding]]
LedgerCheck = Callable[[Corpus], Iterator[tuple[Path, Finding]]]


@dataclass(frozen=True, slots=True)
class RecordRule:
    """A rule about one record, asked only where it can be sure of the fields that it looks at.

    The fields that it `needs` are there; what is `whole` may be absent, but nothing in it is broken.
    Any rule may be asked of a record alone. One that stands `among` the others looks at them too, and they
    can only take away from what it finds then.
    """

    codes: tuple[str, ...]
    needs: tuple[str, ...]
    whole: tuple[str, ...]
    check: RecordCheck
    among: bool = False

    def findings(self, draft: Draft, event: Event, corpus: Corpus) -> Iterable[Finding]:
        """What the rule says of this record."""
        for name in self.needs:
            if getattr(event, name) is None:
                return ()
        if draft.broken and not all(draft.is_whole(name) for name in self.whole):
            return ()
        return self.check(draft, event, corpus)


@dataclass(frozen=True, slots=True)
class LedgerRule:
    """A rule that needs every record before it can speak."""

    codes: tuple[str, ...]
    check: LedgerCheck


def record_rule(
    *codes: str, needs: tuple[str, ...] = (), whole: tuple[str, ...] = (), among: bool = False
) -> Callable[[RecordCheck], RecordRule]:
    """Makes a function a rule about one record."""
    return lambda check: RecordRule(codes, needs, whole, check, among)


def ledger_rule(*codes: str) -> Callable[[LedgerCheck], LedgerRule]:
    """Makes a function a rule about the whole ledger."""
    return lambda check: LedgerRule(codes, check)
