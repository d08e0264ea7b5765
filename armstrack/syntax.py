"""Floor 1: what libyaml's errors mean to somebody who writes a record, and what to do about them."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from armstrack.blanks import spaces_for
from armstrack.problem import Edit, Span
from armstrack.quoting import quote

NOT_YAML, TAB = "E103", "E104"
_FIELD = re.compile(r"^\s*(?:- +)*(?P<name>[\w-]+): +(?P<value>\S.*?)\s*$")
_NEVER_CLOSED, _OPEN_LIST = "unexpected end of stream", "expected ',' or ']'"
_COLON = re.compile(r":(?:\s|$)")
#: A value in quotes or brackets, up to where they close.
_CLOSED = re.compile(r""" "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' | \[[^\[\]]*\] | \{[^{}]*\} """, re.VERBOSE)
_COMMENT = re.compile(r"\s+#(?:\s|$)")
#: What a plain value must not begin with, and what tells that only a plain one can be meant.
_INDICATORS = "\"'[]{}|>&*!@`%,"
_NO_BEGIN = (
    ("cannot start any token", "@`%"),
    ("expected alphabetic or numeric", "&*"),
    ("expected node content", ",]}"),
)
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
    edit: Edit | None = None


class _Advice(NamedTuple):
    """Where the cause of a fault is, what to do, and the edit that does it where it is sure."""

    at: Span
    hint: str
    edit: Edit | None = None


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
        spaces = spaces_for(lead, lines)
        edit = Edit(Span(line + 1, 1, line + 1, len(lead) + 1), spaces) if spaces else None
        return SyntaxFault(TAB, at, "a tab is used as indentation", "indent with spaces", edit)
    advice = _advise(said, at, lines)
    return SyntaxFault(NOT_YAML, advice.at, f"not YAML: {said}", advice.hint, advice.edit)


def _point(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)


def _advise(said: str, at: Span, lines: list[str]) -> _Advice:
    """The remedy for the stumbles that people really make; the place moves to where the cause is."""
    broken = _goes_on_behind_close(lines, at.line)
    if broken:
        return broken
    field = _FIELD.match(lines[at.line - 1])
    if field and "mapping values" in said and ": " in field["value"] + " ":
        sure = at.column - 1 > field.start("value") and field["value"][0] not in _INDICATORS
        hint = f"a colon and a blank begin a new field: write {_quoted(field)}"
        return _Advice(at, hint, _quoting(field, at.line, lines) if sure else None)
    if field and any(phrase in said and field["value"][0] in signs for phrase, signs in _NO_BEGIN):
        hint = f"this character cannot begin a value: write {_quoted(field)}"
        return _Advice(at, hint, _quoting(field, at.line, lines))
    hint = next(remedy for phrase, remedy in _REMEDIES if phrase in said)
    return _Advice(_line_without_colon(lines, at) if "expected ':'" in said else at, hint)


def _value(field: re.Match[str]) -> str:
    """A field's value without a comment behind it."""
    return _COMMENT.split(field["value"], maxsplit=1)[0]


def _meant(value: str) -> str:
    """What a value says: of one in quotes with apostrophes in it, 'It's a halt', what is in the quotes."""
    within = value[1:-1] if value[0] == value[-1] == "'" else ""
    return within if within and not re.search(r"(?<!\w)'|'(?!\w)", within) else value


def _quoted(field: re.Match[str]) -> str:
    """The field with its value as a YAML scalar that reads back the same."""
    return f"{field['name']}: {quote(_meant(_value(field)))}"


def _quoting(field: re.Match[str], line: int, lines: list[str]) -> Edit | None:
    """Puts quotes around a value.

    None where it goes on below, a `#` may begin a comment, or its own quotes may be meant for all of it.
    """
    value = _value(field)
    if value[0] == value[-1] and value[0] in "\"'" and value == _meant(value):
        return None
    below = next((text for text in lines[line:] if text.strip()), "")
    if re.search(r"\s#", value) or len(below) - len(below.lstrip()) > field.start("name"):
        return None
    start = field.start("value") + 1
    return Edit(Span(line, start, line, start + len(value)), quote(_meant(value)))


def _goes_on_behind_close(lines: list[str], line: int) -> _Advice | None:
    """A value in quotes or brackets that goes on behind them, on this line or the one above."""
    for number in range(line, max(line - 2, 0), -1):
        field = _FIELD.match(lines[number - 1])
        closed = _CLOSED.match(field["value"]) if field else None
        behind = field["value"][closed.end() :].strip() if field and closed else ""
        if field and closed and behind and not behind.startswith("#"):
            end = field.end("value")
            span = Span(number, end - len(behind) + 1, number, end + 1)
            mark = "quote" if closed[0][0] in "\"'" else "bracket"
            hint = f"the value goes on behind its closing {mark}: write {_quoted(field)}"
            escaped = "\\" in closed[0] or "''" in closed[0][1:-1]
            return _Advice(span, hint, None if escaped else _quoting(field, number, lines))
    return None


def _line_without_colon(lines: list[str], at: Span) -> Span:
    """The line that lacks its colon: libyaml notices it only on the next one."""
    for number in range(min(at.line, len(lines)), 0, -1):
        text = lines[number - 1]
        if text.strip() and not _COLON.search(text):
            begin = len(text) - len(text.lstrip())
            return Span(number, begin + 1, number, len(text.rstrip()) + 1)
    return at
