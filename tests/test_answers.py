"""One answer, as a record writes it: what means one thing is taken, a near miss is refused."""

from __future__ import annotations

from datetime import date

import pytest

from armstrack.answers import Reader, question, say, says_nothing
from armstrack.event import Event, Item, Related, Source, Statement, Value
from armstrack.fields import Field, fields_of
from armstrack.handles import Handles
from armstrack.problem import FieldError

IDS = ("2020-10-05-can-tur-optics", "2020-10-06-can-tur-optics", "2019-can-sau-lav", "2019-can-sau-lav-order")
READER = Reader(date(2026, 11, 22), Handles(IDS))


def field(name: str, part: type = Event) -> Field:
    return fields_of(part)[name]


@pytest.mark.parametrize(
    ("part", "name", "typed", "written"),
    [
        (Event, "title", "  Canada suspends  ", "Canada suspends"),
        (Event, "date", "5 Oct 2020", "2020-10-05"),
        (Event, "date", "yesterday", "2026-11-21"),
        (Event, "kind", "licence-suspended", "licence-suspended"),
        (Event, "kind", "Permit suspended", "licence-suspended"),
        (Event, "supplier", "canada", "CAN"),
        (Event, "recipient", "TÜRKIYE", "TUR"),
        (Event, "licences", "25-29", "25-29"),
        (Event, "licences", "1 450 000", "1450000"),
        (Event, "notes", "one\r\ntwo", "one\ntwo"),
        (Value, "currency", "cad", "CAD"),
        (Source, "lang", "EN", "en"),
        (Related, "id", "2020-10-05-can-tur-optics", "2020-10-05-can-tur-optics"),
        (Related, "id", "records/can/2020-10-05-can-tur-optics.yaml", "2020-10-05-can-tur-optics"),
        (Related, "id", "2020-10-05-CAN", "2020-10-05-can-tur-optics"),
        (Related, "id", "lav-order", "2019-can-sau-lav-order"),
        (Related, "id", "2019-can-sau-lav", "2019-can-sau-lav"),
    ],
)
def test_an_answer_with_one_meaning_is_taken(part: type, name: str, typed: str, written: str) -> None:
    assert READER.read(field(name, part), typed) == written


@pytest.mark.parametrize(
    ("part", "name", "typed", "said"),
    [
        (
            Event,
            "supplier",
            "turky",
            ("E204", 'unknown party "turky"', "did you mean TUR (Turkey)? `armstrack parties` lists them"),
        ),
        (
            Event,
            "supplier",
            "korea",
            (
                "E204",
                'unknown party "korea"',
                "it may mean KOR (South Korea) or PRK (North Korea): write the code",
            ),
        ),
        (
            Event,
            "date",
            "03/04/2020",
            ("E205", '"03/04/2020" may be 2020-04-03 or 2020-03-04', "write the one that is meant"),
        ),
        (Event, "title", "one\ntwo", ("E203", "one line is needed here", "put the rest into `notes`")),
        (
            Event,
            "title",
            "a\x1bb",
            ("E102", "U+001B CONTROL CHARACTER is not allowed", "leave it out, or retype the line"),
        ),
        (
            Event,
            "title",
            "a\udcffb",
            ("E101", "the answer is not UTF-8", "type it anew, or paste it as text"),
        ),
        (
            Event,
            "items",
            "sensors",
            ("E203", "fields are needed here, not text", "write `name=value; name=value`"),
        ),
        (
            Related,
            "id",
            "optics",
            ("E403", '2 records begin or end with "optics"', f"one of {IDS[0]}, {IDS[1]}"),
        ),
        (
            Related,
            "id",
            "2020-10-07-can-tur-optics",
            (
                "E403",
                'no record has the id "2020-10-07-can-tur-optics"',
                f"did you mean {IDS[1]} or {IDS[0]}?",
            ),
        ),
        (Related, "id", "x", ("E403", 'no record has the id "x"', "`armstrack list` shows the ids")),
    ],
)
def test_a_near_miss_or_a_double_meaning_is_refused(
    part: type, name: str, typed: str, said: tuple[str, str, str]
) -> None:
    with pytest.raises(FieldError) as refused:
        READER.read(field(name, part), typed)
    code, message, hint = said
    assert (refused.value.code, refused.value.message, refused.value.hint) == (code, message, hint)


@pytest.mark.parametrize("typed", ["", "  ", "-", "?", "unknown", "N/A", "_No response_"])
def test_an_empty_answer_says_nothing(typed: str) -> None:
    assert says_nothing(typed)
    assert not says_nothing("0")


@pytest.mark.parametrize(
    ("part", "name", "written", "said"),
    [
        (Event, "supplier", "TUR", "TUR (Turkey)"),
        (Value, "currency", "CAD", "CAD (Canadian Dollar)"),
        (
            Statement,
            "stance",
            "disputes",
            "disputes: Grants the fact but contests the reason given or the meaning.",
        ),
        (Event, "date", "2020-10", "2020-10"),
        (Item, "maker", "Baykar", "Baykar"),
    ],
)
def test_what_an_answer_was_taken_for_is_said(part: type, name: str, written: str, said: str) -> None:
    assert say(field(name, part), written) == said


def test_a_question_is_what_the_field_means() -> None:
    assert question(field("date")) == "day of effect; of a total, its period"
    assert question(field("recipient")) == "code of the recipient of the goods; any name will do"
