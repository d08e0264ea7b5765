"""Nodes: libyaml without types, and how nesting is bounded before composing."""

from __future__ import annotations

import pytest
import yaml

from armstrack.nodes import compose, events, is_suspect, span_of
from armstrack.problem import Span


def test_every_leaf_stays_the_text_that_was_written() -> None:
    root, _ = compose("a: NO\nb: 0123\nc: 12:30\nd: 9306.20\ne: 2.9e9\nf: 2024-13-41\ng: ~\nh:\n")
    assert isinstance(root, yaml.MappingNode)
    assert [value.value for _, value in root.value] == [
        "NO",
        "0123",
        "12:30",
        "9306.20",
        "2.9e9",
        "2024-13-41",
        "~",
        "",
    ]
    assert {value.tag for _, value in root.value} == {None}


def test_a_text_without_content_has_no_node() -> None:
    assert compose("# a comment\n") == (None, None)


def test_a_second_document_is_seen() -> None:
    first, second = compose("a: b\n---\nc: d\n")
    assert first is not None
    assert second is not None
    assert second.start_mark.line == 2


def test_a_broken_text_raises_with_its_mark() -> None:
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        compose("a: b: c\n")
    assert raised.value.problem_mark is not None
    assert (raised.value.problem_mark.line, raised.value.problem_mark.column) == (0, 4)


@pytest.mark.parametrize(
    ("text", "suspect"),
    [
        ("title: A\nvia: [DEU, FRA]\nexcept: [ships]\n", False),
        ("title: A [sic] and B [sic]\n", False),
        ("items:\n  - category: ships\n", False),
        ("a: &x b\n", True),
        ("a: *x\n", True),
        ("a: !!str b\n", True),
        ("a: {b: c}\n", True),
        ("- - - - a\n", True),
        ("? ? ? ? a\n", True),
        ("a:\n              b: c\n", True),
        ("a: [[[[[b]]]]]\n", True),
        ('a: ["]", ["]", ["]", ["]", ["]"]]]]]\n', True),
    ],
)
def test_a_text_is_suspect_where_nodes_alone_may_hide_something(text: str, suspect: bool) -> None:
    assert is_suspect(text) is suspect


def test_events_tell_the_depth_at_which_they_stand() -> None:
    told = [(event.value, depth) for event, depth in events("a: [b, [c]]\nd: e\n") if hasattr(event, "value")]
    assert told == [("a", 1), ("b", 2), ("c", 3), ("d", 1), ("e", 1)]


def test_events_of_thousands_of_levels_are_read_without_recursion() -> None:
    depths = [depth for _, depth in events("[" * 5_000 + "]" * 5_000)]
    assert (max(depths), depths[-1]) == (4_999, 0)


def test_a_node_of_several_lines_is_marked_at_its_first_character() -> None:
    root, _ = compose("a: >\n  b\n  c\nd:\n  e: f\n")
    assert isinstance(root, yaml.MappingNode)
    (key, folded), (_, block) = root.value
    assert span_of(key) == Span(1, 1, 1, 2)
    assert span_of(folded) == Span(1, 4, 1, 5)
    assert span_of(block) == Span(5, 3, 5, 4)
