"""Floor 6: what a report is made of: the problems, and what was looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from armstrack.problem import Problem, Severity, Span
from armstrack.render.problems import count_words

#: A longer line is not repeated by the forms that repeat it for each of its problems.
MOST_EXCERPT = 2000
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one validation.

    Attributes:
        problems: by file and place.
        paths: every file that was looked at, sorted, written as in the problems.
        files: how many of them are records.
        strict: warnings count as errors.
    """

    problems: tuple[Problem, ...] = ()
    paths: tuple[str, ...] = ()
    files: int = 0
    strict: bool = False

    def level(self, problem: Problem) -> Severity:
        """What a problem counts as, where a report decides whether a run has failed."""
        return "error" if self.strict else problem.severity

    def worst_first(self) -> list[Problem]:
        """Errors before warnings, each by file and place."""
        return sorted(self.problems, key=self.level)

    def words(self) -> str:
        """The count of problems and files, and what `strict` makes of it."""
        strict = "; warnings count as errors" if self.strict and self.count("warning") else ""
        return count_words(self.problems, self.files) + strict

    def count(self, severity: Severity) -> int:
        """How many problems have a code of this severity."""
        return sum(problem.severity == severity for problem in self.problems)


def encodable(text: str) -> str:
    """The text with what UTF-8 cannot hold, such as bytes of a name that is none, written `<U+DCFF>`."""
    return _SURROGATES.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def is_one_line(span: Span) -> bool:
    """True where a problem's place begins and ends on one line."""
    return span.line == span.end_line


def marked(problem: Problem) -> str:
    """The text that a problem is about, as far as its first line goes."""
    span = problem.span
    end = span.end_column - 1 if is_one_line(span) else None
    return problem.excerpt[span.column - 1 : end]


def join_lines(lines: Iterable[str]) -> str:
    """Lines to a text that ends with a line's end, or to nothing."""
    return "".join(f"{line}\n" for line in lines)
