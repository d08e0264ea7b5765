"""Tables as plain text: aligned, nothing cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from armstrack.render.text import to_text, width
from armstrack.render.visible import visible
from armstrack.table import Column, Table
from tests.builders import make_table


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("日本語", 6),
        ("e\u0301té", 3),
        ("ที่", 1),
        ("ﾊﾝ", 2),
        ("≥ █ →", 5),
        ("العربية", 7),
    ],
)
def test_width_counts_the_cells_of_a_terminal(text: str, cells: int) -> None:
    assert width(text) == cells


def test_columns_are_aligned_and_numbers_stand_right() -> None:
    table = make_table(
        {"supplier": "text", "records": "number", "share": "share", "note": "text"},
        ("Canada", 36, None, "first"),
        ("United Kingdom", 1200, None, None),
        title="By supplier",
        notes=("A note.", "Another."),
    )
    assert to_text([table]) == (
        "By supplier\n"
        "supplier        records  share  note\n"
        "Canada               36         first\n"
        "United Kingdom    1,200\n"
        "A note.\n"
        "Another.\n"
    )


def test_wide_letters_and_accents_do_not_break_the_columns() -> None:
    table = make_table(
        {"name": "text", "n": "number", "x": "text"},
        ("日本語", 1, "|"),
        ("Cafe\u0301", 22, "|"),
        ("abcdef", 333, "|"),
        ("ประเทศไทย", 4, "|"),
    )
    lines = to_text([table]).splitlines()
    assert lines == [
        "name         n  x",
        "日本語       1  |",
        "Cafe\u0301        22  |",
        "abcdef     333  |",
        "ประเทศไทย    4  |",
    ]
    assert {cell_len(line) for line in lines} == {17}


def test_nothing_is_cut_however_long() -> None:
    long = "word " * 200 + "x" * 500
    assert to_text([make_table({"a": "text"}, (long,))]) == f"a\n{long}\n"


def test_an_endless_text_stands_whole_and_widens_no_other_line_beyond_a_thousand() -> None:
    table = make_table({"a": "text", "b": "text"}, ("x" * 1001, "y"), ("x" * 1000, "y"), ("x", "y"))
    assert to_text([table]).splitlines() == [
        "a" + " " * 999 + "  b",
        "x" * 1001 + "  y",
        "x" * 1000 + "  y",
        "x" + " " * 999 + "  y",
    ]


def test_a_title_and_a_note_hold_nothing_unseen() -> None:
    table = make_table({"a": "text"}, ("b",), title="of \x1b[31m", notes=("for\n\u202e",))
    assert to_text([table]) == "of <U+001B>[31m\na\nb\nfor\n<U+202E>\n"


def test_markup_and_controls_are_data() -> None:
    table = make_table({"a": "text"}, ("[bold]x[/bold] [/x] :smile:",), ("\x1b[31m\u202e",))
    assert to_text([table]) == "a\n[bold]x[/bold] [/x] :smile:\n<U+001B>[31m<U+202E>\n"


def test_tables_are_parted_by_an_empty_line() -> None:
    one = make_table({"a": "text"}, ("x",), title="One")
    two = make_table({"b": "text"}, ("y",), title="Two")
    assert to_text([one, two]) == "One\na\nx\n\nTwo\nb\ny\n"


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (make_table({"a": "text"}, title="By a"), "By a\n"),
        (make_table({"a": "text"}, notes=("None.",)), "None.\n"),
        (make_table({"a": "text"}), ""),
    ],
)
def test_a_table_without_rows_has_no_heading(table: Table, text: str) -> None:
    assert to_text([table]) == text


def test_where_there_is_ascii_alone_our_own_signs_are_ascii() -> None:
    table = make_table({"sum": "list", "share": "share"}, (("≥ CAD 5 m",), 1))
    assert to_text([table], ascii_only=True) == "sum         share\n>= CAD 5 m  100% ##########\n"
    assert to_text([table]) == "sum        share\n≥ CAD 5 m  100% ██████████\n"


def test_only_the_columns_for_people_are_shown_in_their_order() -> None:
    columns = (Column("a", "A", rank=0), Column("b", "B"), Column("c", "C"))
    assert to_text([Table(columns, ((1, 2, 3),))]) == "B  C\n2  3\n"
    assert to_text([Table(columns, ((1, 2, 3),), people=("c", "a"))]) == "C  A\n3  1\n"


@given(st.lists(st.tuples(st.text(max_size=12), st.integers(0, 10**9)), min_size=1, max_size=6))
def test_every_row_is_one_line_and_every_column_ends_in_one_place(rows: list[tuple[str, int]]) -> None:
    table = make_table({"a": "text", "n": "number", "end": "text"}, *((a, n, "end") for a, n in rows))
    lines = to_text([table]).split("\n")[:-1]
    assert len(lines) == len(rows) + 1
    assert len({cell_len(line) for line in lines}) == 1
    for line, (text, number) in zip(lines[1:], rows, strict=True):
        assert line.startswith(visible(text))
        assert line.endswith(f" {number:,}  end")
