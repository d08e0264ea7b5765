"""Sums that cannot mislead: one measure, one currency, nothing twice, unknown never zero."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack.acts import COUNTED
from armstrack.event import Event
from armstrack.frame import values_frame
from armstrack.sums import Sum
from armstrack.totals import sums_by, with_use
from armstrack.vocab import kinds
from tests.builders import make_event

#: pandas takes some milliseconds an example.
_LAW = settings(max_examples=30, deadline=None)
_AMOUNTS = ("5", "~5", "0.1", "7+", "<7", "5-9", "0-5", "3?", "123456789012345678.5", "0", None)


def use_of(*events: Event) -> dict[str, str]:
    """What becomes of each figure, by the slug of its record."""
    return {str(i).rsplit("-", 1)[-1]: use for i, use in with_use(values_frame(events))["use"].items()}


def sums_of(*events: Event) -> list[Sum]:
    """The sums over all the events together."""
    return sums_by(with_use(values_frame(events)), pd.Series("all", [e.id for e in events])).get("all", [])


def words_of(*events: Event) -> list[str]:
    return [found.words() for found in sums_of(*events)]


def make_order(slug: str, amount: str | None, currency: str = "CAD", **more: str) -> Event:
    return make_event("ordered", slug=slug, amount=amount, currency=currency, **more)


def make_total(slug: str, amount: str | None, date: str, **more: str) -> Event:
    return make_event("contracts-reported", date, slug=slug, amount=amount, **more)


def test_figures_of_one_measure_and_currency_are_added() -> None:
    assert sums_of(make_order("a", "5000000"), make_order("b", "2500000", recipient="NAM")) == [
        Sum("contracted", "CAD", Decimal(7500000), Decimal(7500000), approximate=False, known=2)
    ]


def test_currencies_and_measures_are_never_added_together() -> None:
    assert words_of(
        make_order("a", "5"),
        make_order("b", "6", "EUR"),
        make_order("c", "7", "TIV"),
        make_event("licence-granted", slug="d", amount="8"),
        make_event("delivered", slug="e", amount="9"),
    ) == [
        "contracted CAD 5",
        "contracted EUR 6",
        "contracted TIV 7",
        "delivered CAD 9",
        "licensed CAD 8",
    ]


def test_records_without_a_figure_are_counted_and_never_zero() -> None:
    assert words_of(make_order("a", "5"), make_order("b", None), make_order("c", None)) == [
        "contracted: 2 unknown",
        "contracted CAD 5",
    ]


def test_where_all_is_unknown_there_is_no_figure() -> None:
    assert sums_of(make_order("a", None)) == [
        Sum("contracted", None, Decimal(0), None, approximate=False, known=0, unknown=1)
    ]
    assert words_of(make_order("a", None)) == ["contracted: 1 unknown"]


def test_kinds_without_a_measure_give_no_sum() -> None:
    assert sums_of(make_event("embargo-imposed"), make_event("appeal", slug="b")) == []


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        (["5", "7+"], "contracted ≥ CAD 12"),
        (["5", "<7"], "contracted CAD 5-12"),
        (["<5", "<7"], "contracted < CAD 12"),
        (["<5", "7+"], "contracted ≥ CAD 7"),
        (["<5", "0+"], "contracted ≥ CAD 0"),
        (["0-5"], "contracted CAD 0-5"),
        (["0", "0-5"], "contracted CAD 0-5"),
        (["0", "<7"], "contracted < CAD 7"),
        (["0-5", "<7"], "contracted < CAD 12"),
        (["5-9", "10"], "contracted CAD 15-19"),
        (["5", "~7"], "contracted ~CAD 12"),
        (["5", "7?"], "contracted ~CAD 12"),
        (["5-9", "~7"], "contracted ~CAD 12-16"),
        (["0"], "contracted CAD 0"),
        (["0.1", "0.2"], "contracted CAD 0.3"),
        (["800000", "300000"], "contracted CAD 1.1 m"),
    ],
)
def test_bounds_and_doubt_pass_into_the_sum(amounts: list[str], words: str) -> None:
    assert words_of(*(make_order(str(n), amount) for n, amount in enumerate(amounts))) == [words]


@pytest.mark.parametrize("verification", ["inferred", "claimed", "alleged"])
def test_unconfirmed_figures_are_left_aside_and_counted(verification: str) -> None:
    doubtful = make_order("b", "6", verification=verification)
    assert use_of(make_order("a", "5"), doubtful) == {"a": "added", "b": "unconfirmed"}
    assert words_of(make_order("a", "5"), doubtful) == ["contracted CAD 5 (+1 unconfirmed)"]
    assert words_of(doubtful) == ["contracted: no CAD figure added (1 unconfirmed)"]


def test_reported_figures_are_added() -> None:
    assert words_of(make_order("a", "5", verification="reported")) == ["contracted CAD 5"]


def test_doubt_of_a_figure_left_aside_does_not_pass_into_the_sum() -> None:
    assert words_of(make_order("a", "5"), make_order("b", "~6", verification="alleged")) == [
        "contracted CAD 5 (+1 unconfirmed)"
    ]


def test_an_unconfirmed_record_without_a_figure_is_unknown() -> None:
    assert words_of(make_order("a", None, verification="claimed")) == ["contracted: 1 unknown"]


def test_a_sum_says_the_measure_first() -> None:
    total = make_event("exports-reported", "2019", slug="t", amount="2864000000", recipient="SAU")
    single = make_event("delivered", "2019-06", slug="a", amount="5", recipient="SAU")
    claim = make_event("delivered", "2021", slug="b", amount="6", recipient="SAU", verification="claimed")
    unknown = [make_event("licence-suspended", slug=str(number)) for number in range(7)]
    assert words_of(total, single) == ["delivered CAD 2,864 m (+1 overlapping)"]
    assert words_of(total, single, claim) == ["delivered CAD 2,864 m (+1 overlapping, 1 unconfirmed)"]
    assert words_of(claim) == ["delivered: no CAD figure added (1 unconfirmed)"]
    assert words_of(*unknown) == ["at stake: 7 unknown"]


def test_a_periods_total_is_not_added_to_single_events_of_its_period() -> None:
    events = (make_order("a", "5"), make_order("b", "6"), make_total("t", "20", "2020"))
    assert use_of(*events) == {"a": "overlapping", "b": "overlapping", "t": "added"}
    assert words_of(*events) == ["contracted CAD 20 (+2 overlapping)"]


@pytest.mark.parametrize("day", ["2019-12-31", "2021-01-01", "2021", "../2019", "2021/..", "2018/2019"])
def test_a_single_event_outside_the_periods_of_its_flows_totals_is_added(day: str) -> None:
    single = make_event("ordered", day, slug="a", amount="5")
    assert use_of(single, make_total("t", "20", "2020")) == {"a": "added", "t": "added"}
    assert words_of(single, make_total("t", "20", "2020")) == ["contracted CAD 25"]


@pytest.mark.parametrize("day", ["2020-01-01", "2020-12-31", "2020", "2019/2020", "2020/..", "../2020"])
def test_a_single_event_that_touches_the_period_of_a_total_is_not(day: str) -> None:
    single = make_event("ordered", day, slug="a", amount="5")
    assert use_of(single, make_total("t", "20", "2020")) == {"a": "overlapping", "t": "added"}


def test_a_total_up_to_a_day_may_hold_every_event_before_it() -> None:
    single = make_event("ordered", "2012-02-26", slug="a", amount="5")
    later = make_event("ordered", "2017-01-01", slug="b", amount="5")
    used = use_of(single, later, make_total("t", "20", "../2016-12-13"))
    assert used == {"a": "overlapping", "b": "added", "t": "added"}


def test_a_single_event_longer_than_a_total_gives_way_to_it() -> None:
    single = make_event("ordered", "2000/2030", slug="a", amount="5")
    assert use_of(single, make_total("t", "20", "2020")) == {"a": "overlapping", "t": "added"}


def test_a_single_event_in_the_period_of_a_total_left_aside_is_added_where_no_other_total_is() -> None:
    events = (
        make_total("long", "50", "2017/2019"),
        make_total("short", "20", "2019/2020"),
        make_event("ordered", "2020-05", slug="after", amount="5"),
        make_event("ordered", "2019-05", slug="amid", amount="5"),
    )
    assert use_of(*events) == {
        "long": "added",
        "short": "overlapping",
        "after": "added",
        "amid": "overlapping",
    }


def test_single_events_of_one_time_are_all_added() -> None:
    events = [make_event("ordered", "2021", slug=slug, amount="5") for slug in "ab"]
    assert use_of(*events) == {"a": "added", "b": "added"}
    assert use_of(*events, make_total("t", "20", "2020")) == {"a": "added", "b": "added", "t": "added"}


@pytest.mark.parametrize(
    "single",
    [
        make_order("a", "5", recipient="NAM"),
        make_order("a", "5", supplier="NAM"),
        make_order("a", "5", "EUR"),
        make_event("delivered", slug="a", amount="5"),
    ],
    ids=["recipient", "supplier", "currency", "measure"],
)
def test_a_total_sets_nothing_aside_of_another(single: Event) -> None:
    assert use_of(single, make_total("t", "20", "2020")) == {"a": "added", "t": "added"}


@pytest.mark.parametrize(
    "total", [make_total("t", None, "2020"), make_total("t", "20", "2020", verification="claimed")]
)
def test_a_total_that_is_not_added_sets_nothing_aside(total: Event) -> None:
    assert use_of(make_order("a", "5"), total)["a"] == "added"


def test_of_overlapping_totals_the_longest_counts() -> None:
    events = (
        make_total("long", "50", "2006/2019"),
        make_total("short", "20", "2015/2019"),
        make_total("next", "7", "2020"),
        make_total("edge", "3", "2019-12/2020-02"),
    )
    assert use_of(*events) == {
        "long": "added",
        "short": "overlapping",
        "next": "added",
        "edge": "overlapping",
    }
    assert words_of(*events) == ["contracted CAD 57 (+2 overlapping)"]


def test_a_total_without_an_end_reaches_into_all_that_follows() -> None:
    events = (
        make_total("open", "50", "2300/.."),
        make_total("later", "7", "2400"),
        make_total("old", "1", "1999"),
    )
    assert use_of(*events) == {"open": "added", "later": "overlapping", "old": "added"}


def test_of_two_totals_of_one_period_the_first_by_id_counts() -> None:
    one, other = make_total("a", "50", "2019"), make_total("b", "60", "2019")
    assert use_of(one, other) == use_of(other, one) == {"a": "added", "b": "overlapping"}


def test_a_group_has_its_own_sums_and_a_record_may_stand_in_several() -> None:
    events = [make_order("a", "5"), make_order("b", "6")]
    group = pd.Series(
        ["sensors", "engines", "engines"], ["2020-10-05-can-tur-a"] * 2 + ["2020-10-05-can-tur-b"]
    )
    found = sums_by(with_use(values_frame(events)), group)
    assert {key: [one.words() for one in sums] for key, sums in found.items()} == {
        "engines": ["contracted CAD 11"],
        "sensors": ["contracted CAD 5"],
    }


def test_no_events_give_no_sums() -> None:
    assert sums_of() == []
    assert with_use(values_frame([]))["use"].to_list() == []


# Laws -----------------------------------------------------------------------------------------


@st.composite
def some_events(draw: st.DrawFn) -> list[Event]:
    """Up to twelve events, with what makes sums hard: totals, doubt, bounds, no figure."""
    choose = st.sampled_from
    return [
        make_event(
            draw(choose(("ordered", "contracts-reported", "delivered", "exports-reported", "appeal"))),
            draw(choose(("2019", "2019-05", "2018/2020", "2020/..", "../2019", "2021-01-01"))),
            draw(choose(("CAN", "NAM"))),
            draw(choose(("TUR", "AZE"))),
            slug=str(number),
            amount=draw(choose(_AMOUNTS)),
            currency=draw(choose(("CAD", "EUR", "TIV"))),
            verification=draw(choose(("confirmed", "reported", "claimed"))),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


def flows_of(events: list[Event]) -> list[list[Any]]:
    """The confirmed and reported figures of each flow, measure and currency, with their `use`."""
    sure = with_use(values_frame(events)).query("use in ('added', 'overlapping')")
    ends = sure["last"].fillna(pd.Timestamp(9999, 12, 31))
    grouped = sure.assign(last=ends).groupby(["supplier", "recipient", "measure", "currency"])
    return [list(flow.itertuples()) for _, flow in grouped]


def touches(one: Any, other: Any) -> bool:
    """Whether two figures tell of a common day."""
    first = [each.first if each.first is not pd.NaT else pd.Timestamp(1, 1, 1) for each in (one, other)]
    return bool(first[0] <= other.last and first[1] <= one.last)


@_LAW
@given(some_events())
def test_a_sum_holds_one_measure_and_one_currency_and_every_record_once(events: list[Event]) -> None:
    values = with_use(values_frame(events))
    found = sums_of(*events)
    keys = [(one.measure, one.currency) for one in found]
    assert len(set(keys)) == len(keys)
    counted = sum(one.known + one.overlapping + one.unconfirmed + one.unknown for one in found)
    assert counted == len([event for event in events if kinds()[event.kind].measure])
    for one in found:
        added = [
            event.values[0].amount
            for event in events
            if event.values
            and (kinds()[event.kind].measure, event.values[0].currency) == (one.measure, one.currency)
            and values.at[event.id, "use"] == "added"
        ]
        highs = [figure.high for figure in added]
        assert one.known == len(added)
        assert one.low == sum(figure.low or Decimal(0) for figure in added)
        if one.currency is not None:
            assert one.high == (None if None in highs else sum(high or Decimal(0) for high in highs))
        assert one.approximate == any(figure.approximate for figure in added)
        assert one.below == (None not in highs and None in [figure.low for figure in added])


@_LAW
@given(some_events())
def test_only_confirmed_or_reported_figures_are_added(events: list[Event]) -> None:
    for record_id, use in with_use(values_frame(events))["use"].items():
        event = next(event for event in events if event.id == record_id)
        assert (use == "unknown") == (not event.values)
        assert use != "added" or event.verification in COUNTED


@_LAW
@given(some_events())
def test_nothing_that_is_added_overlaps_a_total_that_is_added_of_its_flow(events: list[Event]) -> None:
    for flow in flows_of(events):
        for total in flow:
            if total.use == "added" and total.total:
                overlapping = [one.Index for one in flow if one.use == "added" and touches(one, total)]
                assert overlapping == [total.Index]


@_LAW
@given(some_events())
def test_nothing_is_left_aside_as_overlapping_without_a_total_that_it_overlaps(events: list[Event]) -> None:
    for flow in flows_of(events):
        for one in flow:
            beside = [t for t in flow if t.use == "added" and t.total and touches(one, t)]
            assert one.use == "added" or beside


@_LAW
@given(some_events(), st.randoms(use_true_random=False))
def test_the_order_of_events_changes_nothing(events: list[Event], random: Random) -> None:
    mixed = list(events)
    random.shuffle(mixed)
    assert sums_of(*mixed) == sums_of(*events)
    assert use_of(*mixed) == use_of(*events)
