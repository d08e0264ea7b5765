"""Supplier and recipient as they are typed: names over several words, without quotes or with."""

from __future__ import annotations

import pytest

from armstrack.cli import exits
from armstrack.cli.sides import read_flow, read_sides


@pytest.mark.parametrize(
    ("typed", "supplier", "recipient"),
    [
        ("canada turkey", "CAN", "TUR"),
        ("CA tr", "CAN", "TUR"),
        ("great britain saudi arabia", "GBR", "SAU"),
        ("great britain", "GBR", None),
        ("south korea iran", "KOR", "IRN"),
        ("iran south korea", "IRN", "KOR"),
        ("sudan south sudan", "SDN", "SSD"),
        ("south sudan sudan", "SSD", "SDN"),
        ("guinea bissau guinea", "GNB", "GIN"),
        ("guinea guinea bissau", "GIN", "GNB"),
        ("canada to turkey", "CAN", "TUR"),
        ("from canada to united arab emirates", "CAN", "ARE"),
        ("republic of china taiwan", "TWN", "TWN"),
        ("tonga to", "TON", "TON"),
    ],
)
def test_names_may_span_words(typed: str, supplier: str, recipient: str | None) -> None:
    assert read_sides(typed.split(), "status") == (supplier, recipient)


def test_quoted_names_and_absent_ones_are_taken_too() -> None:
    assert read_sides(["great britain", "Korea, South"], "status") == ("GBR", "KOR")
    assert read_sides(["great britain", None], "status") == ("GBR", None)
    assert read_sides([None, None], "status") == (None, None)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("cnada", 'SUPPLIER: no party is called "cnada"'),
        ("cnada turkey", 'SUPPLIER: no party is called "cnada"'),
        ("canada tukrey", 'RECIPIENT: no party is called "tukrey"'),
        ("cnada tukrey", 'SUPPLIER: no party is called "cnada"'),
        ("south koria iran", 'SUPPLIER: no party is called "south koria"'),
        ("iran south koria", 'RECIPIENT: no party is called "south koria"'),
        ("a b c", 'SUPPLIER: no party is called "a b c"'),
        ("korea russia", 'SUPPLIER: "korea" is ambiguous'),
        ("canada to korea", 'RECIPIENT: "korea" is ambiguous'),
        ("canada turkey iran", 'status has no place for "iran"'),
        ("south korea iran iraq", 'status has no place for "iraq"'),
    ],
)
def test_words_that_are_no_names_are_a_usage_error(typed: str, fault: str) -> None:
    with pytest.raises(exits.StopError) as refused:
        read_sides(typed.split(), "status")
    assert (refused.value.code, refused.value.message) == (exits.USAGE, fault)


def test_a_flow_needs_both_names() -> None:
    assert read_flow(["south", "korea", "iran"], "timeline") == ("KOR", "IRN")
    with pytest.raises(exits.StopError) as refused:
        read_flow(["great", "britain"], "timeline")
    assert (refused.value.code, refused.value.message, refused.value.hint) == (
        exits.USAGE,
        "timeline needs RECIPIENT",
        "for example `armstrack timeline canada turkey`; `armstrack timeline --help` shows its options",
    )
