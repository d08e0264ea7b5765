"""What holds of every state, whatever the records say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack.acts import COUNTED, read_acts
from armstrack.dates import PartialDate, parse_date
from armstrack.event import Event
from armstrack.flows import NO_RECORD, Flows, state_at
from armstrack.vocab import kinds, relations, vocabularies
from tests.test_flows_rules import tell

IDS = tuple("abcdefgh")
START = date(2018, 12, 1)
DAYS = st.integers(0, 800).map(lambda days: START + timedelta(days=days))


@st.composite
def when(draw: st.DrawFn, open_ended: bool = True) -> str:
    """A day, a month, a year, or a range."""
    one, other = sorted((draw(DAYS), draw(DAYS)))
    forms = [str(one), str(one), str(one)[:7], str(one)[:4], f"{one}/{other}", f"../{one}"]
    return draw(st.sampled_from([*forms, f"{one}/.."] if open_ended else forms))


@st.composite
def an_event(draw: st.DrawFn, id_: str) -> Event:
    maybe = st.sampled_from(["", "", "", "part of them"])
    link = st.tuples(st.sampled_from(list(relations())), st.sampled_from(IDS))
    links = draw(st.lists(link.filter(lambda pair: pair[1] != id_), max_size=2))
    return tell(
        draw(when()),
        draw(st.sampled_from(list(kinds()))),
        draw(st.sampled_from(["", "all", "sensors", "ships", "sensors ships"])),
        id=id_,
        flow=draw(st.sampled_from(["FRA TUR", "FRA TUR", "FRA TUR", "EUE TUR", "UNO TUR", "FRA TUR AZE"])),
        how=draw(st.sampled_from(["confirmed", "confirmed", "reported", "alleged"])),
        actor=draw(st.sampled_from(["", "", "FRA court", "FRA company"])),
        until=draw(st.sampled_from(["", "", draw(when(open_ended=False))])),
        scope=draw(st.sampled_from([None, None, "all", "new-licences", "one-shipment"])),
        part=draw(maybe) or None,
        left_out=draw(st.sampled_from(["", "", "ships"])),
        links=" ".join(f"{rel}:{other}" for rel, other in links),
    )


EVENTS = st.integers(0, len(IDS)).flatmap(lambda count: st.tuples(*(an_event(i) for i in IDS[:count])))
CATEGORIES = st.sampled_from(["all", "sensors", "ships", "uav"])
law = settings(max_examples=4000, deadline=None)


@law
@given(EVENTS, CATEGORIES, DAYS, st.randoms())
def test_the_order_of_the_events_does_not_matter(
    events: tuple[Event, ...], of: str, day: date, r: Random
) -> None:
    shuffled = list(events)
    r.shuffle(shuffled)
    assert state_at(shuffled, "FRA", "TUR", of, day) == state_at(events, "FRA", "TUR", of, day)


@law
@given(EVENTS, CATEGORIES, DAYS)
def test_what_happens_after_a_day_does_not_change_it(events: tuple[Event, ...], of: str, day: date) -> None:
    by_then = [event for event in events if event.date.first_day <= day]
    assert state_at(by_then, "FRA", "TUR", of, day) == state_at(events, "FRA", "TUR", of, day)


@law
@given(EVENTS, CATEGORIES, DAYS)
def test_what_is_not_established_never_changes_a_status(
    events: tuple[Event, ...], of: str, day: date
) -> None:
    sound = [event for event in events if event.verification in COUNTED]
    told, untold = state_at(events, "FRA", "TUR", of, day), state_at(sound, "FRA", "TUR", of, day)
    assert (told.status, told.certain, told.ids) == (untold.status, untold.certain, untold.ids)


@law
@given(EVENTS, CATEGORIES, DAYS)
def test_a_certain_state_is_the_same_at_either_reading_of_partial_dates(
    events: tuple[Event, ...], of: str, day: date
) -> None:
    state = state_at(events, "FRA", "TUR", of, day)
    if not state.certain:
        return
    for at_last in (False, True):
        read = []
        for act in read_acts(events):
            until = act.event.until
            read.append(
                replace(
                    act.event,
                    date=exact(act.day(day, at_last)),
                    until=exact((at_last and until.last_day) or until.first_day) if until else None,
                )
            )
        assert state_at(read, "FRA", "TUR", of, day).status == state.status


def exact(day: date) -> PartialDate:
    return parse_date(str(day))


@law
@given(EVENTS, CATEGORIES, DAYS)
def test_a_state_rests_on_records_of_its_day_or_before(events: tuple[Event, ...], of: str, day: date) -> None:
    state = state_at(events, "FRA", "TUR", of, day)
    known = {event.id: event for event in events}
    assert all(known[id_].date.first_day <= day for id_ in state.ids)
    assert len(set(state.ids)) == len(state.ids)
    assert (state.status == "none") is (state.ids == ())
    assert state.since == (known[state.ids[0]].date if state.ids else None)


@law
@given(EVENTS, CATEGORIES, DAYS)
def test_the_words_of_a_state_are_in_the_vocabulary(events: tuple[Event, ...], of: str, day: date) -> None:
    state = state_at(events, "FRA", "TUR", of, day)
    assert state.status in vocabularies()["status"]
    assert {flag.partition(":")[0] for flag in state.flags} <= {*vocabularies()["flag"], "dealing-in-part"}
    assert list(state.flags) == sorted(set(state.flags))


@law
@given(EVENTS, CATEGORIES, DAYS)
def test_a_history_tells_the_state_of_every_day(events: tuple[Event, ...], of: str, day: date) -> None:
    index = Flows(events)
    changes = index.history("FRA", "TUR", of)
    for change in changes:
        assert index.state_at("FRA", "TUR", of, change.day) == change.state
    assert all(one.state != other.state for one, other in pairwise(changes))
    told = [change.state for change in changes if change.day <= day]
    assert index.state_at("FRA", "TUR", of, day) == ([NO_RECORD, *told][-1])
