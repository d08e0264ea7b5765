"""Floor 1: a text in quotes, so that YAML reads back that very text, whatever it holds."""

from __future__ import annotations

import re

from armstrack.characters import ANY_REFUSED

#: Characters that a file holds only as escapes, if at all, and breaks of lines, which quotes would fold.
_ESCAPED = re.compile(f"\n|{ANY_REFUSED}")


def quote(text: str) -> str:
    """The text in single quotes; in double ones where it holds a single quote, or needs an escape."""
    if "'" not in text and not _ESCAPED.search(text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ESCAPED.sub(lambda match: _escape(ord(match[0])), escaped) + '"'


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def quote_like(written: str, text: str) -> str:
    """A plain text in the quotes that another one was written in, if any; it holds no quote itself."""
    mark = written[:1] if written[:1] in ("'", '"') else ""
    return f"{mark}{text}{mark}"
