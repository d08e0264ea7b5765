"""The Markdown of a step's summary page, read back by markdown-it."""

from __future__ import annotations

from itertools import pairwise

from markdown_it import MarkdownIt

from armstrack.render.reports.report import Report
from armstrack.render.reports.step_summary import to_markdown
from tests.render.reports.samples import HOSTILE, make_problem, make_report


def cells(report: Report) -> list[str]:
    """The text of the table's cells, row by row."""
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(report))
    found = []
    for token, after in pairwise(tokens):
        if token.type == "td_open":
            kinds = {child.type for child in after.children or ()}
            assert kinds <= {"text", "text_special"}, kinds
            found.append("".join(child.content for child in after.children or ()))
    return found


def test_the_problems_are_a_table_below_their_count_errors_first() -> None:
    warning = make_problem("W501", place=(3, 1, 2), message="an http link", hint="use https")
    assert to_markdown(make_report(warning, make_problem(), files=412)) == (
        "### armstrack validate: 1 error, 1 warning in 1 of 412 files\n"
        "\n"
        "| | place | code | problem | what to do |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| error | records/can/2020-10-05-can-tur-optics.yaml\\:6\\:12 | E204 | "
        'unknown party "Turky" | did you mean TUR (Turkey)? |\n'
        "| warning | records/can/2020-10-05-can-tur-optics.yaml\\:3\\:1 | W501 | an http link | use https |\n"
    )


def test_where_nothing_is_wrong_the_count_says_so() -> None:
    assert to_markdown(make_report(files=412)) == "### armstrack validate: no problem in 412 files\n"


def test_a_strict_run_calls_warnings_errors() -> None:
    text = to_markdown(make_report(make_problem("W501"), strict=True))
    assert text.startswith("### armstrack validate: 1 warning in 1 of 1 file; warnings count as errors\n\n")
    assert "\n| error | " in text


def test_no_name_and_no_text_is_more_than_text() -> None:
    assert cells(HOSTILE) == [
        "error",
        "records/can/caf<U+DCE9>.yaml:6:12",
        "E204",
        'unknown party "Turky"',
        "did you mean TUR (Turkey)?",
        "warning",
        'records/a,b:c%0A::error file=x::<U+000A>##[error]<>&"<U+001B>]](x)|`.yaml:1:1',
        "W501",
        "]]><U+0000><U+000B><U+FFFE>{0} [x](http://e.org) ::error::<b><U+000A>##[add-mask]x",
        "%0A::error::x<U+000D><U+000A><U+D800>",
    ]


def test_a_table_too_large_for_github_is_cut_and_says_so() -> None:
    problems = [make_problem(place=(line, 1, 2), message="x" * 500) for line in range(1, 2001)]
    text = to_markdown(make_report(*problems, make_problem("W501")))
    assert len(text.encode()) < 502_000
    rows = text.count("\n| error | ")
    assert rows == 832
    assert text.endswith(" |\n\n1,169 more: the log of this step has all.\n")
