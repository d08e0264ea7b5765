"""A ledger as plain data: records by place, states by day, links both ways."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from armstrack.columns import RECORD_COLUMNS
from armstrack.event import Event, Related
from armstrack.flows import Flows
from armstrack.index import load
from armstrack.pagedata import linked, page_data
from armstrack.pagewords import words_data
from armstrack.render.cells import for_machines
from armstrack.select import Filters, select
from armstrack.texts import texts
from tests.builders import make_event
from tests.conftest import ROOT, TODAY

STOP = make_event(
    "licence-suspended", "2020-10-05", slug="stop", category="sensors", notes="A long note 🛰 of it"
)
END = make_event("restriction-lifted", "2024-01", slug="end", related=(Related(rel="ends", id=STOP.id),))


@pytest.fixture(scope="module")
def ledger() -> tuple[Event, ...]:
    return load(ROOT / "records", date.fromisoformat(TODAY), None).events


def test_a_record_is_told_by_what_it_is_found_by() -> None:
    [told] = page_data([STOP], Flows([STOP]), for_machines, ["🛰 A long note 🛰 of it"])["records"]
    assert {name: value for name, value in told.items() if name not in ("t", "csv", "of")} == {
        "id": "2020-10-05-can-tur-stop",
        "s": "CAN",
        "r": "TUR",
        "v": [],
        "k": "licence-suspended",
        "st": "suspended",
        "ve": "confirmed",
        "a": "CAN",
        "sp": [],
        "c": ["sensors"],
        "d": ["2020-10-05", "2020-10-05"],
    }
    assert told["of"] == ["sensors"]


def test_a_text_that_the_page_shows_is_told_by_its_place_in_units_of_utf_16() -> None:
    data = page_data([STOP], Flows([STOP]), for_machines, ["🛰 A long note 🛰 of it"])
    notes = data["labels"].index(["notes", 2])
    assert [listed for label, listed in data["records"][0]["t"] if label == notes] == [[[3, 20]]]


def test_states_are_told_once_and_each_flow_by_the_days_on_which_it_changes() -> None:
    data = page_data([END, STOP], Flows([END, STOP]), for_machines, ["", ""])
    assert data["flows"] == [["CAN", "TUR", [["2020-10-05", 1], ["2024-01-01", 2], ["2024-01-31", 3]]]]
    assert data["states"] == [
        ["none", True, "", [], ""],
        ["restricted", True, "2020-10-05", ["in-part"], STOP.id],
        ["restricted", False, "2020-10-05", ["in-part"], STOP.id],
        ["open", True, "2024-01", [], END.id],
    ]


def test_the_texts_and_cells_of_every_record_come_back_whole(ledger: tuple[Event, ...]) -> None:
    data = page_data(ledger, Flows(ledger), for_machines, [event.notes or "" for event in ledger])
    for event, told in zip(ledger, data["records"], strict=True):
        units = (event.notes or "").encode("utf-16-le")
        flat = [
            (
                *data["labels"][label],
                one if isinstance(one, str) else units[2 * one[0] : 2 * sum(one)].decode("utf-16-le"),
            )
            for label, listed in told["t"]
            for one in listed
        ]
        assert set(flat) == {tuple(text) for text in texts(event)}
        cells = [flat[cell][2] if isinstance(cell, int) else cell for cell in told["csv"]]
        assert cells == [for_machines(column.cell(event)) for column in RECORD_COLUMNS]


def test_the_categories_of_a_record_are_those_that_the_filter_keeps_it_for(ledger: tuple[Event, ...]) -> None:
    data = page_data(ledger, Flows(ledger), for_machines, [""] * len(ledger))
    for category in ("sensors", "all", "uav"):
        kept = [told["id"] for told in data["records"] if category in told["of"]]
        assert kept == [event.id for event in select(ledger, Filters(category=(category,)))]


def test_the_state_on_any_day_is_that_of_the_fold(ledger: tuple[Event, ...]) -> None:
    flows, random = Flows(ledger), Random(1)  # noqa: S311 - for days to try
    data = page_data(ledger, flows, for_machines, [""] * len(ledger))
    for _ in range(100):
        supplier, recipient, turns = random.choice(data["flows"])
        day = date.fromordinal(random.randint(date(1987, 1, 1).toordinal(), date(2026, 11, 22).toordinal()))
        places = [0, *(place for from_, place in turns if from_ <= day.isoformat())]
        state = flows.state_at(supplier, recipient, "all", day)
        assert data["states"][places[-1]][:2] == [state.status, state.certain]


def test_links_are_known_at_both_ends_and_only_within_the_ledger() -> None:
    lost = make_event(slug="lost", related=(Related(rel="ends", id="2019-can-tur-gone"),))
    assert linked([STOP, END, lost]) == {STOP.id: [END], END.id: [STOP]}


def test_the_words_are_those_of_the_lexicon() -> None:
    words = words_data()
    assert ["TUR", "TR", "Turkey"] in [row[:3] for row in words["parties"]]
    assert words["ambiguous"]["korea"] == ["KOR", "PRK"]
    assert words["vocabulary"]["drones"] == ["category", ["uav"], "category uav"]
    assert words["grammar"]["from"] == "supplier"
