"""The quickest reading agrees with the careful one in all it gives, or leaves the file to it."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from armstrack import document, plain, usual
from armstrack.problem import Loc
from benchmarks.generate import generate
from tests.conftest import ROOT, SOUND
from tests.hostile.corpus import INPUTS
from tests.hostile.makers import MAKERS, make
from tests.mutants import mutants
from tests.test_plain import PIECES, careful

#: Everything that the usual layout knows.
FULL = """\
# A comment on a line of its own
title: Canada suspends permits, "for now"
date: 2020-10-05
kind: licence-suspended  # armstrack: allow W501 seen # twice
actor:
  party: CAN
  name: >-
    Minister of
    Foreign Affairs
via: [DEU, ITA]
end_user: 'the ministry''s #1: all'
items:
  - category: sensors
    designation: ""
  - designation: >-
      WESCAM
      # MX-15D
    maker: "L3Harris: WESCAM"  # once Wescam
    incorporated_in: Bayraktar TB2 it's called
notes: >-
  what: the
  - sources get wrong
"""
SHIPPED = sorted(ROOT.glob("records/*/*.yaml"))
GENERATED = [record.text() for record in islice(generate(40), 40)]
BAD = sorted(path for path in ROOT.glob("tests/errors/*/records/*/*.yaml") if path.is_file())
HOSTILE = sorted(INPUTS.glob("*/*.yaml"))
#: What the mutants are made of: every shape that is shipped or generated, the full one twice as often.
MODELS = [FULL, FULL, SOUND, *(path.read_text("utf-8") for path in SHIPPED[::9]), *GENERATED[::4]]


def texts(tree: Any, loc: Loc = ()) -> list[Loc]:
    """The places of all texts of a tree."""
    if isinstance(tree, str):
        return [loc]
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [place for name, part in parts for place in texts(part, (*loc, name))]


def read(data: bytes) -> usual.Usual | None:
    text = usual.open_text(data)
    return None if text is None else usual.read_usual(text)


def agrees(data: bytes) -> bool:
    """True where the quick reading gives what the careful one gives; false where it gives nothing."""
    found, slow = read(data), document.read(data)
    if found is None:
        return False
    assert slow.refusals == []
    assert (found.tree, found.allowances) == (slow.tree, slow.allowances)
    for loc in texts(found.tree):
        listed = isinstance(loc[-1], int)
        assert usual.line_of(data.decode(), loc) == (None if listed else slow.span(loc).line)
    return True


def test_a_record_is_read_with_what_its_comments_allow_and_the_lines_of_its_texts() -> None:
    assert agrees(FULL.encode())
    found = read(FULL.encode())
    assert found is not None
    assert found.tree == {
        "title": 'Canada suspends permits, "for now"',
        "date": "2020-10-05",
        "kind": "licence-suspended",
        "actor": {"party": "CAN", "name": "Minister of Foreign Affairs"},
        "via": ["DEU", "ITA"],
        "end_user": "the ministry's #1: all",
        "items": [
            {"category": "sensors", "designation": ""},
            {
                "designation": "WESCAM # MX-15D",
                "maker": "L3Harris: WESCAM",
                "incorporated_in": "Bayraktar TB2 it's called",
            },
        ],
        "notes": "what: the - sources get wrong",
    }
    assert [(a.code, a.reason, a.span.line, a.span.column) for a in found.allowances] == [
        ("W501", "seen # twice", 4, 26)
    ]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_record_is_of_the_usual_layout(path: Any) -> None:
    assert agrees(path.read_bytes())


def test_every_generated_record_is_of_the_usual_layout() -> None:
    assert all(agrees(text.encode()) for text in GENERATED)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.parts[-4])
def test_no_bad_file_is_read_otherwise(path: Any) -> None:
    agrees(path.read_bytes())


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_hostile_file_is_read_otherwise(path: Any) -> None:
    agrees(path.read_bytes())


@pytest.mark.parametrize("name", [name for name in MAKERS if not name.startswith("bombs/")])
def test_no_hostile_input_that_is_made_is_read_otherwise(name: str) -> None:
    agrees(make(name))


@given(mutants(MODELS))
@settings(max_examples=400)
@example(FULL.replace("  party", "\tparty"))
@example(FULL.replace("via: [DEU, ITA]", "via: [DEU, ITA]# no comment"))
@example(FULL.replace("    Minister of", "      Minister of"))
@example(FULL.replace("\n", "\r\n"))
@example(f"\ufeff{FULL}")
def test_whatever_befalls_a_record_both_quick_readings_agree_with_the_careful_one(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    agrees(data)
    opened = usual.open_text(data)
    tree = plain.read_plain(opened) if opened is not None else None
    assert tree is None or tree == careful(data)


@given(st.lists(PIECES, max_size=9), st.integers(0, 40))
def test_pieces_of_yaml_are_read_so_or_left_to_the_careful_reading(pieces: list[str], at: int) -> None:
    text = "".join(pieces)
    for data in (text, f"x: y\n{text}", f"{FULL[:at]}{text}", f"{FULL}{text}"):
        agrees(data.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# alone\n",
        "a: b",
        "- a: b\n",
        "a: F-16 #3\n",
        "a: b #\n",
        "a: b \n",
        "a: *b # c\n",
        "a: [b # c\n",
        "a: 'b' c\n",
        "a: 'b'# c\n",
        "a: b: c # d\n",
        "a: b: # c\n",
        "a: b:\n",
        "a: # b\n",
        "a: >-\n",
        "a: >-\n\n  b\n",
        "a: >-\n    b\n",
        "a: >-\n  b\n    c\n",
        "a:\n",
        "a:\nb: c\n",
        "a: b\n  c: d\n",
        "a:\n  b\n",
        "a:\n  b:\n",
        "a:\n  b: c\n  - d: e\n",
        "a:\n  - b: c\n  d: e\n",
        "a:\n    b: c\n",
        "a:\n   b: c\n",
        "a: b\na: c\n",
        "a:\n  b: c\n  b: d\n",
        "a:\n  b: c\na: d\n",
        "a\n",
        "a: b\n\nc: d\n",
        "a: b\nc\n",
        "a: " + "b" * 12_000 + "\n",
    ],
    ids=lambda text: repr(text[:30]),
)
def test_another_layout_and_what_may_be_refused_are_left_to_other_readings(text: str) -> None:
    assert read(text.encode()) is None


@pytest.mark.parametrize("data", [b"a: \xff", b"a: b\r\n", b"a:\tb", b"a: b\nc: d ", b"a: b \n"], ids=repr)
def test_a_text_that_is_not_plainly_seen_is_not_opened(data: bytes) -> None:
    assert usual.open_text(data) is None


def test_a_text_of_256_kib_is_opened_and_a_longer_one_is_not() -> None:
    assert usual.open_text(b"a" * usual.MAX_BYTES) == "a" * usual.MAX_BYTES
    assert usual.open_text(b"a" * (usual.MAX_BYTES + 1)) is None


def test_only_a_text_that_is_there_has_a_line() -> None:
    assert usual.line_of(FULL, ("actor", "party")) == 6
    assert usual.line_of(FULL, ("items", 1, "maker")) == 18
    assert usual.line_of(FULL, ("notes",)) == 20
    for loc in (
        (),
        ("items",),
        ("items", 2),
        ("items", 2, "maker"),
        ("items", 0, "maker"),
        ("items", "category"),
        ("title", 0),
        ("until",),
        ("actor", "role"),
    ):
        assert usual.line_of(FULL, loc) is None
