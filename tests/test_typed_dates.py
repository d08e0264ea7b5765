"""Dates as people type them: one reading is taken, two are refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.dates import parse_date
from armstrack.problem import FieldError
from armstrack.typed_dates import read_typed

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2020", "2020"),
        ("2020-10-05", "2020-10-05"),
        ("2019/2020", "2019/2020"),
        ("2020-10?", "2020-10?"),
        ("5 Oct 2020", "2020-10-05"),
        ("5 October 2020", "2020-10-05"),
        ("  05  OCTOBER   2020 ", "2020-10-05"),
        ("5th of October, 2020", "2020-10-05"),
        ("5. Oct. 2020", "2020-10-05"),
        ("Oct 5, 2020", "2020-10-05"),
        ("October 5th 2020", "2020-10-05"),
        ("Monday, 5 October 2020", "2020-10-05"),
        ("Mon Oct 5 2020", "2020-10-05"),
        ("1 Sept 2020", "2020-09-01"),
        ("3 may 2020", "2020-05-03"),
        ("October 2020", "2020-10"),
        ("Oct. 2020", "2020-10"),
        ("October of 2020", "2020-10"),
        ("October 2020 ?", "2020-10?"),
        ("5 Oct 2020~", "2020-10-05~"),
        ("2020/10/05", "2020-10-05"),
        ("2020.1.5", "2020-01-05"),
        ("20201005", "2020-10-05"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("05.05.2020", "2020-05-05"),
        ("today", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("5 Oct 2020 to 7 Oct 2020", "2020-10-05/2020-10-07"),
        ("from May 2020 to June 2020", "2020-05/2020-06"),
        ("2020-05 - 2020-06", "2020-05/2020-06"),
        ("since 5 Oct 2020", "2020-10-05/.."),
        ("from 2020", "2020/.."),
        ("by 5 Oct 2020", "../2020-10-05"),
        ("not later than October 2020", "../2020-10"),
    ],
)
def test_a_date_with_one_reading_is_taken(typed: str, written: str) -> None:
    assert read_typed(typed, TODAY) == written


HOW = "write it as 5 October 2020, October 2020, 2020 or 2020-10-05"
MEANT = "write the one that is meant"


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("03/04/2020", '"03/04/2020" may be 2020-04-03 or 2020-03-04', MEANT),
        ("3.4.2020", '"3.4.2020" may be 2020-04-03 or 2020-03-04', MEANT),
        ("by 03-04-2020", '"03-04-2020" may be 2020-04-03 or 2020-03-04', MEANT),
        ("10/2020", '"10/2020" is no date', HOW),
        ("0/5/2020", '"0/5/2020" is no date', HOW),
        ("05/10/20", '"05/10/20" is no date', HOW),
        ("5 October", '"5 october" is no date', HOW),
        ("5 Brumaire 2020", '"5 brumaire 2020" is no date', HOW),
        ("soon", '"soon" is no date', HOW),
        ("", '"" is no date', HOW),
        ("?", '"" is no date', HOW),
        ("30 Feb 2020", 'there is no day 30 in "2020-02-30"', "that month ends on 29"),
        ("13/13/2020", 'there is no month 13 in "2020-13-13"', "months run from 01 to 12"),
        (
            "Sunday, 5 October 2020",
            '"sunday, 5 october 2020" contradicts itself: 2020-10-05 is a Monday',
            "look it up again, and write the date alone",
        ),
        (
            "7 Oct 2020 to 5 Oct 2020",
            'the range "2020-10-07/2020-10-05" runs backwards',
            "write 2020-10-05/2020-10-07",
        ),
    ],
)
def test_what_is_no_date_or_could_be_two_is_refused(typed: str, message: str, hint: str) -> None:
    with pytest.raises(FieldError) as refused:
        read_typed(typed, TODAY)
    assert (refused.value.code, refused.value.message, refused.value.hint) == ("E205", message, hint)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_in_words_is_that_day_in_numbers(day: date) -> None:
    for form in ("%-d %B %Y", "%B %-d, %Y", "%A %d %b %Y", "%Y/%m/%d", "%Y-%m-%d"):
        assert read_typed(day.strftime(form), TODAY) == day.isoformat()
    assert read_typed(day.strftime("%B %Y"), TODAY) == day.isoformat()[:7]


@given(st.text(alphabet="0123456789 -/.?~%,abcdefmnoprstuvy", max_size=24) | st.text(max_size=12))
def test_whatever_is_typed_is_a_date_of_the_ledger_or_is_refused(text: str) -> None:
    try:
        written = read_typed(text, TODAY)
    except FieldError as error:
        assert error.code == "E205"
        assert error.hint
        return
    assert parse_date(written).text == written


@given(st.dates(min_value=date(1000, 1, 2)))
def test_yesterday_is_the_day_before(today: date) -> None:
    assert read_typed("yesterday", today) == (today - timedelta(days=1)).isoformat()
