"""Tables with keys: choosing fields, and telling what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from armstrack.dataset import Entity, Field, Foreign, Row, fields_of
from armstrack.vocab import vocabularies


def rows() -> Iterator[Row]:
    yield ("a", 1, None)
    yield ("b", 2, "x")


TABLE = Entity(
    "events",
    "Events",
    (
        Field("id", "string", "the record", required=True),
        Field("number", "integer", "how many"),
        Field("kind", "string", "what happened", vocabulary="kind"),
    ),
    ("id",),
    (Foreign("kind", "kinds", "kind"),),
    rows,
)


def test_the_fields_asked_for_are_kept_in_that_order() -> None:
    kept = TABLE.keep(["number", "id"])
    assert (kept.names, list(kept.rows())) == (("number", "id"), [(1, "a"), (2, "b")])
    assert (kept.key, kept.foreign) == (("id",), ())


def test_a_key_that_is_not_whole_is_none() -> None:
    kept = TABLE.keep(["kind"])
    assert (kept.key, kept.foreign) == ((), TABLE.foreign)


def test_rows_can_be_had_again() -> None:
    kept = TABLE.keep(["id"])
    assert list(kept.rows()) == list(kept.rows()) == [("a",), ("b",)]


def test_the_words_of_a_field_are_those_of_its_vocabulary() -> None:
    assert TABLE.fields[0].words == ()
    assert TABLE.fields[2].words == tuple(vocabularies()["kind"])


def test_every_field_is_told_with_its_meaning() -> None:
    told = fields_of([TABLE])
    assert told.names == ("table", "field", "type", "about")
    assert list(told.rows()) == [
        ("events", "id", "string", "the record"),
        ("events", "number", "integer", "how many"),
        ("events", "kind", "string", "what happened"),
    ]
