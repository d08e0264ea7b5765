"""How every run ends: exit codes, version, help, and what a person sees of a bug."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest
import typer

from armstrack import cli
from armstrack.cli import clock, main
from armstrack.cli.commands import CARDS
from armstrack.cli.exits import StopError
from armstrack.cli.run import Run
from tests.cli.samples import LAV, LAV_ID, command_line, environment, run_process
from tests.conftest import ROOT, Command, WriteRecord
from tests.git_repos import commit, init, settle_git


def modules() -> list[ModuleType]:
    """The modules of the commands: those that tell examples."""
    found = (importlib.import_module(f"armstrack.cli.{m.name}") for m in pkgutil.iter_modules(cli.__path__))
    return [module for module in found if hasattr(module, "EXAMPLES")]


EXAMPLES = [example for module in modules() for example in module.EXAMPLES]


def test_every_command_has_two_examples_of_itself() -> None:
    told = sorted({example.split()[1] for example in EXAMPLES})
    assert told == sorted(card.name for card in CARDS)
    assert {len(module.EXAMPLES) for module in modules()} == {2}


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_answers(
    example: str, armstrack: Command, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if example.startswith("armstrack diff "):  # a clone may be shallow, and a copy may lie outside git
        commit_twice(tmp_path, monkeypatch)
    before = set(ROOT.iterdir())
    result = armstrack(*shlex.split(example)[1:])
    for written in set(ROOT.iterdir()) - before:
        written.unlink(missing_ok=True)
    assert result.code == 0
    assert result.out.strip() or re.fullmatch(
        "no problem in [0-9]+ files\n|wrote .+ (records|sources)\n", result.err
    )


def commit_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with the records and a history becomes the current folder."""
    settle_git(monkeypatch, folder.parent)
    monkeypatch.chdir(folder)
    init()
    commit()
    shutil.copytree(ROOT / "records", "records")
    commit()


def test_the_version_alone_needs_no_records(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert armstrack("--version") == (0, "armstrack 0.1.0\n", "")
    assert armstrack("list", "--version") == (0, "armstrack 0.1.0\n", "")


def fail(run: Run) -> NoReturn:
    raise RuntimeError("the shelf fell")


def interrupt(*arguments: object, **options: object) -> NoReturn:
    raise KeyboardInterrupt


def test_a_bug_is_exit_70_in_one_line(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Run, "ledger", fail)
    assert armstrack("list") == (
        70,
        "",
        'armstrack: this is a bug, please report it (CONTRIBUTING.md, "Report a bug", with the output of'
        " --debug): RuntimeError: the shelf fell\n",
    )


@pytest.mark.parametrize("words", [("list",), ("validate",), ("new", "--no-input"), ("export", "-o", "-")])
def test_a_folder_that_may_not_be_looked_at_is_told_and_no_other_is_read(
    words: tuple[str, ...], armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the current folder is one that this user may not enter: root may enter every one."""

    def refuse(path: Path, *_arguments: object, **_options: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "is_dir", refuse)
        patched.setattr(os, "scandir", refuse)
        result = armstrack(*words)
    assert (result.code, result.out) == (3, "")
    assert "records: Permission denied\n" in result.err


def test_an_interruption_within_a_command_is_silent_and_exit_130(
    armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Run, "ledger", interrupt)
    assert armstrack("list") == (130, "", "")


def test_an_interruption_before_the_command_is_silent_and_exit_130(
    armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("armstrack.cli.classes.Group.make_context", interrupt)
    assert armstrack("list") == (130, "", "")


def test_a_question_that_is_not_answered_is_an_interruption(
    armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(run: Run) -> NoReturn:
        raise typer.Abort

    monkeypatch.setattr(Run, "ledger", leave)
    assert armstrack("list") == (130, "", "")


def test_a_stop_with_a_hint_takes_two_lines(armstrack: Command, record: WriteRecord) -> None:
    assert armstrack("--records", "nowhere", "list") == (
        3,
        "",
        "armstrack: cannot open the records folder nowhere: No such file or directory\n"
        "  hint: name the folder with --records DIR\n",
    )


def test_a_stop_without_a_hint_takes_one_line(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(run: Run) -> NoReturn:
        raise StopError(3, "the archive is shut")

    monkeypatch.setattr(Run, "ledger", stop)
    assert armstrack("list") == (3, "", "armstrack: the archive is shut\n")


def test_the_module_is_the_console_script(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["armstrack", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("armstrack", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out == "armstrack 0.1.0\n"


def test_importing_the_module_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_module("armstrack.__main__", run_name="imported")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", date(2026, 11, 22)),
        ("Etc/GMT-14", date(2026, 11, 23)),  # fourteen hours ahead
        ("West+24", date(2026, 11, 21)),  # POSIX allows it, and Python's `datetime` does not
        ("Nowhere/Nothing", date(2026, 11, 22)),
    ],
)
def test_the_day_is_the_local_one(zone: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 11, 22, 23, 59, tzinfo=UTC).timestamp()
    local = time.localtime
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    monkeypatch.setattr(time, "localtime", lambda: local(moment))
    found = clock.today()
    monkeypatch.undo()
    time.tzset()
    assert found == day


def test_without_today_the_clock_is_asked(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setattr(clock, "today", lambda: date(2027, 3, 1))
    result = armstrack("summary", today=False)
    assert result.out.startswith("1 record of 2020, 1 supplier, 1 recipient, on 2027-03-01\n")


def test_a_process_ends_with_the_code_of_its_command(record: WriteRecord) -> None:
    record()
    record(LAV, LAV_ID)
    done = run_process("list", "--columns", "id", cwd=Path.cwd())
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        b"id\n2020-10-05-can-tur-optics\n2019-can-sau-lav\n",
        b"",
    )


@pytest.mark.parametrize("words", [("list",), ("summary",), ("--help",)])
def test_a_closed_pipe_is_silent(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command_line(*words),
        cwd=ROOT,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""


def test_a_reader_who_takes_one_line_gets_it_and_no_complaint() -> None:
    writer = subprocess.Popen(
        command_line("list", "-f", "csv"),
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    head = subprocess.run(["head", "-1"], stdin=writer.stdout, capture_output=True, check=True)
    assert writer.stdout
    writer.stdout.close()
    _, complaint = writer.communicate()
    assert head.stdout.startswith(b"id,date,date_first,date_last,supplier,")
    assert (writer.returncode, complaint) == (0, b"")


def test_typer_is_not_left_to_print_exceptions() -> None:
    assert isinstance(main.app, typer.Typer)
    assert main.app.pretty_exceptions_enable is False


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (MemoryError(), "there is not enough memory"),
        (OSError(24, "Too many open files"), "[Errno 24] Too many open files"),
    ],
)
def test_where_nothing_can_be_imported_any_more_it_is_said_in_one_line(
    fault: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> NoReturn:
        raise fault

    monkeypatch.setattr("armstrack.cli.main.main", fail)
    module = runpy.run_module("armstrack.__main__", run_name="imported")
    with pytest.raises(SystemExit) as stop:
        module["main"]()
    assert (stop.value.code, capsys.readouterr().err) == (3, f"armstrack: cannot go on: {said}\n")
