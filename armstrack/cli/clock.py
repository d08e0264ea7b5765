"""Floor 7: the one place that reads the clock."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """The local day."""
    return datetime.now().astimezone().date()
