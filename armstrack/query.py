"""Floor 4: what people type, read: each word a filter or a text to find.

Names may span words; two parties in a row are supplier and recipient; `from`, `to`, `by`, `via`, `in`,
`since`, `until`, `before`, `after`, `between`, `or` and `not` are understood. Words in quotes are a
phrase, `text:WORD` is text whatever it names. Pure: no record is looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, cast

from armstrack.clause import Clause, Role
from armstrack.lexicon import means, named_at, party_at
from armstrack.matching import any_of, term
from armstrack.parties import codes_of
from armstrack.periods import time_at

_TEXT = "text:"
_PAIR = re.compile(r"([^\W\d_]+)(?:->|[-/\u2013\u2192])([^\W\d_]+)")
_SIDES: dict[str, Role] = {
    "supplier": "supplier",
    "recipient": "recipient",
    "toward": "recipient",
    "actor": "actor",
    "via": "via",
    "place": "place",
}

#: A clause, or None for words that say nothing, and how many words it took.
_Taken = tuple[Clause | None, int]


class Query(NamedTuple):
    """Words as they were read, in their order, and those that say nothing (`of`, `the`)."""

    clauses: tuple[Clause, ...]
    idle: tuple[str, ...] = ()

    def without(self, place: int) -> Query:
        """The query without one of its clauses."""
        return self._replace(clauses=(*self.clauses[:place], *self.clauses[place + 1 :]))


def read(arguments: Sequence[str]) -> Query:
    """Reads the words of a command line; an argument with blanks in it is a phrase."""
    words = [word for argument in arguments for word in _words(argument)]
    clauses: list[Clause] = []
    idle: list[str] = []
    at, excluded = 0, False
    while at < len(words):
        if means(words[at]) == "not" and at + 1 < len(words):
            at, excluded = at + 1, True
            continue
        found, length = _next(words, at)
        if found:
            clauses.append(found._replace(excluded=excluded))
            excluded = False
        else:
            idle += words[at : at + length]
        at += length
    if not clauses:  # then what usually says nothing is what is sought
        return Query(tuple(c for word in words if word != _TEXT and (c := _text([word])[0])))
    return Query(tuple(clauses), tuple(idle))


def _words(argument: str) -> list[str]:
    """An argument as words: a phrase stays whole, `canada-turkey` is two, marks behind a word go."""
    text = " ".join(argument.split())
    if " " in text or text.startswith(_TEXT):
        return [text]
    text = text.rstrip(",;:?!").removesuffix("'s").removesuffix("\u2019s")
    pair = _PAIR.fullmatch(text)
    if pair and not codes_of(text) and all(codes_of(side) for side in pair.groups()):
        return list(pair.groups())
    return [text] if text else []


def _next(words: Sequence[str], at: int) -> _Taken:
    """What the next words say."""
    phrase = _phrase(words, at)
    if phrase:
        return phrase
    plain = _plain(words, at)
    found = _time(plain) or _side(plain) or _name(plain)
    if found:
        return found
    idle = means(plain[0]) not in ("", "ordinary", "code")
    return (None, 1) if idle else _text(plain)


def _plain(words: Sequence[str], at: int) -> list[str]:
    """The words from here to the next phrase, over which names may span."""
    rest = list(words[at:])
    phrases = (i for i, word in enumerate(rest) if " " in word or word.startswith(_TEXT))
    return rest[: next(phrases, len(rest))]


def _phrase(words: Sequence[str], at: int) -> _Taken | None:
    """A phrase in quotes, the party that has it for a name, or what stands behind `text:`."""
    word = words[at]
    length = 2 if word == _TEXT and at + 1 < len(words) else 1
    typed = " ".join(words[at : at + length])
    if typed.startswith(_TEXT):
        typed = typed.removeprefix(_TEXT).strip()
    elif " " not in typed:
        return None
    else:
        pieces = typed.split()
        party = party_at(pieces)
        if party and party.length == len(pieces):
            return Clause(typed, "party", party.values), length
    found = term(typed)
    return (Clause(typed, "text", term=found), length) if found else (None, length)


def _time(words: Sequence[str]) -> _Taken | None:
    """A period, or one side of it."""
    found = time_at(words)
    if found is None:
        return None
    typed = " ".join(words[: found.length])
    return Clause(typed, "period", said=found.said, first=found.first, last=found.last), found.length


def _side(words: Sequence[str]) -> _Taken | None:
    """A party with the part that a preposition gives it."""
    role = _SIDES.get(means(words[0]))
    party = _party(words[1:]) if role else None
    if role is None or party is None:
        return None
    clause, length = party
    return clause._replace(role=role), length + 1


def _party(words: Sequence[str]) -> tuple[Clause, int] | None:
    """A party, or several with `or` between them."""
    found = party_at(words)
    if found is None:
        return None
    codes, length = found.values, found.length
    while length + 1 < len(words) and means(words[length]) == "or":
        other = party_at(words, length + 1)
        if other is None:
            break
        codes, length = (*codes, *other.values), length + 1 + other.length
    return Clause(" ".join(words[:length]), "party", tuple(dict.fromkeys(codes))), length


def _name(words: Sequence[str]) -> _Taken | None:
    """A party, or a word of a vocabulary."""
    named = named_at(words)
    if named is None or named.role == "party":
        return _party(words) if named else None
    typed = " ".join(words[: named.length])
    return Clause(typed, cast(Role, named.role), named.values, named.said), named.length


def _text(words: Sequence[str]) -> _Taken:
    """A word to find, or several with `or` between them."""
    length, found = 1, [term(words[0])]
    while length + 1 < len(words) and means(words[length]) == "or" and not named_at(words, length + 1):
        found.append(term(words[length + 1]))
        length += 2
    terms = [each for each in found if each]
    typed = " ".join(words[:length])
    return (Clause(typed, "text", term=any_of(terms)) if terms else None), length
