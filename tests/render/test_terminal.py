"""Tables on a terminal: they fit the width, lose whole columns and never a letter, and say so."""

from __future__ import annotations

# ruff: noqa: E501 - a screen is as wide as it is
import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from armstrack.columns import records_table
from armstrack.render import palette
from armstrack.render.terminal import MANY_ROWS, print_tables
from armstrack.render.text import to_text
from armstrack.summary import cross, summarise
from armstrack.table import Column, Table
from armstrack.vocab import kinds, vocabularies
from tests.builders import make_event, make_table

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


def drawn(*tables: Table, columns: int = 80, encoding: str = "utf-8") -> str:
    """What a terminal without colours shows, less the blanks at the ends of lines."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    print_tables(tables, Console(file=file, width=columns, color_system=None))
    file.seek(0)
    return "\n" + "\n".join(line.rstrip() for line in file.read().split("\n"))


def test_records_at_80_columns() -> None:
    assert (
        drawn(records_table(EVENTS[4:]))
        == """
date      supplier   recipient    status          title
────────────────────────────────────────────────────────────────────────────────
2021      Germany    Namibia      ordered         DEU to NAM: ordered
2020-10   Israel     Azerbaijan   halt-promised   Israel promises to halt arms
                                  (claimed)       exports to Azerbaijan, says an
                                                  adviser of Armenia's prime
                                                  minister
not shown at 80 columns: value, categories, id
"""
    )


def test_records_at_140_columns() -> None:
    assert (
        drawn(records_table(EVENTS[4:]), columns=140)
        == """
date      supplier   recipient    status                    title                                   value   categories   id
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
2021      Germany    Namibia      ordered                   DEU to NAM: ordered                   ≥ EUR 7   ships        2021-deu-nam-act
2020-10   Israel     Azerbaijan   halt-promised (claimed)   Israel promises to halt arms                                 2020-10-isr-aze-act
                                                            exports to Azerbaijan, says an
                                                            adviser of Armenia's prime minister
"""
    )


def test_a_summary_at_80_columns_has_a_line_a_sum() -> None:
    assert (
        drawn(summarise(EVENTS, "supplier"))
        == """
By supplier
supplier   records   recipients   latest          values
────────────────────────────────────────────────────────────────────────────────
Canada           4            1   2020-10-05      at stake: 1 unknown
                                  suspended       delivered ~CAD 2.5 m (+1
                                                  overlapping)
                                                  licensed CAD 5 m
Germany          1            1   2021 ordered    contracted ≥ EUR 7
Israel           1            1   2020-10
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
supplier   records   recipients   share of records   first     latest                            values
──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Canada           4            1    67% ███████       2019      2020-10-05 suspended              at stake: 1 unknown
                                                                                                 delivered ~CAD 2.5 m (+1 overlapping)
                                                                                                 licensed CAD 5 m
Germany          1            1    17% ██            2021      2021 ordered                      contracted ≥ EUR 7
Israel           1            1    17% ██            2020-10   2020-10 halt-promised (claimed)
"""
    )


def test_ascii_where_the_encoding_has_nothing_else() -> None:
    shown = drawn(summarise(EVENTS, "supplier"), columns=100, encoding="ascii")
    assert (
        shown
        == """
By supplier
supplier | records | recipients | first   | latest        | values
---------+---------+------------+---------+---------------+--------------------------------------
Canada   |       4 |          1 | 2019    | 2020-10-05    | at stake: 1 unknown
         |         |            |         | suspended     | delivered ~CAD 2.5 m (+1 overlapping)
         |         |            |         |               | licensed CAD 5 m
Germany  |       1 |          1 | 2021    | 2021 ordered  | contracted >= EUR 7
Israel   |       1 |          1 | 2020-10 | 2020-10       |
         |         |            |         | halt-promised |
         |         |            |         | (claimed)     |
not shown at 100 columns: share of records
"""
    )
    assert shown.isascii()


def test_columns_of_one_rank_are_given_up_from_the_right() -> None:
    assert (
        drawn(cross(EVENTS, "supplier", "status"), columns=60)
        == """
Records by supplier and status
supplier   active   delivered   halt-promised   records
───────────────────────────────────────────────────────
Canada          1           1                         4
Germany                                               1
Israel                                      1         1
not shown at 60 columns: licensed, ordered, suspended
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
a                 b
─────────────────────────────────────
<U+001B>[31mred   a<U+202E>b<U+000A>c
"""
    )


def test_wide_letters_keep_the_columns() -> None:
    table = make_table({"a": "text", "n": "number", "b": "text"}, ("日本語", 1, "|"), ("Cafe\u0301", 22, "|"))
    assert (
        drawn(table)
        == """
a         n   b
───────────────
日本語    1   |
Cafe\u0301     22   |
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


def many(rows: int) -> Table:
    columns = (Column("number", "number", "number"), Column("title", "title", wrap=24, rank=9))
    return Table(columns, tuple((n, f"title {n} " + "long " * 30) for n in range(rows)), "Many", ("A note.",))


def test_past_four_hundred_rows_plain_text_is_drawn_and_nothing_given_up() -> None:
    table = replace(many(MANY_ROWS + 1), rows=tuple((n, t.strip()) for n, t in many(MANY_ROWS + 1).rows))  # type: ignore[union-attr]
    assert drawn(table) == "\n" + to_text([table])
    assert "─" in drawn(many(MANY_ROWS))
    assert "─" not in drawn(table)


def test_past_four_hundred_rows_ascii_is_kept_as_well() -> None:
    table = make_table({"sum": "text"}, *[("≥ CAD 5 m",)] * (MANY_ROWS + 1))
    assert drawn(table, encoding="ascii") == "\nsum\n" + ">= CAD 5 m\n" * (MANY_ROWS + 1)


def in_color(table: Table) -> str:
    console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="standard")
    with console.capture() as captured:
        print_tables([table], console)
    return captured.get()


def test_colour_marks_status_and_doubt_and_nothing_else() -> None:
    columns = (Column("s", "s", "status"), Column("v", "v", "verification"), Column("t", "t"))
    rows = (
        ("suspended (claimed)", "claimed", "suspended"),
        ("2020-10-05 embargoed", "confirmed", "F-16"),
        ("appeal", "reported", "x"),
    )
    assert [line.rstrip() for line in in_color(Table(columns, rows)).split("\n")[2:5]] == [
        "\x1b[35msuspended (claimed) \x1b[0m   \x1b[1mclaimed  \x1b[0m   suspended",
        "\x1b[1;35m2020-10-05 embargoed\x1b[0m   confirmed   F-16",
        "appeal                 reported    x",
    ]


def test_the_palette_names_only_words_that_there_are() -> None:
    words = {*vocabularies()["status"], *kinds()}
    assert [word for word in palette.STATUS if word not in words] == []
    assert [word for word in palette.VERIFICATION if word not in vocabularies()["verification"]] == []


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
