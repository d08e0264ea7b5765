"""Timelines: spans and marks are the states and events, in words, in shape and in place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.flows import Flows
from armstrack.render.charts import strip, timeline
from armstrack.render.charts.lanes import Mark, make_marks, mark_words
from armstrack.render.charts.paints import LIGHT
from armstrack.render.charts.sheet import RoomError, Sheet
from armstrack.render.charts.times import pixel
from armstrack.spans import Window, spans
from tests.builders import make_event
from tests.render.charts import samples
from tests.render.charts.samples import CANADA_TURKEY, DAY, EMBARGO, SHEET, rows, words

D = date.fromisoformat


def test_a_flow_has_a_span_for_each_state_of_its_history() -> None:
    drawn = [row for row in rows(samples.timeline().draw(SHEET)[:1], "rect") if "sure" in row]
    flows = Flows(CANADA_TURKEY)
    window = Window(D("2018-01-01"), DAY)
    history = [span for c in ("all", "sensors") for span in spans(flows.turns("CAN", "TUR", c), window)]
    assert len(drawn) == len(history) + 1  # sensors stand at none from the first record on
    ordered = sorted((row["y"] > 40, row["first"][:10], row["sure"], row["text"]) for row in drawn)
    assert ordered == [
        (False, "2018-01-01", False, ""),
        (False, "2018-12-31", True, "active"),
        (False, "2019-10-11", True, "restricted"),
        (False, "2022-02-01", True, "open"),
        (True, "2018-01-01", True, ""),
        (True, "2019-10-11", True, "restricted"),
        (True, "2020-05-01", False, ""),
        (True, "2020-05-31", True, "licensed"),
        (True, "2020-10-05", True, "suspended"),
        (True, "2022-02-01", True, "open"),
    ]


def test_a_span_has_its_word_its_letter_or_nothing_as_there_is_room() -> None:
    narrow = Sheet(360, LIGHT)
    drawn = [row for row in rows(samples.timeline().draw(narrow)[:1], "rect") if "sure" in row]
    assert [row["text"] for row in drawn] == [
        *("active", "restricted", "open"),
        *("", "R", "L", "suspended", "open"),
        *("", ""),
    ]


def test_an_uncertain_state_is_outlined_with_dashes_and_a_question_mark() -> None:
    doubtful = make_event("delivered", "2020", slug="goods")
    later = make_event("ruling", "2022-06-01", slug="later")
    [view, *_] = samples.timeline((doubtful, later)).draw(SHEET)
    [dashed] = [row for row in rows([view], "rect") if not row["sure"]]
    assert (dashed["first"][:10], dashed["stroke"], dashed["paint"]) == (
        "2020-01-01",
        LIGHT.plain,
        LIGHT.ground,
    )
    revoked = make_event("licence-suspended", "2020-02-01", until="2021-02-01", slug="held")
    [view, *_] = samples.timeline((revoked,)).draw(SHEET)
    [dashed] = [row for row in rows([view], "rect") if not row["sure"]]
    assert (dashed["text"], dashed["stroke"]) == ("suspended?", LIGHT.status["suspended"])
    dashes = [
        layer["mark"].get("strokeDash") for layer in view["layer"] if layer["data"]["values"] == [dashed]
    ]
    assert dashes == [[4, 2]]


def test_an_embargo_of_an_organisation_is_a_band_behind_with_its_name() -> None:
    chart = samples.timeline((EMBARGO,), (("FRA", "CHN"),))
    [view, *_] = chart.draw(SHEET)
    band, span = rows([view], "rect")
    assert (band["text"], band["paint"]) == ("European Union", LIGHT.band)
    assert (band["first"], band["after"]) == (span["first"], span["after"])
    assert band["y"] < span["y"] < span["y2"] < band["y2"]
    assert "stop by an organisation that binds the supplier" in words(chart.draw(SHEET))
    assert chart.words[0] == (
        "all goods: embargoed from 2019-06-27; stopped by European Union from 2019-06-27 to 2022-12-31."
    )


def test_a_band_that_is_too_short_has_no_name() -> None:
    lifted = make_event("embargo-lifted", "2019-07-27", "EUE", "CHN", slug="lifts")
    [view, *_] = samples.timeline((EMBARGO, lifted), (("FRA", "CHN"),)).draw(SHEET)
    assert [row["text"] for row in rows([view], "rect") if "name" in row] == [""]


# Marks


@pytest.mark.parametrize("verification", ["inferred", "claimed", "alleged"])
def test_events_that_move_nothing_for_want_of_proof_are_hollow(verification: str) -> None:
    weak = make_event("delivered", "2020-05-01", slug="weak", verification=verification)
    chart = samples.timeline((weak,))
    [mark] = rows(chart.draw(SHEET)[1:2], "point")
    assert (mark["paint"], mark["stroke"]) == (LIGHT.ground, LIGHT.status["delivered"])
    assert "hollow: inferred, claimed or alleged" in words(chart.draw(SHEET))


@pytest.mark.parametrize("verification", ["confirmed", "reported"])
def test_established_events_are_full(verification: str) -> None:
    sure = make_event("delivered", "2020-05-01", slug="sure", verification=verification)
    chart = samples.timeline((sure,))
    [mark] = rows(chart.draw(SHEET)[1:2], "point")
    assert mark["paint"] == mark["stroke"] == LIGHT.status["delivered"]
    assert "hollow: inferred, claimed or alleged" not in words(chart.draw(SHEET))


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2020-05", "2020-05-01", "2020-06-01"),
        ("2020", "2020-01-01", "2021-01-01"),
        ("2020-05/2020-06", "2020-05-01", "2020-07-01"),
        ("2022-05-01/..", "2022-05-01", "2023-01-01"),
        ("../2021-05-01", "2018-01-01", "2021-05-02"),
    ],
)
def test_a_partial_date_is_a_bar_over_the_days_that_it_may_mean(text: str, first: str, after: str) -> None:
    early = make_event("ruling", "2018-01-01", slug="early")
    chart = samples.timeline((early, make_event("delivered", text, slug="goods")))
    [bar] = rows(chart.draw(SHEET)[1:2], "rect")
    assert (bar["first"][:10], bar["after"][:10]) == (first, after)
    assert "bar: on these days, or on one of them" in words(chart.draw(SHEET))


def test_an_exact_day_is_a_sign_without_a_bar() -> None:
    [*_, marks] = samples.timeline((make_event(date="2020-05-01"),)).draw(SHEET)[:2]
    assert rows([marks], "rect") == []


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("licence-suspended", "square"),
        ("restriction-lifted", "triangle-up"),
        ("delivered", "circle"),
        ("appeal", "diamond"),
        ("ruling", "diamond"),
    ],
)
def test_the_shape_says_what_an_event_does(kind: str, shape: str) -> None:
    [mark] = rows(samples.timeline((make_event(kind),)).draw(SHEET)[1:2], "point")
    assert mark["shape"] == shape


def test_events_are_numbered_and_listed_in_the_order_of_days() -> None:
    chart = samples.timeline()
    assert words(chart.draw(SHEET)[-1:])[:7] == ["1", "2", "3", "4", "5", "6", "7"]
    assert words(chart.draw(SHEET)[-1:])[7:10] == [
        "2018 active (reported): CAN to TUR: exports-reported",
        "2019-10-11 restricted: CAN to TUR: restriction-imposed",
        "2020-05 licensed: CAN to TUR: licence-granted",
    ]


def test_so_many_events_that_a_list_would_be_no_picture_have_no_numbers() -> None:
    many = tuple(make_event(date="2020-05-01", slug=f"n{number}") for number in range(strip.MOST + 1))
    views = samples.timeline(many).draw(SHEET)
    assert len(views) == 3
    assert words(views[1:2]) == []
    assert len(samples.timeline(many[1:]).draw(SHEET)) == 4


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 90)), max_size=25))
def test_no_mark_covers_another_one_or_its_number(days: list[tuple[int, int]]) -> None:
    start = D("2018-01-01").toordinal()
    window = Window(D("2018-01-01"), D("2021-12-31"))
    texts = [f"{date.fromordinal(start + a)}/{date.fromordinal(start + a + b + 1)}" for a, b in days]
    marks = make_marks([make_event(date=t, slug=f"n{at}") for at, t in enumerate(texts)], window)
    stacked = list(zip(strip.stack(marks, window, 700), marks, strict=True))
    for row, mark in stacked:
        beside = [m for r, m in stacked if r == row and m.number < mark.number]
        assert all(_end(m, window) + 26 <= _start(mark, window) - 6 for m in beside)


def _end(mark: Mark, window: Window) -> int:
    return pixel(mark.last, window, 700, strip.INSET)


def _start(mark: Mark, window: Window) -> int:
    return pixel(mark.first, window, 700, strip.INSET)


# Lanes and words


def test_categories_that_do_not_differ_share_a_lane_and_those_of_which_nothing_is_told_have_none() -> None:
    events = (
        make_event("delivered", "2020-01-01", category=("uav", "missiles")),
        make_event("ruling", "2020-02-01", category="ships", slug="ruling"),
    )
    assert [sentence.partition(":")[0] for sentence in samples.timeline(events).words[:1]] == [
        "all goods, missiles, uav"
    ]
    assert samples.timeline(events, category=("ships",)).words[0] == "ships: none from 2020-01-01."


def test_several_flows_have_a_lane_each_with_their_own_marks() -> None:
    pairs = (("CAN", "TUR"), ("FRA", "EGY"))
    chart = samples.timeline(samples.EVERY, pairs)
    views = chart.draw(SHEET)
    assert len(views) == 2
    assert [row["text"] for row in rows(views[:1], "text") if row.get("y") == 9] == ["Canada to Turkey"]
    marks = rows(views[:1], "point")
    assert len(marks) == len(CANADA_TURKEY) + 4
    assert len({mark["y"] for mark in marks}) == 2
    assert chart.title == "Arms exports, 2 flows, 2018-01-01 to 2022-12-31"


def test_a_flow_and_category_is_named_whole_where_there_are_several_flows() -> None:
    chart = samples.timeline(samples.EVERY, (("CAN", "TUR"), ("FRA", "EGY")), category=("sensors",))
    assert chart.words[0].startswith("Canada to Turkey, sensors: ")
    assert chart.tables[0].columns[0].heading == "flow"


def test_a_flow_without_a_word_before_the_day_stands_at_none() -> None:
    later = make_event(date="2022-06-01")
    chart = samples.timeline_chart(Flows([later]), [("TUR", "CAN")], [later], samples.question())
    assert chart.facts == ("On 2022-12-31: none (all goods); 1 record from 1 source",)
    assert chart.words[0] == "all goods: no record."


def test_too_many_lanes_are_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "MOST_LANES", 1)
    with pytest.raises(RoomError, match=r"^2 lanes are too many for a timeline$") as refused:
        samples.timeline(samples.EVERY, (("CAN", "TUR"), ("FRA", "EGY")))
    assert refused.value.hint == "choose fewer flows with filters, such as --recipient"


def test_the_facts_say_where_it_stands_with_its_flags() -> None:
    assert samples.timeline().facts == (
        "On 2022-12-31: open (all goods); 7 records from 1 source",
        "Flags: appeal: Canada",
    )
    assert samples.timeline(CANADA_TURKEY[:2]).facts == (
        "On 2022-12-31: restricted (all goods); 2 records from 1 source",
    )


def test_the_tables_hold_every_span_and_every_event() -> None:
    states, events = samples.timeline((EMBARGO,), (("FRA", "CHN"),)).tables
    assert states.rows == (
        ("all goods", D("2019-06-27"), DAY, "embargoed"),
        ("all goods", D("2019-06-27"), DAY, "stopped by European Union"),
    )
    assert events.rows == (
        (1, "2019-06-27", "embargoed", "EUE to CHN: embargo-imposed", "2019-06-27-eue-chn-embargo"),
    )


def test_of_an_endless_title_the_beginning_is_drawn() -> None:
    title = "word " * 50_000
    window = Window(date(2020, 1, 1), date(2020, 12, 31))
    (mark,) = make_marks([make_event(date="2020-10-05", title=title)], window)
    said = mark_words(mark)
    assert (said[:27], len(said)) == ("2020-10-05 delivered: word ", 322)
    assert said.endswith("word word…")
