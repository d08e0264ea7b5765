"""Floor 1: characters that nobody sees, or that break text: which they are, and what they are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from armstrack.problem import Span

#: The byte order mark that some editors put before a text.
MARK = "\ufeff"
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
#: Categories of characters that nobody sees: controls, formats, and separators of lines and paragraphs.
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")
_SPECIAL = {MARK: "BYTE ORDER MARK", "\r": "CARRIAGE RETURN alone"}


def name(character: str) -> str:
    """The code point and what Unicode calls it."""
    called = _SPECIAL.get(character) or unicodedata.name(character, "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {called}"


def are_seen(text: str) -> bool:
    """True where every character of a text is seen and harmless: a quick look that spares the search."""
    return text.replace("\n", "").isprintable()


def refused_in(text: str) -> Iterator[tuple[Span, str]]:
    """Every character that no file may hold, at the first of its places, with what to say of it."""
    seen: set[str] = set()
    for match in _REFUSED.finditer(text):
        character = match[0]
        if character in seen:
            continue
        seen.add(character)
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        total = text.count(character)
        more = f", {total} times in this file" if total > 1 and character != "\r" else ""
        yield Span(line, column, line, column + 1), f"{name(character)} is not allowed{more}"


def without_refused(text: str) -> str:
    """The text with a harmless sign in the place of each of them."""
    return _REFUSED.sub("\ufffd", text)


def unseen_in(value: str, written: str) -> Iterator[str]:
    """Characters of a value that nobody sees, and that its author wrote as escapes."""
    for character in dict.fromkeys(value):
        unseen = unicodedata.category(character) in _UNSEEN or _REFUSED.match(character)
        if unseen and character != "\n" and character not in written:
            yield character
