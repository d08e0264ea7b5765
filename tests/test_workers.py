"""Work shared out among processes: the same results for any number of them, whatever becomes of them."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from textwrap import dedent
from typing import Any

import pytest

from armstrack import workers
from armstrack.workers import allowed, cores, spread, uncollected

NUMBERS = list(range(3 * workers.PART + 5))
HERE = os.getpid()


def doubled(numbers: Sequence[int], more: int) -> list[int]:
    return [2 * number + more for number in numbers]


def where(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def ended_by_a_kill(numbers: Sequence[int]) -> list[int]:
    """Another process ends in the midst of its second part, or its third, as if memory had run out."""
    if os.getpid() != HERE and numbers[0] >= workers.PART:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(numbers)


def failing_elsewhere(numbers: Sequence[int]) -> list[int]:
    if os.getpid() != HERE:
        raise ValueError
    return list(numbers)


def panicking_elsewhere(numbers: Sequence[int]) -> list[int]:
    """As the core of pydantic does, by what is no Exception."""
    if os.getpid() != HERE:
        raise BaseException  # noqa: TRY002
    return list(numbers)


def failing(numbers: Sequence[int]) -> list[int]:
    raise ValueError(numbers[0])


def not_to_be_sent(numbers: Sequence[int]) -> list[Any]:
    return [lambda number=number: number for number in numbers]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sharing wins from the first item on, and processes are copied also beside the test runner's threads."""
    monkeypatch.setattr(workers, "LEAST", {"fork": 1, "spawn": 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.parametrize("jobs", [1, 2, 5, 50])
def test_any_number_of_processes_gives_the_same_in_the_same_order(jobs: int) -> None:
    with allowed(jobs):
        assert list(spread(doubled, NUMBERS, (7,))) == [2 * number + 7 for number in NUMBERS]


def test_behind_the_first_part_other_processes_do_the_work_each_its_parts() -> None:
    with allowed(2):
        found = list(spread(where, NUMBERS))
    first, second = found[workers.PART], found[2 * workers.PART]
    assert len({HERE, first, second}) == 3
    parts = [found[start] for start in range(0, len(NUMBERS), workers.PART)]
    assert parts == [HERE, first, second, first]


def test_unless_it_is_allowed_this_process_does_it_alone() -> None:
    assert set(spread(where, NUMBERS)) == {HERE}


def test_little_work_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LEAST", {"fork": len(NUMBERS) + 1, "spawn": len(NUMBERS) + 1})
    with allowed(2):
        assert set(spread(where, NUMBERS)) == {HERE}


def test_no_work_gives_nothing() -> None:
    with allowed(2):
        assert list(spread(where, [])) == []


def test_the_processes_end_with_the_work() -> None:
    with allowed(2):
        team = set(spread(where, NUMBERS)) - {HERE}
    assert len(team) == 2
    assert not any(_lives(member) for member in team)


def test_whoever_stops_asking_ends_the_processes() -> None:
    with allowed(2):
        asked = spread(where, NUMBERS)
        other = next(process for process in asked if process != HERE)
        asked.close()  # type: ignore[attr-defined]
    assert not _lives(other)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("work", [ended_by_a_kill, failing_elsewhere, panicking_elsewhere])
def test_what_a_process_leaves_undone_is_done_here_and_it_says_nothing(
    work: workers.Work[int], capfd: pytest.CaptureFixture[str]
) -> None:
    with allowed(2):
        assert list(spread(work, NUMBERS)) == NUMBERS
    assert capfd.readouterr() == ("", "")


def test_what_cannot_be_sent_is_done_here() -> None:
    with allowed(2):
        assert [made() for made in spread(not_to_be_sent, NUMBERS)] == NUMBERS


def test_an_error_of_the_work_itself_is_raised_here() -> None:
    with allowed(2), pytest.raises(ValueError, match=r"^0$"):
        list(spread(failing, NUMBERS))


def test_where_no_process_can_be_made_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    with allowed(2):
        assert set(spread(where, NUMBERS)) == {HERE}


def test_beside_other_threads_processes_are_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with allowed(2):
        assert list(spread(doubled, NUMBERS, (7,))) == [2 * number + 7 for number in NUMBERS]
        assert len(set(spread(where, NUMBERS))) == 3


def test_what_a_process_serves_is_each_part_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[list[int]] = []

    class Pipe:
        closed = False

        def send(self, done: list[int]) -> None:
            sent.append(done)

        def close(self) -> None:
            self.closed = True

    monkeypatch.setattr(signal, "signal", lambda *_: None)
    copied = Pipe()
    with uncollected():
        workers._serve(Pipe(), (copied,), doubled, [[1], [2, 3]], (1,))  # type: ignore[arg-type]
        workers._serve(Pipe(), (), failing, [[1], [2]], ())  # type: ignore[arg-type]
    assert (sent, copied.closed) == ([[3], [5, 7]], True)


ORPHANS = """
    import os, signal
    from armstrack import workers

    def long(numbers):
        return ["x" * 10_000 for _ in numbers]  # more than a pipe takes while nobody reads

    workers.LEAST = {"fork": 1, "spawn": 1}
    with workers.allowed(3):
        for number, _ in enumerate(workers.spread(long, range(50 * workers.PART))):
            if number > workers.PART:
                os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
def test_when_the_first_process_is_killed_the_others_end_and_let_go_of_the_output() -> None:
    run = [sys.executable, "-c", dedent(ORPHANS)]
    done = subprocess.run(run, check=False, capture_output=True, timeout=60)  # waits till nobody can write
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGKILL, b"", b"")


def test_the_cores_are_those_that_the_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5, 6}, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert cores() == 3
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert cores() == 8
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert cores() == 1


def test_circles_are_looked_for_again_behind_the_block() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
