"""Commands that write are killed at moments drawn at random: `python -m tests.faults.random_kills 200`.

Each writes to a copy of the shipped ledger, with three records more that `validate --fix` mends. After every
kill all files must be old or new, and the same command, run once more, must end as if nothing had been.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT, TODAY
from tests.faults.rounds import Ran, Round, Trial, lay_for, play, run_here, warm
from tests.faults.trials import CASES, MEMORY, WRONG_LEDGER, lay, mistakes

KILLED = -9
COMMANDS = ("new", "fix", "export", "xlsx", "sqlite", "package", "index")


def ledger() -> dict[str, str]:
    """The text of every shipped record, and of those that are to be mended."""
    paths = sorted((ROOT / "records").glob("*/*.yaml"))
    shipped = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return shipped | WRONG_LEDGER


def kill(name: str, times: int, chance: random.Random, scratch: Path) -> tuple[int, list[Round]]:
    """How often a command was killed before it had ended, and what was wrong afterwards."""
    files = ledger() | {n: text for n, text in CASES[name].files.items() if not n.startswith("records/")}
    case = replace(CASES[name], files=files)
    trial = Trial(str(lay(scratch / "before", files)), ["--today", TODAY, *case.words], "killed after")
    warm(trial.words, trial.folder, scratch)
    seconds = _seconds(trial, scratch)
    moments: list[float | str] = [chance.uniform(0, seconds) for _ in range(times)]
    rounds = play(replace(trial, amounts=moments), scratch)
    killed = sum(each.struck.code == KILLED for each in rounds[1:])
    if name == "index":
        return killed, [each for each in rounds[1:] if _said(each.again) != _said(rounds[0].struck)]
    return killed, mistakes(case, rounds)


def _said(ran: Ran) -> tuple[int, str, str]:
    return ran.code, ran.out, ran.err


def _seconds(trial: Trial, scratch: Path) -> float:
    """How long the command takes, unharmed."""
    folder = lay_for(trial, scratch)
    begun = time.monotonic()
    run_here(folder, trial.words)
    return time.monotonic() - begun


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(times: int = 200, seed: int | None = None) -> int:
    """Kills each command its share of the times, says what came of it, and returns how often it was wrong."""
    seed = random.SystemRandom().randrange(10**6) if seed is None else seed
    os.environ["ARMSTRACK_CACHE"] = "cache"
    gc.disable()
    chance, wrong, killed = random.Random(seed), 0, 0  # noqa: S311 - moments, no secrets
    for number, name in enumerate(COMMANDS):
        share = times // len(COMMANDS) + (number < times % len(COMMANDS))
        with TemporaryDirectory(dir=MEMORY) as scratch:
            struck, faults = kill(name, share, chance, Path(scratch))
        killed += struck
        wrong += len(faults)
        _say(f"{name}: {share} times, killed {struck}, wrong {len(faults)}")
        for each in faults[:3]:
            _say(f"  {each.at}: {_said(each.struck)}, then {_said(each.again)}")
    _say(f"killed {killed} of {times}, wrong {wrong}; seed {seed}")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
