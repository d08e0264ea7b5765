"""Floor 6: a report as JUnit XML, which Jenkins, GitLab and most others show as tests: one a file."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree as ET

from armstrack.problem import Problem
from armstrack.render.problems import to_text
from armstrack.render.reports.report import Report
from armstrack.render.visible import visible


def to_junit(report: Report) -> str:
    """A file with errors is a failed test, with one failure: readers keep only the first.

    Warnings stand in the output of their test, unless they count as errors. Only what the schema of
    Jenkins' xUnit plugin (junit-10.xsd) allows is used; what XML cannot hold is written `<U+001B>`.
    """
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in report.problems:
        found[problem.path].append(problem)
    suite = ET.Element("testsuite", name="armstrack")
    paths = sorted({*report.paths, *found})
    failed = sum(_add_case(suite, report, path, found[path]) for path in paths)
    counts = {"tests": str(len(paths)), "failures": str(failed), "errors": "0"}
    suite.attrib |= {**counts, "skipped": "0"}
    suites = ET.Element("testsuites", {"name": "armstrack validate", **counts})
    suites.append(suite)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _add_case(suite: ET.Element, report: Report, path: str, found: list[Problem]) -> bool:
    """One file as a test; true where it failed."""
    case = ET.SubElement(suite, "testcase", classname="armstrack.validate", name=visible(path))
    errors = tuple(problem for problem in found if report.level(problem) == "error")
    others = tuple(problem for problem in found if report.level(problem) != "error")
    if errors:
        failure = ET.SubElement(case, "failure", type=errors[0].code, message=_say(errors))
        failure.text = _tell(errors)
    if others:
        ET.SubElement(case, "system-out").text = _tell(others)
    return bool(errors)


def _tell(problems: tuple[Problem, ...]) -> str:
    """The problems as people read them. GitLab and Jenkins take `[[ATTACHMENT|…` for a file to publish."""
    return to_text(problems).plain.replace("[[ATTACHMENT|", "[[ATTACHMENT<U+007C>")


def _say(errors: tuple[Problem, ...]) -> str:
    """What a list of failed tests shows beside the file's name."""
    first = f"{errors[0].code} {visible(errors[0].message)}"
    return first if len(errors) == 1 else f"{first} (and {len(errors) - 1} more)"
