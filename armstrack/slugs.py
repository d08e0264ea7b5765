"""Floor 0: the last part of a record's name: a few words that say what happened, in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from armstrack.parties import parties
from armstrack.words import fold

_POSSESSIVE = re.compile(r"['\u2019]s?\b")
_MOST_WORDS, _MOST_LETTERS = 5, 60
#: Words that say little in a name.
_IDLE = re.compile(
    "an?|the|and|or|of|off|to|for|from|in|into|on|at|by|with|after|before|until|under|over|about|as|per|than"
    "|that|this|which|who|when|while|where|then|there|if|but|no|not|so|up|out|more|some|any|all|also|new"
    "|he|she|it|its|his|her|their|them|they|we|our|is|are|was|were|be|been|has|had|have|will|would"
)


def slug_of(title: str, codes: Iterable[str] = ()) -> str:
    """A slug from a title: its first five words, without the parties, which the name tells, and small words.

    Empty where the title has no other word in letters of a file's name.
    """
    tokens = (fold(token).replace(" ", "-") for token in _POSSESSIVE.sub("", title).split())
    text = f" {' '.join(tokens)} "
    for spelling in sorted(_spellings(codes), key=len, reverse=True):
        text = text.replace(f" {spelling} ", " ")
    words = (word for word in text.split() if not _IDLE.fullmatch(word) and (len(word) > 1 or word.isdigit()))
    return tidy(" ".join([word for word in words if word.isascii()][:_MOST_WORDS]))


def tidy(text: str) -> str:
    """Words as a name has them: lower case, without accents, hyphens between; at most 60 letters."""
    return "-".join(word for word in fold(text).split() if word.isascii())[:_MOST_LETTERS].rstrip("-")


def _spellings(codes: Iterable[str]) -> set[str]:
    """Every way in which a title may name these parties."""
    found = (parties()[code] for code in codes if code in parties())
    return {fold(name) for party in found for name in (party.code, party.name, *party.aliases)}
