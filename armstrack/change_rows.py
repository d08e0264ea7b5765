"""Floor 4: changes as one Table that machines read, a row a difference, with codes and words as written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from armstrack.changes import Changes, Unreadable
from armstrack.differences import as_cell
from armstrack.event import Event
from armstrack.moved_flows import MovedFlow
from armstrack.parties import name_of
from armstrack.table import Cell, Column, Table

#: Every difference in one table. Append-only: the order is a promise to whoever reads the CSV.
_COLUMNS = (
    Column("change", "change", about="flow, added, removed, renamed, changed or unreadable"),
    Column("id", "id", "id", about="the record, as it is called after the change; empty for flows"),
    Column("supplier", "supplier", about="code of the supplier"),
    Column("supplier_name", "supplier name", about="its common name"),
    Column("recipient", "recipient", about="code of the recipient"),
    Column("recipient_name", "recipient name", about="its common name"),
    Column("category", "category", about="of a flow: the category of goods, or `all`"),
    Column("date", "date", "date", about="of a record: its date, as written"),
    Column("kind", "kind", about="of a record: what happened"),
    Column("title", "title", about="of a record: what happened, in the ledger's words"),
    Column("field", "field", about="what differs: `status` of a flow, `id`, `errors`, or the field's place"),
    Column("before", "before", about="its content before; empty where there was none"),
    Column("after", "after", about="its content after; empty where there is none"),
    Column("certain_before", "certain before", about="of a flow: false where the status was open to doubt"),
    Column("certain_after", "certain after", about="of a flow: false where the status is open to doubt"),
    Column("flags_before", "flags before", "list", about="of a flow: what stood beside the status"),
    Column("flags_after", "flags after", "list", about="of a flow: what stands beside the status"),
    Column("ids_before", "ids before", "list", about="of a flow: the records behind the status before"),
    Column("ids_after", "ids after", "list", about="of a flow: the records behind the status after"),
    Column("file", "file", about="of what cannot be read: the file"),
)


def rows_table(changes: Changes) -> Table:
    """One row a difference, with codes and words as the records have them."""
    names = [column.name for column in _COLUMNS]
    rows = (tuple(row.get(name) for name in names) for row in _rows(changes))
    return Table(_COLUMNS, tuple(rows))


def _rows(changes: Changes) -> Iterator[dict[str, Cell]]:
    for flow in changes.flows:
        yield {"change": "flow", **flow_cells(flow)}
    for change, events in (("added", changes.added), ("removed", changes.removed)):
        for event in events:
            yield {"change": change, **record_cells(event)}
    for kept in changes.renamed:
        renamed = {"field": "id", "before": kept.before.id, "after": kept.after.id}
        yield {"change": "renamed", **record_cells(kept.after), **renamed}
    for kept in changes.changed:
        for field, before, after in kept.fields:
            contents = {"before": as_cell(before), "after": as_cell(after)}
            yield {"change": "changed", **record_cells(kept.after), "field": field, **contents}
    for file in changes.unreadable:
        name, counts = Path(said_path(file)), {"before": file.before, "after": file.after}
        yield {"change": "unreadable", "id": name.stem, "file": name.as_posix(), "field": "errors", **counts}


def said_path(file: Unreadable) -> str:
    """Where it lies, with an escape for each character that nobody sees and each byte that is no UTF-8."""
    return "".join(map(_seen, file.path.as_posix()))


def _seen(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def flow_cells(flow: MovedFlow) -> dict[str, Cell]:
    """A flow for machines."""
    return {
        **_parties(*flow.pair),
        "category": flow.category,
        "field": "status",
        "before": flow.before.status,
        "after": flow.after.status,
        "certain_before": flow.before.certain,
        "certain_after": flow.after.certain,
        "flags_before": flow.before.flags,
        "flags_after": flow.after.flags,
        "ids_before": flow.before.ids,
        "ids_after": flow.after.ids,
    }


def record_cells(event: Event) -> dict[str, Cell]:
    """A record for machines: what tells it from others."""
    told = {"date": event.date.text, "kind": event.kind, "title": event.title}
    return {"id": event.id, **_parties(event.supplier, event.recipient), **told}


def _parties(supplier: str, recipient: str) -> dict[str, Cell]:
    return {
        "supplier": supplier,
        "supplier_name": name_of(supplier),
        "recipient": recipient,
        "recipient_name": name_of(recipient),
    }
