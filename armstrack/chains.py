"""Floor 4: chains of goods: components, intermediaries, goods passed on. Which leg goes on into which.

A leg is one stretch of the way from one party to the next, with the records that tell of it. One leg
goes on into another where the same record says so (`via`), where goods are built into the goods of the
other (`incorporated_in`, `part-of`), or where both are the same goods (`same-goods`, one designation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from armstrack.columns import describe_item, said_status
from armstrack.event import Event
from armstrack.parties import name_of
from armstrack.table import Cell, Column, Table
from armstrack.vocab import kinds
from armstrack.words import fold

#: Restrictions and statements move no goods; deals, permits and transfers tell of their way.
_TRACKS = ("deal", "permit", "transfer")
_TIES = ("part-of", "same-goods")


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of one record's way, from a party to the next one."""

    start: str
    end: str
    event: Event
    place: int

    @property
    def goods(self) -> tuple[str, ...]:
        """What the record calls the goods, folded."""
        return tuple(fold(item.designation) for item in self.event.items if item.designation)

    @property
    def inside(self) -> tuple[str, ...]:
        """What the goods are built into, folded."""
        return tuple(fold(item.incorporated_in) for item in self.event.items if item.incorporated_in)


class Chains:
    """All legs of a ledger, and how they go on."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.legs = [leg for event in events if kinds()[event.kind].track in _TRACKS for leg in _legs(event)]

    @cached_property
    def _after(self) -> dict[Leg, list[Leg]]:
        """Every leg with those that it goes on into, in order of date."""
        leaving: dict[str, list[Leg]] = defaultdict(list)
        for leg in self.legs:
            leaving[leg.start].append(leg)
        return {leg: [after for after in leaving[leg.end] if _goes_on(leg, after)] for leg in self.legs}

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


def _goes_on(leg: Leg, after: Leg) -> bool:
    if leg.event is after.event:
        return after.place == leg.place + 1
    last = after.event.date.last_day
    if last is not None and last < leg.event.date.first_day:
        return False
    if _tied(leg.event, after.event):
        return True
    if any(_holds(system, goods) for system in leg.inside for goods in after.goods):
        return True
    return after.place == 0 and not set(leg.goods).isdisjoint(after.goods)


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
    words = text.split()
    return any("".join(words[i:]).startswith(word.replace(" ", "")) for i in range(len(words)))


def _item_text(event: Event) -> str:
    texts = (text for item in event.items for text in (item.designation, item.maker, item.incorporated_in))
    return fold(" ".join(text for text in texts if text))


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of a drawn tree: a party and the legs that lead to it, none for where a chain begins.

    `drawn` is the stem in front of its name; `again` is true where the chain was told above.
    """

    drawn: str
    depth: int
    party: str
    legs: tuple[Leg, ...]
    again: bool = False

    @property
    def name(self) -> str:
        """The party's common name."""
        return name_of(self.party)


def draw(chains: Chains, legs: set[Leg]) -> list[Branch]:
    """The legs as trees, from where the goods begin to where they end. A circle ends where it closes."""
    onward = {leg: [after for after in chains.after(leg) if after in legs] for leg in legs}
    continued = {after for ahead in onward.values() for after in ahead}
    starts = legs - continued
    branches: list[Branch] = []
    told: set[Leg] = set()
    for party in sorted({leg.start for leg in starts}, key=name_of):
        branches += _tree(party, [leg for leg in starts if leg.start == party], onward, told)
    while circling := legs.difference(*(branch.legs for branch in branches)):
        first = min(circling, key=_order)
        branches += _tree(first.start, [first], onward, told)
    return branches


def _order(leg: Leg) -> tuple[str, str, int]:
    return (leg.event.date.first_day.isoformat(), leg.event.id, leg.place)


def _tree(
    party: str, starts: Iterable[Leg], onward: dict[Leg, list[Leg]], told: set[Leg]
) -> Iterator[Branch]:
    root = Branch("", 0, party, ())
    yield root
    yield from _children(starts, onward, root, told)


def _children(
    here: Iterable[Leg], onward: dict[Leg, list[Leg]], above: Branch, told: set[Leg]
) -> Iterator[Branch]:
    """The parties that these legs lead to, each with where the goods go on from there.

    `told` are the legs after which that has been drawn.
    """
    by_end: dict[str, list[Leg]] = defaultdict(list)
    for leg in sorted(here, key=_order):
        by_end[leg.end].append(leg)
    for number, (end, group) in enumerate(by_end.items(), start=1):
        ahead = {after for leg in group for after in onward[leg]}
        mark = "└─ " if number == len(by_end) else "├─ "
        again = bool(ahead) and told.issuperset(group)
        branch = Branch(below(above.drawn) + mark, above.depth + 1, end, tuple(group), again)
        yield branch
        if not again:
            told.update(group)
            yield from _children(ahead, onward, branch, told)


def below(drawn: str) -> str:
    """The stem of the lines below a branch."""
    return drawn.replace("├─ ", "│  ").replace("└─ ", "   ")


#: What a reader must not take from a tree.
NOTES = (
    "A chain joins records of the same goods, and of goods built into others. Only where one record stands at"
    " every step does it say that the very same goods went the whole way.",
)


def table(branches: Iterable[Branch], title: str = "") -> Table:
    """One row a leg, beside the tree for people."""
    columns = (
        Column("chain", "chain", machine=False),
        Column("depth", "depth", "number", 0),
        Column("from", "from", rank=0),
        Column("to", "to", rank=0),
        Column("date", "date", "date", 2),
        Column("kind", "kind", rank=0),
        Column("status", "status", "status", 0),
        Column("verification", "verification", "verification", 0),
        Column("said_status", "what", "status", 1, machine=False, wrap=10),
        Column("goods", "goods", rank=3, wrap=24),
        Column("id", "record", "id", 4),
    )
    rows = tuple(row for branch in branches for row in _rows(branch))
    return Table(columns, rows, title, NOTES if rows else ())


def _rows(branch: Branch) -> Iterator[tuple[Cell, ...]]:
    name = f"{branch.drawn}{branch.name}{' (told above)' if branch.again else ''}"
    if not branch.legs:
        yield (name, *(None,) * 10)
    for number, leg in enumerate(branch.legs):
        event = leg.event
        goods = "; ".join(filter(None, map(describe_item, event.items)))
        yield (
            name if number == 0 else below(branch.drawn),
            branch.depth,
            leg.start,
            leg.end,
            event.date.text,
            event.kind,
            event.shown_status,
            event.verification,
            said_status(event),
            goods or None,
            event.id,
        )
