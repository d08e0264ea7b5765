"""What people type: near misses are usage errors with a suggestion, never an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from armstrack.cli import exits, names


@pytest.mark.parametrize("typed", ["turkey", "TURKEY", "Türkiye", "tur", " turkiye ", "Turquie"])
def test_a_party_is_named_in_any_spelling(typed: str) -> None:
    assert names.party(typed) == "TUR"


@pytest.mark.parametrize(
    ("typed", "told", "hint"),
    [
        ("cnada", 'no party is called "cnada"', "did you mean CAN (Canada)? `armstrack parties` lists them"),
        (
            "korea",
            '"korea" is ambiguous',
            "it may mean KOR (South Korea) or PRK (North Korea): write the code",
        ),
        ("xyzzy", 'no party is called "xyzzy"', "`armstrack parties` lists the codes"),
        ("", 'no party is called ""', "`armstrack parties` lists the codes"),
    ],
)
def test_a_name_that_means_no_one_party_is_refused_with_help(typed: str, told: str, hint: str) -> None:
    with pytest.raises(exits.StopError) as refused:
        names.party(typed)
    stop = refused.value
    assert (stop.code, stop.message, stop.hint) == (exits.USAGE, told, hint)


def test_a_name_that_is_refused_says_where_it_was_typed() -> None:
    with pytest.raises(exits.StopError) as refused:
        names.party("cnada", "--supplier")
    assert refused.value.message == '--supplier: no party is called "cnada"'


def test_since_is_the_first_day_of_what_is_typed() -> None:
    typed = ["2019", "2019-02", "2019-02-03", "2019/2021"]
    assert [names.since(text) for text in typed] == [
        date(2019, 1, 1),
        date(2019, 2, 1),
        date(2019, 2, 3),
        date(2019, 1, 1),
    ]


def test_until_is_the_last_day_of_what_is_typed() -> None:
    typed = ["2019", "2019-02", "2019-02-03", "2019/2021", "2019/.."]
    assert [names.until(text) for text in typed] == [
        date(2019, 12, 31),
        date(2019, 2, 28),
        date(2019, 2, 3),
        date(2021, 12, 31),
        date.max,
    ]


@pytest.mark.parametrize("read", [names.today, names.as_of])
def test_today_and_as_of_are_one_whole_day(read: Callable[[str], date]) -> None:
    assert read("2026-11-22") == date(2026, 11, 22)


_DATES = "write 2020, 2020-10, 2020-10-05, or a range such as 2019/2020, 2020-10-05/.. or ../2020"


@pytest.mark.parametrize(
    ("read", "typed", "told", "hint"),
    [
        (names.today, "2026", '--today: "2026" is not one day', "write a day such as 2020-10-05"),
        (
            names.today,
            "2026-13-01",
            '--today: there is no month 13 in "2026-13-01"',
            "months run from 01 to 12",
        ),
        (names.as_of, "2020-10", '--as-of: "2020-10" is not one day', "write a day such as 2020-10-05"),
        (names.since, "x", '--since: "x" is no date', _DATES),
        (
            names.until,
            "2019-02-30",
            '--until: there is no day 30 in "2019-02-30"',
            "that month ends on 28",
        ),
    ],
)
def test_a_bad_day_is_refused_and_the_option_named(
    read: Callable[[str], date], typed: str, told: str, hint: str
) -> None:
    with pytest.raises(exits.StopError) as refused:
        read(typed)
    assert (refused.value.message, refused.value.hint) == (told, hint)


@pytest.mark.parametrize("typed", ["licence-suspended", "Licence Suspended", "licence_suspended "])
def test_a_word_is_taken_in_any_case_and_with_any_joint(typed: str) -> None:
    assert names.word(typed, "kind") == "licence-suspended"


def test_an_old_spelling_means_the_word() -> None:
    assert names.word("Contract signed", "kind") == "ordered"


def test_a_status_may_be_a_kind_that_gives_none() -> None:
    assert names.word("halt-promised", "status", ["halt-promised"]) == "halt-promised"


@pytest.mark.parametrize(
    ("typed", "vocabulary", "told", "hint"),
    [
        (
            "deliverd",
            "kind",
            '--kind: no kind is called "deliverd"',
            "did you mean delivered? `armstrack vocab kind` lists the words",
        ),
        (
            "zzz",
            "category",
            '--category: no category is called "zzz"',
            "`armstrack vocab category` lists the words",
        ),
    ],
)
def test_an_unknown_word_is_refused_with_help(typed: str, vocabulary: str, told: str, hint: str) -> None:
    with pytest.raises(exits.StopError) as refused:
        names.word(typed, vocabulary, where=f"--{vocabulary}")
    assert (refused.value.message, refused.value.hint) == (told, hint)
