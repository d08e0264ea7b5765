"""Floor 4: chains of goods: components, intermediaries, goods passed on. Which leg goes on into which.

A leg is one stretch of the way from one party to the next, with the records that tell of it. One leg
goes on into another where the same record says so (`via`), where goods are built into the goods of the
other (`incorporated_in`, `part-of`), or where both are the same goods (`same-goods`, one designation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from armstrack.event import Event
from armstrack.vocab import kinds
from armstrack.words import fold

#: Restrictions and statements move no goods; deals, permits and transfers tell of their way.
_TRACKS = ("deal", "permit", "transfer")
_TIES = ("part-of", "same-goods")


class Leg(NamedTuple):
    """One stretch of one record's way, from a party to the next one."""

    start: str
    end: str
    event: Event
    place: int


class _Named(NamedTuple):
    """A leg with what its record calls the goods and what they are built into, folded."""

    leg: Leg
    goods: frozenset[str]
    inside: tuple[str, ...]


class Chains:
    """All legs of a ledger, and how they go on."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.legs = [leg for event in events if kinds()[event.kind].track in _TRACKS for leg in _legs(event)]

    @cached_property
    def _after(self) -> dict[Leg, list[Leg]]:
        """Every leg with those that it goes on into, in order of date."""
        leaving: dict[str, list[_Named]] = defaultdict(list)
        named = list(map(_named, self.legs))
        for each in named:
            leaving[each.leg.start].append(each)
        return {
            each.leg: [after.leg for after in leaving[each.leg.end] if _goes_on(each, after)]
            for each in named
        }

    @cached_property
    def _before(self) -> dict[Leg, list[Leg]]:
        found: dict[Leg, list[Leg]] = defaultdict(list)
        for leg, after in self._after.items():
            for later in after:
                found[later].append(leg)
        return found

    def after(self, leg: Leg) -> list[Leg]:
        """The legs that this one goes on into."""
        return self._after[leg]

    def through_party(self, code: str) -> set[Leg]:
        """The legs of every chain of two legs or more that touches a party."""
        into = {leg for leg in self.legs if leg.end == code and (self._before[leg] or self._after[leg])}
        out_of = {leg for leg in self.legs if leg.start == code and (self._before[leg] or self._after[leg])}
        return _closure(into | out_of, self._before) | _closure(out_of | into, self._after)

    def of_item(self, words: str) -> set[Leg]:
        """The legs of every chain whose goods, maker or larger system have all these words."""
        wanted = [word for word in map(fold, words.split()) if word]
        texts = {leg: _item_text(leg.event) for leg in self.legs if wanted}
        starts = {leg for leg, text in texts.items() if all(_begins(word, text) for word in wanted)}
        return _closure(starts, self._before) | _closure(starts, self._after)


def _legs(event: Event) -> Iterator[Leg]:
    route = (event.supplier, *event.via, event.recipient)
    for place, (start, end) in enumerate(pairwise(route)):
        yield Leg(start, end, event, place)


def _named(leg: Leg) -> _Named:
    items = leg.event.items
    return _Named(
        leg,
        frozenset(fold(item.designation) for item in items if item.designation),
        tuple(fold(item.incorporated_in) for item in items if item.incorporated_in),
    )


def _goes_on(before: _Named, later: _Named) -> bool:
    leg, after = before.leg, later.leg
    if leg.event is after.event:
        return after.place == leg.place + 1
    last = after.event.date.last_day
    if last is not None and last < leg.event.date.first_day:
        return False
    if _tied(leg.event, after.event):
        return True
    if any(_holds(system, goods) for system in before.inside for goods in later.goods):
        return True
    return after.place == 0 and not before.goods.isdisjoint(later.goods)


def _holds(system: str, goods: str) -> bool:
    """Whether one name has the other's words in it: `tb2` and `bayraktar tb2`, not `mi 2` and `mi 28`."""
    return f" {system} " in f" {goods} " or f" {goods} " in f" {system} "


def _tied(one: Event, other: Event) -> bool:
    return any(
        link.rel in _TIES and link.id == there.id
        for event, there in ((one, other), (other, one))
        for link in event.related
    )


def _closure(starts: set[Leg], ways: dict[Leg, list[Leg]]) -> set[Leg]:
    found, queue = set(starts), list(starts)
    while queue:
        ahead = [leg for leg in ways.get(queue.pop(), ()) if leg not in found]
        found.update(ahead)
        queue += ahead
    return found


def _begins(word: str, text: str) -> bool:
    """Whether a name in the text begins so, spaces and hyphens apart: `F-16` is `f16`, not `f` and `16`."""
    wanted, words = word.replace(" ", ""), text.split()
    starts = accumulate(map(len, words), initial=0)
    joined = "".join(words)
    return any(joined.startswith(wanted, start) for start in starts)


def _item_text(event: Event) -> str:
    texts = (text for item in event.items for text in (item.designation, item.maker, item.incorporated_in))
    return fold(" ".join(text for text in texts if text))
