"""Floor 6: the reports of a validation, one file a format. Each is a function from a Report to text."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from armstrack.render.problems import to_text
from armstrack.render.reports.github import to_github
from armstrack.render.reports.gitlab import to_gitlab
from armstrack.render.reports.junit import to_junit
from armstrack.render.reports.line import to_lines
from armstrack.render.reports.objects import to_json
from armstrack.render.reports.report import Report
from armstrack.render.reports.sarif import to_sarif
from armstrack.render.reports.step_summary import to_markdown


class Format(NamedTuple):
    """How one kind of report is made.

    `rooted` formats name files from the root of the repository, the others as the user would type them.
    `utf8` ones are read by machines, so that their encoding is the same everywhere.
    """

    write: Callable[[Report], str]
    rooted: bool = False
    utf8: bool = True


#: By the word that `--format` takes.
FORMATS = {
    "text": Format(lambda report: to_text(report.problems).plain, utf8=False),
    "line": Format(to_lines, utf8=False),
    "github": Format(to_github, rooted=True),
    "gitlab": Format(to_gitlab, rooted=True),
    "sarif": Format(to_sarif, rooted=True),
    "json": Format(to_json),
    "junit": Format(to_junit, rooted=True),
}
#: The endings of files that can only mean one format; `.json` could mean three.
ENDINGS = {".sarif": "sarif", ".sarif.json": "sarif", ".xml": "junit", ".txt": "text"}

__all__ = ["ENDINGS", "FORMATS", "Format", "Report", "to_markdown"]
