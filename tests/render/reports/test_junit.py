"""JUnit XML, read back by junitparser."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from junitparser import Failure, JUnitXml, TestCase

from armstrack.render.reports.junit import to_junit
from armstrack.render.reports.report import Report
from tests.render.reports.samples import EXPECTED, HOSTILE, PATH, make_problem, make_report

WARNING = make_problem("W501", place=(3, 1, 2), message="an http link", hint="", excerpt="url: x")
#: What the schema of Jenkins' xUnit plugin, junit-10.xsd, knows of the elements that are used.
ALLOWED = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "file"},
    "testcase": {"name", "time", "classname", "group"},
    "failure": {"type", "message"},
    "system-out": set(),
}


def cases(report: Report) -> dict[str, TestCase]:
    """The tests by name, as junitparser reads them."""
    suites = JUnitXml.fromstring(to_junit(report).encode("utf-8"))
    return {str(case.name): case for suite in suites for case in suite}


def test_a_file_with_errors_is_a_failed_test_and_another_passes() -> None:
    report = make_report(make_problem(), make_problem("E205"), paths=("records/a.yaml", PATH))
    assert to_junit(report) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="armstrack validate" tests="2" failures="1" errors="0">\n'
        '  <testsuite name="armstrack" tests="2" failures="1" errors="0" skipped="0">\n'
        '    <testcase classname="armstrack.validate" name="records/a.yaml" />\n'
        '    <testcase classname="armstrack.validate" name="records/can/2020-10-05-can-tur-optics.yaml">\n'
        '      <failure type="E204" message="E204 unknown party &quot;Turky&quot; (and 1 more)">'
        'records/can/2020-10-05-can-tur-optics.yaml:6:12: error[E204] unknown party "Turky"\n'
        "  6 | recipient: Turky\n"
        "    |            ^^^^^\n"
        "  hint: did you mean TUR (Turkey)?\n"
        'records/can/2020-10-05-can-tur-optics.yaml:6:12: error[E205] unknown party "Turky"\n'
        "  6 | recipient: Turky\n"
        "    |            ^^^^^\n"
        "  hint: did you mean TUR (Turkey)?\n"
        "</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_nothing_that_was_looked_at_is_a_suite_without_tests() -> None:
    suites = JUnitXml.fromstring(to_junit(Report()).encode("utf-8"))
    assert [(suite.name, suite.tests, suite.failures) for suite in suites] == [("armstrack", 0, 0)]


def test_warnings_stand_in_the_output_of_a_test_that_passes() -> None:
    case = cases(make_report(WARNING))[PATH]
    assert case.is_passed
    assert case.system_out == f"{PATH}:3:1: warning[W501] an http link\n  3 | url: x\n    | ^\n"


def test_warnings_stand_beside_the_errors_of_their_file() -> None:
    case = cases(make_report(WARNING, make_problem()))[PATH]
    assert [failure.message for failure in case.result] == ['E204 unknown party "Turky"']
    assert case.system_out is not None
    assert "W501" in case.system_out


def test_a_strict_run_fails_the_test_of_a_warning() -> None:
    case = cases(make_report(WARNING, strict=True))[PATH]
    (failure,) = case.result
    assert (type(failure), failure.type, failure.message) == (Failure, "W501", "W501 an http link")
    assert failure.text == f"{PATH}:3:1: warning[W501] an http link\n  3 | url: x\n    | ^\n"


def test_what_xml_cannot_hold_is_made_visible_and_nothing_ends_an_element() -> None:
    found = cases(HOSTILE)
    wicked = 'records/a,b:c%0A::error file=x::<U+000A>##[error]<>&"<U+001B>]](x)|`.yaml'
    assert list(found) == [wicked, "records/can/caf<U+DCE9>.yaml"]
    out = found[wicked].system_out
    assert out is not None
    assert out.startswith(
        f"{wicked}:1:1: warning[W501] ]]><U+0000><U+000B><U+FFFE>{{0}} [x](http://e.org) ::error::<b>"
    )


def test_no_text_asks_for_a_file_to_be_published() -> None:
    case = next(iter(cases(HOSTILE).values()))
    assert case.system_out is not None
    assert "  1 | ##[add-mask]x ]]> [[ATTACHMENT<U+007C>/etc/passwd]] <U+202E>\n" in case.system_out


@pytest.mark.parametrize("text", [to_junit(HOSTILE), (EXPECTED / "junit.xml").read_text(encoding="utf-8")])
def test_nothing_is_used_that_jenkins_schema_does_not_know(text: str) -> None:
    for element in ET.fromstring(text.encode("utf-8")).iter():  # noqa: S314 - our own
        assert set(element.attrib) <= ALLOWED[element.tag]


def test_the_ten_faults_stand_in_the_tests_of_their_files() -> None:
    suites = JUnitXml.fromstring((EXPECTED / "junit.xml").read_bytes())
    assert (suites.tests, suites.failures) == (7, 5)
    told = {
        str(case.name): [*(r.text or "" for r in case.result), case.system_out or ""]
        for suite in suites
        for case in suite
    }
    assert sum(text.count(f"{name}:") for name, texts in told.items() for text in texts) == 10
