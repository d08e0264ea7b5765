"""Floor 0: letters that look like those of a code and are none, such as a Cyrillic A in CAN.

The table is a part of Unicode's confusables (UTS 39): single letters and digits that look like one of
ASCII. What only seems to be a code is never taken for it; it is named.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from armstrack.characters import is_unseen, name
from armstrack.vocab import read_table


@cache
def _table() -> dict[str, str]:
    return {chr(int(row["code_point"], 16)): row["looks_like"] for row in read_table("lookalikes")}


def as_seen(text: str) -> str:
    """The text in the letters of ASCII that a reader takes it for; what nobody sees is left out."""
    return text if text.isascii() else "".join(map(_as_seen, text))


def strange_in(text: str) -> str:
    """The letters of a text that only look like ASCII, by name: `U+0410 CYRILLIC CAPITAL LETTER A for A`."""
    strange = dict.fromkeys(character for character in text if _as_seen(character) != character)
    return ", ".join(map(_name, strange))


def _as_seen(character: str) -> str:
    if is_unseen(character):
        return ""
    digit = unicodedata.decimal(character, None)
    found = _table().get(character) or unicodedata.normalize(
        "NFKC", character if digit is None else str(digit)
    )
    return found if found.isalnum() and found.isascii() else character


def _name(character: str) -> str:
    seen = _as_seen(character)
    return f"{name(character)} for {seen}" if seen else name(character)
