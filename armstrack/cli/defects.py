"""Floor 7: what no command expects: a defect of armstrack's own, or something that the system refuses."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from armstrack.cli import exits, streams
from armstrack.refusals import remedy
from armstrack.render.visible import visible

REPORT_TO = 'CONTRIBUTING.md, "Report a bug"'
#: So much of what went wrong is told: it may hold a whole record.
_LONGEST = 300


def own_up(bug: BaseException) -> None:
    """One line on stderr; with `--debug` the traceback before it.

    What went wrong may hold text from records, which must not speak to the terminal.
    """
    _trace(bug)
    said = visible(f"{type(bug).__name__}: {bug}")
    cut = "..." if len(said) > _LONGEST else ""
    how = REPORT_TO if _debugs() else f"{REPORT_TO}, with the output of --debug"
    streams.talk(f"armstrack: this is a bug, please report it ({how}): {said[:_LONGEST]}{cut}")


def explain_refusal(fault: OSError) -> exits.StopError:
    """What the system refused, be it the disk, the rights or the current folder: no defect of armstrack."""
    from armstrack.files import FolderError

    _trace(fault)
    if isinstance(fault, FolderError):  # gone since it was first read
        return exits.no_folder(fault)
    if _is_nowhere():
        message = "the folder that this was started in is gone"
        return exits.StopError(exits.NO_RECORDS, message, "go to a folder that is there")
    at = f"cannot use {fault.filename}" if fault.filename is not None else "cannot go on"
    hint = remedy(fault) or ("" if _debugs() else "--debug shows where it happened")
    return exits.StopError(exits.NO_RECORDS, visible(f"{at}: {fault.strerror or fault}"), hint)


def _is_nowhere() -> bool:
    """True where the current folder has been removed."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _trace(fault: BaseException) -> None:
    if _debugs():
        told = "".join(traceback.format_exception(fault)).splitlines()
        streams.talk("\n".join(map(visible, told)))


def _debugs() -> bool:
    return "--debug" in sys.argv
