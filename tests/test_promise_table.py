"""What became of promised halts: in how many days, by which record, and who says so."""

from __future__ import annotations

from datetime import date

import pytest

from armstrack.event import Actor, Event, Related, Statement
from armstrack.flows import Flows
from armstrack.promise_table import promises_table
from armstrack.table import Cell
from tests.builders import make_event

DAY = date(2020, 11, 1)


def promise(day: str = "2020-10-05", **more: object) -> Event:
    return make_event("halt-promised", day, slug="promise", **more)


def told(*events: Event, as_of: date = DAY) -> list[tuple[Cell, ...]]:
    """What is said of each promise, its days, the record that decided and who says so."""
    table = promises_table(Flows(events).outcomes(as_of), as_of)
    return list(table.keep(["outcome", "said_outcome", "days_low", "days_high", "by", "said_by"]).rows)


def test_a_row_holds_the_promise_and_what_became_of_it() -> None:
    stop = make_event("restriction-imposed", "2020-10-09", slug="stop")
    table = promises_table(Flows((promise(), stop)).outcomes(DAY), DAY)
    assert dict(zip((column.name for column in table.columns), table.rows[0], strict=True)) == {
        "date": "2020-10-05",
        "supplier": "CAN",
        "supplier_name": "Canada",
        "recipient": "TUR",
        "recipient_name": "Turkey",
        "outcome": "kept",
        "days_low": 4,
        "days_high": 4,
        "said_outcome": "kept after 4 days",
        "verification": "confirmed",
        "said_by": ("Canada",),
        "by": "2020-10-09-can-tur-stop",
        "title": "CAN to TUR: halt-promised",
        "id": "2020-10-05-can-tur-promise",
    }


def test_an_open_promise_is_told_with_its_age() -> None:
    assert told(promise()) == [("open", "open for 27 days", 27, 27, None, ("Canada",))]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2020, 10, 5), "open for 0 days"),
        (date(2020, 10, 6), "open for 1 day"),
        (date(2020, 10, 7), "open for 2 days"),
    ],
)
def test_one_day_is_a_day(day: date, said: str) -> None:
    assert told(promise(), as_of=day)[0][1] == said


def test_a_stop_keeps_it() -> None:
    stop = make_event("licence-suspended", "2020-10-06", slug="stop")
    assert told(promise(), stop) == [
        ("kept", "kept after 1 day", 1, 1, "2020-10-06-can-tur-stop", ("Canada",))
    ]


def test_a_withdrawal_takes_it_back() -> None:
    back = make_event("halt-withdrawn", "2020-10-14", slug="back")
    assert told(promise(), back) == [
        ("withdrawn", "withdrawn after 9 days", 9, 9, "2020-10-14-can-tur-back", ("Canada",))
    ]


def test_a_delivery_breaks_it() -> None:
    sent = make_event("delivered", "2020-10-20", slug="sent")
    assert told(promise(), sent) == [
        ("broken", "broken after 15 days", 15, 15, "2020-10-20-can-tur-sent", ("Canada",))
    ]


def test_a_licence_that_is_linked_as_a_breach_breaks_it() -> None:
    made = promise()
    licence = make_event(
        "licence-granted", "2020-10-08", slug="licence", related=(Related(rel="breaches", id=made.id),)
    )
    assert told(made, licence)[0][:2] == ("broken", "broken after 3 days")


def test_partial_dates_give_a_span_of_days() -> None:
    stop = make_event("licence-suspended", "2020-10", slug="stop")
    assert told(promise("2020-09-28"), stop)[0][1:4] == ("kept after 3-33 days", 3, 33)


def test_a_promise_of_a_month_gives_a_span_too() -> None:
    assert told(promise("2020-09"))[0][1:4] == ("open for 32-61 days", 32, 61)


def test_no_span_begins_before_the_promise() -> None:
    stop = make_event("licence-suspended", "2020-10", slug="stop")
    assert told(promise("2020-10-05"), stop)[0][1:4] == ("kept after 0-26 days", 0, 26)


def test_a_stop_that_is_still_going_on_ends_its_span_on_the_day_asked_about() -> None:
    stop = make_event("delivery-halted", "2020-10-10/..", slug="stop")
    assert told(promise(), stop)[0][1:4] == ("kept after 5-27 days", 5, 27)


def test_a_claimed_promise_says_who_claims_it_and_has_no_days() -> None:
    claims = (
        Statement(party="ARM", stance="asserts"),
        Statement(party="ISR", stance="declines-to-comment"),
        Statement(party="USA", stance="reports"),
    )
    claimed = promise(verification="claimed", statements=claims)
    sent = make_event("delivered", "2020-10-20", slug="sent")
    assert told(claimed, sent) == [
        ("unconfirmed", "unconfirmed: only claimed by Armenia", None, None, None, ("Armenia",))
    ]


def test_several_who_claim_it_are_each_named_once() -> None:
    claims = tuple(
        Statement(party=code, stance=stance)
        for code, stance in (("ARM", "asserts"), ("ARM", "confirms"), ("GRC", "asserts"))
    )
    assert told(promise(verification="claimed", statements=claims))[0][1:] == (
        "unconfirmed: only claimed by Armenia and Greece",
        *(None, None, None),
        ("Armenia", "Greece"),
    )


def test_a_reported_promise_that_nobody_is_quoted_on_is_not_put_into_its_maker_s_mouth() -> None:
    assert told(promise(verification="reported")) == [
        ("unconfirmed", "unconfirmed: only reported", None, None, None, ())
    ]


def test_a_confirmed_promise_that_nobody_is_quoted_on_is_said_by_who_made_it() -> None:
    assert told(promise(actor=Actor(party="EUE", role="organisation")))[0][5] == ("European Union",)


def test_the_first_promise_comes_first_and_later_ones_are_not_told() -> None:
    events = [make_event("halt-promised", day, slug=f"to-{day}") for day in ("2020-10-09", "2020-10-05")]
    later = make_event("halt-promised", "2020-11-02", slug="later")
    table = promises_table(Flows((*events, later)).outcomes(DAY), DAY)
    assert [row[0] for row in table.rows] == ["2020-10-05", "2020-10-09"]


def test_without_a_promise_there_is_no_row() -> None:
    assert told() == []
