"""Floor 6: a report as JSON of our own, for scripts."""

from __future__ import annotations

import json
from typing import Any

from armstrack.problem import Problem, catalogue
from armstrack.render.reports.report import MOST_EXCERPT, Report, encodable
from armstrack.render.visible import escaped

#: Raised where a field changes its meaning or goes, never where one is added.
VERSION = 1


def to_json(report: Report) -> str:
    """Everything that is known of each problem. Columns count code points from 1; the end is exclusive.

    `severity` is the code's own, whatever `--strict` makes of it. `excerpt` is null where there is no line,
    or one that is too long to repeat for every problem in it.
    """
    return dump(
        {
            "version": VERSION,
            "problems": [_as_object(problem) for problem in report.problems],
            "files": report.files,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
        }
    )


def _as_object(problem: Problem) -> dict[str, Any]:
    span = problem.span
    return {
        "path": problem.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": problem.code,
        "name": catalogue()[problem.code].name,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint or None,
        "excerpt": problem.excerpt if 0 < len(problem.excerpt) <= MOST_EXCERPT else None,
        "fixable": problem.is_mendable,
    }


def dump(document: object) -> str:
    """JSON that any strict reader takes: valid UTF-8 whatever the names of files hold.

    What nobody can see is escaped, so that it neither turns nor hides what stands beside it on a terminal.
    """
    return escaped(encodable(json.dumps(document, ensure_ascii=False, indent=2))) + "\n"
