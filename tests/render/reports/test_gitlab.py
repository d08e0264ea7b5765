"""GitLab's code quality format."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from armstrack.render.reports.fingerprints import fingerprints
from armstrack.render.reports.gitlab import to_gitlab
from armstrack.render.reports.report import Report
from tests.render.reports.samples import EXPECTED, HOSTILE, WICKED, make_problem, make_report

#: What docs.gitlab.com/ci/testing/code_quality asks of a report, closer than GitLab's own parser does.
ASKED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def read(report: Report) -> list[dict[str, Any]]:
    """The report as jsonschema finds it valid."""
    found: list[dict[str, Any]] = json.loads(to_gitlab(report).encode("utf-8"))
    Draft202012Validator(ASKED).validate(found)
    return found


def test_a_violation_says_what_where_and_how_grave() -> None:
    report = make_report(make_problem(), make_problem("W501", place=(11, 10, 12, 3), hint=""))
    marks = fingerprints(report)
    assert read(report) == [
        {
            "description": 'E204: unknown party "Turky" (hint: did you mean TUR (Turkey)?)',
            "check_name": "E204",
            "fingerprint": marks[0],
            "severity": "major",
            "location": {
                "path": "records/can/2020-10-05-can-tur-optics.yaml",
                "lines": {"begin": 6, "end": 6},
            },
        },
        {
            "description": 'W501: unknown party "Turky"',
            "check_name": "W501",
            "fingerprint": marks[1],
            "severity": "minor",
            "location": {
                "path": "records/can/2020-10-05-can-tur-optics.yaml",
                "lines": {"begin": 11, "end": 12},
            },
        },
    ]


def test_nothing_to_tell_is_an_empty_array() -> None:
    assert to_gitlab(make_report(files=3)) == "[]\n"


def test_strict_makes_a_warning_as_grave_as_an_error() -> None:
    assert read(make_report(make_problem("W501"), strict=True))[0]["severity"] == "major"


def test_a_name_comes_back_as_it_is_but_for_what_utf8_cannot_hold() -> None:
    found = read(HOSTILE)
    assert [each["location"]["path"] for each in found] == ["records/can/caf<U+DCE9>.yaml", WICKED]
    assert found[1]["description"] == (
        "W501: ]]><U+0000><U+000B><U+FFFE>{0} [x](http://e.org) ::error::<b><U+000A>##[add-mask]x "
        "(hint: %0A::error::x<U+000D><U+000A><U+D800>)"
    )


def test_the_expected_text_of_the_ten_faults_is_what_gitlab_asks_for() -> None:
    found = json.loads((EXPECTED / "gitlab.json").read_text(encoding="utf-8"))
    Draft202012Validator(ASKED).validate(found)
    assert len({each["fingerprint"] for each in found}) == 10
