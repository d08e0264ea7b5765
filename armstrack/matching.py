"""Floor 0: how words are found in a text: whole, in another form, or as a beginning; where, to the letter.

Case and accents are set aside, and so are the blanks and hyphens within a name: `Kara Bagh` finds
`Karabagh` and `Kara-Bagh`, `tb2` finds `TB-2`. A number is never cut: `G3` does not find `G36`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from armstrack.words import letters

#: How near a match is: the very word, another form of it, a word that begins so.
WHOLE, FORM, BEGINNING = 2, 1, 0
#: Beginnings count from so many letters on; of designations (`G3`) always.
_LEAST = 3
#: A single word is found in pieces from so many letters on, shorter ones only with a digit.
_PIECES = 4
_WORD = re.compile(r"[a-z0-9]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_NO_LETTERS = re.compile(r"[\W_]+")
_NO_WORD = bytes(i for i in range(256) if not (48 <= i <= 57 or 97 <= i <= 122))
#: American spelling, ours.
_SPELLINGS = (("licens", "licenc"), ("defens", "defenc"), ("armor", "armour"), ("canceled", "cancelled"))
_ENDINGS = (("ies", "y"), ("ings", ""), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))


class Word(NamedTuple):
    """A folded word, and where it stands in the text as written."""

    text: str
    start: int
    end: int


class Match(NamedTuple):
    """Where a term stands in a text as written, and how near it is."""

    start: int
    end: int
    nearness: int


def words_in(text: str) -> list[Word]:
    """Every word of a text, folded, with its place."""
    if text.isascii() and "&" not in text:
        return [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text.lower())]
    folded, places = _folded(text)
    return [Word(m[0], places[m.start()], places[m.end() - 1] + 1) for m in re.finditer(r"\S+", folded)]


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place of the one that it comes from.

    An accent written as a letter of its own belongs to the letter before.
    """
    parts, places = [], []
    for place, letter in enumerate(text):
        part = _fold_letter(letter)
        parts.append(part)
        places += [place] * len(part)
    return "".join(parts), places


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    return letters(letter)


def squeeze(text: str) -> str:
    """The folded text without anything between its words.

    Wherever a term matches, one of its `keys` stands in the squeezed text: a quick first sieve, for an
    index too.
    """
    plain = text if text.isascii() else _BEYOND_ASCII.sub(lambda found: _fold_letter(found[0]), text)
    lowered = plain.lower().replace("&", "and")
    if lowered.isascii():
        return lowered.encode().translate(None, _NO_WORD).decode()
    return _NO_LETTERS.sub("", lowered)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of a word share: `permit` for `permits` too. Short words stay as they are."""
    if not word.isalpha():
        return word.removesuffix("s")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _PIECES:
            return word.removesuffix(ending) + instead
    return word


class Term(NamedTuple):
    """A word or phrase to find, in each of its spellings: the words folded, in sequence.

    Matches that are less near than `least` do not count, nor those within a longer name of something
    else (`Sudan` in `South Sudan`).
    """

    spellings: tuple[tuple[str, ...], ...]
    least: int = BEGINNING
    longer: tuple[tuple[str, ...], ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """One of these stands in every squeezed text where the term is found."""
        return _keys(self.spellings)

    def may_match(self, squeezed: str) -> bool:
        """False only where the term is certainly not in the text."""
        return any(key in squeezed for key in self.keys)

    def matches(self, text: str) -> Iterator[Match]:
        """Everywhere that the term stands, spelling by spelling."""
        words = words_in(text) if self.may_match(squeeze(text)) else []
        others = [found for found in _matches(words, self.longer) if found.nearness >= FORM]
        for found in _matches(words, self.spellings):
            within = any(other.start <= found.start and found.end <= other.end for other in others)
            if found.nearness >= self.least and not within:
                yield found


@lru_cache(maxsize=256)
def _keys(spellings: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(stem("".join(words)).removesuffix("y") for words in spellings)


def term(typed: str) -> Term | None:
    """The term that typed words make; None where they hold no word."""
    words = tuple(word.text for word in words_in(typed))
    return Term(tuple(_spellings(words))) if words else None


def any_of(terms: Iterable[Term]) -> Term:
    """One term that is found wherever one of several is."""
    return Term(tuple(dict.fromkeys(spelling for each in terms for spelling in each.spellings)))


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    for pair in _SPELLINGS:
        for one, other in (pair, pair[::-1]):
            turned = tuple(word.replace(one, other) for word in words)
            if turned != words:
                yield turned


def _matches(words: list[Word], spellings: Iterable[tuple[str, ...]]) -> Iterator[Match]:
    for spelling in spellings:
        for place, word in enumerate(words):
            found = _match_at(words, place, spelling) if word.text[0] == spelling[0][0] else None
            if found:
                yield found


def _match_at(words: list[Word], place: int, sought: tuple[str, ...]) -> Match | None:
    """The nearest match that begins at this word, if one does."""
    whole, joined = "".join(sought), ""
    best: Match | None = None
    for last in range(place, len(words)):
        joined += words[last].text
        aligned = last - place + 1 == len(sought) and joined.startswith(whole[: -len(sought[-1])])
        nearness = _nearness(joined, whole, aligned, one_word=last == place)
        if nearness is not None and (best is None or nearness > best.nearness):
            best = Match(words[place].start, words[last].end, nearness)
        if not whole.startswith(joined):
            break
    return best


def _nearness(joined: str, whole: str, aligned: bool, one_word: bool) -> int | None:
    """How near words written as one are to the words sought; None where they are others."""
    aligned = aligned or one_word or not whole.isalpha()
    if joined == whole:
        return WHOLE if aligned or len(whole) >= _PIECES else None
    if not aligned:
        return None
    if stem(joined) == stem(whole):
        return FORM
    long = len(whole) >= _LEAST or not whole.isalpha()
    begins = joined.startswith(whole) and long and not whole.isdigit()
    cut = begins and whole[-1].isdigit() and joined[len(whole)].isdigit()
    return BEGINNING if begins and not cut else None
