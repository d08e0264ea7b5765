"""One problem a line."""

from __future__ import annotations

from armstrack.render.reports.line import to_lines
from tests.render.reports.samples import HOSTILE, make_problem, make_report


def test_a_problem_is_one_line_with_place_severity_and_code() -> None:
    warning = make_problem("W501", place=(11, 10, 20), message="an http link, without encryption")
    assert to_lines(make_report(make_problem(), warning)) == (
        'records/can/2020-10-05-can-tur-optics.yaml:6:12: error[E204] unknown party "Turky"\n'
        "records/can/2020-10-05-can-tur-optics.yaml:11:10: warning[W501] an http link, without encryption\n"
    )


def test_nothing_to_tell_is_nothing() -> None:
    assert to_lines(make_report()) == ""


def test_strict_leaves_a_warning_its_name() -> None:
    assert "warning[W501]" in to_lines(make_report(make_problem("W501"), strict=True))


def test_no_name_and_no_text_makes_a_line_of_its_own() -> None:
    assert to_lines(HOSTILE) == (
        'records/can/caf<U+DCE9>.yaml:6:12: error[E204] unknown party "Turky"\n'
        'records/a,b:c%0A::error file=x::<U+000A>##[error]<>&"<U+001B>]](x)|`.yaml:1:1: warning[W501] '
        "]]><U+0000><U+000B><U+FFFE>{0} [x](http://e.org) ::error::<b><U+000A>##[add-mask]x\n"
    )
