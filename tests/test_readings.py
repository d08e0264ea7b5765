"""What a date or figure in another notation must have meant; nothing where it could be two."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.readings import date_meant, figure_meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2020/10/05", "2020-10-05"),
        ("2020.10.5", "2020-10-05"),
        ("2020-1-5", "2020-01-05"),
        ("2020-1-5?", "2020-01-05?"),
        ("2020\u201310\u201305", "2020-10-05"),
        ("20201005", "2020-10-05"),
        ("14.03.2019", "2019-03-14"),
        ("03/14/2019", "2019-03-14"),
        ("05-05-2019", "2019-05-05"),
        ("July 2019", "2019-07"),
        ("5 October 2020", "2020-10-05"),
        ("5. Oct. 2020", "2020-10-05"),
        ("Oct 5, 2020", "2020-10-05"),
        ("Sept 2020", "2020-09"),
        ("~2017", "2017~"),
        ("%2017-10", "2017-10%"),
        ("2018-2019", "2018/2019"),
        ("2018 \u2013 2019", "2018/2019"),
    ],
)
def test_a_date_with_one_reading_is_read(text: str, meant: str) -> None:
    assert date_meant(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "05/10/2020",  # May or October
        "2019-7",  # July, or until 2027
        "2019/20",
        "2019-2018",
        "2018-2018",
        "2020-10-05T10:00",
        "5 Mayo 2020",
        "5 Oct 6, 2020",
        "spring 2020",
        "10.05.20",
        "2020-10/05",
        "",
    ],
)
def test_a_date_with_two_readings_or_none_is_not_read(text: str) -> None:
    assert date_meant(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1 450 000", "1450000"),
        ("1'450", "1450"),
        ("1_450", "1450"),
        ("1\u202f450.5", "1450.5"),
        ("1,450,000", "1450000"),
        ("1.450.000", "1450000"),
        ("1,450,000.50", "1450000.50"),
        ("1.450.000,50", "1450000.50"),
        ("1,450.5", "1450.5"),
        ("1.450,5", "1450.5"),
        ("~1 450", "~1450"),
        ("<1 450", "<1450"),
        ("1 450+", "1450+"),
        ("1 450?", "1450?"),
        ("4 000-9 000", "4000-9000"),
    ],
)
def test_thousands_that_can_be_nothing_else_are_joined(text: str, meant: str) -> None:
    assert figure_meant(text) == meant


@pytest.mark.parametrize(
    "text",
    ["5,000", "5.000", "5", "5-9", "5-9 000", "5 000-9", "05 000", "1 0000", "1,450 000", "1 450,5", "", "-"],
)
def test_thousands_that_could_be_decimals_or_a_range_are_left(text: str) -> None:
    assert figure_meant(text) is None


@given(st.integers(1000, 10**15), st.sampled_from([" ", "_", "'", "\u00a0", "\u202f", "\u2009"]))
def test_a_number_in_groups_is_read_as_that_number(number: int, sign: str) -> None:
    grouped = f"{number:,}".replace(",", sign)
    assert Decimal(figure_meant(grouped) or "") == number


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_in_words_is_read_as_that_day(day: date) -> None:
    assert date_meant(f"{day.day} {calendar.month_name[day.month]} {day.year}") == day.isoformat()
