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

#: What a CI service takes for a command in a log: GitHub Actions two colons that begin a line, blanks set
#: aside, and two hashes with a bracket anywhere; Azure Pipelines `##vso[`; TeamCity `##teamcity[`.
_COMMAND = re.compile(r"^(?P<lead>\s*):(?=:)|##(?=(?i:vso|teamcity)?\[)", re.MULTILINE)


def without_commands(text: str) -> str:
    """The text for the log of a CI service, where no record may give a command."""
    return _COMMAND.sub(_broken, text)


def _broken(match: re.Match[str]) -> str:
    return "#<U+0023>" if match["lead"] is None else f"{match['lead']}<U+003A>"


def escaped(json: str) -> str:
    """The same JSON, with every unseen character between its quotes as an escape, and readable by eye."""
    return json if json.isascii() and "\x7f" not in json else _UNSEEN.sub(_as_escape, json)


def _as_escape(match: re.Match[str]) -> str:
    """As JSON has it: of characters beyond U+FFFF the two halves that UTF-16 makes of them."""
    if match[0] == "\n":
        return "\n"
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def visible(text: str) -> str:
    """The text with every unseen character written as `<U+202E>`."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda m: f"<U+{ord(m[0]):04X}>", text)
