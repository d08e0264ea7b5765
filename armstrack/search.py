"""Floor 4: records that meet a question, best first, with the text that matches.

The score of a record is the sum over the texts sought; each counts once, where it matches best: three
times the weight of the field, and how near the match is (the very word 2, another form of it 1, a word
that begins so 0). Weights: title 5, id and goods 4, parties and terms of the act 3, statements, values
and notes 2, sources 1. Of two alike the newer comes first, then by id. The score depends on the record
alone, so that an index may narrow the records without changing their order.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from armstrack.attempts import Attempt, attempts
from armstrack.clause import Clause
from armstrack.event import Event
from armstrack.lexicon import means
from armstrack.matching import FORM, Term, squeeze, words_in
from armstrack.parties import parties
from armstrack.query import Query
from armstrack.select import Filters, passes
from armstrack.texts import Text, texts

#: A party's names are sought in texts from so many letters on.
_LEAST = 3


class Hit(NamedTuple):
    """A record found, and for each text sought where in the record it matches best."""

    event: Event
    score: int
    texts: tuple[Text, ...]


class Answer(NamedTuple):
    """The records found, best first; how the question was taken; and the texts that were sought."""

    hits: tuple[Hit, ...]
    attempt: Attempt
    terms: tuple[Term, ...]


class Page:
    """A record as it is searched: its texts, made when they are first asked for."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self._texts: list[Text] | None = None
        self._squeezed = ""

    @property
    def texts(self) -> list[Text]:
        """Every text, those that weigh most first."""
        if self._texts is None:
            self._texts = texts(self.event)
            self._squeezed = squeeze("\n".join(text.text for text in self._texts))
        return self._texts

    def best(self, term: Term) -> tuple[int, Text] | None:
        """Score and text of the best match of a term, the first of those alike."""
        if not self.texts or not term.may_match(self._squeezed):
            return None
        best: tuple[int, Text] | None = None
        for text in self.texts:
            if best and text.weight < best[1].weight:
                break
            for match in term.matches(text.text):
                score = 3 * text.weight + match.nearness
                if best is None or score > best[0]:
                    best = score, text
        return best


class Shelf(ABC):
    """Records as pages, of which an index knows those that a question may be about."""

    @abstractmethod
    def meeting(self, clauses: Iterable[Clause]) -> list[Page]:
        """All pages that may meet the clauses, and perhaps others."""

    def words(self) -> set[str]:
        """Every word of every page."""
        return words_of_pages(self.meeting(()))


#: Records to search: all of them, or what knows where to look.
Pages: TypeAlias = Sequence[Page] | Shelf


def words_of_pages(pages: Iterable[Page]) -> set[str]:
    """Every word of the records."""
    return {word.text for page in pages for text in page.texts for word in words_in(text.text)}


def find(pages: Pages, query: Query) -> Answer:
    """The records that meet a query, taken in the strictest way that finds any."""
    strictest, *others = attempts(query)
    answer = _meet(pages, strictest)
    for attempt in others:
        if answer.hits:
            return answer
        if not any(_meet(pages, Attempt(clauses)).hits for clauses in attempt.unless):
            answer = _meet(pages, attempt)
    return answer if answer.hits else answer._replace(attempt=strictest)


def _meet(pages: Pages, attempt: Attempt) -> Answer:
    """The records that meet every clause, best first."""
    filters = [_test(c) for c in attempt.clauses if c.excluded or term_of(c) is None]
    terms = tuple(sought for c in attempt.clauses if not c.excluded and (sought := term_of(c)))
    hits = []
    for page in pages.meeting(attempt.clauses) if isinstance(pages, Shelf) else pages:
        found = _all_best(page, terms) if all(test(page) for test in filters) else None
        if found is not None:
            hits.append(Hit(page.event, sum(score for score, _ in found), tuple(text for _, text in found)))
    hits.sort(key=lambda hit: (-hit.score, -hit.event.date.first_day.toordinal(), hit.event.id))
    return Answer(tuple(hits), attempt, terms)


def _all_best(page: Page, terms: Sequence[Term]) -> list[tuple[int, Text]] | None:
    """The best match of each term; None where one is not in the record."""
    found = []
    for sought in terms:
        best = page.best(sought)
        if best is None:
            return None
        found.append(best)
    return found


def term_of(clause: Clause) -> Term | None:
    """The text that a clause seeks, if it seeks one."""
    return named(clause.values) if clause.role == "named" else clause.term


def _test(clause: Clause) -> Callable[[Page], bool]:
    """Whether a record meets a clause, turned round where it is excluded."""
    meets = _meets(clause)
    return (lambda page: not meets(page)) if clause.excluded else meets


def _meets(clause: Clause) -> Callable[[Page], bool]:
    sought = term_of(clause)
    if sought is not None:
        return lambda page: page.best(sought) is not None
    if clause.role == "period":
        filters = Filters(since=clause.first, until=clause.last)
        return lambda page: passes(page.event, filters)
    held, wanted = _HELD[clause.role], frozenset(clause.values)
    if clause.role == "place":
        names = named(clause.values)
        return lambda page: not wanted.isdisjoint(held(page.event)) or page.best(names) is not None
    return lambda page: not wanted.isdisjoint(held(page.event))


def _involved(event: Event) -> tuple[str, ...]:
    """Everybody with a part in a record: its sides, intermediaries, who acts and who speaks."""
    speakers = (statement.party for statement in event.statements)
    return (event.supplier, event.recipient, *event.via, event.acting_party, *speakers)


#: What of a record each role is about. A category is one that the goods name: who looks for drones does
#: not look for every embargo.
_HELD: dict[str, Callable[[Event], tuple[str, ...]]] = {
    "supplier": lambda event: (event.supplier,),
    "recipient": lambda event: (event.recipient,),
    "party": lambda event: (event.supplier, event.recipient, *event.via),
    "via": lambda event: event.via,
    "actor": lambda event: (event.acting_party,),
    "involved": _involved,
    "place": _involved,
    "kind": lambda event: (event.kind,),
    "category": lambda event: event.categories,
    "verification": lambda event: (event.verification,),
}


@cache
def named(codes: tuple[str, ...]) -> Term:
    """The names of parties as a text to find, whole; words that are mostly other words left out."""
    names = {code: _names(code) for code in parties()}
    own = tuple(dict.fromkeys(name for code in codes for name in names[code]))
    others = (name for code in parties() if code not in codes for name in names[code])
    longer = tuple(other for other in others if any(_holds(other, name) for name in own))
    return Term(own, FORM, longer)


def _names(code: str) -> list[tuple[str, ...]]:
    party = parties()[code]
    fit = (name for name in (party.name, *party.aliases) if len(squeeze(name)) >= _LEAST and not means(name))
    return [tuple(word.text for word in words_in(name)) for name in fit]


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """True where a longer name has a shorter one in it, word for word."""
    return len(long) > len(short) and f" {' '.join(short)} " in f" {' '.join(long)} "
