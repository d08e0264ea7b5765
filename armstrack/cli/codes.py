"""Floor 7: which problems are spoken of: `--only` and `--skip`, by code or by how codes begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from armstrack.cli import exits
from armstrack.problem import Problem, codes
from armstrack.words import did_you_mean

_FORM = "name codes such as E204, or how they begin, such as E2 or W; `armstrack explain` lists them"


@dataclass(frozen=True)
class Choice:
    """The codes that are spoken of, and those set aside by name."""

    kept: frozenset[str]
    skipped: frozenset[str]

    def of(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems with a code that is kept, in their order."""
        return tuple(problem for problem in problems if problem.code in self.kept)


def choose(only: Iterable[str], skip: Iterable[str]) -> Choice:
    """What the two options mean together: of what is named by `only`, or of all, less what is skipped.

    Raises:
        StopError: usage, for a code that there is not, or where no code is left.
    """
    every = codes()
    named = _named("--only", only)
    skipped = _named("--skip", skip) or frozenset()
    kept = (every if named is None else named) - skipped
    if not kept:
        raise exits.StopError(exits.USAGE, "--only and --skip leave no code", _FORM)
    return Choice(kept, skipped)


def _named(option: str, words: Iterable[str]) -> frozenset[str] | None:
    """Every code that an option names; None where it is not given."""
    given = list(words)
    if not given:
        return None
    parts = [part.strip().upper() for word in given for part in word.split(",") if part.strip()]
    if not parts:
        raise exits.StopError(exits.USAGE, f"{option} names no code", _FORM)
    return frozenset().union(*(_matching(option, part) for part in parts))


def _matching(option: str, part: str) -> frozenset[str]:
    found = frozenset(code for code in codes() if code.startswith(part))
    if not found:
        hint = did_you_mean(part, sorted(codes())) or _FORM
        raise exits.StopError(exits.USAGE, f'{option}: no code is, or begins with, "{part}"', hint)
    return found
