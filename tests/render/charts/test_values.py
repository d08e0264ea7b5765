"""Values: one measure and one currency a panel, unknown years visibly missing, never zero."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from armstrack.event import Event
from armstrack.render.charts import values
from armstrack.render.charts.paints import LIGHT
from armstrack.render.charts.sheet import EmptyError, RoomError, Sheet, Spec
from tests.builders import make_event
from tests.render.charts import samples
from tests.render.charts.samples import SHEET, rows, words
from tests.test_yearly import ledgers


def panel(events: tuple[Event, ...], sheet: Sheet = SHEET) -> Spec:
    [found, _] = samples.values(events).draw(sheet)
    return found


def bars(found: Spec) -> list[tuple[float, float, float, str]]:
    """First and last edge, height and label of every sum."""
    _, one, *_ = found["layer"]
    assert one["mark"]["fill"] == LIGHT.status["active"]
    return [(row["from"], row["to"], row["low"], row["text"]) for row in one["data"]["values"]]


def columns(found: Spec) -> list[tuple[float, float]]:
    return [(row["from"], row["to"]) for row in found["layer"][0]["data"]["values"]]


def test_a_year_has_a_bar_from_zero_to_its_sum() -> None:
    events = (
        make_event(date="2020-02-01", amount="5000000"),
        make_event(date="2020-03-01", amount="7000000", slug="more"),
    )
    assert bars(panel(events)) == [(2019.6, 2020.4, 12.0, "12")]


def test_years_without_a_figure_are_grey_and_no_bar_stands_there() -> None:
    events = (
        make_event(date="2018", amount="5"),
        make_event(date="2020", slug="unknown"),
        make_event(date="2021", amount="4", slug="said", verification="claimed"),
    )
    found = panel(events)
    assert columns(found) == [(2018.5, 2022.5)]
    assert [bar[:2] for bar in bars(found)] == [(2017.6, 2018.4)]
    signs = found["layer"][-1]["data"]["values"]
    assert [(row["middle"], row["text"]) for row in signs] == [(2020, "?"), (2021, "\u00d7")]


def test_a_zero_is_a_figure_and_no_gap() -> None:
    found = panel((make_event(date="2021", amount="0"), make_event(date="2022", amount="5", slug="b")))
    assert columns(found) == []
    assert bars(found)[0] == (2020.6, 2021.4, 0.0, "0")
    assert panel((make_event(date="2022", amount="0"),))["layer"][1]["encoding"]["y"]["scale"]["domain"] == [
        0,
        1,
    ]


def test_several_records_without_a_figure_in_one_year_are_one_sign_with_their_number() -> None:
    events = (
        make_event(date="2018", amount="5"),
        make_event(date="2020", slug="a"),
        make_event(date="2020-05", slug="b"),
        make_event(date="2019/2021", slug="c"),
    )
    assert [(row["middle"], row["text"]) for row in panel(events)["layer"][-1]["data"]["values"]] == [
        (2020, "?3")
    ]


def test_a_figure_of_several_years_is_a_line_and_no_bar() -> None:
    found = panel((make_event("exports-reported", "2018/2020", amount="50"),))
    assert bars(found) == []
    [line] = rows([found], "rule")
    assert (line["from"], line["to"], line["low"], line["text"]) == (2017.6, 2020.4, 50.0, "2018 to 2020: 50")
    assert columns(found) == [(2020.5, 2022.5)]


def test_what_may_have_begun_before_its_year_is_a_line_too() -> None:
    [line] = rows([panel((make_event(date="../2020", amount="50"),))], "rule")
    assert line["text"] == "by 2020: 50"


def test_bounds_are_drawn_as_bounds() -> None:
    events = (
        make_event(date="2020", amount="5-9"),
        make_event(date="2021", amount="<4", slug="under"),
        make_event(date="2022", amount="7+", slug="over"),
    )
    found = panel(events)
    dashed = found["layer"][2]["data"]["values"]
    assert [(row["low"], row["high"], row["text"]) for row in dashed] == [
        (5.0, 9.0, "5-9"),
        (0.0, 4.0, "< 4"),
    ]
    assert [bar[3] for bar in bars(found)] == ["5-9", "< 4", "≥ 7"]
    assert "up to the upper bound" in words(samples.values(events).draw(SHEET))


def test_tiv_is_told_in_millions_as_it_is_and_small_sums_in_full() -> None:
    [found, _] = samples.values((make_event(date="2022", amount="825000", currency="TIV"),)).draw(SHEET)
    assert found["title"]["text"] == ["delivered, million TIV; in all TIV 825,000"]
    assert panel((make_event(amount="900"),))["title"]["text"] == ["delivered, CAD; in all CAD 900"]


def test_a_label_that_would_run_into_the_next_one_is_left_out() -> None:
    events = tuple(
        make_event(date=str(year), amount="12345.67", slug=f"y{year}") for year in range(1990, 2023)
    )
    assert words([panel(events)]) == []
    assert len(words([panel(events, Sheet(4000, LIGHT))])) == 33


@pytest.mark.parametrize(("width", "ticks"), [(800, [*range(1990, 2023, 2)]), (4000, [*range(1990, 2023)])])
def test_years_are_marked_as_there_is_room(width: int, ticks: list[int]) -> None:
    found = panel((make_event(date="1990", amount="5"),), Sheet(width, LIGHT))
    assert found["layer"][0]["encoding"]["x"]["axis"]["values"] == ticks


def test_centuries_are_marked_where_there_is_no_room_for_less() -> None:
    found = panel((make_event(date="1000", amount="5"),), Sheet(360, LIGHT))
    assert found["layer"][0]["encoding"]["x"]["axis"]["values"] == [*range(1000, 2023, 100)]


def test_the_words_of_a_panel_name_every_sum_and_every_gap() -> None:
    chart = samples.values()
    assert chart.words == (
        "delivered, million CAD; in all ~CAD 5 m; 2 records without a figure. 2018 ~CAD 5 m."
        " No figure for 2019 to 2022.",
        "delivered, million EUR; in all ≥ EUR 12 m (+1 unconfirmed); 2 records without a figure."
        " 2019 to 2020 < EUR 9 m; 2020 EUR 12 m (+1 unconfirmed); 2021 ≥ EUR 7. No figure for 2018, 2022.",
        "Sums hold confirmed and reported figures of one measure and one currency.",
        "A record without a figure has no currency: it is counted in each panel of its measure.",
        "No panel, since no record has a figure: at stake (1), licensed (2).",
    )
    assert chart.facts == ("On 2022-12-31: 10 records from 1 source", "5 of them with a figure")
    assert chart.tables[1].rows == (
        ("2018", None, 0, 0, 0),
        ("2019 to 2020", "< EUR 9 m", 1, 0, 0),
        ("2020", "EUR 12 m", 1, 1, 0),
        ("2021", "≥ EUR 7", 1, 0, 1),
        ("2022", None, 0, 0, 1),
    )


def test_a_panel_of_figures_that_are_not_added_says_so() -> None:
    chart = samples.values((make_event(date="2022", amount="5", verification="claimed"),))
    assert chart.words[0] == (
        "delivered, CAD; in all no CAD figure added (1 unconfirmed)."
        " 2022 no CAD figure added (1 unconfirmed). No figure for 2022."
    )
    assert chart.tables[0].rows == (("2022", None, 0, 1, 0),)


def test_without_a_figure_there_is_nothing_to_draw() -> None:
    with pytest.raises(EmptyError, match=r"^none of 2 records has a figure$"):
        samples.values((make_event(), make_event(slug="b")))
    with pytest.raises(EmptyError, match=r"^none of 1 record has a figure$"):
        samples.values((make_event("ruling"),))


def test_too_many_panels_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "MOST_PANELS", 1)
    with pytest.raises(RoomError, match=r"^2 measures and currencies are too many$"):
        samples.values()


@settings(max_examples=40)
@given(ledgers())
def test_no_panel_mixes_currencies_or_draws_what_is_unknown_as_zero(events: list[Event]) -> None:
    if not any(event.values for event in events):
        return
    chart = samples.values(tuple(events))
    views = chart.draw(SHEET)[:-1]
    titles = [" ".join(view["title"]["text"]) for view in views]
    for title, view in zip(titles, views, strict=True):
        assert [code for code in ("CAD", "EUR") if code in title] in (["CAD"], ["EUR"])
        known = {event.date.first_day.year for event in events if event.values}
        drawn = {round(row["middle"]) for row in view["layer"][1]["data"]["values"]}
        assert drawn <= known
    assert len(set(titles)) == len(views)
