"""Floor 3: what mending does to a ledger: which files change, and which keep a wrong name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mended:
    """One file that changes: its name and its content before and after.

    `edits` counts the problems that are mended in its text, `followed` its relations to files that are
    renamed. `gone` are the lines of `before`, counted from 1, that `after` does not have; each of the others
    is a line of `after`, as it was or changed.
    """

    old: Path
    new: Path
    before: bytes
    after: bytes
    edits: int = 0
    followed: int = 0
    gone: frozenset[int] = frozenset()

    @property
    def moves(self) -> bool:
        """True where the file gets another name."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class Blocked:
    """A file that keeps a wrong name, and why."""

    old: Path
    new: Path
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What mending does to a ledger."""

    files: tuple[Mended, ...]
    blocked: tuple[Blocked, ...] = ()
