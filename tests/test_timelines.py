"""One flow through time: each event on the day on which it counts, and the bar of letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.dates import parse_date
from armstrack.event import Event, Related
from armstrack.flows import NO_RECORD, Change, Flows, State
from armstrack.states import ORDER
from armstrack.table import Cell
from armstrack.timelines import LETTERS, bar, since_then, timeline_table
from tests.builders import make_event

DAY = date(2024, 6, 30)
FREEZE = make_event("restriction-imposed", "2019-10-11", slug="freeze")
TOTAL = make_event("exports-reported", "2019", slug="total", category="sensors", verification="reported")
ENDED = make_event("restriction-lifted", "2024-01-29", slug="ended")


def rows(events: tuple[Event, ...], category: str = "all", as_of: date = DAY) -> list[tuple[Cell, ...]]:
    """Date, what, state after and flags of each event of Canada to Turkey."""
    flows = Flows(events)
    table = timeline_table(flows, flows.events_of("CAN", "TUR"), ("CAN", "TUR"), category, as_of)
    return list(table.keep(["date", "said_status", "said_state", "flags"]).rows)


# -- the table


def test_a_row_holds_the_record_and_the_state_after_it() -> None:
    flows = Flows((FREEZE,))
    table = timeline_table(flows, (FREEZE,), ("CAN", "TUR"), "ships", DAY)
    assert dict(zip((column.name for column in table.columns), table.rows[0], strict=True)) == {
        "date": "2019-10-11",
        "supplier": "CAN",
        "recipient": "TUR",
        "kind": "restriction-imposed",
        "verification": "confirmed",
        "said_status": "restricted",
        "title": "CAN to TUR: restriction-imposed",
        "category": "ships",
        "state": "restricted",
        "certain": True,
        "said_state": "restricted",
        "flags": (),
        "said_flags": (),
        "id": "2019-10-11-can-tur-freeze",
    }


def test_a_period_stands_where_it_counts_at_its_last_possible_day() -> None:
    assert [row[:3] for row in rows((TOTAL, FREEZE, ENDED))] == [
        ("2019-10-11", "restricted", "restricted"),
        ("2019", "active (reported)", "restricted"),
        ("2024-01-29", "open", "open"),
    ]


def test_a_partial_date_stands_before_the_record_that_looks_back_to_it() -> None:
    held = make_event("licence-suspended", "2020-10", slug="held", category="sensors")
    freed = make_event(
        "licence-reinstated",
        "2020-10-15",
        slug="freed",
        category="sensors",
        related=(Related(rel="ends", id=held.id),),
    )
    assert [row[0] for row in rows((freed, held), "sensors")] == ["2020-10", "2020-10-15"]


def test_what_is_still_going_on_stands_at_its_first_day_with_the_state_of_that_day() -> None:
    going_on = make_event("delivered", "2018-03-01/..", slug="parts", category="sensors")
    assert [row[:3] for row in rows((going_on, FREEZE, ENDED), "sensors")] == [
        ("2018-03-01/..", "delivered", "delivered"),
        ("2019-10-11", "restricted", "restricted"),
        ("2024-01-29", "open", "delivered (uncertain)"),
    ]


def test_what_is_not_over_on_the_day_is_told_with_the_state_of_the_day() -> None:
    order = make_event("ordered", "2024-06/2024-12", slug="order", category="sensors")
    assert rows((order,), "sensors") == [("2024-06/2024-12", "ordered", "none (uncertain)", ())]


def test_on_one_day_ends_come_before_stops_as_the_fold_has_them() -> None:
    again = make_event("restriction-imposed", "2024-01-29", slug="again")
    assert [row[1:3] for row in rows((again, FREEZE, ENDED))] == [
        ("restricted", "restricted"),
        ("open", "restricted"),
        ("restricted", "restricted"),
    ]


def test_events_of_one_day_ask_for_its_state_once(monkeypatch: pytest.MonkeyPatch) -> None:
    events = tuple(make_event("restriction-imposed", "2019-10-11", slug=slug) for slug in "abc")
    flows = Flows(events)
    asked: list[list[date]] = []
    answer = flows.states

    def states(supplier: str, recipient: str, category: str, days: list[date]) -> Iterator[State]:
        asked.append(days)
        return answer(supplier, recipient, category, days)

    monkeypatch.setattr(flows, "states", states)
    assert len(timeline_table(flows, events, ("CAN", "TUR"), "all", DAY).rows) == 3
    assert asked == [[date(2019, 10, 11)]]


def test_what_binds_the_flow_and_passed_on_goods_are_told_too() -> None:
    embargo = make_event("embargo-imposed", "2010-05-01", "UNO", "TUR", slug="embargo")
    lifted = make_event("embargo-lifted", "2012-05-01", "UNO", "TUR", slug="lifted")
    passed_on = make_event(
        "diversion", "2020-09-29", "CAN", "AZE", via=("TUR",), verification="alleged", slug="sensors"
    )
    assert rows((embargo, lifted, passed_on)) == [
        ("2010-05-01", "embargoed", "embargoed", ()),
        ("2012-05-01", "open", "open", ()),
        ("2020-09-29", "diversion (alleged)", "open", ("diversion:alleged",)),
    ]


@given(st.permutations([FREEZE, TOTAL, ENDED]))
def test_the_order_of_the_records_does_not_matter(events: list[Event]) -> None:
    assert rows(tuple(events)) == rows((FREEZE, TOTAL, ENDED))


# -- the bar


def changes(*told: tuple[str, str]) -> list[Change]:
    """States that begin on these days."""
    return [Change(date.fromisoformat(day), replace(NO_RECORD, status=status)) for day, status in told]


FLOW = changes(
    ("2019-10-11", "restricted"),
    ("2020-05-31", "licensed"),
    ("2020-10-05", "suspended"),
    ("2021-04-12", "revoked"),
    ("2024-01-29", "open"),
)


def test_every_status_has_a_letter_of_its_own_and_stops_have_capitals() -> None:
    assert sorted(LETTERS) == sorted(ORDER)
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert [s for s in ORDER if LETTERS[s].isupper()] == ["embargoed", "revoked", "suspended", "restricted"]


def test_a_letter_a_stretch_the_years_below_and_the_letters_explained() -> None:
    assert bar(FLOW, DAY, 61) == [
        ".......RRRRRRRlllSSSSSVVVVVVVVVVVVVVVVVVVVVVVVVVVVooooo",
        "2019      2020      2021      2022      2023      2024",
        "V revoked  S suspended  R restricted  l licensed  o open  . none",
    ]


def test_the_last_year_ends_on_the_day_asked_about() -> None:
    assert bar(FLOW, date(2024, 1, 29), 61)[0].endswith("Vo")


def test_years_are_left_out_where_they_do_not_fit_under_each_other() -> None:
    assert bar(FLOW, DAY, 30) == [
        "...RRllSSVVVVVVVVVVVoo",
        "2019    2021    2023",
        "V revoked  S suspended  R restricted  l licensed  o open  . none",
    ]


def test_a_single_year_takes_the_whole_room() -> None:
    assert bar(changes(("2024-03-01", "restricted")), date(2024, 12, 31), 31) == [
        "....RRRRRRRRRRRRRRRRRRRRRRRRRR",
        "2024",
        "R restricted  . none",
    ]


def test_a_stop_shorter_than_a_stretch_still_shows() -> None:
    told = changes(("2015-01-01", "delivered"), ("2020-03-02", "suspended"), ("2020-03-05", "delivered"))
    assert bar(told, DAY, 30) == [
        "ddddddddddSdddddddd",
        "2015  2018  2021  2024",
        "S suspended  d delivered",
    ]


def test_a_short_stop_from_the_first_day_of_a_stretch_still_shows() -> None:
    told = changes(("2015-01-01", "delivered"), ("2020-01-01", "suspended"), ("2020-01-05", "delivered"))
    drawn = bar(told, date(2020, 12, 31), 30)[0]
    assert drawn == "ddddddddddddddddddddSddd"


def test_of_two_short_stops_in_a_stretch_the_stricter_shows() -> None:
    told = changes(("2020-01-02", "embargoed"), ("2020-01-05", "restricted"), ("2020-01-08", "open"))
    assert bar(told, date(2020, 2, 28), 30)[0] == "Eoooo"


def test_nothing_is_drawn_without_a_change_by_that_day() -> None:
    assert bar([], DAY, 100) == []
    assert bar(FLOW, date(2018, 1, 1), 100) == []


@pytest.mark.parametrize("room", [0, 1, 29])
def test_nothing_is_drawn_where_there_is_no_room(room: int) -> None:
    assert bar(FLOW, DAY, room) == []


def test_nothing_is_drawn_where_there_are_more_years_than_room() -> None:
    told = changes(("1980-01-01", "open"))
    assert bar(told, DAY, 45) == []
    assert bar(told, DAY, 46)[:2] == [
        "o" * 45,
        "1980 1985 1990 1995 2000 2005 2010 2015 2020",
    ]


def test_what_lies_after_the_day_is_not_drawn() -> None:
    told = [*FLOW[:2], *changes(("2029-01-01", "embargoed"))]
    assert bar(told, date(2020, 12, 31), 41) == bar(FLOW[:2], date(2020, 12, 31), 41)


@given(
    st.lists(st.tuples(st.dates(date(1990, 1, 1), DAY), st.sampled_from(ORDER)), min_size=1, max_size=6),
    st.integers(0, 130),
)
def test_no_line_of_the_drawing_is_wider_than_the_room(told: list[tuple[date, str]], room: int) -> None:
    known = [Change(day, replace(NO_RECORD, status=status)) for day, status in sorted(told)]
    for line in bar(known, DAY, room)[:2]:
        assert 0 < len(line) <= room


@given(st.dates(date(2019, 1, 1), date(2023, 12, 1)), st.integers(0, 20), st.integers(30, 120))
def test_no_stop_is_lost_however_short(day: date, days: int, room: int) -> None:
    told = [
        Change(date(2019, 1, 1) - timedelta(days=400), replace(NO_RECORD, status="delivered")),
        Change(day, replace(NO_RECORD, status="suspended")),
        Change(day + timedelta(days=days + 1), replace(NO_RECORD, status="delivered")),
    ]
    assert "S" in bar(told, DAY, room)[0]


# -- since the last event


def told_since(event: Event) -> list[str]:
    flows = Flows((event,))
    table = timeline_table(flows, (event,), ("CAN", "TUR"), "all", DAY)
    return since_then(flows, table, ("CAN", "TUR"), "all", DAY)


def test_a_last_day_that_has_passed_since_the_last_event_is_said() -> None:
    assert told_since(replace(FREEZE, until=parse_date("2020-12-31"))) == [
        "On 2024-06-30, without a further event: restricted (uncertain) [until-passed]"
    ]


def test_nothing_is_said_where_the_state_is_still_that_after_the_last_event() -> None:
    assert told_since(FREEZE) == []
