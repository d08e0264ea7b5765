"""Legends: signs side by side, as many rows as they need."""

from __future__ import annotations

from armstrack.render.charts.legend import Sign, legend, status_signs
from armstrack.render.charts.paints import LIGHT
from armstrack.render.charts.sheet import Sheet
from armstrack.states import ORDER
from tests.render.charts.samples import SHEET, rows

SIGN = Sign("circle", LIGHT.plain, LIGHT.plain, "delivered")


def test_signs_stand_side_by_side_and_go_on_below() -> None:
    found = legend(Sheet(200, LIGHT), [SIGN] * 3)
    assert [(row["at"], row["y"]) for row in rows([found], "point")] == [(22, 11), (111, 11), (22, 33)]
    assert (found["height"], found["width"]) == (44, 168)


def test_a_large_sign_keeps_its_text_away() -> None:
    [row] = rows([legend(SHEET, [SIGN._replace(area=900)])], "point")
    assert (row["x"], row["at"]) == (16.0, 38)


def test_notes_stand_below_and_begin_where_the_axis_does() -> None:
    found = legend(SHEET, [SIGN], ["One.", "Two."], left=40)
    *_, notes = found["layer"]
    assert [(row["x"], row["y"], row["text"]) for row in notes["data"]["values"]] == [
        (-40, 33, "One."),
        (-40, 49, "Two."),
    ]
    assert found["height"] == 57
    assert legend(SHEET, [], ["One."])["height"] == 16


def test_every_status_has_its_own_letter_as_a_capital() -> None:
    signs = status_signs(SHEET, ORDER)
    assert [sign.means for sign in signs] == list(ORDER[:-1])
    assert "".join(sign.letter for sign in signs) == "EVSRDXCLPOFZY"
