"""`make mutants`: what it changes and runs is there, and every survivor that is explained still is."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

from scripts import mutants
from tests.conftest import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONFIG = PROJECT["tool"]["mutmut"]
EXPLAINED: list[dict[str, str]] = tomllib.loads(mutants.EXPLAINED.read_text(encoding="utf-8"))["mutant"]
RULES = sorted((ROOT / "armstrack" / "checks").glob("*.py"))
DECORATED = """\
@rule("E1", needs=("kind",))
@other
def one() -> None:
    pass


def two() -> None:
    pass
"""


@pytest.mark.parametrize("pattern", CONFIG["only_mutate"])
def test_what_is_changed_is_there(pattern: str) -> None:
    assert list(ROOT.glob(pattern)) != []


@pytest.mark.parametrize("path", CONFIG["pytest_add_cli_args_test_selection"])
def test_what_is_run_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("row", EXPLAINED, ids=lambda row: row["module"])
def test_an_explained_survivor_changes_a_line_that_there_is(row: dict[str, str]) -> None:
    path = ROOT / "armstrack" / f"{row['module'].replace('.', '/')}.py"
    lines = {line.strip() for line in path.read_text(encoding="utf-8").splitlines()}
    assert set(row["was"].split(" ⏎ ")) <= lines
    assert row["why"] != ""


def test_functions_are_decorated_below_their_definition() -> None:
    assert (
        mutants.undecorated(DECORATED)
        == """\
def one() -> None:
    pass
one = other(one)
one = rule('E1', needs=('kind',))(one)


def two() -> None:
    pass
"""
    )


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_rule_can_be_changed(path: Path) -> None:
    """mutmut passes over functions that are decorated."""
    made = ast.parse(mutants.undecorated(path.read_text(encoding="utf-8"))).body
    assert [node for node in made if isinstance(node, ast.FunctionDef) and node.decorator_list] == []
