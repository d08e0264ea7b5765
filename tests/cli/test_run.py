"""Which records a run reads, and what it says of those that it leaves out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from armstrack.cli import run
from tests.cli.samples import FIVE, FIVE_ID, LAV, LAV_ID, TABBED, TABBED_ID
from tests.conftest import SOUND_ID, Command, WriteRecord

IDS = ("list", "--columns", "id", "-f", "csv")


def test_the_folder_records_is_read(armstrack: Command, record: WriteRecord) -> None:
    record()
    assert armstrack(*IDS) == (0, f"id\n{SOUND_ID}\n", "")


def test_the_environment_names_another_folder(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    record(LAV, f"../../other/can/{LAV_ID}")
    monkeypatch.setenv("ARMSTRACK_RECORDS", "other")
    assert armstrack(*IDS) == (0, f"id\n{LAV_ID}\n", "")


def test_the_option_wins_over_the_environment(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setenv("ARMSTRACK_RECORDS", "nowhere")
    assert armstrack("--records", "records", *IDS) == (0, f"id\n{SOUND_ID}\n", "")


def test_an_empty_environment_names_nothing(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setenv("ARMSTRACK_RECORDS", "")
    assert armstrack(*IDS) == (0, f"id\n{SOUND_ID}\n", "")


def test_whether_a_path_may_be_read_is_told_by_reading_it(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record()
    named = ("records", str(path))
    monkeypatch.setattr(os, "access", lambda path, *_, **__: path not in named)
    assert armstrack("--records", "records", *IDS) == (0, f"id\n{SOUND_ID}\n", "")
    assert armstrack("validate", str(path)).code == 0
    scandir = os.scandir

    def shut(path: Path) -> object:
        if str(path) == "records":
            raise PermissionError(13, "Permission denied", "records")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", shut)
    assert armstrack("--records", "records", *IDS) == (
        3,
        "",
        "armstrack: cannot open the records folder records: Permission denied\n"
        "  hint: check that it may be read and entered, or name another with --records DIR\n",
    )


def test_without_a_folder_the_shipped_records_are_read_and_it_says_so(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(LAV, f"../../wheel/can/{LAV_ID}")
    Path("records/can").rmdir()
    Path("records").rmdir()
    monkeypatch.setattr(run, "SHIPPED", Path("wheel"))
    assert armstrack(*IDS) == (
        0,
        f"id\n{LAV_ID}\n",
        "no folder ./records here: reading the records shipped with armstrack 0.1.0\n",
    )


def test_without_any_folder_it_is_exit_3(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "SHIPPED", tmp_path / "nothing")
    assert armstrack("list") == (
        3,
        "",
        "armstrack: there is no folder ./records here\n  hint: name one with --records DIR\n",
    )


def test_a_folder_without_records_is_exit_3(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "records").mkdir()
    monkeypatch.chdir(tmp_path)
    assert armstrack("summary") == (
        3,
        "",
        "armstrack: records holds no record: records lie at records/<supplier>/<name>.yaml\n"
        "  hint: name the folder with --records DIR\n",
    )


def test_a_record_with_errors_is_left_out_and_it_says_so(armstrack: Command, record: WriteRecord) -> None:
    record()
    record(FIVE, FIVE_ID, "nor")
    assert armstrack(*IDS) == (
        0,
        f"id\n{SOUND_ID}\n",
        "1 of 2 files has errors and is left out: `armstrack validate` shows them\n",
    )


def test_several_are_left_out_in_the_plural(armstrack: Command, record: WriteRecord) -> None:
    record()
    record(FIVE, FIVE_ID, "nor")
    record(TABBED, TABBED_ID)
    assert (
        armstrack(*IDS).err == "2 of 3 files have errors and are left out: `armstrack validate` shows them\n"
    )


@pytest.mark.parametrize("words", [("summary",), ("list",), ("show", SOUND_ID)], ids=lambda words: words[0])
def test_strict_refuses_where_a_record_is_left_out(
    words: tuple[str, ...], armstrack: Command, record: WriteRecord
) -> None:
    record()
    record(FIVE, FIVE_ID, "nor")
    assert armstrack("--strict", *words) == (
        1,
        "",
        "armstrack: 1 of 2 files has errors and is left out\n  hint: `armstrack validate` shows them\n",
    )


@pytest.mark.parametrize("words", [("summary",), ("list",), ("show", SOUND_ID)], ids=lambda words: words[0])
def test_strict_is_content_with_sound_records(
    words: tuple[str, ...], armstrack: Command, record: WriteRecord
) -> None:
    record()
    assert armstrack(*words, "--strict") == armstrack(*words)
