"""Floor 0: two ways of renaming that Linux has and Python does not offer: a swap, and never onto another."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_HERE, _NEVER_ONTO, _SWAP = -100, 1, 2
#: What a system or a file system answers that has no such way.
_LACKING = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def swap(one: Path, other: Path) -> bool:
    """Each takes the other's name, and neither name ever leads nowhere; false where that cannot be.

    Raises:
        OSError: where one is not there, or the folder may not be changed.
    """
    return _rename(one, other, _SWAP)


def rename_never_onto(old: Path, new: Path) -> bool:
    """Renames unless there is something of the new name; false where the system has no such way.

    Raises:
        FileExistsError: where there is. OSError: where the folder may not be changed.
    """
    return _rename(old, new, _NEVER_ONTO)


def _rename(old: Path, new: Path, how: int) -> bool:
    """renameat2(2) of Linux, by way of its C library."""
    if sys.platform != "linux":
        return False
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    sys.audit("os.rename", str(old), str(new), -1, -1)
    if call(_HERE, os.fsencode(old), _HERE, os.fsencode(new), how) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in _LACKING:
        return False
    raise OSError(fault, os.strerror(fault), str(old), None, str(new))
