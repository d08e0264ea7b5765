"""Parties: every spelling resolves to its code or to nothing, and measures bind whom they bound."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.parties import (
    Membership,
    Resolution,
    binding_organisations,
    explain_unknown,
    memberships,
    name_of,
    parties,
    resolve,
)
from armstrack.vocab import read_table
from armstrack.words import fold, sparing

DATA = Path(__file__).parent / "data"
STATES = [party for party in parties().values() if party.kind == "state"]
SPELLINGS = sorted(
    {spelling for p in parties().values() for spelling in (p.code, p.name, p.alpha2, *p.aliases) if spelling}
)


def rows(name: str) -> list[tuple[str, str]]:
    """The rows of a table of the tests: a spelling and a code."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        _head, *found = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(spelling, code) for spelling, code in found]


def test_every_code_of_iso_3166_1_is_a_party_with_its_two_letters() -> None:
    standard = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    assert len(standard) == 249
    assert {code: parties()[code].alpha2 for code in standard if code in parties()} == standard


def test_a_code_outside_iso_3166_1_has_no_two_letters_of_it() -> None:
    standard = {country.alpha_3 for country in pycountry.countries}
    taken = {country.alpha_2 for country in pycountry.countries}
    assert [p.code for p in parties().values() if p.code not in standard and p.alpha2 in taken] == []


def test_every_spelling_resolves_to_its_code() -> None:
    table = rows("party-spellings.tsv")
    assert len(table) >= 400
    wrong = [
        (spelling, code, resolve(spelling)) for spelling, code in table if resolve(spelling).code != code
    ]
    assert wrong == []


def test_a_near_miss_resolves_to_nothing_and_suggests_its_code() -> None:
    table = rows("party-near-misses.tsv")
    assert len(table) >= 40
    found = [(spelling, code, resolve(spelling)) for spelling, code in table]
    assert [row for row in found if row[2].code is not None or row[1] not in row[2].suggestions] == []


def test_no_spelling_means_two_parties() -> None:
    meant: dict[str, set[str]] = {}
    for party in parties().values():
        for spelling in (party.code, party.name, *party.aliases):
            meant.setdefault(fold(spelling), set()).add(party.code)
    assert {spelling: codes for spelling, codes in meant.items() if len(codes) > 1} == {}


def test_an_ambiguous_word_names_parties_and_is_no_spelling_of_one() -> None:
    spelt = {fold(s) for p in parties().values() for s in (p.code, p.name, *p.aliases)}
    for row in read_table("ambiguous"):
        assert row["word"] == fold(row["word"])
        assert row["word"] not in spelt
        assert len(row["codes"].split()) > 1
        assert set(row["codes"].split()) <= set(parties())


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Kosovo", "XKX"),
        ("Serbia", "SRB"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("South Korea", "KOR"),
        ("Republic of Korea", "KOR"),
        ("DPRK", "PRK"),
        ("NO", "NOR"),
        ("no", "NOR"),
        ("UK", "GBR"),
        ("KSA", "SAU"),
        ("Turkiye", "TUR"),
        ("TÜRKİYE", "TUR"),
        ("burma", "MMR"),
        ("Czechoslovakia", "CSK"),
        ("Czechia", "CZE"),
        ("Houthis", "XHO"),
        ("NATO", "NAT"),
        ("EU", "EUE"),
        ("cote d'ivoire", "CIV"),
        ("the Gambia", "GMB"),
    ],
)
def test_a_name_means_this_party(spelling: str, code: str) -> None:
    assert resolve(spelling) == Resolution(code)


def test_korea_is_ambiguous_and_the_hint_says_between_which() -> None:
    assert resolve("Korea") == Resolution(None, ambiguous=("KOR", "PRK"))
    assert explain_unknown("Korea") == "it may mean KOR (South Korea) or PRK (North Korea): write the code"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("NO", "write NOR (Norway)"),
        ("Germany", "write DEU (Germany)"),
        ("Turky", "did you mean TUR (Turkey)? `armstrack parties` lists them"),
        ("zzzzqq", "`armstrack parties` lists the codes"),
        ("", "`armstrack parties` lists the codes"),
    ],
)
def test_an_unknown_name_is_explained(name: str, hint: str) -> None:
    assert explain_unknown(name) == hint


def test_at_most_three_codes_are_suggested_and_each_once() -> None:
    found = resolve("TU").suggestions
    assert len(found) == len(set(found)) <= 3


@given(st.sampled_from(SPELLINGS), st.integers(0, 2**64 - 1))
def test_resolving_ignores_case(spelling: str, capitals: int) -> None:
    respelt = "".join(
        letter.upper() if capitals >> place & 1 else letter.lower() for place, letter in enumerate(spelling)
    )
    assert resolve(respelt) == resolve(spelling)


def test_a_name_is_the_common_one_or_the_code_itself() -> None:
    assert name_of("TUR") == "Turkey"
    assert name_of("QQQ") == "QQQ"


def test_a_former_state_has_its_days() -> None:
    assert parties()["SUN"].last_day == date(1991, 12, 26)
    assert parties()["SSD"].first_day == date(2011, 7, 9)
    assert parties()["TUR"].first_day is None


def test_every_former_state_has_a_last_day_and_none_ends_before_it_begins() -> None:
    assert [p.code for p in parties().values() if p.kind == "former-state" and p.last_day is None] == []
    backwards = [
        p.code for p in parties().values() if p.first_day and p.last_day and p.last_day < p.first_day
    ]
    assert backwards == []


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2026, 11, 22)])
def test_every_state_is_bound_by_the_united_nations(day: date) -> None:
    assert [party.code for party in STATES if binding_organisations(party.code, day)[0] != "UNO"] == []
    assert binding_organisations("CHE", date(1990, 1, 1))[0] == "UNO"


def test_eu_measures_bound_britain_until_the_end_of_2020() -> None:
    assert "EUE" in binding_organisations("GBR", date(1973, 1, 1))
    assert "EUE" in binding_organisations("GBR", date(2020, 12, 31))
    assert "EUE" not in binding_organisations("GBR", date(2021, 1, 1))
    assert "EUE" not in binding_organisations("GBR", date(1972, 12, 31))


def test_britain_left_the_union_before_its_measures_stopped_binding_it() -> None:
    assert [m for m in memberships() if m.organisation == "EUE" and m.member == "GBR"] == [
        Membership(
            "EUE",
            "GBR",
            date(1973, 1, 1),
            date(2020, 1, 31),
            date(2020, 12, 31),
            "EU measures bound it through the transition period",
        )
    ]


@pytest.mark.parametrize(
    ("code", "day", "organisations"),
    [
        ("ISR", date(2020, 10, 5), ("UNO",)),
        ("CAN", date(2020, 10, 5), ("UNO", "NAT", "OSC")),
        ("FRA", date(2020, 10, 5), ("UNO", "EUE", "NAT", "OSC")),
        ("AZE", date(1992, 2, 28), ("UNO", "OSC")),
        ("SWE", date(2024, 3, 6), ("UNO", "EUE", "OSC")),
        ("SWE", date(2024, 3, 7), ("UNO", "EUE", "NAT", "OSC")),
        ("SUN", date(1991, 1, 1), ("UNO", "OSC")),
        ("MLI", date(2025, 1, 29), ("UNO", "XEW")),
        ("MLI", date(2025, 1, 30), ("UNO",)),
        ("SAU", date(1981, 5, 25), ("UNO", "XGC")),
        ("GRL", date(2020, 1, 1), ("UNO",)),
        ("EUE", date(2020, 1, 1), ()),
        ("XHO", date(2020, 1, 1), ()),
        ("QQQ", date(2020, 1, 1), ()),
    ],
)
def test_these_organisations_bind_this_party_on_that_day(
    code: str, day: date, organisations: tuple[str, ...]
) -> None:
    assert binding_organisations(code, day) == organisations


def test_a_membership_joins_a_party_to_an_organisation() -> None:
    for membership in memberships():
        assert parties()[membership.organisation].kind == "organisation"
        assert parties()[membership.member].kind in ("state", "former-state", "territory")
        assert membership.last_day is None or membership.first_day <= membership.last_day
        assert membership.bound_until is None or membership.last_day is not None


def test_a_name_that_was_looked_for_before_counts_as_if_it_were_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("armstrack.words._MOST_COMPARED", 5000)
    assert resolve("canadaa").suggestions == ("CAN",)
    with sparing():
        assert [resolve("canadaa").suggestions for _ in range(2)] == [("CAN",), ()]
