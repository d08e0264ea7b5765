"""The twelve rules of the status fold, one clause a test, in their order."""

from __future__ import annotations

from datetime import date

import pytest

from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Item, Related, Source, Statement
from armstrack.flows import NO_RECORD, Change, Flows, State, flows, history, state_at
from armstrack.shown import RULES

SOURCES = (Source(publisher="Test", document="none"),)


def tell(
    when: str,
    kind: str,
    goods: str = "all",
    *,
    id: str = "",
    flow: str = "CAN TUR",
    how: str = "confirmed",
    actor: str = "",
    until: str = "",
    scope: str | None = None,
    part: str | None = None,
    left_out: str = "",
    links: str = "",
    said: tuple[Statement, ...] = (),
) -> Event:
    """One event; `flow` is supplier, intermediaries and recipient, `links` reads `ends:a breaches:b`."""
    supplier, *via, recipient = flow.split()
    party, _, role = actor.partition(" ")
    related = [link.partition(":") for link in links.split()]
    return Event(
        id=id or f"{when.replace('/', '-')}-{kind}",
        title="test",
        date=parse_date(when),
        kind=kind,
        verification=how,
        actor=Actor(party=party, role=role) if actor else None,
        supplier=supplier,
        via=tuple(via),
        recipient=recipient,
        until=parse_date(until) if until else None,
        scope=scope,
        part=part,
        excepted=tuple(left_out.split()),
        items=tuple(Item(category=category) for category in goods.split()),
        statements=said,
        related=tuple(Related(rel=rel, id=id_) for rel, _, id_ in related),
        sources=SOURCES,
    )


def state(*events: Event, of: str = "sensors", on: str = "2030-01-01", flow: str = "CAN TUR") -> State:
    supplier, recipient = flow.split()
    return state_at(events, supplier, recipient, of, date.fromisoformat(on))


def shown(*events: Event, of: str = "sensors", on: str = "2030-01-01", flow: str = "CAN TUR") -> str:
    """Status, flags and, where it is not certain, a question mark, as one line."""
    found = state(*events, of=of, on=on, flow=flow)
    return " ".join([found.status + ("" if found.certain else "?"), *found.flags])


STOP = tell("2020-01-01", "restriction-imposed", id="stop")
EMBARGO = tell("2020-01-01", "embargo-imposed", id="embargo")
SUSPENDED = tell("2020-02-01", "licence-suspended", id="suspended")
REVOKED = tell("2020-03-01", "licence-revoked", id="revoked")
LICENCE = tell("2021-01-01", "licence-granted", "sensors", id="licence")
EU = tell("2020-01-01", "embargo-imposed", id="eu", flow="EUE TUR")

# 1. Events ------------------------------------------------------------------------------------


def test_the_day_of_effect_counts_and_the_announcement_moves_nothing() -> None:
    assert shown(STOP, on="2019-12-31") == "none"
    assert shown(STOP, on="2020-01-01") == "restricted"


@pytest.mark.parametrize("how", ["inferred", "claimed", "alleged"])
def test_what_is_not_established_raises_a_flag_of_its_name_and_moves_nothing(how: str) -> None:
    assert shown(tell("2020", "embargo-imposed", how=how)) == f"none {how}"
    assert shown(STOP, tell("2021", "restriction-lifted", how=how)) == f"restricted {how}"
    assert shown(tell("2021", "delivered", "sensors", how=how)) == f"none {how}"
    assert shown(tell("2021", "appeal", how=how)) == f"none {how}"


@pytest.mark.parametrize("role", ["company", "ngo", "media", "person"])
def test_a_stop_by_somebody_private_raises_only_a_flag(role: str) -> None:
    halt = tell("2020-05-01", "delivery-halted", actor=f"CAN {role}")
    assert shown(halt) == "none company-halt"


def test_a_private_halt_is_over_once_it_is_taken_back_and_an_end_by_a_firm_ends_no_stop() -> None:
    halt = tell("2020-05-01", "delivery-halted", actor="CAN company")
    resumed = tell("2020-06-01", "delivery-resumed", actor="CAN company")
    assert shown(halt, resumed) == "none"
    assert shown(STOP, resumed) == "restricted"
    assert shown(halt, tell("2020-06-01", "delivery-resumed", "ships", actor="CAN company")) == (
        "none company-halt"
    )


def test_an_unverified_private_halt_is_no_halt() -> None:
    assert shown(tell("2020", "delivery-halted", how="alleged", actor="CAN company")) == "none alleged"


def test_a_dealing_by_a_company_is_a_dealing() -> None:
    assert shown(tell("2020-05-01", "ordered", "sensors", actor="CAN company")) == "ordered"


@pytest.mark.parametrize("role", ["court", "parliament", "government", "organisation"])
def test_a_stop_by_somebody_public_stops(role: str) -> None:
    assert shown(tell("2020-05-01", "licence-revoked", actor=f"CAN {role}")) == "revoked"


def test_what_is_linked_as_a_breach_moves_nothing_and_is_after_the_stop() -> None:
    breach = tell("2021-01-01", "licence-granted", "sensors", links="breaches:stop")
    assert shown(STOP, breach) == "restricted after-stop"


def test_an_alleged_breach_is_an_allegation() -> None:
    breach = tell("2021-01-01", "delivered", "sensors", how="alleged", links="breaches:stop")
    assert shown(STOP, breach) == "restricted alleged"


def test_an_appeal_raises_the_name_of_the_party_until_a_record_ends_it() -> None:
    appeal = tell("2020-01-01", "appeal", id="appeal", actor="GRC government")
    assert shown(appeal) == "none appeal:GRC"
    ended = tell("2021-01-01", "restriction-lifted", links="ends:appeal", flow="DEU TUR")
    assert shown(appeal, ended, on="2020-12-31") == "none appeal:GRC"
    assert shown(appeal, ended, on="2021-01-01") == "none"
    alleged = tell("2021-01-01", "restriction-lifted", links="ends:appeal", flow="DEU TUR", how="alleged")
    assert shown(appeal, alleged) == "none appeal:GRC"


def test_an_appeal_is_about_the_categories_it_names() -> None:
    appeal = tell("2020-01-01", "appeal", "ships")
    assert shown(appeal, of="ships") == "none appeal:CAN"
    assert shown(appeal, of="sensors") == "none"


def test_rulings_and_findings_move_nothing() -> None:
    events = [tell("2020-01-01", kind, actor="CAN court") for kind in ("ruling", "finding")]
    assert shown(*events) == "none"


# 2. Categories --------------------------------------------------------------------------------


@pytest.mark.parametrize("goods", ["", "all"])
def test_a_stop_that_names_nothing_covers_everything_but_its_exceptions(goods: str) -> None:
    stop = tell("2020-01-01", "restriction-imposed", goods, left_out="ships")
    assert shown(stop) == "restricted"
    assert shown(stop, of="ships") == "none"


def test_a_stop_covers_the_categories_that_it_names() -> None:
    stop = tell("2020-01-01", "restriction-imposed", "sensors uav")
    assert [shown(stop, of=category) for category in ("sensors", "uav", "ships")] == [
        "restricted",
        "restricted",
        "none",
    ]


def test_an_end_leaves_its_exceptions_stopped() -> None:
    lifted = tell("2021-01-01", "restriction-lifted", left_out="missiles")
    assert shown(STOP, lifted) == "open"
    assert shown(STOP, lifted, of="missiles") == "restricted"


@pytest.mark.parametrize("goods", ["", "all"])
def test_a_dealing_that_names_nothing_speaks_for_all_alone(goods: str) -> None:
    delivered = tell("2020-01-01", "delivered", goods)
    assert shown(delivered, of="all") == "delivered"
    assert shown(delivered, of="sensors") == "none"


def test_a_licence_that_names_nothing_makes_stopped_categories_uncertain() -> None:
    licence = tell("2021-01-01", "licence-granted", "")
    assert shown(SUSPENDED, licence, of="all") == "licensed"
    assert shown(SUSPENDED, licence, of="sensors") == "suspended?"
    assert shown(EMBARGO, licence, of="sensors") == "embargoed"


# 3. Imposers ----------------------------------------------------------------------------------


def test_the_strictest_imposer_shows() -> None:
    national = tell("2021-01-01", "restriction-imposed", flow="FRA TUR")
    assert shown(EU, national, flow="FRA TUR") == "embargoed"
    lifted = tell("2022-01-01", "embargo-lifted", flow="EUE TUR")
    assert shown(EU, national, lifted, flow="FRA TUR") == "restricted"


def test_the_levels_are_ordered_restricted_suspended_revoked_embargoed() -> None:
    assert shown(STOP) == "restricted"
    assert shown(STOP, SUSPENDED) == "suspended"
    assert shown(STOP, SUSPENDED, REVOKED) == "revoked"
    assert shown(EMBARGO, SUSPENDED, REVOKED) == "embargoed"


def test_an_organisation_binds_its_members_while_it_binds_them() -> None:
    assert shown(EU, flow="GBR TUR", on="2020-12-31") == "embargoed"
    assert shown(EU, flow="CAN TUR") == "none"
    assert shown(EU, flow="EUE TUR") == "embargoed"


def test_a_stop_of_an_organisation_that_no_longer_binds_does_not_vanish_without_a_word() -> None:
    assert shown(EU, flow="GBR TUR", on="2021-01-01") == "none no-longer-bound:EUE"
    lifted = tell("2022-01-01", "embargo-lifted", flow="EUE TUR")
    assert shown(EU, lifted, flow="GBR TUR", on="2022-01-01") == "none"
    own = tell("2020-12-31", "restriction-imposed", flow="GBR TUR")
    assert shown(EU, own, flow="GBR TUR", on="2021-01-01") == "restricted"


def test_a_stop_imposed_after_an_organisation_ceased_to_bind_never_bound() -> None:
    late = tell("2022-01-01", "embargo-imposed", flow="EUE TUR")
    assert shown(late, flow="GBR TUR", on="2022-06-01") == "none"


def test_only_the_recipient_that_the_text_names_is_under_embargo() -> None:
    houthis = tell("2015-04-14", "embargo-imposed", flow="UNO XHO")
    assert shown(houthis, flow="CAN XHO") == "embargoed"
    assert shown(houthis, flow="CAN YEM") == "none"


def test_an_organisation_s_dealings_are_its_own() -> None:
    pledged = tell("2022-02-28", "pledged", "sensors", flow="EUE UKR")
    assert shown(pledged, flow="EUE UKR") == "ordered"
    assert shown(pledged, flow="FRA UKR") == "none"


def test_an_organisation_s_exemption_sets_its_stop_aside_for_members() -> None:
    exempted = tell("2021-01-01", "exempted", "sensors", flow="EUE TUR", links="exception-to:eu")
    assert shown(EU, exempted, flow="FRA TUR") == "licensed exception"
    assert shown(exempted, flow="FRA TUR") == "none"


# 4. Level -------------------------------------------------------------------------------------


def test_a_stop_only_raises_its_imposer_s_level() -> None:
    assert shown(EMBARGO, tell("2021-01-01", "restriction-imposed")) == "embargoed"


def test_extending_prolongs_what_stands_and_imposes_where_nothing_stands() -> None:
    extended = tell("2021-01-01", "embargo-extended")
    assert shown(extended) == "embargoed"
    eased = tell("2020-06-01", "restriction-eased")
    assert shown(EMBARGO, eased, extended) == "restricted"


def test_extending_a_policy_does_not_prolong_a_suspended_licence() -> None:
    assert shown(SUSPENDED, tell("2021-01-01", "embargo-extended")) == "embargoed"


def test_easing_gives_restricted_and_wipes_the_imposer_s_stops_permit_stops_included() -> None:
    assert shown(EMBARGO, REVOKED, tell("2021-01-01", "restriction-eased")) == "restricted"
    assert shown(tell("2021-01-01", "restriction-eased")) == "restricted"


def test_an_end_opens_and_wipes_the_imposer_s_stops_permit_stops_included() -> None:
    assert shown(STOP, REVOKED, tell("2021-01-01", "restriction-lifted")) == "open"


def test_easing_and_ends_reach_only_the_categories_that_they_cover() -> None:
    assert shown(EMBARGO, tell("2021-01-01", "restriction-eased", "ships")) == "embargoed"
    assert shown(EMBARGO, tell("2021-01-01", "embargo-lifted", "ships")) == "embargoed"
    assert shown(EMBARGO, tell("2021-01-01", "embargo-lifted", "ships"), of="ships") == "open"


def test_an_end_by_one_imposer_leaves_another_one_s_stop() -> None:
    national = tell("2020-02-01", "restriction-imposed", flow="FRA TUR")
    lifted = tell("2021-01-01", "restriction-lifted", flow="FRA TUR")
    assert shown(EU, national, lifted, flow="FRA TUR") == "embargoed"


def test_an_end_by_any_binding_imposer_gives_open_where_nothing_else_stands() -> None:
    lifted = tell("2021-01-01", "embargo-lifted", flow="EUE TUR")
    assert shown(lifted, flow="FRA TUR") == "open"
    assert shown(lifted, flow="CAN TUR") == "none"


def test_resumed_deliveries_end_what_held_them_and_leave_policies_standing() -> None:
    halted = tell("2020-05-01", "delivery-halted")
    resumed = tell("2020-06-01", "delivery-resumed")
    assert shown(halted) == "suspended"
    assert shown(halted, resumed) == "open"
    assert shown(SUSPENDED, halted, resumed) == "open"
    assert shown(STOP, halted, resumed) == "restricted"


def test_the_scope_of_the_deciding_stop_is_a_flag() -> None:
    stop = tell("2020-01-01", "restriction-imposed", scope="new-licences")
    assert shown(stop) == "restricted new-licences"
    assert shown(stop, SUSPENDED) == "suspended"
    assert shown(stop, tell("2020-06-01", "restriction-imposed", scope="all")) == "restricted"


# 5. In part -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["embargo-imposed", "licence-revoked", "restriction-extended"])
def test_a_stop_in_part_restricts_whatever_its_kind(kind: str) -> None:
    assert shown(tell("2020-01-01", kind, part="drones")) == "restricted in-part"


def test_a_stop_as_a_whole_shows_over_one_in_part() -> None:
    assert shown(tell("2019-01-01", "licence-revoked", part="one firm"), STOP) == "restricted"


@pytest.mark.parametrize("kind", ["restriction-eased", "embargo-lifted", "licence-granted", "exempted"])
def test_what_frees_in_part_is_only_an_exception(kind: str) -> None:
    assert shown(EMBARGO, tell("2021-01-01", kind, "sensors", part="one use")) == "embargoed exception"


def test_another_dealing_in_part_is_only_a_flag() -> None:
    refused = tell("2021-01-01", "licence-refused", "sensors", part="one programme")
    assert shown(tell("2020-01-01", "ordered", "sensors"), refused) == "ordered dealing-in-part"


def test_what_frees_in_part_ends_the_stop_in_part_that_it_is_linked_to() -> None:
    stop = tell("2020-01-01", "licence-suspended", id="one-product", part="one product")
    other = tell("2020-02-01", "licence-suspended", part="another product")
    freed = tell("2021-01-01", "licence-reinstated", part="one product", links="ends:one-product")
    assert shown(stop, freed) == "open"
    assert shown(stop, other, freed) == "restricted in-part"
    ordered = tell("2019-01-01", "ordered", "sensors")
    assert shown(ordered, stop, freed) == "ordered"
    assert state(ordered, stop, freed).ids == ("2021-01-01-licence-reinstated", "2019-01-01-ordered")


def test_what_frees_in_part_ends_no_stop_as_a_whole() -> None:
    assert shown(STOP, tell("2021-01-01", "restriction-lifted", part="one", links="ends:stop")) == (
        "restricted exception"
    )


def test_a_stop_of_one_shipment_is_only_held_till_it_is_released_as_a_whole() -> None:
    held = tell("2024-05-01", "delivery-halted", scope="one-shipment", part="one shipment")
    some = tell("2024-07-01", "delivery-resumed", scope="one-shipment", part="the small ones")
    rest = tell("2025-01-25", "delivery-resumed", scope="one-shipment")
    assert shown(held) == "none shipment-held"
    assert shown(held, some) == "none exception shipment-held"
    assert shown(held, some, rest) == "none"
    assert shown(STOP, rest) == "restricted"


# 6. Exceptions --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["licence-granted", "licence-reinstated", "exempted"])
@pytest.mark.parametrize("stop", [SUSPENDED, REVOKED], ids=["suspended", "revoked"])
def test_a_later_licence_ends_a_suspension_or_revocation(kind: str, stop: Event) -> None:
    licence = tell("2021-01-01", kind, "sensors")
    assert shown(stop, licence) == "licensed"
    assert shown(stop, licence, of="ships") == stop.shown_status
    assert shown(stop, licence, tell("2022-01-01", "licence-refused", "sensors")) == "refused"


def test_a_later_licence_sets_aside_its_own_state_s_restriction() -> None:
    assert shown(STOP, tell("2021-01-01", "exempted", "sensors")) == "licensed"


def test_an_earlier_licence_sets_nothing_aside() -> None:
    assert shown(tell("2019-01-01", "licence-granted", "sensors"), STOP) == "restricted"


def test_any_other_stop_is_set_aside_only_by_a_linked_exception() -> None:
    assert shown(EMBARGO, LICENCE) == "embargoed after-stop"
    linked = tell("2021-01-01", "licence-granted", "sensors", links="exception-to:embargo")
    assert shown(EMBARGO, linked) == "licensed exception"
    french = tell("2021-01-01", "licence-granted", "sensors", flow="FRA TUR")
    assert shown(EU, french, flow="FRA TUR") == "embargoed after-stop"
    excepted = tell("2021-01-01", "licence-granted", "sensors", flow="FRA TUR", links="exception-to:eu")
    assert shown(EU, excepted, flow="FRA TUR") == "licensed exception"


def test_a_link_to_any_stop_of_an_imposer_reaches_its_stop_of_today() -> None:
    eased = tell("2020-06-01", "restriction-eased", flow="EUE TUR")
    licence = tell("2021-01-01", "licence-granted", "sensors", flow="FRA TUR", links="exception-to:eu")
    assert shown(EU, eased, licence, flow="FRA TUR") == "licensed exception"


def test_a_period_s_total_sets_a_stop_aside_only_where_it_is_linked() -> None:
    total = tell("2021", "licences-reported", "sensors")
    assert shown(SUSPENDED, total) == "suspended"
    linked = tell("2021", "licences-reported", "sensors", links="exception-to:suspended")
    assert shown(SUSPENDED, linked) == "licensed exception"


def test_under_an_exception_the_furthest_dealing_shows() -> None:
    ordered = tell("2019-01-01", "ordered", "sensors")
    linked = tell("2021-01-01", "exempted", "sensors", links="exception-to:embargo")
    assert shown(ordered, EMBARGO, linked) == "ordered exception"
    assert state(ordered, EMBARGO, linked).ids == ("2021-01-01-exempted", "2019-01-01-ordered", "embargo")


@pytest.mark.parametrize("kind", ["licence-refused", "order-cancelled", "licence-expired"])
def test_after_a_setback_the_stop_shows_again(kind: str) -> None:
    assert shown(STOP, LICENCE, tell("2022-01-01", kind, "sensors")) == "restricted after-stop"
    renewed = tell("2023-01-01", "licence-granted", "sensors", links="exception-to:stop")
    assert shown(STOP, LICENCE, tell("2022-01-01", kind, "sensors"), renewed) == "licensed exception"


def test_after_the_same_imposer_imposes_anew_the_stop_shows_again() -> None:
    linked = tell("2021-01-01", "exempted", "sensors", flow="FRA TUR", links="exception-to:eu")
    extended = tell("2022-01-01", "embargo-extended", flow="EUE TUR")
    imposed = tell("2022-01-01", "restriction-imposed", flow="EUE TUR")
    national = tell("2022-01-01", "restriction-imposed", flow="FRA TUR")
    assert shown(EU, linked, extended, flow="FRA TUR") == "licensed exception"
    assert shown(EU, linked, imposed, flow="FRA TUR") == "embargoed"
    assert shown(EU, linked, national, flow="FRA TUR") == "restricted"


def test_a_second_licence_that_is_linked_makes_it_an_exception() -> None:
    linked = tell("2022-01-01", "licence-granted", "sensors", links="exception-to:stop")
    assert shown(STOP, LICENCE, linked) == "licensed exception"


# 7. No stop -----------------------------------------------------------------------------------


LADDER = [
    ("negotiation", "proposed"),
    ("licence-granted", "licensed"),
    ("pledged", "ordered"),
    ("exports-reported", "active"),
    ("delivered", "delivered"),
]


def test_the_furthest_dealing_shows() -> None:
    events = [tell(f"{2010 + year}-01-01", kind, "sensors") for year, (kind, _) in enumerate(LADDER)]
    for count, (_, status) in enumerate(LADDER, start=1):
        assert shown(*events[:count]) == status
        assert shown(*events[:count], tell("2025-01-01", "negotiation", "sensors")) == status


def test_dealings_count_from_the_last_end() -> None:
    delivered = tell("2019-01-01", "delivered", "sensors")
    lifted = tell("2021-01-01", "restriction-lifted")
    assert shown(delivered, lifted) == "open"
    assert shown(delivered, lifted, tell("2022-01-01", "notified", "sensors")) == "proposed"


@pytest.mark.parametrize(
    ("kind", "status"),
    [("licence-refused", "refused"), ("order-cancelled", "cancelled"), ("licence-expired", "lapsed")],
)
def test_only_setbacks_set_it_back(kind: str, status: str) -> None:
    delivered = tell("2019-01-01", "delivered", "sensors")
    setback = tell("2021-01-01", kind, "sensors")
    assert shown(delivered, setback) == status
    assert shown(delivered, setback, tell("2022-01-01", "negotiation", "sensors")) == "proposed"


def test_no_record_is_none_and_not_free() -> None:
    assert state() == NO_RECORD
    assert state(STOP, on="2019-01-01") == NO_RECORD
    assert "not mean that transfers are free" in RULES["no-record"]


# 8. all ---------------------------------------------------------------------------------------


def test_all_is_stopped_by_a_stop_that_covers_all() -> None:
    assert shown(EMBARGO, of="all") == "embargoed"
    assert shown(STOP, tell("2020-06-01", "licence-suspended", "sensors"), of="all") == "restricted"


def test_all_is_restricted_in_part_where_some_category_is_stopped() -> None:
    suspended = tell("2020-01-01", "licence-suspended", "sensors")
    delivered = tell("2019-01-01", "delivered", "ships")
    assert shown(suspended, delivered, of="all") == "restricted in-part"
    assert state(suspended, delivered, of="all").rule == "all"


def test_a_stop_that_leaves_goods_out_does_not_cover_all() -> None:
    assert shown(tell("2020-01-01", "embargo-imposed", left_out="ships"), of="all") == "restricted in-part"
    lifted = tell("2021-01-01", "embargo-lifted", "ships")
    assert shown(EMBARGO, lifted, of="all") == "restricted in-part"


def test_an_exception_for_some_goods_leaves_all_stopped() -> None:
    linked = tell("2021-01-01", "licence-granted", "sensors", links="exception-to:embargo")
    assert shown(EMBARGO, linked, of="all") == "embargoed exception"
    licence = tell("2021-01-01", "licence-granted", "sensors")
    assert shown(SUSPENDED, licence, of="all") == "suspended"


def test_an_exception_for_all_frees_all() -> None:
    licence = tell("2021-01-01", "licence-granted", "")
    assert shown(SUSPENDED, licence, of="all") == "licensed"


def test_what_a_licence_for_unnamed_goods_frees_is_uncertain_where_a_category_may_still_be_stopped() -> None:
    licence = tell("2021-01-01", "licence-granted", "")
    assert shown(SUSPENDED, tell("2019-01-01", "ordered", "uav"), licence, of="all") == "licensed?"


def test_all_is_else_the_furthest_of_any_category() -> None:
    refused = tell("2020-01-01", "licence-refused", "sensors")
    lapsed = tell("2021-01-01", "licence-expired", "uav")
    assert shown(refused, lapsed, of="all") == "lapsed"
    assert shown(refused, tell("2021-01-01", "licence-granted", "ships"), of="all") == "licensed"


def test_all_is_open_since_the_last_of_its_stops_ended() -> None:
    general = tell("2021-07-05", "restriction-lifted", left_out="missiles")
    missiles = tell("2023-05-31", "restriction-lifted", "missiles", id="missiles")
    found = state(tell("2020-01-01", "restriction-imposed"), general, missiles, of="all")
    assert (found.status, found.ids) == ("open", ("missiles",))


def test_new_licences_alone_is_not_said_where_another_stop_holds_older_ones() -> None:
    freeze = tell("2024-01-08", "restriction-imposed", scope="new-licences")
    partial = tell(
        "2024-09-10", "licence-suspended", "ammunition", scope="existing-licences", part="about 30 permits"
    )
    assert shown(freeze, of="all") == "restricted new-licences"
    assert shown(freeze, partial, of="all") == "restricted"
    assert shown(freeze, partial, of="ammunition") == "restricted"
    assert shown(freeze, partial, of="ships") == "restricted new-licences"


def test_all_began_with_the_first_category_that_came_so_far() -> None:
    first = tell("2020-01-01", "licence-granted", "ships")
    second = tell("2021-01-01", "licence-granted", "aircraft")
    assert state(first, second, of="all").ids == ("2020-01-01-licence-granted",)


# 9. Days --------------------------------------------------------------------------------------


def test_a_partial_date_counts_at_its_last_day_and_is_uncertain_before() -> None:
    stop = tell("2020-05", "restriction-imposed")
    assert shown(stop, on="2020-04-30") == "none"
    assert shown(stop, on="2020-05-15") == "none?"
    assert shown(stop, on="2020-05-31") == "restricted"


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

TERM = tell("2020-01-01", "embargo-imposed", id="term", until="2020-12-31")


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
