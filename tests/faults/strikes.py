"""What befalls a command at one of its dealings with files. Runs within the process that is struck.

Every dealing is told by Python's audit events, just before it is done. They are counted, and at one of them
the fault comes: the process is killed or interrupted, the call fails, or somebody else changes the files.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

#: What changes a folder or a file, and what only looks.
_CHANGES = ("os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.chown")
_LOOKS = ("os.scandir", "os.listdir")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
Strike = Callable[[str, tuple[Any, ...]], None]


def watch(root: Path, writes_only: bool, strike: Callable[[int, str], None]) -> None:
    """Calls `strike` with the number and name of every dealing with a file below `root`, until the end."""
    count = [0]

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if _matters(event, arguments, writes_only) and (names := _names(event, arguments, root)):
            count[0] += 1
            strike(count[0], f"{event} {' '.join(names)}")

    sys.addaudithook(note)
    real = os.fsync

    def fsync(handle: int) -> None:
        count[0] += 1
        strike(count[0], "os.fsync")
        real(handle)

    os.fsync = fsync  # type: ignore[assignment]


def _matters(event: str, arguments: tuple[Any, ...], writes_only: bool) -> bool:
    if event == "open":
        return not writes_only or bool(arguments[2] & _WRITING)
    return event in _CHANGES or event == "sqlite3.connect" or (not writes_only and event in _LOOKS)


def _names(event: str, arguments: tuple[Any, ...], root: Path) -> list[str]:
    """The files below the root that a call names, from there."""
    found = []
    for argument in arguments[: 2 if event in ("os.rename", "os.link") else 1]:
        if isinstance(argument, str | bytes | os.PathLike) and not isinstance(argument, int):
            path = os.path.abspath(os.fsdecode(argument).removeprefix("file://").partition("?")[0])  # noqa: PTH100 - as named
            found += [os.path.relpath(path, root)] if Path(path).is_relative_to(root) else []
    return found


def killing(number: int) -> Callable[[int, str], None]:
    """The process is killed at that dealing."""

    def strike(at: int, _: str) -> None:
        if at == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return strike


def interrupting(number: int) -> Callable[[int, str], None]:
    """As if somebody pressed Ctrl-C there."""

    def strike(at: int, _: str) -> None:
        if at == number:
            signal.raise_signal(signal.SIGINT)

    return strike


def failing(number: int, code: str, for_good: bool) -> Callable[[int, str], None]:
    """That call fails with this error; `for_good` all later ones as well."""
    fault = getattr(errno, code)

    def strike(at: int, name: str) -> None:
        if (at >= number if for_good else at == number) and not name.startswith(("os.remove", "os.rmdir")):
            raise OSError(fault, os.strerror(fault), name.partition(" ")[2] or None)

    return strike


def _bound(size: Any) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _bound_or_kill(size: Any) -> None:
    _bound(size)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def _kill_after(seconds: Any) -> None:
    """Another process does it; it ends before anybody waits for this one."""
    if not os.fork():
        time.sleep(seconds)
        os.kill(os.getppid(), signal.SIGKILL)
        os._exit(0)


def _lose(stream: Any) -> None:
    """As the shell does: `| true`, `>&-`, `2>&-`, or `> /dev/full`."""
    if stream in ("stdout", "stderr"):
        os.close({"stdout": 1, "stderr": 2}[stream])
        setattr(sys, stream, None)
    elif stream == "reader":
        reader, writer = os.pipe()
        os.close(reader)
        os.dup2(writer, 1)
    else:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


#: What comes at no dealing with a file, but once and for all, or after a while.
others: dict[str, Callable[[Any], None]] = {
    "no room beyond": _bound,
    "killed beyond": _bound_or_kill,
    "killed after": _kill_after,
    "without": _lose,
}


def changing(number: int, change: str, target: Path) -> Callable[[int, str], None]:
    """Somebody else does that to a file or a folder just then."""

    def strike(at: int, _: str) -> None:
        if at == number:
            changes[change](target)

    return strike


def _remove(path: Path) -> None:
    if path.is_dir():
        for each in _below(path):
            each.rmdir() if each.is_dir() else each.unlink()
        path.rmdir()
    else:
        path.unlink()


def _below(path: Path) -> Iterator[Path]:
    return iter(sorted(path.rglob("*"), reverse=True))


def _rename(path: Path) -> None:
    path.rename(path.with_name("elsewhere.yaml"))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _as_folder(path: Path) -> None:
    _remove(path)
    path.mkdir()


def _as_pipe(path: Path) -> None:
    _remove(path)
    os.mkfifo(path)


def _as_link_out(path: Path) -> None:
    _remove(path)
    path.symlink_to("/etc/passwd")


def _as_other_text(path: Path) -> None:
    path.write_bytes(b"title: nobody knows\n" * 50)


changes: dict[str, Callable[[Path], None]] = {
    "removed": _remove,
    "renamed": _rename,
    "emptied": _empty,
    "rewritten": _as_other_text,
    "made a folder": _as_folder,
    "made a pipe": _as_pipe,
    "made a link that leads out": _as_link_out,
}
