"""Filters: values of one widen it, filters narrow each other."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.event import Actor, Event, Statement
from armstrack.select import Filters, full_text, said_general, select
from tests.builders import make_event, make_item, make_value

SUSPENDED = make_event("licence-suspended", "2020-10-05", category="sensors", slug="optics")
PROMISED = make_event("halt-promised", "2020-10", "ISR", "AZE", verification="claimed", slug="halt")
SHIPPED = make_event("delivered", "2019", "SRB", "ARM", via=("GEO",), category=("ammunition", "small-arms"))
BANNED = make_event("embargo-imposed", "2014/..", "EUE", "RUS", category="all", slug="ban")
EVENTS = (SUSPENDED, PROMISED, SHIPPED, BANNED)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), EVENTS),
        (Filters(supplier=("CAN",)), (SUSPENDED,)),
        (Filters(supplier=("CAN", "ISR")), (SUSPENDED, PROMISED)),
        (Filters(recipient=("ARM",)), (SHIPPED,)),
        (Filters(party=("TUR",)), (SUSPENDED,)),
        (Filters(party=("GEO",)), (SHIPPED,)),
        (Filters(party=("EUE", "AZE")), (PROMISED, BANNED)),
        (Filters(kind=("delivered",)), (SHIPPED,)),
        (Filters(status=("suspended",)), (SUSPENDED,)),
        (Filters(status=("halt-promised",)), (PROMISED,)),
        (Filters(verification=("claimed",)), (PROMISED,)),
        (Filters(category=("small-arms",)), (PROMISED, SHIPPED, BANNED)),
        (Filters(category=("sensors", "all")), (SUSPENDED, PROMISED, BANNED)),
        (Filters(category=("all",)), (PROMISED, BANNED)),
        (Filters(supplier=("CAN",), recipient=("AZE",)), ()),
        (Filters(supplier=("CAN", "SRB"), category=("sensors",)), (SUSPENDED,)),
    ],
)
def test_a_filter_keeps_these(filters: Filters, kept: tuple[object, ...]) -> None:
    assert select(EVENTS, filters) == list(kept)


ALL = make_item("all")


@pytest.mark.parametrize(
    ("event", "kept"),
    [
        (make_event("embargo-imposed", items=(ALL,)), True),
        (make_event("embargo-imposed"), True),
        (make_event("embargo-lifted"), True),
        (make_event("appeal"), True),
        (make_event("halt-promised"), True),
        (make_event("embargo-imposed", excepted=("sensors",)), False),
        (make_event("embargo-imposed", items=(ALL,), excepted=("sensors",)), False),
        (make_event("embargo-imposed", excepted=("ships",)), True),
        (make_event("licence-suspended", category="ships"), False),
        (make_event("licence-granted", items=(ALL,)), False),
        (make_event("delivered"), False),
        (make_event("delivered", category=("ships", "sensors")), True),
    ],
)
def test_what_speaks_of_all_goods_speaks_of_each_unless_it_is_a_dealing(event: Event, kept: bool) -> None:
    assert bool(select([event], Filters(category=("sensors",)))) is kept


@pytest.mark.parametrize(
    ("categories", "said"),
    [
        ((), ()),
        (("all",), ()),
        (("ammunition",), ("2 of 3 speak of all goods, and so of ammunition",)),
        (("small-arms", "all", "sensors"), ("2 of 4 speak of all goods, and so of sensors and small-arms",)),
    ],
)
def test_how_many_speak_of_all_goods_is_said(categories: tuple[str, ...], said: tuple[str, ...]) -> None:
    filters = Filters(category=categories)
    assert said_general(select(EVENTS, filters), filters) == said


def test_one_alone_speaks_of_all_goods() -> None:
    filters = Filters(category=("sensors",), supplier=("CAN", "ISR"))
    told = said_general(select(EVENTS, filters), filters)
    assert told == ("1 of 2 speaks of all goods, and so of sensors",)


def test_events_keep_their_order() -> None:
    assert select(reversed(EVENTS), Filters(party=("CAN", "ISR"))) == [PROMISED, SUSPENDED]


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(since=date(2020, 10, 31)), (PROMISED, BANNED)),
        (Filters(since=date(2020, 10, 5)), (SUSPENDED, PROMISED, BANNED)),
        (Filters(since=date(2019, 12, 31)), EVENTS),
        (Filters(until=date(2020, 10, 1)), (PROMISED, SHIPPED, BANNED)),
        (Filters(until=date(2019, 1, 1)), (SHIPPED, BANNED)),
        (Filters(until=date(2013, 12, 31)), ()),
        (Filters(since=date(2020, 10, 6), until=date(2020, 10, 6)), (PROMISED, BANNED)),
    ],
)
def test_a_date_counts_with_every_day_that_it_may_mean(filters: Filters, kept: tuple[object, ...]) -> None:
    assert select(EVENTS, filters) == list(kept)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (("suspended",), (SUSPENDED,)),
        (("TURKEY",), (SUSPENDED,)),
        (("georgia",), (SHIPPED,)),
        (("small arms",), (SHIPPED,)),
        (("small", "turkey"), ()),
        (("licence", "TÜRKEY"), (SUSPENDED,)),
        (("azerbaijan",), (PROMISED,)),
        (("...",), EVENTS),
    ],
)
def test_every_text_must_stand_somewhere_in_the_record(
    text: tuple[str, ...], kept: tuple[object, ...]
) -> None:
    assert select(EVENTS, Filters(text=text)) == list(kept)


def test_full_text_holds_every_field_and_the_names_of_the_flow() -> None:
    event = make_event(
        "licence-suspended",
        "2020-10",
        via=("DEU",),
        title="Québec's “optics” stopped",
        actor=Actor(party="CAN", role="court", name="Federal Court"),
        items=(make_item("sensors", "7+", designation="MX-15D"),),
        values=(make_value("5-9", "EUR"),),
        licences="25-29",
        statements=(Statement(party="TUR", stance="denies", says="said nothing"),),
    )
    assert full_text(event) == (
        "2020 10 can tur act quebec s optics stopped 2020 10 2020 10 licence suspended confirmed"
        " can court federal court can tur deu 25 29 sensors mx 15d 7 pieces 5 9 eur tur denies said nothing"
        " global affairs canada statement https www example org statement canada germany turkey"
    )


def test_no_filter_is_false_and_any_filter_true() -> None:
    assert not Filters()
    assert Filters(text=("a",))
    assert Filters(since=date(2020, 1, 1))


def test_figures_are_found_as_written() -> None:
    event = make_event(amount="2863712345")
    assert select([event], Filters(text=("2863712345",))) == [event]


# Laws

SPOKEN = st.builds(
    make_event,
    st.sampled_from(["delivered", "licence-suspended", "appeal", "embargo-lifted"]),
    st.sampled_from(["2019", "2020-10", "2020-10-05", "2014/..", "../2021", "2019/2020-03"]),
    st.sampled_from(["CAN", "ISR"]),
    st.sampled_from(["TUR", "AZE"]),
    slug=st.sampled_from("abc"),
    category=st.sampled_from(["", "all", "sensors", "ships"]),
    via=st.sampled_from([(), ("DEU",), ("CAN", "DEU")]),
    verification=st.sampled_from(["confirmed", "claimed"]),
)
LEDGERS = st.lists(SPOKEN, max_size=8)
CHOICES = {
    "supplier": ("CAN", "ISR"),
    "recipient": ("TUR", "AZE"),
    "party": ("DEU", "TUR", "CAN"),
    "kind": ("delivered", "appeal"),
    "status": ("delivered", "suspended", "open", "appeal"),
    "verification": ("confirmed", "claimed"),
    "category": ("sensors", "ships", "all"),
    "text": ("canada", "appeal", "nowhere"),
}
DAYS = st.none() | st.dates(date(2013, 1, 1), date(2022, 1, 1))


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    """Each filter with some of its values, or none."""
    words = {name: tuple(draw(st.sets(st.sampled_from(values)))) for name, values in CHOICES.items()}
    return Filters(**words, since=draw(DAYS), until=draw(DAYS))


@given(LEDGERS, filters())
def test_filters_narrow_each_other_and_keep_the_order(events: list[Event], asked: Filters) -> None:
    kept = events
    for field in fields(Filters):
        kept = select(kept, Filters(**{field.name: getattr(asked, field.name)}))
    assert select(events, asked) == kept


@given(LEDGERS, filters(), st.sampled_from([name for name in CHOICES if name != "text"]), st.data())
def test_values_of_one_filter_widen_it_to_exactly_what_each_keeps(
    events: list[Event], asked: Filters, name: str, data: st.DataObject
) -> None:
    values = tuple(data.draw(st.sets(st.sampled_from(CHOICES[name]), min_size=1)))
    each = [select(events, replace(asked, **{name: (value,)})) for value in values]
    expected = [event for event in events if any(event in kept for kept in each)]
    assert select(events, replace(asked, **{name: values})) == expected


@given(LEDGERS, st.dates(date(2013, 1, 1), date(2022, 1, 1)))
def test_every_event_is_before_a_day_or_since_it_and_one_of_an_uncertain_day_may_be_both(
    events: list[Event], day: date
) -> None:
    since, until = select(events, Filters(since=day)), select(events, Filters(until=day - timedelta(1)))
    assert [event for event in events if event not in since and event not in until] == []
    exact = [event for event in since if event.date.text == "2020-10-05"]
    assert [event for event in exact if event in until] == []
