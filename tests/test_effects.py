"""What a record did to its flow."""

from __future__ import annotations

from datetime import date

from armstrack.effects import all_before_and_after, before_and_after
from armstrack.event import Item
from armstrack.flows import Flows
from tests.builders import make_event

DAY = date(2020, 11, 1)
FREEZE = make_event("restriction-imposed", "2019-10-11", slug="freeze", scope="new-licences")
OPTICS = make_event("licence-suspended", "2020-10-05", slug="optics", category="sensors")


def test_a_record_is_told_with_the_state_before_and_after_it() -> None:
    flows = Flows((FREEZE, OPTICS))
    assert before_and_after(flows, FREEZE, DAY) == [
        "all goods: none on 2019-10-10, restricted on 2019-10-11",
    ]
    assert before_and_after(flows, OPTICS, DAY) == [
        "sensors: restricted on 2020-10-04, suspended on 2020-10-05",
    ]


def test_every_category_of_the_record_has_its_line_and_a_month_its_last_day() -> None:
    both = make_event("delivered", "2020-02", items=(Item(category="sensors"), Item(category="uav")))
    assert before_and_after(Flows((both,)), both, DAY) == [
        "sensors: none on 2020-01-31, delivered on 2020-02-29",
        "uav: none on 2020-01-31, delivered on 2020-02-29",
    ]


def test_what_is_still_going_on_is_told_as_of_today() -> None:
    going_on = make_event("exports-reported", "2020-02-01/..", category="sensors")
    assert before_and_after(Flows((going_on,)), going_on, DAY) == [
        "sensors: none on 2020-01-31, active on 2020-11-01",
    ]


def test_many_records_are_told_as_each_by_itself() -> None:
    events = (
        FREEZE,
        OPTICS,
        make_event("delivered", "2020-02", items=(Item(category="sensors"), Item(category="uav"))),
        make_event("exports-reported", "2018-02-01/..", "GBR", "SAU", category="sensors"),
    )
    flows = Flows(events)
    told = list(all_before_and_after(flows, events, DAY))
    assert told == [before_and_after(flows, event, DAY) for event in events]
    assert told[1] == ["sensors: restricted on 2020-10-04, suspended on 2020-10-05"]
