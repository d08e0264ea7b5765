"""Floor 7: how many processes may read records."""

from __future__ import annotations

from armstrack.cli import exits
from armstrack.workers import cores


def allowed(text: str) -> int:
    """How many processes may read records: as many as ARMSTRACK_JOBS says, else one for each core.

    Raises:
        StopError: usage, where it is no number from 1 on.
    """
    if not text:
        return cores()
    if not (text.isascii() and text.isdigit() and int(text)):
        message = f'ARMSTRACK_JOBS is "{text}", and no number of processes'
        raise exits.StopError(exits.USAGE, message, "set it to a number from 1 on, or not at all")
    return int(text)
