"""Floor 3: what a folder of records holds, once it is read and checked. Light to import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from armstrack.event import Event
from armstrack.handles import Handles
from armstrack.problem import Problem


@dataclass(frozen=True)
class Ledger:
    """What a folder of records holds.

    Attributes:
        events: the sound records, by id.
        problems: every problem, by file and place.
        files: how many files were read.
        folder: where they lie.
        paths: the file of every id; of two with one id, the one whose record counts.
        checked: every file that was looked at, the expectations among them, sorted.
    """

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    files: int
    folder: Path
    paths: Mapping[str, Path] = field(default_factory=dict)
    checked: tuple[Path, ...] = ()

    @property
    def left_out(self) -> int:
        """How many files have errors, so that their records do not count."""
        return self.files - len(self.events)

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """The sound records by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def handles(self) -> Handles:
        """How people may call each record, those that were left out among them."""
        return Handles(self.paths)
