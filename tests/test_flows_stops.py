"""Rules 1 to 4 of the status fold: events, categories, imposers and levels; one clause a test."""

from __future__ import annotations

import pytest

from armstrack.flows import Flows
from tests.flow_cases import EMBARGO, EU, REVOKED, STOP, SUSPENDED, shown, tell

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


@pytest.mark.parametrize(("day", "told"), [("2020-12-31", True), ("2021-01-01", False)])
def test_what_an_organisation_imposes_is_told_of_a_member_to_the_last_day_that_binds_it(
    day: str, told: bool
) -> None:
    imposed = tell(day, "embargo-imposed", flow="EUE TUR")
    own = tell("2019", "delivered", flow="GBR TUR")
    assert Flows((own, imposed)).events_of("GBR", "TUR") == ((own, imposed) if told else (own,))


def test_what_an_organisation_deals_itself_is_not_told_of_its_members() -> None:
    own = tell("2020-01-01", "delivered", flow="EUE TUR")
    assert Flows((own,)).events_of("FRA", "TUR") == ()


def test_a_stop_of_some_goods_that_no_longer_binds_is_told_of_these_goods() -> None:
    imposed = tell("2020-01-01", "embargo-imposed", "sensors", flow="EUE TUR")
    assert shown(imposed, flow="GBR TUR", on="2021-06-01") == "none no-longer-bound:EUE"
    assert shown(imposed, of="ships", flow="GBR TUR", on="2021-06-01") == "none"


def test_of_records_of_one_first_day_those_that_are_sure_to_be_over_sooner_come_first() -> None:
    events = [tell(day, "delivered") for day in ("2020-01-01", "2020-01", "2020", "2020-01-01/..")]
    assert Flows(events[::-1]).events_of("CAN", "TUR") == tuple(events)


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
    assert shown(SUSPENDED, licence, of="all") == "licensed?"
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
