"""Floor 7: flows as people name them: a supplier, a supplier and a recipient, filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import exits, names
from armstrack.cli.run import Run

if TYPE_CHECKING:
    from armstrack.contents import Ledger
    from armstrack.event import Event
    from armstrack.select import Filters

Pair = tuple[str, str]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="The day to look at; today without it.", metavar="DAY")
]


def day_asked(run: Run, as_of: str | None) -> date:
    """The day that a question is about."""
    return names.as_of(as_of) if as_of else run.today


def begun_by(filters: Filters, day: date) -> Filters:
    """The same filters for what may have begun by a day."""
    return replace(filters, until=min(filters.until or day, day))


def refuse_kinds(filters: Filters) -> None:
    """That `--status` names no kind in place of a status: a flow never stands there.

    Raises:
        StopError: usage, with where the records of the kind are.
    """
    from armstrack.vocab import terms_of

    for word in filters.status:
        if word not in terms_of("status"):
            hint = f"`armstrack list --kind {word}` shows the records; flows tell of it by a flag"
            raise exits.StopError(
                exits.USAGE, f'--status: no flow stands at "{word}", a kind of record', hint
            )


def wanted_pairs(pairs: Iterable[Pair], events: Iterable[Event], filters: Filters) -> list[Pair]:
    """The flows that the filters leave: by party, and by having a record that passes the rest.

    `--status` is about flows and `--category` about what is folded, so neither chooses records here.
    """
    from armstrack.select import select

    rest = replace(filters, status=(), category=())
    if not rest:
        return list(pairs)
    kept = {(event.supplier, event.recipient) for event in select(events, rest)}
    return [pair for pair in pairs if pair in kept]


def pairs_on_record(ledger: Ledger, pairs: Iterable[Pair], filters: Filters) -> list[Pair]:
    """The flows that the filters leave, as `wanted_pairs` has them, of a ledger's."""
    from armstrack.lookups import chosen

    rest = replace(filters, status=(), category=())
    if not rest:
        return list(pairs)
    kept = {(event.supplier, event.recipient) for event in chosen(ledger, rest)}
    return [pair for pair in pairs if pair in kept]


def said(pair: Pair) -> str:
    """A flow as people say it: `Canada to Turkey`."""
    from armstrack.parties import name_of

    return f"{name_of(pair[0])} to {name_of(pair[1])}"


def nearest_flows(pair: Pair, pairs: Iterable[Pair], most: int = 4) -> str:
    """Flows that share a side with one that has no record, the other way round first; empty without any."""
    supplier, recipient = pair
    known = list(pairs)
    turned = [p for p in known if p == (recipient, supplier)]
    same = [p for p in known if p[1] == recipient] + [p for p in known if p[0] == supplier]
    near = ", ".join(map(said, [*turned, *same][:most]))
    return f"; on record: {near}" if near else ""
