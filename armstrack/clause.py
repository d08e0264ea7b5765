"""Floor 4: one word of a question as it was read, how to say that, and how several are taken together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from armstrack.lexicon import said_values
from armstrack.matching import Term
from armstrack.parties import name_of
from armstrack.words import fold

Role = Literal[
    "party",
    "supplier",
    "recipient",
    "via",
    "actor",
    "place",
    "involved",
    "named",
    "kind",
    "category",
    "verification",
    "period",
    "text",
]
#: Roles whose values are parties.
PARTIES = ("party", "supplier", "recipient", "via", "actor", "place", "involved", "named")
#: Roles whose values are words of a vocabulary.
WORDS = ("kind", "category", "verification")
_SAID = {
    "party": "party {}",
    "supplier": "supplier {}",
    "recipient": "recipient {}",
    "via": "via {}",
    "actor": "by {}",
    "place": "{} in any part or named",
    "involved": "{} in any part",
    "named": "{} named",
}


class Clause(NamedTuple):
    """What some words ask of a record.

    `values` are codes of parties or words of a vocabulary, any of which will do; `first` and `last`
    bound a period, None where it is open; `term` is a text to find. `excluded` turns it round.
    """

    words: str
    role: Role
    values: tuple[str, ...] = ()
    said: str = ""
    first: date | None = None
    last: date | None = None
    term: Term | None = None
    excluded: bool = False

    def __str__(self) -> str:
        """How the words were read, with the words themselves where they do not show in it."""
        said = self.said
        if self.role in PARTIES:
            said = _SAID[self.role].format(" or ".join(map(name_of, self.values)))
        elif self.role == "text":
            said = f'text "{self.words}"'
        shown = self.role == "period" or fold(self.words) in fold(said)
        hint = "" if shown else f' ("{self.words}")'
        return f"{'not ' if self.excluded else ''}{said}{hint}"


def merge(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Readings that narrow each other, each of them asked of every record.

    Words of one vocabulary widen each other, since a record has one kind and one verification; but
    kinds that two words share are what both mean: `embargo` and `lifted` are `embargo-lifted`. Years
    make one period, from the first to the last.
    """
    taken: list[Clause] = []
    for clause in clauses:
        alike = next((i for i, other in enumerate(taken) if _alike(other, clause)), None)
        if alike is None:
            taken.append(clause)
        else:
            taken[alike] = _both(taken[alike], clause)
    return tuple(taken)


def _alike(one: Clause, other: Clause) -> bool:
    if one.excluded or other.excluded or one.role != other.role:
        return False
    years = one.first and one.last and other.first and other.last
    return one.role in WORDS or (one.role == "period" and bool(years))


def _both(one: Clause, other: Clause) -> Clause:
    words = f"{one.words} {other.words}"
    if one.role == "period":
        early = min(one, other, key=lambda r: r.first or date.min)
        late = max(one, other, key=lambda r: r.last or date.max)
        said = " to ".join(dict.fromkeys((early.said.split(" to ")[0], late.said.split(" to ")[-1])))
        return early._replace(words=words, said=said, last=late.last)
    shared = tuple(value for value in one.values if value in other.values) if one.role == "kind" else ()
    values = shared or tuple(dict.fromkeys((*one.values, *other.values)))
    said = said_values(one.role, values) if shared else f"{one.said} or {_bare(other)}"
    return one._replace(words=words, values=values, said=said)


def _bare(clause: Clause) -> str:
    """What is said after `or`, where the sort of word has been named before."""
    return clause.said.removeprefix(f"{clause.role} ").removeprefix("status ")
