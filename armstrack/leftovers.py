"""Floor 3: what lies beside its place while it is written, and what of it a killed run has left.

A run holds a lock on what it writes; the system takes the lock from whoever dies, however that happens. So
what nobody holds is nobody's, and goes as soon as another run writes to that folder. Where a system has no
such locks, nothing is taken away: its name begins with a dot, and no command reads it.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such locks
    fcntl = None  # type: ignore[assignment]

_BEGIN, _END = ".armstrack-", ".part"
#: In the place of a handle, where nothing can be held.
_NOBODY = -1
#: So often another run may take away what was made, before it is held.
_MOST_TRIES = 3


@contextmanager
def beside(path: Path, make: Callable[[Path], object]) -> Iterator[Path]:
    """A name in the same folder, at which a file or folder is made, and held; it is gone afterwards.

    What killed runs have left there goes first.

    Raises:
        OSError: where it cannot be made.
    """
    folder = Path(os.path.abspath(path.parent))  # noqa: PTH100 - links stay links
    sweep(folder)
    part, handle = folder / f"{_BEGIN}{secrets.token_hex(6)}{_END}", None
    try:
        for _ in range(_MOST_TRIES):
            make(part)
            handle = _hold(part)
            if handle is not None:
                break
        yield part
    finally:
        take_away(part)
        if handle not in (None, _NOBODY):
            os.close(handle)


@cache
def sweep(folder: Path) -> int:
    """Takes away what killed runs have left in a folder, once a run; how many files and folders that are."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if _is_part(entry.name)]
    except OSError:
        return 0
    return sum(_sweep(folder / name) for name in names)


def sweep_ledger(folder: Path) -> int:
    """The same for a folder of records and the folders of its suppliers."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay links
    try:
        below = [each for each in whole.iterdir() if each.is_dir() and not each.is_symlink()]
    except OSError:
        return 0
    return sum(sweep(each) for each in (whole, *below))


def take_away(path: Path) -> None:
    """Removes a file, or a folder with all in it, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _is_part(name: str) -> bool:
    return name.startswith(_BEGIN) and name.endswith(_END)


def _sweep(path: Path) -> bool:
    """Takes a file or folder away that nobody holds, and says whether it is gone."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (OSError, AttributeError):
        return False
    try:
        if _lock(handle, wait=False):
            take_away(path)
        return not os.path.lexists(path)
    finally:
        os.close(handle)


def _hold(path: Path) -> int | None:
    """Marks a file or folder as somebody's until the handle is closed; None where another took it away."""
    if fcntl is None:
        return _NOBODY
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError as error:
        return None if isinstance(error, FileNotFoundError) else _NOBODY
    _lock(handle, wait=True)
    if path.exists():
        return handle
    os.close(handle)
    return None


def _lock(handle: int, wait: bool) -> bool:
    """True where the lock was free and is ours; false where it is another's, or there are none here."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
