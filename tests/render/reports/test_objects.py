"""JSON of our own."""

from __future__ import annotations

import json

import pytest

from armstrack.problem import Edit, Problem, Span
from armstrack.render.reports.objects import to_json
from tests.render.reports.samples import HOSTILE, WICKED, make_problem, make_report


def test_a_problem_is_told_with_all_that_is_known() -> None:
    report = make_report(make_problem(edit=Edit(Span(6, 12, 6, 17), "TUR")), files=412)
    assert to_json(report) == (
        "{\n"
        '  "version": 1,\n'
        '  "problems": [\n'
        "    {\n"
        '      "path": "records/can/2020-10-05-can-tur-optics.yaml",\n'
        '      "line": 6,\n'
        '      "column": 12,\n'
        '      "end_line": 6,\n'
        '      "end_column": 17,\n'
        '      "code": "E204",\n'
        '      "name": "unknown-party",\n'
        '      "severity": "error",\n'
        '      "message": "unknown party \\"Turky\\"",\n'
        '      "hint": "did you mean TUR (Turkey)?",\n'
        '      "excerpt": "recipient: Turky",\n'
        '      "fixable": true\n'
        "    }\n"
        "  ],\n"
        '  "files": 412,\n'
        '  "errors": 1,\n'
        '  "warnings": 0\n'
        "}\n"
    )


def test_nothing_to_tell_is_an_empty_list() -> None:
    assert json.loads(to_json(make_report(files=7))) == {
        "version": 1,
        "problems": [],
        "files": 7,
        "errors": 0,
        "warnings": 0,
    }


@pytest.mark.parametrize(
    ("problem", "fixable"),
    [
        (make_problem(), False),
        (make_problem(edit=Edit(Span(), "")), True),
        (make_problem(rename="can/a.yaml"), True),
    ],
)
def test_what_has_one_remedy_alone_is_fixable(problem: Problem, fixable: bool) -> None:
    assert json.loads(to_json(make_report(problem)))["problems"][0]["fixable"] is fixable


def test_what_is_not_known_is_null_and_strict_changes_no_severity() -> None:
    report = make_report(make_problem("W501", hint="", excerpt=""), strict=True)
    found = json.loads(to_json(report))
    assert [found["problems"][0][name] for name in ("hint", "excerpt", "severity")] == [None, None, "warning"]
    assert (found["errors"], found["warnings"]) == (0, 1)


def test_names_and_texts_come_back_as_they_are_but_for_what_utf8_cannot_hold() -> None:
    text = to_json(HOSTILE)
    found = json.loads(text.encode("utf-8"))["problems"]
    assert [problem["path"] for problem in found] == ["records/can/caf<U+DCE9>.yaml", WICKED]
    assert found[1]["message"] == HOSTILE.problems[1].message
    assert found[1]["hint"] == "%0A::error::x\r\n<U+D800>"


def test_a_line_too_long_to_repeat_for_each_of_its_problems_is_left_out() -> None:
    for length, shown in ((2000, "x" * 2000), (2001, None)):
        found = json.loads(to_json(make_report(make_problem(excerpt="x" * length))))
        assert found["problems"][0]["excerpt"] == shown
