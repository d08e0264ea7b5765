"""The quick reading of files with comments agrees with the careful one, or leaves the file to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack import asides, document, nodes
from armstrack.problem import Loc
from tests.conftest import ROOT, SOUND
from tests.test_plain import MOST, PIECES

COMMENTED = "# first\n" + SOUND.replace("TUR\n", "TUR  # armstrack: allow W501 seen # twice\n")
SHIPPED = sorted(ROOT.glob("records/*/*.yaml"))


def texts(tree: Any, loc: Loc = ()) -> list[Loc]:
    """The places of all texts of a tree."""
    if isinstance(tree, str):
        return [loc]
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [place for name, part in parts for place in texts(part, (*loc, name))]


def agrees(data: bytes) -> bool:
    """True where the quick reading gives what the careful one gives; false where it gives nothing."""
    read, careful = asides.read_commented(data, MOST), document.read(data)
    if read is None:
        return False
    assert careful.refusals == []
    assert (read.tree, read.allowances) == (careful.tree, careful.allowances)
    for loc in texts(read.tree):
        assert asides.line_of(read.events, loc) == careful.span(loc).line
    return True


def test_a_record_with_comments_is_read_with_what_they_allow_and_the_lines_of_its_texts() -> None:
    assert agrees(COMMENTED.encode())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_record_is_read_so(path: Any) -> None:
    assert agrees(path.read_bytes())


@given(st.lists(PIECES, max_size=9), st.integers(0, 40))
def test_pieces_of_yaml_are_read_so_or_left_to_the_careful_reading(pieces: list[str], at: int) -> None:
    text = "".join(pieces)
    for data in (text, f"x: y\n{text}", f"{COMMENTED[:at]}{text}", f"{COMMENTED}{text}"):
        agrees(data.encode())


@pytest.mark.parametrize(
    "text",
    ["a: F-16 #3\n", "a: b #\n", "a: b \n", "a: *b # c\n", "a: [b # c\n", "- a # b\n", "", "# alone\n"],
    ids=repr,
)
def test_what_may_be_refused_is_left_to_the_careful_reading(text: str) -> None:
    assert asides.read_commented(text.encode(), MOST) is None


def test_nothing_is_read_past_what_the_careful_reading_may_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """libyaml takes time that grows with the square of the depth."""
    parser, read = nodes.parser("a: " + "[" * 1000 + " # b\n"), []

    class Counting:
        def get_event(self) -> Any:
            read.append(parser.get_event())
            return read[-1]

    monkeypatch.setattr(nodes, "parser", lambda _text: Counting())
    assert asides.read_commented(b"a: # b\n", MOST) is None
    assert len(read) == len(["stream", "document", "mapping", "a"]) + nodes.MAX_DEPTH


def test_only_a_text_that_is_there_has_a_line() -> None:
    read = asides.read_commented(COMMENTED.encode(), MOST)
    assert read is not None
    assert asides.line_of(read.events, ("recipient",)) == 7
    assert asides.line_of(read.events, ("items", 0, "category")) == 9
    for loc in (
        (),
        ("items",),
        ("items", 1),
        ("items", "category"),
        ("title", 0),
        ("until",),
        ("sources", 0, 1),
    ):
        assert asides.line_of(read.events, loc) is None
    assert asides.line_of([], ("title",)) is None
