"""Floor 0: long work shared out among processes, where the command line allows it and it wins time.

What comes out does not depend on how many there are: every part is worked on by itself, and the
parts come back in their order. A process that ends early costs time, never a result.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_In = TypeVar("_In")
_Out = TypeVar("_Out")
#: Does a part of the work; it and what it takes and gives can be sent to another process.
Work = Callable[..., list[_Out]]
#: How many processes may work; one unless somebody allows more: not every script bears to be started anew.
_JOBS: ContextVar[int] = ContextVar("jobs", default=1)
#: From how many items on a second process wins time, measured: one that is copied from this one costs
#: little, one that is started anew has to import everything.
LEAST = {"fork": 1500, "spawn": 5000}
#: How many items a part has: enough to make a message worth its cost, few enough to keep all busy.
PART = 64


@contextmanager
def allowed(jobs: int) -> Iterator[None]:
    """Within it, long work may be shared out among so many processes."""
    token = _JOBS.set(jobs)
    try:
        yield
    finally:
        _JOBS.reset(token)


def cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it nobody looks for circles among objects: of millions that stay, a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def spread(work: Work[_Out], items: Sequence[_In], told: tuple[Any, ...] = ()) -> Iterator[_Out]:
    """What `work` makes of the items, in order. It gets a part of them, and what it is `told`."""
    method = _method()
    parts = [items[start : start + PART] for start in range(0, len(items), PART)]
    if _JOBS.get() > 1 and len(items) >= max(LEAST[method], PART + 1):
        yield from _share(work, parts, told, method)
    else:
        for part in parts:
            yield from work(part, *told)


def _method() -> str:
    """How a process is made: copied where that is safe, which it is not beside other threads."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


class _Member(NamedTuple):
    """One process, our end of its pipe, and the numbers of the parts that it has yet to send."""

    process: Any
    pipe: Connection
    owed: deque[int]

    def end(self) -> None:
        """Ends the process, whether it is done or not."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()
        self.owed.clear()


def _share(
    work: Work[_Out], parts: list[Sequence[_In]], told: tuple[Any, ...], method: str
) -> Iterator[_Out]:
    """Every process has each n-th part. What comes before its turn is kept, so that none waits."""
    first = work(parts[0], *told)  # here: what has to be imported and built is then there to be copied
    jobs = min(_JOBS.get(), len(parts) - 1)
    shares = [range(1 + number, len(parts), jobs) for number in range(jobs)]
    team: list[_Member] = []
    came = {0: first}
    try:
        for share in shares:
            mine = [parts[number] for number in share]
            if member := _start(work, mine, told, method, [other.pipe for other in team]):
                member.owed.extend(share)
                team.append(member)
        for number, part in enumerate(parts):
            while number not in came and any(number in member.owed for member in team):
                _receive(team, came)
            yield from (came.pop(number) if number in came else work(part, *told))
    finally:
        for member in team:
            member.end()


def _start(
    work: Work[_Out],
    mine: list[Sequence[_In]],
    told: tuple[Any, ...],
    method: str,
    ends: list[Connection],
) -> _Member | None:
    """A process at work on its share of the parts; None where the system has no room for another.

    One that is copied holds our `ends` of all pipes as well, and closes them: else it would not be told when
    this process is killed, and wait for good.
    """
    import multiprocessing

    context: Any = multiprocessing.get_context(method)
    ours, theirs = context.Pipe(duplex=False)
    copied = (*ends, ours) if method == "fork" else ()
    process = context.Process(target=_serve, args=(theirs, copied, work, mine, told), daemon=True)
    try:
        process.start()
    except OSError:
        ours.close()
        return None
    finally:
        theirs.close()
    return _Member(process, ours, deque())


def _receive(team: list[_Member], came: dict[int, list[Any]]) -> None:
    """Takes what has come, by the number of its part. A process that was killed owes nothing any more."""
    from multiprocessing.connection import wait

    by_pipe = {member.pipe: member for member in team if member.owed}
    for pipe in wait(list(by_pipe)):
        member = by_pipe[pipe]  # type: ignore[index]
        try:
            came[member.owed[0]] = member.pipe.recv()
            member.owed.popleft()
        except Exception:  # it ended, perhaps in the midst of a message
            member.end()


def _serve(
    pipe: Connection,
    copied: tuple[Connection, ...],
    work: Work[_Out],
    parts: list[Sequence[_In]],
    told: tuple[Any, ...],
) -> None:
    """What a process does. An error ends it: the work is then done where it can be told."""
    import signal

    for end in copied:
        end.close()

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    gc.disable()
    try:
        for part in parts:
            pipe.send(work(part, *told))
    except BaseException:  # pydantic's core raises what is no Exception
        return
