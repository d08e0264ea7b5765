"""An option for every field of a record, and no other."""

from __future__ import annotations

import pytest

from armstrack.cli import completing
from armstrack.cli.record_options import OPTIONS, Row, parameters
from armstrack.event import Actor, Event, Item
from armstrack.fields import Field, fields_of
from armstrack.forms import SINGULAR
from armstrack.leaves import DATE, FIGURE, PARTY
from tests.conftest import Command

FIELDS: dict[str, Field] = {
    **{SINGULAR.get(name, name): field for name, field in fields_of(Event).items() if field.name != "actor"},
    **{f"actor_{name}": field for name, field in fields_of(Actor).items()},
    **fields_of(Item),
}


def test_every_field_has_an_option_and_every_option_a_field() -> None:
    assert sorted(row.name for row in OPTIONS) == sorted(FIELDS)


@pytest.mark.parametrize("row", OPTIONS, ids=lambda row: row.name)
def test_an_option_takes_what_its_field_takes(row: Row) -> None:
    field = FIELDS[row.name]
    assert row.many == field.many
    named = {DATE: "DATE", FIGURE: "NUMBER", PARTY: "NAME"}
    meant = next((word for leaf, word in named.items() if leaf is field.leaf), "TEXT")
    assert row.metavar == (field.vocabulary.upper() or (meant if field.leaf else row.name.upper()))


def test_an_option_s_words_are_completed() -> None:
    completed = {
        parameter.name: parameter.annotation.__metadata__[0].autocompletion for parameter in parameters()
    }
    assert completed["supplier_"] is completing.parties
    assert [text for text, _ in completed["except_"]("sen")] == ["sensors"]
    assert completed["title_"] is None


def test_the_options_that_other_commands_have_too_are_called_alike() -> None:
    assert {row.option: row.short for row in OPTIONS if row.short} == {
        "--kind": "-k",
        "--supplier": "-s",
        "--recipient": "-r",
        "--category": "-c",
    }


def test_the_help_tells_every_option(armstrack: Command) -> None:
    told = armstrack("new", "--help").out.split()
    spelt = [*(row.option for row in OPTIONS), "--from", "--slug", "--dry-run", "--yes", "--no-input"]
    assert [option for option in spelt if option not in told] == []
