"""Floor 6: a report as Markdown, for the summary page of a run of GitHub Actions."""

from __future__ import annotations

import re

from armstrack.problem import Problem
from armstrack.render.reports.report import Report, join_lines
from armstrack.render.visible import visible

#: Whatever Markdown, or GitHub beyond it, takes for more than itself.
_MARKS = re.compile(r"([\\`*_\[\]<>&|~$:@#!])")
#: GitHub drops the whole summary of a step that is larger than 1 MiB; there may be other parts.
_MOST_BYTES = 500_000
_HEADING = "| | place | code | problem | what to do |\n| --- | --- | --- | --- | --- |\n"


def to_markdown(report: Report) -> str:
    """The count, and a table of the problems, errors first."""
    heading = f"### armstrack validate: {report.words()}\n"
    if not report.problems:
        return heading
    rows: list[str] = []
    room = _MOST_BYTES
    for problem in report.worst_first():
        row = _row(report, problem)
        room -= len(row.encode("utf-8"))
        if room < 0:
            break
        rows.append(row)
    left = len(report.problems) - len(rows)
    more = f"\n{left:,} more: the log of this step has all.\n" if left else ""
    return f"{heading}\n{_HEADING}{join_lines(rows)}{more}"


def _row(report: Report, problem: Problem) -> str:
    place = f"{problem.path}:{problem.span.line}:{problem.span.column}"
    cells = (report.level(problem), place, problem.code, problem.message, problem.hint)
    return "| " + " | ".join(map(_escape, cells)) + " |"


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\1", visible(text))
