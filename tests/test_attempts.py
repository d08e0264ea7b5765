"""The ways to take one question, strictest first, and what is said of them."""

from __future__ import annotations

import shlex

import pytest

from armstrack.attempts import attempts
from armstrack.query import read

TURNED = "nothing from Canada to Turkey matches: read the other way round"


def ways(typed: str) -> list[str]:
    """Each way as a reader sees it, its remark in brackets."""
    found = attempts(read(shlex.split(typed)))
    return [" · ".join(map(str, a.clauses)) + (f" [{a.remark}]" if a.remark else "") for a in found]


def test_text_alone_is_taken_in_one_way() -> None:
    assert ways("optics 2020") == ['text "optics" · 2020']


def test_one_party_is_either_side_else_has_any_part_else_is_named() -> None:
    said = "no record has Turkey as a party: shown where it"
    assert ways("turkey optics") == [
        'party Turkey · text "optics"',
        f'Turkey in any part · text "optics" [{said} takes part]',
        f'Turkey named · text "optics" [{said} is named]',
    ]


def test_two_parties_are_supplier_and_recipient_else_the_other_way_round() -> None:
    said = "no record has Canada and Turkey as its two sides: shown where both"
    assert ways("canada turkey") == [
        "supplier Canada · recipient Turkey",
        f"recipient Canada · supplier Turkey [{TURNED}]",
        f"Canada in any part · Turkey in any part [{said} take part]",
        f"Canada named · Turkey named [{said} are named]",
    ]


def test_words_between_two_parties_do_not_part_them() -> None:
    assert ways("saudi optics germany")[0] == 'supplier Saudi Arabia · text "optics" · recipient Germany'


def test_a_third_party_has_any_part_or_is_named() -> None:
    assert ways("canada turkey azerbaijan")[:2] == [
        "supplier Canada · recipient Turkey · Azerbaijan in any part or named",
        f"recipient Canada · supplier Turkey · Azerbaijan in any part or named [{TURNED}]",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("from canada to turkey", "supplier Canada · recipient Turkey"),
        ("canada to turkey", "supplier Canada · recipient Turkey"),
        ("turkey from canada", "recipient Turkey · supplier Canada"),
        ("to turkey", "recipient Turkey"),
        ("canada not turkey", "party Canada · not party Turkey"),
        ("from canada to turkey israel", "supplier Canada · recipient Turkey · Israel in any part or named"),
    ],
)
def test_a_preposition_decides_and_the_other_party_takes_the_other_side(typed: str, expected: str) -> None:
    found = ways(typed)
    assert found[0] == expected
    assert not any("round" in way for way in found)


def test_what_prepositions_say_whole_is_taken_in_one_way() -> None:
    assert len(ways("from canada to turkey")) == 1


def test_words_of_vocabularies_are_filters_else_text_categories_first() -> None:
    assert ways("drone optics suspended") == [
        'category uav ("drone") · text "optics" · status suspended',
        'text "drone" · text "optics" · status suspended '
        '[nothing passes "drone" as a filter: searched as text]',
        'text "drone" · text "optics" · text "suspended" '
        '[nothing passes "drone" and "suspended" as a filter: searched as text]',
    ]


def test_several_parties_in_other_parts_are_told_together() -> None:
    assert ways("canada turkey israel")[2].partition("[")[2] == (
        "no record has Canada and Turkey and Israel as its parties: shown where all take part]"
    )


def test_other_parts_are_for_flows_that_are_not_on_record() -> None:
    """Only where no record at all joins the two as sides is there a reason to look elsewhere."""
    found = list(attempts(read(["canada", "turkey", "optics", "not", "israel"])))
    assert [[" · ".join(map(str, clauses)) for clauses in way.unless] for way in found] == [
        [],
        [],
        *[["supplier Canada · recipient Turkey", "recipient Canada · supplier Turkey"]] * 2,
    ]


def test_excluded_words_stay_as_they_are() -> None:
    assert ways("optics not drones not turkey") == [
        'text "optics" · not category uav ("drones") · not party Turkey'
    ]


def test_both_ways_to_be_less_strict_are_told() -> None:
    assert ways("turkey drones")[3] == (
        'Turkey in any part · text "drones" '
        "[no record has Turkey as a party: shown where it takes part; "
        'nothing passes "drones" as a filter: searched as text]'
    )
