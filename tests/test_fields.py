"""The fields of a record as data."""

from __future__ import annotations

from dataclasses import fields

import pytest

from armstrack.event import Actor, Event, Item, Related, Source, Statement, Value
from armstrack.fields import fields_of


def test_the_fields_of_a_record_stand_in_the_order_of_a_file_without_the_id() -> None:
    assert list(fields_of()) == [
        *("title", "date", "announced", "until", "kind", "verification", "actor", "supplier", "recipient"),
        *("via", "end_user", "scope", "part", "except", "terms", "licences"),
        *("items", "values", "statements", "related", "sources", "notes"),
    ]


@pytest.mark.parametrize("part", [Actor, Item, Value, Statement, Related, Source])
def test_the_fields_of_a_part_are_those_of_its_class(part: type) -> None:
    assert list(fields_of(part)) == [field.name for field in fields(part)]


def test_the_fields_that_have_no_default_are_required() -> None:
    required = [name for name, field in fields_of().items() if field.required]
    assert required == ["title", "date", "kind", "verification", "supplier", "recipient", "sources"]
    assert fields_of(Item)["unit"].default == "pieces"


def test_a_field_has_a_leaf_or_a_part_and_may_be_a_list() -> None:
    known = fields_of()
    assert [name for name, field in known.items() if field.many] == [
        *("via", "except", "items", "values", "statements", "related", "sources")
    ]
    assert {name: field.part for name, field in known.items() if field.leaf is None} == {
        "actor": Actor,
        "items": Item,
        "values": Value,
        "statements": Statement,
        "related": Related,
        "sources": Source,
    }
    assert all(field.part is None for field in known.values() if field.leaf is not None)


def test_a_field_of_controlled_words_names_its_vocabulary() -> None:
    known = {
        **fields_of(),
        **fields_of(Statement),
        **fields_of(Value),
        **fields_of(Related),
        **fields_of(Item),
    }
    assert {name: field.vocabulary for name, field in known.items() if field.vocabulary} == {
        "kind": "kind",
        "verification": "verification",
        "scope": "scope",
        "except": "category",
        "role": "role",
        "stance": "stance",
        "currency": "currency",
        "rel": "relation",
        "category": "category",
        "unit": "unit",
    }


def test_a_field_says_what_it_means() -> None:
    assert fields_of()["date"].about == "day of effect; of a total, its period"
    assert all(field.about for part in (Event, Source) for field in fields_of(part).values())
