"""How far long work is: shown after a second on a terminal, gone before anything else is written."""

from __future__ import annotations

import io
import sys
from itertools import count

import pytest

from armstrack.cli import clock, progress, streams
from armstrack.cli.main import main
from armstrack.cli.progress import Progress
from armstrack.waiting import counted
from tests.conftest import WriteRecord


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass only when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def as_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """stderr as a terminal, and a clock that is half a second later each time it is asked.

    No fixture: pytest puts its own stderr in place once more when the test begins.
    """
    seconds, stream = count(0, 0.5), Terminal()
    monkeypatch.setattr(clock, "seconds", lambda: next(seconds))
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def test_the_first_second_is_silent_and_the_pace_is_quiet() -> None:
    stream, seconds = io.StringIO(), Clock()
    line = Progress(stream, seconds)
    for now in (0.0, 0.99, 1.0, 1.05, 1.2):
        seconds.now = now
        line("reading records", int(now * 1000), 20000)
    assert stream.getvalue() == "\rreading records: 1,000 of 20,000\rreading records: 1,200 of 20,000"


def test_a_shorter_line_covers_the_longer_one() -> None:
    stream, seconds = io.StringIO(), Clock()
    line = Progress(stream, seconds)
    for seconds.now, doing in ((2.0, "reading records"), (3.0, "checking")):
        line(doing, 1, 9)
    assert stream.getvalue() == "\rreading records: 1 of 9\rchecking: 1 of 9       "


def test_the_line_goes_when_all_is_done_and_only_once() -> None:
    stream, seconds = io.StringIO(), Clock()
    line = Progress(stream, seconds)
    seconds.now = 2.0
    line("reading", 1, 2)
    line("reading", 2, 2)
    line.clear()
    assert stream.getvalue() == "\rreading: 1 of 2\r               \r"


def test_quick_work_shows_nothing() -> None:
    stream = io.StringIO()
    line = Progress(stream, Clock())
    for done in range(5):
        line("reading", done, 4)
    assert stream.getvalue() == ""


def test_whatever_is_said_takes_the_line_away_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = as_terminal(monkeypatch)
    with progress.shown():
        for _ in counted("abc", "reading"):
            pass
        steps = counted("abc", "checking")
        next(steps)
        streams.talk("one file is left out")
        next(steps)
        streams.write("the answer\n")
    assert terminal.getvalue() == (
        "\rreading: 1 of 3\rreading: 2 of 3\r               \r"
        "\rchecking: 0 of 3\r                \rone file is left out\n"
        "\rchecking: 1 of 3\r                \r"
    )
    assert capsys.readouterr().out == "the answer\n"


def test_a_fault_takes_the_line_away_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = as_terminal(monkeypatch)
    with pytest.raises(KeyboardInterrupt), progress.shown():
        for letter in counted("abc", "reading"):
            if letter == "c":
                raise KeyboardInterrupt
    assert terminal.getvalue() == "\rreading: 1 of 3\rreading: 2 of 3\r               \r"


@pytest.mark.parametrize("where", ["pipe", "dumb", "closed"])
def test_nobody_sees_it_where_it_would_be_noise(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = as_terminal(monkeypatch)
    stream = {"pipe": io.StringIO(), "dumb": terminal, "closed": None}[where]
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "dumb" if where == "dumb" else "xterm")
    with progress.shown():
        assert [*counted("abcdef", "reading")] == [*"abcdef"]
    assert stream is None or stream.getvalue() == ""


def test_a_command_shows_how_far_it_is(record: WriteRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = as_terminal(monkeypatch)
    for number in range(4):
        record(name=f"2020-10-05-can-tur-optics-{number}")
    monkeypatch.setattr(sys, "argv", ["armstrack", "list", "--columns", "status"])
    with pytest.raises(SystemExit):
        main()
    lines = [line for line in terminal.getvalue().split("\r") if line.strip()]
    assert lines == [
        "reading records: 1 of 4",
        "reading records: 2 of 4",
        "reading records: 3 of 4",
        "checking records: 0 of 4",
        "checking records: 1 of 4",
        "checking records: 2 of 4",
        "checking records: 3 of 4",
        "placing problems: 0 of 4",
        "placing problems: 1 of 4",
        "placing problems: 2 of 4",
        "placing problems: 3 of 4",
    ]
