"""Floor 7: how many processes may read records."""

from __future__ import annotations

import re

from armstrack.cli import exits
from armstrack.workers import cores

_NUMBER = re.compile(r"0{0,9}[1-9][0-9]{0,3}")
#: So much of what is no such number is told.
_LONGEST = 100


def allowed(text: str) -> int:
    """How many processes may read records: as many as ARMSTRACK_JOBS says, else one for each core.

    Raises:
        StopError: usage, where it is no number from 1 on.
    """
    if not text:
        return cores()
    if not _NUMBER.fullmatch(text):
        message = f'ARMSTRACK_JOBS is "{text[:_LONGEST]}", and no number of processes'
        raise exits.StopError(exits.USAGE, message, "set it to a number from 1 to 9999, or not at all")
    return int(text)
