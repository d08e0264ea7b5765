"""Generated pages and screens are fresh, and every command and option is documented."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import armstrack as at
from armstrack.cli.commands import CARDS
from armstrack.problem import catalogue
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def make_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_docs"] = module
    spec.loader.exec_module(module)
    return module


def test_generated_pages_and_screens_are_fresh(make_docs: ModuleType) -> None:
    stale = [
        path.relative_to(ROOT).as_posix()
        for path, text in make_docs.pages()
        if path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


@pytest.mark.parametrize("page", ["api.md", "csv.md"])
def test_all_python_on_a_page_is_run_and_its_answer_shown(page: str, make_docs: ModuleType) -> None:
    """`pages` runs each of these matches, so that no block may be outside them, nor two in one."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    run = [match["code"] for match in make_docs.ANSWER.finditer(text)]
    assert run == re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", [*at.__all__, *(name for name in dir(at.Ledger) if name[0] != "_")])
def test_every_public_name_stands_in_the_page_of_python(name: str) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    inherited = ("paths", "handles", "checked")  # for the command line
    assert re.search(rf"`(?:at\.|ledger\.)?{name}\b", page) or name in inherited or name[:2] == "__"


def test_every_command_stands_in_the_page_of_commands() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    names = [card.name for card in CARDS]
    assert re.findall(r"^## (\S+)$", page, re.MULTILINE) == names


def test_every_code_stands_in_the_page_of_problems() -> None:
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+) ", page, re.MULTILINE) == list(catalogue())


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")), ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    missing = [t for t in targets if t and not t.startswith("http") and not (page.parent / t).exists()]
    assert missing == []


def test_records_named_in_the_docs_are_on_record() -> None:
    known = {path.stem for path in (ROOT / "records").glob("*/*.yaml")}
    page = (ROOT / "docs" / "out-of-scope.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\d{4}[0-9a-z-]+-[a-z]{3}-[a-z]{3}-[0-9a-z-]+)`", page))
    assert named
    assert named - known == set()


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")), ids=lambda p: p.name
)
def test_pages_hold_nothing_that_cannot_be_seen(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [c for c in text if not c.isprintable() and c != "\n"] == []
