"""Floor 4: the ways to take one question, strictest first. The first that finds a record is the answer.

Two parties are supplier and recipient; else the other way round; else in any part; else named. Words
of a vocabulary are filters; else text. Every way but the first says what it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from armstrack.clause import PARTIES, WORDS, Clause, Role, merge
from armstrack.matching import term
from armstrack.parties import name_of
from armstrack.query import Query

_SIDES: tuple[Role, Role] = ("supplier", "recipient")


class Attempt(NamedTuple):
    """What a record must meet, each of it; and a remark where that is not the strictest way.

    The way is not to be taken where any of `unless` finds a record: who asks for a flow that is on
    record does not mean other records that name its sides.
    """

    clauses: tuple[Clause, ...]
    remark: str = ""
    unless: tuple[tuple[Clause, ...], ...] = ()


def attempts(query: Query) -> Iterator[Attempt]:
    """The ways to take a query, strictest first."""
    unless: list[tuple[Clause, ...]] = []
    for parts, remark in _flows(query.clauses):
        cast = _cast(query.clauses, parts)
        unless.append(tuple(c for c in cast if c.role in PARTIES and not c.excluded))
        yield from (_attempt(cast, roles, remark) for roles in _laxer(cast))
    for parts, remark in _elsewhere(query.clauses):
        cast = _cast(query.clauses, parts)
        yield from (_attempt(cast, roles, remark, tuple(unless)) for roles in _laxer(cast))


def _cast(clauses: Sequence[Clause], parts: Mapping[int, Role]) -> list[Clause]:
    return [clause._replace(role=parts.get(i, clause.role)) for i, clause in enumerate(clauses)]


def _free(clauses: Sequence[Clause]) -> list[int]:
    """The places of the parties without a preposition."""
    return [i for i, clause in enumerate(clauses) if clause.role == "party" and not clause.excluded]


def _flows(clauses: Sequence[Clause]) -> Iterator[tuple[Mapping[int, Role], str]]:
    """The parts that parties have as sides of a flow, by their places, and what to say of that."""
    free, taken = _free(clauses), {clause.role for clause in clauses if not clause.excluded}
    sides = [side for side in _SIDES if side not in taken]
    either_way = len(sides) == 2
    yield ({} if either_way and len(free) < 2 else _parts(free, sides)), ""
    if either_way and len(free) > 1:
        first, second = (_names(clauses[i]) for i in free[:2])
        said = f"nothing from {first} to {second} matches: read the other way round"
        yield _parts(free, sides[::-1]), said


def _elsewhere(clauses: Sequence[Clause]) -> Iterator[tuple[Mapping[int, Role], str]]:
    """Other parts that parties may have: any, or only that of being named."""
    free = _free(clauses)
    named = " and ".join(_names(clauses[i]) for i in free)
    each, takes, is_, sides = {
        1: ("it", "takes", "is", "a party"),
        2: ("both", "take", "are", "its two sides"),
    }.get(len(free), ("all", "take", "are", "its parties"))
    if free:
        none = f"no record has {named} as {sides}: shown where {each}"
        yield dict.fromkeys(free, "involved"), f"{none} {takes} part"
        yield dict.fromkeys(free, "named"), f"{none} {is_} named"


def _parts(free: Sequence[int], sides: Sequence[Role]) -> dict[int, Role]:
    """The sides in order; a further party has any part, or is named."""
    return {place: sides[n] if n < len(sides) else "place" for n, place in enumerate(free)}


def _names(clause: Clause) -> str:
    return " or ".join(map(name_of, clause.values))


def _laxer(cast: Sequence[Clause]) -> Iterator[tuple[str, ...]]:
    """The vocabularies whose words are taken as text: none, that of categories, all."""
    yield ()
    found = {c.role for c in cast if c.role in WORDS and not c.excluded}
    if "category" in found:
        yield ("category",)
    if found - {"category"}:
        yield WORDS


def _attempt(
    cast: Sequence[Clause],
    as_text: tuple[str, ...],
    remark: str,
    unless: tuple[tuple[Clause, ...], ...] = (),
) -> Attempt:
    """The clauses taken together, words of some vocabularies as text."""
    loose = {i: term(c.words) for i, c in enumerate(cast) if c.role in as_text and not c.excluded}
    clauses = [
        c._replace(role="text", term=loose[i], values=()) if i in loose else c for i, c in enumerate(cast)
    ]
    texts = " and ".join(f'"{cast[i].words}"' for i in loose)
    said = f"nothing passes {texts} as a filter: searched as text" if loose else ""
    return Attempt(merge(clauses), "; ".join(filter(None, (remark, said))), unless)
