"""Leaves: checker and schema give one verdict on every text, and the schema takes what others read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack import dates, figures, leaves
from armstrack.characters import ANY_REFUSED
from armstrack.document import read
from armstrack.leaf_schemas import leaf_schemas
from armstrack.leaves import NOTHING, PATTERNS, Leaf, word
from armstrack.problem import FieldError
from tests.yaml_readers import READERS, VALIDATORS

LEAVES = {
    leaf.name: leaf
    for leaf in (
        leaves.TEXT,
        leaves.PROSE,
        leaves.DATE,
        leaves.FIGURE,
        leaves.PARTY,
        leaves.CURRENCY,
        leaves.ID,
        leaves.KEY,
        leaves.LANG,
        leaves.URL,
        *map(word, ("kind", "verification", "role", "scope", "category", "unit", "stance", "relation")),
    )
}
SCHEMAS = leaf_schemas()
CHECKS = {name: [make(schema) for make in VALIDATORS] for name, schema in SCHEMAS.items()}

#: What a file may hold; the rest is refused before any field is asked (E102).
characters = st.characters(
    exclude_categories=["Cs", "Cc"],
    exclude_characters=[c for c in map(chr, range(0x110000)) if re.match(ANY_REFUSED, c)],
)
blanks = st.text(st.sampled_from(" \n\t\u00a0\u3000"), max_size=2)
nothings = st.sampled_from(sorted(NOTHING)).flatmap(
    lambda text: st.sampled_from([text, text.upper(), text.title(), text.replace("k", "\u212a")])
)
near = st.one_of(
    *(
        st.from_regex(pattern, fullmatch=True, alphabet=characters)
        for pattern in (dates.PATTERN, figures.PATTERN, *PATTERNS.values())
    ),
    nothings,
    st.sampled_from(["CAN", "can", "USD", "TIV", "delivered", "Delivered", "all", "sensors", "no", "NO"]),
    st.text(st.sampled_from("0123456789-/.?~%<+"), max_size=12),
    st.text(characters, max_size=30),
    st.text(st.sampled_from("aK1-_ .\n\t\u00a0:/?#\u017f"), max_size=12),
)
texts = st.tuples(blanks, near, blanks).map("".join) | near


def refusal(leaf: Leaf, text: str) -> str | None:
    """Why the checker refuses a text, None where it takes it."""
    try:
        leaf.read(text)
    except FieldError as error:
        return error.message
    return None


def test_every_leaf_of_a_record_has_its_schema() -> None:
    assert set(LEAVES) == set(SCHEMAS)


@settings(max_examples=500)
@given(texts)
def test_checker_and_schema_agree_on_every_text_in_every_leaf(text: str) -> None:
    """Save where the two ends of a range are in disorder, which no expression can tell."""
    for name, leaf in LEAVES.items():
        why = refusal(leaf, text)
        if why is None or not ("the range" in why or "one end lies within" in why):
            verdicts = [check.is_valid(text) for check in CHECKS[name]]
            assert (name, verdicts) == (name, [why is None] * 2)


@pytest.mark.parametrize("name", ["date", "figure", "key", "text", "prose"])
@given(data=st.data())
def test_whatever_the_checker_takes_is_taken_as_others_read_it(name: str, data: st.DataObject) -> None:
    """A key such as `1e-5` is left out: it is read as a number that nobody would write."""
    patterns = {"date": dates.PATTERN, "figure": figures.PATTERN, **PATTERNS}
    plain = st.from_regex(
        re.compile(patterns.get(name, "[0-9A-Za-z.:+-]*[0-9A-Za-z.+-]"), re.ASCII), fullmatch=True
    )
    text = data.draw(plain.filter(lambda text: refusal(LEAVES[name], text) is None and not _is_special(text)))
    for reader in READERS:
        found = _read(reader, text)
        assert all(check.is_valid(found) for check in CHECKS[name]), found


def _read(reader: Callable[[str], Any], text: str) -> Any:
    found = reader(f"field: {text}\n")["field"]
    assert not isinstance(found, dict | list)
    return found


def _is_special(text: str) -> bool:
    """Words for true and false, and powers of ten."""
    return text.lower() in ("y", "n", "yes", "no", "on", "off", "true", "false") or bool(
        re.fullmatch(r"[0-9.]+e[0-9+-]+", text)
    )


@pytest.mark.parametrize("name", ["text", "prose", "id", "key", "language", "url"])
def test_what_nobody_can_see_is_refused_as_it_is_in_a_file(name: str) -> None:
    sound = {"id": "2020-a", "key": "gac", "language": "en", "url": "https://example.org/a"}.get(
        name, "words"
    )
    held = "".join(chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    refusals = read(f"title: {held}\n".encode()).refusals
    unseen = {chr(int(r.message[2:6], 16)) for r in refusals if r.code == "E102"}
    assert len(unseen) == 142
    for character in sorted(unseen):
        assert not any(check.is_valid(f"{sound}{character}") for check in CHECKS[name]), hex(ord(character))
