"""Floor 4: the records that a search found as a Table: the columns of every record, and what matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from armstrack.clause import WORDS
from armstrack.columns import records_table
from armstrack.matching import Term, words_in
from armstrack.parties import name_of
from armstrack.query import Query
from armstrack.search import Answer, Hit
from armstrack.table import Column, Marked, Table
from armstrack.texts import Text

_PEOPLE = ("date", "flow", "said_status", "title", "match", "id")
_FLOW = Column("flow", "flow", about="supplier and recipient", machine=False, wrap=16)
_MATCH = Column(
    "match",
    "match",
    rank=5,
    about="where the words are, if not in the title",
    machine=False,
    wrap=30,
    under="[{}]",
)
#: The parts that are told first, whatever was typed first.
_FIRST = {"supplier": 0, "recipient": 1}
#: Words shown before a match, and in all; texts shown of one record.
_BEFORE, _WORDS, _TEXTS = 4, 14, 3


def found_table(answer: Answer, title: str = "", notes: tuple[str, ...] = ()) -> Table:
    """A table with one row a record, best first: the contract's columns, and flow and match for people."""
    table = records_table([hit.event for hit in answer.hits], title, notes)
    places = {column.name: place for place, column in enumerate(table.columns)}
    rows = []
    for row, hit in zip(table.rows, answer.hits, strict=True):
        title_cell = _marked(hit.event.title, answer.terms)
        flow = f"{name_of(hit.event.supplier)} → {name_of(hit.event.recipient)}"
        cells = [title_cell if place == places["title"] else cell for place, cell in enumerate(row)]
        rows.append((*cells, flow, _match(hit, answer.terms)))
    people = tuple(name for name in _PEOPLE if name != "match" or any(row[-1] for row in rows))
    return replace(table, columns=(*table.columns, _FLOW, _MATCH), rows=tuple(rows), people=people)


def _match(hit: Hit, terms: Sequence[Term]) -> Marked | None:
    """The text around what was found, where the title does not show it."""
    shown = [text for text in dict.fromkeys(hit.texts) if text.label != "title"][:_TEXTS]
    told, marks = "", []
    for text in shown:
        told += " · " if told else ""
        part = _excerpt(text, terms)
        marks += [(start + len(told), end + len(told)) for start, end in part.marks]
        told += part
    return Marked(told, tuple(marks)) if told else None


def _excerpt(text: Text, terms: Sequence[Term]) -> Marked:
    """The label of a text and the words around its first match."""
    whole = text.text.replace("\n", " ")
    words = words_in(whole)
    starts = [match.start for term in terms for match in term.matches(whole)]
    at = next(place for place, word in enumerate(words) if word.end > min(starts))
    first = max(0, min(at - _BEFORE, len(words) - _WORDS))
    last = min(first + _WORDS, len(words)) - 1
    start = words[first].start if first else 0
    end = words[last].end if last < len(words) - 1 else len(whole)
    lead = f"{text.label}: {'…' if first else ''}"
    part = _marked(whole[start:end], terms)
    marks = tuple((begin + len(lead), stop + len(lead)) for begin, stop in part.marks)
    return Marked(f"{lead}{part}{'…' if end < len(whole) else ''}", marks)


def _marked(text: str, terms: Sequence[Term]) -> Marked:
    """A text with every match in it, each letter marked once."""
    found = sorted((match.start, match.end) for term in terms for match in term.matches(text))
    marks: list[tuple[int, int]] = []
    for start, end in found:
        if marks and start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return Marked(text, tuple(marks))


def told(answer: Answer, query: Query) -> str:
    """How many records, how the words were read, and whatever was not taken strictly."""
    count = len(answer.hits)
    number = f"{count:,} record{'' if count == 1 else 's'}" if count else "no record"
    clauses = sorted(answer.attempt.clauses, key=lambda clause: _FIRST.get(clause.role, len(_FIRST)))
    lines = [f"{number}: {', '.join(map(str, clauses))}", answer.attempt.remark]
    lines.append(f"left out: {', '.join(query.idle)}" if query.idle else "")
    return "\n".join(filter(None, lines))


def hints(answer: Answer) -> tuple[str, ...]:
    """How to search the text for a word that was read as a filter."""
    filters = [c for c in answer.attempt.clauses if c.role in WORDS and not c.excluded]
    if not filters:
        return ()
    word = filters[0].words.split()[0]
    return (f'"{word}" is read as a filter: text:{word} searches the text for it',)
