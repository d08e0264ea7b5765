"""Floor 7: how a run ends."""

from __future__ import annotations

CLEAN, PROBLEMS, USAGE, NO_RECORDS, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130


class StopError(Exception):
    """Ends the run with one line on stderr and an exit code."""

    def __init__(self, code: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def no_folder(error: OSError) -> StopError:
    """The end of a run whose folder of records cannot be opened, or holds none."""
    from armstrack.render.visible import visible

    if isinstance(error.__cause__, PermissionError):
        hint = "check that it may be read and entered, or name another with --records DIR"
    else:
        hint = "name the folder with --records DIR"
    return StopError(NO_RECORDS, visible(str(error)), hint)
