"""Rules 5 to 8 of the status fold: in part, exceptions, no stop and `all`; one clause a test."""

from __future__ import annotations

import pytest

from armstrack.event import Event
from armstrack.flows import NO_RECORD
from armstrack.shown import RULES
from tests.flow_cases import EMBARGO, EU, LICENCE, REVOKED, STOP, SUSPENDED, shown, state, tell

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
    licence = tell("2021-01-01", "licence-granted", "all")
    assert shown(SUSPENDED, licence, of="all") == "licensed"
    assert shown(SUSPENDED, tell("2019-01-01", "ordered", "uav"), licence, of="all") == "licensed"


def test_a_licence_that_names_no_goods_frees_all_but_not_for_sure() -> None:
    licence = tell("2021-01-01", "licence-granted", "")
    assert shown(SUSPENDED, licence, of="all") == "licensed?"
    assert shown(SUSPENDED, licence, of="ships") == "suspended?"


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
