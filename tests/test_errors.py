"""Every code of the catalogue is reproduced by a folder of records, and its output is pinned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from armstrack.problem import catalogue
from tests.conftest import Command

FOLDERS = sorted(path for path in (Path(__file__).parent / "errors").iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_validate_says_exactly_this(folder: Path, armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = armstrack("validate")
    assert result.out == (folder / "expected.txt").read_text(encoding="utf-8")
    assert result.code == (1 if "error[" in result.out else 0)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_shows_its_own_code_alone(folder: Path) -> None:
    shown = set(re.findall(r"(?:error|warning)\[(\w+)\]", (folder / "expected.txt").read_text(encoding="utf-8")))
    assert shown == {folder.name[:4]}


def test_every_code_has_its_folder_and_every_folder_its_code() -> None:
    assert [folder.name for folder in FOLDERS] == [f"{e.code}-{e.name}" for e in catalogue().values()]
