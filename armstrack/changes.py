"""Floor 4: what changed between two ledgers: records added, removed, renamed, changed. No files, no git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from armstrack.differences import Difference, differences
from armstrack.event import Event
from armstrack.flows import Flows, Pair
from armstrack.ledger import Ledger
from armstrack.moved_flows import MovedFlow, moved_flows
from armstrack.renamed import find_renames
from armstrack.select import Filters, select


class Version(NamedTuple):
    """One side of a comparison: its name for people, and its commit; empty for the working tree."""

    name: str
    commit: str


class Between(NamedTuple):
    """What is compared, and the day on which flows are looked at."""

    before: Version
    after: Version
    as_of: date


class Kept(NamedTuple):
    """A record before and after, with the fields that differ; its id differs where it was renamed."""

    before: Event
    after: Event
    fields: tuple[Difference, ...]


class Unreadable(NamedTuple):
    """A file that cannot be compared: how many errors it has on each side; None where it is not there."""

    path: Path
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs, each by id. A renamed record whose fields differ stands under both.

    `relaid` counts files that differ in layout or comments alone; `left_out` those that have errors on
    both sides and are the same: neither makes a difference. `uncompared` of those added were too many to
    be compared with those removed: they may have been renamed.
    """

    added: tuple[Event, ...] = ()
    removed: tuple[Event, ...] = ()
    renamed: tuple[Kept, ...] = ()
    changed: tuple[Kept, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    flows: tuple[MovedFlow, ...] = ()
    relaid: int = 0
    left_out: int = 0
    uncompared: int = 0

    def __bool__(self) -> bool:
        return bool(
            self.added or self.removed or self.renamed or self.changed or self.unreadable or self.flows
        )


def compare(
    before: Ledger,
    after: Ledger,
    as_of: date,
    edited: Collection[Path] = (),
    categories: tuple[str, ...] = (),
) -> Changes:
    """What differs between the records of two ledgers, and between their flows on a day.

    `edited` are the files of both whose bytes differ; `categories` as for `moved_flows`.
    """
    kept = [(before.by_id[id_], after.by_id[id_]) for id_ in sorted(before.by_id) if id_ in after.by_id]
    removed = [event for event in before.events if event.id not in after.paths]
    added = [event for event in after.events if event.id not in before.paths]
    renames = find_renames(removed, added)
    pairs = [Kept(one, other, differences(one, other)) for one, other in (*kept, *renames.pairs)]
    old, new = {one.id for one, _ in renames.pairs}, {other.id for _, other in renames.pairs}
    unreadable, left_out = _unreadable(before, after, edited)
    return Changes(
        tuple(event for event in added if event.id not in new),
        tuple(event for event in removed if event.id not in old),
        tuple(pair for pair in pairs if pair.before.id != pair.after.id),
        tuple(sorted((pair for pair in pairs if pair.fields), key=lambda pair: pair.after.id)),
        tuple(unreadable),
        moved_flows(Flows(before.events), Flows(after.events), as_of, categories),
        relaid=sum(not pair.fields and after.paths[pair.after.id] in edited for pair in pairs),
        left_out=left_out,
        uncompared=renames.uncompared,
    )


def _unreadable(before: Ledger, after: Ledger, edited: Collection[Path]) -> tuple[list[Unreadable], int]:
    """The files with errors that differ, and how many have errors on both sides and are the same."""
    old, new = _count_errors(before), _count_errors(after)
    found = [Unreadable(path, old.get(path), new.get(path)) for path in sorted({*old, *new})]
    found = [file for file in found if file.before or file.after]
    told = [file for file in found if not (file.before and file.after) or file.path in edited]
    return told, len(found) - len(told)


def _count_errors(ledger: Ledger) -> dict[Path, int]:
    """How many errors each file has."""
    counts = Counter(problem.path for problem in ledger.problems if problem.severity == "error")
    return {path: counts[path.as_posix()] for path in ledger.checked}


def narrow(changes: Changes, filters: Filters, flows: Collection[Pair]) -> Changes:
    """The changes of records that pass the filters before or after, and of the flows named.

    A status is asked of both. What cannot be read cannot be filtered, so it stays.
    """

    def passes(*versions: Event) -> bool:
        return bool(select(versions, filters))

    return replace(
        changes,
        added=tuple(filter(passes, changes.added)),
        removed=tuple(filter(passes, changes.removed)),
        renamed=tuple(kept for kept in changes.renamed if passes(kept.before, kept.after)),
        changed=tuple(kept for kept in changes.changed if passes(kept.before, kept.after)),
        flows=tuple(
            flow
            for flow in changes.flows
            if flow.pair in flows
            and (not filters.status or {flow.before.status, flow.after.status} & {*filters.status})
        ),
    )
