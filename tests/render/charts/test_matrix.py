"""Suppliers against recipients: a sign a flow, its letter, its size, its certainty."""

from __future__ import annotations

import pytest

from armstrack.render.charts.paints import LIGHT
from armstrack.render.charts.sheet import RoomError, Sheet
from tests.builders import make_event
from tests.render.charts import samples
from tests.render.charts.samples import SHEET, rows, words


def signs(events: tuple[object, ...] = samples.EVERY, **filters: object) -> dict[str, dict[str, object]]:
    views = samples.flows(events, **filters).draw(SHEET)  # type: ignore[arg-type]
    return {f"{row['supplier']} {row['recipient']}": row for row in rows(views[:1], "point")}


def test_each_flow_has_one_sign_with_the_colour_and_the_letter_of_its_status() -> None:
    found = signs()
    assert {flow: (row["letter"], row["shape"], row["paint"]) for flow, row in found.items()} == {
        "European Union China": ("E", "square", LIGHT.status["embargoed"]),
        "France Egypt": ("D", "circle", LIGHT.status["delivered"]),
        "Italy Egypt": ("X", "circle", LIGHT.status["active"]),
        "Canada Turkey": ("O", "circle", LIGHT.status["open"]),
    }


def test_more_records_make_a_larger_sign_and_the_most_fill_the_cell() -> None:
    areas = [signs()[flow]["area"] for flow in ("European Union China", "Italy Egypt", "Canada Turkey")]
    assert areas == [110, 178, 520]
    assert signs((make_event(), make_event("delivered", supplier="FRA")))["France Turkey"]["area"] == 520


def test_suppliers_with_most_records_come_first_and_organisations_last() -> None:
    [grid, _] = samples.flows().draw(SHEET)
    encoding = grid["layer"][0]["encoding"]
    assert encoding["y"]["scale"]["domain"] == ["Canada", "France", "Italy", "European Union"]
    assert encoding["x"]["scale"]["domain"] == ["Turkey", "Egypt", "China"]


def test_an_uncertain_state_is_hollow_with_its_letter() -> None:
    held = make_event("licence-suspended", "2020-02-01", until="2021-02-01")
    row = signs((held,))["Canada Turkey"]
    assert (row["paint"], row["stroke"], row["on"], row["letter"]) == (
        LIGHT.ground,
        LIGHT.status["suspended"],
        LIGHT.ink,
        "S",
    )
    assert "hollow, with a letter: uncertain" in words(samples.flows((held,)).draw(SHEET))


def test_a_flow_of_which_nothing_moves_the_status_is_an_empty_circle() -> None:
    row = signs((make_event("ruling"),))["Canada Turkey"]
    assert (row["paint"], row["stroke"], row["letter"]) == (LIGHT.ground, LIGHT.plain, "")
    said = words(samples.flows((make_event("ruling"),)).draw(SHEET))
    assert said == [
        "no record moves the status",
        "1 record",
        "none: no record moves the status, which does not mean that transfers are free.",
    ]


def test_the_legend_says_what_the_sizes_mean() -> None:
    said = words(samples.flows().draw(SHEET)[1:])
    assert said[-4:] == [
        "1 record",
        "4 records",
        "7 records",
        "A stop of the European Union binds members, too: name a supplier to have it counted in.",
    ]


def test_the_facts_and_words_tell_what_is_drawn() -> None:
    chart = samples.flows()
    assert chart.facts == (
        "On 2022-12-31: 1 of 4 flows stopped; 14 records from 1 source",
        "Suppliers in rows, recipients in columns.",
    )
    assert chart.words[:2] == (
        "European Union to China: embargoed, 1 record.",
        "France to Egypt: delivered, 4 records.",
    )
    assert (
        samples.flows((make_event(),)).facts[0]
        == "On 2022-12-31: 0 of 1 flow stopped; 1 record from 1 source"
    )


def test_one_category_of_goods_is_named_and_folded() -> None:
    chart = samples.flows(category=("sensors",), recipient=("TUR",))
    assert chart.title == "Arms exports by supplier and recipient, sensors: to Turkey"
    [table] = chart.tables
    assert [row for row in table.rows if row[0] == "Canada"] == [
        ("Canada", "Turkey", "open", "2022-02-01", 7)
    ]
    assert [row for row in table.rows if row[0] == "Italy"] == [("Italy", "Egypt", "none", None, 2)]


def test_recipients_that_have_no_room_are_refused_with_the_width_that_they_need() -> None:
    codes = ("TUR", "EGY", "SAU", "ISR", "UKR", "ARM", "AZE", "JPN", "IND", "CHN", "IRN", "IRQ", "YEM", "ARE")
    chart = samples.flows(tuple(make_event(recipient=code) for code in codes))
    with pytest.raises(RoomError, match=r"^14 recipients have no room in 360 pixels$") as refused:
        chart.draw(Sheet(360, LIGHT))
    assert refused.value.hint == "choose fewer with filters, or --width 383"
    assert chart.draw(Sheet(383, LIGHT))[0]["width"] == 17 * 14
