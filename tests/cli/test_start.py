"""`armstrack` alone: one screen that a newcomer can act on."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from armstrack.cli import run as run_module
from tests.cli.samples import LAV, LAV_ID, run_in_terminal, run_process
from tests.conftest import SOUND, Command, WriteRecord

SCREEN = """\
2 records of 2 flows, 2019 to October 2020, from 2 sources. The latest:
2020-10-05  Canada  Turkey        suspended          optics
  Canada suspends export permits for drone sensors to Turkey
2019        Canada  Saudi Arabia  active (reported)  lav
  Canada reports exports of armoured vehicles to Saudi Arabia

1 of 2 flows is stopped today: 1 restricted. The newest:
2020-10-05  Canada  Turkey  restricted  optics

Three lookups to try, and `armstrack --help` for more:
armstrack status canada turkey --explain  where a flow stands, and why
armstrack show optics                     all that is said of an event
armstrack find turkey sensors             by what you remember
"""


@pytest.fixture
def two(record: WriteRecord) -> None:
    """A ledger of two records."""
    record()
    record(LAV, LAV_ID)


def test_it_is_what_armstrack_alone_shows(two: None) -> None:
    assert run_in_terminal("--color", "never", COLUMNS="80") == (0, SCREEN)


def test_a_pipe_has_whole_ids(two: None, armstrack: Command) -> None:
    result = armstrack("--color", "auto")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[1].endswith("  2020-10-05-can-tur-optics")


def test_a_low_terminal_has_no_titles(two: None) -> None:
    _, shown = run_in_terminal("--color", "never", COLUMNS="80", LINES="12")
    assert shown == SCREEN.replace(
        "  Canada suspends export permits for drone sensors to Turkey\n", ""
    ).replace("  Canada reports exports of armoured vehicles to Saudi Arabia\n", "")


def test_the_shipped_records_fit_a_small_screen_and_the_lookups_work(shipped: Path) -> None:
    code, shown = run_in_terminal("--color", "never", COLUMNS="80", LINES="24")
    lines = shown.splitlines()
    assert (code, len(lines) < 24, max(map(len, lines)) <= 80) == (0, True, True)
    lookups = [line.partition("  ")[0] for line in lines if line.startswith("armstrack ")]
    assert len(lookups) == 3
    for lookup in lookups:
        done = run_process(*shlex.split(lookup)[1:], cwd=shipped.parent)
        assert (done.returncode, done.stderr, len(done.stdout) > 100) == (0, b"", True)


def test_options_before_a_command_hold_for_it_too(two: None, armstrack: Command) -> None:
    Path("records").rename("elsewhere")
    assert armstrack("--records", "elsewhere").out.startswith("2 records of 2 flows")


def test_without_records_it_says_how_to_begin(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run_module, "SHIPPED", tmp_path / "none")
    assert armstrack("--color", "never") == (
        3,
        "",
        "armstrack: there is no folder ./records here\n"
        "  hint: name one with --records DIR; `armstrack --help` says what can be asked\n",
    )


def test_where_every_record_has_errors_it_says_so(record: WriteRecord, armstrack: Command) -> None:
    record(SOUND.replace("kind: licence-suspended", "kind: nonsense"))
    assert armstrack("--color", "never") == (
        0,
        "",
        "1 of 1 files has errors and is left out: `armstrack validate` shows them\n"
        "no record can be read: `armstrack validate` says why\n",
    )
