"""Words: folding for look-ups, and suggestions that never decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack import words
from armstrack.words import did_you_mean, fold, nearest, sparing


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Türkiye", "turkiye"),
        ("TÜRKİYE", "turkiye"),
        ("T\u0131rk", "tirk"),
        ("Côte d'Ivoire", "cote d ivoire"),
        ("São Tomé & Príncipe", "sao tome and principe"),
        ("Trinidad &Tobago", "trinidad and tobago"),
        ("The Gambia", "gambia"),
        ("the the Gambia", "gambia"),
        ("The", "the"),
        ("  Guinea - Bissau ", "guinea bissau"),
        ("U.S.A.", "u s a"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Færøerne", "faeroerne"),
        ("Þórr Ðe Œuvre", "thorr de oeuvre"),
        ("\uff23\uff21\uff2e", "can"),
        ("\u2121", "tel"),
        ("", ""),
        ("...", ""),
    ],
)
def test_case_accents_and_punctuation_are_set_aside(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.upper().lower())


@given(st.text())
def test_a_folded_text_has_single_blanks_and_no_punctuation(text: str) -> None:
    words = fold(text).split(" ")
    assert words == [""] or all(word.isalnum() for word in words)


def test_where_one_word_is_clearly_nearest_the_others_are_left_out() -> None:
    assert nearest("shipps", ["ships", "snaps", "sensors"]) == ["ships"]


def test_words_equally_near_are_all_told_best_first() -> None:
    assert nearest("TU", ["TUR", "TUN", "CAN"]) == ["TUR", "TUN"]
    assert nearest("TU", ["TUR", "TUN", "CAN"], most=1) == ["TUR"]


def test_nothing_near_gives_nothing() -> None:
    assert nearest("xyz", ["ships"]) == []
    assert did_you_mean("xyz", ["ships"]) == ""


def test_a_suggestion_is_a_question() -> None:
    assert did_you_mean("shipps", ["ships", "sensors"]) == "did you mean ships?"


def test_nothing_is_near_a_word_that_is_longer_than_any_name() -> None:
    assert nearest("x" * 250, ["x" * 249]) == ["x" * 249]
    assert nearest("x" * 251, ["x" * 250]) == []


def test_where_strangers_ask_suggestions_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_COMPARED", 5)
    known = ["canada", "turkey"]
    with sparing():
        found = [nearest("canad", known) for _ in range(3)]
        assert (found, nearest("canad", known[:1])) == ([["canada"], ["canada"], []], ["canada"])
        with sparing():
            assert nearest("canad", known) == ["canada"]
        assert nearest("canad", known[:1]) == []
    assert nearest("canad", known) == ["canada"]
