"""Syntax: what libyaml's errors are told as, with the place of the cause and the remedy."""

from __future__ import annotations

import pytest
import yaml

from armstrack import document
from armstrack.edits import Edited, apply
from armstrack.nodes import compose
from armstrack.problem import Span
from armstrack.syntax import SyntaxFault, explain

LOOK = "what belongs together begins in the same column; look at the quotes above as well"
COLON = "a field is `name: value`, with a blank behind the colon; text that goes on is indented further"


def fault(text: str) -> SyntaxFault:
    with pytest.raises(yaml.YAMLError) as raised:
        compose(text)
    return explain(raised.value, text.split("\n"))


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (
            "title: A: b\n",
            (1, 9, 1, 10),
            "not YAML: mapping values are not allowed in this context",
            "a colon and a blank begin a new field: write title: 'A: b'",
        ),
        (
            "sources:\n  - document: No: 232\n",
            (2, 17, 2, 18),
            "not YAML: mapping values are not allowed in this context",
            "a colon and a blank begin a new field: write document: 'No: 232'",
        ),
        (
            'title: Canada\'s halt: "b\\c"\n',
            (1, 21, 1, 22),
            "not YAML: mapping values are not allowed in this context",
            'a colon and a blank begin a new field: write title: "Canada\'s halt: \\"b\\\\c\\""',
        ),
        (
            "title: A:\n",
            (1, 9, 1, 10),
            "not YAML: mapping values are not allowed in this context",
            "a colon and a blank begin a new field: write title: 'A:'",
        ),
        (
            "title: A\n  date: 2020\n",
            (2, 7, 2, 8),
            "not YAML: mapping values are not allowed in this context",
            "indent this line like the field above it, or quote the value that it goes on",
        ),
        (
            'title: "Halt" of exports\ndate: 2020\n',
            (1, 15, 1, 25),
            "not YAML: did not find expected key",
            "the value goes on behind its closing quote: write title: '\"Halt\" of exports'",
        ),
        (
            "title: 'It's a halt'\n",
            (1, 12, 1, 21),
            "not YAML: did not find expected key",
            'the value goes on behind its closing quote: write title: "It\'s a halt"',
        ),
        (
            'title: "a \\" b" c\n',
            (1, 17, 1, 18),
            "not YAML: did not find expected key",
            'the value goes on behind its closing quote: write title: \'"a \\" b" c\'',
        ),
        (
            "title: 'Norway''s halt'\n  date: 2020\n",
            (2, 3, 2, 4),
            "not YAML: did not find expected key",
            LOOK,
        ),
        (
            'title: "Halt" # why\n  date: 2020\n',
            (2, 3, 2, 4),
            "not YAML: did not find expected key",
            LOOK,
        ),
        (
            'kind: ordered\ntitle: "Halt\ndate: 2020\n',
            (2, 8, 2, 9),
            "not YAML: found unexpected end of stream",
            "the quote that opens here is never closed",
        ),
        (
            "name: @ministry\n",
            (1, 7, 1, 8),
            "not YAML: found character that cannot start any token",
            "this character cannot begin a value: write name: '@ministry'",
        ),
        (
            "@name: x\n",
            (1, 1, 1, 2),
            "not YAML: found character that cannot start any token",
            "this character cannot begin a value: quote the value",
        ),
        (
            "title: A\ndate 2020\nkind: ordered\n",
            (2, 1, 2, 10),
            "not YAML: could not find expected ':'",
            COLON,
        ),
        (
            "a: b\n'c:\nd': e\n",
            (3, 3, 3, 4),
            "not YAML: could not find expected ':'",
            COLON,
        ),
        (
            "items: - category: ships\n",
            (1, 8, 1, 9),
            "not YAML: block sequence entries are not allowed in this context",
            "put the first `- ` on a line of its own, below the field's name",
        ),
        (
            "notes: |text\n  more\n",
            (1, 9, 1, 10),
            "not YAML: did not find expected comment or line break",
            "text after `|` or `>` begins on the next line, indented",
        ),
        (
            "title: A\nurl:https\nkind: ordered\n",
            (2, 1, 2, 10),
            "not YAML: could not find expected ':'",
            COLON,
        ),
        (
            "title: A\nvia: [DEU, FRA\nkind: ordered\n",
            (2, 6, 2, 7),
            "not YAML: did not find expected ',' or ']'",
            "the list that opens here is never closed: end it with `]`, on the same line",
        ),
        (
            "name: *\n",
            (1, 8, 1, 9),
            "not YAML: did not find expected alphabetic or numeric character",
            "this character cannot begin a value: write name: '*'",
        ),
        (
            "name: ]\n",
            (1, 7, 1, 8),
            "not YAML: did not find expected node content",
            "this character cannot begin a value: write name: ']'",
        ),
        ("a: b\n...\nc: d\n", (3, 1, 3, 2), "not YAML: did not find expected <document start>", LOOK),
    ],
)
def test_what_is_not_yaml_is_told_with_place_and_remedy(
    text: str, place: tuple[int, int, int, int], message: str, hint: str
) -> None:
    assert fault(text)._replace(edit=None) == SyntaxFault("E103", Span(*place), message, hint)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("items:\n\t- category: ships\n", (2, 1, 2, 2)),
        ("items:\n  \t- category: ships\n", (2, 3, 2, 4)),
        ("a: b\n\t\tc: d\n", (2, 1, 2, 3)),
    ],
)
def test_a_tab_as_indentation_is_marked_where_it_stands(text: str, place: tuple[int, int, int, int]) -> None:
    expected = SyntaxFault("E104", Span(*place), "a tab is used as indentation", "indent with spaces")
    assert fault(text)._replace(edit=None) == expected


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("title: A: b\n", "title: 'A: b'\n"),
        ("title: A: b\ndate: 2020\n", "title: 'A: b'\ndate: 2020\n"),
        ("title: A:\n", "title: 'A:'\n"),
        ("title: A: b # why\n", "title: 'A: b' # why\n"),
        ("title: A: b#1\n", "title: 'A: b#1'\n"),
        ("title: A's: b\n", 'title: "A\'s: b"\n'),
        (
            "sources:\n  - document: No: 232\n    date: 2020\n",
            "sources:\n  - document: 'No: 232'\n    date: 2020\n",
        ),
        ('title: "Halt" of exports\ndate: 2020\n', "title: '\"Halt\" of exports'\ndate: 2020\n"),
        ('title: "Halt" of exports # why\n', "title: '\"Halt\" of exports' # why\n"),
        ("title: 'It's a halt'\n", 'title: "It\'s a halt"\n'),
        ("title: [Draft] Halt\ndate: 2020\n", "title: '[Draft] Halt'\ndate: 2020\n"),
        ("name: @ministry\n", "name: '@ministry'\n"),
        ("name: %x\n", "name: '%x'\n"),
        ("name: `x`\n", "name: '`x`'\n"),
        ("name: * x\n", "name: '* x'\n"),
        ("name: & Sons\n", "name: '& Sons'\n"),
        ("name: ] x\n", "name: '] x'\n"),
        ("items:\n\t- category: ships\n", "items:\n  - category: ships\n"),
        ("items:\n  - a: b\n\tc: d\n", "items:\n  - a: b\n    c: d\n"),
        ("items:\n\t- a: b\n    c: d\n", "items:\n  - a: b\n    c: d\n"),
    ],
)
def test_a_trap_with_one_way_out_is_mended(text: str, mended: str) -> None:
    edit = fault(text).edit
    assert edit is not None
    assert apply(text.encode(), [edit]) == Edited(mended.encode(), 1)
    assert document.read(mended.encode()).tree is not None


@pytest.mark.parametrize(
    "text",
    [
        "title: A: b #1\n",  # a comment, or part of the title
        "title: A: b\n  and more\n",
        "title: A\n  date: 2020\n",
        "title: A\n  on: b: c\n",
        "title: >A: b\n",
        'title: "Halt" of "exports"\n',
        "title: 'Halt' and 'go'\n",
        'title: "a \\" b" c\n',
        "title: 'a''s' c\n",
        "@name: x\n",
        "notes: |text\n  more\n",
        "title: 'A\n",
        "via: [DEU, FRA\nkind: ordered\n",
        "a: b\n\t\tc: d\n",
        "a:\n\t- b\nc: |\n\tone\n\t\ttwo\n",  # how far is `two` indented?
    ],
)
def test_a_trap_with_two_ways_out_or_none_is_left(text: str) -> None:
    assert fault(text).edit is None


def test_an_error_without_a_place_stands_at_the_first_character() -> None:
    expected = SyntaxFault("E103", Span(1, 1, 1, 2), "not YAML: it cannot be read", LOOK)
    assert explain(yaml.YAMLError("odd"), ["title: A"]) == expected


def test_the_quoted_value_of_a_hint_reads_back_the_same() -> None:
    for value in ("A: b", "No: 232", "Canada's: x", 'it\'s "a": \\n'):
        hint = fault(f"title: {value}\n").hint
        root, _ = compose(hint.split("write ", 1)[1])
        assert isinstance(root, yaml.MappingNode)
        assert root.value[0][1].value == value
