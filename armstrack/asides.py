"""Floor 1: the quick reading of a file with comments: its tree, what they allow, and the lines of its values.

As `plain` does, it says None for whatever `document` may have to refuse; and a line only where it is sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from armstrack import nodes, plain
from armstrack.comments import Allowance, allowances, find_comments
from armstrack.plain import Tree
from armstrack.problem import Loc


class Commented(NamedTuple):
    """What a file with comments holds. `events` are those of libyaml, for `line_of`."""

    tree: dict[str, Tree]
    allowances: list[Allowance]
    events: list[Any]


def read_commented(data: bytes, most: int) -> Commented | None:
    """A file of at most so many bytes whose comments cut nothing off; None where `document` has to look."""
    text = plain.decode(data, most)
    if text is None or plain.hides(text):
        return None
    events: list[Any] = []
    get_event = nodes.parser(text).get_event

    def noted() -> Any:
        events.append(get_event())
        return events[-1]

    tree = plain.build(noted)  # it reads no further than where it finds something unusual, such as depth
    if tree is None:
        return None
    scalars: list[Any] = [event for event in events if event.__class__ is yaml.ScalarEvent]
    comments = find_comments(text, scalars)
    if any(comment.cuts and not comment.text.startswith("# ") for comment in comments):
        return None
    return Commented(tree, allowances(comments), events)


def line_of(events: list[Any], loc: Loc) -> int | None:
    """The line of a text at a place of the record, counted from 1; None for anything but a text."""
    walk = iter(events)
    event: Any = next((event for event in walk if event.__class__ in plain.STARTS), None)
    for step in loc:
        found = _step(event, walk, step)
        if found is None:
            return None
        event = found
    is_text = event.__class__ is yaml.ScalarEvent
    return event.start_mark.line + 1 if is_text else None


def _step(start: Any, walk: Iterator[Any], name: str | int) -> Any | None:
    """The event that begins the node of that name or number in the collection that has just begun."""
    if start.__class__ is yaml.MappingStartEvent:
        while (key := next(walk)).__class__ is not yaml.MappingEndEvent:
            value = next(walk)
            if key.value == name:
                return value
            _pass(value, walk)
    elif start.__class__ is yaml.SequenceStartEvent:
        number = 0
        while (item := next(walk)).__class__ is not yaml.SequenceEndEvent:
            if number == name:
                return item
            _pass(item, walk)
            number += 1
    return None


def _pass(event: Any, walk: Iterator[Any]) -> None:
    """Goes to the end of the node that this event begins."""
    depth = 1 if event.__class__ in plain.STARTS else 0
    while depth:
        kind = next(walk).__class__
        depth += 1 if kind in plain.STARTS else -1 if kind in plain.ENDS else 0
