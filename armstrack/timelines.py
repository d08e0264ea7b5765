"""Floor 4: one flow through time: its events with the state after each, and a bar of letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from armstrack.columns import said_status
from armstrack.event import Event
from armstrack.flows import Change, Flows, Pair
from armstrack.states import ORDER, said_state
from armstrack.table import Column, Table


def timeline_table(flows: Flows, events: Iterable[Event], pair: Pair, category: str, as_of: date) -> Table:
    """The events of a flow and those that bind it, in order, with the state after each."""
    columns = (
        Column("date", "date", "date", 1, "as written"),
        Column("supplier", "supplier", rank=0),
        Column("recipient", "recipient", rank=0),
        Column("kind", "kind", rank=0),
        Column("verification", "verification", "verification", 0),
        Column("said_status", "event", "status", 1, machine=False, wrap=10),
        Column("title", "what happened", rank=2, wrap=24),
        Column("category", "goods", rank=0),
        Column("state", "state after", "status", 0),
        Column("certain", "certain", rank=0),
        Column("said_state", "state after", "status", 1, machine=False, wrap=11),
        Column("flags", "flags", "list", 6, wrap=20),
        Column("id", "record", "id", 5),
    )
    rows = []
    for event in events:
        state = flows.state_at(*pair, category, min(event.date.last_day_by(as_of), as_of))
        rows.append(
            (
                event.date.text,
                event.supplier,
                event.recipient,
                event.kind,
                event.verification,
                said_status(event),
                event.title,
                category,
                state.status,
                state.certain,
                said_state(state),
                state.flags,
                event.id,
            )
        )
    return Table(columns, tuple(rows))


#: One letter a status, for a bar that needs no colour.
LETTERS = {
    "none": ".",
    "open": "o",
    "proposed": "p",
    "licensed": "l",
    "ordered": "c",
    "active": "x",
    "delivered": "d",
    "refused": "f",
    "cancelled": "z",
    "lapsed": "y",
    "restricted": "R",
    "suspended": "S",
    "revoked": "V",
    "embargoed": "E",
}


def bar(changes: Iterable[Change], as_of: date, room: int) -> list[str]:
    """A line through time, a letter a status, with the years under it and the letters explained.

    Empty where there is no change to draw or no room for it. A stop shorter than a stretch still shows.
    """
    known = list(changes)
    if not known or room < 30:
        return []
    start = date(known[0].day.year, 1, 1)
    years = as_of.year - start.year + 1
    step = max(1, (room - 1) // years)
    drawn = "".join(
        _letter(known, start.year + i // step, i % step, step, as_of) for i in range(years * step)
    )
    every = max(1, -(-5 // step))
    marks = "".join(f"{y:<{step * every}}" for y in range(start.year, as_of.year + 1, every))
    used = [f"{LETTERS[s]} {s}" for s in ORDER if LETTERS[s] in drawn]
    return [drawn.rstrip(), marks[: max(room, len(drawn))].rstrip(), "  ".join(used)]


def _letter(changes: list[Change], year: int, part: int, parts: int, as_of: date) -> str:
    """The strictest stop that begins in one stretch of a year, else the status at its end."""
    days = 366 if date(year, 12, 31).timetuple().tm_yday == 366 else 365
    begin = date(year, 1, 1) + timedelta(days=part * days // parts)
    end = date(year, 1, 1) + timedelta(days=(part + 1) * days // parts - 1)
    if begin > as_of:
        return " "
    before = [change.state.status for change in changes if change.day <= begin]
    within = [change.state.status for change in changes if begin < change.day <= min(end, as_of)]
    stops = [status for status in within if LETTERS[status].isupper()]
    last = ["none", *before, *within][-1]
    return LETTERS[min(stops, key=ORDER.index) if stops else last]
