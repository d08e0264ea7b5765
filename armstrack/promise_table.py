"""Floor 4: what became of promised halts, as a Table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from armstrack.parties import name_of
from armstrack.promises import Outcome
from armstrack.table import Cell, Column, Table


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
    said = [s.party for s in event.statements if s.stance in ("asserts", "confirms")]
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
