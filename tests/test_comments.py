"""Comments: where they are, what they cut, and what they allow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from armstrack.comments import Allowance, Comment, allowances, find_comments, plain_by_line, uncut
from armstrack.nodes import compose
from armstrack.problem import Edit, Span


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(key)
            yield from scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item)


def comments(text: str) -> list[Comment]:
    return find_comments(text, scalars(compose(text)[0]))


def comment(text: str, line: int, column: int, cuts: bool = False) -> Comment:
    return Comment(text, Span(line, column, line, column + len(text)), cuts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# whole line\na: b\n", [comment("# whole line", 1, 1)]),
        ("a: b\n  # indented  \n", [comment("# indented", 2, 3)]),
        ("a: F-16 #3\n", [comment("#3", 1, 9, cuts=True)]),
        ("a: b\t# tab before\n", [comment("# tab before", 1, 6, cuts=True)]),
        ("é: 😀 # c\n", [comment("# c", 1, 6, cuts=True)]),
        ("a: b # c\r\nd: e\r\n", [comment("# c", 1, 6, cuts=True)]),
        ("a: # of the field\n  b: c\n", [comment("# of the field", 1, 4)]),
        ("a:\n  - # of the item\n    b: c\n", [comment("# of the item", 2, 5)]),
        ("a: | # of the block\n  b\n", [comment("# of the block", 1, 6)]),
        ("a: > # of the block\n  b\n", [comment("# of the block", 1, 6)]),
        ("a: |- # of the block\n  b\n", [comment("# of the block", 1, 7)]),
        ("a: |2 # of the block\n    b\n", [comment("# of the block", 1, 7)]),
        ("a: | # of no block\n", [comment("# of no block", 1, 6)]),
        ("a: | # of no block", [comment("# of no block", 1, 6)]),
        ("a: b - #3\n", [comment("#3", 1, 8, cuts=True)]),
        ("a: b > #3\n", [comment("#3", 1, 8, cuts=True)]),
        ("a: '' #3\n", [comment("#3", 1, 7, cuts=True)]),
        ("a: #3\n", [comment("#3", 1, 4)]),
        ("a:\n  - b #3\n  - #4\n", [comment("#3", 2, 7, cuts=True), comment("#4", 3, 5)]),
        ("a: [b, #c\n  d]\n", [comment("#c", 1, 8, cuts=True)]),
        ("a: [b,\n  d\n  ] #c\n", [comment("#c", 3, 5)]),
        ("a: [b] #c\n", [comment("#c", 1, 8, cuts=True)]),
        ("a: 'b' #c\n", [comment("#c", 1, 8, cuts=True)]),
        ("a: b # c # d\n", [comment("# c # d", 1, 6, cuts=True)]),
        ("# no field\n", [comment("# no field", 1, 1)]),
    ],
)
def test_a_comment_is_found_with_its_place(text: str, found: list[Comment]) -> None:
    assert comments(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a: b#c\n",
        "a: 'b #c'\n",
        'a: "b #c"\n',
        "a: 'b\n  #c'\n",
        "a: |\n  b #c\n  # d\n",
        "a: >\n  b #c\n  # d\n",
        "'a #b': c\n",
        "a: https://example.org/#b\n",
    ],
)
def test_a_hash_inside_a_value_is_no_comment(text: str) -> None:
    assert comments(text) == []


def test_a_comment_behind_a_block_of_text_is_one() -> None:
    assert comments("a: |\n  b #c\n# d\ne: f\n") == [comment("# d", 3, 1)]


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("# armstrack: allow W501 the site has no https", "W501", "the site has no https"),
        ("#armstrack:allow W501 why", "W501", "why"),
        ("# armstrack: allow   W501   why", "W501", "why"),
        ("# armstrack: allow W501", "W501", ""),
        ("# armstrack: allow", "", ""),
        ("# armstrack: ignore W501 why", "", "why"),
        ("# armstrack:", "", ""),
    ],
)
def test_a_comment_to_armstrack_is_code_and_reason(text: str, code: str, reason: str) -> None:
    spoken = comment(text, 4, 9, cuts=True)
    assert allowances([spoken]) == [Allowance(code, reason, spoken.span)]


def test_other_comments_allow_nothing() -> None:
    assert allowances([comment("# see armstrack: allow W501 why", 1, 1), comment("# TIV", 2, 1)]) == []


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: F-16 #3\n", Edit(Span(1, 4, 1, 11), "'F-16 #3'")),
        ("a: F-16   #3 \n", Edit(Span(1, 4, 1, 13), "'F-16   #3'")),
        ("a: F-16 #3 to #4\n", None),
        ("a: F-16 #3 # c\n", None),
        ("a: F-16 #3\t#c\n", None),
        ("a: F-16 #late\n", None),
        ("a: F-16 # 3\n", None),
        ("a: 'F-16' #3\n", None),
        ("a: &x F-16 #3\n", None),
        ("a: !x F-16 #3\n", None),
        ("a: [b] #3\n", None),
        ("a: b\n  F-16 #3\n", None),
        ("a: #3\n", None),
        ("- F-16 #3\n", Edit(Span(1, 3, 1, 10), "'F-16 #3'")),
    ],
)
def test_a_number_that_was_cut_is_quoted_with_its_value(text: str, edit: Edit | None) -> None:
    comment = comments(text)[0]
    plain = plain_by_line(scalars(compose(text)[0]))
    line = comment.span.line
    assert uncut(comment, text.split("\n")[line - 1], plain[line]) == edit
