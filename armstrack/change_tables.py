"""Floor 4: changes as Tables that people read: one for each sort of change, the flows first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from armstrack.changes import Between, Changes, Kept, Unreadable, Version
from armstrack.columns import said_status
from armstrack.differences import as_text
from armstrack.event import Event
from armstrack.moved_flows import MovedFlow
from armstrack.parties import name_of
from armstrack.states import said_state
from armstrack.table import Cell, Column, Table

#: The longest value that people see whole, in characters.
LONGEST = 160
_FLOW = (
    Column("supplier_name", "supplier", rank=1, wrap=7),
    Column("recipient_name", "recipient", rank=1, wrap=7),
    Column("category", "goods", rank=2),
    Column("before", "before", "status", 1, wrap=10),
    Column("after", "after", "status", 1, wrap=10),
    Column("flags", "flags", "list", 4, wrap=18),
    Column("id", "decided by", "id", 3),
)
_RECORD = (
    Column("change", "change", rank=1),
    Column("date", "date", "date", 1, wrap=10),
    Column("supplier_name", "supplier", rank=1, wrap=7),
    Column("recipient_name", "recipient", rank=1, wrap=7),
    Column("status", "status", "status", 2, wrap=10),
    Column("title", "what happened", rank=4, wrap=40, under="{}"),
    Column("id", "record", "id", 3),
    Column("id_before", "before", "id", 2),
)
_FIELD = (
    Column("id", "record", "id", 1),
    Column("field", "field", rank=1),
    Column("before", "before", rank=2, wrap=18, under="before: {}"),
    Column("after", "after", rank=2, wrap=18, under="after: {}"),
)
_FILE = (
    Column("file", "file", "id"),
    Column("before", "before"),
    Column("after", "after"),
)


def said_version(version: Version) -> str:
    """A side by its name and its commit: `HEAD (972e71a)`."""
    name, commit = version
    return name if not commit or commit.startswith(name) else f"{name} ({commit[:7]})"


def tally(changes: Changes, between: Between) -> str:
    """What differs, in numbers."""
    if not changes:
        return "no record differs"
    counts = {
        "added": len(changes.added),
        "removed": len(changes.removed),
        "renamed": len(changes.renamed),
        "changed": len(changes.changed),
        "unreadable": len(changes.unreadable),
    }
    said = [f"{number:,} {word}" for word, number in counts.items() if number]
    if said:
        number, word = said[0].split()
        said[0] = f"{number} record{'' if number == '1' else 's'} {word}"
    moved = len({flow.pair for flow in changes.flows if flow.moves_status})
    flows = f"{moved:,} flow{'' if moved == 1 else 's'}" if moved else "no flow"
    return "; ".join([", ".join(said)] * bool(said) + [f"the status of {flows} moves on {between.as_of}"])


def notes(changes: Changes) -> tuple[str, ...]:
    """What makes no difference and is not passed over."""
    found = []
    if changes.relaid:
        files = "1 file differs" if changes.relaid == 1 else f"{changes.relaid:,} files differ"
        found.append(f"{files} in layout or comments alone")
    if changes.left_out:
        files = "1 file has" if changes.left_out == 1 else f"{changes.left_out:,} files have"
        found.append(f"{files} errors on both sides, unchanged: `armstrack validate` shows them")
    if changes.uncompared:
        said = f"{changes.uncompared:,} added records were too many to look for renames among"
        found.append(f"{said}: those that say the same but for their id were found")
    return tuple(found)


def tables(changes: Changes, between: Between) -> list[Table]:
    """What people read, the flows first; a table for each sort of change that there is."""
    day = between.as_of
    moved = [flow for flow in changes.flows if flow.moves_status]
    flagged = [flow for flow in changes.flows if not flow.moves_status]
    records = [_record_row("added", event) for event in changes.added]
    records += [_record_row("removed", event) for event in changes.removed]
    records += [_record_row("renamed", kept.after, kept.before.id) for kept in changes.renamed]
    was = () if changes.renamed else ("id_before",)
    fields, cut = _field_rows(changes.changed)
    found = (
        Table(_FLOW, tuple(map(_flow_row, moved)), f"Flows whose status moves on {day}"),
        Table(_FLOW, tuple(map(_flow_row, flagged)), f"Flows whose flags alone change on {day}"),
        Table(_FILE, tuple(map(_file_row, changes.unreadable)), "Files that cannot be compared"),
        Table(_RECORD, tuple(records), "Records added, removed or renamed").keep(
            [column.name for column in _RECORD if column.name not in was]
        ),
        Table(_FIELD, fields, "Records changed", cut),
    )
    return [table for table in found if table.rows]


def _flow_row(flow: MovedFlow) -> tuple[Cell, ...]:
    (supplier, recipient), before, after = flow.pair, flow.before, flow.after
    new = [f"+{flag}" for flag in after.flags if flag not in before.flags]
    gone = [f"-{flag}" for flag in before.flags if flag not in after.flags]
    ids = after.ids or before.ids
    return (
        name_of(supplier),
        name_of(recipient),
        flow.category,
        said_state(before),
        said_state(after),
        tuple(new + gone),
        ids[0] if ids else None,
    )


def _record_row(change: str, event: Event, before: str | None = None) -> tuple[Cell, ...]:
    flow = (name_of(event.supplier), name_of(event.recipient))
    return (change, event.date.text, *flow, said_status(event), event.title, event.id, before)


def _field_rows(changed: Iterable[Kept]) -> tuple[tuple[tuple[Cell, ...], ...], tuple[str, ...]]:
    """A row a field; and a note, if a value is cut."""
    rows: list[tuple[Cell, ...]] = []
    cut = False
    for kept in changed:
        for field, before, after in kept.fields:
            whole = as_text(before, field), as_text(after, field)
            shown = _cut(*whole)
            cut = cut or shown != whole
            rows.append((kept.after.id, field, *(text or None for text in shown)))
    note = "long values are cut to where they differ: `--format json` has them whole"
    return tuple(rows), (note,) if cut else ()


def _cut(before: str, after: str) -> tuple[str, str]:
    """Two long texts from shortly before the place where they part."""
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = before.rfind(" ", 0, max(0, same - LONGEST // 3)) + 1
    return _stretch(before, start), _stretch(after, start)


def _stretch(text: str, start: int) -> str:
    end = start + LONGEST
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _file_row(file: Unreadable) -> tuple[Cell, ...]:
    return (file.path.as_posix(), _said_errors(file.before), _said_errors(file.after))


def _said_errors(count: int | None) -> str:
    if count is None:
        return "no file"
    return "sound" if not count else "1 error" if count == 1 else f"{count:,} errors"
