"""Stretches of time: they are the histories themselves, cut to a window."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack.event import Event
from armstrack.flows import Flows, Turn
from armstrack.ledger import load
from armstrack.spans import Band, Span, Tally, Window, bands, flow_spans, spans, tallies
from tests.builders import make_event
from tests.conftest import ROOT, TODAY

D = date.fromisoformat
WINDOW = Window(D("2019-01-01"), D("2021-12-31"))
STOPPED = Flows(
    [
        make_event("delivered", "2018-05-01", category="sensors"),
        make_event("licence-suspended", "2020-10-05", category="sensors"),
    ]
)


@cache
def shipped_flows() -> Flows:
    return Flows(load(ROOT / "records", D(TODAY)).events)


def test_what_a_flow_went_through_is_cut_to_the_window() -> None:
    assert spans(STOPPED.turns("CAN", "TUR", "sensors"), WINDOW) == (
        Span(D("2019-01-01"), D("2020-10-04"), "delivered", True),
        Span(D("2020-10-05"), D("2021-12-31"), "suspended", True),
    )


def test_what_comes_after_the_window_is_left_out() -> None:
    early = Window(D("2018-01-01"), D("2020-10-04"))
    assert spans(STOPPED.turns("CAN", "TUR", "sensors"), early) == (
        Span(D("2018-05-01"), D("2020-10-04"), "delivered", True),
    )
    assert spans((), WINDOW) == ()


def test_neighbours_that_differ_in_flags_alone_are_one_span() -> None:
    flows = Flows([make_event("delivered", "2019-02-01"), make_event("appeal", "2019-06-01", slug="asks")])
    history = flows.history("CAN", "TUR", "all")
    assert [change.state.flags for change in history] == [(), ("appeal:CAN",)]
    assert spans(flows.turns("CAN", "TUR", "all"), WINDOW) == (
        Span(D("2019-02-01"), D("2021-12-31"), "delivered", True),
    )


def test_a_flow_stands_at_none_from_its_first_record_till_one_moves_it() -> None:
    flows = Flows([make_event("ruling", "2019-02-01"), make_event("delivered", "2020-03-01", slug="goods")])
    assert flow_spans(flows, ("CAN", "TUR"), "all", WINDOW) == (
        Span(D("2019-02-01"), D("2020-02-29"), "none", True),
        Span(D("2020-03-01"), D("2021-12-31"), "delivered", True),
    )


def test_none_with_a_flag_begins_with_the_first_record_too() -> None:
    flows = Flows([make_event("ruling", "2019-02-01"), make_event("appeal", "2019-04-01", slug="asks")])
    assert flow_spans(flows, ("CAN", "TUR"), "all", WINDOW) == (
        Span(D("2019-02-01"), D("2021-12-31"), "none", True),
    )


def test_a_flow_whose_records_move_nothing_is_none_throughout() -> None:
    flows = Flows([make_event("ruling", "2018-02-01")])
    assert flow_spans(flows, ("CAN", "TUR"), "all", WINDOW) == (Span(*WINDOW, "none", True),)
    assert flow_spans(flows, ("TUR", "CAN"), "all", WINDOW) == ()
    assert flow_spans(flows, ("CAN", "TUR"), "all", Window(D("2017-01-01"), D("2018-01-31"))) == ()


def test_a_flow_that_moves_on_its_first_day_was_never_none() -> None:
    assert [span.status for span in flow_spans(STOPPED, ("CAN", "TUR"), "sensors", WINDOW)] == [
        "delivered",
        "suspended",
    ]


@settings(max_examples=100)
@given(st.data())
def test_the_span_of_a_day_is_the_state_of_that_day(data: st.DataObject) -> None:
    flows = shipped_flows()
    pair = data.draw(st.sampled_from(flows.pairs))
    category = data.draw(st.sampled_from(("all", "sensors", "uav", "missiles", "ammunition")))
    day = data.draw(st.dates(D("1987-01-01"), D(TODAY)))
    found = flow_spans(flows, pair, category, Window(D("1980-01-01"), D(TODAY)))
    told = [(span.status, span.certain) for span in found if span.first <= day <= span.last]
    state = flows.state_at(*pair, category, day)
    assert told == [(state.status, state.certain)] or (not told and state.status == "none")


@settings(max_examples=50)
@given(st.data())
def test_spans_follow_each_other_without_a_gap_and_are_as_many_as_the_history_has(
    data: st.DataObject,
) -> None:
    flows = shipped_flows()
    pair = data.draw(st.sampled_from(flows.pairs))
    history = [c for c in flows.history(*pair, "all") if c.day <= D(TODAY)]
    found = spans(flows.turns(*pair, "all"), Window(D("1900-01-01"), D(TODAY)))
    kinds = [("none", True), *((change.state.status, change.state.certain) for change in history)]
    assert len(found) == sum(one != other for one, other in pairwise(kinds))
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(found))


# Bands


def embargo(date_: str, supplier: str = "EUE", slug: str = "embargo", kind: str = "embargo-imposed") -> Event:
    return make_event(kind, date_, supplier, "CHN", slug=slug)


def test_an_embargo_is_a_band_for_as_long_as_it_binds() -> None:
    flows = Flows([embargo("1989-06-27")])
    window = Window(D("1980-01-01"), D(TODAY))
    assert bands(flows, ("GBR", "CHN"), "all", window) == (Band(D("1989-06-27"), D("2020-12-31"), ("EUE",)),)
    assert bands(flows, ("FRA", "CHN"), "all", window) == (Band(D("1989-06-27"), D(TODAY), ("EUE",)),)


def test_an_organisation_has_no_band_behind_itself_and_a_stranger_none() -> None:
    flows = Flows([embargo("1989-06-27")])
    assert bands(flows, ("EUE", "CHN"), "all", WINDOW) == ()
    assert bands(flows, ("CAN", "CHN"), "all", WINDOW) == ()


def test_stops_of_two_organisations_change_the_band_where_one_begins_or_ends() -> None:
    flows = Flows(
        [
            embargo("2018-01-01"),
            embargo("2019-06-01", "UNO", "un"),
            embargo("2020-06-01", "UNO", "un-lifts", "embargo-lifted"),
        ]
    )
    assert bands(flows, ("FRA", "CHN"), "all", WINDOW) == (
        Band(D("2019-01-01"), D("2019-05-31"), ("EUE",)),
        Band(D("2019-06-01"), D("2020-05-31"), ("EUE", "UNO")),
        Band(D("2020-06-01"), D("2021-12-31"), ("EUE",)),
    )


def test_a_band_goes_on_over_a_change_that_leaves_the_same_stops() -> None:
    flows = Flows(
        [
            embargo("2018-01-01"),
            embargo("2019-06-01", slug="again"),
            make_event("embargo-extended", "2020-01-01", "EUE", "CHN", slug="on", until="2020-12-31"),
        ]
    )
    assert bands(flows, ("FRA", "CHN"), "all", WINDOW) == (Band(*WINDOW, ("EUE",)),)


# Tallies


def span(first: str, last: str, status: str) -> Span:
    return Span(D(first), D(last), status, True)


def test_flows_are_counted_in_each_status_from_each_day_on_which_that_changes() -> None:
    first = (span("2019-01-01", "2019-12-31", "open"), span("2020-01-01", "2021-12-31", "restricted"))
    second = (span("2020-06-01", "2021-12-31", "restricted"),)
    assert tallies([first, second, ()]) == (
        Tally(D("2019-01-01"), {"open": 1}),
        Tally(D("2020-01-01"), {"restricted": 1}),
        Tally(D("2020-06-01"), {"restricted": 2}),
    )


def test_a_change_of_certainty_alone_is_none_of_the_count() -> None:
    doubtful = (
        span("2019-01-01", "2019-12-31", "open"),
        Span(D("2020-01-01"), D("2021-12-31"), "open", False),
    )
    assert tallies([doubtful]) == (Tally(D("2019-01-01"), {"open": 1}),)


@pytest.mark.parametrize("day", ["1995-01-01", "2015-07-01", "2019-10-12", "2023-01-01", TODAY])
def test_a_tally_counts_the_states_of_its_day(day: str) -> None:
    flows = shipped_flows()
    window = Window(D("1980-01-01"), D(TODAY))
    found = tallies([flow_spans(flows, pair, "all", window) for pair in flows.pairs])
    counts = [tally for tally in found if tally.day <= D(day)][-1].counts
    states = [flows.state_at(*pair, "all", D(day)).status for pair in flows.pairs]
    assert {s: n for s, n in counts.items() if s != "none"} == {
        s: states.count(s) for s in set(states) if s != "none"
    }


def test_turns_are_taken_from_anywhere() -> None:
    turn = Turn(D("2020-01-01"), "delivered", True)
    assert spans([turn], WINDOW) == (Span(D("2020-01-01"), D("2021-12-31"), "delivered", True),)
