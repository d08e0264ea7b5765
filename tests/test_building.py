"""Events kept as JSON come back as they were."""

from __future__ import annotations

import json
from typing import get_type_hints

import pytest

from armstrack import building
from armstrack.building import from_jsons, to_json
from armstrack.document import read
from armstrack.event import PARTS, Event
from armstrack.ledger import load
from armstrack.record import read_record
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def events() -> tuple[Event, ...]:
    return load(ROOT / "records").events


def test_every_shipped_record_comes_back_equal(events: tuple[Event, ...]) -> None:
    assert from_jsons([to_json(event) for event in events]) == list(events)


def test_a_file_that_uses_every_field_comes_back_equal() -> None:
    tree = read((ROOT / "docs" / "example-record.yaml").read_bytes()).tree
    assert tree is not None
    event = read_record("2020-10-05-can-tur-example", tree).event
    assert event is not None
    assert from_jsons([to_json(event)]) == [event]


def test_dates_and_figures_are_kept_as_written_and_unknown_is_left_out(events: tuple[Event, ...]) -> None:
    event = events[0]
    kept = json.loads(to_json(event))
    assert kept["date"] == event.date.text
    assert None not in kept.values()


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"id": "x", "stranger": "y"}', '{"id": "x", "date": "2020-13"}']
)
def test_what_no_event_gave_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        from_jsons([text])


@pytest.mark.parametrize("part", [Event, *PARTS], ids=lambda part: part.__name__)
def test_every_attribute_that_is_no_text_has_a_way_to_be_built(part: type) -> None:
    texts = (str, str | None)
    wanted = [name for name, hint in get_type_hints(part).items() if hint not in texts]
    assert [name for name, _ in building._WAYS[part]] == wanted
