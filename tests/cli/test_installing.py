"""Completion is shown and installed for the shell that armstrack was started from."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from armstrack.cli import installing
from tests.cli.samples import environment
from tests.conftest import Command

_FILES = {
    "bash": ".bash_completions/armstrack.sh",
    "zsh": ".zfunc/_armstrack",
    "fish": ".config/fish/completions/armstrack.fish",
}


@pytest.fixture(params=_FILES)
def shell(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One of the shells, which armstrack takes for its own."""
    name = str(request.param)
    monkeypatch.setattr(installing, "current_shell", lambda: name)
    return name


def test_what_is_installed_is_what_is_shown(
    shell: str, armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / _FILES[shell]
    assert armstrack("--install-completion", today=False) == (
        0,
        f"completion for {shell} is in {path}: start a new shell to use it\n",
        "",
    )
    shown = armstrack("--show-completion", today=False)
    assert shown == (0, path.read_text(encoding="utf-8").rstrip("\n") + "\n", "")
    assert f"_ARMSTRACK_COMPLETE=complete_{shell}" in shown.out


@pytest.mark.parametrize(
    ("name", "fault"),
    [("dash", "there is no completion for dash"), (None, "cannot tell which shell this is")],
)
@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_another_shell_is_a_usage_error(
    name: str | None, fault: str, option: str, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "current_shell", lambda: name)
    assert armstrack(option, today=False) == (
        2,
        "",
        f"armstrack: {fault}\n  hint: type it in bash, zsh or fish\n",
    )


def test_a_home_that_cannot_be_written_is_exit_3(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(installing, "current_shell", lambda: "bash")
    assert armstrack("--install-completion", today=False) == (
        3,
        "",
        f"armstrack: cannot write {home}: File exists\n"
        "  hint: put what `armstrack --show-completion` prints where your shell reads it\n",
    )


def test_the_options_stand_in_no_command_s_help(armstrack: Command) -> None:
    told = armstrack("--help", today=False).out + armstrack("list", "--help", today=False).out
    assert re.findall("--(?:show|install)-completion", told) == ["--install-completion"]


def test_bash_is_found_to_be_the_shell() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m armstrack --show-completion; true"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[0] == "_armstrack_completion() {"
    assert done.stderr == ""
