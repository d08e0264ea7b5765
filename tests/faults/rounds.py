"""One command, again and again: each time in a fresh copy of a folder, with a fault one step later.

`python -m tests.faults.rounds` reads `[scratch folder, trial]` as a line of JSON, and answers with one that
says what came of every round, until no more come. Every command line is run once in this process, unharmed
and elsewhere; then every round is a process copied from this one, with all modules and tables at hand.
"""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import strikes

#: Nothing here takes half as long, unless it hangs.
_MOST_SECONDS = 20


@dataclass(frozen=True)
class Trial:
    """What is tried.

    Attributes:
        folder: what every round begins with.
        words: the command line.
        fault: `kill`, `interrupt`, the name of an error, or what somebody else does to `target`, at every
            dealing with a file in turn; or, with `amounts`, what needs none.
        writes_only: the fault comes only where something is written.
        for_good: an error does not go away again.
        amounts: the bytes beyond which no file can grow, the seconds until a kill, or which stream is lost.
        first: a command line that is run before, unharmed; then the `edits` are made.
        once: the command is not run again afterwards; `Round.again` is then the struck one.
        most: how many rounds there are at most.
    """

    folder: str
    words: list[str]
    fault: str
    writes_only: bool = True
    for_good: bool = False
    amounts: list[float | str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    edits: dict[str, str] = field(default_factory=dict)
    target: str = ""
    once: bool = False
    most: int = 1000


@dataclass(frozen=True)
class Ran:
    """How a process ended, -9 where it was killed, and the files then: their text, None for folders."""

    code: int
    out: str
    err: str
    files: dict[str, str | None]


@dataclass(frozen=True)
class Round:
    """What befell at which dealing, and the same command once more, unharmed."""

    at: str
    struck: Ran
    again: Ran


def play(trial: Trial, scratch: Path) -> list[Round]:
    """Every round. The first goes without a fault."""
    rounds: list[Round] = []
    again: dict[str, Ran] = {}
    most = min(trial.most, len(trial.amounts) + 1 if trial.amounts else trial.most)
    while len(rounds) < most:
        number = len(rounds)
        now = lay_for(trial, scratch)
        struck = run_here(now, trial.words, _fault(trial, number, scratch, now) if number else None)
        at = _noted(trial, number, scratch)
        if number and not at:
            break
        state = _state(struck.files)
        if trial.once:
            again[state] = struck
        if state not in again:
            again[state] = run_here(now, trial.words)
        rounds.append(Round(at or "nothing", struck, again[state]))
    return rounds


def _noted(trial: Trial, number: int, scratch: Path) -> str:
    """Where the fault came, if it did."""
    if trial.amounts and number:
        return f"{trial.fault} {trial.amounts[number - 1]}"
    return (scratch / "at").read_text(encoding="utf-8") if (scratch / "at").exists() else ""


def _state(files: dict[str, str | None]) -> str:
    """The same for folders in which the next run finds the same: an index remembers times as well."""
    same = re.sub(r"armstrack-[0-9a-f]{12}", "armstrack-", json.dumps(files))
    return same if "cache" not in files else f"{time.monotonic_ns()}"


def lay_for(trial: Trial, scratch: Path) -> Path:
    """The folder as it is before the command, always at the same place."""
    now = scratch / "now"
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(trial.folder, now, symlinks=True)
    (scratch / "at").unlink(missing_ok=True)
    if trial.first:
        run_here(now, trial.first)
    for name, text in trial.edits.items():
        (now / name).write_text(text, encoding="utf-8")
    return now


def _fault(trial: Trial, number: int, scratch: Path, now: Path) -> Callable[[], None]:
    """What the process does to itself before the command."""

    def prepare() -> None:
        if trial.amounts:
            strikes.others[trial.fault](trial.amounts[number - 1])
            return
        strike = _strike(trial, number, now)

        def noted(at: int, name: str) -> None:
            if at == number:
                _note(scratch / "at", name)
            strike(at, name)

        strikes.watch(now, trial.writes_only, noted)

    return prepare


def _strike(trial: Trial, number: int, now: Path) -> Callable[[int, str], None]:
    if trial.fault == "kill":
        return strikes.killing(number)
    if trial.fault == "interrupt":
        return strikes.interrupting(number)
    if trial.fault in strikes.changes:
        return strikes.changing(number, trial.fault, now / trial.target)
    return strikes.failing(number, trial.fault, trial.for_good)


def _note(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(handle, text.encode())
    os.close(handle)


def run_here(now: Path, words: list[str], prepare: Callable[[], None] | None = None) -> Ran:
    """The command in a process that is copied from this one."""
    (out, out_end), (err, err_end) = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.dup2(out_end, 1)
        os.dup2(err_end, 2)
        os.closerange(3, max(out_end, err_end) + 1)
        _become(now, words, prepare or (lambda: None))
    os.close(out_end)
    os.close(err_end)
    said = [os.fdopen(handle, "rb").read().decode(errors="replace") for handle in (out, err)]
    _, status = os.waitpid(child, 0)
    return Ran(os.waitstatus_to_exitcode(status), said[0], said[1], _files(now))


def _become(now: Path, words: list[str], prepare: Callable[[], None]) -> None:
    """Runs the command as this process, and ends it."""
    code = 99
    try:
        os.chdir(now)
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
        sys.stdout, sys.stderr = (open(n, "w", encoding="utf-8", closefd=False) for n in (1, 2))  # noqa: SIM115
        sys.argv = ["armstrack", *words]
        signal.alarm(_MOST_SECONDS)
        from armstrack.cli.main import main

        prepare()
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        with suppress(BaseException):
            traceback.print_exc()
    finally:
        with suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _files(now: Path) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for path in sorted(now.rglob("*")):
        name = path.relative_to(now).as_posix()
        plain = path.is_file() and not path.is_symlink()
        found[name] = path.read_bytes().decode("latin-1") if plain else None
    return found


def warm(words: list[str], folder: str, scratch: Path) -> None:
    """Runs the command in this process and elsewhere: no round has to import modules or read tables."""
    with TemporaryDirectory(dir=scratch) as elsewhere:
        shutil.copytree(folder, elsewhere, symlinks=True, dirs_exist_ok=True)
        os.chdir(elsewhere)
        kept, sys.argv = (sys.stdout, sys.stderr), ["armstrack", *words]
        with Path(os.devnull).open("w", encoding="utf-8") as nothing, suppress(SystemExit):
            sys.stdout = sys.stderr = nothing
            try:
                from armstrack.cli.main import main

                main()
            finally:
                sys.stdout, sys.stderr = kept
        os.chdir(scratch)


def serve() -> None:
    """Plays trial after trial, until stdin ends."""
    gc.disable()
    known: set[tuple[str, ...]] = set()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        folder, told = json.loads(line)
        trial, scratch = Trial(**told), Path(folder)
        if tuple(trial.words) not in known:
            warm(trial.words, trial.folder, scratch)
            known.add(tuple(trial.words))
        print(json.dumps([asdict(each) for each in play(trial, scratch)]), file=answers, flush=True)


if __name__ == "__main__":
    serve()
