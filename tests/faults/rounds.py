"""One command, again and again: each time in a fresh copy of a folder, with a fault one step later.

`python -m tests.faults.rounds` reads a `Trial` as JSON and prints what came of every round. The command's
modules are imported once, then every round is a process copied from this one: a hundred rounds take seconds.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.faults import strikes

#: Nothing here takes half as long, unless it hangs.
_MOST_SECONDS = 20


@dataclass(frozen=True)
class Trial:
    """What is tried.

    Attributes:
        folder: what every round begins with.
        words: the command line.
        fault: `kill`, `interrupt`, the name of an error, or what somebody else does to `target`.
        writes_only: the fault comes only where something is written.
        for_good: an error does not go away again.
        sizes: instead of dealings: the bytes at which no file can grow further.
        first: a command line that is run before, unharmed; then the `edits` are made.
    """

    folder: str
    words: list[str]
    fault: str
    writes_only: bool = True
    for_good: bool = False
    sizes: list[int] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    edits: dict[str, str] = field(default_factory=dict)
    target: str = ""


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
    now = scratch / "now"
    rounds: list[Round] = []
    size = iter(trial.sizes)
    while not rounds or rounds[-1].at:
        number = len(rounds)
        bound = next(size, None) if trial.sizes and number else None
        if trial.sizes and number and bound is None:
            break
        _lay(trial, now, scratch)
        struck = _run(now, trial.words, scratch, _fault(trial, number, bound, scratch, now))
        at = (scratch / "at").read_text(encoding="utf-8") if (scratch / "at").exists() else ""
        at = at if bound is None else f"{bound} bytes"
        again = _run(now, trial.words, scratch)
        if number and not at:
            break
        rounds.append(Round(at or "nothing", struck, again))
    return rounds


def _lay(trial: Trial, now: Path, scratch: Path) -> None:
    """The folder as it is before the command, always at the same place."""
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(trial.folder, now, symlinks=True)
    (scratch / "at").unlink(missing_ok=True)
    if trial.first:
        _run(now, trial.first, scratch)
    for name, text in trial.edits.items():
        (now / name).write_text(text, encoding="utf-8")


def _fault(trial: Trial, number: int, bound: int | None, scratch: Path, now: Path) -> Callable[[], None]:
    """What the process does to itself before the command."""

    def prepare() -> None:
        if bound is not None:
            strikes.bounding(bound, trial.fault == "kill")
        elif number:
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


def _run(now: Path, words: list[str], scratch: Path, prepare: Callable[[], None] | None = None) -> Ran:
    """The command in a process that is copied from this one."""
    child = os.fork()
    if not child:
        _become(now, words, scratch, prepare or (lambda: None))
    _, status = os.waitpid(child, 0)
    out, err = ((scratch / name).read_bytes().decode(errors="replace") for name in ("out", "err"))
    return Ran(os.waitstatus_to_exitcode(status), out, err, _files(now))


def _become(now: Path, words: list[str], scratch: Path, prepare: Callable[[], None]) -> None:
    """Runs the command as this process, and ends it."""
    code = 99
    try:
        os.chdir(now)
        for name, number in (("out", 1), ("err", 2)):
            os.dup2(os.open(scratch / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
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
        if "--modules" in os.environ.get("ROUNDS", ""):
            (scratch / "modules").write_text("\n".join(sys.modules), encoding="utf-8")
        os._exit(code)


def _files(now: Path) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for path in sorted(now.rglob("*")):
        name = path.relative_to(now).as_posix()
        plain = path.is_file() and not path.is_symlink()
        found[name] = path.read_bytes().decode("latin-1") if plain else None
    return found


def _import_all(trial: Trial, scratch: Path) -> None:
    """Imports what the command needs, so that no round has to; without having run anything."""
    os.environ["ROUNDS"] = "--modules"
    _lay(trial, scratch / "now", scratch)
    _run(scratch / "now", trial.words, scratch)
    os.environ["ROUNDS"] = ""
    for name in (scratch / "modules").read_text(encoding="utf-8").split():
        with suppress(Exception):
            importlib.import_module(name)


def main() -> None:
    """Reads the trial, prints the rounds."""
    scratch = Path(sys.argv[1])
    trial = Trial(**json.load(sys.stdin))
    _import_all(trial, scratch)
    told: list[dict[str, Any]] = [asdict(each) for each in play(trial, scratch)]
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
