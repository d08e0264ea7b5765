"""Problems and reports for the tests of the formats, with names and texts that try to break them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from armstrack.problem import Edit, Problem, Span
from armstrack.render.reports import Report

PATH = "records/can/2020-10-05-can-tur-optics.yaml"


def make_problem(
    code: str = "E204",
    path: str = PATH,
    place: tuple[int, ...] = (6, 12, 17),
    *,
    message: str = 'unknown party "Turky"',
    hint: str = "did you mean TUR (Turkey)?",
    excerpt: str = "recipient: Turky",
    **more: Any,
) -> Problem:
    """A problem at line, column and end column, or at line, column, end line and end column."""
    span = Span(*place) if len(place) == 4 else Span(place[0], place[1], place[0], place[2])
    return Problem(path, span, code, message, hint, excerpt, **more)


def make_report(*problems: Problem, **more: Any) -> Report:
    """A report of these problems, and of nothing else that was looked at."""
    paths = tuple(sorted({problem.path for problem in problems}))
    given: dict[str, Any] = {"paths": paths, "files": len(paths)} | more
    return Report(problems, **given)


#: A name that is not UTF-8, and one that would end a command, a line, an attribute and a link.
NOT_UTF8 = "records/can/caf\udce9.yaml"
WICKED = 'records/a,b:c%0A::error file=x::\n##[error]<>&"\x1b]](x)|`.yaml'
HOSTILE = make_report(
    make_problem(path=NOT_UTF8),
    make_problem(
        "W501",
        WICKED,
        (1, 1, 3),
        message="]]>\x00\x0b\ufffe{0} [x](http://e.org) ::error::<b>\n##[add-mask]x",
        hint="%0A::error::x\r\n\ud800",
        excerpt="##[add-mask]x ]]> [[ATTACHMENT|/etc/passwd]] \u202e",
        edit=Edit(Span(1, 1, 2, 1), "\x07]]>"),
    ),
)
EXPECTED = Path(__file__).parent.parent.parent / "data" / "ten-faults" / "expected"
