"""Floor 6: a report for a step of GitHub Actions: its log, and workflow commands that annotate files."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice

from armstrack.problem import Problem, catalogue
from armstrack.render.problems import to_text
from armstrack.render.reports.report import Report, encodable, is_one_line, join_lines
from armstrack.render.visible import visible

#: GitHub shows this many annotations of a kind for one step, and drops the others without a word.
MOST = 10
#: GitHub refuses an annotation whose message is larger than 64 KB.
_LONGEST = 4000


def to_github(report: Report) -> str:
    """The log of the run, then one command for each of the first errors and warnings, then the count.

    The escapes and their order are those of GitHub's own library (actions/toolkit, command.ts).
    """
    shown = [
        _annotation(level, problem)
        for level in ("error", "warning")
        for problem in islice((p for p in report.problems if report.level(p) == level), MOST)
    ]
    closing = [_count(report, len(shown))] if shown else []
    return encodable(_log(report) + join_lines(shown + closing))


def _log(report: Report) -> str:
    """The problems as people read them, with commands switched off: a record's text must not give any.

    The runner obeys `##[…]` anywhere in a line. The word that switches it on again is a digest of the
    text, so nobody can write a text that holds it.
    """
    text = to_text(report.problems).plain
    if not text:
        return ""
    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def _annotation(level: str, problem: Problem) -> str:
    """The runner drops the columns of a place of several lines (actions/runner, ActionCommandManager).

    Columns count code points from 1. Neither whether GitHub takes them for something else, nor whether
    its end column is part of the place, is documented (github/docs issue 40038); it marks lines. As in
    the reports of other checkers the end is exclusive.
    """
    span = problem.span
    places: dict[str, object] = {
        "title": f"armstrack {problem.code} {catalogue()[problem.code].name}",
        "file": "\n".join(map(visible, problem.path.split("\n"))),
        "line": span.line,
        "endLine": span.end_line,
    }
    if is_one_line(span):
        places |= {"col": span.column, "endColumn": span.end_column}
    hint = f"\nhint: {visible(problem.hint)}" if problem.hint else ""
    return _command(level, places, visible(problem.message)[:_LONGEST] + hint[:_LONGEST])


def _count(report: Report, shown: int) -> str:
    words = report.words()
    left = len(report.problems) - shown
    more = f"; {left:,} of them only in the log, since GitHub shows {MOST} of a kind" if left else ""
    return _command("notice", {"title": "armstrack validate"}, words + more)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    told = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
