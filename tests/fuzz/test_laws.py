"""What the fuzzer tries to break holds for every seed, every hostile file, and all that ever broke it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.laws import LAWS
from tests.conftest import ROOT
from tests.hostile.corpus import INPUTS

SEEDS, FINDS = ROOT / "fuzz" / "seeds", ROOT / "fuzz" / "finds"
GIVEN = [
    (law, path) for law in LAWS for path in sorted([*(SEEDS / law).iterdir(), *FINDS.glob(f"{law}/*")])
] + [(law, path) for law in ("document", "record") for path in sorted(INPUTS.glob("*/*.yaml"))]


@pytest.mark.parametrize(("law", "path"), GIVEN, ids=lambda value: getattr(value, "stem", value))
def test_the_law_holds_for_what_the_fuzzer_begins_with_and_for_what_it_found(law: str, path: Path) -> None:
    LAWS[law](path.read_bytes())


def test_every_law_has_seeds() -> None:
    assert {path.name for path in SEEDS.iterdir()} == set(LAWS)


def test_every_find_is_listed_on_the_page_of_reliability_and_no_other() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    listed = page.partition("## Fuzzing")[2].partition("\n## ")[0]
    finds = [f"{path.parent.name}/{path.name}" for path in sorted(FINDS.glob("*/*"))]
    assert [line.split("`")[1] for line in listed.splitlines() if line.startswith("| `")] == finds
