"""Floor 1: the quick reading of a file without comments, whatever its layout: text to a tree, without places.

What `usual` leaves, and what holds nothing that could be refused, is read here from libyaml's events, in half
the time; of any other file, and of whatever only may be one, this module says None and `document` reads it.
It must never give a tree where `document` would refuse something, or another tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import yaml
from yaml.events import ScalarEvent

from armstrack import characters, nodes

#: A file's content: text at every leaf.
Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
#: Where a comment may begin; inside quotes it is none, but that is for `document` to find out.
_COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def read_plain(text: str) -> dict[str, Tree] | None:
    """The tree of a text that `usual.open_text` gave, or None where `document` has to look closer."""
    if "#" in text and _COMMENT.search(text):
        return None
    try:
        tree = _build(nodes.parser(text).get_event)
    except (yaml.YAMLError, _Unusual):
        return None
    return tree if isinstance(tree, dict) else None


class _Unusual(Exception):  # noqa: N818 - no error: a reason to look closer
    """Something that `document` may refuse."""


def _build(get_event: Callable[[], Any]) -> Tree:
    """One document's tree. Nothing recurses, so that no nesting can exhaust the stack.

    One loop in one function, what is frequent first: it runs for every value of every record.

    Raises:
        _Unusual: for all but plain fields, lists and text in one document.
    """
    total = 0
    parts: list[Any] = []  # of the present collection; of a mapping, names and values in turn
    around: list[list[Any]] = []
    put = parts.append
    get_event()  # the stream begins
    while True:
        event = get_event()
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor or event.tag or (event.style == '"' and not characters.are_seen(event.value)):
                raise _Unusual
            put(event.value)
        elif kind in _STARTS:
            braces = event.flow_style and kind is yaml.MappingStartEvent
            if braces or event.anchor or event.tag or len(around) == nodes.MAX_DEPTH:
                raise _Unusual
            around.append(parts)
            parts = []
            put = parts.append
        elif kind in _ENDS:
            total += len(parts)
            whole = _fields(parts) if kind is yaml.MappingEndEvent else parts
            parts = around.pop()
            put = parts.append
            put(whole)
        elif kind is yaml.DocumentEndEvent:
            break
        elif kind is not yaml.DocumentStartEvent:  # an alias, or the end of a file that holds nothing
            raise _Unusual
    if total > nodes.MAX_NODES or get_event().__class__ is not yaml.StreamEndEvent:
        raise _Unusual
    return parts[0]  # type: ignore[no-any-return]


def _fields(parts: list[Any]) -> dict[str, Tree]:
    """A mapping from its names and values in turn; names are texts, and no two are alike."""
    names = parts[::2]
    try:
        fields = dict(zip(names, parts[1::2], strict=True))
    except TypeError:  # a list or a mapping as a name
        raise _Unusual from None
    if len(fields) < len(names) or "<<" in fields:
        raise _Unusual
    return fields
