"""Floor 6: one problem a line, for editors and grep: `path:line:column: error[E204] message`."""

from __future__ import annotations

from armstrack.render.reports.report import Report, join_lines
from armstrack.render.visible import visible


def to_lines(report: Report) -> str:
    """Columns count code points from 1. No text from a record can begin a line of its own."""
    return join_lines(
        f"{visible(problem.path)}:{problem.span.line}:{problem.span.column}: "
        f"{problem.severity}[{problem.code}] {visible(problem.message)}"
        for problem in report.problems
    )
