"""Floor 4: a ledger at a glance, as Tables: its size, what came last, what is stopped, what to ask next."""

from __future__ import annotations

from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from shlex import quote

from armstrack.columns import said_status
from armstrack.event import Event
from armstrack.flows import Flows
from armstrack.parties import name_of
from armstrack.shown import STOPPED
from armstrack.states import ORDER, Standing, said_state, standings
from armstrack.table import Column, Table
from armstrack.words import fold

#: How many of the latest events and of the newest stops are shown.
EVENTS, STOPS = 5, 3


def overview(events: Sequence[Event], handles: Mapping[str, str], today: date) -> list[Table]:
    """The latest events under the ledger's size and span, the newest stops in force, three lookups to try."""
    if not events:
        return []
    flows = Flows(events)
    stopped = [s for s in standings(flows, flows.pairs, ("all",), today) if s.state.status in STOPPED]
    stopped.sort(key=_began, reverse=True)
    latest = sorted(events, key=lambda event: (event.date.first_day, event.id), reverse=True)[:EVENTS]
    title = f"{size(events, len(flows.pairs))}. The latest:"
    return [
        _events_table(latest, title),
        _stops_table(stopped, len(flows.pairs)),
        _lookups_table(latest[0], stopped, events, handles),
    ]


def size(events: Sequence[Event], flows: int) -> str:
    """Records, flows, span and sources: `301 records of 80 flows, 1987 to March 2026, from 726 sources`."""
    first = min(event.date.first_day for event in events)
    last = max(event.date.first_day for event in events)
    sources = count_sources(events)
    counts = (_counted(len(events), "record"), _counted(flows, "flow"), _counted(sources, "source"))
    span = f"{first.year} to {month_name[last.month]} {last.year}"
    return f"{counts[0]} of {counts[1]}, {span}, from {counts[2]}"


def count_sources(events: Iterable[Event]) -> int:
    """How many different sources support some records."""
    return len(
        {
            source.url or source.archived or (source.publisher, source.title, source.document)
            for event in events
            for source in event.sources
        }
    )


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _began(standing: Standing) -> tuple[date, str]:
    since = standing.state.since
    return (since.first_day if since else date.min, name_of(standing.pair[0]))


def _events_table(latest: Sequence[Event], title: str) -> Table:
    columns = (
        Column("date", "", "date", wrap=13),
        Column("supplier", "", wrap=7),
        Column("recipient", "", wrap=7),
        Column("status", "", "status", wrap=10),
        Column("title", "", rank=2, wrap=40, under="{}"),
        Column("id", "", "id", under="[{}]"),
    )
    rows = tuple(
        (e.date.text, name_of(e.supplier), name_of(e.recipient), said_status(e), e.title, e.id)
        for e in latest
    )
    return Table(columns, rows, title)


def _stops_table(stopped: Sequence[Standing], flows: int) -> Table:
    levels = Counter(standing.state.status for standing in stopped)
    told = ", ".join(f"{levels[status]} {status}" for status in ORDER if levels[status])
    verb = "is" if 1 in (len(stopped), flows) else "are"
    title = f"{len(stopped)} of {_counted(flows, 'flow')} {verb} stopped today"
    columns = (
        Column("since", "", "date", wrap=13),
        Column("supplier", "", wrap=7),
        Column("recipient", "", wrap=7),
        Column("status", "", "status", wrap=10),
        Column("id", "", "id", under="[{}]"),
    )
    rows = tuple(
        (str(s.state.since), name_of(s.pair[0]), name_of(s.pair[1]), said_state(s.state), s.state.ids[0])
        for s in stopped[:STOPS]
    )
    return Table(columns, rows, f"{title}: {told}. The newest:" if rows else title)


def _lookups_table(
    last: Event, stopped: Sequence[Standing], events: Sequence[Event], handles: Mapping[str, str]
) -> Table:
    pairs = [standing.pair for standing in stopped] or [(last.supplier, last.recipient)]
    flow = min((" ".join(map(typed, pair)) for pair in pairs), key=lambda words: "'" in words)
    rows = (
        (f"armstrack status {flow} --explain", "where a flow stands, and why"),
        (f"armstrack show {handles[last.id]}", "all that is said of an event"),
        (f"armstrack find {_sought(events)}", "by what you remember"),
    )
    columns = (Column("command", ""), Column("about", "", rank=2, wrap=20, under="({})"))
    return Table(columns, rows, "Three lookups to try, and `armstrack --help` for more:")


def typed(code: str) -> str:
    """A party as one types it: its name without capitals and accents, as one word of a command line."""
    return quote(fold(name_of(code)))


def _sought(events: Sequence[Event]) -> str:
    """A recipient and goods that records are about, the most frequent together."""
    pairs = Counter((event.recipient, category) for event in events for category in event.categories)
    named = {pair: count for pair, count in pairs.items() if pair[1] != "all"}
    if not named:
        return fold(name_of(events[-1].recipient))
    recipient, category = max(named, key=lambda pair: (named[pair], pair))
    return f"{fold(name_of(recipient))} {category}"
