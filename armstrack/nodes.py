"""Floor 1: libyaml, and nothing else of YAML. Text in, nodes and events out; no value gets a type.

Composing without a resolver keeps every leaf the text that the author wrote, and is faster than
loading. Depth is bounded before composing, since libyaml's composer recurses on the C stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from armstrack.problem import SetupError, Span

MAX_DEPTH = 32
#: Names, values, lists and mappings in one file. The largest record there is has a tenth of them; without
#: a bound a file of 256 KiB could ask for minutes of hints.
MAX_NODES = 5000
#: Where nodes alone may hide something: anchors, aliases, tags, mappings in braces.
_HIDING = ("&", "*", "!", "{")
#: Where nesting may be deep: wide indentation, compact nesting on one line. (Four times the same: an
#: expression that begins with a set of characters is found far sooner than one with a repetition.)
_WIDE = " " * 14
_COMPACT = re.compile(r"[-?] +[-?] +[-?] +[-?] +")
#: A record has a few lists of codes; more brackets may stand in each other. Quotes and comments can
#: hide where one closes, so that only their number is a sure bound.
_MOST_BRACKETS = 4


try:
    from yaml._yaml import CParser as _Parser
except ImportError:

    class _Parser:  # type: ignore[no-redef]
        def __init__(self, _text: str) -> None:
            message = "PyYAML has no libyaml here: pip install --force-reinstall PyYAML, from a wheel"
            raise SetupError(message)


def parser(text: str) -> Any:
    """Gives libyaml's parser of a text, with `get_event` and `get_node`."""
    return _PlainParser(text)


class _PlainParser(_Parser):
    """libyaml's parser without any resolver: a tag stays None unless the author wrote one."""

    def descend_resolver(self, _node: object, _index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        return None


def compose(text: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    """The first document's root node and the second one's, None where there is none.

    Raises:
        yaml.YAMLError: with the mark of the place.
    """
    source = parser(text)
    first = source.get_node() if source.check_node() else None
    second = source.get_node() if source.check_node() else None
    return first, second


def is_suspect(text: str) -> bool:
    """True where the events have to be read as well as the nodes."""
    return (
        any(sign in text for sign in _HIDING)
        or text.count("[") > _MOST_BRACKETS
        or f"\n{_WIDE}" in text
        or text.startswith(_WIDE)
        or _COMPACT.search(text) is not None
    )


def events(text: str) -> Iterator[tuple[Any, int]]:
    """Every event of the text with the depth at which it stands. Never recurses."""
    source = parser(text)
    depth = 0
    while source.check_event():
        event = source.get_event()
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event, depth
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1


def count(root: yaml.Node) -> int:
    """How many nodes stand below a root, names of fields among them. Never recurses."""
    total, ahead = 0, [root]
    while ahead:
        node = ahead.pop()
        if isinstance(node, yaml.MappingNode):
            total += 2 * len(node.value)
            ahead += [each for pair in node.value for each in pair]
        elif isinstance(node, yaml.SequenceNode):
            total += len(node.value)
            ahead += node.value
    return total


def span_of(node: Any) -> Span:
    """The stretch of a node or event on its first line; a block collection's first character."""
    start, end = node.start_mark, node.end_mark
    if end.line == start.line and end.column > start.column:
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)


def step(node: yaml.Node | None, name: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The node below another one by its field's name, which comes with it, or by its number in a list."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(name, int) and name < len(node.value):
        return None, node.value[name]
    return None


def first_key(node: yaml.Node | None, otherwise: Span) -> Span:
    """The place of a mapping's first field; of any other node its own."""
    if isinstance(node, yaml.MappingNode) and node.value:
        return span_of(node.value[0][0])
    return span_of(node) if node is not None else otherwise
