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
from tests.flow_cases import tell

IDS = tuple("abcdefgh")
START = date(2018, 12, 1)
DAYS = st.integers(0, 800).map(lambda days: START + timedelta(days=days))


def write_date(pair: tuple[date, date], form: str) -> str:
    one, other = sorted(pair)
    return {
        "day": f"{one}",
        "month": f"{one:%Y-%m}",
        "year": f"{one:%Y}",
        "range": f"{one}/{other}",
        "by": f"../{one}",
        "since": f"{one}/..",
    }[form]


FORMS = st.sampled_from(["day", "day", "day", "month", "year", "range", "by", "since"])
WHEN = st.builds(write_date, st.tuples(DAYS, DAYS), FORMS)
GOODS = st.sampled_from(["", "all", "sensors", "ships", "sensors ships"])
FLOW = st.sampled_from(["FRA TUR", "FRA TUR", "FRA TUR", "EUE TUR", "UNO TUR", "FRA TUR AZE"])
LINKS = st.sampled_from(["", "", *(f"{rel}:{id_}" for rel in relations() for id_ in IDS)])
FIELDS = {
    "how": st.sampled_from(["confirmed", "confirmed", "reported", "alleged"]),
    "actor": st.sampled_from(["", "", "FRA court", "FRA company"]),
    "until": st.one_of(st.just(""), st.just(""), WHEN),
    "scope": st.sampled_from([None, None, "all", "new-licences", "one-shipment"]),
    "part": st.sampled_from([None, None, None, "part of them"]),
    "left_out": st.sampled_from(["", "", "ships"]),
}


def an_event(id_: str) -> st.SearchStrategy[Event]:
    kind, links = st.sampled_from(list(kinds())), LINKS.filter(lambda link: not link.endswith(f":{id_}"))
    return st.builds(tell, WHEN, kind, GOODS, id=st.just(id_), flow=FLOW, links=links, **FIELDS)


EVENTS = st.one_of([st.tuples(*(an_event(i) for i in IDS[:count])) for count in range(len(IDS) + 1)])
CATEGORIES = st.sampled_from(["all", "sensors", "ships", "uav"])
law = settings(max_examples=100, deadline=None)


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
    assert {flag.partition(":")[0] for flag in state.flags} <= {*vocabularies()["flag"]}
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


@law
@given(EVENTS, CATEGORIES, DAYS)
def test_a_status_asked_for_alone_is_that_of_the_state(events: tuple[Event, ...], of: str, day: date) -> None:
    flows = Flows(events)
    for pair in flows.pairs:
        assert flows.status_at(*pair, of, day) == flows.state_at(*pair, of, day).status
