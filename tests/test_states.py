"""States for people: their order, their table, and the sentences that explain them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from armstrack.acts import COUNTED
from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Related, Statement
from armstrack.flags import BEST
from armstrack.flows import NO_RECORD, Flows, State
from armstrack.promises import OUTCOMES
from armstrack.shown import RULES
from armstrack.states import (
    ORDER,
    Standing,
    explain,
    flag_meaning,
    said_flag,
    said_state,
    standings,
    standings_table,
)
from armstrack.vocab import kinds, vocabularies
from tests.builders import make_event

DAY = date(2020, 11, 1)
FREEZE = make_event("restriction-imposed", "2019-10-11", slug="freeze", scope="new-licences")
PERMITS = make_event(
    "licence-granted",
    "2020-05",
    slug="permits",
    category="sensors",
    verification="reported",
    related=(Related(rel="exception-to", id=FREEZE.id),),
)
OPTICS = make_event("licence-suspended", "2020-10-05", slug="optics", category="sensors")
EMBARGO = make_event("embargo-imposed", "2011-02-26", "UNO", "LBY", slug="embargo")
VEHICLES = make_event("exports-reported", "2019", "CAN", "SAU", slug="lav", category="armoured-vehicles")


def stand(events: tuple[Event, ...], flow: str, category: str = "all", day: date = DAY) -> Standing:
    supplier, recipient = flow.split()
    return standings(Flows(events), [(supplier, recipient)], [category], day)[0]


def told(events: tuple[Event, ...], flow: str, category: str = "all", day: date = DAY) -> list[str]:
    """The explanation, line by line."""
    return explain(stand(events, flow, category, day), {event.id: event for event in events}).splitlines()


# -- the order


def test_every_status_has_its_place_in_the_order() -> None:
    assert sorted(ORDER) == sorted(vocabularies()["status"])


def test_stops_come_first_the_strictest_on_top_then_dealings_then_none() -> None:
    events = (FREEZE, OPTICS, EMBARGO, VEHICLES)
    pairs = [("CAN", "CHL"), ("CAN", "SAU"), ("CAN", "TUR"), ("UNO", "LBY")]
    found = standings(Flows(events), pairs, ("all",), DAY)
    assert [(each.pair[1], each.state.status) for each in found] == [
        ("LBY", "embargoed"),
        ("TUR", "restricted"),
        ("SAU", "active"),
        ("CHL", "none"),
    ]


def test_equals_stand_by_the_names_of_their_parties_then_by_category() -> None:
    pairs = [("CHE", "TUR"), ("SWE", "TUR"), ("CHE", "ARE"), ("CAN", "TUR")]
    found = standings(Flows(()), pairs, ("ships", "sensors"), DAY)
    assert [(*each.pair, each.category) for each in found] == [
        ("CAN", "TUR", "sensors"),
        ("CAN", "TUR", "ships"),
        ("SWE", "TUR", "sensors"),
        ("SWE", "TUR", "ships"),
        ("CHE", "TUR", "sensors"),
        ("CHE", "TUR", "ships"),
        ("CHE", "ARE", "sensors"),
        ("CHE", "ARE", "ships"),
    ]


# -- the table


def test_a_row_holds_the_parties_the_day_the_state_and_the_records_behind_it() -> None:
    table = standings_table([stand((FREEZE, PERMITS), "CAN TUR", "sensors")], "1 flow")
    assert (table.title, table.notes) == ("1 flow", ())
    assert dict(zip((column.name for column in table.columns), table.rows[0], strict=True)) == {
        "supplier": "CAN",
        "supplier_name": "Canada",
        "recipient": "TUR",
        "recipient_name": "Turkey",
        "category": "sensors",
        "as_of": DAY,
        "status": "licensed",
        "certain": True,
        "said_status": "licensed",
        "since": "2020-05",
        "until": None,
        "flags": ("exception",),
        "rule": "exception",
        "id": "2020-05-can-tur-permits",
        "ids": ("2020-05-can-tur-permits", "2019-10-11-can-tur-freeze"),
        "said_flags": ("exception",),
    }


def test_a_flow_without_a_record_has_a_row_in_which_all_but_the_status_is_unknown() -> None:
    row = standings_table([stand((), "BRA CHL")]).rows[0]
    assert row == (
        *("BRA", "Brazil", "CHL", "Chile", "all", DAY, "none", True, "none"),
        *(None, None, (), "no-record", None, (), ()),
    )


def test_the_last_day_of_a_term_stands_as_written() -> None:
    stop = make_event("restriction-imposed", "2019-10-11", until="2020-12")
    table = standings_table([stand((stop,), "CAN TUR")])
    assert table.keep(["since", "until"]).rows == (("2019-10-11", "2020-12"),)


def test_doubt_stands_behind_the_status() -> None:
    sure = State("open", (), True, (), "no-stop", None, None)
    assert said_state(sure) == "open"
    assert said_state(State("open", (), False, (), "no-stop", None, None)) == "open (uncertain)"


# -- the sentences


def test_the_sentences_name_the_rule_the_records_and_each_flag() -> None:
    assert told((FREEZE, PERMITS), "CAN TUR", "sensors") == [
        "Canada to Turkey, sensors, on 2020-11-01: licensed.",
        "  A licence or exemption ended the stop or set it aside, so the furthest dealing shows.",
        "  2020-05 licensed (reported): CAN to TUR: licence-granted [2020-05-can-tur-permits]"
        ", from Global Affairs Canada",
        "  2019-10-11 restricted: CAN to TUR: restriction-imposed [2019-10-11-can-tur-freeze]"
        ", from Global Affairs Canada",
        "  Flag exception: A licence, an exemption or an easing for part of the goods lets goods go that a"
        " stop would hold.",
    ]


def test_without_a_record_the_sentence_says_that_this_is_no_permission() -> None:
    assert told((), "BRA CHL") == [
        "Brazil to Chile, all goods, on 2020-11-01: none.",
        "  No record moves the status of this flow. That does not mean that transfers are free.",
    ]


def test_an_organisation_that_binds_the_supplier_decides() -> None:
    assert told((EMBARGO,), "BRA LBY") == [
        "Brazil to Libya, all goods, on 2020-11-01: embargoed.",
        "  The strictest stop in force shows.",
        "  2011-02-26 embargoed: UNO to LBY: embargo-imposed [2011-02-26-uno-lby-embargo]"
        ", from Global Affairs Canada",
    ]


def test_a_term_that_runs_is_named() -> None:
    stop = make_event("restriction-imposed", "2019-10-11", until="2020-12-31")
    assert told((stop,), "CAN TUR") == [
        "Canada to Turkey, all goods, on 2020-11-01: restricted.",
        "  The strictest stop in force shows.",
        "  2019-10-11 restricted: CAN to TUR: restriction-imposed [2019-10-11-can-tur-act]"
        ", from Global Affairs Canada",
        "  The act sets 2020-12-31 as its last day.",
    ]


def test_a_term_that_has_passed_is_why_the_state_is_uncertain() -> None:
    stop = make_event("restriction-imposed", "2019-10-11", until="2020-01-31")
    assert told((stop,), "CAN TUR")[3:] == [
        "  The act sets 2020-01-31 as its last day.",
        "  Uncertain: the last day that was set has passed, and no record says what came next.",
        "  Flag until-passed: The last day that the act set has passed, and no later act of its imposer is on"
        " record.",
    ]


def test_a_partial_date_is_why_the_state_is_uncertain() -> None:
    stop = make_event("licence-suspended", "2020")
    assert told((stop,), "CAN TUR") == [
        "Canada to Turkey, all goods, on 2020-11-01: none (uncertain).",
        "  No record moves the status of this flow. That does not mean that transfers are free.",
        "  Uncertain: a partial date, or a licence that does not name these goods, leaves it open.",
    ]


def test_an_appeal_names_who_appeals_and_passed_on_goods_how_well_that_is_established() -> None:
    appeal = make_event(
        "appeal", "1992-02-28", "OSC", "AZE", actor=Actor(party="OSC", role="organisation"), slug="plea"
    )
    sensors = make_event(
        "diversion", "2020-09-29", "CAN", "AZE", via=("TUR",), verification="alleged", slug="sensors"
    )
    assert told((appeal, sensors), "CAN AZE")[2:] == [
        "  Flag appeal:OSC (OSCE): The party after the colon asks or urges a stop, restraint or release; that"
        " binds nobody. It stays until a record ends it.",
        "  Flag diversion:alleged: Goods of this flow were passed on or used against licence or assurance,"
        " according to the record that is best established; the word after the colon says how well.",
    ]


def test_an_organisation_that_no_longer_binds_is_named() -> None:
    embargo = make_event("embargo-imposed", "2019-11-14", "EUE", "TUR", slug="embargo")
    assert told((embargo,), "GBR TUR", day=date(2021, 1, 1))[2:] == [
        "  Flag no-longer-bound:EUE (European Union): The organisation after the colon bound the supplier"
        " before and still has a stop; whether the supplier went on with it by itself is not on record.",
    ]


def test_a_record_that_is_not_at_hand_is_not_cited() -> None:
    assert explain(stand((EMBARGO,), "BRA LBY"), {}) == (
        "Brazil to Libya, all goods, on 2020-11-01: embargoed.\n  The strictest stop in force shows.\n"
    )


# -- the flags


def raisable() -> set[str]:
    """Every flag that a state can raise, without what stands after a colon."""
    unsure = set(BEST) - set(COUNTED)
    promised = {f"promise-{outcome}" for outcome in (*OUTCOMES, "open", "unconfirmed")}
    passed_on = {k.kind for k in kinds().values() if k.track == "transfer" and k.effect == "flag"}
    beside = {
        "no-longer-bound",
        "in-part",
        "new-licences",
        "until-passed",
        "exception",
        "disputed",
        "after-stop",
    }
    return (
        unsure
        | promised
        | passed_on
        | beside
        | {"appeal", "company-halt", "dealing-in-part", "shipment-held"}
    )


def test_every_flag_that_can_be_raised_is_defined_and_no_other_one() -> None:
    assert set(vocabularies()["flag"]) == raisable()


@pytest.mark.parametrize("flag", sorted(raisable()))
def test_no_flag_is_without_a_meaning(flag: str) -> None:
    assert flag_meaning(flag).endswith(".")
    assert flag_meaning(f"{flag}:OSC") == flag_meaning(flag)


def test_the_source_raises_no_flag_that_this_test_does_not_know() -> None:
    """Every quoted word with a hyphen in the modules that raise flags is known, as such or otherwise."""
    folder = Path(__file__).parent.parent / "armstrack"
    text = "".join(
        (folder / name).read_text(encoding="utf-8") for name in ("flags.py", "shown.py", "flows.py")
    )
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', text))
    known = (
        raisable()
        | set(kinds())
        | set(vocabularies()["scope"])
        | set(RULES)
        | set(vocabularies()["relation"])
    )
    assert quoted <= known


def test_a_dealing_in_part_is_a_flag_and_moves_nothing() -> None:
    refused = make_event("licence-refused", "2020-10-05", category="sensors", part="one programme")
    assert told((refused,), "CAN TUR", "sensors") == [
        "Canada to Turkey, sensors, on 2020-11-01: none.",
        "  No record moves the status of this flow. That does not mean that transfers are free.",
        "  Flag dealing-in-part: Since the state began, a dealing is on record that concerns only part of the"
        " goods, such as a refusal or an order for one programme; it moves no status.",
    ]


def test_a_denial_of_the_deciding_record_is_told() -> None:
    denied = make_event(
        "embargo-lifted",
        "2020-10-18",
        "UNO",
        "IRN",
        statements=(Statement(party="USA", stance="denies", date=parse_date("2020-10-19")),),
    )
    assert told((denied,), "RUS IRN")[3:] == ["  Flag disputed: A party denies the deciding record."]


def test_the_state_of_nothing_is_none() -> None:
    assert stand((), "CAN TUR").state == NO_RECORD


def test_goods_have_a_column_for_people_only_where_they_differ() -> None:
    one = stand((FREEZE, PERMITS), "CAN TUR", "sensors")
    other = stand((FREEZE, PERMITS), "CAN TUR", "ships")
    shown = [standings_table(found).for_people().columns for found in ([one], [one, other])]
    assert [[c.name for c in columns].count("category") for columns in shown] == [0, 1]


def test_people_read_the_name_of_the_party_that_a_flag_is_about() -> None:
    flags = ("appeal:GRC", "no-longer-bound:EUE", "diversion:alleged", "in-part")
    assert [said_flag(flag) for flag in flags] == [
        "appeal: Greece",
        "no-longer-bound: European Union",
        "diversion:alleged",
        "in-part",
    ]
