"""Tallies of flows add up to groups, and come back from their text as they were."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pytest
from hypothesis import given, settings

from armstrack.event import Event
from armstrack.summary import frames_of, tallies_of
from armstrack.summary_table import FIELDS, table_of
from armstrack.tallies import OPEN, Point, Tally, from_jsons, to_json
from tests.builders import make_event
from tests.test_summary import some_events, summarise

TWO = (
    make_event(date="2019", amount="5", slug="one"),
    make_event(date="2019/..", amount="7", slug="two", verification="alleged"),
)


def tallied(events: Sequence[Event], by: str = "status") -> list[Tally]:
    return tallies_of(frames_of(events), by)


def test_a_tally_knows_its_first_and_latest_record_and_its_last_known_day() -> None:
    (tally,) = tallied(TWO)
    day = tally.first.first
    assert tally[:4] == ("CAN", "TUR", "delivered", 2)
    assert tally.first == Point(day, day + 364, "2019-can-tur-one", "2019", "delivered", "confirmed")
    assert tally.latest == Point(day, OPEN, "2019-can-tur-two", "2019/..", "delivered", "alleged")
    assert tally.until == day + 364
    assert [found.words() for found in tally.sums] == ["delivered CAD 5 (+1 unconfirmed)"]


@given(some_events())
@settings(max_examples=50)
def test_tallies_come_back_from_their_text_as_they_were(events: list[Event]) -> None:
    whole = tallied(events)
    assert (
        from_jsons({pair: to_json(some) for pair, some in groupby(whole, key=lambda tally: tally[:2])})
        == whole
    )


@given(some_events())
@settings(max_examples=50)
def test_a_flow_summed_up_alone_adds_up_as_among_others(events: list[Event]) -> None:
    """What is kept of a flow holds whatever other flows do."""
    pairs = sorted({(event.supplier, event.recipient) for event in events})
    apart = [t for pair in pairs for t in tallied([e for e in events if (e.supplier, e.recipient) == pair])]
    for by in ("supplier", "recipient", "status"):
        assert table_of(apart, by, len(events)) == summarise(events, by)


@pytest.mark.parametrize("by", FIELDS)
def test_no_record_is_lost_on_the_way_into_tallies(by: str) -> None:
    assert sum(tally.records for tally in tallied(TWO, by)) >= len(TWO)
