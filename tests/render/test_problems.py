"""Problems for people: place, excerpt with a caret, remedy; and the count."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from armstrack.problem import Problem, Span
from armstrack.render.problems import count_words, to_text

PATH = "records/can/2020-10-05-can-tur-optics.yaml"


def make_problem(
    place: tuple[int, int, int], excerpt: str = "", message: str = "wrong", hint: str = "", **more: str
) -> Problem:
    """A problem at line, column and end column."""
    line, column, end = place
    found = {"path": PATH, "code": "E204"} | more
    return Problem(found["path"], Span(line, column, line, end), found["code"], message, hint, excerpt)


def said(*problems: Problem) -> str:
    return to_text(problems).plain


def test_a_problem_is_told_with_place_excerpt_caret_and_remedy() -> None:
    hint = "did you mean TUR (Turkey)? `armstrack parties` lists them"
    problem = make_problem((6, 12, 17), "recipient: Turky", 'unknown party "Turky"', hint)
    assert said(problem) == (
        'records/can/2020-10-05-can-tur-optics.yaml:6:12: error[E204] unknown party "Turky"\n'
        "  6 | recipient: Turky\n"
        "    |            ^^^^^\n"
        "  hint: did you mean TUR (Turkey)? `armstrack parties` lists them\n"
    )


def test_problems_stand_one_below_the_other() -> None:
    first = make_problem((1, 1, 1), message="the file is larger than 262,144 bytes", code="E113")
    second = make_problem((1234, 6, 10), "url: http://e.org", "an http link", code="W501")
    assert said(first, second) == (
        "records/can/2020-10-05-can-tur-optics.yaml:1:1: error[E113] the file is larger than 262,144 bytes\n"
        "records/can/2020-10-05-can-tur-optics.yaml:1234:6: warning[W501] an http link\n"
        "1234 | url: http://e.org\n"
        "     |      ^^^^\n"
    )
    assert said() == ""


@pytest.mark.parametrize(
    ("place", "excerpt", "lines"),
    [
        ((2, 1, 6), "title: x", ["  2 | title: x", "    | ^^^^^"]),
        ((12, 10, 12), "title: 日本語の Turky", [" 12 | title: 日本語の Turky", "    |            ^^^^"]),
        ((123, 8, 9), "title: e\u0301x", ["123 | title: e\u0301x", "    |        ^"]),
        ((3, 2, 5), "\ttab:\tx", ["  3 |  tab: x", "    |  ^^^"]),
        ((3, 7, 8), "\ttab:\tx", ["  3 |  tab: x", "    |       ^"]),
        ((3, 9, 10), "title: a\u202eb", ["  3 | title: a<U+202E>b", "    |         ^^^^^^^^"]),
        (
            (3, 11, 12),
            "title: \u200ba\x1bb",
            ["  3 | title: <U+200B>a<U+001B>b", "    |                         ^"],
        ),
        ((4, 8, 8), "title: ", ["  4 | title: ", "    |        ^"]),
        ((4, 9, 9), "title: x", ["  4 | title: x", "    |         ^"]),
        ((4, 30, 31), "title: x", ["  4 | title: x", "    |         ^"]),
        ((4, 8, 99), "title: x", ["  4 | title: x", "    |        ^"]),
    ],
)
def test_carets_stand_under_what_is_meant(
    place: tuple[int, int, int], excerpt: str, lines: list[str]
) -> None:
    assert said(make_problem(place, excerpt)).split("\n")[1:-1] == lines


@pytest.mark.parametrize("excerpt", ["", "   ", "\t"])
def test_an_empty_line_is_not_shown(excerpt: str) -> None:
    assert said(make_problem((5, 1, 2), excerpt)) == f"{PATH}:5:1: error[E204] wrong\n"


def test_text_is_data() -> None:
    problem = make_problem(
        (1, 1, 2), "[bold]x[/bold] [/x]", "a\nb [red]", "c\u202ed", path="records/a\x1b.yaml"
    )
    assert said(problem) == (
        "records/a<U+001B>.yaml:1:1: error[E204] a<U+000A>b [red]\n"
        "  1 | [bold]x[/bold] [/x]\n"
        "    | ^\n"
        "  hint: c<U+202E>d\n"
    )


@pytest.mark.parametrize(
    ("place", "excerpt", "lines"),
    [
        ((5, 1, 6), "HERE!" + "y" * 155, ["  5 | HERE!" + "y" * 155, "    | ^^^^^"]),
        ((5, 1, 6), "HERE!" + "y" * 156, ["  5 | HERE!" + "y" * 155 + "...", "    | ^^^^^"]),
        (
            (5, 201, 206),
            "x" * 200 + "HERE!" + "y" * 200,
            ["  5 | ..." + "x" * 80 + "HERE!" + "y" * 75 + "...", "    | " + " " * 83 + "^^^^^"],
        ),
        (
            (5, 201, 206),
            "x" * 200 + "HERE!",
            ["  5 | ..." + "x" * 80 + "HERE!", "    | " + " " * 83 + "^^^^^"],
        ),
        (
            (5, 8, 407),
            "title: " + "y" * 400,
            ["  5 | title: " + "y" * 153 + "...", "    | " + " " * 7 + "^" * 153],
        ),
    ],
)
def test_a_long_line_is_cut_around_the_place(
    place: tuple[int, int, int], excerpt: str, lines: list[str]
) -> None:
    assert said(make_problem(place, excerpt)).split("\n")[1:-1] == lines


@pytest.mark.parametrize(
    ("columns", "place", "excerpt", "lines"),
    [
        (80, (5, 1, 6), "HERE!" + "y" * 63, ["  5 | HERE!" + "y" * 63, "    | ^^^^^"]),
        (80, (5, 1, 6), "HERE!" + "y" * 64, ["  5 | HERE!" + "y" * 63 + "...", "    | ^^^^^"]),
        (
            80,
            (5, 201, 206),
            "x" * 200 + "HERE!" + "y" * 200,
            ["  5 | ..." + "x" * 34 + "HERE!" + "y" * 29 + "...", "    | " + " " * 37 + "^^^^^"],
        ),
        (
            40,
            (5, 21, 25),
            "日" * 20 + "HERE" + "本" * 20,
            ["  5 | ..." + "日" * 7 + "HERE" + "本" * 5 + "...", "    | " + " " * 17 + "^^^^"],
        ),
        (
            40,
            (5, 2, 300),
            "a" + "\u202e" * 300,
            ["  5 | a<U+202E><U+202E><U+202E>...", "    |  " + "^" * 24],
        ),
        (3, (5, 1, 6), "HERE!" + "y" * 90, ["  5 | HERE!" + "y" * 15 + "...", "    | ^^^^^"]),
        (300, (5, 1, 6), "HERE!" + "y" * 190, ["  5 | HERE!" + "y" * 190, "    | ^^^^^"]),
    ],
)
def test_a_line_is_cut_to_the_terminal_s_width(
    columns: int, place: tuple[int, int, int], excerpt: str, lines: list[str]
) -> None:
    shown = to_text([make_problem(place, excerpt)], columns).plain.split("\n")[1:-1]
    assert shown == lines
    assert all(cell_len(line) <= max(columns, 32) for line in shown)


@given(st.text(min_size=1, max_size=300), st.integers(40, 200), st.data())
def test_no_mark_wraps_on_a_terminal(line: str, columns: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, len(line)))
    end = data.draw(st.integers(start, len(line) + 1))
    marks = to_text([make_problem((7, start, end), f"{line}x")], columns).plain.split("\n")[2]
    assert len(marks) <= columns


@given(st.text(min_size=1, max_size=300), st.data())
def test_carets_begin_where_the_marked_text_begins(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, len(line) - 1))
    marked = line[:column] + "日" + line[column + 1 :]
    shown = said(make_problem((7, column + 1, column + 2), marked)).split("\n")
    excerpt, carets = shown[1].removeprefix("  7 | "), shown[2].removeprefix("    | ")
    assert carets.strip() == "^^"
    starts = [cell_len(excerpt[:i]) for i, letter in enumerate(excerpt) if letter == "日"]
    assert len(carets) - 2 in starts


def test_colour_marks_the_place_the_severity_and_the_hint() -> None:
    console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="256")
    problems = [
        make_problem((6, 8, 9), "title: x", hint="y", path="a"),
        make_problem((1, 1, 1), code="W501", path="a"),
    ]
    with console.capture() as captured:
        console.print(to_text(problems), end="", soft_wrap=True)
    assert captured.get() == (
        "\x1b[1ma:6:8: \x1b[0m\x1b[1;38;5;166merror[E204]\x1b[0m wrong\n"
        "\x1b[38;5;244m  6 | \x1b[0mtitle: x\n"
        "\x1b[38;5;244m    | \x1b[0m\x1b[1;38;5;166m       ^\x1b[0m\n"
        "\x1b[38;5;32m  hint: \x1b[0my\n"
        "\x1b[1ma:1:1: \x1b[0m\x1b[1;38;5;134mwarning[W501]\x1b[0m wrong\n"
    )


ERROR, WARNING = make_problem((1, 1, 1)), make_problem((1, 1, 1), code="W501", path="records/b.yaml")


@pytest.mark.parametrize(
    ("problems", "files", "words"),
    [
        ((), 412, "no problem in 412 files"),
        ((), 1, "no problem in 1 file"),
        ((ERROR, ERROR, ERROR, WARNING), 412, "3 errors, 1 warning in 2 of 412 files"),
        ((ERROR,), 412, "1 error in 1 of 412 files"),
        ((WARNING, WARNING), 1, "2 warnings in 1 of 1 file"),
        ((ERROR, WARNING), 1, "1 error, 1 warning in 2 of 2 files"),  # a record, and the expectations
        ((ERROR,) * 1234, 20900, "1,234 errors in 1 of 20,900 files"),
    ],
)
def test_the_count_says_how_many_in_how_many_files(
    problems: tuple[Problem, ...], files: int, words: str
) -> None:
    assert count_words(problems, files) == words
