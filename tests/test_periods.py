"""Time in words: years, months, days, ranges, and one side of them."""

from __future__ import annotations

import pytest

from armstrack.periods import time_at


def told(text: str) -> tuple[str, str, str, int] | None:
    """First day, last day, how it is said, and how many words it took."""
    found = time_at(text.split())
    return found and (str(found.first or ""), str(found.last or ""), found.said, found.length)


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2020", "2020-01-01", "2020-12-31", "2020"),
        ("2020?", "2020-01-01", "2020-12-31", "2020"),
        ("2020-05", "2020-05-01", "2020-05-31", "2020-05"),
        ("2020-5", "2020-05-01", "2020-05-31", "2020-05"),
        ("2020-05-09", "2020-05-09", "2020-05-09", "2020-05-09"),
        ("2019-2021", "2019-01-01", "2021-12-31", "2019 to 2021"),
        ("2019\u20132021", "2019-01-01", "2021-12-31", "2019 to 2021"),
        ("2019/2021", "2019-01-01", "2021-12-31", "2019 to 2021"),
        ("2019-05..2021-02-03", "2019-05-01", "2021-02-03", "2019-05 to 2021-02-03"),
        ("2019 to 2021", "2019-01-01", "2021-12-31", "2019 to 2021"),
        ("2019 until 2021", "2019-01-01", "2021-12-31", "2019 to 2021"),
        ("2019 - 2021", "2019-01-01", "2021-12-31", "2019 to 2021"),
        ("in 2020", "2020-01-01", "2020-12-31", "2020"),
        ("between 2019", "2019-01-01", "2019-12-31", "2019"),
        ("since 2019", "2019-01-01", "", "since 2019"),
        ("from 2019", "2019-01-01", "", "since 2019"),
        ("after 2019", "2020-01-01", "", "after 2019"),
        ("until 2020-05", "", "2020-05-31", "until 2020-05"),
        ("to 2020", "", "2020-12-31", "until 2020"),
        ("by 2020", "", "2020-12-31", "until 2020"),
        ("before 2020-05-09", "", "2020-05-08", "before 2020-05-09"),
        ("May 2020", "2020-05-01", "2020-05-31", "2020-05"),
        ("oct, 2020", "2020-10-01", "2020-10-31", "2020-10"),
        ("in September 2020", "2020-09-01", "2020-09-30", "2020-09"),
        ("5 May 2020", "2020-05-05", "2020-05-05", "2020-05-05"),
        ("5th of", None, None, None),
        ("May 5th, 2020", "2020-05-05", "2020-05-05", "2020-05-05"),
        ("since 5 May 2020", "2020-05-05", "", "since 2020-05-05"),
        ("May 2020 to 3 June 2021", "2020-05-01", "2021-06-03", "2020-05 to 2021-06-03"),
    ],
)
def test_time_is_read_as_people_write_it(
    text: str, first: str | None, last: str | None, said: str | None
) -> None:
    assert told(text) == (None if first is None else (first, last, said, len(text.split())))


@pytest.mark.parametrize(
    "text",
    [
        "1325",
        "2231",
        "20",
        "20200",
        "2020-13",
        "2020-02-30",
        "2021-2019",
        "2021/2019",
        "may",
        "may turkey",
        "since",
        "since turkey",
        "of 2020",
        "via 2020",
        "turkey",
        "31 June 2020",
        "32 May 2020",
        "5 turkey 2020",
        "2020-05-09-can-tur-optics",
        "\u0662\u0660\u0662\u0660",
    ],
)
def test_what_is_no_time_of_records_is_left_alone(text: str) -> None:
    assert told(text) is None


def test_a_year_alone_is_taken_where_no_range_follows() -> None:
    assert told("2020 turkey") == ("2020-01-01", "2020-12-31", "2020", 1)
    assert told("2020 to turkey") == ("2020-01-01", "2020-12-31", "2020", 1)
    assert told("2020 to 2019") == ("2020-01-01", "2020-12-31", "2020", 1)
    assert told("2020 2021") == ("2020-01-01", "2020-12-31", "2020", 1)
