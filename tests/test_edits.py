"""Replacing exact stretches of a text: what may be replaced, and that nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.document import read
from armstrack.edits import Edited, apply, dropping, replacing
from armstrack.problem import Edit, Loc, Span

RECORD = """\
title: "Canada stops"  # why
supplier: 'Canada'
recipient: Türkiye # 😀
via: [ UAE,  "Germany" ]
anchored: &a Turkey
alias: *a
tagged: !x Turkey
over: South
  Korea
block: |
  Turkey
empty:
actor:
  party: Canada
statements:
  - party: Turkey
    date: 2020 # soon
  - party: Canada
"""


def edited(text: str, edit: Edit | None) -> str:
    assert edit is not None
    after, done, _ = apply(text.encode(), [edit])
    assert done == 1
    return after.decode()


@pytest.mark.parametrize(
    ("loc", "before", "after"),
    [
        (("supplier",), "supplier: 'Canada'\n", "supplier: 'XXX'\n"),
        (("recipient",), "recipient: Türkiye # 😀\n", "recipient: XXX # 😀\n"),
        (("title",), 'title: "Canada stops"  # why\n', 'title: "XXX"  # why\n'),
        (("via", 0), "via: [ UAE,  ", "via: [ XXX,  "),
        (("via", 1), '"Germany" ]', '"XXX" ]'),
        (("actor", "party"), "actor:\n  party: Canada\n", "actor:\n  party: XXX\n"),
        (("statements", 1, "party"), "  - party: Canada\n", "  - party: XXX\n"),
    ],
)
def test_a_leaf_is_replaced_in_its_own_quotes(loc: Loc, before: str, after: str) -> None:
    edit = replacing(read(RECORD.encode()), loc, False, "XXX")
    assert edited(RECORD, edit) == RECORD.replace(before, after)


def test_a_fields_name_is_replaced() -> None:
    edit = replacing(read(RECORD.encode()), ("statements", 0, "date"), True, "day")
    assert edited(RECORD, edit) == RECORD.replace("date: 2020", "day: 2020")


@pytest.mark.parametrize(
    "loc",
    [
        ("anchored",),
        ("alias",),
        ("tagged",),
        ("over",),
        ("block",),
        ("empty",),
        ("actor",),
        ("nothing",),
        ("statements", 7),
        ("title", "deeper"),
    ],
)
def test_what_is_more_than_a_text_on_one_line_is_not_replaced(loc: Loc) -> None:
    assert replacing(read(RECORD.encode()), loc, False, "XXX") is None


def test_an_empty_file_has_nothing_to_replace_or_to_drop() -> None:
    assert replacing(read(b""), ("title",), False, "XXX") is None
    assert dropping(read(b""), ("title",)) is None


@pytest.mark.parametrize(
    ("text", "loc", "after"),
    [
        ("a: 1\nb: 2\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\nb: 2\n", ("a",), "b: 2\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
        ("a: 1\r\nb: 2  \r\nc: 3\r\n", ("b",), "a: 1\r\nc: 3\r\n"),
        ("# one\na: 1\n# two\nb: 2\n", ("a",), "# one\n# two\nb: 2\n"),
        ("a:\n  b: 1\n  c: 2\n", ("a", "c"), "a:\n  b: 1\n"),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "c"), "a:\n  - b: 1\n"),
    ],
)
def test_a_field_is_dropped_with_its_line(text: str, loc: Loc, after: str) -> None:
    assert edited(text, dropping(read(text.encode()), loc)) == after


@pytest.mark.parametrize(
    ("text", "loc"),
    [
        ("a: 1 # why\nb: 2\n", ("a",)),  # the comment would go, too
        ("a: 1\n", ("a",)),
        ("a:\n  b: 1\nc: 2\n", ("a", "b")),  # an empty mapping would be left
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b")),  # the hyphen stands on that line
        ("a: 1\n  2\nb: 3\n", ("a",)),
        ("a: [1]\nb: 2\n", ("a",)),
        ("a: {b: 1, c: 2}\n", ("a", "b")),
        ("a: 1\nb: 2\n", ("c",)),
        ("a: [1, 2]\n", ("a", 0)),
        ("a: 1\nb: 2\n", ()),
    ],
)
def test_a_field_that_shares_its_line_is_not_dropped(text: str, loc: Loc) -> None:
    assert dropping(read(text.encode()), loc) is None


def test_a_byte_order_mark_stands_before_the_first_column() -> None:
    text = "\ufeffa: b\nc: d\n".encode()
    mark, leaf = Edit(Span(1, 0, 1, 1), ""), Edit(Span(1, 4, 1, 5), "x")
    assert apply(text, [mark]) == Edited(b"a: b\nc: d\n", 1)
    assert apply(text, [leaf]) == Edited("\ufeffa: x\nc: d\n".encode(), 1)
    assert apply(text, [leaf, mark]) == Edited(b"a: x\nc: d\n", 2)


def test_of_edits_that_meet_the_first_counts_and_the_same_one_once() -> None:
    one, other = Edit(Span(1, 1, 1, 4), "x"), Edit(Span(1, 3, 1, 6), "y")
    assert apply(b"abcdef", [other, one, one]) == Edited(b"xdef", 1)
    assert apply(b"abcdef", [one, Edit(Span(1, 4, 1, 6), "y")]) == Edited(b"xyf", 2)


def test_a_line_behind_the_last_is_the_end() -> None:
    assert apply(b"a\nb", [Edit(Span(2, 1, 3, 1), "")]) == Edited(b"a\n", 1, (2,))


def test_the_lines_that_went_are_told() -> None:
    lines = [Edit(Span(number, 1, number + 1, 1), "") for number in (1, 3)]
    within = Edit(Span(2, 1, 2, 2), "x")
    assert apply(b"a\nb\nc\nd\n", [*lines, within]) == Edited(b"x\nd\n", 3, (1, 3))


def test_what_is_not_utf_8_cannot_be_edited() -> None:
    with pytest.raises(UnicodeDecodeError):
        apply(b"a\xff", [Edit(Span(1, 1, 1, 2), "b")])


LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n")), min_size=1)


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.data())
def test_all_but_the_span_stays_as_it_is(lines: list[str], end: str, data: st.DataObject) -> None:
    text = end.join(lines)
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    mark = number == 0 and line.startswith("\ufeff")
    first = data.draw(st.integers(int(mark), len(line)))
    last = data.draw(st.integers(first, len(line)))
    shift = 0 if mark else 1
    edit = Edit(Span(number + 1, first + shift, number + 1, last + shift), "≠")
    before = end.join([*lines[:number], line[:first]])
    after = end.join([line[last:], *lines[number + 1 :]])
    assert apply(text.encode(), [edit]) == Edited(f"{before}≠{after}".encode(), 1)
