"""Dates: every form of the subset, its bounds, and what is refused."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.dates import PATTERN, PartialDate, date_words, parse_date, parse_day
from armstrack.problem import FieldError

HOW = "write 2020, 2020-10, 2020-10-05, or a range such as 2019/2020, 2020-10-05/.. or ../2020"


@pytest.mark.parametrize(
    ("text", "first", "last", "start"),
    [
        ("2020", "2020-01-01", "2020-12-31", "2020"),
        ("2020-10", "2020-10-01", "2020-10-31", "2020-10"),
        ("2020-10-05", "2020-10-05", "2020-10-05", "2020-10-05"),
        ("2020?", "2020-01-01", "2020-12-31", "2020"),
        ("2020-10~", "2020-10-01", "2020-10-31", "2020-10"),
        ("2020-10-05%", "2020-10-05", "2020-10-05", "2020-10-05"),
        ("2019/2020", "2019-01-01", "2020-12-31", "2019"),
        ("2019-11/2020-02", "2019-11-01", "2020-02-29", "2019-11"),
        ("2019-11-30~/2020?", "2019-11-30", "2020-12-31", "2019-11-30"),
        ("2020/2020", "2020-01-01", "2020-12-31", "2020"),
        ("2020-10-05/2020-10-05", "2020-10-05", "2020-10-05", "2020-10-05"),
        ("../2020", "2020-01-01", "2020-12-31", "2020"),
        ("../2020-10-05?", "2020-10-05", "2020-10-05", "2020-10-05"),
        ("2020-02", "2020-02-01", "2020-02-29", "2020-02"),
        ("2021-02", "2021-02-01", "2021-02-28", "2021-02"),
        ("1900-02", "1900-02-01", "1900-02-28", "1900-02"),
        ("2000-02-29", "2000-02-29", "2000-02-29", "2000-02-29"),
        ("1000", "1000-01-01", "1000-12-31", "1000"),
        ("9999-12", "9999-12-01", "9999-12-31", "9999-12"),
    ],
)
def test_a_date_means_from_its_first_to_its_last_day(text: str, first: str, last: str, start: str) -> None:
    expected = PartialDate(text, date.fromisoformat(first), date.fromisoformat(last), start)
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", ["2020/..", "2020?/.."])
def test_an_open_end_has_no_last_day(text: str) -> None:
    assert parse_date(text) == PartialDate(text, date(2020, 1, 1), None, "2020")


def test_an_open_end_closes_on_the_day_asked_about_but_never_before_it_began() -> None:
    going_on = parse_date("2020-10-05/..")
    assert going_on.last_day_by(date(2021, 1, 1)) == date(2021, 1, 1)
    assert going_on.last_day_by(date(2019, 1, 1)) == date(2020, 10, 5)


def test_a_closed_end_does_not_ask_for_the_day() -> None:
    assert parse_date("2020-10").last_day_by(date(2030, 1, 1)) == date(2020, 10, 31)


@pytest.mark.parametrize(
    ("text", "is_day"),
    [
        ("2020-10-05", True),
        ("2020-10-05?", True),
        ("2020-10", False),
        ("2020", False),
        ("2020-10-05/..", False),
    ],
)
def test_a_day_is_a_date_of_one_day(text: str, is_day: bool) -> None:
    assert parse_date(text).is_day is is_day


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", '"" is no date', HOW),
        ("2020-1-5", '"2020-1-5" is no date', "write 2020-01-05"),
        ("20", '"20" is no date', HOW),
        ("2020-", '"2020-" is no date', HOW),
        ("2020-W40-1", '"2020-W40-1" is no date', HOW),
        ("2020/", '"" is no date', HOW),
        ("/2020", '"" is no date', HOW),
        ("..", '".." is no date', HOW),
        ("../..", '".." is no date', HOW),
        ("2020/2021/2022", '"2021/2022" is no date', HOW),
        ("2020-10-05T12:00", '"2020-10-05T12:00" is no date', HOW),
        ("5 October 2020", '"5 October 2020" is no date', "write 2020-10-05"),
        ("05.10.2020", '"05.10.2020" is no date', HOW),
        ("2020??", '"2020??" is no date', HOW),
        ("?2020", '"?2020" is no date', "write 2020?"),
        ("2020 ", '"2020 " is no date', HOW),
        ("2020\n", '"2020\n" is no date', HOW),
        ("-2020", '"-2020" is no date', HOW),
        ("０２０20", '"０２０20" is no date', HOW),  # noqa: RUF001 - wide digits
        ("٢٠٢٠", '"٢٠٢٠" is no date', HOW),
        ("2020-१०", '"2020-१०" is no date', HOW),
        ("2024-13-41", 'there is no month 13 in "2024-13-41"', "months run from 01 to 12"),
        ("2024-00", 'there is no month 00 in "2024-00"', "months run from 01 to 12"),
        ("2024-04-31", 'there is no day 31 in "2024-04-31"', "that month ends on 30"),
        ("2024-04-00", 'there is no day 00 in "2024-04-00"', "that month ends on 30"),
        ("2021-02-29", 'there is no day 29 in "2021-02-29"', "that month ends on 28"),
        ("1900-02-29", 'there is no day 29 in "1900-02-29"', "that month ends on 28"),
        ("2020/2021-02-29", 'there is no day 29 in "2021-02-29"', "that month ends on 28"),
        ("0999", "the year 0999 is out of range", "years run from 1000 to 9999"),
        ("0000-01-01", "the year 0000 is out of range", "years run from 1000 to 9999"),
        ("2021/2020", 'the range "2021/2020" runs backwards', "write 2020/2021"),
        (
            "2020-10-05?/2020-09",
            'the range "2020-10-05?/2020-09" runs backwards',
            "write 2020-09/2020-10-05?",
        ),
        (
            "2020-10-05/2020",
            'in "2020-10-05/2020" one end lies within the other',
            "write the more precise of the two alone",
        ),
        (
            "2020/2020-10-05",
            'in "2020/2020-10-05" one end lies within the other',
            "write the more precise of the two alone",
        ),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text: str, message: str, hint: str) -> None:
    with pytest.raises(FieldError) as refused:
        parse_date(text)
    assert (refused.value.code, refused.value.message, refused.value.hint) == ("E205", message, hint)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("2020/10/05", "2020-10-05"),
        ("14.03.2019", "2019-03-14"),
        ("2021-2-29", None),  # there is no such day
        ("05/10/2020", None),
        ("2020-10-05/2020-9-1", None),
        ("2021/2020", None),
    ],
)
def test_a_date_that_can_only_mean_one_is_given_instead(text: str, instead: str | None) -> None:
    with pytest.raises(FieldError) as refused:
        parse_date(text)
    assert refused.value.instead == instead


def test_the_command_line_takes_a_whole_day() -> None:
    assert parse_day(" 2020-10-05 ") == date(2020, 10, 5)


@pytest.mark.parametrize("text", ["2020", "2020-10", "2020-10-05/.."])
def test_the_command_line_takes_no_part_of_a_date_for_a_day(text: str) -> None:
    with pytest.raises(FieldError) as refused:
        parse_day(text)
    assert refused.value.code == "E205"
    assert refused.value.message == f'"{text}" is not one day'
    assert refused.value.hint == "write a day such as 2020-10-05"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("soon", '"soon" is no date', "write a day such as 2020-10-05"),
        ("5 October 2020", '"5 October 2020" is no date', "write 2020-10-05"),
        ("2020-02-30", 'there is no day 30 in "2020-02-30"', "that month ends on 29"),
    ],
)
def test_the_command_line_says_what_is_wrong_with_a_day_and_asks_for_no_range(
    text: str, message: str, hint: str
) -> None:
    with pytest.raises(FieldError) as refused:
        parse_day(text)
    assert (refused.value.code, refused.value.message, refused.value.hint) == ("E205", message, hint)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-10-05", "2020-10-05"),
        ("2020?", "2020?"),
        ("../2020-10-05", "by 2020-10-05"),
        ("2019/..", "from 2019"),
        ("2020-05/2020-06", "2020-05 to 2020-06"),
    ],
)
def test_people_read_a_range_in_words(text: str, words: str) -> None:
    assert date_words(text) == words


@st.composite
def points(draw: st.DrawFn) -> str:
    """A year, a month or a day that exists, with or without a qualifier."""
    year = draw(st.integers(1000, 9999))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, monthrange(year, month)[1]))
    text = draw(st.sampled_from([f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"]))
    return text + draw(st.sampled_from(["", "?", "~", "%"]))


def _end(text: str) -> tuple[date, date]:
    point = parse_date(text)
    return point.first_day, point.last_day or date.max


@st.composite
def sound_dates(draw: st.DrawFn) -> str:
    """Any text that is a date."""
    one, other = sorted((draw(points()), draw(points())), key=_end)
    choices = [one, f"{one}/..", f"../{one}"]
    if _end(one)[1] <= _end(other)[1]:
        choices.append(f"{one}/{other}")
    return draw(st.sampled_from(choices))


@given(sound_dates())
def test_the_text_is_kept_exactly(text: str) -> None:
    assert parse_date(text).text == text
    assert str(parse_date(text)) == text


@given(sound_dates())
def test_the_first_day_is_never_after_the_last(text: str) -> None:
    parsed = parse_date(text)
    assert parsed.first_day <= parsed.last_day_by(date.min)


@given(sound_dates())
def test_a_date_begins_with_its_bare_start(text: str) -> None:
    start = parse_date(text).start
    assert text.removeprefix("../").startswith(start)
    assert not set(start) & set("?~%./")


@given(sound_dates())
def test_the_pattern_of_the_schema_takes_every_date(text: str) -> None:
    assert re.search(PATTERN, text)


@given(st.text(alphabet="0123456789-/.?~%", max_size=12))
def test_the_schema_is_never_stricter_than_the_reader(text: str) -> None:
    try:
        parse_date(text)
    except FieldError as refused:
        assert refused.code == "E205"
    else:
        assert re.search(PATTERN, text)
