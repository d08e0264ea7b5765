"""Floor 2: a record to the text of its file. What it writes, `document` reads back, letter by letter.

The layout is the ledger's: fields in the order of `event.py`, block style, lists of codes in brackets,
quotes only where some reader of YAML needs them, prose folded at 120 columns. PyYAML judges what needs
quotes; the lines are ours, since its emitter folds behind the last column, not before it, and writes a
tab as an escape, which no record may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from io import StringIO
from typing import Any, cast

import yaml

from armstrack.characters import ANY_REFUSED
from armstrack.dates import PartialDate
from armstrack.event import FILE_NAMES, Event
from armstrack.fields import Field, fields_of
from armstrack.figures import Figure
from armstrack.leaves import DATE, FIGURE
from armstrack.plain import Tree
from armstrack.problem import FieldError
from armstrack.quoting import quote

WIDTH = 120
_STEP = "  "
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
#: What every line of a folded block is: no blank at either end, or nothing at all.
_FOLDABLE = re.compile(r"(?:[^ \t\n](?:[^\n]*[^ \t\n])?)?")
#: A blank at which a line of prose may end: one alone, between words.
_BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
#: Characters that a file holds only as escapes, if at all.
_ESCAPED = re.compile(ANY_REFUSED)
#: What YAML 1.2 takes for a number besides what PyYAML does, which reads 1.1.
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+")
_TEXT_TAG = "tag:yaml.org,2002:str"


def to_yaml(record: Event | Mapping[str, Tree]) -> str:
    """The text of a record's file. Of a tree, empty parts are left out and unknown fields stand last."""
    tree = record if isinstance(record, Mapping) else to_tree(record)
    lines = _mapping(cast(dict[str, Tree], _prune(dict(tree))), Event, WIDTH)
    return "".join(f"{line}\n" for line in lines)


def to_tree(event: Event) -> dict[str, Tree]:
    """A record as text under the names that a file uses, without what a file leaves out."""
    tree = _part(event)
    del tree["id"]
    return tree


def _part(part: object) -> dict[str, Tree]:
    return {
        FILE_NAMES.get(field.name, field.name): _as_text(value)
        for field in fields(cast(Any, part))
        if (value := getattr(part, field.name)) not in (None, (), field.default)
    }


def _as_text(value: object) -> Tree:
    if isinstance(value, PartialDate | Figure):
        return value.text
    if isinstance(value, tuple):
        return [_as_text(each) for each in value]
    return _part(value) if is_dataclass(value) else str(value)


def _prune(tree: Tree) -> Tree:
    """The tree without empty lists and mappings, for which block style has no form."""
    if isinstance(tree, dict):
        inner = {name: _prune(value) for name, value in tree.items()}
        return {name: value for name, value in inner.items() if value not in ([], {})}
    if isinstance(tree, list):
        return [value for value in map(_prune, tree) if value not in ([], {})]
    return tree


# Lines. Each function gives those of one node, not yet indented, for so many columns. ---------------


def _mapping(tree: dict[str, Tree], cls: type | None, room: int) -> list[str]:
    known = fields_of(cls) if cls else {}
    names = [*(name for name in known if name in tree), *(name for name in tree if name not in known)]
    return [line for name in names for line in _entry(name, tree[name], known.get(name), room)]


def _entry(name: str, value: Tree, field: Field | None, room: int) -> list[str]:
    head = f"{_scalar(name)}:"
    if isinstance(value, str):
        return _value(head, value, field, room)
    part = field.part if field else None
    if isinstance(value, dict):
        return [head, *_indent(_mapping(value, part, room - len(_STEP)))]
    if all(isinstance(each, str) and _CODE.fullmatch(each) and _is_text(each) for each in value):
        return [f"{head} [{', '.join(cast(list[str], value))}]"]
    return [head, *_indent(_sequence(value, part, room - len(_STEP)))]


def _sequence(items: list[Tree], part: type | None, room: int) -> list[str]:
    lines: list[str] = []
    for item in items:
        if isinstance(item, str):
            lines += _value("-", item, None, room)
            continue
        within = room - len(_STEP)
        inner = _mapping(item, part, within) if isinstance(item, dict) else _sequence(item, part, within)
        first, *rest = _indent(inner)
        lines += [f"-{first[1:]}", *rest]
    return lines


def _value(head: str, text: str, field: Field | None, room: int) -> list[str]:
    """A text behind its name, or below it where it is long or has lines of its own."""
    one_line = f"{head} {_scalar(text, field)}"
    if _ESCAPED.search(text) or text.startswith((" ", "\t", "\n")) or text.endswith("\n"):
        return [one_line]
    paragraphs, width = text.split("\n"), room - len(_STEP)
    fits = max(map(len, paragraphs)) <= width
    if len(paragraphs) > 1 and (fits or not _folds(text)):
        return [f"{head} |-", *_indent(paragraphs)]
    if len(paragraphs) == 1 and (len(one_line) <= room or not _folds(text)):
        return [one_line]
    folded = [line for paragraph in paragraphs for line in ["", *_fold(paragraph, width)]]
    return [f"{head} >-", *_indent(folded[1:])]


def _folds(text: str) -> bool:
    """True where a folded block gives the text back, and is of any use."""
    return _BREAK.search(text) is not None and all(map(_FOLDABLE.fullmatch, text.split("\n")))


def _fold(paragraph: str, width: int) -> list[str]:
    """The words of a paragraph on lines no longer than need be; nothing for an empty one."""
    lines: list[str] = []
    for word in _BREAK.split(paragraph) if paragraph else ():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _indent(lines: Iterable[str]) -> list[str]:
    return [f"{_STEP}{line}" if line else "" for line in lines]


# Scalars --------------------------------------------------------------------------------------------


def _scalar(text: str, field: Field | None = None) -> str:
    """A text on one line: as it is where every reader takes it for this text, else in quotes."""
    bare = _is_plain(text) and (_is_text(text) or _is_exact(text, field))
    return text if bare else quote(text)


def _is_plain(text: str) -> bool:
    """True where no sign in it means something in YAML."""
    found = yaml.emitter.Emitter(StringIO(), allow_unicode=True).analyze_scalar(text)
    return bool(found.allow_block_plain)


def _is_text(text: str) -> bool:
    """True where no reader of YAML makes it a number, a date, a truth value or nothing."""
    tag = _resolver().resolve(yaml.ScalarNode, text, (True, False))
    return tag == _TEXT_TAG and not _NUMBER.fullmatch(text)


@cache
def _resolver() -> Any:  # types-PyYAML leaves `resolve` untyped
    return yaml.resolver.Resolver()


def _is_exact(text: str, field: Field | None) -> bool:
    """True for a date or figure in its own field, which is written bare whatever a reader makes of it."""
    if field is None or field.leaf not in (DATE, FIGURE):
        return False
    try:
        field.leaf.parse(text)
    except FieldError:
        return False
    return True
