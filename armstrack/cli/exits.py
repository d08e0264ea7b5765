"""Floor 7: how a run ends."""

from __future__ import annotations

CLEAN, PROBLEMS, USAGE, NO_RECORDS, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130


class StopError(Exception):
    """Ends the run with one line on stderr and an exit code."""

    def __init__(self, code: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
