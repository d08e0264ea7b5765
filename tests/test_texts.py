"""Every field of a record is searched, with its label and weight."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Item, Related, Source, Statement, Value
from armstrack.figures import parse_figure
from armstrack.texts import Text, texts
from tests.builders import make_event

WHOLE = Event(
    id="2020-10-05-can-tur-optics",
    title="Canada suspends permits",
    date=parse_date("2020-10-05"),
    announced=parse_date("2020-10-06"),
    until=parse_date("2021-04"),
    kind="licence-suspended",
    verification="confirmed",
    actor=Actor(party="CAN", role="government", name="Minister"),
    supplier="CAN",
    recipient="TUR",
    via=("DEU",),
    end_user="Baykar",
    scope="existing-licences",
    part="drone sensors only",
    excepted=("ships",),
    terms="pending a review",
    licences=parse_figure("25-29"),
    items=(
        Item(
            category="sensors",
            designation="MX-15D",
            maker="L3Harris",
            quantity=parse_figure("7"),
            unit="systems",
            incorporated_in="TB2",
        ),
    ),
    values=(Value(amount=parse_figure("~20000000"), currency="CAD", source="gac"),),
    statements=(
        Statement(
            party="ARM",
            role="ngo",
            name="Ministry",
            stance="disputes",
            date=parse_date("2020-10-07"),
            says="contests it",
            source="mfa",
        ),
    ),
    related=(Related(rel="changes", id="2020-05-can-tur-permits"),),
    sources=(
        Source(
            key="key",
            publisher="Gazette",
            via="Reprint",
            title="Headline",
            date=parse_date("2020-10-08"),
            url="https://www.example.org/a",
            archived="https://www.example.org/b",
            document="No: 232",
            lang="tr",
        ),
    ),
    notes="a note",
)


def leaves(value: Any) -> Iterator[str]:
    """Every text that a record holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part)
    elif hasattr(value, "text"):
        yield value.text
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))


def test_the_example_has_every_field() -> None:
    parts = (WHOLE, WHOLE.actor, WHOLE.items[0], WHOLE.values[0], WHOLE.statements[0], WHOLE.sources[0])
    empty = [f.name for part in parts for f in dataclasses.fields(part) if not getattr(part, f.name)]  # type: ignore[arg-type]
    assert empty == []


def test_every_field_is_among_the_texts() -> None:
    assert set(leaves(WHOLE)) <= {text.text for text in texts(WHOLE)}


def test_parties_are_named_in_common_and_official_spelling() -> None:
    assert {"supplier", "Canada", "Dominion of Canada"} <= {
        word for text in texts(WHOLE) if text.label == "supplier" for word in (text.label, text.text)
    }
    assert [text.text for text in texts(WHOLE) if text.label == "recipient"] == [
        "TUR",
        "Turkey",
        "Republic of Türkiye",
    ]
    assert Text("statement", 2, "Armenia") in texts(WHOLE)
    assert Text("via", 3, "Germany") in texts(WHOLE)


def test_the_status_that_the_kind_gives_is_among_them() -> None:
    assert Text("status", 3, "suspended") in texts(WHOLE)


def test_texts_come_by_weight() -> None:
    found = texts(WHOLE)
    assert [text.weight for text in found] == sorted((text.weight for text in found), reverse=True)
    weights = {text.label: text.weight for text in found}
    assert weights == {
        "title": 5,
        "id": 4,
        "goods": 4,
        "end user": 4,
        "date": 3,
        "announced": 3,
        "until": 3,
        "kind": 3,
        "verification": 3,
        "actor": 3,
        "supplier": 3,
        "recipient": 3,
        "via": 3,
        "scope": 3,
        "part": 3,
        "except": 3,
        "terms": 3,
        "licences": 3,
        "status": 3,
        "value": 2,
        "statement": 2,
        "notes": 2,
        "related": 1,
        "source": 1,
    }


def test_an_empty_field_and_an_unknown_party_give_nothing() -> None:
    labels = [text.label for text in texts(make_event(supplier="QQQ"))]
    assert labels.count("supplier") == 1
    assert "goods" not in labels
