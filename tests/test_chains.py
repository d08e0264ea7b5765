"""Chains of goods: which leg goes on into which, and how the tree of them is drawn."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.chains import Chains
from armstrack.event import Event, Related
from armstrack.trees import NOTES, below, draw, table
from tests.builders import make_event, make_item

PERMIT_ID = "2020-05-01-can-tur-sensors"


def sensors(
    date: str = "2020-05-01", recipient: str = "TUR", kind: str = "licence-granted", **more: Any
) -> Event:
    """Canadian sensors that go into a Turkish drone."""
    item = make_item("sensors", designation="WESCAM MX-15D", incorporated_in="Bayraktar TB2")
    return make_event(kind, date, "CAN", recipient, slug="sensors", **({"items": (item,)} | more))


def drones(
    date: str = "2020-08-01", recipient: str = "AZE", name: str = "Bayraktar TB2", **more: Any
) -> Event:
    return make_event(
        "delivered",
        date,
        "TUR",
        recipient,
        slug="drones",
        items=(make_item("uav", designation=name),),
        **more,
    )


def link(rel: str, event: Event) -> tuple[Related, ...]:
    return (Related(rel=rel, id=event.id),)


def drawn(events: list[Event] | tuple[Event, ...], sought: str) -> list[str]:
    """The tree of a party's chains, or of an item's, a line a branch."""
    chains = Chains(events)
    legs = chains.through_party(sought) if sought.isupper() and len(sought) == 3 else chains.of_item(sought)
    return [
        " ".join((f"{b.drawn}{b.name}", *["again"] * b.again, *(leg.event.date.text for leg in b.legs)))
        for b in draw(chains, legs)
    ]


THROUGH = ["Canada", "└─ Turkey 2020-05-01", "   └─ Azerbaijan 2020-08-01"]


# -- what joins two legs


def test_one_record_goes_on_through_its_intermediaries_in_order() -> None:
    via = make_event("diversion", "2017-09", "CZE", "AZE", via=("SVK", "ISR"))
    assert drawn([via], "AZE") == [
        "Czechia",
        "└─ Slovakia 2017-09",
        "   └─ Israel 2017-09",
        "      └─ Azerbaijan 2017-09",
    ]


def test_components_go_on_with_the_goods_that_they_are_built_into() -> None:
    assert drawn([sensors(), drones()], "AZE") == THROUGH


@pytest.mark.parametrize("name", ["TB2", "BAYRAKTAR-TB2", "three Bayraktar TB2 drones"])
def test_the_larger_system_may_be_named_more_or_less_fully(name: str) -> None:
    assert drawn([sensors(), drones(name=name)], "AZE") == THROUGH


def test_a_name_that_only_begins_alike_is_another_system() -> None:
    engine = make_item("engines", designation="engine", incorporated_in="Mi-2")
    first = make_event("delivered", "2020-05-01", "CAN", "TUR", items=(engine,))
    assert drawn([first, drones(name="Mi-28")], "AZE") == []
    assert drawn([first, drones(name="Mi-2")], "AZE") == THROUGH


def test_goods_of_one_name_go_on() -> None:
    tanks = (make_item("armoured-vehicles", designation="Leopard 2"),)
    first = make_event("delivered", "2020-05-01", "CAN", "TUR", items=tanks)
    second = make_event("re-exported", "2020-08-01", "TUR", "AZE", items=tanks)
    assert drawn([first, second], "AZE") == THROUGH


def test_goods_of_one_name_that_come_from_elsewhere_do_not_go_on() -> None:
    """The second leg of a record begins where that record's own first leg ends."""
    tanks = (make_item("armoured-vehicles", designation="Leopard 2"),)
    first = make_event("delivered", "2020-05-01", "CAN", "TUR", items=tanks, slug="mine")
    other = make_event("re-exported", "2020-08-01", "DEU", "AZE", via=("TUR",), items=tanks)
    assert drawn([first, other], "AZE") == ["Germany", "└─ Turkey 2020-08-01", "   └─ Azerbaijan 2020-08-01"]


def test_goods_without_a_name_or_of_one_category_are_not_taken_for_the_same() -> None:
    first = make_event("delivered", "2020-05-01", "CAN", "TUR", category="sensors")
    second = make_event("delivered", "2020-08-01", "TUR", "AZE", category="sensors")
    assert drawn([first, second], "AZE") == []


@pytest.mark.parametrize("rel", ["part-of", "same-goods"])
def test_a_tie_joins_two_records_whichever_of_them_names_it(rel: str) -> None:
    first = make_event("delivered", "2020-05-01", "CAN", "TUR", slug="one")
    second = make_event("delivered", "2020-08-01", "TUR", "AZE", slug="two")
    forward = make_event("delivered", "2020-05-01", "CAN", "TUR", slug="one", related=link(rel, second))
    backward = make_event("delivered", "2020-08-01", "TUR", "AZE", slug="two", related=link(rel, first))
    assert drawn([forward, second], "AZE") == THROUGH
    assert drawn([first, backward], "AZE") == THROUGH


@pytest.mark.parametrize("rel", ["same-act", "responds-to", "supports"])
def test_other_relations_do_not_join(rel: str) -> None:
    first = make_event("delivered", "2020-05-01", "CAN", "TUR", slug="one")
    second = make_event("delivered", "2020-08-01", "TUR", "AZE", slug="two", related=link(rel, first))
    assert drawn([first, second], "AZE") == []


def test_nothing_goes_on_into_what_was_over_before_it() -> None:
    assert drawn([sensors(), drones("2020-04-30")], "AZE") == []
    assert drawn([sensors(), drones("2020-05-01")], "AZE") != []


def test_what_may_have_been_later_and_what_still_goes_on_is_joined() -> None:
    assert drawn([sensors(), drones("2020")], "AZE") == [*THROUGH[:2], "   └─ Azerbaijan 2020"]
    assert drawn([sensors(), drones("2019/..")], "AZE") == [*THROUGH[:2], "   └─ Azerbaijan 2019/.."]


@pytest.mark.parametrize("kind", ["restriction-imposed", "embargo-lifted", "exempted", "appeal", "finding"])
def test_policies_and_statements_move_no_goods(kind: str) -> None:
    assert drawn([sensors(kind=kind), drones()], "AZE") == []


@pytest.mark.parametrize(
    "kind", ["ordered", "licence-suspended", "delivered", "delivery-halted", "diversion"]
)
def test_deals_permits_and_transfers_tell_of_the_way(kind: str) -> None:
    assert drawn([sensors(kind=kind), drones()], "AZE") == THROUGH


# -- what is looked for


LIBYA = drones("2020-09-01", "LBY")
BOTH_WAYS = [
    "Canada",
    "└─ Turkey 2020-05-01",
    "   ├─ Azerbaijan 2020-08-01",
    "   └─ Libya 2020-09-01",
]


def test_a_party_in_the_middle_is_told_in_both_directions() -> None:
    assert drawn([sensors(), drones(), LIBYA], "TUR") == BOTH_WAYS


def test_a_party_at_the_beginning_is_told_forwards() -> None:
    assert drawn([sensors(), drones(), LIBYA], "CAN") == BOTH_WAYS


def test_a_party_at_the_end_is_told_backwards_without_what_went_elsewhere() -> None:
    assert drawn([sensors(), drones(), LIBYA], "LBY") == [*BOTH_WAYS[:2], "   └─ Libya 2020-09-01"]


def test_a_single_step_is_no_chain_of_a_party() -> None:
    assert drawn([drones()], "AZE") == []
    assert drawn([drones()], "TUR") == []
    assert drawn([drones()], "BRA") == []


def test_a_single_step_is_shown_for_its_goods() -> None:
    assert drawn([drones()], "tb2") == ["Turkey", "└─ Azerbaijan 2020-08-01"]


@pytest.mark.parametrize("words", ["MX-15D", "mx15d", "mx 15", "wescam", "WESCAM tb2", "15D MX", "bayrak"])
def test_goods_are_found_by_the_beginnings_of_their_words_in_any_spelling(words: str) -> None:
    assert drawn([sensors()], words) == ["Canada", "└─ Turkey 2020-05-01"]


@pytest.mark.parametrize("words", ["MX-15D Heron", "5D", "X-15", "", "-", "sensors"])
def test_other_words_find_nothing(words: str) -> None:
    assert drawn([sensors()], words) == []


def test_letters_and_figures_apart_are_no_designation() -> None:
    other = make_item("aircraft", designation="A400M for 16 crews", maker="Safran")
    event = make_event("ordered", "2020", items=(other,))
    assert drawn([event], "S-400") == []
    assert drawn([event], "F-16") == []
    assert drawn([event], "A-400M") == ["Canada", "└─ Turkey 2020"]


def test_a_designation_of_any_length_is_gone_through_once() -> None:
    goods = make_item("aircraft", designation=f"{'ab ' * 80_000}F-16")
    event = make_event("ordered", "2020", items=(goods,))
    assert drawn([event], "F-16") == ["Canada", "└─ Turkey 2020"]
    assert drawn([event], "bab abx") == []


def test_goods_are_found_by_their_maker() -> None:
    made = make_event("ordered", "2020", items=(make_item("sensors", maker="L3Harris WESCAM"),))
    assert drawn([made], "l3harris") == ["Canada", "└─ Turkey 2020"]


def test_goods_are_told_with_where_they_come_from_and_go_on_to() -> None:
    assert drawn([sensors(), drones(), LIBYA], "MX-15D") == BOTH_WAYS
    assert drawn([sensors(), drones(name="TB2")], "mx-15d") == THROUGH


# -- the tree


def test_the_records_of_one_step_share_a_branch_in_order_of_date() -> None:
    events = [sensors("2020-07-01"), sensors("2020-05-01"), drones()]
    assert drawn(events, "AZE") == ["Canada", "└─ Turkey 2020-05-01 2020-07-01", THROUGH[2]]


def test_stems_go_on_beside_the_branches_below() -> None:
    other = make_event("delivered", "2020-06-01", "TUR", "UKR", items=(make_item(designation="TB2"),))
    cameras = sensors("2022-03-09", "UKR")
    assert drawn([sensors(), drones(name="TB2"), other, cameras], "mx-15d") == [
        "Canada",
        "├─ Turkey 2020-05-01",
        "│  ├─ Ukraine 2020-06-01",
        "│  └─ Azerbaijan 2020-08-01",
        "└─ Ukraine 2022-03-09",
    ]


def test_trees_stand_by_the_names_of_where_they_begin() -> None:
    engines = make_event(
        "delivered",
        "2020-06-01",
        "AUT",
        "TUR",
        items=(make_item("engines", designation="Rotax 912", incorporated_in="TB2"),),
    )
    assert drawn([sensors(), engines, drones()], "AZE") == [
        "Austria",
        "└─ Turkey 2020-06-01",
        "   └─ Azerbaijan 2020-08-01",
        *THROUGH,
    ]


def three_tied(*days: str) -> list[Event]:
    """Canada to Turkey, Turkey to Ukraine, Ukraine to Canada, each tied to the next one."""
    ids = ["CAN", "TUR", "UKR"]
    legs = [
        make_event(
            "delivered", day, ids[i], ids[(i + 1) % 3], slug="leg", items=(make_item(designation="Heron"),)
        )
        for i, day in enumerate(days)
    ]
    return legs


def test_a_circle_ends_where_it_closes() -> None:
    assert drawn(three_tied("2020", "2020", "2020"), "heron") == [
        "Canada",
        "└─ Turkey 2020",
        "   └─ Ukraine 2020",
        "      └─ Canada 2020",
        "         └─ Turkey again 2020",
    ]


def test_a_circle_beside_a_chain_is_not_lost() -> None:
    aside = make_event("delivered", "2019", "AUT", "DEU", items=(make_item(designation="Heron"),))
    assert drawn([aside, *three_tied("2020", "2020", "2020")], "heron") == [
        "Austria",
        "└─ Germany 2019",
        "Canada",
        "└─ Turkey 2020",
        "   └─ Ukraine 2020",
        "      └─ Canada 2020",
        "         └─ Turkey again 2020",
    ]


def test_what_was_told_above_is_not_told_twice() -> None:
    """Two ways lead to Turkey; what goes on from there to Ukraine and Poland is told once."""
    goods = (make_item(designation="Heron"),)
    first = make_event("delivered", "2018", "AUT", "TUR", items=goods)
    second = make_event("delivered", "2018", "CAN", "TUR", items=goods)
    onward = make_event("delivered", "2019", "TUR", "UKR", items=goods)
    last = make_event("delivered", "2020", "UKR", "POL", items=goods)
    assert drawn([first, second, onward, last], "POL") == [
        "Austria",
        "└─ Turkey 2018",
        "   └─ Ukraine 2019",
        "      └─ Poland 2020",
        "Canada",
        "└─ Turkey 2018",
        "   └─ Ukraine again 2019",
    ]


def test_the_same_way_of_other_goods_is_told_in_full() -> None:
    """Turkey to Ukraine is told twice: what goes on from there differs."""
    one, two = (make_item(designation="Heron"),), (make_item(designation="Harop"),)
    events = [
        make_event("delivered", "2018", start, end, items=goods, slug=goods[0].designation)
        for goods, route in ((one, ("AUT", "TUR", "UKR", "POL")), (two, ("CAN", "TUR", "UKR", "LVA")))
        for start, end in pairwise(route)
    ]
    assert drawn(events, "TUR") == [
        "Austria",
        "└─ Turkey 2018",
        "   └─ Ukraine 2018",
        "      └─ Poland 2018",
        "Canada",
        "└─ Turkey 2018",
        "   └─ Ukraine 2018",
        "      └─ Latvia 2018",
    ]


def test_the_stem_below_a_branch_goes_on_only_where_others_follow() -> None:
    assert below("│  ├─ ") == "│  │  "
    assert below("   └─ ") == "      "


CODES = ("CAN", "TUR", "UKR", "AZE", "POL")
LEGS = st.builds(
    lambda ends, day, goods: make_event(
        "delivered",
        (date(2020, 1, 1) + timedelta(days=day)).isoformat(),
        *ends,
        slug=f"{goods}-{day}",
        items=(make_item(designation=goods),),
    ),
    st.permutations(CODES).map(lambda codes: codes[:2]),
    st.integers(0, 3),
    st.sampled_from(["Heron", "Harop"]),
)


@given(st.lists(LEGS, max_size=9, unique_by=lambda event: event.id), st.randoms())
def test_every_leg_found_is_drawn_and_the_order_of_records_does_not_matter(
    events: list[Event], by: Any
) -> None:
    shuffled = list(events)
    by.shuffle(shuffled)
    chains = Chains(events)
    for legs in (chains.of_item("heron"), chains.through_party("TUR")):
        assert {leg for branch in draw(chains, legs) for leg in branch.legs} == legs
    assert drawn(shuffled, "heron") == drawn(events, "heron")
    assert drawn(shuffled, "TUR") == drawn(events, "TUR")


# -- the table


def test_a_row_holds_one_leg_beside_the_tree() -> None:
    chains = Chains([sensors(verification="reported"), drones()])
    told = table(draw(chains, chains.through_party("AZE")), "Chains through Azerbaijan")
    assert (told.title, told.notes) == ("Chains through Azerbaijan", NOTES)
    assert told.rows[0] == ("Canada", *(None,) * 10)
    assert dict(zip((column.name for column in told.columns), told.rows[1], strict=True)) == {
        "chain": "└─ Turkey",
        "depth": 1,
        "from": "CAN",
        "to": "TUR",
        "date": "2020-05-01",
        "kind": "licence-granted",
        "status": "licensed",
        "verification": "reported",
        "said_status": "licensed (reported)",
        "goods": "WESCAM MX-15D, in Bayraktar TB2",
        "id": PERMIT_ID,
    }
    assert told.keep(["chain", "depth", "from", "to", "goods"]).rows[2:] == (
        ("   └─ Azerbaijan", 2, "TUR", "AZE", "Bayraktar TB2"),
    )


def test_further_records_of_a_step_stand_under_its_stem_without_its_name() -> None:
    other = make_event(
        "delivered", "2020-06-01", "TUR", "UKR", slug="one", items=(make_item(designation="TB2"),)
    )
    again = make_event(
        "delivered", "2020-07-01", "TUR", "UKR", slug="two", items=(make_item(designation="TB2"),)
    )
    chains = Chains([sensors(), other, again, drones(name="TB2")])
    told = table(draw(chains, chains.through_party("TUR")))
    assert [row[0] for row in told.rows] == [
        "Canada",
        "└─ Turkey",
        "   ├─ Ukraine",
        "   │",
        "   └─ Azerbaijan",
    ]


def test_what_was_told_above_says_so() -> None:
    chains = Chains(three_tied("2020", "2020", "2020"))
    told = table(draw(chains, chains.of_item("heron")))
    assert told.rows[-1][0] == "         └─ Turkey (told above)"


def test_goods_without_a_name_are_told_by_category_and_unknown_ones_not_at_all() -> None:
    items = (make_item("sensors", "7"), make_item("uav"), make_item())
    route = make_event("diversion", "2020", "CAN", "AZE", via=("TUR",), items=items)
    bare = make_event("diversion", "2020", "CAN", "LBY", via=("TUR",))
    chains = Chains([route, bare])
    told = table(draw(chains, chains.through_party("TUR"))).keep(["to", "goods"])
    assert told.rows == (
        (None, None),
        ("TUR", "7 sensors; uav"),
        ("TUR", None),
        ("AZE", "7 sensors; uav"),
        ("LBY", None),
    )


def test_without_a_chain_there_is_no_row_and_no_note() -> None:
    chains = Chains([])
    assert (table(draw(chains, set())).rows, table([]).notes) == ((), ())
