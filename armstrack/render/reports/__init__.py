"""Floor 6: the reports of a validation, one file a format. Each is a function from a Report to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from armstrack.render.problems import to_text
from armstrack.render.reports.report import Report


class Format(NamedTuple):
    """How one kind of report is made.

    `rooted` formats name files from the root of the repository, the others as the user would type them.
    `utf8` ones are read by machines, so that their encoding is the same everywhere.
    """

    write: Callable[[Report], str]
    rooted: bool = False
    utf8: bool = True


def _writer(module: str, function: str) -> Callable[[Report], str]:
    """What writes one format, imported when it is asked for."""

    def write(report: Report) -> str:
        found: Callable[[Report], str] = getattr(import_module(f"{__name__}.{module}"), function)
        return found(report)

    return write


def _text(report: Report) -> str:
    """Where there is no problem, Rich is not imported for nothing."""
    return to_text(report.problems).plain if report.problems else ""


#: By the word that `--format` takes.
FORMATS = {
    "text": Format(_text, utf8=False),
    "line": Format(_writer("line", "to_lines"), utf8=False),
    "github": Format(_writer("github", "to_github"), rooted=True),
    "gitlab": Format(_writer("gitlab", "to_gitlab"), rooted=True),
    "sarif": Format(_writer("sarif", "to_sarif"), rooted=True),
    "json": Format(_writer("objects", "to_json")),
    "junit": Format(_writer("junit", "to_junit"), rooted=True),
}
#: The endings of files that can only mean one format; `.json` could mean three.
ENDINGS = {".sarif": "sarif", ".sarif.json": "sarif", ".xml": "junit", ".txt": "text"}

__all__ = ["ENDINGS", "FORMATS", "Format", "Report"]
