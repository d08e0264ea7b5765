"""Floor 4: one flow through time: its events with the state after each, and a bar of letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from armstrack.acts import Act, read_acts
from armstrack.columns import said_status
from armstrack.event import Event
from armstrack.flows import Change, Flows, Pair
from armstrack.states import ORDER, said_flag, said_state
from armstrack.table import Column, Table

#: The columns for people, in the order in which they read them.
_PEOPLE = ("date", "said_status", "title", "said_state", "said_flags", "id")


def timeline_table(flows: Flows, events: Iterable[Event], pair: Pair, category: str, as_of: date) -> Table:
    """The events of a flow and those that bind it, each on the day on which it counts, and the state then.

    That is the last possible day of a partial date, and the first one of what is still going on.
    """
    acts = sorted(read_acts(events), key=lambda act: (_day(act, as_of), act.first, act.kind.order))
    days = list(dict.fromkeys(_day(act, as_of) for act in acts))
    states = dict(zip(days, flows.states(*pair, category, days), strict=True))
    columns = (
        Column("date", "date", "date", 1, "as written", wrap=13),
        Column("supplier", "supplier", rank=0),
        Column("recipient", "recipient", rank=0),
        Column("kind", "kind", rank=0),
        Column("verification", "verification", "verification", 0),
        Column("said_status", "event", "status", 1, machine=False, wrap=10),
        Column("title", "what happened", rank=2, wrap=40, under="{}"),
        Column("category", "goods", rank=0),
        Column("state", "state after", "status", 0),
        Column("certain", "certain", rank=0),
        Column("said_state", "state after", "status", 1, machine=False, wrap=11),
        Column("flags", "flags", "list", 0),
        Column("id", "record", "id", 1, under="[{}]"),
        Column("said_flags", "flags", "list", 5, machine=False, wrap=20),
    )
    rows = []
    for act in acts:
        event, state = act.event, states[_day(act, as_of)]
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
                tuple(map(said_flag, state.flags)),
            )
        )
    return Table(columns, tuple(rows), people=_PEOPLE, whole=True)


def since_then(flows: Flows, table: Table, pair: Pair, category: str, as_of: date) -> list[str]:
    """What became of the state after the last event without any event, such as a last day that passed."""
    now = flows.state_at(*pair, category, as_of)
    place = [column.name for column in table.columns].index("said_state")
    if not table.rows or table.rows[-1][place] == said_state(now):
        return []
    flags = f" [{', '.join(map(said_flag, now.flags))}]" if now.flags else ""
    return [f"On {as_of}, without a further event: {said_state(now)}{flags}"]


def _day(act: Act, as_of: date) -> date:
    return min(act.first if act.is_open_ended else act.last or act.first, as_of)


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
    known = [change for change in changes if change.day <= as_of]
    start = known[0].day.year if known else as_of.year
    step = (room - 1) // (as_of.year - start + 1)
    if not known or room < 30 or not step:
        return []
    years = range(start, as_of.year + 1)
    drawn = "".join(_letter(known, year, part, step, as_of) for year in years for part in range(step))
    every = -(-5 // step)
    marked = [year for year in years[::every] if (year - start) * step + 4 <= room]
    marks = "".join(f"{year:<{step * every}}" for year in marked)
    used = [f"{LETTERS[s]} {s}" for s in ORDER if LETTERS[s] in drawn]
    return [drawn.rstrip(), marks.rstrip(), "  ".join(used)]


def _letter(changes: list[Change], year: int, part: int, parts: int, as_of: date) -> str:
    """The strictest stop that begins in one stretch of a year, else the status at its end."""
    days = date(year, 12, 31).timetuple().tm_yday
    begin = date(year, 1, 1) + timedelta(days=part * days // parts)
    end = date(year, 1, 1) + timedelta(days=(part + 1) * days // parts - 1)
    if begin > as_of:
        return " "
    before = [change.state.status for change in changes if change.day < begin]
    within = [change.state.status for change in changes if begin <= change.day <= min(end, as_of)]
    stops = [status for status in within if LETTERS[status].isupper()]
    last = ["none", *before, *within][-1]
    return LETTERS[min(stops, key=ORDER.index) if stops else last]
