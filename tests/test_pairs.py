"""A part of a record on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.event import Actor, Item, Related, Source, Statement, Value
from armstrack.fields import fields_of
from armstrack.pairs import check_name, form_of, read_pairs
from armstrack.problem import FieldError


@pytest.mark.parametrize(
    ("part", "text", "pairs"),
    [
        (Item, "category=sensors; designation=MX-15D; quantity=7", None),
        (Item, " Category = sensors;\n designation=MX-15D ;  quantity=7 ", None),
        (Item, "incorporated-in=Bayraktar TB2", {"incorporated_in": "Bayraktar TB2"}),
        (Item, "designation=", {"designation": ""}),
        (Source, "publisher=A; url=https://a.b/?x=1;y=2", {"publisher": "A", "url": "https://a.b/?x=1;y=2"}),
        (Source, "title=Drones; and more; publisher=A", {"title": "Drones; and more", "publisher": "A"}),
        (Source, r"title=Law\; part=2; publisher=A", {"title": "Law; part=2", "publisher": "A"}),
        (Value, "~20000000 CAD", {"amount": "~20000000", "currency": "CAD"}),
        (Value, "20 000 000 cad gac", {"amount": "20 000 000", "currency": "cad", "source": "gac"}),
        (Value, "CAD 20000000", {"amount": "20000000", "currency": "CAD"}),
        (Value, "amount=7; currency=CAD", {"amount": "7", "currency": "CAD"}),
        (Related, "changes:2020-can-tur-x", {"rel": "changes", "id": "2020-can-tur-x"}),
        (Related, " changes : x ", {"rel": "changes", "id": "x"}),
        (Related, "rel=changes; id=x", {"rel": "changes", "id": "x"}),
    ],
)
def test_a_part_on_one_line_is_read(part: type, text: str, pairs: dict[str, str] | None) -> None:
    expected = {"category": "sensors", "designation": "MX-15D", "quantity": "7"}
    assert read_pairs(part, text) == (expected if pairs is None else pairs)


ESCAPE = r"(a `;` that is text is written `\;`)"


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        (Item, "sensors", ("E203", '"sensors" has no field', 'write it as "category=...; designation=..."')),
        (Source, "A", ("E203", '"A" has no field', 'write it as "publisher=..."')),
        (
            Statement,
            "x; party=TUR",
            ("E203", '"x; party=TUR" has no field', 'write it as "party=...; stance=..."'),
        ),
        (Value, "20000000", ("E203", '"20000000" has no field', 'write it as "20000000 CAD"')),
        (Related, "x", ("E203", '"x" has no field', 'write it as "changes:ID"')),
        (
            Item,
            "category=sensors; quanttity=7",
            ("E201", 'unknown field "quanttity"', f"did you mean quantity? {ESCAPE}"),
        ),
        (
            Actor,
            "party=CAN; colour=green",
            ("E201", 'unknown field "colour"', f"fields here: party, role, name {ESCAPE}"),
        ),
        (Item, "quantity=7; quantity=8", ("E105", '"quantity" stands twice', "keep one of the two")),
    ],
)
def test_another_form_is_refused(part: type, text: str, said: tuple[str, str, str]) -> None:
    with pytest.raises(FieldError) as refused:
        read_pairs(part, text)
    assert (refused.value.code, refused.value.message, refused.value.hint) == said


def test_a_name_may_be_joined_by_hyphens_and_have_capitals() -> None:
    assert check_name(Item, "Incorporated-In") == "incorporated_in"
    with pytest.raises(FieldError, match='unknown field "colour"'):
        check_name(Item, "colour")


def test_a_part_without_required_fields_is_shown_with_its_first_two() -> None:
    assert form_of(Item) == "category=...; designation=..."


TEXTS = st.text("ab =:é\u00a0", max_size=9).map(str.strip)


@given(st.dictionaries(st.sampled_from(sorted(fields_of(Source))), TEXTS, min_size=1))
def test_what_is_joined_is_read_apart_again(pairs: dict[str, str]) -> None:
    assert read_pairs(Source, "; ".join(f"{name}={text}" for name, text in pairs.items())) == pairs
