"""What was measured, as a page for people and as JSON for programs."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.measure import Measured, Times
from benchmarks.rows import HOME, Baseline, Row

_HEAD = """# What it costs

Made by `make bench` on {day}; the commands are in `rows.py`. Every time is of a whole process, measured
by hyperfine with its baseline in the same round. A ratio is ours divided by the baseline's, the middle of
all rounds, with the lowest, the highest and their number in brackets; what takes minutes has one round.
The times are the medians of all runs.

| what | baseline | ours | baseline's | ratio | to reach | reached |
| --- | --- | ---: | ---: | ---: | ---: | --- |
"""
_MOST_MEMORY = 500


class Memory(NamedTuple):
    """The most memory of one process, in MiB: of the call that makes the index, and of the next."""

    first: float
    next: float


@dataclass(frozen=True, slots=True)
class Run:
    """All that one run of the measurements gave."""

    day: str
    rounds: int
    machine: dict[str, str]
    measured: list[Measured]
    memory: dict[int, Memory]
    costs: dict[str, dict[int, float]]

    def with_rows(self, again: list[Measured]) -> Run:
        """The same, but for rows that were measured again."""
        fresh = {measured.row: measured for measured in again}
        return replace(self, measured=[fresh.get(measured.row, measured) for measured in self.measured])


def write(run: Run, folder: Path = HOME) -> None:
    """Writes RESULTS.md and results.json."""
    (folder / "RESULTS.md").write_text(_page(run), encoding="utf-8")
    text = json.dumps(_data(run), indent=2, ensure_ascii=False)
    (folder / "results.json").write_text(f"{text}\n", encoding="utf-8")


def read(rows: Sequence[Row], folder: Path = HOME) -> Run:
    """What was written to results.json, where it holds these rows."""
    data = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    measured = [
        Measured(row, Times(kept["rounds"]), [Times(theirs["rounds"]) for theirs in kept["baselines"]])
        for row, kept in zip(rows, data["rows"], strict=True)
    ]
    memory = {int(size): Memory(**peak) for size, peak in data["memory_mib"].items()}
    costs = {
        name: {int(size): seconds for size, seconds in each.items()}
        for name, each in data["seconds_by_size"].items()
    }
    return Run(data["day"], data["rounds"], data["machine"], measured, memory, costs)


def _page(run: Run) -> str:
    lines = [line for measured in run.measured for line in _lines(measured)]
    parts = [
        _HEAD.format(day=run.day) + "\n".join(lines),
        _memory(run.memory),
        _sizes(run.costs),
    ]
    machine = "\n".join(f"| {name} | {value} |" for name, value in run.machine.items())
    parts.append(f"## Machine and versions\n\n| | |\n| --- | --- |\n{machine}")
    return "\n\n".join(parts) + "\n"


def _lines(measured: Measured) -> list[str]:
    row, ours = measured.row, _seconds(measured.ours.median)
    if not row.baselines:
        return [f"| {row.name} | | {ours} | | | stated | |"]
    return [_line(measured, number, baseline, ours) for number, baseline in enumerate(row.baselines)]


def _line(measured: Measured, number: int, baseline: Baseline, ours: str) -> str:
    theirs, ratios = _seconds(measured.theirs[number].median), measured.ratios(number)
    found = f"{_ratio(ratios)} | {baseline.to_reach} | {_reached(baseline, ratios)}"
    return f"| {measured.row.name} | {baseline.name} | {ours} | {theirs} | {found} |"


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _ratio(ratios: list[float]) -> str:
    middle = statistics.median(ratios)
    spread = f" ({min(ratios):.2f}–{max(ratios):.2f} of {len(ratios)})" if len(ratios) > 1 else ""  # noqa: RUF001
    quicker = f", {1 / middle:.1f} x faster" if middle < 0.5 else ""
    return f"{middle:.2f}{spread}{quicker}"


def _reached(baseline: Baseline, ratios: list[float]) -> str:
    if baseline.most is None:
        return ""
    return "yes" if statistics.median(ratios) <= baseline.most else "no"


def _memory(memory: dict[int, Memory]) -> str:
    """The most that a process held at once; what the kernel counts includes shared libraries."""
    lines = [f"| {size:,} | {peak.first:.0f} MiB | {peak.next:.0f} MiB |" for size, peak in memory.items()]
    small, large = min(memory), max(memory)
    span = max(large - small, 1)
    first, next_ = ((b - a) * 1024 / span for a, b in zip(memory[small], memory[large], strict=True))
    within = "within" if max(memory[large]) <= _MOST_MEMORY else "over"
    told = f"A record adds {first:.1f} KiB in the first call and {next_:.1f} KiB in the next"
    head = ["| records | first call, which makes the index | next call |", "| ---: | ---: | ---: |"]
    table = "\n".join([*head, *lines])
    verdict = f"{within} {_MOST_MEMORY} MiB at {large:,} records"
    what = "Of its largest process, shared libraries included."
    return f"## Memory of `summary`\n\n{what}\n\n{table}\n\n{told}; {verdict}."


def _sizes(costs: dict[str, dict[int, float]]) -> str:
    sizes = sorted({size for each in costs.values() for size in each})
    head = " | ".join(f"{size:,}" for size in sizes)
    lines = [
        f"| {name} | " + " | ".join(_seconds(each[s]) for s in sizes) + " |" for name, each in costs.items()
    ]
    bar = "| --- |" + " ---: |" * len(sizes)
    table = "\n".join([f"| records | {head} |", bar, *lines])
    picture = "![Cost against size](sizes.svg)"
    what = "The better of two calls in a row; at 100,000 records of one."
    return f"## Cost against size\n\n{picture}\n\n{what}\n\n{table}"


def _data(run: Run) -> dict[str, Any]:
    return {
        "day": run.day,
        "rounds": run.rounds,
        "machine": run.machine,
        "rows": [_row(measured) for measured in run.measured],
        "memory_mib": {size: peak._asdict() for size, peak in run.memory.items()},
        "seconds_by_size": run.costs,
    }


def _plain(command: str) -> str:
    """The command without the folder of this machine in which its programs lie."""
    return command.replace(f"{Path(sys.executable).parent}/", "")


def _row(measured: Measured) -> dict[str, Any]:
    baselines = [
        {
            "name": baseline.name,
            "command": _plain(baseline.command),
            "most": baseline.most,
            "rounds": measured.theirs[number].rounds,
            "ratios": measured.ratios(number),
        }
        for number, baseline in enumerate(measured.row.baselines)
    ]
    return {
        "name": measured.row.name,
        "command": _plain(measured.row.ours),
        "rounds": measured.ours.rounds,
        "baselines": baselines,
    }
