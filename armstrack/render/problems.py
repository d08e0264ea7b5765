"""Floor 6: problems for people: place, excerpt with a caret, remedy; and the count."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from armstrack.problem import Problem
from armstrack.render import palette
from armstrack.render.text import width
from armstrack.render.visible import visible

_WIDE = 160


def to_text(problems: Iterable[Problem]) -> Text:
    """All problems, one below the other, with styles that a plain stream drops."""
    text = Text()
    for problem in problems:
        _append(text, problem)
    return text


def _append(text: Text, problem: Problem) -> None:
    style = palette.ERROR if problem.severity == "error" else palette.WARNING
    place = f"{visible(problem.path)}:{problem.span.line}:{problem.span.column}: "
    text.append(place, "bold")
    text.append(f"{problem.severity}[{problem.code}]", style)
    text.append(f" {visible(problem.message)}\n")
    if problem.excerpt.strip():
        before, marked = _excerpt(problem)
        gutter = f"{problem.span.line:>3} | "
        text.append(gutter, palette.FAINT)
        text.append(before + "\n")
        text.append(" " * (len(gutter) - 2) + "| ", palette.FAINT)
        text.append(marked + "\n", style)
    if problem.hint:
        text.append("  hint: ", palette.HINT)
        text.append(f"{visible(problem.hint)}\n")


def _excerpt(problem: Problem) -> tuple[str, str]:
    """The line, and carets below the part that is meant. A long line is cut around the place."""
    start, end = problem.span.column - 1, max(problem.span.end_column - 1, problem.span.column)
    line = problem.excerpt.replace("\t", " ")
    begin = max(0, start - _WIDE // 2) if len(line) > _WIDE else 0
    stop = min(len(line), begin + _WIDE)
    lead = "..." if begin else ""
    tail = "..." if stop < len(line) else ""
    shown = lead + visible(line[begin:stop]) + tail
    pad = width(lead + visible(line[begin:start]))
    carets = max(1, width(visible(line[start : min(end, stop)])))
    return shown, " " * pad + "^" * carets


def count_words(problems: tuple[Problem, ...], files: int) -> str:
    """`3 errors, 1 warning in 2 of 412 files`, or that all is well."""
    errors = sum(p.severity == "error" for p in problems)
    warnings = len(problems) - errors
    if not problems:
        return f"no problem in {_counted(files, 'file')}"
    said = ", ".join(_counted(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n)
    return f"{said} in {len({p.path for p in problems})} of {_counted(files, 'file')}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
