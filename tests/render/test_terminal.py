"""Tables on a terminal: they fit width and height, lose whole columns and never a letter, and say so."""

from __future__ import annotations

# ruff: noqa: E501 - a screen is as wide as it is
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from armstrack.columns import records_table
from armstrack.render import terminal
from armstrack.render.text import to_text
from armstrack.summary import cross
from armstrack.table import Column, Marked, Table
from tests.builders import make_event, make_table
from tests.render.screens import drawn, in_color
from tests.test_summary import summarise

EVENTS = (
    make_event("licence-granted", "2019-05", category="sensors", amount="5000000"),
    make_event("licence-suspended", "2020-10-05", category=("sensors", "engines")),
    make_event("exports-reported", "2019", amount="~2500000", slug="total"),
    make_event("delivered", "2019-11-30", amount="900000", slug="shipment", category="engines"),
    make_event("ordered", "2021", "DEU", "NAM", category="ships", amount="7+", currency="EUR"),
    make_event(
        "halt-promised",
        "2020-10",
        "ISR",
        "AZE",
        verification="claimed",
        title="Israel promises to halt arms exports to Azerbaijan, says an adviser of Armenia's prime minister",
    ),
)


def test_records_at_80_columns_with_what_has_no_room_below_them() -> None:
    assert (
        drawn(records_table(EVENTS[4:]))
        == """
date     supplier  recipient   status                 value  id
────────────────────────────────────────────────────────────────────────────────
2021     Germany   Namibia     ordered              ≥ EUR 7  2021-deu-nam-act
  DEU to NAM: ordered
2020-10  Israel    Azerbaijan  halt-promised                 2020-10-isr-aze-act
                               (claimed)
  Israel promises to halt arms exports to Azerbaijan, says an adviser of
  Armenia's prime minister
not shown at 80 columns: goods
"""
    )


def test_records_at_60_columns_still_have_their_ids() -> None:
    assert (
        drawn(records_table(EVENTS[4:]), columns=60)
        == """
date     supplier  recipient   status                  value
────────────────────────────────────────────────────────────
2021     Germany   Namibia     ordered               ≥ EUR 7
  DEU to NAM: ordered [2021-deu-nam-act]
2020-10  Israel    Azerbaijan  halt-promised
                               (claimed)
  Israel promises to halt arms exports to Azerbaijan, says
  an adviser of Armenia's prime minister
  [2020-10-isr-aze-act]
not shown at 60 columns: goods
"""
    )


def test_records_at_140_columns() -> None:
    assert (
        drawn(records_table(EVENTS[4:]), columns=140)
        == """
date     supplier  recipient   status                   title                                              value  goods  id
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
2021     Germany   Namibia     ordered                  DEU to NAM: ordered                              ≥ EUR 7  ships  2021-deu-nam-act
2020-10  Israel    Azerbaijan  halt-promised (claimed)  Israel promises to halt arms exports to                          2020-10-isr-aze-act
                                                        Azerbaijan, says an adviser of Armenia's prime
                                                        minister
"""
    )


def test_a_summary_at_80_columns_has_a_line_a_sum() -> None:
    assert (
        drawn(summarise(EVENTS, "supplier"))
        == """
By supplier
supplier  records  recipients  latest         values
────────────────────────────────────────────────────────────────────────────────
Canada          4           1  2020-10-05     at stake: 1 unknown
                               suspended      delivered ~CAD 2.5 m (+1
                                              overlapping)
                                              licensed CAD 5 m
Germany         1           1  2021 ordered   contracted ≥ EUR 7
Israel          1           1  2020-10
                               halt-promised
                               (claimed)
not shown at 80 columns: share of records, first
"""
    )


def test_a_summary_at_140_columns_shows_every_column() -> None:
    assert (
        drawn(summarise(EVENTS, "supplier"), columns=140)
        == """
By supplier
supplier  records  recipients  share of records  first    latest                           values
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Canada          4           1   67% ███████      2019     2020-10-05 suspended             at stake: 1 unknown
                                                                                           delivered ~CAD 2.5 m (+1 overlapping)
                                                                                           licensed CAD 5 m
Germany         1           1   17% ██           2021     2021 ordered                     contracted ≥ EUR 7
Israel          1           1   17% ██           2020-10  2020-10 halt-promised (claimed)
"""
    )


def test_ascii_where_the_encoding_has_nothing_else() -> None:
    shown = drawn(summarise(EVENTS, "supplier"), columns=100, lines=9, encoding="ascii")
    assert (
        shown
        == """
By supplier
supplier  records  recipients  first  latest                values
-------------------------------------------------------------------------------------------------
Canada          4           1  2019   2020-10-05 suspended  at stake: 1 unknown
                                                            delivered ~CAD 2.5 m (+1 overlapping)
                                                            licensed CAD 5 m
Germany         1           1  2021   2021 ordered          contracted >= EUR 7
... 1 more: --limit 0 shows all
not shown at 100 columns: share of records
"""
    )
    assert shown.isascii()


def test_columns_of_one_rank_are_given_up_from_the_right() -> None:
    assert (
        drawn(cross(EVENTS, "supplier", "status"), columns=60)
        == """
Records by supplier and status
supplier  active  delivered  halt-promised  ordered  records
────────────────────────────────────────────────────────────
Canada         1          1                                4
Germany                                           1        1
Israel                                   1                 1
not shown at 60 columns: licensed, suspended
"""
    )


def test_records_are_called_by_their_handles() -> None:
    table = make_table({"by": "id", "title": "text"}, ("2021-deu-nam-act", "2021-deu-nam-act"), (None, "x"))
    assert (
        drawn(table, handles={"2021-deu-nam-act": "nam-act"})
        == """
by       title
─────────────────────────
nam-act  2021-deu-nam-act
         x
"""
    )


def test_without_headings_there_is_no_rule_either() -> None:
    table = Table((Column("a", ""), Column("n", "", "number")), (("x", 1), ("yy", 22)), "Two")
    assert drawn(table) == "\nTwo\nx    1\nyy  22\n"


def test_the_range_of_a_date_is_in_words_and_has_two_lines() -> None:
    columns = (Column("day", "day", "date", wrap=13), Column("what", "what"))
    rows = (("2020-05-01/2020-06-30", "x"), ("../2020-06-30", "y"), ("2019/..", "z"))
    assert (
        drawn(Table(columns, rows), columns=140)
        == """
day            what
───────────────────
2020-05-01 to  x
2020-06-30
by 2020-06-30  y
from 2019      z
"""
    )


def test_no_row_draws_no_heading() -> None:
    table = make_table({"a": "text"}, title="By a", notes=("A note.",))
    assert drawn(table) == "\nBy a\nA note.\n"
    assert drawn(make_table({"a": "text"})) == "\n"


def test_tables_are_parted_by_an_empty_line_and_notes_stand_below() -> None:
    one = make_table({"a": "text"}, ("x",), title="One", notes=("First.", "Second."))
    two = make_table({"b": "text"}, ("y",))
    assert (
        drawn(one, two)
        == """
One
a
─
x
First.
Second.

b
─
y
"""
    )


def test_markup_is_data() -> None:
    table = make_table({"a": "text"}, ("[bold]x[/bold] [/x] :smile: F-16 #3",), title="[red]T")
    assert (
        drawn(table)
        == """
[red]T
a
───────────────────────────────────
[bold]x[/bold] [/x] :smile: F-16 #3
"""
    )


def test_unseen_characters_are_shown() -> None:
    table = make_table({"a": "text", "b": "text"}, ("\x1b[31mred", "a\u202eb\nc"))
    assert (
        drawn(table)
        == """
a                b
────────────────────────────────────
<U+001B>[31mred  a<U+202E>b<U+000A>c
"""
    )


def test_wide_letters_keep_the_columns() -> None:
    table = make_table({"a": "text", "n": "number", "b": "text"}, ("日本語", 1, "|"), ("Cafe\u0301", 22, "|"))
    assert (
        drawn(table)
        == """
a        n  b
─────────────
日本語   1  |
Cafe\u0301    22  |
"""
    )


def test_the_last_column_stays_and_is_folded() -> None:
    columns = (Column("a", "a", rank=2), Column("b", "b", rank=1))
    assert (
        drawn(Table(columns, (("x", "abcdefghijklmnop"),)), columns=12)
        == """
b
────────────
abcdefghijkl
mnop
not shown at
12 columns:
a
"""
    )


def test_columns_are_given_up_by_rank() -> None:
    columns = tuple(Column(name, name, rank=rank) for name, rank in (("a", 1), ("b", 9), ("c", 2), ("d", 5)))
    table = Table(columns, (tuple("x" * 10 for _ in columns),))
    flat = [" ".join(drawn(table, columns=width).split()) for width in (60, 45, 30, 12)]
    assert [text.partition("not shown at ")[2] for text in flat] == [
        "",
        "45 columns: b",
        "30 columns: b, d",
        "12 columns: b, c, d",
    ]


def test_long_lists_asked_for_whole_are_drawn_as_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "MANY_ROWS", 2)
    columns = (Column("sum", "sum"), Column("title", "title", wrap=24, rank=9))
    table = Table(columns, (("≥ CAD 5 m", "long " * 30 + "title"),) * 3, "Many", ("A note.",))
    assert drawn(table) == "\n" + to_text([table])
    assert drawn(table, encoding="ascii") == "\n" + to_text([table], ascii_only=True)
    assert "─" in drawn(table, lines=24)
    assert "─" in drawn(replace(table, rows=table.rows[:2]))


# Height ---------------------------------------------------------------------------------------

NUMBERS = make_table({"n": "number"}, *[(number,) for number in range(1, 8)], title="T", notes=("A note.",))


def test_a_list_stops_at_the_height_and_counts_the_rest() -> None:
    assert (
        drawn(NUMBERS, lines=8)
        == """
T
n
─
1
2
3
… 4 more: --limit 0 shows all
A note.
"""
    )


def test_a_list_that_fits_is_shown_whole() -> None:
    assert "more" not in drawn(NUMBERS, lines=11)
    assert "… 2 more" in drawn(NUMBERS, lines=10)


def test_one_row_at_least_is_shown() -> None:
    assert "1\n… 6 more" in drawn(NUMBERS, lines=1)


def test_rows_of_several_lines_are_shown_whole_or_not_at_all() -> None:
    table = Table((Column("a", "a", wrap=10),), tuple((f"{n} " + "long " * 30,) for n in range(4)))
    shown = drawn(table, columns=40, lines=14)
    assert shown.count("\n") - 1 <= 14
    assert shown.count("long") == 60
    assert "… 2 more" in shown


def test_rows_that_are_not_shown_take_no_room_and_where_more_fit_then_they_come() -> None:
    columns = (Column("a", "a", wrap=10), Column("b", "b", wrap=10))
    short, long = ("one two three four", "x"), ("one two three four", "word " * 30)
    table = Table(columns, (short,) * 5 + (long,) * 5)
    assert (
        drawn(table, columns=32, lines=7)
        == """
a                   b
─────────────────────
one two three four  x
one two three four  x
one two three four  x
one two three four  x
… 6 more: --limit 0 shows all
"""
    )


def test_each_of_several_tables_has_the_height() -> None:
    assert drawn(NUMBERS, NUMBERS, lines=8) == drawn(NUMBERS, lines=8) + drawn(NUMBERS, lines=8)


def test_what_tells_one_thing_is_never_cut() -> None:
    assert drawn(replace(NUMBERS, whole=True), lines=8) == drawn(NUMBERS)


# Trees ----------------------------------------------------------------------------------------

TREE = Table(
    (
        Column("chain", "chain", "tree"),
        Column("what", "what", wrap=10),
        Column("goods", "goods", rank=2, wrap=24, under="{}"),
    ),
    (
        ("Canada", None, None),
        ("├─ Turkey", "diversion (alleged)", "WESCAM MX-15D, in Bayraktar TB2"),
        ("│  │", "diversion", "WESCAM MX-20"),
        ("│  └─ Azerbaijan", "diversion (alleged)", "WESCAM MX-15D, in Bayraktar TB2"),
        ("│", "diversion", "WESCAM MX-20"),
        ("└─ Libya", "diversion (alleged)", "WESCAM MX-25"),
    ),
)


def test_the_stem_of_a_tree_passes_by_the_lines_of_a_row() -> None:
    assert (
        drawn(TREE, columns=61)
        == """
chain             what        goods
─────────────────────────────────────────────────────────────
Canada
├─ Turkey         diversion   WESCAM MX-15D, in Bayraktar TB2
│  │              (alleged)
│  │              diversion   WESCAM MX-20
│  └─ Azerbaijan  diversion   WESCAM MX-15D, in Bayraktar TB2
│                 (alleged)
│                 diversion   WESCAM MX-20
└─ Libya          diversion   WESCAM MX-25
                  (alleged)
"""
    )


def test_the_stem_of_a_tree_stands_before_what_goes_under_a_row() -> None:
    assert (
        drawn(TREE, columns=48, encoding="ascii")
        == """
chain             what
-------------------------------------
Canada
|- Turkey         diversion (alleged)
|  | WESCAM MX-15D, in Bayraktar TB2
|  |              diversion
|  | WESCAM MX-20
|  `- Azerbaijan  diversion (alleged)
|       WESCAM MX-15D, in Bayraktar TB2
|                 diversion
|       WESCAM MX-20
`- Libya          diversion (alleged)
     WESCAM MX-25
"""
    )


# Colour ---------------------------------------------------------------------------------------


def test_colour_marks_the_words_of_status_and_doubt_and_nothing_else() -> None:
    columns = (Column("s", "s", "status"), Column("v", "v", "verification"), Column("t", "t"))
    rows = (
        ("suspended (claimed)", "claimed", "suspended"),
        ("2020-10-05 embargoed", "confirmed", "F-16"),
        ("delivered", "reported", "x"),
        ("appeal", "reported", "x"),
    )
    assert in_color(Table(columns, rows)).split("\n")[2:6] == [
        "\x1b[38;5;166msuspended\x1b[0m (claimed)   \x1b[1mclaimed\x1b[0m    suspended",
        "2020-10-05 \x1b[1;38;5;166membargoed\x1b[0m  confirmed  F-16",
        "\x1b[38;5;32mdelivered\x1b[0m             reported   x",
        "appeal                reported   x",
    ]


def test_what_was_searched_for_is_marked_beside_a_row_and_under_it() -> None:
    columns = (Column("t", "t", wrap=24), Column("m", "m", rank=2, wrap=30, under="[{}]"))
    row = (Marked("drone optics", ((6, 12),)), Marked("id: optics", ((4, 10),)))
    assert in_color(Table(columns, (row,))).split("\n")[2] == (
        "drone \x1b[1;38;5;134moptics\x1b[0m  id: \x1b[1;38;5;134moptics\x1b[0m"
    )
    assert in_color(Table(columns, (row,)), columns=20).split("\n")[2:4] == [
        "drone \x1b[1;38;5;134moptics\x1b[0m",
        "  [id: \x1b[1;38;5;134moptics\x1b[0m]",
    ]


def test_marks_are_left_out_where_signs_of_the_text_had_to_be_shown() -> None:
    columns = (Column("t", "t"),)
    assert in_color(Table(columns, ((Marked("a\x00b", ((2, 3),)),),))).split("\n")[2] == "a<U+0000>b"


# Laws -----------------------------------------------------------------------------------------


@st.composite
def some_table(draw: st.DrawFn, words: st.SearchStrategy[str]) -> Table:
    """Up to five columns headed by digits, so that their letters are those of the cells alone."""
    number = draw(st.integers(1, 5))
    columns = tuple(
        Column(
            f"c{place}",
            str(place),
            draw(st.sampled_from(("text", "number", "status"))),
            draw(st.integers(1, 4)),
            wrap=draw(st.sampled_from((0, 0, 10, 13, 24))),
            under=draw(st.sampled_from(("", "", "{}"))),
        )
        for place in range(number)
    )
    cell = st.lists(words, max_size=8).map(" ".join)
    rows = draw(st.lists(st.tuples(*[cell] * number), min_size=1, max_size=4))
    return Table(columns, tuple(rows))


def kept_places(table: Table, shown: str) -> list[int]:
    """Which columns the screen has, by what its note says."""
    _, said, dropped = " ".join(shown.split()).partition("not shown at")
    gone = dropped.partition("columns:")[2].replace(",", " ").split() if said else []
    return [place for place in range(len(table.columns)) if str(place) not in gone]


_LAW = settings(max_examples=60, deadline=None)
_SHORT = st.text(st.sampled_from("ABCDEFÄ日é"), min_size=1, max_size=8)
_LONG = st.text(st.sampled_from("ABCDEFÄ日é"), min_size=1, max_size=40)


@_LAW
@given(some_table(_SHORT), st.integers(20, 160))
def test_every_word_of_every_kept_cell_is_on_the_screen(table: Table, columns: int) -> None:
    shown = drawn(table, columns=columns)
    words = shown.split()
    for row in table.rows:
        for place in kept_places(table, shown):
            assert [word for word in str(row[place]).split() if word not in words] == []


@_LAW
@given(some_table(_LONG), st.integers(10, 160))
def test_no_letter_of_a_kept_cell_is_lost_and_no_line_is_too_long(table: Table, columns: int) -> None:
    shown = drawn(table, columns=columns)
    kept = kept_places(table, shown)
    body = shown.partition("not shown")[0]
    for letter in "ABCDEFÄ日é":
        assert body.count(letter) == sum(
            str(row[place]).count(letter) for row in table.rows for place in kept
        )
    assert max(cell_len(line) for line in shown.split("\n")) <= columns


def test_on_a_narrow_terminal_the_count_of_what_is_left_out_has_room_too() -> None:
    table = make_table({"a": "text"}, *[(f"r{number}",) for number in range(9)])
    assert drawn(table, columns=10, lines=8).split("\n") == [
        "",
        "a",
        "──",
        "r0",
        "r1",
        "r2",
        "… 6 more:",
        "--limit 0",
        "shows all",
        "",
    ]


@_LAW
@given(some_table(_LONG), st.integers(10, 160), st.integers(1, 40))
def test_no_screen_is_too_high_unless_one_row_is(table: Table, columns: int, lines: int) -> None:
    shown = drawn(table, columns=columns, lines=lines)
    rows = [drawn(replace(table, rows=(row,)), columns=columns) for row in table.rows]
    assert shown.count("\n") - 1 <= max(lines, *(row.count("\n") + 6 for row in rows))
