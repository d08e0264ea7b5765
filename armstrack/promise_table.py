"""Floor 4: what became of promised halts, as a Table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from armstrack.event import Event
from armstrack.parties import name_of
from armstrack.promises import Outcome
from armstrack.table import Cell, Column, Table

#: The columns for people, in the order in which they read them.
_PEOPLE = ("date", "supplier_name", "recipient_name", "said_outcome", "title", "said_by", "by", "id")


def promises_table(outcomes: Iterable[Outcome], as_of: date, notes: tuple[str, ...] = ()) -> Table:
    """One row a promise: what became of it, after how many days, by which record, who says so."""
    columns = (
        Column("date", "promised", "date", 1, "as written", wrap=13),
        Column("supplier", "supplier", rank=0),
        Column("supplier_name", "supplier", wrap=7),
        Column("recipient", "recipient", rank=0),
        Column("recipient_name", "recipient", wrap=7),
        Column("outcome", "outcome", "status", 0, "open, kept, withdrawn, broken or unconfirmed"),
        Column("days_low", "days", "number", 0, "days to the outcome, or of age while open, at least"),
        Column("days_high", "days", "number", 0, "the same, at most"),
        Column("said_outcome", "outcome", "status", 1, machine=False, wrap=12),
        Column("verification", "verification", "verification", 0),
        Column("said_by", "says who", "list", 4, "parties that assert it", wrap=10, under="(says {})"),
        Column(
            "by",
            "by record",
            "id",
            3,
            "the record that kept, withdrew or broke it",
            under="(by record {})",
        ),
        Column("title", "what was promised", rank=2, wrap=40, under="{}"),
        Column("id", "record", "id", 1, under="[{}]"),
    )
    return Table(
        columns, tuple(_promise_row(outcome, as_of) for outcome in outcomes), notes=notes, people=_PEOPLE
    )


def _promise_row(outcome: Outcome, as_of: date) -> tuple[Cell, ...]:
    event = outcome.promise.event
    low, high = _days_to(outcome, as_of)
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
        _speakers(event),
        outcome.by.id if outcome.by else None,
        event.title,
        event.id,
    )


def _speakers(event: Event) -> tuple[str, ...]:
    """The names of those who say that the promise was made; where nobody is quoted, who made it."""
    said = [s.party for s in event.statements if s.stance in ("asserts", "confirms")]
    made = [event.acting_party] if event.verification == "confirmed" else []
    return tuple(dict.fromkeys(map(name_of, said or made)))


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
        event = outcome.promise.event
        by = f" by {' and '.join(_speakers(event))}" if _speakers(event) else ""
        return f"unconfirmed: only {event.verification}{by}"
    span = f"{low}" if low == high else f"{low}-{high}"
    days = f"{span} day{'' if span == '1' else 's'}"
    return f"open for {days}" if outcome.outcome == "open" else f"{outcome.outcome} after {days}"
