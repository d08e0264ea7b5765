"""A form that somebody filled in: the tree of a record, and every fault at once."""

from __future__ import annotations

from datetime import date

import pytest

from armstrack.answers import Reader
from armstrack.forms import Fault, Filled, name_of_answer, option_of, read_form
from armstrack.handles import Handles

READER = Reader(date(2026, 11, 22), Handles(["2020-10-05-can-tur-optics"]))
NEEDED = ["title", "date", "kind", "verification", "supplier", "recipient", "sources"]


def read(**form: object) -> Filled:
    return read_form(form, READER)


def test_a_form_has_the_fields_of_a_record() -> None:
    form = {
        "title": "Canada suspends",
        "date": "5 Oct 2020",
        "kind": "permit suspended",
        "verification": "confirmed",
        "actor": {"party": "canada", "role": "government"},
        "supplier": "canada",
        "recipient": "türkiye",
        "via": ["germany"],
        "items": [{"category": "sensors", "quantity": "7"}],
        "related": [{"rel": "changes", "id": "optics"}],
        "sources": [{"publisher": "Reuters", "date": "2020"}],
    }
    assert read_form(form, READER) == (
        {
            "title": "Canada suspends",
            "date": "2020-10-05",
            "kind": "licence-suspended",
            "verification": "confirmed",
            "actor": {"party": "CAN", "role": "government"},
            "supplier": "CAN",
            "recipient": "TUR",
            "via": ["DEU"],
            "items": [{"category": "sensors", "quantity": "7"}],
            "related": [{"rel": "changes", "id": "2020-10-05-can-tur-optics"}],
            "sources": [{"publisher": "Reuters", "date": "2020"}],
        },
        [],
        [],
    )


def test_the_actor_and_one_item_may_stand_on_their_own() -> None:
    assert read(actor_party="canada", **{"Actor-Role": "court"}, category="sensors", unit="systems").tree == {
        "actor": {"party": "CAN", "role": "court"},
        "items": [{"category": "sensors", "unit": "systems"}],
    }


def test_the_item_on_its_own_stands_before_the_others() -> None:
    items = read(item=["category=ships", "designation=MX"], category="sensors").tree["items"]
    assert items == [{"category": "sensors"}, {"category": "ships"}, {"designation": "MX"}]


def test_a_field_of_the_actor_changes_the_actor() -> None:
    actor = {"party": "CAN", "role": "court"}
    assert read(actor=actor, actor_role="company").tree == {"actor": {"party": "CAN", "role": "company"}}
    assert read(actor="party=CAN; role=court").tree == {"actor": actor}


@pytest.mark.parametrize(
    "items",
    [
        ["category=sensors", "category=ships; quantity=2"],
        "category=sensors\n\ncategory=ships; quantity=2\n",
        [{"category": "sensors"}, {"category": "ships", "quantity": "2", "maker": None}],
    ],
)
def test_a_list_may_be_text_with_a_part_a_line(items: object) -> None:
    assert read(items=items) == read(item=items)
    assert read(items=items).tree == {
        "items": [{"category": "sensors"}, {"category": "ships", "quantity": "2"}]
    }


def test_one_part_is_a_list_of_one() -> None:
    assert read(value="7 CAD", source={"publisher": "Reuters"}).tree == {
        "values": [{"amount": "7", "currency": "CAD"}],
        "sources": [{"publisher": "Reuters"}],
    }


@pytest.mark.parametrize(
    ("via", "codes"),
    [
        ("germany", ["DEU"]),
        ("germany, france", ["DEU", "FRA"]),
        ("germany\nfrance", ["DEU", "FRA"]),
        ("Korea, Republic of", ["KOR"]),
        (["germany, france", "italy"], ["DEU", "FRA", "ITA"]),
        ("germany, france, ,", ["DEU", "FRA"]),
    ],
)
def test_names_may_stand_with_commas_between(via: object, codes: list[str]) -> None:
    assert read(via=via).tree == {"via": codes}


@pytest.mark.parametrize("nothing", [None, "", "_No response_", "unknown", [], {}])
def test_what_is_not_answered_is_left_out(nothing: object) -> None:
    assert read(title=nothing, items=nothing, actor=nothing, via=nothing, _checked="yes") == ({}, [], NEEDED)


def test_every_fault_is_told_with_its_option_in_the_order_of_a_record() -> None:
    assert read(
        notes=True,
        terms={"a": "b"},
        end_user=["a", "b"],
        via="germany, turky",
        quantity="many",
        item=["category=ships", "colour=green"],
        value=["7", {"amount": "7"}],
        actor_role="government",
        source="publisher=unknown; url=x",
        colour="green",
        kinds="x",
        supplier="turky",
    ).faults == [
        Fault(
            "colour",
            'a record has no field "colour"',
            "a question that is none of a record's begins with `_`",
        ),
        Fault("kinds", 'a record has no field "kinds"', "did you mean kind?"),
        Fault(
            "--actor-party",
            "it is missing",
            "say code of the state or organisation that the actor belongs to",
        ),
        Fault("--supplier", 'unknown party "turky"', TURKEY),
        Fault("--via", 'unknown party "turky"', TURKEY),
        Fault("--end-user", "text is needed here, not a list", "write one answer, in quotes"),
        Fault("--terms", "text is needed here, not fields", "write one answer, in quotes"),
        Fault("--quantity", '"many" is no figure', DIGITS),
        Fault("--item 3", 'unknown field "colour"', GREEN),
        Fault("--value 1", '"7" has no field', 'write it as "20000000 CAD"'),
        Fault("--value 2, currency", "it is missing", "say ISO 4217, or TIV; never assumed"),
        Fault(
            "--source, url", '"x" is no web address', "write the whole address, https://..., without blanks"
        ),
        Fault("--source, publisher", "it is missing", "say who published it first"),
        Fault("--notes", "text is needed here, not True", "write one answer, in quotes"),
    ]


TURKEY = "did you mean TUR (Turkey)? `armstrack parties` lists them"
DIGITS = "write digits alone, with a point for decimals: 7, 7?, ~7, 7+, <7 or 5-9"
GREEN = (
    "fields here: category, designation, maker, quantity, unit, incorporated_in "
    r"(a `;` that is text is written `\;`)"
)


def test_the_one_answer_of_a_list_is_that_answer() -> None:
    assert read(kind=["delivered"], category=["sensors"]).tree == {
        "kind": "delivered",
        "items": [{"category": "sensors"}],
    }


def test_an_answer_that_cannot_be_used_is_not_missing_too() -> None:
    filled = read(supplier="turky", title="x")
    assert filled.tree == {"title": "x"}
    assert filled.missing == ["date", "kind", "verification", "recipient", "sources"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("End-User", "end_user"),
        ("source", "sources"),
        ("related", "related"),
        ("Item", "items"),
        ("title", "title"),
    ],
)
def test_a_question_may_be_named_in_several_ways(typed: str, name: str) -> None:
    assert name_of_answer(typed) == name


def test_a_field_has_one_option() -> None:
    assert [option_of(name) for name in ("end_user", "sources", "values")] == [
        "--end-user",
        "--source",
        "--value",
    ]
