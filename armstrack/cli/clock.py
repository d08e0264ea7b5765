"""Floor 7: the one place that reads the clock."""

from __future__ import annotations

import time
from datetime import date, datetime


def today() -> date:
    """The local day."""
    return datetime.now().astimezone().date()


def seconds() -> float:
    """Seconds from some moment on, for telling how long a run has taken."""
    return time.monotonic()
