"""Completion is shown and installed for the shell that armstrack was started from."""

from __future__ import annotations

import errno
import os
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


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("bogus", 'there is no command "bogus"\n  hint: `armstrack --help` lists them'),
        ("list", "OPTION stands alone, not with `list`\n  hint: type `armstrack OPTION`"),
    ],
)
def test_with_another_word_nothing_is_installed(
    option: str, word: str, fault: str, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path("home").resolve()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(installing, "current_shell", lambda: "bash")
    told = fault.replace("OPTION", option)
    assert armstrack(option, word, today=False) == (2, "", f"armstrack: {told}\n")
    assert not home.exists()


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
        f"armstrack: cannot write {home}/.bash_completions: Not a directory\n"
        "  hint: put what `armstrack --show-completion` prints where your shell reads it\n",
    )


LINES = {
    "bash": ".bashrc",
    "zsh": ".zshrc",
}
OWN = b"# caf\xe9\nexport EDITOR=vi"
LOADS = b"fpath+=~/.zfunc; autoload -Uz compinit; compinit"
STYLE = b"zstyle ':completion:*' menu select"


def added(shell: str, home: Path) -> bytes:
    source = f"source '{home}/.bash_completions/armstrack.sh'\n".encode()
    return source if shell == "bash" else LOADS + b"\n" + STYLE + b"\n"


@pytest.mark.parametrize("shell", LINES)
@pytest.mark.parametrize("own", [None, b"", OWN, OWN + b"\n"])
def test_the_reader_s_own_file_is_added_to_once_and_keeps_every_byte(
    own: bytes | None, shell: str, armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(installing, "current_shell", lambda: shell)
    file = tmp_path / LINES[shell]
    if own is not None:
        file.write_bytes(own)
    for _ in range(2):
        assert armstrack("--install-completion", today=False).code == 0
        end = b"\n" if own == OWN else b""
        assert file.read_bytes() == (own or b"") + end + added(shell, tmp_path)


def test_a_style_of_the_reader_s_own_stays_the_only_one(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(installing, "current_shell", lambda: "zsh")
    (tmp_path / ".zshrc").write_bytes(b"zstyle ':completion:*' menu no\n")
    armstrack("--install-completion", today=False)
    assert (tmp_path / ".zshrc").read_bytes() == b"zstyle ':completion:*' menu no\n" + LOADS + b"\n"


def test_a_full_disk_leaves_the_reader_s_own_file_as_it_was(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = [0]

    def full(_handle: int) -> None:
        calls[0] += 1
        if calls[0] == 3:  # the script and its folder are on the disk
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(installing, "current_shell", lambda: "bash")
    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / ".bashrc").write_bytes(OWN)
    assert armstrack("--install-completion", today=False) == (
        3,
        "",
        f"armstrack: cannot write {tmp_path}/.bashrc: No space left on device\n"
        "  hint: put what `armstrack --show-completion` prints where your shell reads it\n",
    )
    assert (tmp_path / ".bashrc").read_bytes() == OWN


def test_without_a_home_nothing_is_installed(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.setattr(installing, "current_shell", lambda: "fish")
    assert armstrack("--install-completion", today=False) == (
        3,
        "",
        "armstrack: there is no home folder to write to\n"
        "  hint: put what `armstrack --show-completion` prints where your shell reads it\n",
    )


def test_powershell_s_own_way_is_typer_s(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(shell: str, prog_name: str) -> tuple[str, Path]:
        return shell, tmp_path / prog_name

    monkeypatch.setattr(installing, "current_shell", lambda: "pwsh")
    monkeypatch.setattr(installing, "install", install)
    told = f"completion for pwsh is in {tmp_path}/armstrack: start a new shell to use it\n"
    assert armstrack("--install-completion", today=False) == (0, told, "")


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


def test_a_pipe_in_place_of_the_reader_s_own_file_is_not_waited_for(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "current_shell", lambda: "bash")
    monkeypatch.setenv("HOME", str(tmp_path))
    os.mkfifo(tmp_path / ".bashrc")
    result = armstrack("--install-completion", today=False)
    assert result.code == 3
    assert result.err.startswith(f"armstrack: cannot write {tmp_path / '.bashrc'}: not a plain file\n")
