"""The quick reading of fields agrees with the whole one, or leaves the record to it."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack import document
from armstrack.record import read_record
from armstrack.sound import read_sound
from tests.conftest import ROOT, SOUND, SOUND_ID

FILES = sorted(
    path
    for pattern in ("records/*/*.yaml", "tests/errors/*/records/*/*.yaml", "docs/example-record.yaml")
    for path in ROOT.glob(pattern)
    if path.is_file()
)
TREES: list[dict[str, Any]] = [tree for path in FILES if (tree := document.read(path.read_bytes()).tree)]
VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [
        "",
        " ",
        "7",
        "CAN",
        "2020-10-05",
        "delivered",
        "text",
        "a\nb",
        [],
        ["CAN"],
        {},
        {"party": "CAN"},
        [{}],
        [""],
    ]
)
NAMES = st.sampled_from(
    [
        "id",
        "title",
        "excepted",
        "except",
        "date",
        "until",
        "kind",
        "actor",
        "via",
        "items",
        "values",
        "sources",
        "x",
    ]
)


def whole(tree: dict[str, Any]) -> object:
    return read_record(SOUND_ID, tree).event


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-4]}-{path.stem}")
def test_every_record_here_is_read_as_the_whole_reading_does(path: Path) -> None:
    tree = document.read(path.read_bytes()).tree
    if tree is not None:
        assert read_sound(SOUND_ID, tree) == whole(tree)


@pytest.mark.parametrize("name", ["title", "notes"])
def test_what_says_nothing_is_left_to_the_whole_reading(name: str) -> None:
    tree = document.read(SOUND.encode()).tree
    assert tree is not None
    assert read_sound(SOUND_ID, tree | {name: "a word"}) is not None
    assert read_sound(SOUND_ID, tree | {name: " N/A "}) is None


def _places(node: Any) -> list[Any]:
    """Every mapping and list of a tree."""
    inner = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
    return ([node] if isinstance(node, dict | list) else []) + [place for n in inner for place in _places(n)]


@given(st.data())
def test_a_record_changed_anywhere_is_read_as_the_whole_reading_does(data: st.DataObject) -> None:
    tree = copy.deepcopy(data.draw(st.sampled_from(TREES)))
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.sampled_from(_places(tree)))
        if isinstance(place, dict):
            name = data.draw(st.one_of(NAMES, st.sampled_from(sorted(place)) if place else NAMES))
            if data.draw(st.booleans()):
                place.pop(name, None)
            else:
                place[name] = copy.deepcopy(data.draw(VALUES))
        else:
            place.append(copy.deepcopy(data.draw(VALUES)))
    assert read_sound(SOUND_ID, tree) == whole(tree)


def test_a_sound_ledger_is_checked_without_pydantic(tmp_path: Path) -> None:
    (tmp_path / "can").mkdir()
    (tmp_path / "can" / f"{SOUND_ID}.yaml").write_text(SOUND)
    code = (
        "import sys; from pathlib import Path; from armstrack.ledger import load\n"
        f"ledger = load(Path({str(tmp_path)!r}))\n"
        "print(len(ledger.events), 'pydantic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout == "1 False\n"
