"""Floor 6: a report as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from armstrack import __version__
from armstrack.problem import Edit, Entry, Problem, Span, catalogue
from armstrack.render.reports.fingerprints import fingerprints
from armstrack.render.reports.objects import dump
from armstrack.render.reports.report import MOST_EXCERPT, Report, is_one_line, marked
from armstrack.render.visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The name by which code scanning knows the root of the repository.
_ROOT = "%SRCROOT%"
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def to_sarif(report: Report) -> str:
    """One run, with a rule for each code that was met, and with the edits that mend what can be mended.

    Columns count code points from 1; the end is exclusive (SARIF 2.1.0, 3.30.8), as in a Span.
    """
    codes = sorted({problem.code for problem in report.problems})
    marks = fingerprints(report)
    run = {
        "tool": {
            "driver": {
                "name": "armstrack",
                "version": __version__,
                "rules": [_rule(catalogue()[code]) for code in codes],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report, problem, codes.index(problem.code), mark)
            for problem, mark in zip(report.problems, marks, strict=True)
        ],
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(entry: Entry) -> dict[str, Any]:
    about = f"{entry.what} {entry.why}"
    return {
        "id": entry.code,
        "name": "".join(word.capitalize() for word in entry.name.split("-")),
        "shortDescription": {"text": _literal(entry.what)},
        "fullDescription": {"text": _literal(about)},
        "help": {
            "text": _literal(f"{about} What to do: {entry.remedy}"),
            "markdown": f"{about}\n\n**What to do:** {entry.remedy}",
        },
        "defaultConfiguration": {"level": entry.severity},
    }


def _result(report: Report, problem: Problem, rule: int, fingerprint: str) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(problem.path), "region": _region(problem.span)}
    if is_one_line(problem.span) and 0 < len(problem.excerpt) <= MOST_EXCERPT:
        place["region"]["snippet"] = {"text": marked(problem)}
        context = {"startLine": problem.span.line, "snippet": {"text": problem.excerpt}}
        place["contextRegion"] = context
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": report.level(problem),
        "message": {"text": _literal(problem.message, problem.hint and f"hint: {problem.hint}")},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"armstrack/v1": fingerprint},
    }
    if problem.edit is not None and problem.edit.span.column:  # a byte order mark has no column there
        result["fixes"] = [_fix(problem, problem.edit)]
    return result


def _fix(problem: Problem, edit: Edit) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
    change = {"artifactLocation": _artifact(problem.path), "replacements": [replacement]}
    return {
        "description": {"text": _literal(problem.hint or problem.message)},
        "artifactChanges": [change],
    }


def _region(span: Span) -> dict[str, Any]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    """A file by the bytes of its name; below the root by a relative address, elsewhere by a whole one."""
    uri = quote(path, safe="/", errors="surrogateescape")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}


def _literal(*lines: str) -> str:
    """Text that holds neither placeholders nor links, whatever stands in it (3.11.5, 3.11.6).

    Other braces stay as they are, against the letter of 3.11.5: readers show them as they stand.
    """
    text = "\n".join(visible(line) for line in lines if line)
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")
