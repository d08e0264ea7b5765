"""Floor 0: characters that nobody sees, or that break text: which they are, and what they are called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from armstrack.problem import Span

#: The byte order mark that some editors put before a text.
MARK = "\ufeff"
#: What no file may hold, by the ends of its ranges: controls, separators of lines and paragraphs, marks that
#: turn the direction of text until something ends them, blanks without width, fillers, signs of markup that
#: no plain text needs, what Unicode keeps for more of these, noncharacters. Stands in the JSON Schema, too.
REFUSED = (
    r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u034f\u115f-\u1160\u17b4-\u17b5\u180e\u200b\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe-\uffff"
)
#: The same beyond the first 65,536 characters: shorthand, music, tags and places for more, noncharacters.
_BEYOND = "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
#: All of it as a set of a regular expression.
ANY_REFUSED = f"[{REFUSED}{_BEYOND}]"
_REFUSED = re.compile(f"(?!\r\n){ANY_REFUSED}")
#: What some scripts and signs need, and others have no use for: the soft hyphen, marks of direction that
#: bind nothing but their place, joiners, variants of a sign.
_WEAK = re.compile("[\u00ad\u061c\u180b-\u180d\u180f\u200c-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
#: Characters of both kinds that Python takes for printable.
_DISGUISED = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
#: What nearly all text is made of, each in one byte.
_PLAIN = bytes((0x0A, *range(0x20, 0x7F)))
#: Neither may an escape give them.
_NEVER = re.compile(f"{_REFUSED.pattern}|{_WEAK.pattern}")
_JOINERS, _VARIANTS = "\u200c\u200d", "\ufe0e\ufe0f"
#: Scripts whose letters are neither joined nor kept from it.
_UNJOINED = ("LATIN", "GREEK", "CYRILLIC")
#: Categories of characters that nobody sees: controls, formats, and separators of lines and paragraphs.
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")
_SPECIAL = {MARK: "BYTE ORDER MARK", "\r": "CARRIAGE RETURN alone"}


def name(character: str) -> str:
    """The code point and what Unicode calls it."""
    called = _SPECIAL.get(character) or unicodedata.name(character, "") or _called(ord(character))
    return f"U+{ord(character):04X} {called}"


def _called(code: int) -> str:
    """What Unicode says of a code point that has no name."""
    if unicodedata.category(chr(code)) != "Cn":
        return "CONTROL CHARACTER"
    return "NONCHARACTER" if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF else "UNASSIGNED CHARACTER"


def is_unseen(character: str) -> bool:
    """True for what neither has a width nor a sign of its own, wherever it stands."""
    return _NEVER.match(character) is not None


def are_seen(text: str) -> bool:
    """True where every character of a text is seen and harmless: a quick look that spares the search."""
    strange = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    return strange.isprintable() and (not strange or _DISGUISED.search(strange) is None)


def refused_in(text: str) -> Iterator[tuple[Span, str]]:
    """Every character that no file may hold, at the first of its places, with what to say of it."""
    for span, character, total in _first_of_each(_REFUSED.finditer(text)):
        more = f", {total} times in this file" if total > 1 and character != "\r" else ""
        yield span, f"{name(character)} is not allowed{more}"


def weak_in(text: str) -> Iterator[tuple[Span, str]]:
    """Every character that only some scripts and signs need, where it stands in none of them, likewise."""
    strange = (match for match in _WEAK.finditer(text) if not _is_at_home(match))
    for span, character, total in _first_of_each(strange):
        more = f", {total} times in this file" if total > 1 else ""
        yield span, f"{name(character)} stands here, which nobody sees{more}"


def _first_of_each(matches: Iterable[re.Match[str]]) -> Iterator[tuple[Span, str, int]]:
    """The first place of every character, and how often it stands in the text."""
    first: dict[str, re.Match[str]] = {}
    totals: Counter[str] = Counter()
    for match in matches:
        first.setdefault(match[0], match)
        totals[match[0]] += 1
    for character, match in first.items():
        line = match.string.count("\n", 0, match.start()) + 1
        column = match.start() - match.string.rfind("\n", 0, match.start())
        yield Span(line, column, line, column + 1), character, totals[character]


def _is_at_home(match: re.Match[str]) -> bool:
    """True for a joiner between letters that need it, as in Persian, and behind the sign that it varies."""
    start, end = match.span()
    before, behind = match.string[max(start - 1, 0) : start], match.string[end : end + 1]
    if match[0] not in _JOINERS:
        return match[0] in _VARIANTS and unicodedata.category(before or " ") == "So"
    return _is_joined(before) and _is_joined(behind)


def _is_joined(letter: str) -> bool:
    known = unicodedata.category(letter or " ")[0] in "LM"
    return known and not unicodedata.name(letter, _UNJOINED[0]).startswith(_UNJOINED)


def without_refused(text: str) -> str:
    """The text with a harmless sign in the place of each of them."""
    return _REFUSED.sub("\ufffd", text)


def unseen_in(value: str, written: str) -> Iterator[str]:
    """Characters of a value that nobody sees, and that its author wrote as escapes."""
    for character in dict.fromkeys(value):
        unseen = unicodedata.category(character) in _UNSEEN or _NEVER.match(character)
        if unseen and character != "\n" and character not in written:
            yield character
