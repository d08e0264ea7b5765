"""Records for the tests of rules: a sound one with changes, and what armstrack says of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from armstrack.ledger import check_bytes, load
from armstrack.problem import Problem
from tests.conftest import SOUND, SOUND_ID, TODAY

DAY = date.fromisoformat(TODAY)


class Said(NamedTuple):
    """One problem, as short as a test can say it: where the mark begins and ends, and what is said."""

    code: str
    line: int
    column: int
    end: int
    message: str
    hint: str


def changed(*changes: tuple[str, str], more: str = "") -> str:
    """The sound record with some of its texts replaced, and `more` lines before its items (line 7)."""
    text = SOUND.replace("items:\n", f"{more}items:\n")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the sound record"
        text = text.replace(old, new)
    return text


def say(problem: Problem) -> Said:
    """The parts of a problem that a rule decides."""
    span = problem.span
    return Said(problem.code, span.line, span.column, span.end_column, problem.message, problem.hint)


def told(text: str, stem: str = SOUND_ID, folder: str = "can", today: date | None = DAY) -> list[Said]:
    """What armstrack says of one record alone."""
    _, problems = check_bytes(text.encode(), Path("records", folder, f"{stem}.yaml"), today)
    return [say(problem) for problem in problems]


def codes(text: str, stem: str = SOUND_ID, folder: str = "can", today: date | None = DAY) -> list[str]:
    """The codes alone, from top to bottom."""
    return [said.code for said in told(text, stem, folder, today)]


def told_of(ledger: dict[str, str], folder: Path, today: date | None = DAY) -> list[tuple[str, Said]]:
    """What armstrack says of a ledger, given as text by path; each with the path."""
    for name, text in ledger.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [
        (Path(problem.path).relative_to(folder).as_posix(), say(problem))
        for problem in load(folder, today).problems
    ]


def places(problems: Iterable[Problem]) -> list[str]:
    """The file, line, column and code of each problem."""
    return [f"{Path(p.path).name}:{p.span.line}:{p.span.column} {p.code}" for p in problems]
