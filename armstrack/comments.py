"""Floor 1: the comments of a record. libyaml drops them; two of their uses matter here.

`# armstrack: allow CODE reason` silences a finding on its line. A `#` that cuts a value short
(`F-16 #3` reads as `F-16`) is worth a warning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armstrack.problem import Edit, Span
from armstrack.quoting import quote

if TYPE_CHECKING:
    import yaml

_HASH = re.compile(r"(?:^|(?<=[ \t]))#.*", re.MULTILINE)
#: What counts something: hardly meant for a comment, unless another one follows.
_NUMBER = re.compile(r"#\d(?:(?!\s#).)*")
_ALLOW = re.compile(r"#\s*armstrack:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its place; `cuts` is true where a value stands before it on the line."""

    text: str
    span: Span
    cuts: bool


@dataclass(frozen=True, slots=True)
class Allowance:
    """The wish to silence one code on one line. `code` or `reason` may be missing or misspelt."""

    code: str
    reason: str
    span: Span


def find_comments(text: str, scalars: Iterable[yaml.ScalarNode]) -> list[Comment]:
    """Every comment of a text whose scalars are known: a `#` inside a scalar is no comment."""
    signs = list(_HASH.finditer(text))
    if not signs:
        return []
    spans = sorted(where for scalar in scalars if (where := inside(text, scalar)))
    starts = [start for start, _ in spans]
    found: list[Comment] = []
    line, seen = 1, 0
    for match in signs:
        at = match.start()
        line, seen = line + text.count("\n", seen, at), at
        nearest = bisect_right(starts, at) - 1
        end = spans[nearest][1] if nearest >= 0 else 0
        if at < end:
            continue
        line_start = text.rfind("\n", 0, at) + 1
        column = at - line_start + 1
        words = match[0].rstrip()
        span = Span(line, column, line, column + len(words))
        found.append(Comment(words, span, cuts=end > line_start and ":" not in text[end:at]))
    return found


def inside(text: str, scalar: yaml.ScalarNode) -> tuple[int, int] | None:
    """Where a scalar's text stands, if anywhere; the line that opens a block of text is not part of it."""
    start, end = scalar.start_mark.index, scalar.end_mark.index
    if scalar.style and scalar.style in "|>":
        start += len(text[start:end].partition("\n")[0])
    return (start, end) if start < end else None


def uncut(comment: Comment, line: str, plain: Iterable[yaml.ScalarNode]) -> Edit | None:
    """The plain value with the number that a `#` cut from it, `F-16 #3`, in quotes; `plain` are its line's.

    None where the words behind the `#` may be meant for a comment, or the value is more than a plain line.
    """
    number, column = comment.span.line - 1, comment.span.column - 1
    cut = next((s for s in plain if not line[s.end_mark.column : column].strip()), None)
    if cut is None or not _NUMBER.fullmatch(comment.text):
        return None
    start = cut.start_mark.column
    if line[start] in "&!":
        return None
    span = Span(number + 1, start + 1, number + 1, comment.span.end_column)
    return Edit(span, quote(line[start : span.end_column - 1]))


def plain_by_line(scalars: Iterable[yaml.ScalarNode]) -> dict[int, list[yaml.ScalarNode]]:
    """The values without quotes that stand on one line, by its number, counted from 1."""
    found: dict[int, list[yaml.ScalarNode]] = defaultdict(list)
    for scalar in scalars:
        line = scalar.start_mark.line
        if line == scalar.end_mark.line and scalar.value and not scalar.style:
            found[line + 1].append(scalar)
    return found


def allowances(comments: Iterable[Comment]) -> list[Allowance]:
    """The comments that speak to armstrack, each as code and reason."""
    found: list[Allowance] = []
    for comment in comments:
        match = _ALLOW.match(comment.text)
        if match:
            verb, _, rest = match[1].partition(" ")
            code, _, reason = rest.strip().partition(" ")
            found.append(Allowance(code if verb == "allow" else "", reason.strip(), comment.span))
    return found
