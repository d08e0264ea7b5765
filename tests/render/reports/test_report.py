"""What every report is made of: counts, levels and the order of the worst."""

from __future__ import annotations

import pytest

from armstrack.render.reports.report import Report, encodable, is_one_line, join_lines, marked
from tests.render.reports.samples import make_problem, make_report

ERROR, WARNING = make_problem(), make_problem("W501", place=(3, 1, 2))


def test_a_warning_counts_as_an_error_where_the_run_is_strict() -> None:
    assert [make_report().level(p) for p in (ERROR, WARNING)] == ["error", "warning"]
    assert [make_report(strict=True).level(p) for p in (ERROR, WARNING)] == ["error", "error"]


def test_the_worst_stand_first_and_else_the_order_stays() -> None:
    other = make_problem("E205")
    assert make_report(WARNING, ERROR, other).worst_first() == [ERROR, other, WARNING]
    assert make_report(WARNING, ERROR, strict=True).worst_first() == [WARNING, ERROR]


def test_problems_are_counted_by_what_their_codes_are() -> None:
    report = make_report(ERROR, ERROR, WARNING, strict=True)
    assert (report.count("error"), report.count("warning")) == (2, 1)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (Report(files=412), "no problem in 412 files"),
        (Report(files=412, strict=True), "no problem in 412 files"),
        (make_report(ERROR, WARNING), "1 error, 1 warning in 1 of 1 file"),
        (
            make_report(WARNING, strict=True, files=3),
            "1 warning in 1 of 3 files; warnings count as errors",
        ),
        (make_report(ERROR, strict=True), "1 error in 1 of 1 file"),
    ],
)
def test_the_count_says_what_strict_makes_of_warnings(report: Report, words: str) -> None:
    assert report.words() == words


def test_what_utf8_cannot_hold_is_made_visible() -> None:
    assert encodable("caf\udce9 \ud800 é\u202e\n") == "caf<U+DCE9> <U+D800> é\u202e\n"


@pytest.mark.parametrize(
    ("place", "text", "one_line"),
    [
        ((1, 3, 5), "cd", True),
        ((1, 1, 1), "", True),
        ((1, 6, 9), "f", True),
        ((1, 3, 2, 5), "cdef", False),
    ],
)
def test_the_marked_text_is_cut_from_its_first_line(
    place: tuple[int, ...], text: str, one_line: bool
) -> None:
    problem = make_problem(place=place, excerpt="abcdef")
    assert (marked(problem), is_one_line(problem.span)) == (text, one_line)


def test_lines_end_with_a_line_s_end() -> None:
    assert (join_lines(["a", "b"]), join_lines([])) == ("a\nb\n", "")
