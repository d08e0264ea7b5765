"""Floor 0: how words are compared. Folding for look-ups, and "did you mean" that never decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

_LETTERS = str.maketrans(
    {
        "\u0131": "i",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "&": " and ",
    }
)
#: Of ASCII, in small letters, everything but letters and digits.
_BLANKS = dict.fromkeys((i for i in range(128) if not chr(i).isalnum()), " ")
#: The usual accents, each of them a combining character.
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
#: Names of records, of fields and of parties are far shorter.
LONGEST = 250
#: How many comparisons suggestions may cost in all, where a stranger decides how many there are: seconds.
_MOST_COMPARED = 300_000
_left: ContextVar[list[int] | None] = ContextVar("left", default=None)
#: How much less alike a suggestion may be than the best one.
_CLEARLY = 0.15


def letters(text: str) -> str:
    """Case and accents set aside, punctuation made blanks; letter by letter the same as whole."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered.replace("&", " and ").translate(_BLANKS)
    # Some signs fall apart into capitals only here, such as U+2121 into TEL.
    decomposed = unicodedata.normalize("NFKD", lowered.translate(_LETTERS)).casefold()
    lowered = _ACCENTS.sub("", decomposed)
    if lowered.isascii():
        return lowered.replace("&", " and ").translate(_BLANKS)
    lowered = "".join(c for c in lowered if not unicodedata.combining(c)).translate(_LETTERS)
    return "".join(c if c.isalnum() else " " for c in lowered.replace("&", " and "))


def fold(text: str) -> str:
    """Case, accents and punctuation set aside: `Türkiye`, `TURKIYE` and `turkiye` fold alike."""
    words = letters(text).split()
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@contextmanager
def sparing() -> Iterator[None]:
    """Within, suggestions cost a few seconds in all at most: then nothing is near any more.

    What is wrong, and where, does not depend on it: of 5,000 unknown names the first are told
    with what they may have meant, and the others without.
    """
    token = _left.set([_MOST_COMPARED])
    try:
        yield
    finally:
        _left.reset(token)


def spend(comparisons: int) -> bool:
    """True where so many comparisons may be made; they are counted, made or not."""
    left = _left.get()
    if left is None:
        return True
    if left[0] < comparisons:
        return False
    left[0] -= comparisons
    return True


def nearest(word: str, known: Iterable[str], most: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known words most like this one, best first. A suggestion, never an answer.

    Where one is clearly nearest, the others are left out. Nothing is near a word longer than any known one
    could be: comparing takes time by its length.
    """
    among = list(known)
    return compare(word, among, most, cutoff) if spend(len(among)) else []


def compare(word: str, among: Sequence[str], most: int = 3, cutoff: float = 0.6) -> list[str]:
    """The same whatever it costs: for who has asked `spend`, and remembers what was found."""
    if len(word) > LONGEST:
        return []
    from difflib import SequenceMatcher, get_close_matches

    found = get_close_matches(word, among, n=most, cutoff=cutoff)
    likeness = [SequenceMatcher(None, near, word).ratio() for near in found]
    return [near for near, alike in zip(found, likeness, strict=True) if alike > likeness[0] - _CLEARLY]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean X?`, or nothing where no known word is near."""
    near = nearest(word, known, most=1)
    return f"did you mean {near[0]}?" if near else ""
