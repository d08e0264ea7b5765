"""Floor 4: what to offer where a question finds nothing: the nearest words, and what fewer would find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from armstrack.clause import Clause, Role
from armstrack.matching import words_in
from armstrack.parties import parties
from armstrack.query import Query, read
from armstrack.search import Pages, Shelf, find, words_of_pages
from armstrack.words import nearest

_TURNED: dict[Role, Role] = {"supplier": "recipient", "recipient": "supplier"}


def offers(pages: Pages, query: Query) -> list[str]:
    """A line for each word that no record has, and one for each question nearby that finds records."""
    known = pages.words() if isinstance(pages, Shelf) else words_of_pages(pages)
    found = [
        f"{said}: {count:,} record{'' if count == 1 else 's'}"
        for said, other in _nearby(query)
        if (count := len(find(pages, other).hits))
    ]
    return [*_strange(query.clauses, known), *found]


def _strange(clauses: Iterable[Clause], known: set[str]) -> Iterator[str]:
    """The words sought that no record has, with those nearest to them."""
    sought = [clause.words for clause in clauses if clause.role == "text" and not clause.excluded]
    for word in dict.fromkeys(word.text for typed in sought for word in words_in(typed)):
        if not any(other.startswith(word) for other in known):
            near = nearest(word, known | _party_words())
            hint = f": did you mean {' or '.join(near)}?" if near else ""
            yield f'no record has "{word}"{hint}'


def _party_words() -> set[str]:
    """The words of the parties' names: a misspelt one is meant as often as a word of a text."""
    return {word.text for party in parties().values() for word in words_in(party.name)}


def _nearby(query: Query) -> Iterator[tuple[str, Query]]:
    """Questions that differ in one thing: a direction, a phrase taken apart, a word left out."""
    turned = tuple(c._replace(role=_TURNED.get(c.role, c.role)) for c in query.clauses)
    if turned != query.clauses:
        yield "the other way round", query._replace(clauses=turned)
    for place, clause in enumerate(query.clauses):
        if clause.role == "period" and not clause.excluded:
            as_text = read([f"text:{clause.words}"]).clauses
            yield f"with text:{clause.words} instead", _with(query, place, as_text)
        apart = read(clause.words.split()).clauses if clause.role == "text" else ()
        if len(apart) > 1:
            yield f'"{clause.words}" without the quotes', _with(query, place, apart)
    for place, clause in enumerate(query.clauses):
        if len(query.clauses) > 1:
            word = f"{'not ' if clause.excluded else ''}{clause.words}"
            yield f'without "{word}"', query.without(place)


def _with(query: Query, place: int, clauses: tuple[Clause, ...]) -> Query:
    """The query with others in the place of one clause."""
    return query._replace(clauses=(*query.clauses[:place], *clauses, *query.clauses[place + 1 :]))
