"""Floor 3: a stamp for each flow, which changes whenever something does that its states may follow from.

States follow from the flow's own records, from those of organisations that bind its supplier, from goods
passed on along it, and from records linked to any of these. More flows than need be get a new stamp;
none that needs one is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from armstrack.event import Event
from armstrack.outlines import from_outlines
from armstrack.parties import parties

if TYPE_CHECKING:
    from sqlite3 import Connection

#: By file: the text of its outline.
Outlines = dict[int, str]
_OWN = "SELECT DISTINCT supplier, recipient FROM review WHERE sound AND supplier = ? AND recipient = ?"


def stamp_all(base: Connection) -> None:
    """Stamps every flow on which there is a record."""
    known = "SELECT supplier, recipient, random() FROM review WHERE sound GROUP BY 1, 2"
    base.execute(f"INSERT INTO flow {known}")


def outlines_of(base: Connection, files: Iterable[int]) -> Outlines:
    """The outlines of the records that count, of some files."""
    asked = "SELECT file, text FROM outline WHERE file = ?"
    return {file: text for each in files for file, text in base.execute(asked, (each,))}


def stamp_again(base: Connection, before: Outlines, after: Outlines) -> None:
    """Stamps anew the flows whose states may follow from records that were, or are, otherwise."""
    old, new = set(before.values()), set(after.values())
    changed = from_outlines(sorted(old ^ new))
    pairs = {pair for event in [*changed, *_linked(base, changed)] for pair in _concerned(base, event)}
    for pair in pairs:
        base.execute("DELETE FROM flow WHERE supplier = ? AND recipient = ?", pair)
        for known in base.execute(_OWN, pair).fetchall():
            base.execute("INSERT INTO flow VALUES (?, ?, random())", known)


def _linked(base: Connection, events: Iterable[Event]) -> list[Event]:
    """The records that some are linked to, those that these are linked to, and so on."""
    seen: set[str] = set()
    found: list[Event] = []
    queue = [link.id for event in events for link in event.related]
    asked = "SELECT text FROM outline JOIN review USING (file) WHERE stem = ?"
    while queue:
        id_ = queue.pop()
        if id_ not in seen:
            seen.add(id_)
            here = from_outlines([text for (text,) in base.execute(asked, (id_.encode(),))])
            found += here
            queue += [link.id for event in here for link in event.related]
    return found


def _concerned(base: Connection, event: Event) -> set[tuple[str, str]]:
    """The flows whose states a record may move: its own, every leg of its route, those of members."""
    pairs = {(event.supplier, event.recipient), *pairwise((event.supplier, *event.via, event.recipient))}
    if parties()[event.supplier].kind == "organisation":
        asked = "SELECT DISTINCT supplier FROM review WHERE sound AND recipient = ?"
        pairs |= {(supplier, event.recipient) for (supplier,) in base.execute(asked, (event.recipient,))}
    return pairs


def stamps(base: Connection) -> Mapping[tuple[str, str], int]:
    """The stamp of every flow on which there is a record."""
    return {(supplier, recipient): stamp for supplier, recipient, stamp in base.execute("SELECT * FROM flow")}
