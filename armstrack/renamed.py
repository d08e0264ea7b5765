"""Floor 4: records whose files were renamed, found by how much of their text is still the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from armstrack.differences import leaves
from armstrack.event import Event

#: How much of a record's text must still be there for another file to be the same record renamed.
_SAME_RECORD = 0.5
#: How many texts may be looked up to find out: a second or two.
_MOST_LOOKED_UP = 5_000_000


class Renames(NamedTuple):
    """The records before and after, the likest first; and how many were too many to be compared."""

    pairs: tuple[tuple[Event, Event], ...]
    uncompared: int = 0


@dataclass(slots=True)
class _Record:
    """A record with every text in it, its id aside, and how long they are."""

    event: Event
    texts: Counter[str]
    length: int

    @classmethod
    def of(cls, event: Event) -> _Record:
        texts = Counter(leaves(replace(event, id="")))
        return cls(event, texts, sum(len(text) * times for text, times in texts.items()))

    def likeness(self, other: _Record) -> float:
        """From 0 to 1: how much of the text of both is the same."""
        one, two = sorted((self.texts, other.texts), key=len)
        same = sum(len(text) * min(times, two[text]) for text, times in one.items() if text in two)
        return 2 * same / (self.length + other.length)


@dataclass(slots=True)
class _Group:
    """The records of one flow and kind that are gone, and those that are new."""

    gone: list[_Record] = field(default_factory=list)
    new: list[_Record] = field(default_factory=list)

    def take_equal(self) -> Iterator[tuple[float, Event, Event]]:
        """Those that say the same are taken out, so that however many there are they cost no comparison."""
        waiting: dict[frozenset[tuple[str, int]], list[_Record]] = defaultdict(list)
        for record in sorted(self.gone, key=_id_of, reverse=True):
            waiting[frozenset(record.texts.items())].append(record)
        left = []
        for record in sorted(self.new, key=_id_of):
            same = waiting.get(frozenset(record.texts.items()))
            if same:
                yield 1.0, same.pop().event, record.event
            else:
                left.append(record)
        self.gone, self.new = [record for records in waiting.values() for record in records], left

    @property
    def cost(self) -> int:
        """How many texts are looked up at most to compare each with each."""
        return min(len(a) * sum(len(record.texts) for record in b) for a, b in self._both())

    def _both(self) -> Iterator[tuple[list[_Record], list[_Record]]]:
        yield from ((self.gone, self.new), (self.new, self.gone))

    def alike(self) -> Iterator[tuple[float, Event, Event]]:
        """Each with each."""
        for one in self.gone:
            for other in self.new:
                if (alike := one.likeness(other)) >= _SAME_RECORD:
                    yield alike, one.event, other.event


def find_renames(removed: Iterable[Event], added: Iterable[Event]) -> Renames:
    """The records whose files were renamed: the likest first, of equals the first by id.

    Only records of one flow and kind can be the same: others may well share a source, but not the event.
    Where too many of these were replaced at once, only those that say the same are found.
    """
    groups: dict[tuple[str, str, str], _Group] = defaultdict(_Group)
    for event in removed:
        groups[_flow_and_kind(event)].gone.append(_Record.of(event))
    for event in added:
        groups[_flow_and_kind(event)].new.append(_Record.of(event))
    found: list[tuple[float, Event, Event]] = []
    left, uncompared = _MOST_LOOKED_UP, 0
    for group in sorted(groups.values(), key=lambda group: group.cost):
        found += group.take_equal()
        if group.cost > left:
            uncompared += len(group.new)
            continue
        left -= group.cost
        found += group.alike()
    return Renames(tuple(_likest(found)), uncompared)


def _likest(found: Iterable[tuple[float, Event, Event]]) -> Iterator[tuple[Event, Event]]:
    """Each record in one pair at most."""
    old: set[str] = set()
    new: set[str] = set()
    for _, one, other in sorted(found, key=lambda pair: (-pair[0], pair[1].id, pair[2].id)):
        if one.id not in old and other.id not in new:
            yield one, other
            old.add(one.id)
            new.add(other.id)


def _flow_and_kind(event: Event) -> tuple[str, str, str]:
    return event.supplier, event.recipient, event.kind


def _id_of(record: _Record) -> str:
    return record.event.id
