"""What people ask for by name: any spelling, and what is none is an error that says where and what to do."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.asking import (
    Asked,
    DayError,
    QuestionError,
    read_day,
    read_filters,
    read_party,
    read_until,
    read_word,
)
from armstrack.select import Filters


def test_what_is_not_given_or_none_keeps_everything() -> None:
    assert read_filters({}) == read_filters({"supplier": None, "since": None, "text": None}) == Filters()


def test_several_words_may_come_in_any_collection() -> None:
    for several in (
        ["can", "ksa"],
        ("can", "ksa"),
        pd.Series(["can", "ksa"]),
        (word for word in ("can", "ksa")),
    ):
        assert read_filters({"supplier": several}).supplier == ("CAN", "SAU")


@pytest.mark.parametrize("name", ["supplier", "kind", "text"])
def test_a_list_of_none_is_refused_since_it_would_keep_everything(name: str) -> None:
    with pytest.raises(QuestionError) as raised:
        read_filters({name: []})
    assert str(raised.value) == f"{name}: an empty list names nothing: leave it out to keep everything"


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"supplier": 124}, "supplier: 124 is no text: write a name or a word"),
        ({"recipient": ["tur", None]}, "recipient: None is no text: write a name or a word"),
        ({"kind": float("nan")}, "kind: nan is no text: write a name or a word"),
        ({"category": pd.NA}, "category: <NA> is no text: write a name or a word"),
        ({"text": b"optics"}, "text: 111 is no text: write a name or a word"),
    ],
)
def test_what_is_no_text_is_an_error_that_says_where(filters: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError) as raised:
        read_filters(filters)
    assert str(raised.value) == said


LATE = datetime(2020, 10, 5, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2020, 10, 5), LATE, pd.Timestamp(2020, 10, 5, 7)])
def test_a_time_is_its_day(day: date) -> None:
    assert read_day(day) == read_day("2020-10-05") == date(2020, 10, 5)


def test_until_reaches_to_the_last_day_that_a_date_may_mean() -> None:
    assert read_until("2019-02") == date(2019, 2, 28)
    assert read_until("2019/..") == date.max
    assert read_until(date(2019, 2, 3)) == date(2019, 2, 3)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (2020, 'as_of: 2020 is no date: write a date as text, such as "2020-10-05", or a datetime.date'),
        (pd.NaT, "as_of: NaT is no day: leave out what has no date"),
        ("2020", 'as_of: "2020" is not one day: write a day such as 2020-10-05'),
    ],
)
def test_what_is_no_day_is_an_error_that_says_what_to_write(day: Any, said: str) -> None:
    with pytest.raises(DayError) as raised:
        read_day(day, "as_of")
    assert str(raised.value) == said


def test_a_name_from_python_that_is_no_text_is_an_error() -> None:
    bad: Any = None
    with pytest.raises(TypeError, match=r"^supplier: None is no text"):
        read_party(bad, "supplier")
    with pytest.raises(TypeError, match=r"^None is no text"):
        read_word(bad, "category")


WORDS = st.text() | st.sampled_from(
    ["Türkiye", "ksa", "suspended", "delivered", "2020-13", "0", "uav", "\x1b[31m"]
)
GIVEN = st.fixed_dictionaries({}, optional=dict.fromkeys(Asked.__annotations__, WORDS))


@given(GIVEN)
def test_whatever_is_asked_becomes_filters_that_read_as_themselves_or_an_error_that_says_where(
    given: dict[str, str],
) -> None:
    try:
        found = read_filters(given, where="--{}")
    except QuestionError as error:
        name, _, rest = str(error).partition(":")
        assert name.removeprefix("--") in given
        assert rest
    else:
        codes = {name: getattr(found, name) for name in given if name not in ("since", "until")}
        again = read_filters(codes)
        assert codes == {name: getattr(again, name) for name in codes}
