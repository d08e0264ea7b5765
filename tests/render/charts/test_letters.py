"""The width of texts, and where lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.render.charts.letters import lines_of, shortened, width_of
from armstrack.render.visible import visible


def test_a_text_is_as_wide_as_its_letters() -> None:
    assert width_of("") == 0
    assert width_of("Turkey", 10) == 31
    assert width_of("Turkey") == 37
    assert width_of("é", 10) == 10


def test_lines_break_between_words() -> None:
    assert lines_of("Canada suspends permits to Turkey", 120) == ["Canada suspends", "permits to Turkey"]
    assert lines_of("Canada", 120) == ["Canada"]
    assert lines_of("", 120) == [""]


def test_a_word_that_is_wider_than_a_line_is_broken_itself() -> None:
    assert lines_of("Donaudampfschifffahrt", 60) == ["Donaudam", "pfschifffahr", "t"]
    assert lines_of("of Donaudampfschifffahrt", 60) == ["of", "Donaudam", "pfschifffahr", "t"]


def test_unseen_characters_are_made_visible() -> None:
    assert lines_of("a\u202eb", 300) == ["a<U+202E>b"]
    assert shortened("a\u202eb", 300) == "a<U+202E>b"


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [("Turkey", 37, "Turkey"), ("Turkey", 36, "Turk…"), ("New Zealand", 44, "New…"), ("Turkey", 3, "…")],
)
def test_a_text_that_is_too_wide_is_cut_with_a_sign(text: str, room: int, shown: str) -> None:
    assert shortened(text, room) == shown


@given(st.text(), st.integers(20, 400))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: int) -> None:
    lines = lines_of(text, room)
    assert all(width_of(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())
