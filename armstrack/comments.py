"""Floor 1: the comments of a record. libyaml drops them; two of their uses matter here.

`# armstrack: allow CODE reason` silences a finding on its line. A `#` that cuts a value short
(`F-16 #3` reads as `F-16`) is worth a warning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from armstrack.problem import Span

_HASH = re.compile(r"(?:^|(?<=[ \t]))#.*", re.MULTILINE)
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
    spans = sorted((s.start_mark.index, s.end_mark.index) for s in scalars)
    starts = [start for start, _ in spans]
    found: list[Comment] = []
    for match in _HASH.finditer(text):
        at = match.start()
        nearest = bisect_right(starts, at) - 1
        if nearest >= 0 and at < spans[nearest][1]:
            continue
        line_start = text.rfind("\n", 0, at) + 1
        line = text.count("\n", 0, at) + 1
        column = at - line_start + 1
        words = match[0].rstrip()
        span = Span(line, column, line, column + len(words))
        before = text[line_start:at].rstrip()
        found.append(Comment(words, span, bool(before) and not before.endswith((":", "-", "|", ">"))))
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
