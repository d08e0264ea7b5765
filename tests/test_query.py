"""How the words of a question are read."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.clause import merge
from armstrack.query import read


def told(typed: str) -> str:
    """How the words were read, as a reader sees it; words left out behind a bar."""
    query = read(shlex.split(typed))
    idle = f" | {' '.join(query.idle)}" if query.idle else ""
    return " · ".join(map(str, query.clauses)) + idle


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("canada turkey optics", 'party Canada · party Turkey · text "optics"'),
        ("tb2 2020", 'text "tb2" · 2020'),
        ("saudi suspended germany", "party Saudi Arabia · status suspended · party Germany"),
        ("great britain saudi arabia", 'party United Kingdom ("great britain") · party Saudi Arabia'),
        (
            "ksa burma drc eu",
            'party Saudi Arabia ("ksa") · party Myanmar ("burma") · '
            'party Democratic Republic of the Congo ("drc") · party European Union',
        ),
        ("Türkiye north korea", 'party Turkey ("Türkiye") · party North Korea'),
        ("korea", "party South Korea or North Korea"),
        ("germany or france to saudi", "party Germany or France · recipient Saudi Arabia"),
        ("germany or korea or", 'party Germany or South Korea or North Korea ("germany or korea") | or'),
        ("germany or optics", 'party Germany · text "optics" | or'),
        ("optics or cameras", 'text "optics or cameras"'),
        ("optics or turkey", 'text "optics" · party Turkey | or'),
    ],
)
def test_words_become_parties_words_of_vocabularies_years_and_text(typed: str, expected: str) -> None:
    assert told(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("from germany to saudi arabia since 2019", "supplier Germany · recipient Saudi Arabia · since 2019"),
        ("drones for ethiopia", 'category uav ("drones") · recipient Ethiopia'),
        (
            "embargo against libya",
            "kind embargo-imposed or embargo-extended or embargo-lifted · recipient Libya",
        ),
        ("suspended by canada", "status suspended · by Canada"),
        ("via turkey", "via Turkey"),
        ("in yemen in 2020", "Yemen in any part or named · 2020"),
        ("from 2019 to 2021", "since 2019 · until 2021"),
        ("by court", 'text "court" | by'),
        ("to", 'text "to"'),
        ("canada to", "party Canada | to"),
        ("between canada and turkey", "party Canada · party Turkey | between and"),
        ("canada -> turkey", "party Canada · recipient Turkey"),
    ],
)
def test_prepositions_give_parties_their_part_and_years_their_side(typed: str, expected: str) -> None:
    assert told(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"joint programmes"', 'text "joint programmes"'),
        ('"Kara Bagh"', 'party Nagorno-Karabakh ("Kara Bagh")'),
        ('"saudi arabia" "great britain"', 'party Saudi Arabia · party United Kingdom ("great britain")'),
        ('"licence suspended"', 'text "licence suspended"'),
        ('great "britain now" saudi', 'text "great" · text "britain now" · party Saudi Arabia'),
        ("text:missiles", 'text "missiles"'),
        ("text: missiles", 'text "missiles"'),
        ('text:"saudi arabia"', 'text "saudi arabia"'),
        ("canada text:", "party Canada | text:"),
        ('canada "? !"', "party Canada | ? !"),
    ],
)
def test_quotes_and_the_word_text_keep_words_as_they_are(typed: str, expected: str) -> None:
    assert told(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("canada not turkey", "party Canada · not party Turkey"),
        ("not great britain", 'not party United Kingdom ("great britain")'),
        ("not delivered", "not status delivered"),
        ('not "Kara Bagh"', 'not party Nagorno-Karabakh ("Kara Bagh")'),
        ("without optics 2020", 'not text "optics" · 2020'),
        ("not the optics", 'not text "optics" | the'),
        ("not not optics", 'not text "optics"'),
        ("not from canada", "not supplier Canada"),
        ("optics not", 'text "optics" | not'),
    ],
)
def test_not_excludes_what_comes_next(typed: str, expected: str) -> None:
    assert told(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("canada-turkey", "party Canada · party Turkey"),
        ("can-tur", "party Canada · party Turkey"),
        ("israel/azerbaijan", "party Israel · party Azerbaijan"),
        ("canada->turkey", "party Canada · party Turkey"),
        ("guinea-bissau", "party Guinea-Bissau"),
        ("turkey's drones?", 'party Turkey · category uav ("drones")'),
        ("canada, turkey", "party Canada · party Turkey"),
        ("drone-optics-suspended", 'text "drone-optics-suspended"'),
        ("F-16", 'text "F-16"'),
    ],
)
def test_marks_at_and_between_words_are_understood(typed: str, expected: str) -> None:
    assert told(typed.replace("'", "\\'")) == expected


@pytest.mark.parametrize("typed", [[], [""], ["?"], ["  "], ["-"]])
def test_what_holds_no_word_is_read_as_nothing(typed: list[str]) -> None:
    assert read(typed).clauses == ()


def test_words_that_say_nothing_are_sought_where_there_are_no_others() -> None:
    assert told("arms of the") == 'text "arms" · text "of" · text "the"'


# -- taken together


def merged(typed: str) -> str:
    return " · ".join(map(str, merge(read(shlex.split(typed)).clauses)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("embargo lifted", "kind embargo-lifted"),
        ("embargo on china lifted", "kind embargo-lifted · party China"),
        ("suspended revoked", 'status suspended or revoked ("suspended revoked")'),
        ("suspended or halt-promised", 'status suspended or halt-promised ("suspended halt-promised")'),
        ("sensors drones", 'category sensors or uav ("sensors drones")'),
        ("claimed alleged", 'claimed or alleged ("claimed alleged")'),
        ("not claimed alleged", "not claimed · alleged"),
        ("not claimed not alleged", "not claimed · not alleged"),
        ("2019 2021", "2019 to 2021"),
        ("2021 2019", "2019 to 2021"),
        ("2020 2020", "2020"),
        ("2019-2022 2020", "2019 to 2022"),
        ("2020 since 2019", "2020 · since 2019"),
        ("optics cameras", 'text "optics" · text "cameras"'),
    ],
)
def test_words_of_one_vocabulary_widen_each_other_and_kinds_narrow_where_they_can(
    typed: str, expected: str
) -> None:
    assert merged(typed) == expected


@given(st.lists(st.text(max_size=12), max_size=6))
def test_no_words_are_too_strange_to_be_read(typed: list[str]) -> None:
    query = read(typed)
    assert all(str(clause) for clause in query.clauses)


GRAMMAR = ("to", "from", "not", "or", "in", "by", "via", "since", "and", "-", "text:")
NAMES = ("canada", "turkey", "2020", "suspended", "drones", "optics", "korea")


@given(st.lists(st.sampled_from((*GRAMMAR, *NAMES)), max_size=8))
def test_every_word_is_read_or_left_out(typed: list[str]) -> None:
    query = read(typed)
    said = " ".join([*(clause.words for clause in query.clauses), *query.idle]).replace("text:", "")
    assert [word for word in typed if word in NAMES and word not in said.split()] == []
