"""Floor 7: the one place that reads the clock."""

from __future__ import annotations

import time
from datetime import date


def today() -> date:
    """The local day, however far the zone lies from Greenwich: `datetime` takes a day at most for it."""
    now = time.localtime()
    return date(now.tm_year, now.tm_mon, now.tm_mday)


def seconds() -> float:
    """Seconds from some moment on, for telling how long a run has taken."""
    return time.monotonic()
