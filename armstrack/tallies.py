"""Floor 4: tallies, what a summary is put together from: the records of one flow and group, summed up.

Tallies of different flows or groups share no record but where records stand in several groups, so that
groups are tallies added up: no figure of one flow may tell the same money as one of another. No pandas.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from armstrack.sums import Sum
from armstrack.workers import uncollected

#: The last day of what has no end.
OPEN = date.max.toordinal() + 1


class Point(NamedTuple):
    """One record where it stands in time: by its first and last day, which are ordinals, then its id.

    `date` is as written, `status` the word that is shown for the record.
    """

    first: int
    last: int
    id: str
    date: str
    status: str
    verification: str


class Tally(NamedTuple):
    """The records of one flow and group: how many, the first and the latest, their sums.

    `until` is the last day of all of them that is known, an ordinal.
    """

    supplier: str
    recipient: str
    group: str
    records: int
    first: Point
    latest: Point
    until: int
    sums: tuple[Sum, ...]


@dataclass(slots=True)
class Group:
    """The tallies of one group, added up. `counterparts` are the other sides of a party, or flows."""

    records: int
    first: Point
    latest: Point
    counterparts: set[Any] = field(default_factory=set)
    sums: dict[tuple[str, str], Sum] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The sums as a reader sees them, by measure, then by currency, what is unknown first."""
        return tuple(self.sums[key].words() for key in sorted(self.sums))

    def add(self, tally: Tally, counterpart: Any) -> None:
        """Adds one more tally."""
        self.records += tally.records
        self.first, self.latest = min(self.first, tally.first), max(self.latest, tally.latest)
        self.counterparts.add(counterpart)
        for found in tally.sums:
            key = (found.measure, found.currency or "")
            known = self.sums.get(key)
            self.sums[key] = found if known is None else known + found


#: What groups a tally belongs to and what it has as its counterpart there, by the field that is grouped by.
_SIDES: dict[str, Callable[[Tally], tuple[str, Any]]] = {
    "supplier": lambda tally: (tally.supplier, tally.recipient),
    "recipient": lambda tally: (tally.recipient, tally.supplier),
}


def _side(tally: Tally) -> tuple[str, Any]:
    return tally.group, (tally.supplier, tally.recipient)


def add_up(tallies: Iterable[Tally], by: str) -> dict[str, Group]:
    """The groups by a field, by supplier or recipient whatever else the tallies are grouped by."""
    groups: dict[str, Group] = {}
    side = _SIDES.get(by, _side)
    for tally in tallies:
        key, counterpart = side(tally)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(0, tally.first, tally.latest)
        group.add(tally, counterpart)
    return groups


def to_json(tallies: Iterable[Tally]) -> str:
    """The tallies of one flow as a JSON array; neither the flow nor a latest that is the first is in it."""
    kept = [_plain_tally(tally) for tally in tallies]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_jsons(kept: Mapping[tuple[str, str], str]) -> list[Tally]:
    """The tallies of flows that gave the texts, by supplier and recipient."""
    found: list[Tally] = []
    with uncollected():
        for pair, text in kept.items():  # each by itself: all texts at once take half as long again
            for group, records, first, latest, until, sums in json.loads(text):
                start = Point(*first)
                end = Point(*latest) if latest else start
                found.append(Tally(*pair, group, records, start, end, until, _sums(sums)))
    return found


def _plain_tally(tally: Tally) -> list[Any]:
    latest = None if tally.latest == tally.first else tally.latest
    sums = [_plain(found) for found in tally.sums]
    return [tally.group, tally.records, tally.first, latest, tally.until, sums]


def _plain(found: Sum) -> list[Any]:
    measure, currency, low, high, *rest = found
    return [measure, currency, str(low), None if high is None else str(high), *rest]


def _sums(kept: list[list[Any]]) -> tuple[Sum, ...]:
    return tuple(
        [
            Sum(measure, currency, Decimal(low), None if high is None else Decimal(high), *rest)
            for measure, currency, low, high, *rest in kept
        ]
    )
