"""Records summed up one by one give what pandas makes of them, whatever they are grouped by."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack.event import Event
from armstrack.singly import tallies_of
from armstrack.summary import frames_of
from armstrack.summary import tallies_of as by_pandas
from armstrack.summary_table import FIELDS
from armstrack.sums import Sum
from armstrack.tallies import Point, Tally
from tests.builders import make_event
from tests.test_summary import some_events

ONE = make_event("ordered", "2019-03-02", slug="one", amount="5-9", category=("sensors", "engines"))
TWO = make_event("contracts-reported", "2019", slug="two", amount="~7")
DAY = 737_120  # 2019-03-02


@given(some_events(), st.sampled_from(FIELDS))
@settings(max_examples=100, deadline=None)
def test_what_is_summed_up_singly_is_what_pandas_makes_of_it(events: list[Event], by: str) -> None:
    assert tallies_of(events, by) == by_pandas(frames_of(events), by)


@pytest.mark.parametrize("amount", ["5", "~5", "0.1", "7+", "<7", "5-9", "0-5", "3?", "0", None])
@pytest.mark.parametrize("verification", ["confirmed", "alleged"])
def test_every_kind_of_figure_is_added_as_pandas_adds_it(amount: str | None, verification: str) -> None:
    beside = [make_event(slug=slug, amount=other) for slug, other in (("b", "<3"), ("c", "4"), ("d", "2+"))]
    events = [make_event(slug="a", amount=amount, verification=verification), *beside]
    for some in (events, events[:1]):
        assert tallies_of(some, "status") == by_pandas(frames_of(some), "status")


def test_a_tally_holds_its_records_and_what_was_not_added() -> None:
    point = Point(DAY, DAY, "2019-03-02-can-tur-one", "2019-03-02", "ordered", "confirmed")
    nothing = Sum("contracted", "CAD", Decimal(0), Decimal(0), approximate=False, known=0, overlapping=1)
    found = tallies_of([TWO, ONE], "kind")
    assert [tally.group for tally in found] == ["contracts-reported", "ordered"]
    assert found[1] == Tally("CAN", "TUR", "ordered", 1, point, point, DAY, (nothing,))


def test_a_record_counts_in_each_of_its_categories() -> None:
    told = [(tally.group, tally.records) for tally in tallies_of([ONE, TWO], "category")]
    assert told == [("(unknown)", 1), ("engines", 1), ("sensors", 1)]
