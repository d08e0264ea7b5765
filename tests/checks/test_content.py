"""Rules about what kind, verification and scope ask for: E304 to E307, E309, E310, E315."""

from __future__ import annotations

import pytest

from tests.checks.sample import Said, changed, codes, told
from tests.conftest import SOUND_ID

TWO_SOURCES = (
    "statement\n",
    "statement\n  - publisher: Daily Example\n    url: https://www.example.org/daily\n",
)


@pytest.mark.parametrize("kind", ["appeal", "finding", "ruling"])
def test_who_appeals_finds_or_rules_is_named(kind: str) -> None:
    text = changed(("licence-suspended", kind))
    assert told(text) == [
        Said(
            "E304",
            3,
            7,
            7 + len(kind),
            f"`{kind}` does not say who acted",
            "add `actor:` with `party` and `role`",
        )
    ]
    assert codes(changed(("licence-suspended", kind), more="actor:\n  party: CAN\n  role: court\n")) == []


def test_an_actor_that_cannot_be_read_is_not_missing() -> None:
    assert codes(changed(("licence-suspended", "ruling"), more="actor: Federal Court\n")) == ["E203"]


@pytest.mark.parametrize("verification", ["claimed", "alleged"])
def test_a_claim_is_somebodys(verification: str) -> None:
    text = changed(("confirmed", verification), TWO_SOURCES)
    assert told(text) == [
        Said(
            "E305",
            4,
            15,
            22,
            f"`{verification}`, but no statement says by whom",
            "add to `statements:` the party that claims it, with `stance: asserts`",
        )
    ]


@pytest.mark.parametrize(
    ("stance", "found"),
    [
        ("asserts", []),
        ("reports", []),
        ("confirms", []),
        ("denies", ["E305"]),
        ("disputes", ["E305"]),
        ("declines-to-comment", ["E305"]),
        ("shouts", ["E206"]),  # who claims it may stand there
    ],
)
def test_only_a_statement_that_says_so_attributes_a_claim(stance: str, found: list[str]) -> None:
    statement = f"statements:\n  - party: TUR\n    stance: {stance}\n"
    assert codes(changed(("confirmed", "claimed"), TWO_SOURCES, more=statement)) == found


def test_consent_to_a_re_export_names_the_holder() -> None:
    assert told(changed(more="scope: re-export\n")) == [
        Said(
            "E306",
            7,
            8,
            17,
            "`scope: re-export` does not say who holds the goods",
            "add `via: [CODE]` with the party that holds them",
        )
    ]
    assert codes(changed(more="scope: re-export\nvia: [DEU]\n")) == []
    assert codes(changed(more="scope: re-export\nvia: DEU\n")) == ["E203"]
    assert codes(changed(more="scope: all\n")) == []


@pytest.mark.parametrize("kind", ["contracts-reported", "licences-reported", "exports-reported"])
def test_a_total_holds_a_figure(kind: str) -> None:
    assert told(changed(("licence-suspended", kind))) == [
        Said(
            "E307",
            3,
            7,
            7 + len(kind),
            f"`{kind}` holds no figure",
            "add `values:`, `licences:` or a `quantity`; without any, it is no record",
        )
    ]


@pytest.mark.parametrize(
    ("more", "quantity", "found"),
    [
        ("values:\n  - amount: 5\n    currency: EUR\n", "", []),
        ("licences: 4\n", "", []),
        ("", "    quantity: 7+\n", []),
        ("licences: four\n", "", ["E207"]),
        ("", "    quantity: seven\n", ["E207"]),
        ("values: 5 EUR\n", "", ["E203"]),
    ],
)
def test_any_figure_makes_a_total_even_one_that_cannot_be_read(
    more: str, quantity: str, found: list[str]
) -> None:
    text = changed(
        ("licence-suspended", "exports-reported"), ("sensors\n", f"sensors\n{quantity}"), more=more
    )
    assert codes(text) == found


def test_all_stands_alone() -> None:
    text = changed(("sensors\n", "sensors\n  - category: all\n"), more="except: [ships, all]\n")
    assert told(text) == [
        Said(
            "E309",
            7,
            17,
            20,
            "`except` leaves out everything",
            "name the categories that the act does not reach",
        ),
        Said(
            "E309",
            10,
            15,
            18,
            "category `all` stands beside other items",
            "name the categories, or keep one item with `category: all`",
        ),
    ]
    assert codes(changed(("category: sensors", "category: all"))) == []


def test_all_is_seen_beside_an_item_that_cannot_be_read() -> None:
    assert codes(changed(("sensors\n", "all\n  - sensors\n"))) == ["E309", "E203"]


def test_goods_go_from_one_party_to_another() -> None:
    hint = "supplier, via and recipient are different parties"
    assert told(changed(("TUR", "CAN"), more="via: [DEU, DEU, CAN]\n"), "2020-10-05-can-can-optics") == [
        Said("E310", 6, 12, 15, "CAN stands twice in the route of the goods", hint),
        Said("E310", 7, 12, 15, "DEU stands twice in the route of the goods", hint),
        Said("E310", 7, 17, 20, "CAN stands twice in the route of the goods", hint),
    ]


def test_broken_parties_are_not_the_same_party() -> None:
    assert codes(changed(("CAN", "Canada"), ("recipient: TUR", "recipient: Turky"))) == ["E204", "E204"]


def test_a_record_says_nothing_about_itself() -> None:
    text = changed(more=f"related:\n  - same-act\n  - rel: part-of\n    id: {SOUND_ID}\n")
    assert told(text)[1:] == [
        Said(
            "E315",
            10,
            9,
            34,
            "the record is related to itself",
            "name the other record, or delete the relation",
        )
    ]
