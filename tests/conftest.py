"""What tests share: running a command as a user does, and ledgers made of text."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest
from hypothesis import settings

from armstrack.cli.main import main

# A busy machine is no fault of the code: laws hold however long an example takes.
settings.register_profile("armstrack", deadline=None)
settings.load_profile("armstrack")
# A script's background job is deaf to Ctrl-C, and so is all that it starts: tests begin as a terminal does.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"

#: A sound record; tests change one thing in it. Line 1 is `title`.
SOUND = """\
title: Canada suspends export permits for drone sensors to Turkey
date: 2020-10-05
kind: licence-suspended
verification: confirmed
supplier: CAN
recipient: TUR
items:
  - category: sensors
sources:
  - publisher: Global Affairs Canada
    url: https://www.example.org/statement
"""
SOUND_ID = "2020-10-05-can-tur-optics"


class Result(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]
WriteRecord = Callable[..., Path]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colour, no width, no folder and no index from the machine that runs the tests."""
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "TERM",
        "COLUMNS",
        "LINES",
        "ARMSTRACK_RECORDS",
        "GITHUB_ACTIONS",
        "GITLAB_CI",
        "TF_BUILD",
        "TEAMCITY_VERSION",
        "CI",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ARMSTRACK_CACHE", "off")


@pytest.fixture
def armstrack(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `armstrack ARGUMENTS` in this process, on the fixed day unless `--today` is given."""

    def run(*arguments: str | Path, today: bool = True) -> Result:
        words = [str(argument) for argument in arguments]
        if today and "--today" not in words and words:
            words = ["--today", TODAY, *words]
        monkeypatch.setattr(sys, "argv", ["armstrack", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        return Result(code if isinstance(code, int) else 0, out, err)

    return run


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteRecord:
    """Writes a record into ./records of an empty folder, which becomes the current one."""
    monkeypatch.chdir(tmp_path)

    def write(text: str | bytes = SOUND, name: str = SOUND_ID, folder: str = "can") -> Path:
        path = Path("records", folder, name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return path

    return write


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository's own records, with the repository as the current folder."""
    monkeypatch.chdir(ROOT)
    return ROOT / "records"


@pytest.fixture
def faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch with ten different faults in six of its seven files, which becomes the current folder.

    `expected/` beside `records/` holds what each format says of them.
    """
    shutil.copytree(ROOT / "tests" / "data" / "ten-faults", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def unreadable() -> bool:
    """True where file modes keep this user out; root reads everything."""
    return os.geteuid() != 0
