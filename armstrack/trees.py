"""Floor 4: chains drawn as trees, from where the goods begin to where they end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from armstrack.chains import Chains, Leg
from armstrack.columns import describe_item, said_status
from armstrack.parties import name_of
from armstrack.table import Cell, Column, Table


class Branch(NamedTuple):
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


def above(drawn: str) -> str:
    """The stem of the lines above a branch: it comes down to the branch, and passes by beside it."""
    return drawn.replace("├─ ", "│  ").replace("└─ ", "│  ").rstrip()


#: What a reader must not take from a tree.
NOTES = (
    "A chain joins records of the same goods, and of goods built into others. Only where one record stands at"
    " every step does it say that the very same goods went the whole way.",
)


def table(branches: Iterable[Branch], title: str = "") -> Table:
    """One row a leg, beside the tree for people."""
    columns = (
        Column("chain", "chain", "tree", machine=False),
        Column("depth", "depth", "number", 0),
        Column("from", "from", rank=0),
        Column("to", "to", rank=0),
        Column("date", "date", "date", 2, wrap=13),
        Column("kind", "kind", rank=0),
        Column("status", "status", "status", 0),
        Column("verification", "verification", "verification", 0),
        Column("said_status", "what", "status", 1, machine=False, wrap=10),
        Column("goods", "goods", rank=3, wrap=24, under="{}"),
        Column("id", "record", "id", 1, under="[{}]"),
    )
    known = list(branches)
    after = (*(branch.drawn for branch in known[1:]), "")
    rows = tuple(row for branch, drawn in zip(known, after, strict=False) for row in _rows(branch, drawn))
    return Table(columns, rows, title, NOTES if rows else (), whole=True)


def _rows(branch: Branch, next_drawn: str) -> Iterator[tuple[Cell, ...]]:
    """A row a leg; beside further legs stands what joins the branch with the next one."""
    name = f"{branch.drawn}{branch.name}{' (told above)' if branch.again else ''}"
    if not branch.legs:
        yield (name, *(None,) * 10)
    for number, leg in enumerate(branch.legs):
        event = leg.event
        goods = "; ".join(filter(None, map(describe_item, event.items)))
        yield (
            name if number == 0 else above(next_drawn),
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
