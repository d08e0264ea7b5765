"""What words name: the tables agree, names span words, and ordinary words stay words."""

from __future__ import annotations

import pytest

from armstrack import vocab
from armstrack.lexicon import means, named_at, party_at, term_at
from armstrack.parties import codes_of, parties
from armstrack.vocab import read_table


def party(text: str) -> tuple[str, ...]:
    """The codes of the party that all the words name; none where some are left."""
    words = text.split()
    found = party_at(words)
    return found.values if found and found.length == len(words) else ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Türkiye", "TUR"),
        ("KSA", "SAU"),
        ("ksa", "SAU"),
        ("emirates", "ARE"),
        ("Great Britain", "GBR"),
        ("burma", "MMR"),
        ("DRC", "COD"),
        ("north korea", "PRK"),
        ("EU", "EUE"),
        ("eu", "EUE"),
        ("uk", "GBR"),
        ("us", "USA"),
        ("un", "UNO"),
        ("TR", "TUR"),
        ("can", "CAN"),
        ("united arab emirates", "ARE"),
        ("ivory coast", "CIV"),
        ("south sudan", "SSD"),
        ("the netherlands", "NLD"),
        ("rapid support forces", "XRS"),
        ("kara bagh", "XNK"),
    ],
)
def test_a_party_is_named_in_any_spelling_over_several_words(typed: str, code: str) -> None:
    assert party(typed) == (code,)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("saudi", "SAU"),
        ("german", "DEU"),
        ("turkish", "TUR"),
        ("israeli", "ISR"),
        ("emirati", "ARE"),
        ("british", "GBR"),
        ("french", "FRA"),
        ("armenians", "ARM"),
        ("Azeris", "AZE"),
        ("Turks", "TUR"),
        ("americans", "USA"),
        ("Swiss", "CHE"),
        ("dutch", "NLD"),
    ],
)
def test_adjectives_and_people_name_their_state(typed: str, code: str) -> None:
    assert party(typed) == (code,)


def test_a_name_that_several_have_names_them_all() -> None:
    assert party("korea") == ("KOR", "PRK")
    assert party("congo") == ("COD", "COG")


@pytest.mark.parametrize("typed", ["in", "to", "by", "and", "it", "at", "be", "no", "tr", "AND", "mm", "car"])
def test_short_codes_that_are_other_words_name_nobody(typed: str) -> None:
    assert party_at([typed]) is None


def test_an_ordinary_word_in_capitals_is_the_code() -> None:
    assert party("COD") == ("COD",)
    assert party("cod") == ()
    assert party("SUN") == ("SUN",)


def test_blanks_join_only_long_names_and_never_words_of_grammar() -> None:
    assert party_at(["to", "go"]) is None
    assert party_at(["ma", "li"]) is None


def test_the_longest_name_wins() -> None:
    found = party_at(["sudan", "south", "sudan"], 1)
    assert found and (found.values, found.length) == (("SSD",), 2)
    found = party_at(["sudan", "south", "sudan"])
    assert found and (found.values, found.length) == (("SDN",), 1)


@pytest.mark.parametrize(
    ("typed", "role", "values"),
    [
        ("drones", "category", ("uav",)),
        ("missile", "category", ("missiles",)),
        ("armored vehicles", "category", ("armoured-vehicles",)),
        ("dual use", "category", ("dual-use",)),
        ("small arms", "category", ("small-arms",)),
        ("suspended", "kind", ("licence-suspended", "delivery-halted")),
        ("suspension", "kind", ("licence-suspended", "delivery-halted")),
        ("embargo", "kind", ("embargo-imposed", "embargo-extended", "embargo-lifted")),
        ("arms embargo", "kind", ("embargo-imposed", "embargo-extended", "embargo-lifted")),
        ("embargo lifted", "kind", ("embargo-lifted",)),
        ("embargoed", "kind", ("embargo-imposed", "embargo-extended")),
        ("revoked", "kind", ("licence-revoked",)),
        ("cancelled", "kind", ("order-cancelled", "licence-revoked")),
        ("canceled", "kind", ("order-cancelled", "licence-revoked")),
        ("delivered", "kind", ("delivered",)),
        ("deliveries", "kind", ("delivered",)),
        ("licensed", "kind", ("licence-granted", "licence-reinstated", "licences-reported", "exempted")),
        ("license revoked", "kind", ("licence-revoked",)),
        ("refused", "kind", ("licence-refused",)),
        ("promise", "kind", ("halt-promised", "halt-withdrawn")),
        ("appeals", "kind", ("appeal",)),
        ("alleged", "verification", ("alleged",)),
        ("confirmed", "verification", ("confirmed",)),
    ],
)
def test_words_of_the_vocabularies_are_known_in_plain_english(
    typed: str, role: str, values: tuple[str, ...]
) -> None:
    found = named_at(typed.split())
    assert found and (found.role, found.values, found.length) == (role, values, len(typed.split()))


@pytest.mark.parametrize("typed", ["optics", "helicopters", "tanks", "all", "other", "none", "permits"])
def test_other_words_are_no_filters(typed: str) -> None:
    assert term_at([typed]) is None


def test_what_a_filter_is_called() -> None:
    said = {
        word: found.said
        for word in ("suspended", "drones", "alleged", "lifted")
        if (found := term_at([word]))
    }
    assert said == {
        "suspended": "status suspended",
        "drones": "category uav",
        "alleged": "alleged",
        "lifted": "kind restriction-lifted or embargo-lifted",
    }


def test_a_name_back_to_front_needs_its_comma() -> None:
    found = party_at(["sudan", "south", "korea"])
    assert found and (found.values, found.length) == (("SDN",), 1)
    found = party_at(["Sudan,", "South"])
    assert found and found.values == ("SSD",)


def test_a_longer_name_wins_over_a_party_and_of_two_alike_the_party() -> None:
    found = named_at(["embargo", "turkey"], 1)
    assert found and found.role == "party"


def test_no_word_of_a_vocabulary_names_a_party() -> None:
    spellings = {
        spelling
        for name in ("category", "verification", "status", "kind")
        for term in vocab.vocabularies()[name].values()
        for spelling in (term.term, *term.aliases)
    }
    assert [word for word in spellings if codes_of(word)] == []


# -- the table of words


def test_every_word_of_a_question_has_a_known_meaning() -> None:
    grammar = {
        *("not", "or", "supplier", "recipient", "toward", "actor", "via", "place", "since", "after"),
        *("until", "before", "between", "nothing", "ordinary", "code"),
    }
    rows = read_table("query_words")
    assert {row["means"] for row in rows if not row["values"]} == grammar
    for row in rows:
        if row["values"]:
            assert set(row["values"].split()) <= set(vocab.vocabularies()[row["means"]]), row["word"]


def test_no_word_stands_twice_in_the_table() -> None:
    words = [row["word"] for row in read_table("query_words")]
    assert [word for word in words if words.count(word) > 1] == []
    assert words == [word.casefold() for word in words]


def test_ordinary_words_and_short_codes_are_names_of_parties_indeed() -> None:
    rows = read_table("query_words")
    assert [r["word"] for r in rows if r["means"] in ("ordinary", "code") and not codes_of(r["word"])] == []


def test_words_of_grammar_have_a_meaning_and_others_none() -> None:
    assert [means(word) for word in ("to", "From", "NOT", "of", "sun", "turkey", "embargo")] == [
        "recipient",
        "supplier",
        "not",
        "nothing",
        "ordinary",
        "",
        "",
    ]


def test_every_state_is_found_by_its_name() -> None:
    missed = [p.code for p in parties().values() if p.code not in party(p.name)]
    assert missed == []
