"""What is offered where nothing is found."""

from __future__ import annotations

import shlex

from armstrack.event import Event
from armstrack.query import read
from armstrack.search import Page
from armstrack.unfound import offers
from tests.builders import make_event

LEDGER = (
    make_event(title="Canada suspends optics", kind="licence-suspended", notes="drone cameras"),
    make_event(title="Canada permits optics", date="2019", kind="licence-granted", slug="permits"),
    make_event(title="Italy revokes licences", supplier="ITA", recipient="SAU", kind="licence-revoked"),
)


def offered(typed: str, ledger: tuple[Event, ...] = LEDGER) -> list[str]:
    return offers([Page(event) for event in ledger], read(shlex.split(typed)))


def test_a_word_that_no_record_has_comes_with_the_nearest_and_with_what_is_found_without_it() -> None:
    assert offered("canada optcs") == [
        'no record has "optcs": did you mean optics?',
        'without "optcs": 2 records',
    ]


def test_a_misspelt_party_is_offered_by_its_name() -> None:
    assert offered("canada belgim")[0] == 'no record has "belgim": did you mean belgium?'


def test_a_word_with_none_near_is_told_too() -> None:
    assert offered("canada qqqq") == ['no record has "qqqq"', 'without "qqqq": 2 records']


def test_each_word_is_left_out_in_turn() -> None:
    assert offered("canada optics 2019 suspended") == [
        'without "2019": 1 record',
        'without "suspended": 1 record',
    ]


def test_words_left_out_are_told_as_they_were_typed() -> None:
    assert offered("great britain optics") == ['without "great britain": 2 records']
    assert offered("canada optics not 2020 not 2019") == [
        'without "not 2020": 1 record',
        'without "not 2019": 1 record',
    ]


def test_a_beginning_that_some_record_has_is_no_strange_word() -> None:
    assert offered("italy opt") == ['without "italy": 2 records', 'without "opt": 1 record']


def test_a_direction_that_was_told_is_turned_round() -> None:
    assert offered("from turkey to canada") == ["the other way round: 2 records"]


def test_a_phrase_is_taken_apart() -> None:
    assert offered('"optics canada"') == ['"optics canada" without the quotes: 2 records']


def test_a_year_may_have_been_the_number_of_something() -> None:
    numbered = make_event(title="Resolution 1970", date="2011")
    assert offered("resolution 1970", (numbered,)) == [
        "with text:1970 instead: 1 record",
        'without "1970": 1 record',
    ]


def test_an_excluded_word_is_not_called_strange() -> None:
    assert offered("denmark not qqqq") == ['without "denmark": 3 records']


def test_one_party_without_a_record_has_nothing_near() -> None:
    assert offered("denmark") == []
