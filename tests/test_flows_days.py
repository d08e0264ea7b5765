"""Rules 9 to 11 of the status fold: days, `until` and `after-stop`; one clause a test."""

from __future__ import annotations

from datetime import date

import pytest

from armstrack.dates import parse_date
from armstrack.event import Event
from armstrack.flows import Flows, history, state_at
from tests.builders import make_event
from tests.flow_cases import EMBARGO, LICENCE, REVOKED, STOP, SUSPENDED, TERM, shown, state, tell

# 9. Days --------------------------------------------------------------------------------------


def test_a_partial_date_counts_at_its_last_day_and_is_uncertain_before() -> None:
    stop = tell("2020-05", "restriction-imposed")
    assert shown(stop, on="2020-04-30") == "none"
    assert shown(stop, on="2020-05-15") == "none?"
    assert shown(stop, on="2020-05-31") == "restricted"


def test_a_state_may_change_on_the_days_of_its_acts_and_of_what_ends_them_in_any_flow() -> None:
    stop = tell("2020-01-01", "restriction-imposed", id="stop")
    ends = (
        tell("2021-01-01", "restriction-lifted", flow="CAN AZE", links="ends:stop"),
        tell("2022-01-01", "halt-withdrawn", flow="CAN SAU", links="withdraws:stop"),
    )
    assert sorted(day.isoformat() for day in Flows((stop, *ends)).days("CAN", "TUR")) == [
        "2020-01-01",
        "2021-01-01",
        "2022-01-01",
    ]


def test_what_is_still_going_on_may_change_a_state_on_the_day_after_any_but_the_last_of_all() -> None:
    events = tell("2020-01-01/..", "delivered"), tell("2021-01-01", "appeal"), tell("9999-12-31", "appeal")
    days = Flows(events).days("CAN", "TUR")
    assert {date(2020, 1, 2), date(2021, 1, 2), date.max} <= days


def test_the_order_of_two_partial_dates_may_be_uncertain() -> None:
    stop = tell("2020-05", "restriction-imposed")
    lifted = tell("2020-05-20", "restriction-lifted")
    assert shown(stop, lifted) == "restricted?"


def test_what_is_still_going_on_ends_on_the_day_asked_for() -> None:
    delivered = tell("2020-01-01/..", "delivered", "sensors")
    lifted = tell("2021-01-01", "restriction-lifted")
    assert shown(delivered, on="2019-12-31") == "none"
    assert shown(delivered, on="2020-01-01") == "delivered"
    assert shown(delivered, lifted) == "delivered?"


def test_what_is_still_going_on_keeps_the_flags_since_it_began() -> None:
    delivered = tell("2020-01-01/..", "delivered", "sensors")
    claimed = tell("2021-01-01", "delivered", "sensors", how="claimed")
    assert shown(delivered, claimed) == "delivered claimed"


def test_not_later_than_a_day_counts_from_that_day() -> None:
    assert shown(tell("../2020-01-01", "delivered", "sensors"), on="2020-01-01") == "delivered"
    assert shown(tell("../2020-01-01", "delivered", "sensors"), on="2019-12-31") == "none"


@pytest.mark.parametrize("doubt", ["?", "~", "%"])
def test_doubt_widens_nothing(doubt: str) -> None:
    assert shown(tell(f"2020-01-01{doubt}", "restriction-imposed"), on="2020-01-01") == "restricted"


def test_no_record_counts_later_than_one_that_looks_back_to_it() -> None:
    stop = tell("2020", "restriction-imposed", id="a")
    lifted = tell("2020-05-20", "restriction-lifted", links="ends:a")
    assert shown(stop, lifted) == "open"
    lifted_too = tell("2020-05", "restriction-lifted", id="b", links="ends:a")
    answer = tell("2020-05-10", "appeal", links="responds-to:b")
    assert shown(stop, lifted_too, answer, on="2020-05-10") == "open appeal:CAN"


def test_a_record_that_only_accompanies_another_one_does_not_move_it() -> None:
    stop = tell("2020", "restriction-imposed", id="a")
    for relation in ("same-goods", "same-act", "contradicts", "supports", "part-of"):
        other = tell("2020-05-20", "negotiation", "ships", links=f"{relation}:a")
        assert shown(stop, other, on="2020-06-01") == "none?"


def test_a_record_never_counts_before_its_own_first_day() -> None:
    stop = tell("2020-05", "restriction-imposed", id="a")
    early = tell("2019-01-01", "appeal", links="responds-to:a")
    assert shown(stop, early, on="2020-04-30") == "none appeal:CAN"
    assert shown(stop, early, on="2020-05-01") == "restricted appeal:CAN"


def test_only_what_counts_moves_the_day_of_another_record() -> None:
    stop = tell("2020", "restriction-imposed", id="a")
    claimed = tell("2020-05-20", "exempted", "sensors", how="claimed", links="exception-to:a")
    assert shown(stop, claimed, on="2020-06-01") == "none? claimed"


def test_what_is_still_going_on_counts_by_the_day_of_what_looks_back_to_it() -> None:
    negotiation = tell("2020-01-01/..", "negotiation", "sensors", id="a")
    lifted = tell("2021-01-01", "restriction-lifted", links="responds-to:a")
    assert shown(negotiation, lifted) == "open"
    assert shown(negotiation, lifted, on="2020-06-01") == "proposed"
    endless = tell("2021-01-01/..", "finding", links="responds-to:a elsewhere:b ends:unknown", id="c")
    assert shown(negotiation, endless) == "proposed"


def test_one_day_is_ordered_ends_imposed_extended_eased_exempted_granted_suspended_revoked() -> None:
    day = "2020-01-01"
    assert shown(tell(day, "restriction-lifted"), tell(day, "embargo-imposed")) == "embargoed"
    assert shown(tell(day, "embargo-imposed"), tell(day, "restriction-eased")) == "restricted"
    granted = tell(day, "licence-granted", "sensors")
    assert shown(tell(day, "restriction-imposed"), granted) == "licensed after-stop"
    assert shown(granted, tell(day, "licence-suspended")) == "suspended"
    assert shown(granted, tell(day, "licence-refused", "sensors")) == "refused"


# 10. until ------------------------------------------------------------------------------------


def test_after_its_last_day_a_stop_stays_but_is_uncertain() -> None:
    assert shown(TERM, on="2020-12-31") == "embargoed"
    assert shown(TERM, on="2021-01-01") == "embargoed? until-passed"
    assert state(TERM).until == parse_date("2020-12-31")


def test_the_next_act_of_its_imposer_on_a_later_day_settles_it() -> None:
    assert shown(TERM, tell("2020-06-01", "embargo-extended")) == "embargoed"
    assert shown(TERM, tell("2023-06-01", "embargo-extended", until="2023-12-31")) == (
        "embargoed? until-passed"
    )
    assert shown(TERM, tell("2023-06-01", "embargo-lifted")) == "open"
    assert shown(TERM, tell("2020-06-01", "embargo-imposed", flow="UNO TUR", until="2021-01-31")) == (
        "embargoed? until-passed"
    )


def test_a_same_day_act_without_a_last_day_does_not_remove_it() -> None:
    for other in ("a", "z"):
        revoked = tell("2020-01-01", "licence-revoked", id=other)
        assert shown(TERM, revoked) == "embargoed? until-passed"


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_of_two_last_days_set_on_one_day_the_later_counts(ids: str) -> None:
    short = tell("2020-01-01", "embargo-imposed", id=ids[0], until="2020-06-30")
    long = tell("2020-01-01", "embargo-imposed", id=ids[1], until="2020-12-31")
    endless = tell("2020-01-01", "embargo-imposed", id=ids[1], until="2020-12-31/..")
    assert shown(short, long, on="2020-12-31") == "embargoed"
    assert shown(short, long, on="2021-01-01") == "embargoed? until-passed"
    assert shown(short, endless) == "embargoed"


def test_a_partial_last_day_may_have_passed_from_its_first_possible_day() -> None:
    stop = tell("2020-01-01", "restriction-imposed", until="2020-06")
    assert shown(stop, on="2020-06-01") == "restricted"
    assert shown(stop, on="2020-06-02") == "restricted?"
    assert shown(stop, on="2020-07-01") == "restricted? until-passed"


def test_another_imposer_s_stop_of_the_same_level_makes_it_certain() -> None:
    assert shown(TERM, tell("2020-01-01", "embargo-imposed", flow="UNO TUR")) == "embargoed"


def test_a_stop_imposed_after_the_term_of_another_takes_its_place() -> None:
    stop = tell("2018-01-01", "restriction-imposed", until="2018-06-30")
    suspended = tell("2018-02-01", "licence-suspended", "sensors", until="2018-06-30", id="permits")
    anew = tell("2020-01-01", "restriction-imposed")
    assert state(stop, anew).ids == ("2020-01-01-restriction-imposed",)
    assert shown(stop, suspended, anew) == "suspended"


def test_a_licence_whose_last_day_has_passed_is_uncertain() -> None:
    licence = tell("2020-01-01", "licence-granted", "sensors", until="2020-12-31")
    assert shown(licence) == "licensed? until-passed"
    assert shown(licence, tell("2021-06-01", "licence-granted", "sensors")) == "licensed"


def test_an_exception_whose_last_day_has_passed_is_uncertain() -> None:
    exempted = tell("2021-01-01", "exempted", "sensors", until="2021-12-31", links="exception-to:embargo")
    delivered = tell("2021-06-01", "delivered", "sensors")
    assert shown(EMBARGO, exempted, delivered, on="2021-12-31") == "delivered exception"
    assert shown(EMBARGO, exempted, delivered) == "delivered? exception until-passed"


def test_a_stop_in_part_has_a_last_day_of_its_own() -> None:
    part = tell("2019-01-01", "licence-suspended", part="one firm", until="2019-06-30")
    assert shown(part) == "restricted? in-part until-passed"
    assert shown(TERM, tell("2020-06-01", "licence-suspended", part="one firm")) == "embargoed? until-passed"


# 11. after-stop -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["delivered", "exports-reported"])
def test_goods_that_begin_to_move_under_a_stop_reaching_existing_licences_are_after_it(kind: str) -> None:
    assert shown(SUSPENDED, tell("2020-02-01", kind, "sensors")) == "suspended after-stop"
    assert shown(SUSPENDED, tell("2020-01-31/2020-03-01", kind, "sensors")) == "suspended"
    assert (
        shown(SUSPENDED, tell("2020-06-01", kind, "sensors", links="exception-to:suspended")) == "suspended"
    )


def test_goods_that_began_to_move_under_a_stop_are_after_it_though_it_has_ended() -> None:
    lifted = tell("2020-06-01", "restriction-lifted")
    delivered = tell("2020-03-01/2020-09-01", "delivered", "sensors")
    assert shown(EMBARGO, lifted, delivered) == "delivered? after-stop"


def test_an_unlinked_licence_under_a_stop_reaching_new_ones_is_after_it() -> None:
    assert shown(STOP, LICENCE) == "licensed after-stop"
    assert shown(STOP, tell("2021", "licences-reported", "sensors")) == "restricted after-stop"
    assert shown(SUSPENDED, LICENCE) == "licensed"
    assert shown(STOP, tell("2021-01-01", "licence-reinstated", "sensors")) == "licensed"


@pytest.mark.parametrize(
    ("stop", "delivery", "licence"),
    [
        (STOP, "", "after-stop"),
        (SUSPENDED, "after-stop", ""),
        (REVOKED, "after-stop", ""),
        (tell("2020-01-01", "delivery-halted"), "after-stop", ""),
        (EMBARGO, "after-stop", "after-stop"),
        (tell("2020-01-01", "restriction-imposed", scope="all"), "after-stop", "after-stop"),
        (tell("2020-01-01", "restriction-imposed", scope="existing-licences"), "after-stop", ""),
        (tell("2020-01-01", "embargo-imposed", scope="re-export"), "", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_what_a_stop_reaches_is_its_scope_or_follows_from_its_kind(
    stop: Event, delivery: str, licence: str
) -> None:
    goods = tell("2021-01-01", "delivered", "sensors")
    assert ("after-stop" in state(stop, goods).flags) is bool(delivery)
    assert ("after-stop" in state(stop, LICENCE).flags) is bool(licence)


def test_what_begins_under_a_stop_in_part_or_set_aside_is_not_after_it() -> None:
    part = tell("2020-01-01", "embargo-imposed", part="one use")
    assert shown(part, tell("2021-01-01", "delivered", "sensors")) == "restricted in-part"
    linked = tell("2021-01-01", "exempted", "sensors", links="exception-to:embargo")
    delivered = tell("2022-01-01", "delivered", "sensors")
    assert shown(EMBARGO, linked, delivered) == "delivered exception"


def test_the_last_day_that_there_is_has_no_day_after() -> None:
    events = (
        make_event("licence-suspended", "2020-10-05", slug="term", until="9999-12-31"),
        make_event("restriction-imposed", "2020/..", slug="open"),
    )
    days = [change.day for change in history(events, "CAN", "TUR", "all")]
    assert days[0] == date(2020, 1, 1)
    assert state_at(events, "CAN", "TUR", "all", date.max).status == "suspended"
