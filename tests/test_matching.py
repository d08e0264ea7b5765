"""How words are found in texts: case, accents, forms, beginnings, blanks, numbers, and where."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from armstrack import matching
from armstrack.matching import BEGINNING, FORM, WHOLE, Term, any_of, squeeze, stem, term, words_in
from armstrack.words import letters

#: Letters that folding treats in one way or another.
LETTERS = st.text("aAbBtTéÉßİ\u0131øñ\u0301 -'&.27", max_size=24)


def found(typed: str, text: str) -> list[tuple[str, int]]:
    """What a term matches in a text, as written, and how near."""
    sought = term(typed)
    assert sought is not None
    return [(text[match.start : match.end], match.nearness) for match in sought.matches(text)]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("erdogan", "Präsident Erdoğan\u2019s visit", [("Erdoğan", WHOLE)]),
        ("TÜRKIYE", "Türkiye, turkiye", [("Türkiye", WHOLE), ("turkiye", WHOLE)]),
        ("strasse", "Straße", [("Straße", WHOLE)]),
        ("optics", "Drone optics", [("optics", WHOLE)]),
        ("optics", "an optic", [("optic", FORM)]),
        ("optic", "optics, optical", [("optics", FORM), ("optical", BEGINNING)]),
        ("halted", "halts halting halt", [("halts", FORM), ("halting", FORM), ("halt", FORM)]),
        ("batteries", "one battery", [("battery", FORM)]),
        ("missiles", "a missile", [("missile", FORM)]),
        ("license", "licence Licences", [("licence", WHOLE), ("Licences", FORM)]),
        ("defence", "Department of Defense", [("Defense", WHOLE)]),
        ("arm", "arms army", [("arms", BEGINNING), ("army", BEGINNING)]),
        ("arms", "army", []),
        ("of", "official", []),
        ("150", "1500 tonnes", []),
        ("A&B", "A & B, A and B", [("A & B", WHOLE), ("A and B", WHOLE)]),
    ],
)
def test_a_word_is_found_whole_in_another_form_or_as_a_beginning(
    typed: str, text: str, expected: list[tuple[str, int]]
) -> None:
    assert sorted(found(typed, text)) == sorted(expected)


@pytest.mark.parametrize("typed", ["Kara Bagh", "Karabagh", "Kara-Bagh", "KARABAGH"])
@pytest.mark.parametrize("text", ["Kara Bagh", "Karabagh", "Kara-Bagh", "kara\nbagh"])
def test_blanks_and_hyphens_within_a_name_do_not_matter(typed: str, text: str) -> None:
    assert found(typed, f"over {text}, again") == [(text, WHOLE)]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("tb2", "Bayraktar TB-2", [("TB-2", WHOLE)]),
        ("tb2", "TB2S", [("TB2S", FORM)]),
        ("mx-15", "WESCAM MX-15D", [("MX-15D", BEGINNING)]),
        ("mx15d", "MX-15D", [("MX-15D", WHOLE)]),
        ("f16s", "F-16", [("F-16", FORM)]),
        ("leopard 2", "Leopard 2A6", [("Leopard 2A6", BEGINNING)]),
        ("g3", "G36 and G3A4", [("G3A4", BEGINNING)]),
        ("f1", "F-16", []),
    ],
)
def test_a_designation_is_found_however_it_is_written_and_its_number_is_never_cut(
    typed: str, text: str, expected: list[tuple[str, int]]
) -> None:
    assert found(typed, text) == expected


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("arms embargo", "the arms embargo", [("arms embargo", WHOLE)]),
        ("arms embargo", "arms embargoes", [("arms embargoes", FORM)]),
        ("arms emb", "arms embargoes", [("arms embargoes", BEGINNING)]),
        ("arms embargo", "embargo on arms", []),
        ("arms embargo", "arms and embargo", []),
        ("re export", "re-exporters", [("re-exporters", BEGINNING)]),
    ],
)
def test_a_phrase_is_its_words_in_sequence(typed: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert found(typed, text) == expected


def test_short_words_are_not_put_together_from_pieces() -> None:
    assert found("usa", "us a") == []
    assert found("usar", "us army") == []


def test_names_put_together_count_only_whole() -> None:
    assert found("karabagh", "Kara Baghdad") == []


def test_any_of_several_terms() -> None:
    either = any_of(filter(None, (term("optics"), term("cameras"))))
    assert [match.start for match in either.matches("cameras, optics")] == [9, 0]


def test_less_near_matches_can_be_left_out() -> None:
    assert [m.nearness for m in Term((("turk",),), FORM).matches("Turk Turkey turks")] == [WHOLE, FORM]


def test_a_name_within_a_longer_one_does_not_count() -> None:
    sudan = Term((("sudan",),), FORM, (("south", "sudan"),))
    text = "South Sudan, Sudan; South Sudanese Sudan"
    assert [match.start for match in sudan.matches(text)] == [13, 35]


@pytest.mark.parametrize("typed", ["", "  ", "?!", "-", "\u0301"])
def test_what_holds_no_word_is_no_term(typed: str) -> None:
    assert term(typed) is None


@pytest.mark.parametrize(
    ("word", "shared"),
    [
        ("permits", "permit"),
        ("licences", "licenc"),
        ("licence", "licenc"),
        ("suspended", "suspend"),
        ("holdings", "hold"),
        ("companies", "company"),
        ("press", "press"),
        ("arms", "arms"),
        ("f16s", "f16"),
        ("mx15d", "mx15d"),
    ],
)
def test_forms_of_a_word_share_a_stem(word: str, shared: str) -> None:
    assert stem(word) == shared


# -- words and their places


def test_words_know_where_they_stand_in_the_text_as_written() -> None:
    text = "Côte d\u2019Ivoire: A&B\u0301x, ﬁne"
    assert [(word.text, text[word.start : word.end]) for word in words_in(text)] == [
        ("cote", "Côte"),
        ("d", "d"),
        ("ivoire", "Ivoire"),
        ("a", "A"),
        ("and", "&"),
        ("bx", "B\u0301x"),
        ("fine", "ﬁne"),
    ]


@given(st.text(max_size=30))
def test_the_words_of_a_text_are_those_that_folding_gives(text: str) -> None:
    assert [word.text for word in words_in(text)] == letters(text).split()


@given(LETTERS)
def test_a_squeezed_text_is_its_words_without_anything_between(text: str) -> None:
    assert squeeze(text) == "".join(word.text for word in words_in(text))


@given(st.text(max_size=30))
def test_folding_letter_by_letter_is_folding_the_whole(text: str) -> None:
    assert "".join(map(letters, text)) == letters(text)


@given(LETTERS, LETTERS)
def test_the_quick_sieve_never_loses_a_match(typed: str, text: str) -> None:
    sought = term(typed)
    if sought and list(matching._matches(words_in(text), sought.spellings)):
        assert sought.may_match(squeeze(text))


@given(LETTERS, LETTERS, LETTERS)
@example("", "AAAA.É", "")
def test_a_text_holds_what_was_taken_from_it(before: str, middle: str, after: str) -> None:
    sought = term(middle)
    if sought and len("".join(sought.spellings[0])) > 3:
        assert [m for m in sought.matches(f"{before} {middle} {after}") if m.nearness == WHOLE]
