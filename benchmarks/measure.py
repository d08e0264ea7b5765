"""Whole processes measured: their time with hyperfine, their memory as the kernel counts it."""

from __future__ import annotations

import json
import os
import shlex
import statistics
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.rows import WORK, Row


@dataclass(slots=True)
class Times:
    """Seconds of every run, one list a round."""

    rounds: list[list[float]] = field(default_factory=list)

    @property
    def best(self) -> float:
        """The quickest run: the one that others disturbed least."""
        return min(map(min, self.rounds))

    @property
    def median(self) -> float:
        """The middle of all runs."""
        return statistics.median(run for each in self.rounds for run in each)


@dataclass(slots=True)
class Measured:
    """A row's own times, and those of its baselines in their order."""

    row: Row
    ours: Times = field(default_factory=Times)
    theirs: list[Times] = field(default_factory=list)

    def ratios(self, number: int) -> list[float]:
        """Our time as a part of a baseline's, in each round, by the rounds' medians."""
        pairs = zip(self.ours.rounds, self.theirs[number].rounds, strict=True)
        return [statistics.median(ours) / statistics.median(theirs) for ours, theirs in pairs]


def measure(row: Row, rounds: int) -> Measured:
    """Ours and every baseline in turn, again and again, so that what disturbs one disturbs all."""
    measured = Measured(row, theirs=[Times() for _ in row.baselines])
    commands = [row.ours, *(baseline.command for baseline in row.baselines)]
    for number in range(1 if row.slow else rounds * 5 if row.quick else rounds):
        found = _hyperfine(row, commands, first=number == 0)
        for times, runs in zip((measured.ours, *measured.theirs), found, strict=True):
            times.rounds.append(runs)
    return measured


def _hyperfine(row: Row, commands: list[str], *, first: bool) -> list[list[float]]:
    """The times of each command. A slow command is warmed up in the first round alone, and only ours."""
    out = WORK / "hyperfine.json"
    if first and row.slow:
        _run(commands[0])
    options = ["--runs", str(row.runs), "--warmup", str(0 if row.runs == 1 else row.warmup)]
    options += [] if row.needs_shell else ["--shell=none"]
    options += ["--prepare", row.prepare] if row.prepare else []
    argv = ["hyperfine", "--style", "none", *options, "--export-json", str(out), *commands]
    subprocess.run(argv, cwd=WORK, check=True, env=environment(), stdout=subprocess.DEVNULL)
    return [result["times"] for result in json.loads(out.read_text(encoding="utf-8"))["results"]]


def peak_memory(command: str) -> float:
    """The most memory that one process held at once, in MiB."""
    process = _run(command)
    return process / 1024


def _run(command: str) -> int:
    """Runs a command to its end; gives the size of its largest process in KiB."""
    process = subprocess.Popen(
        shlex.split(command),
        cwd=WORK,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return usage.ru_maxrss


def environment() -> dict[str, str]:
    """The user's own, but with a cache of its own and compiled modules as an installation has them."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return own | {"ARMSTRACK_CACHE": str(WORK / "cache"), "LC_ALL": "C.UTF-8"}


def one_record(size: int) -> Path:
    """A record of a ledger of that size, as a path within it."""
    folder = WORK / str(size)
    return min(folder.glob("*/2020-*.yaml")).relative_to(folder)
