"""Floor 1: the quickest reading, of a file in the layout that nearly all have: line by line, without libyaml.

Fields stand at the margin, their parts two columns further in, the parts of an item four; a value is on the
line of its name, or folded below `>-`. Of any other file this module says None, and `plain` or `document`
reads it. It must never give a tree where `document` would refuse something, or another tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from armstrack.characters import are_seen
from armstrack.comments import Allowance, Comment, allowances
from armstrack.problem import Loc, Span

if TYPE_CHECKING:
    from armstrack.plain import Tree

#: How many bytes a record may have; how many characters one of the usual layout: so few that it cannot hold
#: more names and values than `document` bears.
MAX_BYTES, _LONGEST = 256 * 1024, 12_000

#: What stands before a field's name, and what begins a comment.
_AT_MARGIN, _IN_PART, _BEGINS_ITEM, _IN_ITEM, _COMMENT = "", "  ", "  - ", "    ", "# "
#: How far the text below `>-` is indented.
_FOLDED = {_AT_MARGIN: "  ", _IN_PART: "    ", _BEGINS_ITEM: "      ", _IN_ITEM: "      "}
_NAME = re.compile("(?P<lead>    |  - |  |)(?P<name>[A-Za-z][A-Za-z_-]{0,39})")
#: What the next field at the margin, and the next item, begin with.
_MARGIN, _ITEM = re.compile("\n(?=[A-Za-z])"), re.compile("\n  - ")
#: What no plain value begins with, a blank among them; before some signs it may: that is left to libyaml.
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_WORD = "[A-Za-z][A-Za-z0-9-]*"
#: Short lines come again and again, `supplier: CAN`: what stands before the name, name and plain value.
_KNOWN: dict[str, tuple[str, str, str]] = {}
_SHORT, _MOST_KNOWN = 40, 16_384
#: Values that say where they end.
_CLOSED = re.compile(
    rf"""'(?P<single>(?:[^']|'')*)' | "(?P<double>[^"\\]*)" | \[(?P<words>{_WORD}(?:,\ {_WORD})*)\]""",
    re.VERBOSE,
)


class Usual(NamedTuple):
    """What a file of the usual layout holds."""

    tree: dict[str, Tree]
    allowances: list[Allowance]


class _Unusual(Exception):  # noqa: N818 - no error: a reason to look closer
    """Another layout, or something that `document` may refuse."""


def open_text(data: bytes) -> str | None:
    """The text of a file that is UTF-8, not too long, and holds nothing that is not seen; else None."""
    if len(data) > MAX_BYTES:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if are_seen(text) and " \n" not in text and not text.endswith(" ") else None


def read_usual(text: str) -> Usual | None:
    """The tree of a text that `open_text` gave, and what its comments allow; None for another layout."""
    if len(text) > _LONGEST:
        return None
    *lines, rest = text.split("\n")
    comments: list[Comment] = []
    try:
        tree = None if rest else _build(lines, comments)
    except _Unusual:
        return None
    return Usual(tree, allowances(comments)) if tree else None


class _Tree:
    """A tree that grows, the part or item that the present field belongs to, and a field yet to be filled."""

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self._part = self.fields
        self._items: list[dict[str, Any]] = []
        self._opened = ""

    def enter(self, lead: str) -> dict[str, Any]:
        """What a field belongs to that has this before its name, unlike the field above."""
        opened, self._opened = self._opened, ""
        if lead == _BEGINS_ITEM and (opened or self._items):
            if opened:
                self.fields[opened] = self._items = []
            self._part = {}
            self._items.append(self._part)
        elif lead == _IN_PART and opened:
            self.fields[opened] = self._part = {}
        elif lead == _AT_MARGIN and not opened:
            self._part, self._items = self.fields, []
        else:
            raise _Unusual
        return self._part

    def open(self, name: str) -> None:
        """Begins a field that has parts, on the lines below it."""
        self.fields[name], self._opened = None, name

    def close(self) -> dict[str, Tree]:
        """The tree, if no field is left to be filled."""
        if self._opened:
            raise _Unusual
        return self.fields


def _build(lines: list[str], comments: list[Comment]) -> dict[str, Tree]:
    """The tree. One loop in one function, what is frequent first: it runs for every line of every record.

    Raises:
        _Unusual: for another layout.
    """
    tree = _Tree()
    part = tree.fields
    above: str | None = _AT_MARGIN
    rest = enumerate(lines, start=1)
    for number, line in rest:
        known = _KNOWN.get(line)
        if known:
            lead, name, value = known
        else:
            left, colon, value = line.partition(": ")
            lead, name = _place(left if colon else line[:-1])
        if lead != above:
            if lead == _COMMENT:
                comments.append(_comment(line, number, line))
                continue
            part = tree.enter(lead)
            above = _IN_ITEM if lead == _BEGINS_ITEM else lead  # the item goes on so
        if name in part:
            raise _Unusual
        if known:
            part[name] = value
        elif not colon:
            tree.open(_section(line, lead, name))
            above = None
        elif value[0] not in _SIGNS and " #" not in value and ": " not in value and value[-1] != ":":
            part[name] = value
            if len(line) < _SHORT and len(_KNOWN) < _MOST_KNOWN:
                _KNOWN[line] = lead, name, value
        elif value == ">-":
            part[name] = _fold(lines, rest, number, _FOLDED[lead])
        else:
            part[name] = _closed(value, line, number, comments)
    return tree.close()


@lru_cache(maxsize=1024)
def _place(left: str) -> tuple[str, str]:
    """What stands before a field's name, and the name."""
    if left.startswith("# "):
        return _COMMENT, ""
    found = _NAME.fullmatch(left)
    if found is None:
        raise _Unusual
    return found[1], found[2]


def _section(line: str, lead: str, name: str) -> str:
    """The name of a field that has parts, on the lines below it."""
    if lead or line[-1] != ":":
        raise _Unusual
    return name


def _fold(lines: list[str], rest: Iterator[object], number: int, indent: str) -> str:
    """The text below the line of that number, which is taken from the rest."""
    folded: list[str] = []
    for line in lines[number:]:
        if not line.startswith(indent) or line[len(indent)] == " ":
            break
        folded.append(line[len(indent) :])
        next(rest)
    if not folded:
        raise _Unusual
    return " ".join(folded)


def _closed(value: str, line: str, number: int, comments: list[Comment]) -> Tree:
    """A value in quotes, a list of words, or a value of any form before a comment."""
    found = _CLOSED.match(value)
    end = found.end() if found else value.find(" #") if value[0] not in _SIGNS else 0
    said, aside = value[:end].rstrip(" "), value[end:].lstrip(" ")
    if not said or (aside and (not aside.startswith(_COMMENT) or len(said) + len(aside) == len(value))):
        raise _Unusual
    if aside:
        comments.append(_comment(line, number, aside))
    if found is None:
        if ": " in said or said[-1] == ":":
            raise _Unusual
        return said
    if found["words"]:
        return list(found["words"].split(", "))
    return found["double"] or (found["single"] or "").replace("''", "'")


def _comment(line: str, number: int, words: str) -> Comment:
    end = len(line) + 1
    return Comment(words, Span(number, end - len(words), number, end), cuts=words != line)


def line_of(text: str, loc: Loc) -> int | None:
    """The line of a value at a place of a record of the usual layout; None for whatever has several."""
    whole = f"\n{text}"
    begin = whole.find(f"\n{loc[0]}:") if loc else -1
    if begin < 0:
        return None
    margin = _MARGIN.search(whole, begin + 1)
    stretch, leads = (begin, margin.start() if margin else len(whole)), [_AT_MARGIN]
    if len(loc) > 1 and isinstance(loc[1], int):
        stretch, leads = _item(whole, loc[1], *stretch), [_BEGINS_ITEM, _IN_ITEM]
    elif len(loc) > 1:
        leads = [_IN_PART]
    at = max(whole.find(f"\n{lead}{loc[-1]}: ", *stretch) for lead in leads)
    return whole.count("\n", 0, at + 1) if at >= 0 else None


def _item(whole: str, number: int, begin: int, end: int) -> tuple[int, int]:
    """Where an item of the list in that stretch begins and ends; an empty stretch if there is none."""
    starts = [found.start() for found in _ITEM.finditer(whole, begin, end)]
    return (*starts[number:], end)[0], (*starts[number + 1 :], end)[0]
