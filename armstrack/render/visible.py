"""Floor 6: text from records as data. Controls, bidi marks and other unseen characters are made visible."""

from __future__ import annotations

import re

#: Controls, zero-width and bidirectional marks, line separators, fillers, variation selectors, tags and
#: surrogates.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f"
    "\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\ufdd0-\ufdef\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)

#: What the runner of GitHub Actions takes for a command: two colons that begin a line, blanks set aside, and
#: two hashes with a bracket anywhere.
_COMMAND = re.compile(r"^(?P<lead>\s*):(?=:)|##(?=\[)", re.MULTILINE)


def without_commands(text: str) -> str:
    """The text for the log of a step of GitHub Actions, where no record may give a command."""
    return _COMMAND.sub(_broken, text)


def _broken(match: re.Match[str]) -> str:
    return "#<U+0023>" if match["lead"] is None else f"{match['lead']}<U+003A>"


def visible(text: str) -> str:
    """The text with every unseen character written as `<U+202E>`."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda m: f"<U+{ord(m[0]):04X}>", text)
