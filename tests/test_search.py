"""Which records a question finds, in which order, and where they match."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Source, Statement
from armstrack.query import read
from armstrack.search import Answer, Page, find
from tests.builders import make_event, make_item


def ask(events: Sequence[Event], typed: str) -> Answer:
    return find([Page(event) for event in events], read(shlex.split(typed)))


def slugs(events: Sequence[Event], typed: str) -> list[str]:
    """The last words of the ids found, best first."""
    return [hit.event.id.rsplit("-", maxsplit=1)[-1] for hit in ask(events, typed).hits]


def record(slug: str, supplier: str = "CAN", recipient: str = "TUR", **more: Any) -> Event:
    return make_event(slug=slug, supplier=supplier, recipient=recipient, **{"title": "An act", **more})


# -- filters and text


LEDGER = (
    record("optics", kind="licence-suspended", category="sensors", notes="about drone optics"),
    record("cameras", kind="licence-granted", date="2019", category="sensors"),
    record("bombs", "ITA", "SAU", kind="licence-revoked", date="2021", category="missiles"),
    record("stop", "DEU", "SAU", kind="licence-suspended", date="2018-11-19"),
    record("flights", "ISR", "AZE", kind="delivered", verification="inferred", via=("TUR",)),
    record("embargo", "EUE", "MMR", kind="embargo-imposed", date="2018-04-26"),
    record("lifted", "UNO", "CAF", kind="embargo-lifted", date="2024-07-30"),
    record(
        "ruling",
        supplier="GBR",
        recipient="SAU",
        kind="ruling",
        date="2019-06-20",
        actor=Actor(party="GBR", role="court", name="Court of Appeal"),
        statements=(Statement(party="YEM", stance="asserts", says="the Houthis were hit"),),
    ),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("canada turkey optics", ["optics"]),
        ("great britain saudi arabia", ["ruling"]),
        ("KSA", ["bombs", "ruling", "stop"]),
        ("burma", ["embargo"]),
        ("EU", ["embargo"]),
        ("2019", ["ruling", "cameras"]),
        ("since 2021", ["lifted", "bombs"]),
        ("until 2018-05", ["embargo"]),
        ("saudi 2019-2021", ["bombs", "ruling"]),
        ("embargo", ["lifted", "embargo"]),
        ("embargo lifted", ["lifted"]),
        ("suspended", ["optics", "stop"]),
        ("suspended revoked saudi", ["bombs", "stop"]),
        ("sensors licensed", ["cameras"]),
        ("inferred", ["flights"]),
        ("via turkey", ["flights"]),
        ("by eu", ["embargo"]),
        ("to saudi arabia", ["bombs", "ruling", "stop"]),
        ("from germany", ["stop"]),
        ("in yemen", ["ruling"]),
        ("saudi not germany", ["bombs", "ruling"]),
        ("saudi not suspended not revoked", ["ruling"]),
        ("sensors not optics", ["cameras"]),
        ("canada not 2019", ["optics"]),
        ('"court of appeal"', ["ruling"]),
        ("text:sensors", ["optics", "cameras"]),
        ("turkey", ["optics", "flights", "cameras"]),
        ("sensors", ["optics", "cameras"]),
    ],
)
def test_words_narrow_the_records(typed: str, expected: list[str]) -> None:
    answer = ask(LEDGER, typed)
    assert slugs(LEDGER, typed) == expected
    assert answer.attempt.remark == ""


def test_the_other_way_round_where_nothing_matches() -> None:
    answer = ask(LEDGER, "saudi suspended germany")
    assert [hit.event.id for hit in answer.hits] == ["2018-11-19-deu-sau-stop"]
    assert answer.attempt.remark == "nothing from Saudi Arabia to Germany matches: read the other way round"


def test_the_right_way_round_is_not_mixed_with_the_other() -> None:
    both = (record("there"), record("back", "TUR", "CAN"))
    assert slugs(both, "canada turkey") == ["there"]
    assert slugs(both, "turkey canada") == ["back"]


def test_a_preposition_is_not_turned_round() -> None:
    assert slugs(LEDGER, "from saudi to germany") == []


def test_parties_in_other_parts_where_no_flow_joins_them() -> None:
    answer = ask(LEDGER, "yemen saudi arabia")
    assert [hit.event.id for hit in answer.hits] == ["2019-06-20-gbr-sau-ruling"]
    assert answer.attempt.remark == (
        "no record has Yemen and Saudi Arabia as its two sides: shown where both take part"
    )


def test_a_flow_on_record_is_never_sought_elsewhere() -> None:
    ledger = (
        record("there", notes="not this"),
        record("other", "DEU", "SAU", notes="Canada, Turkey, zeppelins"),
    )
    assert slugs(ledger, "canada turkey zeppelins") == []
    assert slugs(ledger, "canada israel zeppelins") == []
    assert slugs(ledger[1:], "canada turkey zeppelins") == ["other"]


def test_a_party_without_a_record_is_sought_by_all_its_names() -> None:
    answer = ask(LEDGER, "ansar allah")
    assert [hit.event.id for hit in answer.hits] == ["2019-06-20-gbr-sau-ruling"]
    assert answer.attempt.remark == "no record has Houthis as a party: shown where it is named"
    assert answer.hits[0].texts[0].text == "the Houthis were hit"


def test_a_name_within_the_name_of_another_party_is_not_meant() -> None:
    south = record("south", "UNO", "SSD", title="An embargo on South Sudan")
    assert slugs((south,), "sudan") == []
    assert slugs((south, record("north", title="Arms from South Sudan to Sudan")), "sudan") == ["north"]


def test_a_filter_that_nothing_passes_is_sought_as_text() -> None:
    answer = ask(LEDGER, "drone optics")
    assert [hit.event.id for hit in answer.hits] == ["2020-10-05-can-tur-optics"]
    assert answer.attempt.remark == 'nothing passes "drone" as a filter: searched as text'


def test_nothing_found_tells_the_strictest_way() -> None:
    answer = ask(LEDGER, "turkey drones zeppelin")
    assert (answer.hits, answer.attempt.remark) == ((), "")
    assert [str(clause) for clause in answer.attempt.clauses] == [
        "party Turkey",
        'category uav ("drones")',
        'text "zeppelin"',
    ]


def test_partial_dates_are_found_on_every_day_that_they_may_mean() -> None:
    open_ended = record("on", date="2019/..")
    assert slugs((open_ended,), "2025") == ["on"]
    assert slugs((open_ended,), "2018") == []


# -- order


def test_the_title_weighs_more_than_goods_than_terms_than_notes_than_sources() -> None:
    source = Source(publisher="Gazette", title="Optics", document="page")
    ledger = (
        record("source", sources=(source,)),
        record("notes", notes="optics"),
        record("terms", terms="optics"),
        record("goods", items=(make_item("sensors", designation="optics"),)),
        record("title", title="Optics"),
    )
    answer = ask(ledger, "optics")
    assert [(hit.event.id.rsplit("-")[-1], hit.score) for hit in answer.hits] == [
        ("title", 17),
        ("goods", 14),
        ("terms", 11),
        ("notes", 8),
        ("source", 5),
    ]
    assert [hit.texts[0].label for hit in answer.hits] == ["title", "goods", "terms", "notes", "source"]


def test_the_very_word_comes_before_its_forms_and_these_before_beginnings() -> None:
    ledger = (
        record("beginning", title="permittees"),
        record("form", title="permits"),
        record("word", title="permit"),
    )
    assert [(hit.event.id.rsplit("-")[-1], hit.score) for hit in ask(ledger, "permit").hits] == [
        ("word", 17),
        ("form", 16),
        ("beginning", 15),
    ]


def test_each_word_counts_once_where_it_matches_best() -> None:
    one = record("one", title="Optics, optics and cameras", notes="optics")
    answer = ask((one,), "optics cam")
    assert answer.hits[0].score == 17 + 15
    assert [text.label for text in answer.hits[0].texts] == ["title", "title"]


def test_of_two_alike_the_newer_comes_first_then_the_smaller_id() -> None:
    ledger = (
        record("b", date="2020"),
        record("a", date="2020"),
        record("c", date="2021"),
    )
    assert slugs(ledger, "act") == ["c", "a", "b"]
    assert slugs(ledger, "canada") == ["c", "a", "b"]


# -- laws


WORDS = (
    "optics",
    "Court",
    "turkey",
    "saudi",
    "germany",
    "suspended",
    "missiles",
    "2019",
    "sensors",
    "zz",
    "eu",
)
typed_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
permuted = st.permutations(LEDGER)


@given(typed_words, permuted)
def test_the_order_of_files_does_not_matter(words: list[str], ledger: list[Event]) -> None:
    typed = " ".join(words)
    assert ask(ledger, typed).hits == ask(LEDGER, typed).hits


@given(st.sampled_from((*WORDS, '"court of appeal"', "via turkey", "by eu", "in yemen", "embargo lifted")))
def test_with_and_without_a_word_are_all_records(typed: str) -> None:
    with_it, without = ask(LEDGER, typed), ask(LEDGER, f"not {typed}")
    if not with_it.attempt.remark:
        ids = [hit.event.id for hit in (*with_it.hits, *without.hits)]
        assert sorted(ids) == sorted(event.id for event in LEDGER)


@given(typed_words, st.text("aeimnoprstu2 -", min_size=1, max_size=8))
def test_another_text_never_adds_records_unless_it_is_said(words: list[str], more: str) -> None:
    fewer = ask(LEDGER, " ".join(words))
    answer = find([Page(event) for event in LEDGER], read([*words, f"text:{more}"]))
    if not answer.attempt.remark:
        assert {hit.event.id for hit in answer.hits} <= {hit.event.id for hit in fewer.hits}


@given(st.lists(st.text(max_size=10), max_size=5))
def test_no_words_crash_and_what_is_found_is_of_the_ledger(words: list[str]) -> None:
    answer = find([Page(event) for event in LEDGER], read(words))
    assert {hit.event for hit in answer.hits} <= set(LEDGER)


@given(st.sampled_from(["optics", "Optics", "OPTICS", "óptics"]))
def test_case_and_accents_are_folded(typed: str) -> None:
    assert slugs(LEDGER, typed) == ["optics"]


def test_a_record_without_dates_of_its_own_sorts_by_its_first_day() -> None:
    early = record("early", date="../2018")
    assert parse_date("../2018").first_day.year == 2018
    assert slugs((early, record("late", date="2019")), "act") == ["late", "early"]
