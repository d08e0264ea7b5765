"""Records as text: what is written reads back the same, and looks as the ledger's own files do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from armstrack import document
from armstrack.characters import ANY_REFUSED
from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Item, Related, Source, Statement, Value
from armstrack.figures import parse_figure
from armstrack.leaves import NOTHING
from armstrack.parties import parties
from armstrack.plain import Tree
from armstrack.record import read_record
from armstrack.vocab import currencies, vocabularies
from armstrack.writing import to_tree, to_yaml
from tests.builders import make_event

ID = "2020-10-05-can-tur-act"

# Texts that are hard to write --------------------------------------------------------------------

REFUSED = re.compile(rf"{ANY_REFUSED}|\n")
SIGNS = st.sampled_from("ab \t:#-?,[]{}&*!|>'\"%@`~=<\\/.0189eE+_\u00a0\u200f\u200céשü\U0001f6a2\ufffd")
CHARACTERS = SIGNS | st.characters(codec="utf-8").filter(lambda sign: not REFUSED.match(sign))
KNOWN = st.sampled_from(
    [
        "yes", "NO", "null", "1e3", "0x1F", "0o17", "12:30", "1_000", "2020-10-05", ".5", "=", "<<", "---",
        "...", "- a", "? a", "a: b", "a:", "a #b", "#a", "'a", 'a "b"', "a\tb", "F-16 #3", "*a", "!a", "%a",
        "@a", "a' b: 'c",
        "نظام دفاع جوي: רכב", "word " * 60, "a  b " * 40, "'" * 200, "https://www.example.org/" + "a" * 120,
    ]
)  # fmt: skip
LINES = KNOWN | st.text(CHARACTERS, max_size=30) | st.lists(KNOWN, min_size=2, max_size=9).map(" ".join)
NAMES = LINES.filter(lambda name: len(name) < 200)  # libyaml reads names of up to 1,024 signs
BLOCKS = st.lists(LINES, max_size=5).map("\n".join) | st.text(CHARACTERS | st.just("\n"), max_size=30)


def says_something(text: str) -> bool:
    return text.casefold() not in NOTHING


WORDS = LINES.map(str.strip).filter(says_something)
PROSE = BLOCKS.map(str.strip).filter(says_something)
DATES = st.sampled_from(
    ["2020", "2020-10", "2020-10-05", "2020~", "2020-10?", "2019/2020-06", "2020-10-05/..", "../2020"]
).map(parse_date)
FIGURES = st.sampled_from(["7", "7?", "~7", "7+", "<7", "5-9", "20000000.50", "0"]).map(parse_figure)
PARTIES, CURRENCIES = st.sampled_from(sorted(parties())), st.sampled_from(sorted(currencies()))
KEYS = st.sampled_from(["gac", "no", "on", "1e3", "2020", "0"])
URLS = st.sampled_from(["https://www.example.org/a?b=c#d", "http://a.b/'x'", "https://a.b/" + "c" * 130])


def word_of(vocabulary: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(vocabularies()[vocabulary]))


def part(
    cls: type, needed: dict[str, st.SearchStrategy[Any]], **others: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    """A part of a record, any of its other fields absent."""
    return st.builds(cls, **needed, **{name: st.none() | given_ for name, given_ in others.items()})


ACTORS = part(Actor, {"party": PARTIES, "role": word_of("role")}, name=WORDS)
ITEMS = part(
    Item,
    {"unit": word_of("unit")},
    category=word_of("category"),
    designation=WORDS,
    maker=WORDS,
    quantity=FIGURES,
    incorporated_in=WORDS,
).filter(lambda item: item != Item())
VALUES = part(Value, {"amount": FIGURES, "currency": CURRENCIES}, source=KEYS)
STATEMENTS = part(
    Statement,
    {"party": PARTIES, "stance": word_of("stance")},
    role=word_of("role"),
    name=WORDS,
    date=DATES,
    says=PROSE,
    source=KEYS,
)
RELATED = part(Related, {"rel": word_of("relation"), "id": st.just("2020-can-tur-act") | st.just("2020")})
SOURCES = part(
    Source,
    {"publisher": WORDS},
    key=KEYS,
    via=WORDS,
    title=WORDS,
    date=DATES,
    url=URLS,
    archived=URLS,
    document=WORDS,
    lang=st.sampled_from(["en", "no", "tr", "zh-Hant"]),
)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


EVENTS = part(
    Event,
    {
        "id": st.just(ID),
        "title": WORDS,
        "date": DATES,
        "kind": word_of("kind"),
        "verification": word_of("verification"),
        "supplier": PARTIES,
        "recipient": PARTIES,
        "via": some(PARTIES),
        "excepted": some(word_of("category")),
        "items": some(ITEMS),
        "values": some(VALUES),
        "statements": some(STATEMENTS),
        "related": some(RELATED),
        "sources": st.lists(SOURCES, min_size=1, max_size=3).map(tuple),
    },
    announced=DATES,
    until=DATES,
    actor=ACTORS,
    end_user=WORDS,
    scope=word_of("scope"),
    part=WORDS,
    terms=WORDS,
    licences=FIGURES,
    notes=PROSE,
)
TREES = st.recursive(
    BLOCKS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
RECORDS = st.dictionaries(
    NAMES | st.sampled_from(["title", "via", "items", "sources"]), TREES, min_size=1, max_size=5
)


def read_text(text: str) -> dict[str, Tree]:
    """The tree that our own reader makes of a text which it does not refuse; marks for scripts are named."""
    found = document.read(text.encode())
    refused = [refusal for refusal in found.refusals if refusal.code != "W512"]
    assert (refused, found.allowances) == ([], [])
    assert found.tree is not None
    return found.tree


def read_event(text: str, id_: str = ID) -> Event | None:
    return read_record(id_, read_text(text)).event


# Laws ----------------------------------------------------------------------------------------------


@given(EVENTS)
def test_what_is_written_of_an_event_reads_back_as_that_event(event: Event) -> None:
    assert read_event(to_yaml(event)) == event


@given(RECORDS)
def test_what_is_written_of_a_tree_reads_back_letter_by_letter(tree: dict[str, Tree]) -> None:
    assert read_text(to_yaml(tree)) == tree


@given(EVENTS)
def test_writing_what_was_read_gives_the_same_text(event: Event) -> None:
    text = to_yaml(event)
    assert to_yaml(read_text(text)) == text


def leaves_of(tree: Any, name: str = "") -> list[tuple[str, Any]]:
    """Every leaf with the name of its field."""
    if isinstance(tree, dict):
        return [leaf for name_, each in tree.items() for leaf in leaves_of(each, name_)]
    if isinstance(tree, list):
        return [leaf for each in tree for leaf in leaves_of(each, name)]
    return [(name, tree)]


@given(EVENTS)
def test_every_reader_of_yaml_takes_text_for_text(event: Event) -> None:
    """Only dates and figures stand bare whatever a reader makes of them."""
    read_ = yaml.load(to_yaml(event), Loader=yaml.CSafeLoader)
    bare = ("date", "announced", "until", "licences", "quantity", "amount")
    found = [leaf for leaf in leaves_of(read_) if leaf[0] not in bare]
    assert found == [leaf for leaf in leaves_of(to_tree(event)) if leaf[0] not in bare]


def test_every_shipped_record_is_the_same_after_reading_and_writing(shipped: Path) -> None:
    for path in sorted(shipped.glob("*/*.yaml")):
        event = read_event_of(path)
        text = to_yaml(event)
        assert read_event(text, path.stem) == event
        assert to_yaml(read_text(text)) == text


def read_event_of(path: Path) -> Event:
    """A shipped record, whose comments allow findings."""
    tree = document.read(path.read_bytes()).tree
    assert tree is not None
    event = read_record(path.stem, tree).event
    assert event is not None
    return event


# Layout --------------------------------------------------------------------------------------------

WHOLE = """\
title: Canada suspends export permits for drone sensors to Turkey
date: 2020-10-05
announced: 2020-10-06
until: 2021-04-11
kind: licence-suspended
verification: confirmed
actor:
  party: CAN
  role: government
  name: Minister of Foreign Affairs
supplier: CAN
recipient: TUR
via: [DEU, NOR]
end_user: Baykar
scope: existing-licences
part: drone sensors only
except: [ships]
terms: pending an investigation
licences: 25-29
items:
  - category: sensors
    designation: WESCAM MX-15D
    maker: L3Harris WESCAM
    quantity: 7?
    unit: systems
    incorporated_in: Bayraktar TB2
  - quantity: 7+
values:
  - amount: ~20000000
    currency: CAD
    source: gac
statements:
  - party: TUR
    role: government
    name: Ministry of Foreign Affairs
    stance: disputes
    date: 2020-10-06
    says: contests the reason given, not that sensors were passed on
    source: 'no'
related:
  - rel: changes
    id: 2020-05-can-tur-mx-15d-permits
sources:
  - key: gac
    publisher: Global Affairs Canada
    via: defense-aerospace.com
    title: >-
      Statement from the Minister of Foreign Affairs on the suspension of export permits to Turkey, after
      Nagorno-Karabakh/Artsakh
    date: 2020-10-05
    url: https://www.example.org/a-very-long-address/that-cannot-be-folded/since-it-holds-no-blank/anywhere-in-it/at-all
    archived: https://www.example.org/archived
    lang: en
  - key: 'no'
    publisher: Turkish Ministry of Foreign Affairs
    document: 'No: 232'
notes: >-
  Headlines say more than the act, which suspends the "relevant" permits and gives no number; neither
  goods-and-maker-nor-numbers of them are named.

  The day on which the permits were suspended is not the one on which it was made known.
"""


def test_the_whole_of_a_record_looks_as_the_ledger_s_files_do() -> None:
    event = read_event(WHOLE)
    assert event is not None
    assert to_yaml(event) == WHOLE


def test_the_order_of_a_tree_does_not_count() -> None:
    tree = read_text(WHOLE)
    turned = {name: tree[name] for name in reversed(tree)}
    turned["items"] = [dict(reversed(item.items())) for item in tree["items"]]  # type: ignore[union-attr]
    assert to_yaml(turned) == WHOLE


def test_unknown_fields_stand_last_and_empty_ones_nowhere() -> None:
    tree: dict[str, Tree] = {
        "colour": "green",
        "items": [{}, []],
        "actor": {"name": []},
        "via": [],
        "title": "A",
    }
    assert to_yaml(tree) == "title: A\ncolour: green\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Canada suspends", "Canada suspends"),
        ("30% of 7 (a share), 'so they say'", "30% of 7 (a share), 'so they say'"),
        ("", "''"),
        ("No: 232", "'No: 232'"),
        ("F-16 #3", "'F-16 #3'"),
        ("- a", "'- a'"),
        ("it's: so", '"it\'s: so"'),
        ("yes", "'yes'"),
        ("null", "'null'"),
        ("1e3", "'1e3'"),
        ("0o17", "'0o17'"),
        ("12:30", "'12:30'"),
        ("232", "'232'"),
        ("2020-10-05", "'2020-10-05'"),
        ("Gökçe \U0001f6a2", "Gökçe \U0001f6a2"),
        ("רכב נגד", "רכב נגד"),
        ("a\u00a0b", "a\u00a0b"),
        ("a\tb", "'a\tb'"),
        (" a", "' a'"),
        ("a ", "'a '"),
        ("\na", '"\\u000aa"'),
        ('"a"\n', '"\\"a\\"\\u000a"'),
        ("a\\\u2028b\x00", '"a\\\\\\u2028b\\u0000"'),
    ],
)
def test_quotes_stand_only_where_a_reader_needs_them(text: str, written: str) -> None:
    assert to_yaml({"title": text}) == f"title: {written}\n"


@pytest.mark.parametrize(
    ("field", "text", "written"),
    [
        ("date", "2020", "2020"),
        ("date", "2020-10-05/..", "2020-10-05/.."),
        ("date", "../2020~", "../2020~"),
        ("date", "0x1F", "'0x1F'"),
        ("licences", "29", "29"),
        ("licences", "~20000000.50", "~20000000.50"),
        ("licences", "1_000", "'1_000'"),
    ],
)
def test_dates_and_figures_stand_bare_in_their_fields(field: str, text: str, written: str) -> None:
    assert to_yaml({field: text}) == f"{field}: {written}\n"


@pytest.mark.parametrize(
    ("codes", "written"),
    [
        (["DEU"], "via: [DEU]\n"),
        (["DEU", "GBR"], "via: [DEU, GBR]\n"),
        (["NO", "DEU"], "via:\n  - 'NO'\n  - DEU\n"),
        (["Germany, France"], "via:\n  - Germany, France\n"),
        ([["DEU"], {"a": "b"}], "via:\n  - - DEU\n  - a: b\n"),
    ],
)
def test_a_list_of_codes_stands_in_brackets(codes: list[Tree], written: str) -> None:
    assert to_yaml({"via": codes}) == written


def test_a_line_ends_at_the_120th_column_at_the_latest() -> None:
    fits, folds = "a" * 111 + " b", "a" * 112 + " b"
    assert to_yaml({"title": fits}) == f"title: {fits}\n"
    assert to_yaml({"title": folds}) == f"title: >-\n  {folds}\n"
    assert to_yaml({"title": "a" * 117 + " b"}) == f"title: >-\n  {'a' * 117}\n  b\n"


def test_only_a_blank_that_stands_alone_between_words_ends_a_line() -> None:
    text = "a" * 60 + "  " + "b" * 60
    assert to_yaml({"title": text}) == f"title: {text}\n"
    assert to_yaml({"title": f"{text} c"}) == f"title: >-\n  {text}\n  c\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("one\ntwo", "notes: |-\n  one\n  two\n"),
        ("one\n\n# two: three\n  four", "notes: |-\n  one\n\n  # two: three\n    four\n"),
        ("one\n" + "a" * 110 + " bcdefgh", "notes: |-\n  one\n  " + "a" * 110 + " bcdefgh\n"),
        ("one\n" + "a" * 110 + " bcdefghi", "notes: >-\n  one\n\n  " + "a" * 110 + "\n  bcdefghi\n"),
        ("one\n " + "a" * 110 + " bcdefghi", "notes: |-\n  one\n   " + "a" * 110 + " bcdefghi\n"),
    ],
    ids=["lines", "indented lines", "just short", "long", "long and indented"],
)
def test_lines_stand_as_they_are_and_long_ones_are_folded(text: str, written: str) -> None:
    assert to_yaml({"notes": text}) == written


def test_an_event_is_written_without_its_id_and_without_what_is_meant_anyway() -> None:
    event = make_event(category="sensors", excepted=("ships",), via=("DEU",))
    assert to_tree(event) == {
        "title": "CAN to TUR: delivered",
        "date": "2020-10-05",
        "kind": "delivered",
        "verification": "confirmed",
        "supplier": "CAN",
        "recipient": "TUR",
        "via": ["DEU"],
        "except": ["ships"],
        "items": [{"category": "sensors"}],
        "sources": [
            {
                "publisher": "Global Affairs Canada",
                "title": "Statement",
                "url": "https://www.example.org/statement",
            }
        ],
    }
