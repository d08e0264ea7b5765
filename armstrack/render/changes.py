"""Floor 6: changes as one JSON object: what is compared, and a list for each sort of change."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from armstrack.change_rows import record_cells, said_path
from armstrack.changes import Between, Changes, Unreadable, Version
from armstrack.differences import as_data
from armstrack.flows import State
from armstrack.moved_flows import MovedFlow
from armstrack.parties import name_of


def to_json(changes: Changes, between: Between, limit: int | None = None) -> str:
    """The object; of every list at most `limit` entries, if there is one."""
    lists: dict[str, list[Any]] = {
        "flows": [_flow(flow) for flow in changes.flows],
        "added": [record_cells(event) for event in changes.added],
        "removed": [record_cells(event) for event in changes.removed],
        "renamed": [{"from": kept.before.id, "to": kept.after.id} for kept in changes.renamed],
        "changed": [
            {
                "id": kept.after.id,
                "fields": [
                    {"field": field, "before": as_data(before), "after": as_data(after)}
                    for field, before, after in kept.fields
                ],
            }
            for kept in changes.changed
        ],
        "unreadable": [_unreadable(file) for file in changes.unreadable],
    }
    found = {
        "from": _version(between.before),
        "to": _version(between.after),
        "as_of": between.as_of.isoformat(),
        **{name: list(islice(each, limit or None)) for name, each in lists.items()},
        "relaid": changes.relaid,
        "left_out": changes.left_out,
        "uncompared": changes.uncompared,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _version(version: Version) -> dict[str, str | None]:
    """The working tree has no commit."""
    return {"name": version.name, "commit": version.commit or None}


def _flow(flow: MovedFlow) -> dict[str, Any]:
    supplier, recipient = flow.pair
    return {
        "supplier": supplier,
        "supplier_name": name_of(supplier),
        "recipient": recipient,
        "recipient_name": name_of(recipient),
        "category": flow.category,
        "before": _state(flow.before),
        "after": _state(flow.after),
    }


def _state(state: State) -> dict[str, Any]:
    return {"status": state.status, "certain": state.certain, "flags": state.flags, "ids": state.ids}


def _unreadable(file: Unreadable) -> dict[str, Any]:
    """How many errors it has on each side; null where there is no such file."""
    return {"file": said_path(file), "errors_before": file.before, "errors_after": file.after}
