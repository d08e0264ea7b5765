"""One record whole: attribution before assertion, links both ways, nothing lost."""

from __future__ import annotations

# ruff: noqa: E501 - a record for a pipe has one line a fact, however long
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Related, Source, Statement
from armstrack.render.record import lines, print_record, to_text
from tests.builders import make_event, make_item, make_value

PATH = "records/can/2020-10-05-can-tur-optics.yaml"
FULL = make_event(
    "licence-suspended",
    "2020-10-05",
    slug="optics",
    title="Canada suspends export permits for drone sensors to Turkey",
    announced="2020-10-06",
    until="2021-04-11",
    verification="reported",
    actor=Actor(party="CAN", role="government", name="Minister of Foreign Affairs"),
    via=("DEU",),
    end_user="Baykar",
    scope="existing-licences",
    part="drone sensors only",
    excepted=("ships", "missiles"),
    terms="pending an investigation",
    licences="25-29",
    items=(
        make_item(
            "sensors",
            "7",
            designation="WESCAM MX-15D",
            maker="L3Harris WESCAM",
            unit="systems",
            incorporated_in="Bayraktar TB2",
        ),
        make_item("engines"),
        make_item(maker="Rotax"),
        make_item(),
    ),
    values=(make_value("~20000000", source="gac"), make_value("5-9", "EUR")),
    statements=(
        Statement(
            party="TUR",
            role="government",
            name="Ministry of Foreign Affairs",
            stance="disputes",
            date=parse_date("2020-10-06"),
            says="contests the reason given,\nnot that sensors were passed on",
            source="mfa",
        ),
        Statement(party="CAN", stance="declines-to-comment"),
    ),
    related=(
        Related(rel="changes", id="2020-05-can-tur-mx-15d"),
        Related(rel="same-act", id="2020-10-05-can-aze-act"),
    ),
    sources=(
        Source(
            key="gac",
            publisher="Global Affairs Canada",
            via="defense-aerospace.com",
            title="Statement on suspension",
            date=parse_date("2020-10-05"),
            url="https://www.example.org/a",
            archived="https://archive.example.org/a",
        ),
        Source(key="mfa", publisher="Turkish Ministry of Foreign Affairs", document="No: 232"),
        Source(publisher="Reuters", title="A headline", document="page 3", lang="fr"),
    ),
    notes="what the sources\nget  wrong",
)
OTHERS = (
    FULL,
    make_event("licence-granted", "2020-05", slug="mx-15d", title="Canada permits export"),
    make_event(
        "licence-revoked",
        "2021-04-12",
        slug="cancelled",
        title="Canada cancels the permits",
        related=(Related(rel="changes", id=FULL.id), Related(rel="implements", id="2020-05-can-tur-mx-15d")),
    ),
)
WHOLE = """
Canada suspends export permits for drone sensors to Turkey
  date           2020-10-05, announced 2020-10-06, until 2021-04-11
  flow           Canada → Germany → Turkey
  what           licence-suspended, which gives suspended
  how sure       reported
  acted          Minister of Foreign Affairs, Canada (government)
  end user       Baykar
  reach          existing-licences
  only part      drone sensors only
  except         ships, missiles
  terms          pending an investigation
  licences       25-29
  goods          7 WESCAM MX-15D systems, in Bayraktar TB2 (sensors, L3Harris WESCAM)
  goods          engines
  goods          unknown (Rotax)
  goods          unknown
  at stake       ~CAD 20 m (as written: ~20000000) [gac]
  rival figure   EUR 5-9
  who says what  - Ministry of Foreign Affairs, Turkey (government) disputes on 2020-10-06: contests the reason given, not that sensors were passed on [mfa]
                 - Canada declines to comment
  links          - changes 2020-05-can-tur-mx-15d: Canada permits export
                 - same-act 2020-10-05-can-aze-act: (left out: it has errors)
                 - changed-by 2021-04-12-can-tur-cancelled: Canada cancels the permits
  sources        - [gac] Global Affairs Canada, "Statement on suspension", 2020-10-05, read at defense-aerospace.com, https://www.example.org/a, https://archive.example.org/a
                 - [mfa] Turkish Ministry of Foreign Affairs, No: 232
                 - Reuters, "A headline", page 3, in French
  notes          what the sources get wrong
  record         2020-10-05-can-tur-optics (records/can/2020-10-05-can-tur-optics.yaml)
"""


def said(event: Event, others: tuple[Event, ...] = ()) -> str:
    return "\n" + to_text(event.title, lines(event, others, PATH))


def facts(event: Event) -> dict[str, str]:
    return {line.label: line.text for line in lines(event, (), PATH)}


def drawn(event: Event, columns: int = 60, encoding: str = "utf-8") -> str:
    """What a terminal without colours shows."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    console = Console(file=file, width=columns, color_system=None)
    print_record(event.title, lines(event, OTHERS, PATH), console)
    file.seek(0)
    return "\n" + file.read()


def test_a_record_whole() -> None:
    assert said(FULL, OTHERS) == WHOLE


def test_where_there_is_ascii_alone_arrows_are_ascii() -> None:
    rows = lines(FULL, OTHERS, PATH)
    assert "\n" + to_text(FULL.title, rows, ascii_only=True) == WHOLE.replace("→", "->")
    assert drawn(FULL, encoding="ascii") == drawn(FULL).replace("→", "->")


def test_a_bare_record_shows_only_what_it_says() -> None:
    event = make_event("halt-promised", "2020-10", "ISR", "AZE", title="Israel promises a halt")
    assert (
        said(event)
        == """
Israel promises a halt
  date           2020-10
  flow           Israel → Azerbaijan
  what           halt-promised, which by itself gives no status
  how sure       confirmed
  sources        Global Affairs Canada, "Statement", https://www.example.org/statement
  record         2020-10-isr-aze-act (records/can/2020-10-05-can-tur-optics.yaml)
"""
    )


def test_a_record_on_a_terminal_is_wrapped_beside_its_labels() -> None:
    assert (
        drawn(FULL)
        == """
Canada suspends export permits for drone sensors to Turkey
  date           2020-10-05, announced 2020-10-06, until
                 2021-04-11
  flow           Canada → Germany → Turkey
  what           licence-suspended, which gives suspended
  how sure       reported
  acted          Minister of Foreign Affairs, Canada
                 (government)
  end user       Baykar
  reach          existing-licences
  only part      drone sensors only
  except         ships, missiles
  terms          pending an investigation
  licences       25-29
  goods          7 WESCAM MX-15D systems, in Bayraktar TB2
                 (sensors, L3Harris WESCAM)
  goods          engines
  goods          unknown (Rotax)
  goods          unknown
  at stake       ~CAD 20 m (as written: ~20000000) [gac]
  rival figure   EUR 5-9
  who says what  - Ministry of Foreign Affairs, Turkey
                   (government) disputes on 2020-10-06:
                   contests the reason given, not that
                   sensors were passed on [mfa]
                 - Canada declines to comment
  links          - changes 2020-05-can-tur-mx-15d: Canada
                   permits export
                 - same-act 2020-10-05-can-aze-act: (left
                   out: it has errors)
                 - changed-by 2021-04-12-can-tur-cancelled:
                   Canada cancels the permits
  sources        - [gac] Global Affairs Canada, "Statement
                   on suspension", 2020-10-05, read at
                   defense-aerospace.com
                   https://www.example.org/a
                   https://archive.example.org/a
                 - [mfa] Turkish Ministry of Foreign
                   Affairs, No: 232
                 - Reuters, "A headline", page 3, in French
  notes          what the sources get wrong
  record         2020-10-05-can-tur-optics
                 (records/can/2020-10-05-can-tur-optics.yaml
                 )
"""
    )


def test_addresses_are_links_where_the_terminal_has_them_and_readable_everywhere() -> None:
    address = "https://www.example.org/" + "long/" * 8
    event = make_event(sources=(Source(publisher="Gazette", url=address),))
    console = Console(file=io.StringIO(), width=60, force_terminal=True, color_system="256", _environ={})
    shown = {}
    for linked in (True, False):
        with console.capture() as captured:
            print_record(event.title, lines(event, (), PATH), console, linked)
        shown[linked] = [line for line in captured.get().split("\n") if "long" in line]
    assert shown[False] == [
        "             https://www.example.org/long/long/long/long/lon",
        "             g/long/long/long/",
    ]
    assert [re.sub(r"id=\d+", "id=1", line.strip()) for line in shown[True]] == [
        f"\x1b]8;id=1;{address}\x1b\\https://www.example.org/long/long/long/long/lon\x1b]8;;\x1b\\",
        f"\x1b]8;id=1;{address}\x1b\\g/long/long/long/\x1b]8;;\x1b\\",
    ]


def test_ranges_of_days_are_said_in_words() -> None:
    event = make_event(date="2020-05/2020-06", announced="../2020-07-01", until="2021/..")
    assert facts(event)["date"] == "2020-05 to 2020-06, announced by 2020-07-01, until from 2021"


@pytest.mark.parametrize("verification", ["confirmed", "reported"])
def test_a_well_established_event_gives_its_status(verification: str) -> None:
    assert facts(make_event(verification=verification))["what"] == "delivered, which gives delivered"


@pytest.mark.parametrize("verification", ["inferred", "claimed", "alleged"])
def test_an_event_that_is_not_well_established_only_would_give_its_status(verification: str) -> None:
    assert facts(make_event(verification=verification))["what"] == "delivered, which would give delivered"


def test_a_kind_that_measures_something_says_where_the_figure_is_unknown() -> None:
    assert facts(make_event())["delivered"] == "unknown"
    assert facts(make_event(amount="7+"))["delivered"] == "≥ CAD 7"
    assert "unknown" not in facts(make_event("embargo-imposed")).values()


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("123456", "CAD 123,456"),
        ("1234567", "~CAD 1.235 m (as written: 1234567)"),
        ("~12.346", "~CAD 12.346 (as written: ~12.346)"),
        ("100-150", "CAD 100-150 (as written: 100-150)"),
    ],
)
def test_a_figure_of_more_than_six_signs_stands_as_written_beside_its_words(amount: str, said: str) -> None:
    assert facts(make_event(amount=amount))["delivered"] == said


def test_a_figure_names_its_source_by_the_key() -> None:
    values = (make_value("5", source="gac"), make_value("1234567", source="mfa"), make_value("7"))
    shown = [line.text for line in lines(make_event(values=values), (), PATH) if "CAD" in line.text]
    assert shown == ["CAD 5 [gac]", "~CAD 1.235 m (as written: 1234567) [mfa]", "CAD 7"]


def test_a_figure_of_a_kind_that_measures_nothing_is_a_value() -> None:
    assert facts(make_event("ruling", amount="5"))["value"] == "CAD 5"


def test_an_actor_without_a_name_is_the_party() -> None:
    actor = Actor(party="EUE", role="organisation")
    assert facts(make_event(actor=actor))["acted"] == "European Union (organisation)"


def test_links_name_the_relation_from_this_side() -> None:
    event = make_event(slug="b")
    other = make_event(slug="a", title="Other", related=(Related(rel="ends", id=event.id),))
    assert [line.text for line in lines(event, (other, event), PATH) if line.label == "links"] == [
        "ended-by 2020-10-05-can-tur-a: Other"
    ]


def test_one_text_alone_has_no_dash_and_where_there_is_none_no_label() -> None:
    event = make_event("appeal", "2020")
    alone = [(line.label, line.text) for line in lines(event, (), PATH, ("all goods: open",))]
    assert ("flow status", "all goods: open") in alone
    assert "flow status" not in facts(event)


def test_the_state_of_the_flow_stands_below_the_facts() -> None:
    event = make_event("appeal", "2020", title="An appeal")
    assert (
        "\n" + to_text(event.title, lines(event, (), PATH, ("before: open", "after: open")))
        == """
An appeal
  date           2020
  flow           Canada → Turkey
  what           appeal, which by itself gives no status
  how sure       confirmed
  flow status    - before: open
                 - after: open
  sources        Global Affairs Canada, "Statement", https://www.example.org/statement
  record         2020-can-tur-act (records/can/2020-10-05-can-tur-optics.yaml)
"""
    )


def test_text_is_data_and_unseen_characters_are_shown() -> None:
    event = make_event(
        title="a\u202eb [bold]x[/bold]",
        notes="[/x] :smile: \x1b[31m",
        terms="zero\u200bwidth",
    )
    assert said(event).startswith("\na<U+202E>b [bold]x[/bold]\n")
    assert facts(event)["notes"] == "[/x] :smile: <U+001B>[31m"
    assert facts(event)["terms"] == "zero<U+200B>width"
    shown = drawn(event, columns=100)
    assert "\na<U+202E>b [bold]x[/bold]\n" in shown
    assert "[/x] :smile: <U+001B>[31m" in shown


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("ABÄ日 "), min_size=1, max_size=200), st.integers(40, 160))
def test_no_letter_is_lost_at_any_width(notes: str, columns: int) -> None:
    event = make_event("appeal", title="x", notes=f"{notes}")
    shown, bare = drawn(event, columns), drawn(make_event("appeal", title="x"), columns)
    for letter in "ABÄ日":
        assert shown.count(letter) - bare.count(letter) == notes.count(letter)
