"""The quick reading agrees with the careful one, or leaves the file to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack import document, plain
from armstrack.usual import open_text
from tests.conftest import ROOT, SOUND

BAD = sorted(path for path in ROOT.glob("tests/errors/*/records/*/*.yaml") if path.is_file())
#: Pieces of which files are made that are nearly records.
PIECES = st.sampled_from(
    [
        *("a: b\n", "c:\n", "  - d: e\n", "    f: g\n", "- h\n", "via: [A, B]\n", "{i: j}", "k: 'l''m'\n"),
        *('n: "o\\tp"\n', "# q\n", "r: s #t\n", "u: v \n", "&w ", "*w", "!x ", "<<: y\n", "a: z\n", "? "),
        *(": ", "---\n", "...\n", "\t", "\r\n", "\r", "\u2028", "\u202e", "\xa0", "\ufeff", "\x00", "é"),
        *("|\n  text\n", ">-\n", '"\\u202e"', "%", "@", " ", "\n", "[", "]", "'", '"', "-", "0123: NO\n"),
    ]
)


def read_plain(data: bytes) -> object:
    text = open_text(data)
    return None if text is None else plain.read_plain(text)


def careful(data: bytes) -> object:
    """What the careful reading gives where it has nothing to say; None where it has."""
    read = document.read(data)
    return None if read.refusals or read.allowances else read.tree


def test_a_sound_record_is_read_with_every_leaf_as_text() -> None:
    tree = read_plain(SOUND.encode())
    assert tree == careful(SOUND.encode())
    assert isinstance(tree, dict)
    assert tree["items"] == [{"category": "sensors"}]
    assert tree["date"] == "2020-10-05"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text\n",
        "- a\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "a: &x\n  b: c\n",
        "a: !t\n  - b\n",
        "a: {b: c}\n",
        "a: b\na: c\n",
        "<<: b\n",
        "? [a]\n: b\n",
        "? {a: b}\n: c\n",
        "a: b # c\n",
        "# a\na: b\n",
        "a: b \n",
        "a: b\nc: d ",
        'a: "\\u202e"\n',
        'a: "\\u3164"\n',
        "a: \u202e\n",
        "a: b\r\n",
        "a: b\n---\nc: d\n",
        "a: [\n",
        "\ta: b\n",
        "a: " + "[" * 40 + "]" * 40 + "\n",
        "\ufeffa: b\n",
    ],
    ids=repr,
)
def test_what_document_may_refuse_is_left_to_it(text: str) -> None:
    assert read_plain(text.encode()) is None


def test_a_file_of_too_many_values_is_left_to_document() -> None:
    most = "".join(f"k{n}: v\n" for n in range(2500))
    assert read_plain(most.encode()) == careful(most.encode())
    assert read_plain(f"{most}k: v\n".encode()) is None


def test_what_is_no_utf_8_or_too_large_is_left_to_document() -> None:
    assert read_plain(b"a: \xff\n") is None
    padding = b"b" * (document.MAX_BYTES - 4)
    assert read_plain(b"a: " + padding + b"b\n") is None
    assert read_plain(b"a: " + padding + b"\n") == {"a": padding.decode()}


@pytest.mark.parametrize("path", sorted(ROOT.glob("records/*/*.yaml")), ids=lambda path: path.stem)
def test_shipped_records_are_read_alike(path: Path) -> None:
    data = path.read_bytes()
    assert read_plain(data) in (None, careful(data))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.parts[-4])
def test_no_bad_file_is_read_otherwise(path: Path) -> None:
    data = path.read_bytes()
    assert read_plain(data) in (None, careful(data))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_tree_is_given_only_where_document_has_nothing_to_say_and_gives_the_same(text: str) -> None:
    tree = read_plain(text.encode())
    assert tree is None or tree == careful(text.encode())


@given(st.dictionaries(st.text("abcde", min_size=1), st.text("xyz: '0", max_size=8), min_size=1))
def test_plain_fields_are_not_left_to_document(fields: dict[str, str]) -> None:
    quoted = {name: value.strip().replace("'", "''") for name, value in fields.items()}
    text = "".join(f"{name}: '{value}'\n" for name, value in quoted.items())
    assert read_plain(text.encode()) == {name: value.strip() for name, value in fields.items()}
