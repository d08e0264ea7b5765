"""Floor 7: how armstrack owns up to a defect of its own: one line, and where to report it."""

from __future__ import annotations

import sys
import traceback

from armstrack.cli import streams
from armstrack.render.visible import visible

REPORT_TO = 'CONTRIBUTING.md, "Report a bug"'
#: So much of what went wrong is told: it may hold a whole record.
_LONGEST = 300


def own_up(bug: BaseException) -> None:
    """One line on stderr; with `--debug` the traceback before it.

    What went wrong may hold text from records, which must not speak to the terminal.
    """
    debugs = "--debug" in sys.argv
    if debugs:
        told = "".join(traceback.format_exception(bug)).splitlines()
        streams.talk("\n".join(map(visible, told)))
    said = visible(f"{type(bug).__name__}: {bug}")
    cut = "..." if len(said) > _LONGEST else ""
    how = REPORT_TO if debugs else f"{REPORT_TO}, with the output of --debug"
    streams.talk(f"armstrack: this is a bug, please report it ({how}): {said[:_LONGEST]}{cut}")
