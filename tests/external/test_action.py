"""The GitHub Action installs itself from its own folder, at the versions it is locked to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import WriteRecord
from tests.test_action import FAULTY, run_step, runner

pytestmark = pytest.mark.external
__all__ = ["runner"]


def test_the_action_installs_itself_and_checks(
    record: WriteRecord, runner: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTION_PATH", str(copy))
    installed = run_step("Install armstrack", **{"python-path": sys.executable})
    assert (installed.code, installed.outputs) == (0, {"bin": str(runner / "armstrack" / "bin")})
    record(FAULTY)
    checked = run_step("Check the records", **installed.outputs)
    assert (checked.code, checked.outputs) == (0, {"exit-code": "1"})
    assert "::error " in checked.said

    program = runner / "armstrack" / "bin" / "python"
    words = [program, "-m", "pip", "freeze", "--exclude", "armstrack"]
    frozen = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    found = set(frozen.lower().replace("_", "-").splitlines())
    locked = (copy / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert len(found) > 10
    assert found - {line.partition(" ")[0] for line in locked} == set()
