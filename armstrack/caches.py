"""Floor 3: where the index is kept: as ARMSTRACK_CACHE tells, else in the user's own folder for caches."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

#: What ARMSTRACK_CACHE says where no index is wanted.
_OFF = frozenset(("", "0", "off"))
#: Below the home folder, where a system keeps its caches elsewhere than in `.cache`.
_USUAL = {"darwin": ("Library", "Caches"), "win32": ("AppData", "Local")}


def cache_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """The folder for the index; None where none is wanted, or where there is no home to keep it in."""
    told = environ.get("ARMSTRACK_CACHE")
    if told is not None:
        return None if told.strip().lower() in _OFF else Path(told)
    base = environ.get("XDG_CACHE_HOME", "")
    if Path(base).is_absolute():
        return Path(base, "armstrack")
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home.joinpath(*_USUAL.get(platform, (".cache",)), "armstrack") if home.is_absolute() else None
