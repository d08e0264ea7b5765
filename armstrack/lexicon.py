"""Floor 0: what words that people type name: parties, words of the vocabularies, prepositions.

Names may span words; the longest wins. Nothing here guesses: a word is in a table or it is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from armstrack.parties import codes_of, folded_names
from armstrack.vocab import kinds, read_table, terms_of
from armstrack.words import fold

#: The longest name in the tables has ten words.
_MOST = 10
#: From so many letters on a name may be typed with blanks that its table entry lacks: `kara bagh`.
_JOINED = 7
#: Words of the vocabularies that say too little alone.
_TOO_PLAIN = ("all", "none", "other")


class Named(NamedTuple):
    """What the next words name. `role` is party, kind, category or verification; `said` is how to say it."""

    role: str
    values: tuple[str, ...]
    said: str
    length: int


@cache
def _query_words() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {row["word"]: (row["means"], tuple(row["values"].split())) for row in read_table("query_words")}


def grammar() -> dict[str, str]:
    """What each word of grammar does, by its spelling."""
    return {word: does for word, (does, values) in _query_words().items() if not values}


def means(word: str) -> str:
    """What a word of grammar does in a question (`to`, `not`, `or`); empty for every other word.

    `ordinary` words name a party only in capitals, and words that mean `nothing` are left out.
    """
    found = _query_words().get(word.casefold(), ("", ()))
    return "" if found[1] else found[0]


def party_at(words: Sequence[str], at: int = 0) -> Named | None:
    """The party that the words from here on name; its codes are several where the name is ambiguous."""
    for length in _lengths(words, at):
        typed = words[at : at + length]
        codes = _codes(typed[0]) if length == 1 else codes_of_several(typed)
        if codes:
            return Named("party", codes, "", length)
    return None


def _lengths(words: Sequence[str], at: int) -> list[int]:
    """How many words a name that begins here may have, the most first; it ends with no mark."""
    ends = range(min(_MOST, len(words) - at), 0, -1)
    return [length for length in ends if fold(words[at + length - 1])]


def _codes(word: str) -> tuple[str, ...]:
    """The parties that one word names. Codes of two letters are short enough to be other things."""
    folded, meaning = fold(word), means(word)
    small = not word.isupper()
    if meaning not in ("", "ordinary", "code") or (meaning == "ordinary" and small):
        return ()
    if len(folded) == 2 and small and meaning != "code":
        return ()
    return codes_of(word) or (codes_of(word[:-1]) if len(folded) > 4 and folded.endswith("s") else ())


def codes_of_several(words: Sequence[str]) -> tuple[str, ...]:
    """Every party that several words may mean, all of them together."""
    typed, joined = " ".join(words), "".join(words)
    if fold(typed) in _turned() and "," not in typed:
        return ()
    codes = codes_of(typed)
    if codes or len(joined) < _JOINED or len(words) > 3 or any(map(means, words)):
        return codes
    return codes_of(joined)


@cache
def _turned() -> frozenset[str]:
    """Names back to front, `Sudan, South`: without the comma they are two, as in `sudan south korea`."""
    names = folded_names().items()
    turned = frozenset(folded for name, folded in names if "," in name)
    return turned.difference(folded for name, folded in names if "," not in name)


@cache
def vocabulary() -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Folded spelling to role, values and how to say it. Kinds come last: they are the most exact."""
    found: dict[str, tuple[str, tuple[str, ...], str]] = {}
    by_status: dict[str, list[str]] = {}
    for kind in kinds().values():
        by_status.setdefault(kind.status, []).append(kind.kind)
    for name in ("category", "verification", "status", "kind"):
        role = "kind" if name == "status" else name
        for term in terms_of(name).values():
            values = tuple(by_status.get(term.term, ())) if name == "status" else (term.term,)
            if values and term.term not in _TOO_PLAIN:
                said = term.term if name == "verification" else f"{name} {term.term}"
                for spelling in (term.term, *term.aliases):
                    found.setdefault(fold(spelling), (role, values, said))
    for word, (role, values) in _query_words().items():
        if values:
            found[fold(word)] = (role, values, said_values(role, values))
    return found


def said_values(role: str, values: Sequence[str]) -> str:
    """Several words of a vocabulary as people say them: `kind embargo-imposed or embargo-lifted`."""
    listed = " or ".join(values)
    return listed if role == "verification" else f"{role} {listed}"


def term_at(words: Sequence[str], at: int = 0) -> Named | None:
    """The word of a vocabulary that the words from here on name."""
    for length in _lengths(words, at):
        folded = fold(" ".join(words[at : at + length]))
        found = vocabulary().get(folded) or vocabulary().get(folded.removesuffix("s"))
        if found:
            return Named(*found, length)
    return None


def named_at(words: Sequence[str], at: int = 0) -> Named | None:
    """What the words from here on name; a longer name wins, of two alike the party."""
    found = [named for named in (party_at(words, at), term_at(words, at)) if named]
    return max(found, key=lambda named: named.length, default=None)
