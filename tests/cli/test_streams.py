"""Streams and colour: stdout is data, stderr is talk, and neither ever breaks a run."""

from __future__ import annotations

import errno
import io
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from armstrack.cli import streams
from armstrack.cli.exits import StopError
from tests.cli.samples import LAV, LAV_ID, command_line, environment, run_in_terminal, run_process
from tests.conftest import ROOT, SOUND, SOUND_ID, Command, WriteRecord

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
LIST = ("list", "--columns", "date,status")


@pytest.fixture
def two(record: WriteRecord) -> Path:
    """A folder with a ledger of two records, one of them with letters beyond ASCII."""
    record()
    record(LAV.replace("Global Affairs Canada", "Affaires étrangères"), LAV_ID)
    return Path.cwd()


class Broken(io.StringIO):
    """A stream whose every write fails in one way; it has a file of its own to be pointed elsewhere."""

    def __init__(self, error: OSError, file: int) -> None:
        super().__init__()
        self.error, self.file = error, file

    def write(self, text: str) -> int:
        raise self.error

    def fileno(self) -> int:
        return self.file


class Stuck(Broken):
    """One that fails when what is kept back is to go out."""

    def flush(self) -> None:
        raise self.error


@pytest.fixture
def file(tmp_path: Path) -> int:
    """The descriptor of an open file."""
    return os.open(tmp_path / "stream", os.O_CREAT | os.O_WRONLY)


def test_data_to_a_closed_pipe_is_dropped_in_silence(
    file: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Broken(BrokenPipeError(32, "Broken pipe"), file))
        streams.write("data\n")
    assert Path(f"/dev/fd/{file}").resolve() == Path(os.devnull)
    assert capsys.readouterr() == ("", "")


class Keyboard(io.TextIOWrapper):
    """Stdin of a person who has typed a line."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(b"typed\n"))

    def isatty(self) -> bool:
        return True


def test_a_person_at_the_keyboard_is_told_how_to_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", Keyboard())
        assert streams.read(3) == b"typ"
    assert capsys.readouterr() == ("", "reading from the keyboard: end with Ctrl-D on a line of its own\n")


def test_data_to_a_full_disk_is_exit_3(file: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched, pytest.raises(StopError) as stopped:
        patched.setattr(sys, "stdout", Broken(OSError(28, "No space left on device"), file))
        streams.write("data\n")
    assert (stopped.value.code, stopped.value.message, stopped.value.hint) == (
        3,
        "cannot write the answer: No space left on device",
        "make room, or send it elsewhere",
    )


def test_streams_without_a_buffer_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {name: io.FileIO(tmp_path / name, "w") for name in ("stdout", "stderr")}
    given = {name: io.TextIOWrapper(raw[name], "ascii", write_through=True) for name in raw}  # type: ignore[type-var]
    with monkeypatch.context() as patched:
        for name, stream in given.items():
            patched.setattr(sys, name, stream)
        streams.prepare()
        assert isinstance(sys.stdout.buffer, io.BufferedWriter)
        sys.stdout.write("a\u00e9\n")
        sys.stderr.write("b\u00e9\n")
        assert [(tmp_path / name).read_text() for name in raw] == ["", "b\\xe9\n"]
        sys.stdout.flush()
    for stream in given.values():
        stream.close()
    assert (tmp_path / "stdout").read_text() == "a\\xe9\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_answer_that_the_disk_takes_half_of_is_exit_3(two: Path, unbuffered: str) -> None:
    # Nor could coverage write what it has measured.
    plain = environment(ARMSTRACK_CACHE="off", PYTHONDONTWRITEBYTECODE="1", PYTHONUNBUFFERED=unbuffered)
    unmeasured = {name: value for name, value in plain.items() if not name.startswith("COVERAGE")}
    with Path("half.csv").open("wb") as file:
        done = subprocess.run(
            command_line("list", "-f", "csv"),
            env=unmeasured,
            stdout=file,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, resource.RLIM_INFINITY)),
            check=False,
        )
    assert (done.returncode, done.stderr.decode()) == (
        3,
        "armstrack: cannot write the answer: File too large\n  hint: make room, or send it elsewhere\n",
    )
    assert Path("half.csv").stat().st_size == 200


@pytest.mark.parametrize(
    "error", [BrokenPipeError(32, "Broken pipe"), OSError(28, "No space left on device")]
)
def test_talk_that_nobody_can_hear_is_dropped(
    error: OSError, file: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", Broken(error, file))
        streams.talk("a word")
    assert Path(f"/dev/fd/{file}").resolve() == Path(os.devnull)


def test_talk_goes_to_stderr_and_data_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    streams.write("data")
    streams.talk("a word")
    assert capsys.readouterr() == ("data", "a word\n")


def test_what_an_encoding_lacks_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    streams.prepare()
    streams.write("é→\udcff ")
    streams.write("é→\udcff", utf8=True)
    assert stream.buffer.getvalue() == b"\\xe9\\u2192\\udcff \xc3\xa9\xe2\x86\x92\\udcff"


def test_streams_of_another_make_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    streams.prepare()
    streams.write("é", utf8=True)
    assert sys.stdout is stream
    assert stream.getvalue() == "é"


def test_streams_that_do_not_wait_are_made_to(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {0: False, 1: True}
    made = []

    def get_blocking(number: int) -> bool:
        if number == 2:
            raise OSError(errno.EBADF, "closed")
        return found[number]

    monkeypatch.setattr(os, "get_blocking", get_blocking)
    monkeypatch.setattr(os, "set_blocking", lambda number, waits: made.append((number, waits)))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    streams.prepare()
    assert made == [(0, True)]


def test_a_pipe_that_does_not_wait_is_waited_for(record: WriteRecord) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    run = command_line("validate", "-")
    with subprocess.Popen(run, env=environment(), stdin=ours, stderr=subprocess.PIPE) as process:
        os.close(ours)
        time.sleep(0.5)
        os.write(theirs, SOUND.encode())
        os.close(theirs)
        assert process.stderr is not None
        assert (process.stderr.read(), process.wait()) == (b"no problem in 1 file\n", 0)


def test_what_python_could_not_write_at_its_end_is_let_go(file: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Stuck(OSError(errno.ENOSPC, "No space left on device"), file))
    streams.let_go()
    assert Path(f"/dev/fd/{file}").resolve() == Path(os.devnull)


def test_streams_closed_before_the_start_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    streams.prepare()
    assert sys.stdout.name == os.devnull
    sys.stdout.close()


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_command_bears_closed_streams(closed: str, two: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *command_line("list", "--until", "1990")],
        cwd=two,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    said = "" if "2>" in closed else "none of 2 records passes the filters\n"
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", said)


@pytest.mark.parametrize(
    ("encoding", "lacking"), [("utf-8", False), ("ascii", True), ("latin-1", True), ("no-such", True)]
)
def test_ascii_is_chosen_where_the_encoding_lacks_our_signs(
    encoding: str, lacking: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stream(io.StringIO):
        @property
        def encoding(self) -> str:  # type: ignore[override]
            return encoding

    monkeypatch.setattr(sys, "stdout", Stream())
    assert streams.ascii_only() is lacking


@pytest.mark.parametrize(
    ("color", "terminal", "variables", "colored"),
    [
        ("always", False, {}, True),
        ("always", True, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
        ("auto", False, {}, False),
        ("auto", True, {}, True),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
    ],
)
def test_the_option_decides_over_the_environment_over_the_terminal(
    color: streams.Color,
    terminal: bool,
    variables: dict[str, str],
    colored: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TERM", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(streams, "is_terminal", lambda: terminal)
    assert streams.use_color(color) is colored
    assert (streams.console(color).color_system == "256") is colored


@pytest.mark.parametrize(
    ("color", "terminal", "drawn"),
    [("auto", False, False), ("always", False, True), ("auto", True, True), ("never", True, True)],
)
def test_answers_are_drawn_for_a_terminal_or_where_colour_is_asked_for(
    color: streams.Color, terminal: bool, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "is_terminal", lambda: terminal)
    assert streams.draws(color) is drawn


@pytest.mark.parametrize(("color", "drawn"), [("auto", False), ("never", False), ("always", True)])
def test_a_dumb_terminal_gets_whole_lines_unless_colour_is_asked_for(
    color: streams.Color, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert streams.draws(color) is drawn


@pytest.mark.parametrize(
    ("color", "variables", "linked"),
    [
        ("auto", {"TERM": "xterm-256color"}, True),
        ("auto", {"TERM": "linux"}, False),
        ("always", {"TERM": "linux"}, False),
        ("auto", {"NO_COLOR": "1"}, False),
        ("never", {}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
def test_addresses_are_links_where_colours_are_but_on_the_console_of_linux(
    color: streams.Color, variables: dict[str, str], linked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert streams.use_links(color) is linked


@pytest.mark.parametrize("word", ["auto", "always", "never"])
def test_a_word_of_the_command_line_is_a_color(word: str) -> None:
    assert streams.as_color(word) == word


def test_a_pipe_gets_no_escape_and_no_cut(two: Path) -> None:
    done = run_process("list", cwd=two, COLUMNS="40")
    lines = done.stdout.decode().splitlines()
    assert b"\x1b" not in done.stdout
    assert [line.split()[-1] for line in lines] == ["id", SOUND_ID, LAV_ID]


def test_the_summary_of_the_shipped_records_is_whole_in_a_pipe() -> None:
    shown = run_process("summary", cwd=ROOT, COLUMNS="40")
    asked = run_process("summary", "-f", "json", cwd=ROOT)
    assert b"\x1b" not in shown.stdout
    assert "…" not in shown.stdout.decode()
    longest = max(shown.stdout.decode().splitlines(), key=len)
    name = longest.split("  ")[0]
    assert f'"name": "{name}"' in asked.stdout.decode()
    values = longest.rpartition("   ")[2].strip().split("; ")
    assert all(f'"{value}"' in asked.stdout.decode() for value in values)


def test_a_terminal_gets_colour(two: Path) -> None:
    assert run_in_terminal(*LIST, "--records", "records") == (
        0,
        "\x1b[1mdate\x1b[0m        \x1b[1mstatus\x1b[0m\n"
        "─────────────────────\n"
        "2020-10-05  \x1b[38;5;166msuspended\x1b[0m\n"
        "2019        \x1b[38;5;32mactive\x1b[0m\n",
    )


PLAIN = "date        status\n─────────────────────\n2020-10-05  suspended\n2019        active\n"


@pytest.mark.parametrize(
    ("words", "variables"),
    [(("--color", "never"), {}), ((), {"NO_COLOR": "1"}), ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"})],
    ids=["never", "NO_COLOR", "NO_COLOR over FORCE_COLOR"],
)
def test_a_terminal_gets_none_where_it_is_not_wanted(
    words: tuple[str, ...], variables: dict[str, str], two: Path
) -> None:
    assert run_in_terminal(*LIST, *words, **variables) == (0, PLAIN)


def test_a_dumb_terminal_gets_what_a_pipe_gets(two: Path) -> None:
    assert run_in_terminal(*LIST, TERM="dumb") == (0, run_process(*LIST).stdout.decode())


def test_always_wins_over_no_color(two: Path) -> None:
    code, shown = run_in_terminal(*LIST, "--color", "always", NO_COLOR="1")
    assert (code, shown.count("\x1b[38;5;166m")) == (0, 1)


def test_a_narrow_terminal_says_what_is_not_shown(two: Path) -> None:
    code, shown = run_in_terminal("list", "--color", "never", COLUMNS="60")
    assert code == 0
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.splitlines()[-1].startswith("not shown at 60 columns: ")


@pytest.mark.parametrize("words", [("summary",), ("list",), ("show", "lav"), ("validate",), ("-h",)])
def test_an_ascii_locale_gets_ascii_and_no_crash(words: tuple[str, ...], two: Path) -> None:
    done = run_process(*words, cwd=two, **ASCII)
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b"?" not in done.stdout
    assert b"bug" not in done.stderr


def test_an_ascii_locale_loses_no_letter_of_a_record(two: Path) -> None:
    done = run_process("show", "lav", cwd=two, **ASCII)
    assert b"  flow           Canada -> Saudi Arabia" in done.stdout.splitlines()
    (line,) = [line for line in done.stdout.splitlines() if line.startswith(b"  sources ")]
    assert line == b"  sources        Affaires \\xe9trang\\xe8res, https://www.example.org/report"
    assert line.decode("unicode_escape").endswith("Affaires étrangères, https://www.example.org/report")


@pytest.mark.parametrize("words", [("parties", "-f", "json"), ("schema",)])
def test_machines_get_utf_8_whatever_the_locale(words: tuple[str, ...], two: Path) -> None:
    assert run_process(*words, cwd=two, **ASCII).stdout == run_process(*words, cwd=two).stdout


def test_an_ascii_locale_gets_marks_of_its_own(two: Path) -> None:
    done = run_process("summary", "--by", "status", cwd=two, **ASCII)
    assert b"active            1      1          1   50% #####" in done.stdout


def test_an_ascii_terminal_gets_a_table_of_ascii(two: Path) -> None:
    code, shown = run_in_terminal(*LIST, "--color", "never", **ASCII)
    assert code == 0
    assert shown.isascii()
    assert "---------------------\n2020-10-05  suspended\n" in shown


def test_an_ascii_locale_takes_names_it_cannot_show(two: Path) -> None:
    done = run_process("parties", "türkiye", cwd=two, **ASCII)
    assert (done.returncode, done.stdout.strip()) == (0, b"")
    assert done.stderr.startswith(b'no party is called "t<U+DCC3><U+DCBC>rkiye": ')


@pytest.mark.parametrize(
    ("variable", "value"), [("GITHUB_ACTIONS", "true"), ("TF_BUILD", "True"), ("TEAMCITY_VERSION", "2025.07")]
)
def test_in_ci_what_people_read_gives_no_command(
    variable: str, value: str, record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SOUND.replace("Canada suspends", "x##[error]Canada suspends") + "notes: |\n  a\n  ::error::b\n")
    assert "x##[error]Canada" in armstrack("list").out
    monkeypatch.setenv(variable, value)
    told = armstrack("list")
    assert "x#<U+0023>[error]Canada" in told.out
    assert r"x##\[error\]Canada" in armstrack("list", "--format", "markdown").out
    assert "x##[error]Canada" in armstrack("list", "--format", "csv").out
    told = armstrack("show", "::nothing::\n::error::x")
    assert (told.code, "\n::" in told.err, told.err.startswith("armstrack: ")) == (2, False, True)


def test_nothing_that_is_said_speaks_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    streams.talk("cannot open \x1b[31mred\u202e\r\udcff\n  hint: \x9b")
    said = "cannot open <U+001B>[31mred<U+202E><U+000D><U+DCFF>\n  hint: <U+009B>\n"
    assert capsys.readouterr().err == said
