"""The example record is sound, shows every field, and reads back as it says."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

from armstrack import event as model
from armstrack.ledger import check_bytes
from tests.conftest import ROOT

EXAMPLE = ROOT / "docs" / "example-record.yaml"


def read_example() -> model.Event:
    path = Path("records/can/2020-10-05-can-tur-example.yaml")
    event, problems = check_bytes(EXAMPLE.read_bytes(), path, date(2026, 11, 22))
    assert problems == ()
    assert event is not None
    return event


def test_the_example_shows_every_field_of_a_record() -> None:
    event = read_example()
    assert [f.name for f in fields(event) if getattr(event, f.name) in (None, ())] == []


def test_the_example_shows_every_field_of_each_part() -> None:
    event = read_example()
    parts = [(event.actor,), event.items, event.values, event.statements, event.related, event.sources]
    for part in parts:
        shown = {f.name for each in part if each for f in fields(each) if getattr(each, f.name) is not None}
        assert shown == {f.name for f in fields(type(part[0]))}  # type: ignore[arg-type]
