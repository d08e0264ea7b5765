"""Floor 1: blanks that nobody sees: at the end of a line, and tabs at its beginning."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import partial

import yaml

from armstrack import nodes
from armstrack.comments import inside
from armstrack.problem import Span

_TRAILING = re.compile(r"[ \t]+(?=\r?(?:\n|\Z))")
#: Found in a text far sooner than by an expression; nearly all have none.
_ENDS = (" \n", "\t\n", " \r", "\t\r")
_LEAD = re.compile(r"^[ \t]+", re.MULTILINE)
#: How wide a tab may have been for its author, the usual widths first.
_WIDTHS = (2, 4, 8, 1, 3, 5, 6, 7)


def find_trailing(text: str, scalars: Iterable[yaml.ScalarNode]) -> list[Span]:
    """The blanks at the ends of lines that no value holds: taking them away changes nothing that is read.

    Blanks in quotes over several lines and in blocks of text (`|`, `>`) belong to the author.
    """
    if not (any(end in text for end in _ENDS) or text.endswith((" ", "\t"))):
        return []
    kept = sorted(span for scalar in scalars if scalar.style and (span := inside(text, scalar)))
    starts = [first for first, _ in kept]
    found: list[Span] = []
    line, seen = 1, 0
    for match in _TRAILING.finditer(text):
        begin, end = match.span()
        line, seen = line + text.count("\n", seen, begin), begin
        holder = bisect_right(starts, begin) - 1
        if holder < 0 or begin >= kept[holder][1]:
            start = text.rfind("\n", 0, begin) + 1
            found.append(Span(line, begin - start + 1, line, end - start + 1))
    return found


def spaces_for(lead: str, lines: Iterable[str]) -> str | None:
    """The spaces that the tabs of one line's indentation stand for.

    None where widths of a tab that make the whole text YAML make different things of it, or none does.
    """
    text = "\n".join(lines)
    readings: dict[str, int] = {}
    for width in _WIDTHS:
        read = _read(_LEAD.sub(partial(_widen, width), text))
        if read is not None:
            readings.setdefault(read, width)
    return lead.replace("\t", " " * next(iter(readings.values()))) if len(readings) == 1 else None


def _widen(width: int, lead: re.Match[str]) -> str:
    return lead[0].replace("\t", " " * width)


def _read(text: str) -> str | None:
    """What a text says to libyaml, without its layout; None where it is no YAML, or too deep."""
    said: list[str] = []
    try:
        for event, depth in nodes.events(text):
            if depth > nodes.MAX_DEPTH:
                return None
            said.append(f"{type(event).__name__} {getattr(event, 'value', '')!r}")
    except yaml.YAMLError:
        return None
    return "\n".join(said)
