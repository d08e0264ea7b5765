"""The states that the repository's own records must give, on days that headlines get wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from armstrack.flows import Flows, State
from armstrack.ledger import load
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def index() -> Flows:
    return Flows(load(Path(ROOT / "records")).events)


def ask(index: Flows, flow: str, day: str) -> State:
    supplier, recipient, category = flow.split()
    return index.state_at(supplier, recipient, category, date.fromisoformat(day))


#: Flow, day, status (a question mark: not certain), flags that stand or, with `!`, must not stand.
STATES = [
    ("CAN TUR sensors", "2019-10-20", "restricted", "new-licences !after-stop"),
    ("CAN TUR sensors", "2020-06-01", "licensed", "exception !after-stop"),
    ("CAN TUR sensors", "2020-10-06", "suspended", "diversion:alleged"),
    ("CAN TUR all", "2020-10-06", "restricted", "!after-stop"),
    ("CAN TUR sensors", "2021-04-13", "revoked", "diversion:confirmed"),
    ("CAN TUR ships", "2024-01-28", "restricted", ""),
    ("CAN TUR sensors", "2024-02-01", "open", ""),
    ("CAN AZE sensors", "2020-10-06", "none", "diversion:alleged appeal:OSC"),
    ("ISR AZE all", "2020-10-06", "delivered", "promise-unconfirmed appeal:UNO !appeal:OSC !promise-open"),
    ("ISR AZE uav", "2018-01-01", "ordered?", "inferred"),
    ("CAN SAU armoured-vehicles", "2020-01-15", "restricted", "!after-stop !promise-broken"),
    ("CAN SAU all", "2020-04-10", "open", ""),
    ("GBR SAU all", "2019-06-21", "restricted", "in-part new-licences !after-stop"),
    ("GBR SAU all", "2020-07-08", "open", ""),
    ("DEU SAU all", "2018-10-22", "restricted", "new-licences"),
    ("DEU SAU all", "2018-11-20", "suspended", ""),
    ("DEU SAU all", "2022-06-01", "revoked?", "until-passed"),
    ("DEU SAU all", "2023-08-01", "restricted", "dealing-in-part !in-part !until-passed"),
    ("ITA SAU missiles", "2019-07-15", "licensed?", ""),
    ("ITA SAU all", "2021-02-01", "restricted", "in-part"),
    ("ITA SAU missiles", "2023-06-01", "open", ""),
    ("TUR AZE uav", "2020-07-01", "proposed?", "appeal:OSC"),
    ("TUR AZE uav", "2020-10-06", "delivered", ""),
    ("FRA RUS ships", "2014-08-02", "ordered", "exception"),
    ("FRA RUS ships", "2014-11-26", "suspended", "promise-kept"),
    ("FRA RUS ships", "2015-09-01", "embargoed", "promise-kept"),
    ("GBR RUS all", "2021-01-02", "embargoed", ""),
    ("GBR ISR aircraft", "2024-09-03", "restricted", "in-part exception"),
    ("SWE TUR all", "2022-10-01", "licensed?", "!after-stop"),
    ("USA ISR missiles", "2024-06-15", "none", "shipment-held"),
    ("USA ISR missiles", "2025-02-01", "none", "!shipment-held"),
    ("RUS IRN all", "2020-09-20", "embargoed", "claimed"),
    ("RUS IRN all", "2020-10-19", "open", "disputed"),
    ("ESP SAU missiles", "2018-09-14", "none", "promise-withdrawn !promise-open"),
    ("AUT TUR engines", "2020-10-25", "none", "company-halt"),
    ("JPN ISR all", "2024-02-10", "none", "!company-halt"),
]


@pytest.mark.parametrize(("flow", "day", "status", "flags"), STATES)
def test_the_shipped_records_give_this_state(
    index: Flows, flow: str, day: str, status: str, flags: str
) -> None:
    state = ask(index, flow, day)
    assert state.status + ("" if state.certain else "?") == status
    for flag in flags.split():
        assert (flag.removeprefix("!") in state.flags) is not flag.startswith("!")


def test_canada_to_turkey_is_told_by_the_records_that_decided(index: Flows) -> None:
    changes = index.history("CAN", "TUR", "sensors")
    told = [
        (str(change.day), change.state.status, change.state.ids[0]) for change in changes if change.state.ids
    ]
    first = [
        entry for entry, before in zip(told, [("", "", ""), *told], strict=False) if entry[2] != before[2]
    ]
    assert first == [
        ("2019-10-11", "restricted", "2019-10-11-can-tur-new-permits-suspended"),
        ("2020-04-16", "restricted", "2020-04-16-can-tur-permit-freeze-narrowed"),
        ("2020-05-31", "licensed", "2020-05-can-tur-mx-15d-permits"),
        ("2020-10-05", "suspended", "2020-10-05-can-tur-drone-optics-suspended"),
        ("2021-04-12", "revoked", "2021-04-12-can-tur-permits-cancelled"),
        ("2024-01-29", "open", "2024-01-29-can-tur-presumption-of-denial-ended"),
    ]


def test_israel_to_azerbaijan_is_never_shown_as_suspended(index: Flows) -> None:
    for category in ("all", "uav", "missiles", "air-defence"):
        statuses = {change.state.status for change in index.history("ISR", "AZE", category)}
        assert statuses & {"restricted", "suspended", "revoked", "embargoed"} == set()


def test_no_shipped_record_makes_a_state_that_cannot_be_explained(index: Flows) -> None:
    for supplier, recipient in index.pairs:
        changes = index.history(supplier, recipient, "all")
        known = {event.id for event in index.events_of(supplier, recipient)}
        assert all(set(change.state.ids) <= known for change in changes)
