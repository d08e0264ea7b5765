"""Floor 6: a report for GitLab's merge requests, in its code quality format."""

from __future__ import annotations

from typing import Any

from armstrack.problem import Problem
from armstrack.render.reports.fingerprints import fingerprints
from armstrack.render.reports.objects import dump
from armstrack.render.reports.report import Report
from armstrack.render.visible import visible

#: GitLab's words are info, minor, major, critical and blocker.
_SEVERITIES = {"error": "major", "warning": "minor"}


def to_gitlab(report: Report) -> str:
    """An array of violations.

    GitLab shows one violation for each fingerprint and follows it from branch to branch by that. It
    knows lines, no columns. The fields: docs.gitlab.com/ci/testing/code_quality.
    """
    marks = fingerprints(report)
    return dump([_violation(report, p, mark) for p, mark in zip(report.problems, marks, strict=True)])


def _violation(report: Report, problem: Problem, fingerprint: str) -> dict[str, Any]:
    hint = f" (hint: {visible(problem.hint)})" if problem.hint else ""
    return {
        "description": f"{problem.code}: {visible(problem.message)}{hint}",
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[report.level(problem)],
        "location": {
            "path": problem.path,
            "lines": {"begin": problem.span.line, "end": problem.span.end_line},
        },
    }
