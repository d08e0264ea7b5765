"""Sums by year: one measure and one currency a panel, gaps that are no zeros, nothing told twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack.event import Event
from armstrack.frame import values_frame
from armstrack.totals import sums_by, with_use
from armstrack.yearly import Panel, Period, panels, without_figures
from tests.builders import make_event

DAY = date(2024, 6, 30)


def told(found: Panel) -> dict[str, str]:
    return {period.words(): amount.words() for period, amount in found.sums.items()}


def test_a_panel_has_one_measure_and_one_currency() -> None:
    events = [
        make_event("delivered", "2019-05-01", amount="5", slug="a"),
        make_event("delivered", "2019-06-01", amount="7", slug="b"),
        make_event("delivered", "2020-06-01", amount="9", currency="EUR", slug="c"),
        make_event("licence-granted", "2020-06-01", amount="3", slug="d"),
    ]
    assert [(p.measure, p.currency, told(p)) for p in panels(events, DAY)] == [
        ("delivered", "CAD", {"2019": "delivered CAD 12"}),
        ("delivered", "EUR", {"2020": "delivered EUR 9"}),
        ("licensed", "CAD", {"2020": "licensed CAD 3"}),
    ]


def test_a_figure_for_several_years_is_one_of_all_of_them() -> None:
    events = [
        make_event("exports-reported", "2014/2018", amount="50"),
        make_event("delivered", "../2010", amount="4", slug="a", recipient="SAU"),
        make_event("delivered", "2022/..", amount="6", slug="b", recipient="EGY"),
        make_event("delivered", "2020-02?", amount="8", slug="c", recipient="JPN"),
    ]
    [found] = panels(events, DAY)
    assert sorted(found.sums) == [
        Period(2010, 2010, open=True),
        Period(2014, 2018),
        Period(2020, 2020),
        Period(2022, 2024),
    ]
    assert list(told(found)) == ["by 2010", "2014 to 2018", "2020", "2022 to 2024"]


def test_years_without_a_figure_are_gaps_and_those_with_a_zero_are_not() -> None:
    events = [
        make_event("delivered", "2019-05-01", amount="5", slug="a"),
        make_event("delivered", "2021-05-01", amount="0", slug="b"),
        make_event("delivered", "2022-05-01", amount="5", slug="c", verification="claimed"),
    ]
    [found] = panels(events, DAY)
    assert found.gaps(2017, 2024) == (Period(2017, 2018), Period(2020, 2020), Period(2022, 2024))
    assert found.sums[Period(2022, 2022)].words() == "delivered: no CAD figure added (1 unconfirmed)"


def test_records_without_a_figure_are_counted_in_each_panel_of_their_measure() -> None:
    events = [
        make_event("delivered", "2019-05-01", amount="5", slug="a"),
        make_event("delivered", "2019-05-01", amount="5", currency="EUR", slug="b"),
        make_event("delivered", "2020-05-01", slug="c"),
        make_event("licence-granted", "2020-05-01", slug="d"),
    ]
    assert [found.unknown for found in panels(events, DAY)] == [{Period(2020, 2020): 1}] * 2
    assert without_figures(events) == {"delivered": 1, "licensed": 1}


def test_without_any_figure_there_is_no_panel() -> None:
    assert panels([make_event("delivered")], DAY) == ()
    assert panels([], DAY) == ()
    assert without_figures([]) == {}


def test_what_may_be_the_same_money_is_counted_and_not_added() -> None:
    events = [
        make_event("exports-reported", "2019", amount="50"),
        make_event("delivered", "2019-05-01", amount="9", slug="one"),
    ]
    [found] = panels(events, DAY)
    assert told(found) == {"2019": "delivered CAD 50 (+1 overlapping)"}


@st.composite
def ledgers(draw: st.DrawFn) -> list[Event]:
    """Events with and without figures, in two measures and two currencies, single ones and totals."""
    kinds = st.sampled_from(("delivered", "exports-reported", "licence-granted"))
    dates = st.sampled_from(("2018", "2019", "2019-03-04", "2018/2020", "2021", "2020/.."))
    amounts = st.none() | st.integers(0, 10**12).map(str) | st.just("5+") | st.just("~9") | st.just("<4")
    words = st.tuples(kinds, dates, amounts, st.sampled_from(("CAD", "EUR")), st.sampled_from(("TUR", "SAU")))
    return [
        make_event(kind, when, recipient=to, amount=amount, currency=currency, slug=f"n{number}")
        for number, (kind, when, amount, currency, to) in enumerate(draw(st.lists(words, max_size=12)))
    ]


@settings(max_examples=60)
@given(ledgers())
def test_the_sums_of_a_panel_add_up_to_that_of_the_summary(events: list[Event]) -> None:
    values = with_use(values_frame(events))
    whole = sums_by(values, pd.Series("all", index=values.index, dtype="string")).get("all", [])
    found = panels(events, DAY)
    assert [each.total for each in found] == [each for each in whole if each.currency]
    for each in found:
        assert sum((s.low for s in each.sums.values()), Decimal(0)) == each.total.low
        assert sum(s.known for s in each.sums.values()) == each.total.known
        assert {(s.measure, s.currency) for s in each.sums.values()} == {(each.measure, each.currency)}


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(2019, 2019), "2019"),
        (Period(2018, 2020), "2018 to 2020"),
        (Period(2020, 2020, True), "by 2020"),
    ],
)
def test_periods_are_read_as_people_say_them(period: Period, words: str) -> None:
    assert period.words() == words
