"""Floor 5: what a summary is put together from: tallies, kept beside the index till their flow changes.

pandas is imported only where much has to be summed up anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from armstrack import beside, singly, tallies
from armstrack.contents import Ledger
from armstrack.event import Event
from armstrack.flows import Pair
from armstrack.kept import KeptLedger
from armstrack.lookups import chosen
from armstrack.outlines import from_outlines
from armstrack.select import Filters
from armstrack.stamps import stamps
from armstrack.tallies import Tally
from armstrack.waiting import counted

_SHELF = beside.Shelf(
    "tallies",
    ("supplier TEXT NOT NULL", "recipient TEXT NOT NULL", "stamp INTEGER NOT NULL", "tallies TEXT NOT NULL"),
)
_OF_FLOW = "SELECT text FROM outline JOIN review USING (file) WHERE supplier = ? AND recipient = ?"
#: So many flows are summed up at once: a hundred thousand records in frames take much room.
_AT_ONCE = 500
#: So many records are summed up one by one: the import of pandas takes longer.
_FEW = 1000
#: The fields by which tallies are kept.
_KEPT = frozenset(("supplier", "recipient", "status"))


class Summed(NamedTuple):
    """Tallies by flow and one field, and how many records they sum up.

    `events` are these records, or none where nobody asked for them and the tallies were kept.
    """

    tallies: Collection[Tally]
    records: int
    events: Sequence[Event] = ()


def sum_up(ledger: Ledger, filters: Filters, by: str = "status", *, with_events: bool = False) -> Summed:
    """The records that pass the filters, summed up; whole flows come from the index where there is one."""
    sides = Filters(supplier=filters.supplier, recipient=filters.recipient)
    if isinstance(ledger, KeptLedger) and by in _KEPT and filters == sides and not with_events:
        found = [tally for tally in _kept(ledger) if _is_of(tally, sides)]
        return Summed(found, sum(tally.records for tally in found))
    events = chosen(ledger, filters)
    return Summed(_tallies(events, by), len(events), events)


def _is_of(tally: Tally, sides: Filters) -> bool:
    return (not sides.supplier or tally.supplier in sides.supplier) and (
        not sides.recipient or tally.recipient in sides.recipient
    )


def _kept(ledger: KeptLedger) -> list[Tally]:
    """The tallies of every flow by status; those of new or changed flows are made, and kept."""
    stamped = stamps(ledger.base)
    rows = {(row[0], row[1]): (row[2], row[3]) for row in beside.rows(ledger, _SHELF)}
    known = {pair: kept for pair, kept in rows.items() if stamped.get(pair) == kept[0]}
    missing = stamped.keys() - known.keys()
    if missing:
        made = _made(ledger, missing)
        known |= {pair: (stamped[pair], tallies.to_json(made[pair])) for pair in missing}
        beside.keep(ledger, _SHELF, ((*pair, *known[pair]) for pair in sorted(known)))
    return tallies.from_jsons({pair: text for pair, (_, text) in known.items()})


def _made(ledger: KeptLedger, pairs: Collection[Pair]) -> dict[Pair, list[Tally]]:
    found: dict[Pair, list[Tally]] = defaultdict(list)
    ordered = sorted(pairs)
    for start in counted(range(0, len(ordered), _AT_ONCE), "summing up"):
        for tally in _tallies(_events(ledger, ordered[start : start + _AT_ONCE]), "status"):
            found[tally.supplier, tally.recipient].append(tally)
    return found


def _tallies(events: Sequence[Event], by: str) -> list[Tally]:
    if len(events) <= _FEW:
        return singly.tallies_of(events, by)
    from armstrack.summary import frames_of, tallies_of

    return tallies_of(frames_of(events), by)


def _events(ledger: KeptLedger, pairs: Iterable[Pair]) -> list[Event]:
    """The outlines of the records of some flows."""
    return from_outlines([text for pair in pairs for (text,) in ledger.base.execute(_OF_FLOW, pair)])
