"""Floor 0: what the system refuses, and what to do about it."""

from __future__ import annotations

import errno

_REMEDIES = {
    errno.EACCES: "check that you may read it, or write to it",
    errno.EMFILE: "let a process open more files (`ulimit -n`)",
    errno.ENAMETOOLONG: "use a shorter name, or a shorter path",
    errno.ENOENT: "check that it is still there",
    errno.ENOSPC: "make room on the disk",
    errno.EROFS: "choose a disk that can be written to",
}
#: Where something is written.
_TO_WRITE = {
    errno.EACCES: "check that you may write to it and to its folder",
    errno.EBUSY: "what is mounted cannot be replaced: name a folder in it",
    errno.EDQUOT: "make room, or ask for more",
    errno.EFBIG: "let a process write larger files (`ulimit -f`)",
    errno.EMFILE: _REMEDIES[errno.EMFILE],
    errno.ENOSPC: _REMEDIES[errno.ENOSPC],
    errno.EROFS: _REMEDIES[errno.EROFS],
}


def remedy(error: OSError, otherwise: str = "") -> str:
    """What to do about a refusal."""
    return _REMEDIES.get(error.errno or 0, otherwise)


def remedy_for_writing(error: OSError) -> str:
    """The same for a file or a folder that was to be written."""
    known = _TO_WRITE.get(error.errno or 0)
    return f"{known}, or choose another file" if known else "choose another file"
