"""Floor 4: states of flows as Tables: where each stands, and how it came there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from armstrack.columns import said_status
from armstrack.event import Event
from armstrack.flows import Change, Flows, Pair, State
from armstrack.parties import name_of
from armstrack.promises import Outcome
from armstrack.shown import RULES
from armstrack.table import Cell, Column, Table
from armstrack.vocab import vocabularies

#: Stops first, the strictest on top; then how far dealings have come; nothing on record last.
ORDER = (
    "embargoed",
    "revoked",
    "suspended",
    "restricted",
    "delivered",
    "active",
    "ordered",
    "licensed",
    "proposed",
    "open",
    "refused",
    "cancelled",
    "lapsed",
    "none",
)
_COLUMNS = (
    Column("supplier", "supplier", rank=0, about="code of the supplier"),
    Column("supplier_name", "supplier", about="its common name"),
    Column("recipient", "recipient", rank=0, about="code of the recipient"),
    Column("recipient_name", "recipient", about="its common name"),
    Column("category", "goods", rank=3, about="category of goods, or `all`"),
    Column("as_of", "on", "date", 0, "the day that the state is for"),
    Column("status", "status", "status", 0, "the folded status"),
    Column("certain", "certain", rank=0, about="false where partial dates or passed terms leave it open"),
    Column("said_status", "status", "status", 1, machine=False, wrap=10),
    Column("since", "since", "date", 2, "the deciding record's date as written"),
    Column("until", "until", "date", 5, "the last day that it is set for"),
    Column("flags", "flags", "list", 4, "what stands beside the status", wrap=20),
    Column("rule", "rule", rank=0, about="the rule that decided"),
    Column("id", "record", "id", 5, "the deciding record"),
    Column("ids", "records", "list", 0, "every record behind the status, the deciding one first"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one category of one flow on one day."""

    pair: Pair
    category: str
    as_of: date
    state: State


def standings(flows: Flows, pairs: Iterable[Pair], categories: Iterable[str], as_of: date) -> list[Standing]:
    """Where each flow stands, stops first, then by the parties' names."""
    wanted = tuple(categories)
    found = [Standing(p, c, as_of, flows.state_at(*p, c, as_of)) for p in pairs for c in wanted]
    return sorted(found, key=_order)


def _order(standing: Standing) -> tuple[int, str, str, str]:
    supplier, recipient = standing.pair
    return (ORDER.index(standing.state.status), name_of(supplier), name_of(recipient), standing.category)


def said_state(state: State) -> str:
    """The status with its doubt."""
    return state.status if state.certain else f"{state.status} (uncertain)"


def standings_table(found: Iterable[Standing], title: str = "") -> Table:
    """One row a standing."""
    return Table(_COLUMNS, tuple(map(_row, found)), title)


def _row(standing: Standing) -> tuple[Cell, ...]:
    (supplier, recipient), state = standing.pair, standing.state
    return (
        supplier,
        name_of(supplier),
        recipient,
        name_of(recipient),
        standing.category,
        standing.as_of,
        state.status,
        state.certain,
        said_state(state),
        str(state.since) if state.since else None,
        str(state.until) if state.until else None,
        state.flags,
        state.rule,
        state.ids[0] if state.ids else None,
        state.ids,
    )


def explain(standing: Standing, by_id: dict[str, Event]) -> str:
    """In sentences: the state, the rule, the records behind it, the flags."""
    (supplier, recipient), state = standing.pair, standing.state
    goods = "all goods" if standing.category == "all" else standing.category
    head = f"{name_of(supplier)} to {name_of(recipient)}, {goods}, on {standing.as_of}: {said_state(state)}."
    lines = [head, f"  {RULES[state.rule]}"]
    lines += [f"  {_cite(by_id[id_])}" for id_ in state.ids if id_ in by_id]
    if state.until:
        lines.append(f"  The act sets {state.until} as its last day.")
    if not state.certain:
        lines.append(
            "  Uncertain: partial dates, a passed last day or licences for unnamed goods leave it open."
        )
    lines += [f"  Flag {flag}: {flag_meaning(flag)}" for flag in state.flags]
    return "".join(f"{line}\n" for line in lines)


def _cite(event: Event) -> str:
    return f"{event.date} {said_status(event)}: {event.title} [{event.id}]"


def flag_meaning(flag: str) -> str:
    """What a flag says, from the vocabulary; `appeal:OSC` and the like with their party or verification."""
    word, _, detail = flag.partition(":")
    terms = vocabularies()["flag"]
    meaning = terms[word].definition if word in terms else ""
    if not meaning and word.endswith("-halt"):
        meaning = terms["company-halt"].definition
    return f"{meaning} ({name_of(detail) if word == 'appeal' else detail})" if detail else meaning


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


def promises_table(outcomes: Iterable[Outcome], as_of: date) -> Table:
    """One row a promise: what became of it, after how many days, by which record, who says so."""
    columns = (
        Column("date", "promised", "date", 1, "as written"),
        Column("supplier", "supplier", rank=0),
        Column("supplier_name", "supplier"),
        Column("recipient", "recipient", rank=0),
        Column("recipient_name", "recipient"),
        Column("outcome", "outcome", "status", 0, "open, kept, withdrawn, broken or unconfirmed"),
        Column("days_low", "days", "number", 0, "days to the outcome, or of age while open, at least"),
        Column("days_high", "days", "number", 0, "the same, at most"),
        Column("said_outcome", "outcome", "status", 1, machine=False, wrap=12),
        Column("verification", "verification", "verification", 0),
        Column("said_by", "says who", "list", 3, "parties that assert it", wrap=10),
        Column("by", "by record", "id", 4, "the record that kept, withdrew or broke it"),
        Column("title", "what was promised", rank=2, wrap=24),
        Column("id", "record", "id", 6),
    )
    return Table(columns, tuple(_promise_row(outcome, as_of) for outcome in outcomes))


def _promise_row(outcome: Outcome, as_of: date) -> tuple[Cell, ...]:
    event = outcome.promise.event
    low, high = _days_to(outcome, as_of)
    said = [s.party for s in event.statements if s.stance in ("asserts", "confirms", "reports")]
    speakers = said or [event.acting_party]
    return (
        event.date.text,
        event.supplier,
        name_of(event.supplier),
        event.recipient,
        name_of(event.recipient),
        outcome.outcome,
        low,
        high,
        _said_outcome(outcome, low, high),
        event.verification,
        tuple(dict.fromkeys(map(name_of, speakers))),
        outcome.by.id if outcome.by else None,
        event.title,
        event.id,
    )


def _days_to(outcome: Outcome, as_of: date) -> tuple[int | None, int | None]:
    """Days from the promise to what became of it, or to the day asked about while it is open."""
    if outcome.outcome == "unconfirmed":
        return None, None
    made = outcome.promise.event.date
    first = outcome.by.first if outcome.by else as_of
    last = (outcome.by.last or as_of) if outcome.by else as_of
    return max(0, (first - made.last_day_by(as_of)).days), max(0, (last - made.first_day).days)


def _said_outcome(outcome: Outcome, low: int | None, high: int | None) -> str:
    if outcome.outcome == "unconfirmed":
        return f"unconfirmed: only {outcome.promise.event.verification}"
    span = f"{low}" if low == high else f"{low}-{high}"
    return f"open for {span} days" if outcome.outcome == "open" else f"{outcome.outcome} after {span} days"
