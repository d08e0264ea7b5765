"""Floor 7: one line on stderr while somebody waits: it comes after a second and goes before all else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from armstrack.cli import clock
from armstrack.waiting import watched_by

#: Seconds before the first line, and between two.
_PATIENCE, _PACE = 1.0, 0.1


class Progress:
    """The line, on one terminal."""

    def __init__(self, stream: TextIO, seconds: Callable[[], float]) -> None:
        self._stream, self._seconds = stream, seconds
        self._next = seconds() + _PATIENCE
        self._shown = 0

    def __call__(self, doing: str, done: int, total: int) -> None:
        """Takes note of how far the work is; the line goes when all is done."""
        if done == total:
            self.clear()
        elif self._seconds() >= self._next:
            self._next = self._seconds() + _PACE
            self._draw(f"{doing}: {done:,} of {total:,}")

    def clear(self) -> None:
        """Takes the line away, if there is one."""
        if self._shown:
            self._draw("")

    def _draw(self, text: str) -> None:
        blank = " " * (self._shown - len(text))
        self._stream.write(f"\r{text}{blank}" if text else f"\r{blank}\r")
        self._stream.flush()
        self._shown = len(text)


_lines: list[Progress] = []


@contextmanager
def shown() -> Iterator[None]:
    """Within it, long work shows how far it is, where a person can see stderr."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    _lines.append(Progress(sys.stderr, clock.seconds))
    try:
        with watched_by(_lines[-1]):
            yield
    finally:
        _lines.pop().clear()


def clear() -> None:
    """Takes the line away before something else is written."""
    for line in _lines:
        line.clear()
