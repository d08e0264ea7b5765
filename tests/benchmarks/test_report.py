"""The page of results: ratios as they were measured, and an honest verdict on each."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import Measured, Times
from benchmarks.report import Memory, Run, read, write
from benchmarks.rows import ARMSTRACK, HOME, TEN_LINES, TODAY, Baseline, Row

TEN = Baseline("ten lines", "ten", 1.4, "≤ 1.4 x")
TOLD = Baseline("another", "another", None, "told only")


def measured() -> Measured:
    """Three rounds of ours at 0.2 s, against 0.1 to 0.2 s and 2 s."""
    theirs = [Times([[0.1], [0.2], [0.16]]), Times([[2.0], [2.0], [2.0]])]
    return Measured(Row("`find`", "find", (TEN, TOLD)), Times([[0.2], [0.2], [0.2]]), theirs)


def run() -> Run:
    """A run with one row, one row without baseline, and memory at two sizes."""
    alone = Measured(Row("`validate` one file", "validate", ()), Times([[1.5]]))
    memory = {200: Memory(110.0, 100.0), 100_200: Memory(600.0, 200.0)}
    costs = {"summary": {200: 0.5, 100_200: 4.0}}
    return Run("2026-11-22", 3, {"cores": "2"}, [measured(), alone], memory, costs)


def page(folder: Path) -> list[str]:
    """The lines of the page."""
    write(run(), folder)
    return (folder / "RESULTS.md").read_text(encoding="utf-8").splitlines()


def test_a_ratio_is_of_one_round_and_the_middle_decides(tmp_path: Path) -> None:
    wanted = "| `find` | ten lines | 200 ms | 160 ms | 1.25 (1.00–2.00 of 3) | ≤ 1.4 x | yes |"  # noqa: RUF001
    assert wanted in page(tmp_path)


def test_what_is_only_told_has_no_verdict(tmp_path: Path) -> None:
    wanted = "| `find` | another | 200 ms | 2.00 s | 0.10 (0.10–0.10 of 3), 10.0 x faster | told only |  |"  # noqa: RUF001
    assert wanted in page(tmp_path)


def test_a_row_without_baseline_is_stated(tmp_path: Path) -> None:
    assert "| `validate` one file | | 1.50 s | | | stated | |" in page(tmp_path)


def test_memory_says_what_a_record_costs(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert "| 100,200 | 600 MiB | 200 MiB |" in text
    told = "A record adds 5.0 KiB in the first call and 1.0 KiB in the next; over 500 MiB at 100,200 records."
    assert told in text


def test_memory_at_one_size_alone_is_no_growth(tmp_path: Path) -> None:
    write(replace(run(), memory={200: Memory(110.0, 100.0)}), tmp_path)
    text = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert "0.0 KiB in the first call and 0.0 KiB in the next; within 500 MiB at 200 records." in text


def test_cost_is_shown_at_each_size(tmp_path: Path) -> None:
    assert "| summary | 500 ms | 4.00 s |" in page(tmp_path)


def test_a_ratio_that_misses_is_a_no(tmp_path: Path) -> None:
    slow = Measured(measured().row, Times([[0.3], [0.3], [0.3]]), measured().theirs)
    write(Run("2026-11-22", 3, {}, [slow], {200: Memory(110.0, 100.0)}, {}), tmp_path)
    text = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert "| 1.88 (1.50–3.00 of 3) | ≤ 1.4 x | no |" in text  # noqa: RUF001


def test_what_was_written_is_read_again_and_single_rows_replaced(tmp_path: Path) -> None:
    write(run(), tmp_path)
    known = read([measured.row for measured in run().measured], tmp_path)
    assert known == run()
    slow = Measured(measured().row, Times([[0.3], [0.3], [0.3]]), measured().theirs)
    assert known.with_rows([slow]) == replace(run(), measured=[slow, run().measured[1]])


def test_no_folder_of_a_machine_is_told(tmp_path: Path) -> None:
    row = Row("`find`", f"{ARMSTRACK} find", (replace(TEN, command=TEN_LINES),))
    write(replace(run(), measured=[Measured(row, Times([[1.0]]), [Times([[1.0]])])]), tmp_path)
    (told,) = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["rows"]
    assert told["command"] == f"armstrack --today {TODAY} find"
    assert told["baselines"][0]["command"] == f"{Path(sys.executable).name} ../benchmarks/ten_lines.py"
    rows = json.loads((HOME / "results.json").read_text(encoding="utf-8"))["rows"]
    commands = [of["command"] for row in rows for of in (row, *row["baselines"])]
    assert [command for command in commands if re.search(r"(^|[ =])/", command)] == []


def test_programs_get_every_run(tmp_path: Path) -> None:
    write(run(), tmp_path)
    row = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["rows"][0]
    assert (row["name"], row["rounds"]) == ("`find`", [[0.2], [0.2], [0.2]])
    assert row["baselines"][0] == {
        "name": "ten lines",
        "command": "ten",
        "most": 1.4,
        "rounds": [[0.1], [0.2], [0.16]],
        "ratios": [2.0, 1.0, 1.25],
    }
