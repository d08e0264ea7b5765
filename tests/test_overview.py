"""A ledger at a glance: its size, what came last, what is stopped, what to ask next."""

from __future__ import annotations

# ruff: noqa: E501 - output stands here as it is printed
import shlex
from datetime import date

import pytest

from armstrack.event import Event, Source
from armstrack.handles import Handles
from armstrack.overview import overview, size, typed
from armstrack.parties import parties, resolve
from armstrack.render.text import to_text
from tests.builders import make_event

DAY = date(2026, 11, 22)
EVENTS = (
    make_event("licence-granted", "2012", "DEU", "RUS", category="sensors", slug="optics"),
    make_event("embargo-imposed", "2014-08-01", "EUE", "RUS", category="all", slug="embargo"),
    make_event("delivered", "2016", "CAN", "SAU", category="armoured-vehicles", verification="reported"),
    make_event("exports-reported", "2017/2018", "CAN", "SAU", category="armoured-vehicles", slug="total"),
    make_event("licence-suspended", "2020-10-05", "CAN", "TUR", category="sensors", slug="optics-stopped"),
    make_event("halt-promised", "2021-03", "USA", "ARE", verification="claimed", slug="promise"),
)


def told(events: tuple[Event, ...]) -> str:
    return "\n" + to_text(overview(events, Handles(event.id for event in events), DAY))


def test_the_latest_events_the_newest_stops_and_three_lookups() -> None:
    assert (
        told(EVENTS)
        == """
6 records of 5 flows, 2012 to March 2021, from 1 source. The latest:
2021-03       United States   United Arab Emirates  halt-promised (claimed)  USA to ARE: halt-promised      2021-03-usa-are-promise
2020-10-05    Canada          Turkey                suspended                CAN to TUR: licence-suspended  2020-10-05-can-tur-optics-stopped
2017 to 2018  Canada          Saudi Arabia          active                   CAN to SAU: exports-reported   2017-can-sau-total
2016          Canada          Saudi Arabia          delivered (reported)     CAN to SAU: delivered          2016-can-sau-act
2014-08-01    European Union  Russia                embargoed                EUE to RUS: embargo-imposed    2014-08-01-eue-rus-embargo

3 of 5 flows are stopped today: 2 embargoed, 1 restricted. The newest:
2020-10-05  Canada          Turkey  restricted  2020-10-05-can-tur-optics-stopped
2014-08-01  Germany         Russia  embargoed   2014-08-01-eue-rus-embargo
2014-08-01  European Union  Russia  embargoed   2014-08-01-eue-rus-embargo

Three lookups to try, and `armstrack --help` for more:
armstrack status canada turkey --explain       where a flow stands, and why
armstrack show promise                         all that is said of an event
armstrack find saudi arabia armoured-vehicles  by what you remember
"""
    )


def test_where_nothing_is_stopped_the_latest_flow_is_looked_up() -> None:
    shown = told((make_event("ordered", "2016", "DEU", "SAU"),))
    assert "\n0 of 1 flow is stopped today\n" in shown
    assert "armstrack status germany 'saudi arabia' --explain" in shown
    assert "armstrack find saudi arabia  " in shown


def test_a_ledger_without_a_record_has_no_overview() -> None:
    assert overview((), Handles(), DAY) == []


def test_a_source_is_counted_once_however_often_it_is_cited() -> None:
    paper = Source(publisher="Gazette", document="No 1")
    sources = (
        paper,
        Source(publisher="Gazette", document="No 1"),
        Source(publisher="A", archived="https://a.b/"),
    )
    events = (make_event(sources=sources), make_event(date="2021-01-02", sources=(paper,)))
    assert size(events, 1) == "2 records of 1 flow, 2020 to January 2021, from 2 sources"


@pytest.mark.parametrize(
    ("code", "words"),
    [("CAN", "canada"), ("SAU", "'saudi arabia'"), ("TUR", "turkey"), ("CIV", "'ivory coast'")],
)
def test_a_party_is_typed_without_capitals_and_accents(code: str, words: str) -> None:
    assert typed(code) == words


def test_every_party_is_understood_as_it_is_typed() -> None:
    assert [code for code in parties() if resolve(*shlex.split(typed(code))).code != code] == []
