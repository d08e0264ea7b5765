"""How many flows stood in each status: the areas are the counts, the names stand where they have room."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack.render.charts import counts
from armstrack.render.charts.paints import LIGHT
from armstrack.render.charts.sheet import Sheet
from armstrack.spans import Tally
from tests.builders import make_event
from tests.render.charts import samples
from tests.render.charts.samples import SHEET, rows, words


def test_the_areas_hold_the_count_of_each_status_on_each_day_that_changes_it() -> None:
    events = (
        make_event("delivered", "2020-01-01"),
        make_event("delivered", "2020-06-01", "FRA"),
        make_event("restriction-imposed", "2021-01-01", "FRA", slug="stop"),
    )
    areas = rows(samples.statuses(events).draw(SHEET)[:1], "area")
    assert [(row["first"][:10], row["status"], row["count"]) for row in areas] == [
        ("2020-01-01", "restricted", 0),
        ("2020-01-01", "delivered", 1),
        ("2020-06-01", "restricted", 0),
        ("2020-06-01", "delivered", 2),
        ("2021-01-01", "restricted", 1),
        ("2021-01-01", "delivered", 1),
        ("2023-01-01", "restricted", 1),
        ("2023-01-01", "delivered", 1),
    ]


def test_stops_lie_at_the_bottom_and_what_nothing_moves_on_top() -> None:
    views = samples.statuses().draw(SHEET)
    scale = views[0]["layer"][0]["encoding"]["fill"]["scale"]
    assert scale["domain"] == ["embargoed", "restricted", "delivered", "active", "open", "none"]
    assert scale["range"][0] == LIGHT.status["embargoed"]
    assert scale["range"][-1] == LIGHT.gap
    assert [row["text"] for row in rows(views[1:], "point")] == [
        *("embargoed", "restricted", "delivered", "active", "open", "no record moves the status")
    ]


def test_a_status_is_named_within_its_area_where_there_is_room() -> None:
    named = ["embargoed", "restricted", "delivered", "active", "open", "none"]
    assert words(samples.statuses().draw(SHEET)[:1]) == named
    assert words(samples.statuses().draw(Sheet(60, LIGHT))[:1]) == []
    late = (make_event("delivered", "1990-01-01"), make_event("delivered", "2022-06-01", "FRA"))
    many = (*late, make_event("restriction-imposed", "2022-10-01", "FRA", slug="stop"))
    [name] = rows(samples.statuses(many).draw(SHEET)[:1], "text")
    assert (name["text"], name["at"], name["middle"][:10]) == ("delivered", 0.5, "2006-05-17")


def test_the_axis_counts_whole_flows() -> None:
    axis = samples.statuses().draw(SHEET)[0]["layer"][0]["encoding"]["y"]["axis"]
    assert axis["values"] == [0, 1, 2, 3, 4]
    codes = ("TUR", "EGY", "SAU", "ISR", "UKR", "ARM", "AZE", "JPN", "IND", "CHN", "IRN", "IRQ", "YEM", "ARE")
    many = tuple(make_event(recipient=code) for code in codes)
    axis = samples.statuses(many).draw(SHEET)[0]["layer"][0]["encoding"]["y"]["axis"]
    assert axis["values"] == [0, 2, 4, 6, 8, 10, 12, 14]


def test_facts_words_and_table_tell_the_counts() -> None:
    chart = samples.statuses(category=("sensors",))
    assert chart.title == "Flows of arms exports by status, sensors, 2018-01-01 to 2022-12-31"
    assert chart.facts == ("On 2022-12-31: 1 embargoed, 1 open, 2 none; 14 records from 1 source",)
    assert chart.words[-1] == "From 2022-02-01: 1 embargoed, 1 open, 2 none."
    [table] = chart.tables
    assert [column.name for column in table.columns] == [
        *("day", "embargoed", "suspended", "restricted", "licensed", "open", "none")
    ]
    assert table.rows[-1] == (samples.date(2022, 2, 1), 1, 0, 0, 0, 1, 2)


TALLIES = st.lists(
    st.tuples(st.integers(1, 9), st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12
)


@settings(max_examples=200, deadline=None)
@given(TALLIES)
def test_the_stretches_of_a_status_hold_the_largest_of_all_that_there_are(
    told: list[tuple[int, int, int]],
) -> None:
    """Largest by height and length; of several the one that begins last."""
    days = list(accumulate((step for step, _, _ in told), initial=1))
    found = [
        Tally(date.fromordinal(day), {"restricted": low, "open": high})
        for day, (_, low, high) in zip(days, told, strict=False)
    ]
    last = date.fromordinal(days[-1])
    every = [
        (found[i].day, found[j + 1].day if j + 1 < len(found) else last, low, high)
        for j in range(len(found))
        for i in range(j + 1)
        for low in [max(t.counts["restricted"] for t in found[i : j + 1])]
        for high in [min(sum(t.counts.values()) for t in found[i : j + 1])]
        if high > low
    ]
    stretches = counts._stretches(found, last, ("restricted", "open"), "open")
    assert set(stretches) <= set(every)
    assert max(stretches, key=_size, default=None) == max(every, key=_size, default=None)


def _size(stretch: tuple[date, date, int, int]) -> tuple[int, date]:
    first, end, low, high = stretch
    return (high - low) * (end - first).days, first
