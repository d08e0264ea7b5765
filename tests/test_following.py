"""The status of a flow on one day after the other is the one that each day gives by itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from armstrack.dates import parse_date
from armstrack.event import Event
from armstrack.flows import NO_RECORD, Change, Flows, Turn
from tests.flow_cases import tell
from tests.test_flows_laws import CATEGORIES, EVENTS


def turned(history: tuple[Change, ...]) -> list[Turn]:
    """A history without flags: the first days of what its statuses and their certainty become."""
    found = [Turn(date.min, NO_RECORD.status, NO_RECORD.certain)]
    for day, state in history:
        if (state.status, state.certain) != found[-1][1:]:
            found.append(Turn(day, state.status, state.certain))
    return found[1:]


def turns(*events: Event, category: str = "sensors") -> list[tuple[str, str, bool]]:
    found = Flows(events).turns("CAN", "TUR", category)
    return [(turn.day.isoformat(), turn.status, turn.certain) for turn in found]


@settings(max_examples=200, deadline=None)
@given(EVENTS, CATEGORIES)
def test_turns_are_a_history_without_its_flags(events: tuple[Event, ...], category: str) -> None:
    flows = Flows(events)
    for pair in (("FRA", "TUR"), ("EUE", "TUR")):
        assert list(flows.turns(*pair, category)) == turned(flows.history(*pair, category))


@settings(max_examples=200, deadline=None)
@given(EVENTS, CATEGORIES)
def test_the_states_of_many_days_are_those_of_each_day_by_itself(
    events: tuple[Event, ...], category: str
) -> None:
    flows = Flows(events)
    for pair in (("FRA", "TUR"), ("EUE", "TUR")):
        days = sorted(flows.days(*pair))
        each = [flows.state_at(*pair, category, day) for day in days]
        assert list(flows.states(*pair, category, days)) == each
        assert [flows.status_at(*pair, category, day) for day in days] == [state.status for state in each]


@settings(max_examples=100, deadline=None)
@given(EVENTS, CATEGORIES)
def test_a_turn_is_what_its_day_gives_by_itself(events: tuple[Event, ...], category: str) -> None:
    flows = Flows(events)
    for turn in flows.turns("FRA", "TUR", category):
        state = flows.state_at("FRA", "TUR", category, turn.day)
        assert turn == (turn.day, state.status, state.certain)


def test_a_flow_without_records_never_turns() -> None:
    assert turns() == []


def test_what_moves_nothing_is_no_turn() -> None:
    assert turns(tell("2020-01-01", "appeal")) == []


def test_a_stop_and_its_end_are_two_turns() -> None:
    assert turns(tell("2020-01-01", "restriction-imposed"), tell("2021-01-01", "restriction-lifted")) == [
        ("2020-01-01", "restricted", True),
        ("2021-01-01", "open", True),
    ]


def test_certainty_turns_with_the_days_of_a_partial_date() -> None:
    assert turns(tell("2020-05", "restriction-imposed")) == [
        ("2020-05-01", "none", False),
        ("2020-05-31", "restricted", True),
    ]


def test_a_passed_term_makes_uncertain_though_nothing_happens() -> None:
    assert turns(tell("2020-01-01", "restriction-imposed", until="2020-12-31")) == [
        ("2020-01-01", "restricted", True),
        ("2021-01-01", "restricted", False),
    ]


def test_what_is_still_going_on_turns_on_its_first_day() -> None:
    assert turns(tell("2020-01-01/..", "delivered", "sensors"), tell("2021-01-01", "embargo-lifted")) == [
        ("2020-01-01", "delivered", True),
        ("2021-01-01", "delivered", False),
    ]


def test_what_an_organisation_imposed_turns_once_it_no_longer_binds() -> None:
    embargo = tell("2019-01-01", "embargo-imposed", flow="EUE TUR")
    assert [turn[1:] for turn in Flows([embargo]).turns("GBR", "TUR", "all")] == [
        ("embargoed", True),
        ("none", True),
    ]
    own = tell("2018-01-01", "delivered", "sensors", flow="GBR TUR", id="own")
    assert [(str(t.day), t.status) for t in Flows([embargo, own]).turns("GBR", "TUR", "sensors")] == [
        ("2018-01-01", "delivered"),
        ("2019-01-01", "embargoed"),
        ("2021-01-01", "delivered"),
    ]


def test_one_day_does_not_reorder_another_by_its_links() -> None:
    """Records that look back to each other on one day are put in an order by that day's links alone."""
    first, second = (
        tell("2020-01-01", "restriction-imposed", id="a", links="changes:b"),
        tell("2020-01-01", "restriction-lifted", id="b", links="changes:a"),
    )
    later = [
        tell(f"2021-01-0{day}", "appeal", id=f"x{day}", links=f"responds-to:y{day}") for day in range(1, 5)
    ] + [tell(f"2021-01-0{day}", "appeal", id=f"y{day}") for day in range(1, 5)]
    alone, among = Flows([first, second]), Flows([first, second, *later])
    day = parse_date("2020-06-01").first_day
    assert alone.turns("CAN", "TUR", "sensors") == among.turns("CAN", "TUR", "sensors")
    asked = ("CAN", "TUR", "sensors", parse_date("2022-01-01").first_day)
    assert alone.state_at("CAN", "TUR", "sensors", day).status == among.state_at(*asked).status


def same_as_history(*events: Event, category: str = "sensors") -> bool:
    flows = Flows(events)
    return list(flows.turns("CAN", "TUR", category)) == turned(flows.history("CAN", "TUR", category))


def test_a_licence_turns_its_own_suppliers_stop() -> None:
    stop = tell("2020-01-01", "restriction-imposed")
    assert turns(stop, tell("2020-06-01", "licence-granted", "sensors")) == [
        ("2020-01-01", "restricted", True),
        ("2020-06-01", "licensed", True),
    ]


def test_a_partial_term_lasts_to_its_last_day_while_another_stop_follows_it() -> None:
    first = tell("2020-01-01", "restriction-imposed", until="2020-06")
    doubt = tell("2020-02-01", "licence-granted", "ships")
    second = tell("2020-06-15", "restriction-imposed")
    assert same_as_history(first, doubt, second)
    assert same_as_history(first, doubt, second, tell("2021-01-01", "licence-granted", "sensors"))


@pytest.mark.parametrize(
    ("first", "then", "status"),
    [
        ("restriction-imposed", "restriction-extended", "restricted"),
        ("licence-granted", "licence-granted", "licensed"),
    ],
)
def test_a_partial_term_has_not_passed_before_its_last_day_where_it_may_have_been_prolonged(
    first: str, then: str, status: str
) -> None:
    short = tell("2020-01-01", first, "sensors", id="short", until="2020-06")
    longer = tell("2020-05-20/2020-06-20", then, "sensors", id="longer", until="2021-01-01")
    assert same_as_history(short, longer)
    assert turns(short, longer) == [("2020-01-01", status, True), ("2021-01-02", status, False)]


def test_beside_what_is_still_going_on_a_partial_term_lasts_to_its_last_day_too() -> None:
    flows = Flows(
        [
            tell("2020-01-01", "restriction-imposed", until="2020-06"),
            tell("2020-01-01/..", "delivered", "ships"),
        ]
    )
    found = [
        flows.state_at("CAN", "TUR", "sensors", parse_date(day).first_day)
        for day in ("2020-06-15", "2020-06-30", "2020-07-01")
    ]
    assert [(state.certain, "until-passed" in state.flags) for state in found] == [
        (False, False),
        (False, False),
        (False, True),
    ]
