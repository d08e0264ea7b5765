"""Blanks at the end of a line, and tabs at its beginning."""

from __future__ import annotations

import pytest

from armstrack.blanks import spaces_for
from armstrack.document import read
from armstrack.problem import Edit


def trailing(text: str) -> list[tuple[int, int, int]]:
    found = read(text.encode()).refusals
    assert {refusal.code for refusal in found} <= {"W511"}
    assert all(refusal.edit == Edit(refusal.span, "") for refusal in found)
    return [(r.span.line, r.span.column, r.span.end_column) for r in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b\n", []),
        ("a: b \n", [(1, 5, 6)]),
        ("a: b\t \n", [(1, 5, 7)]),
        ("a: b  \r\nc: d \r\n", [(1, 5, 7), (2, 5, 6)]),
        ("a: b ", [(1, 5, 6)]),
        ("a: b # c \n", [(1, 9, 10)]),
        ("a: é😀 \n", [(1, 6, 7)]),
        ("a: b\n  \nc: d\n", [(2, 1, 3)]),
        ("a: \n  b: c\n", [(1, 3, 4)]),
        ("a: b \n  c\n", [(1, 5, 6)]),  # a line break of plain text swallows them
        ("a: |  \n  b\n", [(1, 5, 7)]),
        ("a: 'b' \n", [(1, 7, 8)]),
        ("a: [b, \n  c]\n", [(1, 7, 8)]),
        ("a: |\n  b  \n   \nc: d \n", [(4, 5, 6)]),
        ("a: >\n  b  \n  c\n", []),
        ('a: "b  \n  c"\n', []),
        ("a: 'b  \n  c'\n", []),
        ("a: b\u00a0\n", []),
    ],
)
def test_blanks_at_the_end_of_a_line_are_told_where_no_value_holds_them(
    text: str, found: list[tuple[int, int, int]]
) -> None:
    assert trailing(text) == found


def test_a_file_without_fields_has_another_problem() -> None:
    assert [refusal.code for refusal in read(b" \n").refusals] == ["E111"]


@pytest.mark.parametrize(
    ("text", "spaces"),
    [
        ("a:\n\tb: c\n\td: e\n", "  "),
        ("a:\n\t- b: c\n    d: e\n", "  "),
        ("a:\n\t- b: c\n\t\td: e\n", "  "),
        ("a:\n  - b: c\n\td: e\n", "    "),
        ("a:\n    b: c\n    d:\n\te: f\n", None),  # beside `d`, or below it
        ("a:\n b: c\n\td: e\n", " "),
        ("a: b\n\tc: d\n", None),  # no width makes it YAML
        ("a: |\n\tb\n\t\tc\n", None),  # each width makes another text of it
        ("a:\n" + "".join(f"{' ' * n}b:\n" for n in range(1, 40)) + "\tc: d\n", None),  # too deep
    ],
)
def test_a_tab_stands_for_the_spaces_that_alone_make_sense(text: str, spaces: str | None) -> None:
    assert spaces_for("\t", text.split("\n")) == spaces
