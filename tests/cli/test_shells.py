"""Completion in the shells: what is printed to each, and in bash itself."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer.main
from hypothesis import given
from hypothesis import strategies as st

from armstrack.cli import main, shells, vendored
from tests.cli.samples import command_line, environment, run_process
from tests.conftest import ROOT, Command

_ASKED = "_ARMSTRACK_COMPLETE"
_LINE = "_TYPER_COMPLETE_ARGS"


@pytest.fixture
def ask(armstrack: Command, monkeypatch: pytest.MonkeyPatch, shipped: Path) -> Callable[..., str]:
    """What armstrack answers a shell's Tab with."""

    def answer(shell: str, line: str, **variables: str) -> str:
        monkeypatch.setenv(_ASKED, f"complete_{shell}")
        monkeypatch.setenv(_LINE, line)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        result = armstrack(today=False)
        assert result.err == ""
        return result.out.removesuffix("\n")

    return answer


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("armstrack tim", "'timeline:One flow'\"'\"'s events in order, and the state...'"),
        ("armstrack list -s turkiy", "Turkiye:Turkey"),
        ("armstrack list -s 'south k", "'South Korea:KOR'"),
        ("armstrack list -s south\\ k", "'South Korea:KOR'"),
        ("armstrack list --supplier=south\\ k", "'--supplier=South Korea:KOR'"),
        ("armstrack list -s 'a b c' --verif", "'--verification:How well it is established.'"),
        ("armstrack summary --by kind,st", "kind,status"),
        ("armstrack list --color ", "auto always never"),
        ("armstrack list -s=germany", "-s=Germany:DEU"),
        ("armstrack list -s GERMAN", "Germany:DEU"),
    ],
)  # fmt: skip
def test_zsh_runs_what_describes_the_words(line: str, told: str, ask: Callable[..., str]) -> None:
    assert ask("zsh", line) == f"local -a found; found=({told}); _describe -V word found -U"


def test_zsh_is_sent_to_the_files_where_there_is_no_word(ask: Callable[..., str]) -> None:
    assert ask("zsh", "armstrack list --records rec") == "_files"


def test_an_escaped_blank_at_the_end_is_part_of_the_word(ask: Callable[..., str]) -> None:
    assert ask("zsh", "armstrack list -s saudi\\ ").endswith(
        "found=('Saudi Arabia:SAU'); _describe -V word found -U"
    )
    assert ask("fish", "armstrack list -s saudi\\ ", _TYPER_COMPLETE_FISH_ACTION="get-args") == (
        "Saudi Arabia\tSAU"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("armstrack list -s 'south k", "South Korea\tKOR"),
        ("armstrack list --supplier=south\\ k", "--supplier=South Korea\tKOR"),
        ("armstrack list --sort sup", "supplier"),
        ("armstrack explain e204", "E204\tunknown party"),
        ("armstrack show mx-15", "2020-05-can-tur-mx-15d-permits"),
    ],
)
def test_fish_gets_a_line_a_word(line: str, told: str, ask: Callable[..., str]) -> None:
    assert ask("fish", line, _TYPER_COMPLETE_FISH_ACTION="get-args") == told


def script_for(name: str) -> str:
    """What a reader's shell reads at its start."""
    named = {"prog_name": "armstrack", "complete_var": _ASKED, "shell": name}
    return vendored.get_completion_script(**named)


@pytest.fixture
def in_bash(tmp_path: Path) -> Callable[..., list[str]]:
    """COMPREPLY of bash for a line whose last word holds the cursor."""
    command = tmp_path / "armstrack"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m armstrack "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    script = script_for("bash")

    def reply(*words: str) -> list[str]:
        asked = f"""
            {script}
            COMP_WORDS=({" ".join(map(shlex.quote, words))})
            COMP_CWORD={len(words) - 1}
            _armstrack_completion armstrack
            printf '%s\\n' "${{COMPREPLY[@]}}"
            complete -p armstrack
        """
        path = f"{tmp_path}:{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "--norc", "-c", asked],
            cwd=ROOT,
            env=environment(PATH=path),
            capture_output=True,
            text=True,
            check=True,
        )
        *offered, registered = done.stdout.splitlines()
        assert registered == "complete -o default -F _armstrack_completion armstrack"
        assert done.stderr == ""
        return offered

    return reply


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("tim",), ["timeline"]),
        (("list", "-s", "turkiy"), ["Turkiye"]),
        (("list", "-s", "south\\ k"), ["South\\ Korea"]),
        (("list", "-s", '"south k'), ["South Korea"]),
        (("list", "-s", "cote\\ d"), ["Cote\\ d\\'Ivoire"]),
        (("list", "-s", '"cote d'), ["Cote d'Ivoire"]),
        (("list", "-s", "'cote d"), ["Cote d'\\''Ivoire"]),
        (("list", "--supplier", "=", "south\\ k"), ["South\\ Korea"]),
        (("list", "--sort", "="), ["date", "id", "supplier", "recipient", "status"]),
        (("list", "--sort", ""), ["date", "id", "supplier", "recipient", "status"]),
        (("list", "-s", "korea"), ["South\\ Korea", "North\\ Korea"]),
        (("list", "-c", "SEN"), ["sensors"]),
        (("list", "-s", "guinea\\ "), ["guinea\\ ", "guinea\\ Bissau"]),
        (("list", "-s", "herzeg"), ["Bosnia\\ and\\ Herzegovina"]),
        (("list", "--records", "rec"), [""]),
        (("list", ""), None),
    ],
)  # fmt: skip
def test_bash_gets_words_quoted_as_they_were_begun(
    words: tuple[str, ...], offered: list[str] | None, in_bash: Callable[..., list[str]]
) -> None:
    found = in_bash("armstrack", *words)
    assert found == offered if offered is not None else found[:3] == ["--sort", "--columns", "--supplier"]


_WORDS = (
    "list", "show", "status", "help", "lsit", "--supplier", "-s", "-scanada", "--supplier=can", "canada",
    "--", "=",
    "--records", "nowhere", "--limit", "x", "--columns", "id,", "--version", "--help", "--bogus", "-", "",
)  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=5), st.sampled_from(_WORDS))
def test_whatever_stands_on_the_line_the_tab_key_is_answered(before: list[str], typed: str) -> None:
    shells.teach()
    group = typer.main.get_command(main.app)
    for shell in (shells.Bash, shells.Zsh, shells.Fish):
        found = shell(group, {}, "armstrack", _ASKED).get_completions([*before], typed)
        assert all(isinstance(item.value, str) for item in found)


def test_zsh_walks_through_offers_that_share_less_than_was_typed(ask: Callable[..., str]) -> None:
    walks = "compstate[insert]=menu; local -a found; found=("
    assert ask("zsh", "armstrack list -s korea").startswith(f"{walks}'South Korea:KOR' 'North Korea:PRK')")
    assert ask("zsh", "armstrack list --supplier=korea").startswith(f"{walks}'--supplier=South Korea:KOR' ")


def test_the_script_of_zsh_answers_the_first_tab_as_well() -> None:
    shells.teach()
    shells.teach()
    assert script_for("zsh").splitlines()[-2:] == [
        "compdef _armstrack_completion armstrack",
        '[[ $zsh_eval_context[-1] == loadautofunc ]] && _armstrack_completion "$@"',
    ]


@pytest.mark.parametrize("words", [{}, {"COMP_WORDS": "armstrack", "COMP_CWORD": "abc"}])
def test_who_asks_as_bash_does_without_what_bash_tells_is_told(words: dict[str, str]) -> None:
    done = run_process(_ARMSTRACK_COMPLETE="complete_bash", **words)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        b"",
        b"armstrack: the shell does not say what was typed\n"
        b"  hint: this is what the Tab key runs: `armstrack --install-completion` sets it up\n",
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_offers_that_find_no_room_are_exit_3_and_one_message(shell: str) -> None:
    asked = environment(
        _ARMSTRACK_COMPLETE=f"complete_{shell}",
        COMP_WORDS="armstrack\nli",
        COMP_CWORD="1",
        _TYPER_COMPLETE_ARGS="armstrack li",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command_line(), env=asked, stdout=full, stderr=subprocess.PIPE, check=False)
    said = b"armstrack: cannot go on: No space left on device\n  hint: make room on the disk\n"
    assert (done.returncode, done.stderr) == (3, said)
