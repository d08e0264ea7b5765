"""Floor 7: how much of a list is shown at once. `Output.put` asks here; no command needs to."""

from __future__ import annotations

import shutil

from armstrack.cli import streams

#: Lines of a screen that are not the list's: the command that was typed, and the next prompt.
_OTHERS = 2
#: However low the screen, a list tells something.
_LEAST = 8


def screenful(asked: int | None) -> int | None:
    """How many lines a list may have on this screen; None where nothing bounds it.

    A number of rows that was asked for (0 is all) is no matter of the screen, and what is not a
    terminal has none.
    """
    if asked is not None or not streams.is_terminal():
        return None
    return max(shutil.get_terminal_size().lines - _OTHERS, _LEAST)
