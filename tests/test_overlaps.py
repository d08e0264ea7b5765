"""What may tell the same money twice is not added; the longest period stays."""

from __future__ import annotations

from datetime import date

from armstrack.overlaps import Told, aside

YEAR = Told("year", True, date(2019, 1, 1), date(2019, 12, 31))
HALF = Told("half", True, date(2019, 7, 1), date(2019, 12, 31))
NEXT = Told("next", True, date(2020, 1, 1), date(2020, 6, 30))
WITHIN = Told("within", False, date(2019, 3, 1), date(2019, 3, 31))
BEFORE = Told("before", False, date(2018, 12, 31), date(2018, 12, 31))
LAST = Told("last", False, date(2019, 12, 31), date(2020, 1, 1))


def ids(*flow: Told) -> list[str]:
    return [told.id for told in aside(flow)]


def test_single_events_alone_are_all_added() -> None:
    assert ids(WITHIN, WITHIN._replace(id="again"), BEFORE) == []


def test_a_single_event_is_left_aside_only_where_a_total_may_hold_it() -> None:
    assert ids(WITHIN, YEAR, BEFORE) == ["within"]


def test_one_shared_day_is_enough() -> None:
    assert ids(LAST, YEAR) == ["last"]
    assert ids(LAST, NEXT) == ["last"]


def test_of_totals_that_overlap_the_longest_stays() -> None:
    assert ids(HALF, YEAR, NEXT) == ["half"]


def test_of_totals_of_one_length_the_first_by_id_stays() -> None:
    assert ids(YEAR._replace(id="b"), YEAR._replace(id="a")) == ["b"]
