"""Days on an axis: ticks that have room, no time zone, the pixel of a day."""

from __future__ import annotations

from datetime import date

import pytest

from armstrack.render.charts.times import end_stamp, pixel, stamp, ticks, time_axis
from armstrack.spans import Window

D = date.fromisoformat
DECADE = Window(D("2016-03-05"), D("2026-11-22"))


def axis_of(window: Window, width: int) -> tuple[list[str], str]:
    axis = time_axis(window, width)["axis"]
    return ["-".join(str(v[part]) for part in ("year", "month", "date")) for v in axis["values"]], axis[
        "format"
    ]


def test_ticks_stand_at_years_months_or_decades_as_there_is_room() -> None:
    assert axis_of(DECADE, 1200) == ([f"{year}-1-1" for year in range(2017, 2027)], "%Y")
    assert axis_of(DECADE, 300) == (["2018-1-1", "2020-1-1", "2022-1-1", "2024-1-1", "2026-1-1"], "%Y")
    assert axis_of(Window(D("2020-01-01"), D("2020-12-31")), 300) == (
        ["2020-1-1", "2020-4-1", "2020-7-1", "2020-10-1"],
        "%b %Y",
    )
    assert axis_of(Window(D("1000-01-01"), D("9999-12-30")), 300) == (
        ["2000-1-1", "4000-1-1", "6000-1-1", "8000-1-1"],
        "%Y",
    )


def test_where_no_month_begins_the_first_day_is_named() -> None:
    assert axis_of(Window(D("2020-10-05"), D("2020-10-20")), 300) == (["2020-10-5"], "%Y-%m-%d")


def test_one_pixel_wide_still_has_the_longest_step() -> None:
    assert axis_of(Window(D("1000-01-01"), D("9999-12-30")), 1)[0] == [
        "2000-1-1",
        "4000-1-1",
        "6000-1-1",
        "8000-1-1",
    ]


def test_days_are_those_of_the_window_and_of_no_zone() -> None:
    scale = time_axis(DECADE, 800, 7, grid=True)["scale"]
    assert scale == {
        "type": "utc",
        "domain": [
            {"year": 2016, "month": 3, "date": 5, "utc": True},
            {"year": 2026, "month": 11, "date": 23, "utc": True},
        ],
        "range": [7, 793],
        "nice": False,
    }
    assert stamp(D("2020-10-05")) == "2020-10-05T00:00:00Z"
    assert end_stamp(D("2020-12-31")) == "2021-01-01T00:00:00Z"


@pytest.mark.parametrize(("day", "at"), [("2020-01-01", 10), ("2020-01-06", 60), ("2020-01-11", 110)])
def test_the_pixel_of_a_day_is_where_it_begins(day: str, at: int) -> None:
    assert pixel(D(day), Window(D("2020-01-01"), D("2020-01-10")), 120, 10) == at


def test_months_are_counted_on_over_the_turn_of_the_year() -> None:
    found = ticks(Window(D("2019-11-02"), D("2020-02-01")), 1)
    assert [day.isoformat() for day in found] == ["2019-12-01", "2020-01-01", "2020-02-01"]
