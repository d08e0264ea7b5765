"""Every code of the catalogue is reproduced by a folder of records, and its output is pinned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from armstrack.problem import catalogue
from tests.conftest import Command

FOLDERS = sorted(path for path in (Path(__file__).parent / "errors").iterdir() if path.is_dir())


def expected(folder: Path) -> str:
    return (folder / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_validate_says_exactly_this(
    folder: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    result = armstrack("validate")
    assert result.out == expected(folder)
    assert result.code == (1 if "error[" in result.out else 0)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_shows_its_own_code_alone(folder: Path) -> None:
    shown = set(re.findall(r"^\S+: (?:error|warning)\[(\w+)\]", expected(folder), re.MULTILINE))
    assert shown == {folder.name[:4]}


def test_every_code_has_its_folder_and_every_folder_its_code() -> None:
    assert [folder.name for folder in FOLDERS] == [f"{e.code}-{e.name}" for e in catalogue().values()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_record_of_a_folder_but_the_sound_ones_beside_it_is_told_of(folder: Path) -> None:
    """A record that gives nothing is there for another one's sake: at most one beside each."""
    files = [path for path in folder.glob("records/**/*") if path.suffix != ""]
    told = {line.partition(":")[0] for line in expected(folder).splitlines() if line.startswith("records/")}
    silent = [path for path in files if path.relative_to(folder).as_posix() not in told]
    assert len(silent) <= 1
