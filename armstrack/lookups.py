"""Floor 4: what commands ask of a ledger, answered from its index where it has one, else from its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from armstrack import select
from armstrack.contents import Ledger
from armstrack.event import Event
from armstrack.flows import Flows, Pair
from armstrack.kept import KeptLedger
from armstrack.kept_flows import KeptFlows
from armstrack.search import Page, Pages
from armstrack.select import Filters
from armstrack.waiting import counted


def chosen(ledger: Ledger, filters: Filters) -> list[Event]:
    """The records that pass every filter, by id; of a ledger with an index their outlines."""
    if not isinstance(ledger, KeptLedger):
        return select.select(ledger.events, filters)
    found = select.select(ledger.outlines, replace(filters, text=()))
    if not filters.text:
        return found
    texts = Filters(text=filters.text)
    kept = {event.id for event in select.select(whole(ledger, found), texts)}
    return [event for event in found if event.id in kept]


def whole(ledger: Ledger, events: Sequence[Event]) -> list[Event]:
    """Some records of a ledger with all that they hold."""
    return ledger.whole([event.id for event in events]) if isinstance(ledger, KeptLedger) else list(events)


def flows_of(ledger: Ledger) -> Flows | KeptFlows:
    """The flows of a ledger."""
    if not isinstance(ledger, KeptLedger):
        return Flows(ledger.events)
    return KeptFlows(ledger)


def prepare(flows: Flows | KeptFlows, pairs: Sequence[Pair], day: date) -> None:
    """To be called before the states of many flows for all goods are asked for: what is new is kept."""
    if isinstance(flows, KeptFlows):
        flows.prepare(pairs, day, whole=True)


def statuses(ledger: Ledger, pairs: Sequence[Pair], day: date) -> list[str]:
    """The statuses of flows for all goods on a day."""
    known = flows_of(ledger)
    if isinstance(known, KeptFlows):
        known.prepare(pairs, day, whole=False)
    return [known.status_at(*pair, "all", day) for pair in counted(pairs, "working out states")]


def linked(ledger: Ledger, event: Event) -> Sequence[Event]:
    """Records of a ledger by id, all that a record names or that name it among them."""
    return ledger.linked(event) if isinstance(ledger, KeptLedger) else ledger.events


def pages(ledger: Ledger, filters: Filters) -> Pages:
    """The records that pass every filter, to be searched."""
    if not isinstance(ledger, KeptLedger):
        return [Page(event) for event in select.select(ledger.events, filters)]
    from armstrack.sieve import KeptShelf

    ids = {event.id for event in chosen(ledger, filters)} if filters else None
    return KeptShelf(ledger, ids)


def named(ledger: Ledger, id_: str) -> Event | None:
    """The sound record with an id."""
    if isinstance(ledger, KeptLedger):
        return next(iter(ledger.whole([id_])), None)
    return ledger.by_id.get(id_)


def by_ids(ledger: Ledger, ids: Sequence[str]) -> dict[str, Event]:
    """The records with these ids, or more."""
    if isinstance(ledger, KeptLedger):
        return {event.id: event for event in ledger.whole(ids)}
    return ledger.by_id


def ids(ledger: Ledger) -> list[str]:
    """The ids of all sound records, in order."""
    return ledger.ids if isinstance(ledger, KeptLedger) else [event.id for event in ledger.events]
