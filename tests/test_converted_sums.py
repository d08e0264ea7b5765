"""Sums in one currency: one measure, nothing twice, and beside each what could not be converted."""

from __future__ import annotations

from armstrack.conversion import Converter
from armstrack.converted_sums import summary_in
from armstrack.event import Event
from armstrack.rates import SOURCE
from armstrack.table import Cell
from tests.builders import make_event
from tests.rate_files import made_rates
from tests.test_summary import summarise

USD = Converter("USD", made_rates())


def sums(*events: Event, by: str = "supplier") -> dict[Cell, tuple[Cell, Cell]]:
    """What the two columns hold, by group."""
    table = summary_in(summarise(events, by), events, by, USD)
    return {row[1]: row[-2:] for row in table.rows}  # type: ignore[misc]


def words(*events: Event) -> Cell:
    return sums(*events)["CAN"][0]


def deal(slug: str, amount: str | None, currency: str = "CAD", date: str = "2019", **more: str) -> Event:
    return make_event(more.pop("kind", "ordered"), date, slug=slug, amount=amount, currency=currency, **more)


def test_figures_of_several_currencies_add_up_each_at_the_rate_of_its_year() -> None:
    assert words(
        deal("a", "8000000"),
        deal("b", "2000000", "USD", recipient="SAU"),
        deal("c", "8000000", date="2020", recipient="NAM"),
    ) == ("contracted USD 7 m (3 converted)",)


def test_measures_are_never_added_together() -> None:
    assert words(deal("a", "8"), deal("b", "8", kind="delivered")) == (
        "contracted USD 4 (1 converted)",
        "delivered USD 4 (1 converted)",
    )


def test_bounds_and_doubt_stay() -> None:
    assert words(deal("a", "~8"), deal("b", "2", recipient="SAU")) == ("contracted ~USD 5 (2 converted)",)
    assert words(deal("a", "8+"), deal("b", "<2", recipient="SAU")) == ("contracted ≥ USD 4 (2 converted)",)
    assert words(deal("a", "6-8"), deal("b", "<2", recipient="SAU")) == ("contracted USD 3-5 (2 converted)",)


def test_what_is_not_converted_is_counted_with_the_reason() -> None:
    assert words(
        deal("a", "8"),
        deal("b", "8", date="2019/2020"),
        deal("c", "8", "SAR"),
        deal("d", "8", date="1992"),
        deal("e", None),
    ) == (
        "contracted: 1 unknown",
        "contracted USD 4 (1 converted, not converted: 2 without a rate, 1 over several years)",
    )


def test_where_none_is_converted_there_is_no_sum() -> None:
    assert sums(deal("a", "8", "TIV"), deal("b", None)) == {
        "CAN": (("contracted: 1 unknown", "contracted: none converted (1 in TIV)"), None)
    }


def test_what_may_hold_the_same_money_twice_is_not_added_whatever_its_currency() -> None:
    assert words(deal("a", "8", kind="contracts-reported"), deal("b", "2", "USD", date="2019-05")) == (
        "contracted USD 4 (1 converted, +1 overlapping)",
    )


def test_unconfirmed_figures_are_not_added() -> None:
    assert words(deal("a", "8", verification="claimed"), deal("b", "8", "TIV")) == (
        "contracted: none added, +1 unconfirmed, not converted: 1 in TIV",
    )


def test_a_record_whose_kind_measures_nothing_has_no_sum() -> None:
    assert sums(deal("a", "8", "TIV", kind="finding"), deal("b", None, kind="finding")) == {"CAN": ((), None)}


def test_a_record_of_several_groups_counts_in_each() -> None:
    event = make_event("delivered", "2019", category=("ships", "uav"), amount="8")
    refused = make_event(
        "delivered", "2019", slug="b", category=("ships", "engines"), amount="8", currency="TIV"
    )
    assert sums(event, refused, by="category") == {
        "ships": (("delivered USD 4 (1 converted, not converted: 1 in TIV)",), SOURCE),
        "uav": (("delivered USD 4 (1 converted)",), SOURCE),
        "engines": (("delivered: none converted (1 in TIV)",), None),
    }


def test_a_source_is_named_only_where_a_rate_was_used() -> None:
    assert sums(deal("a", "8", "USD")) == {"CAN": (("contracted USD 8 (1 converted)",), None)}


def test_every_other_column_stays_and_the_new_ones_come_last() -> None:
    events = (deal("a", "8"), deal("b", "8", "TIV"))
    plain = summarise(events, "status", {"embargoed": 2})
    made = summary_in(plain, events, "status", USD)
    assert [column.name for column in made.columns[-2:]] == ["values_in", "rate_source"]
    assert made.keep([column.name for column in plain.columns]).rows == plain.rows
    assert made.people == (*plain.people, "values_in")
    assert made.rows[-1][-2:] == ((), None)
