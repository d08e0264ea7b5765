"""Floor 1: replacements of exact stretches of a file's text: what may be replaced, and doing it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import yaml

from armstrack.characters import MARK
from armstrack.document import Document
from armstrack.problem import Edit, Loc, Span
from armstrack.quoting import quote_like


def replacing(document: Document, loc: Loc, on_key: bool, text: str) -> Edit | None:
    """Puts a plain text in the place of a leaf, in the leaf's own quotes.

    None where the leaf is not there, goes over several lines, or has an anchor or a tag.
    """
    found = document.find(loc)
    node = found[0 if on_key else 1] if found else None
    if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
        return None
    start, end = node.start_mark, node.end_mark
    written = document.line(start.line + 1)[start.column : end.column]
    if start.line != end.line or not written or written[0] in "&*!":
        return None
    span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Edit(span, quote_like(written, text))


def dropping(document: Document, loc: Loc) -> Edit | None:
    """Takes a field away with its line.

    None where it does not have one line to itself, comments included, or is all that its mapping has.
    """
    found, around = document.find(loc), document.find(loc[:-1])
    if found is None or found[0] is None or around is None:
        return None
    key, value = found[0], found[1]
    line = document.line(key.start_mark.line + 1)
    alone = isinstance(around[1], yaml.MappingNode) and len(around[1].value) > 1
    fills = not line[: key.start_mark.column].strip() and not line[value.end_mark.column :].strip()
    if not (
        alone and fills and isinstance(value, yaml.ScalarNode) and value.end_mark.line == key.start_mark.line
    ):
        return None
    number = key.start_mark.line + 1
    return Edit(Span(number, 1, number + 1, 1), "")


class Edited(NamedTuple):
    """A text with edits made: how many were, and which of its lines went whole, counted from 1."""

    data: bytes
    done: int
    gone: tuple[int, ...] = ()


def apply(data: bytes, edits: Iterable[Edit]) -> Edited:
    """Makes the edits of a text: each changes something within a line or takes lines away.

    Of edits that touch the same place the first counts; the others wait for the text to be read anew.
    A byte order mark stands in column 0 of line 1.
    """
    text = data.decode("utf-8")
    starts = _line_starts(text)
    done, end = 0, 0
    parts: list[str] = []
    gone: list[int] = []
    for edit in sorted(set(edits)):
        span = edit.span
        begin, after = _index(starts, text, span.line, span.column), _index(starts, text, *span[2:])
        if done and begin < end:
            continue
        parts += [text[end:begin], edit.text]
        gone += range(span.line, span.end_line)
        done, end = done + 1, after
    return Edited("".join([*parts, text[end:]]).encode("utf-8"), done, tuple(gone))


def _line_starts(text: str) -> list[int]:
    starts, at = [1 if text.startswith(MARK) else 0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _index(starts: list[int], text: str, line: int, column: int) -> int:
    return starts[line - 1] + column - 1 if line <= len(starts) else len(text)
