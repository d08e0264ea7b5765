"""Floor 3: which folder is the ledger where nobody names one. Looks around, and says nothing."""

from __future__ import annotations

import os
from pathlib import Path

#: The records that the wheel carries.
SHIPPED = Path(__file__).resolve().parent / "records"
ENVIRONMENT = "ARMSTRACK_RECORDS"


def told_folder() -> Path | None:
    """The folder that the environment names, if it names one."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else None


def usual_folder(shipped: Path = SHIPPED) -> Path | None:
    """`./records`, else the records shipped; None where there are neither."""
    return next((folder for folder in (Path("records"), shipped) if folder.is_dir()), None)
