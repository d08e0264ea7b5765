"""What a command finds around it, or does not: a home, a locale, a zone, a day, a word from the keyboard."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from armstrack.cli import clock
from tests.cli.samples import LAV, LAV_ID, environment, run_process
from tests.conftest import SOUND_ID, Command, WriteRecord
from tests.faults.trials import SOUND_LEDGER, lay

pytestmark = pytest.mark.slow
IDS = f"id\n{SOUND_ID}\n{LAV_ID}\n"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii:strict"}


@pytest.mark.parametrize(
    "odd",
    [
        {"HOME": "", "XDG_CACHE_HOME": "", "ARMSTRACK_CACHE": ""},
        {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null", "ARMSTRACK_CACHE": ""},
        {"TMPDIR": "/nonexistent", "TERM": "", "COLUMNS": "none"},
        ASCII,
        {"TZ": "West+24"},
    ],
    ids=["no home", "a home that is no folder", "no room", "ascii", "zone"],
)
def test_odd_surroundings_change_no_answer(odd: dict[str, str], scratch: Path) -> None:
    lay(scratch, SOUND_LEDGER)
    done = run_process("list", "--columns", "id", cwd=scratch, stdin=b"", **odd)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, IDS, b"")


#: Ctrl-C at the import of that number, wherever it stands.
INTERRUPTED = """
import signal, sys
left = int(sys.argv.pop(1))
def note(event, arguments):
    global left
    left -= event == "import"
    if not left:
        left = -1
        signal.raise_signal(signal.SIGINT)
import armstrack.__main__
sys.addaudithook(note)
armstrack.__main__.main()
"""


@pytest.mark.parametrize("number", [1, 20, 60])
def test_ctrl_c_while_python_imports_is_silent_and_exit_130(number: int, scratch: Path) -> None:
    lay(scratch, SOUND_LEDGER)
    words = [sys.executable, "-c", INTERRUPTED, str(number), "list", "--no-cache"]
    done = subprocess.run(words, cwd=scratch, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize("day", [date(2200, 1, 1), date.max], ids=str)
@pytest.mark.parametrize("name", ["x.csv", "x.ndjson"])
def test_a_clock_that_is_centuries_ahead_changes_no_export(
    name: str, day: date, armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    record(LAV, LAV_ID)
    armstrack("export", "-o", f"now-{name}", "--table", "events")
    monkeypatch.setattr(clock, "today", lambda: day)
    assert armstrack("export", "-o", name, "--table", "events", today=False).code == 0
    assert Path(name).read_bytes() == Path(f"now-{name}").read_bytes()


@pytest.mark.parametrize("day", [date(1970, 1, 1), date.min], ids=str)
def test_a_clock_that_stands_still_says_so_of_every_record(
    day: date, armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setattr(clock, "today", lambda: day)
    left_out = "1 of 1 file has errors and is left out: `armstrack validate` shows them\n"
    told = armstrack("list", today=False)
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith(left_out.replace("1 file ", "1 files "))
    checked = armstrack("validate", today=False)
    assert checked.code == 1
    assert f"`date` 2020-10-05 lies in the future (today is {day})" in checked.out


@pytest.mark.parametrize("command", ["summary", "status", "timeline canada turkey", "promises -f csv"])
@pytest.mark.parametrize("day", [date.min, date(2200, 1, 1), date.max], ids=str)
def test_no_day_is_too_far_off(
    day: date, command: str, armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setattr(clock, "today", lambda: day)
    assert armstrack(*command.split(), today=False).code == 0
