"""`armstrack show`: one record whole, found by what people remember of its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.cli import streams
from tests.cli.samples import LAV, LAV_ID, WARNED, WARNED_ID
from tests.conftest import SOUND, SOUND_ID, Command, WriteRecord

OPTICS = """\
Canada suspends export permits for drone sensors to Turkey
  date           2020-10-05
  flow           Canada → Turkey
  what           licence-suspended, which gives suspended
  how sure       confirmed
  goods          sensors
  at stake       unknown
  flow status    sensors: none on 2020-10-04, suspended on 2020-10-05
  sources        Global Affairs Canada, https://www.example.org/statement
  record         2020-10-05-can-tur-optics (records/can/2020-10-05-can-tur-optics.yaml)
"""
VEHICLES = """\
Canada reports exports of armoured vehicles to Saudi Arabia
  date           2019
  flow           Canada → Saudi Arabia
  what           exports-reported, which gives active
  how sure       reported
  goods          armoured-vehicles
  delivered      CAD 2,864 m (as written: 2864000000)
  flow status    armoured-vehicles: none on 2018-12-31, active on 2019-12-31
  sources        Global Affairs Canada, https://www.example.org/report
  record         2019-can-sau-lav (records/can/2019-can-sau-lav.yaml)
"""


@pytest.fixture
def two(record: WriteRecord) -> None:
    """A ledger of two records."""
    record()
    record(LAV, LAV_ID)


@pytest.mark.parametrize(
    "wanted",
    [
        SOUND_ID,
        "2020",
        "2020-10-05-can",
        "optics",
        "tur-optics",
        f"{SOUND_ID}.yaml",
        f"records/can/{SOUND_ID}.yaml",
        f"./records/can/{SOUND_ID}",
    ],
)
def test_a_record_is_found_by_its_id_its_path_or_either_end_of_it(
    wanted: str, two: None, armstrack: Command
) -> None:
    assert armstrack("show", wanted) == (0, OPTICS, "")


def test_several_records_stand_one_below_the_other(two: None, armstrack: Command) -> None:
    assert armstrack("show", "optics", "lav") == (0, f"{OPTICS}\n{VEHICLES}", "")


def test_an_id_wins_over_longer_ones_that_begin_with_it(armstrack: Command, record: WriteRecord) -> None:
    record()
    record(SOUND.replace("10-05", "10-06"), "2020-10-06-can-tur-optics")
    record(SOUND.replace("10-05", "10-06"), "2020-10-06-can-tur-optics-again")
    result = armstrack("show", "2020-10-06-can-tur-optics")
    assert result.out.splitlines()[-1] == (
        "  record         2020-10-06-can-tur-optics (records/can/2020-10-06-can-tur-optics.yaml)"
    )


LEFT_OUT = SOUND.replace("recipient: TUR", "recipient: Turky")


@pytest.mark.parametrize("wanted", ["2020-10-06-can-tur-bad", "records/can/2020-10-06-can-tur-bad.yaml"])
def test_a_record_that_is_left_out_is_not_unknown(
    wanted: str, two: None, armstrack: Command, record: WriteRecord
) -> None:
    record(LEFT_OUT, "2020-10-06-can-tur-bad")
    assert armstrack("show", wanted) == (
        1,
        "",
        "1 of 3 files has errors and is left out: `armstrack validate` shows them\n"
        'armstrack: the record "2020-10-06-can-tur-bad" has errors and is left out\n'
        "  hint: `armstrack validate records/can/2020-10-06-can-tur-bad.yaml` shows them\n",
    )


def test_the_id_of_a_record_that_is_left_out_shows_no_other_record(
    armstrack: Command, record: WriteRecord
) -> None:
    record(SOUND, f"{SOUND_ID}-again")
    record(LEFT_OUT)
    result = armstrack("show", SOUND_ID)
    assert (result.code, result.out) == (1, "")
    assert f'armstrack: the record "{SOUND_ID}" has errors and is left out\n' in result.err


def test_links_and_states_leave_out_what_is_left_out(armstrack: Command, record: WriteRecord) -> None:
    record(f"{SOUND}related:\n  - rel: changes\n    id: 2019-can-tur-bad\n")
    record(LEFT_OUT.replace("2020-10-05", "2019"), "2019-can-tur-bad")
    lines = armstrack("show", "optics").out.splitlines()
    assert "  flow status    sensors: none on 2020-10-04, suspended on 2020-10-05" in lines
    assert "  links          changes 2019-can-tur-bad: (left out: it has errors)" in lines


def test_a_record_of_several_categories_tells_the_state_of_each(
    armstrack: Command, record: WriteRecord
) -> None:
    record(SOUND.replace("  - category: sensors\n", "  - category: sensors\n  - category: engines\n"))
    lines = armstrack("show", "optics").out.splitlines()
    assert lines[lines.index("  goods          engines") + 2 :][:2] == [
        "  flow status    - sensors: none on 2020-10-04, suspended on 2020-10-05",
        "                 - engines: none on 2020-10-04, suspended on 2020-10-05",
    ]


def test_a_record_of_unknown_goods_tells_the_state_of_all(armstrack: Command, record: WriteRecord) -> None:
    record(SOUND.replace("items:\n  - category: sensors\n", ""))
    lines = armstrack("show", "optics").out.splitlines()
    assert "  flow status    all goods: none on 2020-10-04, suspended on 2020-10-05" in lines


def test_an_ambiguous_end_lists_the_candidates(two: None, armstrack: Command, record: WriteRecord) -> None:
    record(WARNED, WARNED_ID)
    assert armstrack("show", "202") == (
        2,
        "",
        'armstrack: 2 records begin or end with "202"\n'
        "  hint: one of\n"
        "    2020-10-05-can-tur-optics\n"
        "    2021-04-12-can-tur-permits\n",
    )


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("2020-10-05-can-tur-optiks", "did you mean 2020-10-05-can-tur-optics?"),
        ("can-sau", "did you mean 2019-can-sau-lav?"),
        ("-tur-", "did you mean 2020-10-05-can-tur-optics?"),
        ("zzz", "`armstrack list` shows the ids"),
    ],
)
def test_an_unknown_id_is_a_usage_error_with_a_hint(
    wanted: str, hint: str, two: None, armstrack: Command
) -> None:
    assert armstrack("show", "--", wanted) == (
        2,
        "",
        f'armstrack: no record has the id "{wanted}"\n  hint: {hint}\n',
    )


def test_a_terminal_wraps_beside_the_labels(
    two: None, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    assert [line.rstrip() for line in armstrack("show", "lav").out.splitlines()] == [
        "Canada reports exports of armoured",
        "vehicles to Saudi Arabia",
        "  date         2019",
        "  flow         Canada → Saudi Arabia",
        "  what         exports-reported, which",
        "               gives active",
        "  how sure     reported",
        "  goods        armoured-vehicles",
        "  delivered    CAD 2,864 m (as written:",
        "               2864000000)",
        "  flow status  armoured-vehicles: none",
        "               on 2018-12-31, active on",
        "               2019-12-31",
        "  sources      Global Affairs Canada",
        "               https://www.example.org/r",
        "               eport",
        "  record       2019-can-sau-lav",
        "               (records/can/2019-can-sau",
        "               -lav.yaml)",
    ]


def test_colour_is_given_to_a_pipe_that_asks_for_it(two: None, armstrack: Command) -> None:
    lines = armstrack("show", "optics", "--color", "always").out.splitlines()
    assert lines[0] == "\x1b[1mCanada suspends export permits for drone sensors to Turkey\x1b[0m"
    assert lines[1] == "\x1b[38;5;244m  date         \x1b[0m2020-10-05"


def test_canada_to_turkey_is_a_suspension_of_permits_for_sensors(armstrack: Command, shipped: Path) -> None:
    lines = armstrack("show", "2020-10-05-can-tur-drone-optics-suspended").out.splitlines()
    assert "  what           licence-suspended, which gives suspended" in lines
    assert "  how sure       confirmed" in lines


def test_israel_to_azerbaijan_is_a_promise_that_armenia_claims(armstrack: Command, shipped: Path) -> None:
    result = armstrack("show", "2020-10-05-isr-aze-verbal-halt-promised")
    assert "  what           halt-promised, which by itself gives no status\n" in result.out
    assert "  how sure       claimed\n" in result.out
    assert "Armen Smbatyan, ambassador to Israel, Armenia (government) asserts on 2020-10-05: " in result.out
    assert "Ministry of Foreign Affairs, Israel (government) declines to comment on 2020-10-05" in result.out


def test_canada_to_saudi_arabia_is_a_total_with_its_rival_figures(armstrack: Command, shipped: Path) -> None:
    result = armstrack("show", "2019-can-sau-military-exports")
    assert "  what           exports-reported, which gives active\n" in result.out
    assert "  delivered      CAD 2,864 m (as written: 2864000000) [report-2020]\n" in result.out
    assert "  rival figure   ~CAD 2,900 m (as written: ~2900000000) [pbi]\n" in result.out
    assert "2018-can-sau-military-exports" in result.out
