"""Floor 6: problems for people: place, excerpt with a caret, remedy; and the count."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

from armstrack.problem import Problem
from armstrack.render import palette
from armstrack.render.text import width
from armstrack.render.visible import visible

if TYPE_CHECKING:
    from rich.text import Text

#: How much of a long line is shown where nobody's terminal sets a limit.
_WIDE = 160
#: A line is cut down to this much at most, however narrow the terminal.
_NARROW = 20
_CUT = "..."


def to_text(problems: Iterable[Problem], columns: int | None = None) -> Text:
    """All problems, one below the other, with styles that a plain stream drops.

    Lines from records are cut to a terminal's `columns`, so that no mark wraps.
    """
    from rich.text import Text  # nothing wrong, nothing to import

    text = Text()
    for problem in problems:
        _append(text, problem, columns)
    return text


def _append(text: Text, problem: Problem, columns: int | None) -> None:
    style = palette.ERROR if problem.severity == "error" else palette.WARNING
    place = f"{visible(problem.path)}:{problem.span.line}:{problem.span.column}: "
    text.append(place, "bold")
    text.append(f"{problem.severity}[{problem.code}]", style)
    text.append(f" {visible(problem.message)}\n")
    if problem.excerpt.strip():
        gutter = f"{problem.span.line:>3} | "
        room = _WIDE if columns is None else max(_NARROW, columns - len(gutter) - 2 * len(_CUT))
        before, marked = _excerpt(problem, room)
        text.append(gutter, palette.FAINT)
        text.append(before + "\n")
        text.append(" " * (len(gutter) - 2) + "| ", palette.FAINT)
        text.append(marked + "\n", style)
    if problem.hint:
        text.append("  hint: ", palette.HINT)
        text.append(f"{visible(problem.hint)}\n")


def _excerpt(problem: Problem, room: int) -> tuple[str, str]:
    """The line, and carets below the part that is meant. A long line is cut around the place."""
    start, end = problem.span.column - 1, max(problem.span.end_column - 1, problem.span.column)
    line = problem.excerpt.replace("\t", " ")
    begin, stop = _window(line, start, room)
    lead = _CUT if begin else ""
    tail = _CUT if stop < len(line) else ""
    shown = lead + visible(line[begin:stop]) + tail
    pad = width(lead + visible(line[begin:start]))
    carets = max(1, width(visible(line[start : min(end, stop)])))
    return shown, " " * pad + "^" * carets


def _window(line: str, start: int, room: int) -> tuple[int, int]:
    """Which part of a line is shown in so many cells: half of them may stand before the place."""
    here = min(start, len(line))
    low, high = max(0, here - room), min(len(line), here + room)
    cells = list(accumulate((width(visible(letter)) for letter in line[low:high]), initial=0))
    if cells[-1] <= room and (low, high) == (0, len(line)):
        return 0, len(line)
    begin = next(at for at, cell in enumerate(cells) if cell >= cells[here - low] - room // 2)
    stop = next((at - 1 for at, cell in enumerate(cells) if cell > cells[begin] + room), high - low)
    return low + begin, low + max(stop, begin + 1)


def count_words(problems: tuple[Problem, ...], files: int) -> str:
    """`3 errors, 1 warning in 2 of 412 files`, or that all is well."""
    errors = sum(p.severity == "error" for p in problems)
    warnings = len(problems) - errors
    if not problems:
        return f"no problem in {_counted(files, 'file')}"
    said = ", ".join(_counted(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n)
    told = len({problem.path for problem in problems})  # the expectations may be one more
    return f"{said} in {told} of {_counted(max(files, told), 'file')}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
