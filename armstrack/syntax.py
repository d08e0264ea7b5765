"""Floor 1: what libyaml's errors mean to somebody who writes a record, and what to do about them."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from armstrack.problem import Span

NOT_YAML, TAB = "E103", "E104"
_FIELD = re.compile(r"^\s*(?:- +)*(?P<name>[\w-]+): +(?P<value>\S.*?)\s*$")
_NEVER_CLOSED, _OPEN_LIST = "unexpected end of stream", "expected ',' or ']'"
_COLON = re.compile(r":(?:\s|$)")
#: A quoted scalar up to its closing quote.
_CLOSED = re.compile(r""" "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' """, re.VERBOSE)
#: A part of what libyaml says, and the remedy; the first that fits counts.
_REMEDIES = (
    (_NEVER_CLOSED, "the quote that opens here is never closed"),
    (_OPEN_LIST, "the list that opens here is never closed: end it with `]`, on the same line"),
    ("mapping values", "indent this line like the field above it, or quote the value that it goes on"),
    (
        "could not find expected ':'",
        "a field is `name: value`, with a blank behind the colon; text that goes on is indented further",
    ),
    ("block sequence entries", "put the first `- ` on a line of its own, below the field's name"),
    ("comment or line break", "text after `|` or `>` begins on the next line, indented"),
    ("cannot start any token", "this character cannot begin a value: quote the value"),
    ("expected alphabetic or numeric", "`&` and `*` cannot begin a value: quote the value"),
    ("expected node content", "this character cannot begin a value: quote the value"),
    ("", "what belongs together begins in the same column; look at the quotes above as well"),
)


class SyntaxFault(NamedTuple):
    """Why a text is not YAML, at one place."""

    code: str
    span: Span
    message: str
    hint: str


def explain(error: yaml.YAMLError, lines: list[str]) -> SyntaxFault:
    """Turns a libyaml error into one that names the place and the remedy."""
    said = getattr(error, "problem", None) or "it cannot be read"
    mark = getattr(error, "problem_mark", None)
    if mark is None or _NEVER_CLOSED in said or _OPEN_LIST in said:
        mark = getattr(error, "context_mark", None)
    line = min(mark.line, len(lines) - 1) if mark else 0
    at = _point(line + 1, mark.column + 1 if mark else 1)
    lead = lines[line][: len(lines[line]) - len(lines[line].lstrip(" \t"))]
    if "\t" in lead:
        at = Span(line + 1, lead.index("\t") + 1, line + 1, len(lead) + 1)
        return SyntaxFault(TAB, at, "a tab is used as indentation", "indent with spaces")
    at, hint = _advise(said, at, lines)
    return SyntaxFault(NOT_YAML, at, f"not YAML: {said}", hint)


def _point(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)


def _advise(said: str, at: Span, lines: list[str]) -> tuple[Span, str]:
    """The remedy for the stumbles that people really make; the place moves to where the cause is."""
    broken = _goes_on_behind_quote(lines, at.line)
    if broken:
        return broken
    field = _FIELD.match(lines[at.line - 1])
    if field and "mapping values" in said and ": " in field["value"] + " ":
        return at, f"a colon and a blank begin a new field: write {_quoted(field)}"
    if field and "cannot start any token" in said:
        return at, f"this character cannot begin a value: write {_quoted(field)}"
    hint = next(remedy for phrase, remedy in _REMEDIES if phrase in said)
    return (_line_without_colon(lines, at) if "expected ':'" in said else at), hint


def _quoted(field: re.Match[str]) -> str:
    """The field with its value as a YAML scalar that reads back the same."""
    value = field["value"]
    if "'" not in value:
        return f"{field['name']}: '{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{field["name"]}: "{escaped}"'


def _goes_on_behind_quote(lines: list[str], line: int) -> tuple[Span, str] | None:
    """A value that begins with a quote and goes on behind the closing one, on this line or the one above."""
    for number in range(line, max(line - 2, 0), -1):
        field = _FIELD.match(lines[number - 1])
        if not field or field["value"][0] not in "\"'":
            continue
        closed = _CLOSED.match(field["value"])
        behind = field["value"][closed.end() :].strip() if closed else ""
        if behind and not behind.startswith("#"):
            end = field.end("value")
            span = Span(number, end - len(behind) + 1, number, end + 1)
            return span, f"the value goes on behind its closing quote: write {_quoted(field)}"
    return None


def _line_without_colon(lines: list[str], at: Span) -> Span:
    """The line that lacks its colon: libyaml notices it only on the next one."""
    for number in range(min(at.line, len(lines)), 0, -1):
        text = lines[number - 1]
        if text.strip() and not _COLON.search(text):
            begin = len(text) - len(text.lstrip())
            return Span(number, begin + 1, number, len(text.rstrip()) + 1)
    return at
