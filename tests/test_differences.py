"""Two versions of one record: every field that differs, in its place, and nothing that does not."""

# ruff: noqa: E501 - cases stand on one line each

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.dates import parse_date
from armstrack.differences import Difference, as_cell, as_data, as_text, differences, leaves
from armstrack.event import Actor, Event, Item, Related, Source, Statement
from tests.builders import SOURCE, make_event, make_item, make_value

EVENT = make_event()
MX = make_item("sensors", "7", designation="MX-15D")
ONE, TWO = make_value("1"), make_value("2")
TB2 = make_item("uav", "6", designation="TB2")
GAC = Source(key="gac", publisher="Global Affairs Canada", title="Statement")
MFA = Source(key="mfa", publisher="Ministry of Foreign Affairs", document="No: 232")
DISPUTE = Statement(party="TUR", role="government", stance="disputes", says="contests the reason given")


def told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The differences between two versions of one event, as people read them."""
    found = differences(replace(EVENT, **before), replace(EVENT, **after))
    return [(field, as_text(one, field), as_text(other, field)) for field, one, other in found]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"title": "One"}, {"title": "Two"}, [("title", "One", "Two")]),
        (
            {"date": parse_date("2020-10")},
            {"date": parse_date("2020-10-05")},
            [("date", "2020-10", "2020-10-05")],
        ),
        ({}, {"until": parse_date("2021")}, [("until", "", "2021")]),
        ({"scope": "all"}, {}, [("scope", "all", "")]),
        ({}, {"via": ("DEU", "FRA")}, [("via", "", "DEU (Germany); FRA (France)")]),
        (
            {"via": ("DEU", "FRA")},
            {"via": ("FRA", "DEU")},
            [
                ("via", "DEU (Germany); FRA (France)", "FRA (France); DEU (Germany)"),
            ],
        ),
        ({"excepted": ("ships",)}, {}, [("except", "ships", "")]),
        ({"recipient": "TUR"}, {"recipient": "UKR"}, [("recipient", "TUR (Turkey)", "UKR (Ukraine)")]),
        (
            {"actor": Actor(party="CAN", role="court")},
            {"actor": Actor(party="CAN", role="government")},
            [("actor.role", "court", "government")],
        ),
        (
            {},
            {"actor": Actor(party="CAN", role="court")},
            [("actor", "", "party: CAN (Canada), role: court")],
        ),
        (
            {"title": "One", "notes": "a"},
            {"title": "Two", "notes": "b"},
            [
                ("title", "One", "Two"),
                ("notes", "a", "b"),
            ],
        ),
    ],
    ids=lambda value: "; ".join(row[0] for row in value) if isinstance(value, list) else "",
)
def test_a_field_that_differs_is_told_in_its_place(
    before: dict[str, Any], after: dict[str, Any], found: list[tuple[str, str, str]]
) -> None:
    assert told(before, after) == found


@pytest.mark.parametrize(
    ("name", "before", "after", "found"),
    [
        ("items", (MX,), (replace(MX, quantity=TB2.quantity),), [("items[0].quantity", "7", "6")]),
        ("items", (MX,), (replace(MX, designation=None),), [("items[0].designation", "MX-15D", "")]),
        ("items", (MX,), (TB2, MX), [("items[0]", "", "category: uav, designation: TB2, quantity: 6")]),
        ("items", (TB2, MX), (MX,), [("items[0]", "category: uav, designation: TB2, quantity: 6", "")]),
        ("items", (TB2, MX), (replace(MX, unit="systems"), TB2), [("items[0].unit", "pieces", "systems")]),
        ("items", (make_item("uav"),), (make_item("ships"),), [("items[0]", "category: uav", "category: ships")]),
        ("values", (make_value("7"),), (make_value("8"),), [("values[0].amount", "7", "8")]),
        ("values", (make_value("7"),), (make_value("7", "USD"),), [("values[0].currency", "CAD", "USD")]),
        ("values", (make_value("7"),), (make_value("8", "USD"), make_value("7")), [
            ("values[0]", "", "amount: 8, currency: USD"),
        ]),
        ("values", (make_value("7"), make_value("8", "USD")), (make_value("8", "USD"), make_value("7")), [
            (
                "values",
                "amount: 7, currency: CAD; amount: 8, currency: USD",
                "amount: 8, currency: USD; amount: 7, currency: CAD",
            ),
        ]),
        ("statements", (DISPUTE,), (replace(DISPUTE, stance="denies"),), [("statements[0].stance", "disputes", "denies")]),
        ("statements", (), (DISPUTE,), [
            ("statements[0]", "", "party: TUR (Turkey), role: government, stance: disputes, says: contests the reason given"),
        ]),
        ("related", (Related(rel="ends", id="2019-a"),), (Related(rel="ends", id="2019-b"),), [
            ("related[0]", "ends 2019-a", "ends 2019-b"),
        ]),
        ("related", (Related(rel="ends", id="2019-a"),), (Related(rel="changes", id="2018-c"), Related(rel="ends", id="2019-a")), [
            ("related[0]", "", "changes 2018-c"),
        ]),
        ("sources", (GAC, MFA), (MFA, replace(GAC, title="Notice")), [("sources[gac].title", "Statement", "Notice")]),
        ("sources", (GAC,), (replace(GAC, key="canada"),), [
            (
                "sources[0]",
                "key: gac, publisher: Global Affairs Canada, title: Statement",
                "key: canada, publisher: Global Affairs Canada, title: Statement",
            ),
        ]),
        ("sources", (SOURCE,), (replace(SOURCE, key="gac"),), [("sources[gac].key", "", "gac")]),
        ("sources", (SOURCE,), (replace(SOURCE, url="https://www.example.org/new"),), [
            ("sources[0].url", "https://www.example.org/statement", "https://www.example.org/new"),
        ]),
        ("sources", (GAC,), (GAC, SOURCE), [
            ("sources[1]", "", "publisher: Global Affairs Canada, title: Statement, url: https://www.example.org/statement"),
        ]),
    ],
)  # fmt: skip
def test_lists_are_matched_by_what_their_parts_say(
    name: str, before: Any, after: Any, found: list[tuple[str, str, str]]
) -> None:
    assert told({name: before}, {name: after}) == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"notes": "Two lines\nof prose."}, {"notes": "Two lines of\nprose."}),
        ({"items": (MX, TB2)}, {"items": (TB2, MX)}),
        ({"sources": (GAC, MFA)}, {"sources": (MFA, GAC)}),
        ({"related": (Related(rel="ends", id="2019-a"), Related(rel="ends", id="2019-b"))},
         {"related": (Related(rel="ends", id="2019-b"), Related(rel="ends", id="2019-a"))}),
        ({"items": (MX, MX)}, {"items": (MX, MX)}),
        ({"items": (Item(),)}, {"items": (Item(),)}),
    ],
    ids=["line breaks", "items", "sources", "related", "twins", "nothing known"],
)  # fmt: skip
def test_layout_is_no_difference(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert told(before, after) == []


def test_a_new_line_break_in_a_statement_alone_is_no_difference() -> None:
    said = (DISPUTE, replace(DISPUTE, party="ARM"))
    wrapped = (replace(DISPUTE, says="contests\nthe reason given"), said[1])
    assert told({"statements": said}, {"statements": wrapped}) == []


def test_the_likest_parts_are_matched_first_whatever_their_order() -> None:
    old = (make_item("uav", "6", designation="TB2"), make_item("uav", "9", designation="Akinci"))
    new = (make_item("uav", "9", designation="TB2"), make_item("uav", "8", designation="Akinci"))
    assert told({"items": old}, {"items": new}) == [
        ("items[0].quantity", "6", "9"),
        ("items[1].quantity", "9", "8"),
    ]


def test_in_long_lists_what_stands_at_one_position_is_compared() -> None:
    old = tuple(make_item("uav", "6", designation=f"{number}") for number in range(150))
    new = tuple(make_item("uav", "7", designation=f"{number}") for number in range(150))
    assert told({"items": old}, {"items": new}) == [(f"items[{at}].quantity", "6", "7") for at in range(150)]
    assert told({"items": old}, {"items": (MX, *old)}) == [
        ("items[0]", "", "category: sensors, designation: MX-15D, quantity: 7")
    ]


def test_parts_of_one_content_stay_where_they_are_or_go_together_in_order() -> None:
    assert told({"values": (ONE, TWO, ONE)}, {"values": (ONE, TWO, ONE, ONE)}) == [
        ("values[3]", "", as_text(ONE))
    ]
    assert told({"items": (MX, TB2)}, {"items": (TB2, TB2)}) == [("items[0]", as_text(MX), as_text(TB2))]
    many = tuple(make_item("uav", str(number)) for number in range(1500))
    assert told({"items": many}, {"items": many[::-1]}) == []


def test_the_id_is_no_field() -> None:
    assert differences(EVENT, replace(EVENT, id="2020-can-tur-other")) == ()


# What a difference holds


@pytest.mark.parametrize(
    ("content", "data", "cell", "text"),
    [
        (None, None, None, ""),
        ("two\nlines", "two\nlines", "two\nlines", "two lines"),
        (parse_date("2020-10"), "2020-10", "2020-10", "2020-10"),
        (("DEU", "FRA"), ["DEU", "FRA"], ("DEU", "FRA"), "DEU; FRA"),
        (MX, {"category": "sensors", "designation": "MX-15D", "quantity": "7"},
         "category: sensors, designation: MX-15D, quantity: 7", "category: sensors, designation: MX-15D, quantity: 7"),
        ((make_value("7"),), [{"amount": "7", "currency": "CAD"}], "amount: 7, currency: CAD", "amount: 7, currency: CAD"),
        (Related(rel="ends", id="2019-a"), {"rel": "ends", "id": "2019-a"}, "ends 2019-a", "ends 2019-a"),
    ],
    ids=["nothing", "text", "date", "codes", "part", "parts", "link"],
)  # fmt: skip
def test_contents_are_told_to_machines_and_to_people(content: Any, data: Any, cell: Any, text: str) -> None:
    assert as_data(content) == data
    assert as_cell(content) == cell
    assert as_text(content) == text


def test_a_party_is_named_beside_its_code_and_other_text_is_left_alone() -> None:
    assert as_text("TUR", "statements[0].party") == "TUR (Turkey)"
    assert as_text("TUR", "end_user") == "TUR"
    assert as_text("Devdiscourse", "sources[0].via") == "Devdiscourse"


def test_every_text_of_a_record_is_a_leaf() -> None:
    event = replace(EVENT, items=(MX,), via=("DEU",), notes="Two\nlines")
    assert list(leaves(event)) == [
        "2020-10-05-can-tur-act",
        "CAN to TUR: delivered",
        "2020-10-05",
        "delivered",
        "confirmed",
        "CAN",
        "TUR",
        "DEU",
        "sensors",
        "MX-15D",
        "7",
        "Global Affairs Canada",
        "Statement",
        "https://www.example.org/statement",
        "Two lines",
    ]


# Laws

ITEMS = st.builds(
    make_item,
    st.sampled_from([None, "uav", "sensors"]),
    st.sampled_from([None, "6", "7"]),
    designation=st.sampled_from(["TB2", "MX-15D"]),
)
SOURCES = st.builds(
    Source, key=st.sampled_from([None, "a", "b"]), publisher=st.sampled_from(["P", "Q"]), title=st.just("T")
)
EVENTS = st.builds(
    lambda items, sources, notes: replace(EVENT, items=tuple(items), sources=tuple(sources), notes=notes),
    st.lists(ITEMS, max_size=4),
    st.lists(SOURCES, max_size=3),
    st.sampled_from([None, "a b", "a\nb", "c"]),
)


@given(EVENTS)
def test_a_record_does_not_differ_from_itself(event: Event) -> None:
    assert differences(event, event) == ()


@given(EVENTS, EVENTS)
def test_differences_backwards_are_as_many_and_say_the_opposite(one: Event, other: Event) -> None:
    forwards, backwards = differences(one, other), differences(other, one)
    turned = [Difference("", before, after) for _, after, before in backwards]
    assert sorted(map(str, (d._replace(field="") for d in forwards))) == sorted(map(str, turned))


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_lists_other_than_values_says_nothing(event: Event, random: Any) -> None:
    items, sources = list(event.items), list(event.sources)
    random.shuffle(items)
    random.shuffle(sources)
    assert differences(event, replace(event, items=tuple(items), sources=tuple(sources))) == ()
