"""Rule 12 of the status fold, what a state says of itself, and histories; one clause a test."""

from __future__ import annotations

from datetime import date

from armstrack.dates import parse_date
from armstrack.event import Event, Statement
from armstrack.flows import Change, Flows, State, flows, history, state_at
from armstrack.shown import RULES
from tests.flow_cases import EU, LICENCE, STOP, SUSPENDED, TERM, shown, state, tell

# 12. Flags ------------------------------------------------------------------------------------


def test_flags_come_from_events_since_the_state_began() -> None:
    claimed = tell("2019-06-01", "exempted", "sensors", how="claimed")
    assert shown(claimed) == "none claimed"
    assert shown(claimed, STOP) == "restricted"


def test_appeals_promises_and_diversions_stay() -> None:
    events = [
        tell("2019-01-01", "appeal"),
        tell("2019-01-01", "halt-promised", how="claimed"),
        tell("2019-01-01", "diversion", "sensors", flow="CAN TUR AZE", how="alleged"),
    ]
    assert shown(*events, STOP) == "restricted appeal:CAN diversion:alleged promise-unconfirmed"


def test_a_diversion_shows_on_every_leg_at_its_best_verification() -> None:
    alleged = tell("2020-01-01", "diversion", "sensors", flow="CZE SVK ISR AZE", how="alleged", id="a")
    reported = tell("2021-01-01", "diversion", "sensors", flow="CZE SVK ISR AZE", how="reported", id="b")
    for leg in ("CZE SVK", "SVK ISR", "ISR AZE", "CZE AZE"):
        assert shown(alleged, flow=leg) == "none diversion:alleged"
        assert shown(alleged, reported, flow=leg) == "none diversion:reported"
        assert shown(alleged, flow=leg, of="ships") == "none"
    assert shown(alleged, flow="CZE ISR") == "none"


def test_a_re_export_is_a_flag_of_its_own() -> None:
    assert shown(tell("2020-01-01", "re-exported", "sensors")) == "none re-exported:confirmed"


PROMISE = tell("2020-01-01", "halt-promised", id="promise")
STOPPED = tell("2020-06-01", "restriction-imposed", part="new contracts", id="stopped")
DELIVERED = tell("2020-03-01", "delivered", "sensors", id="delivered")


def promised(*events: Event, on: str = "2030-01-01") -> list[str]:
    return [flag for flag in state(*events, on=on).flags if flag.startswith("promise")]


def test_a_promise_that_is_not_confirmed_is_unconfirmed_for_good() -> None:
    for how in ("reported", "inferred", "claimed", "alleged"):
        promise = tell("2020-01-01", "halt-promised", how=how)
        assert promised(promise, STOPPED, DELIVERED) == ["promise-unconfirmed"]


def test_a_promise_is_open_until_something_decides_it() -> None:
    assert promised(PROMISE) == ["promise-open"]
    assert promised(PROMISE, STOPPED, on="2020-05-31") == ["promise-open"]
    assert promised(PROMISE, tell("2020-06-01", "delivered", "sensors", how="alleged")) == ["promise-open"]
    assert promised(PROMISE, tell("2019-06-01", "restriction-imposed")) == ["promise-open"]


def test_a_promise_is_kept_by_the_supplier_s_later_stop() -> None:
    assert promised(PROMISE, STOPPED) == ["promise-kept"]
    assert promised(PROMISE, tell("2020-06-01", "delivery-halted", actor="CAN company")) == ["promise-open"]


def test_a_promise_about_some_goods_is_kept_by_a_stop_of_all() -> None:
    promise = tell("2020-01-01", "halt-promised", "sensors")
    assert promised(promise, tell("2020-06-01", "restriction-imposed")) == ["promise-kept"]
    assert promised(promise, tell("2020-06-01", "restriction-imposed", "ships")) == ["promise-open"]


def test_a_promise_is_withdrawn_by_what_says_so() -> None:
    linked = tell("2020-02-01", "halt-withdrawn", links="withdraws:promise")
    unlinked = tell("2020-02-01", "halt-withdrawn")
    other = tell("2020-02-01", "halt-withdrawn", links="withdraws:another")
    assert promised(PROMISE, linked) == ["promise-withdrawn"]
    assert promised(PROMISE, unlinked) == ["promise-withdrawn"]
    assert promised(PROMISE, other) == ["promise-open"]


def test_a_promise_is_broken_by_a_delivery_begun_later() -> None:
    assert promised(PROMISE, DELIVERED) == ["promise-broken"]
    assert promised(PROMISE, tell("2020-01-01/2020-03-01", "delivered", "sensors")) == ["promise-open"]
    assert promised(PROMISE, tell("2021", "exports-reported", "")) == ["promise-broken"]


def test_only_goods_that_were_promised_break_a_promise() -> None:
    promise = tell("2020-01-01", "halt-promised", "sensors")
    assert promised(promise, tell("2020-03-01", "delivered", "ships")) == ["promise-open"]
    assert promised(promise, tell("2020-03-01", "delivered", "")) == ["promise-open"]


def test_a_promise_in_part_is_broken_only_by_what_is_linked_as_its_breach() -> None:
    promise = tell("2020-01-01", "halt-promised", part="bombs", id="promise")
    breach = tell("2020-03-01", "delivered", "sensors", links="breaches:promise")
    assert promised(promise, DELIVERED) == ["promise-open"]
    assert promised(promise, breach) == ["promise-broken"]


def test_what_decides_a_promise_first_counts() -> None:
    assert promised(PROMISE, DELIVERED, STOPPED) == ["promise-broken"]
    assert promised(PROMISE, STOPPED, tell("2020-07-01", "delivered", "sensors")) == ["promise-kept"]
    assert promised(PROMISE, STOPPED, tell("2020-06-01", "delivered", "sensors")) == ["promise-kept"]


def test_a_breach_is_named_only_where_no_stop_can_lie_before_it() -> None:
    stop = tell("2020-03", "restriction-imposed", id="month")
    assert promised(PROMISE, stop, tell("2020-03-15", "delivered", "sensors")) == ["promise-kept"]


def test_a_party_s_denial_of_the_deciding_record_is_a_flag() -> None:
    denies = Statement(party="USA", stance="denies", date=parse_date("2020-03"))
    disputes = Statement(party="USA", stance="disputes")
    assert shown(tell("2020-01-01", "embargo-imposed", said=(disputes,))) == "embargoed"
    stop = tell("2020-01-01", "embargo-imposed", said=(denies,))
    assert shown(stop, on="2020-03-30") == "embargoed"
    assert shown(stop, on="2020-03-31") == "embargoed disputed"
    undated = tell("2020-01-01", "embargo-imposed", said=(Statement(party="USA", stance="denies"),))
    assert shown(undated, on="2020-01-01") == "embargoed disputed"


# What a state says of itself ------------------------------------------------------------------


def test_a_state_names_its_rule_its_records_and_its_days() -> None:
    extended = tell("2020-11-01", "embargo-extended", until="2021-12-31", id="longer")
    assert state(TERM, extended, on="2021-06-01") == State(
        status="embargoed",
        flags=(),
        certain=True,
        ids=("term", "longer"),
        rule="level",
        since=parse_date("2020-01-01"),
        until=parse_date("2021-12-31"),
    )


def test_every_rule_that_a_state_can_name_is_explained() -> None:
    lifted = tell("2021-01-01", "restriction-lifted")
    found = [
        state(STOP),
        state(STOPPED),
        state(STOP, LICENCE),
        state(STOP, lifted),
        state(tell("2020-01-01", "restriction-imposed", "ships"), of="all"),
        state(),
    ]
    assert [each.rule for each in found] == list(RULES)


# History --------------------------------------------------------------------------------------


def days(*events: Event, of: str = "sensors", flow: str = "CAN TUR") -> list[str]:
    supplier, recipient = flow.split()
    changes = history(events, supplier, recipient, of)
    return [
        f"{change.day} {change.state.status}{'' if change.state.certain else '?'}"
        + "".join(f" {flag}" for flag in change.state.flags)
        for change in changes
    ]


def test_a_history_gives_the_first_day_of_every_state() -> None:
    licence = tell("2021-03", "licence-granted", "sensors", until="2021-06-30")
    lifted = tell("2022-01-01", "restriction-lifted")
    assert days(STOP, licence, lifted) == [
        "2020-01-01 restricted",
        "2021-03-01 restricted?",
        "2021-03-31 licensed after-stop",
        "2021-07-01 licensed? after-stop until-passed",
        "2022-01-01 open",
    ]


def test_a_history_without_records_is_empty() -> None:
    assert history((), "CAN", "TUR", "all") == ()
    assert history((STOP,), "FRA", "RUS", "all") == ()


def test_a_history_knows_when_an_organisation_ceased_to_bind() -> None:
    assert days(EU, flow="GBR TUR") == ["2020-01-01 embargoed", "2021-01-01 none no-longer-bound:EUE"]


def test_a_history_knows_when_an_organisation_began_to_bind() -> None:
    embargo = tell("1989-06-27", "embargo-imposed", flow="EUE CHN")
    assert days(embargo, flow="POL CHN") == ["2004-05-01 embargoed"]


def test_a_history_knows_when_an_appeal_ended_elsewhere() -> None:
    appeal = tell("2020-01-01", "appeal", id="appeal", flow="UNO TUR")
    ended = tell("2021-01-01", "finding", links="ends:appeal", flow="DEU TUR")
    assert days(appeal, ended) == ["2020-01-01 none appeal:UNO", "2021-01-01 none"]


def test_a_history_knows_when_a_record_was_denied() -> None:
    denies = Statement(party="USA", stance="denies", date=parse_date("2020-03-01"))
    stop = tell("2020-01-01", "embargo-imposed", said=(denies,))
    assert days(stop) == ["2020-01-01 embargoed", "2020-03-01 embargoed disputed"]


def test_a_history_knows_what_changes_on_the_day_after() -> None:
    ongoing = tell("2020-01-01/..", "restriction-imposed")
    licence = tell("2021-01-01", "licence-granted", "sensors")
    assert days(ongoing, licence) == [
        "2020-01-01 restricted",
        "2021-01-01 licensed after-stop",
        "2021-01-02 restricted?",
    ]


def test_a_history_tells_of_goods_passed_on_from_another_flow() -> None:
    diverted = tell("2020-09-29", "diversion", "sensors", flow="CAN TUR AZE", how="alleged")
    assert days(diverted) == ["2020-09-29 none diversion:alleged"]


def test_the_records_that_tell_of_a_flow_come_in_the_order_of_days() -> None:
    diverted = tell("2020-09-29", "diversion", "sensors", flow="CAN TUR AZE")
    later = tell("2021-06-01", "embargo-extended", flow="EUE TUR", id="eu-later")
    index = Flows([later, EU, STOP, LICENCE, diverted, tell("2019", "appeal", flow="UNO TUR", id="un")])
    assert [event.id for event in index.events_of("CAN", "TUR")] == [
        "un",
        "stop",
        diverted.id,
        "licence",
    ]
    assert [event.id for event in index.events_of("GBR", "TUR")] == ["un", "eu"]
    assert [event.id for event in index.events_of("FRA", "TUR")] == ["un", "eu", "eu-later"]
    assert [event.id for event in index.events_of("EUE", "TUR")] == ["eu", "eu-later"]


def test_the_outcomes_of_promises_come_in_the_order_of_days() -> None:
    other = tell("2019-06-01", "halt-promised", how="claimed", flow="ISR AZE")
    index = Flows([STOPPED, PROMISE, other])
    found = index.outcomes(date(2020, 6, 1))
    assert [(each.promise.id, each.outcome, each.day) for each in found] == [
        (other.id, "unconfirmed", None),
        ("promise", "kept", date(2020, 6, 1)),
    ]
    assert [each.by.id for each in found if each.by] == ["stopped"]
    assert [each.outcome for each in index.outcomes(date(2020, 5, 31))] == ["unconfirmed", "open"]
    assert index.outcomes(date(2019, 5, 31)) == ()
    assert [each.promise.id for each in index.outcomes(date(2019, 6, 1))] == [other.id]


def test_a_promise_of_a_month_has_an_outcome_once_the_month_is_over() -> None:
    made = tell("2019-06", "halt-promised", how="claimed", flow="ISR AZE")
    assert Flows([made]).outcomes(date(2019, 6, 29)) == ()
    assert [each.promise.id for each in Flows([made]).outcomes(date(2019, 6, 30))] == [made.id]


def test_a_promise_that_goes_on_has_an_outcome_from_the_day_that_is_asked_of() -> None:
    made = tell("2019-06-01/..", "halt-promised", how="claimed", flow="ISR AZE")
    assert Flows([made]).outcomes(date(2019, 5, 31)) == ()
    assert [each.promise.id for each in Flows([made]).outcomes(date(2019, 6, 1))] == [made.id]


# Many flows -----------------------------------------------------------------------------------


def test_the_flows_are_the_pairs_that_records_are_about() -> None:
    events = [EU, STOP, SUSPENDED]
    assert flows(events) == (("CAN", "TUR"), ("EUE", "TUR"))
    assert Flows(events).pairs == flows(events)


def test_one_index_answers_for_every_flow() -> None:
    index = Flows([EU, STOP])
    day = date(2020, 6, 1)
    assert index.state_at("CAN", "TUR", "ships", day) == state_at([STOP], "CAN", "TUR", "ships", day)
    assert index.history("FRA", "TUR", "all") == (
        Change(date(2020, 1, 1), state(EU, of="all", flow="FRA TUR")),
    )
