"""Vocabularies: the tables agree with each other and with the standards that they follow."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pycountry
import pytest

from armstrack import vocab
from armstrack.parties import parties
from armstrack.vocab import read_table, vocabularies, word_meant

#: Codes of ISO 4217 that are no money in circulation: funds, accounts, metals, tests.
FUNDS_AND_METALS = {
    *("BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "XDR", "XSU", "XUA"),
    *("XAG", "XAU", "XPD", "XPT", "XAD", "XBA", "XBB", "XBC", "XBD", "XTS", "XXX"),
}
KEYS = [
    ("kinds", ("kind",)),
    ("terms", ("vocab", "term")),
    ("categories", ("category",)),
    ("relations", ("relation",)),
    ("currencies", ("code",)),
    ("parties", ("code",)),
    ("ambiguous", ("word",)),
    ("memberships", ("organisation", "member", "from")),
]


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_no_row_of_a_table_stands_twice(table: str, key: tuple[str, ...]) -> None:
    counted = Counter(tuple(row[column] for column in key) for row in read_table(table))
    assert [row for row, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_no_cell_of_a_table_has_blanks_around_it(table: str, key: tuple[str, ...]) -> None:
    assert [row for row in read_table(table) if any(cell != cell.strip() for cell in row.values())] == []
    assert all(row[column] for row in read_table(table) for column in key)


def test_every_word_has_a_definition() -> None:
    undefined = [
        (name, term.term)
        for name, terms in vocab.vocabularies().items()
        for term in terms.values()
        if not term.definition
    ]
    assert undefined == []


def test_every_kind_says_where_its_word_comes_from() -> None:
    assert [kind.kind for kind in vocab.kinds().values() if not kind.word] == []


def test_every_alias_means_one_word_of_its_vocabulary() -> None:
    for name, terms in vocab.vocabularies().items():
        aliases = Counter(alias for term in terms.values() for alias in term.aliases)
        assert [alias for alias, count in aliases.items() if count > 1] == [], name
        assert [alias for alias in aliases if alias in terms] == [], name


@pytest.mark.parametrize(
    ("vocabulary", "text", "word"),
    [
        ("kind", "license-suspended", "licence-suspended"),
        ("kind", "Licence_Suspended", "licence-suspended"),
        ("kind", " licence  suspended ", "licence-suspended"),
        ("status", "canceled", "cancelled"),
        ("measure", "at-stake", "at stake"),
        ("category", "Small Arms", "small-arms"),
        ("kind", "licence-suspendd", None),
        ("kind", "", None),
    ],
)
def test_another_spelling_means_its_word_and_a_slip_of_the_pen_none(
    vocabulary: str, text: str, word: str | None
) -> None:
    assert word_meant(vocabulary, text) == word


@pytest.mark.parametrize("vocabulary", vocabularies())
def test_every_word_and_alias_means_one_word(vocabulary: str) -> None:
    for term in vocabularies()[vocabulary].values():
        assert {word_meant(vocabulary, text) for text in (term.term, *term.aliases)} == {term.term}


def test_aliases_are_lower_case_since_they_are_compared_so() -> None:
    for terms in vocab.vocabularies().values():
        for term in terms.values():
            assert term.aliases == tuple(alias.casefold() for alias in term.aliases)


def test_what_a_kind_gives_is_a_word_of_its_vocabulary() -> None:
    words = vocab.vocabularies()
    for kind in vocab.kinds().values():
        assert kind.track in words["track"]
        assert kind.status in words["status"] or not kind.status
        assert kind.measure in words["measure"] or not kind.measure
        assert kind.effect in get_args(vocab.Effect)


def test_a_kind_has_a_status_exactly_where_it_moves_one() -> None:
    for kind in vocab.kinds().values():
        assert bool(kind.status) == (kind.effect in ("stop", "end", "dealing")), kind.kind


def test_on_one_day_ends_come_first_and_revocations_after_licences() -> None:
    kinds = vocab.kinds()
    names = [
        "embargo-lifted",
        "embargo-imposed",
        "embargo-extended",
        "restriction-eased",
        "exempted",
        "licence-granted",
        "licence-suspended",
        "licence-revoked",
        "delivered",
    ]
    assert [kinds[name].order for name in names] == [10, 20, 30, 40, 50, 60, 70, 80, 90]


def test_a_kind_without_status_is_shown_by_its_own_name() -> None:
    assert vocab.kinds()["licence-suspended"].shown == "suspended"
    assert vocab.kinds()["halt-promised"].shown == "halt-promised"


def test_totals_are_the_kinds_that_are_reported() -> None:
    totals = [kind.kind for kind in vocab.kinds().values() if kind.is_total]
    assert totals == ["contracts-reported", "licences-reported", "exports-reported"]


def test_the_vocabularies_are_these() -> None:
    assert sorted(vocab.vocabularies()) == [
        "category",
        "currency",
        "flag",
        "kind",
        "measure",
        "outcome",
        "party-kind",
        "relation",
        "role",
        "scope",
        "stance",
        "status",
        "track",
        "unit",
        "verification",
    ]


def test_every_relation_has_a_definition_and_one_inverse() -> None:
    relations = vocab.relations()
    assert list(relations) == list(vocab.vocabularies()["relation"])
    assert len({relation.inverse for relation in relations.values()}) == len(relations)


def test_symmetric_relations_are_their_own_inverse_and_may_loop() -> None:
    for relation in vocab.relations().values():
        assert relation.symmetric == (relation.inverse == relation.relation)
        assert relation.acyclic is not relation.symmetric
    symmetric = [r.relation for r in vocab.relations().values() if r.symmetric]
    assert symmetric == ["same-goods", "same-act", "contradicts"]


def test_the_categories_are_the_eleven_of_sipri_and_six_more() -> None:
    assert all(category.sipri for category in list(vocab.categories().values())[:11])
    assert list(vocab.categories())[:11] == [
        "aircraft",
        "air-defence",
        "armoured-vehicles",
        "artillery",
        "engines",
        "missiles",
        "naval-weapons",
        "satellites",
        "sensors",
        "ships",
        "other",
    ]
    assert list(vocab.categories())[11:] == [
        "uav",
        "small-arms",
        "ammunition",
        "technology",
        "dual-use",
        "all",
    ]


def test_current_currencies_are_those_of_iso_4217_without_funds_and_metals() -> None:
    standard = {currency.alpha_3 for currency in pycountry.currencies}
    current = {code for code, currency in vocab.currencies().items() if not currency.last}
    assert current - {"TIV"} == standard - FUNDS_AND_METALS


def test_digits_and_years_of_a_currency_are_numbers() -> None:
    for currency in vocab.currencies().values():
        assert currency.digits in ("0", "2", "3")
        assert all(year == "" or 1900 < int(year) < 2100 for year in (currency.first, currency.last))
        assert not currency.last or currency.first <= currency.last


def test_sipri_volumes_are_a_unit_of_value() -> None:
    assert vocab.currencies()["TIV"].name == "SIPRI trend-indicator value, millions"


def test_every_party_has_a_kind_that_is_defined() -> None:
    assert {party.kind for party in parties().values()} == set(vocab.vocabularies()["party-kind"])
