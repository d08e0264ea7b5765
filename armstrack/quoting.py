"""Floor 1: a text in quotes, so that YAML reads back that very text, whatever it holds."""

from __future__ import annotations

import re

#: Characters that a file holds only as escapes, and breaks of lines, which quotes alone would fold.
_ESCAPED = re.compile("[\x00-\x08\n-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quote(text: str) -> str:
    """The text in single quotes; in double ones where it holds a single quote, or needs an escape."""
    if "'" not in text and not _ESCAPED.search(text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


def quote_like(written: str, text: str) -> str:
    """A plain text in the quotes that another one was written in, if any; it holds no quote itself."""
    mark = written[:1] if written[:1] in ("'", '"') else ""
    return f"{mark}{text}{mark}"
