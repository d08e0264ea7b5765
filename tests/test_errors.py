"""Every code of the catalogue is reproduced by a folder of records, and its output is pinned."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from armstrack.ledger import load
from armstrack.problem import Problem, catalogue
from tests.conftest import TODAY, Command

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


# What `--fix` mends


def found(folder: Path) -> tuple[Problem, ...]:
    return load(folder / "records", date.fromisoformat(TODAY)).problems


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {path.as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_catalogue_says_whether_a_code_can_be_mended(folder: Path) -> None:
    mendable = any(problem.is_mendable for problem in found(folder))
    assert mendable == bool(catalogue()[folder.name[:4]].fix)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_mending_takes_away_what_it_can_and_leaves_the_rest(
    folder: Path, armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy", symlinks=True)
    before, told = contents(copy), found(copy)
    monkeypatch.chdir(copy)
    armstrack("validate", "--fix")
    after, left = contents(copy), found(copy)
    assert not [problem for problem in left if problem.is_mendable]
    stays = [(p.code, p.message) for p in told if not p.is_mendable]
    assert [(p.code, p.message) for p in left if p.code == folder.name[:4]] == stays
    untouched = {p.path for p in told} - {p.path for p in told if p.is_mendable}
    assert {name: after.get(name) for name in untouched} == {name: before.get(name) for name in untouched}
    armstrack("validate", "--fix")
    assert contents(copy) == after
