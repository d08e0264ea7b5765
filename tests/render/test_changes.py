"""Changes as one JSON object: what is compared, and a list for each sort of change."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from armstrack.changes import Between, Changes, Kept, Unreadable, Version
from armstrack.differences import Difference
from armstrack.flows import NO_RECORD, State
from armstrack.moved_flows import MovedFlow
from armstrack.render.changes import to_json
from tests.builders import make_event, make_item

COMMIT = "972e71ab09737a87dd7991d1afdd37f6dbbaf132"
BETWEEN = Between(Version("HEAD", COMMIT), Version("the working tree", ""), date(2026, 11, 22))
STOP = make_event("licence-suspended", "2020-10", slug="stop", category="sensors")
OPTICS = replace(STOP, id="2020-10-can-tur-optics")
STOPPED = State("suspended", ("new-licences",), False, (STOP.id,), "level", STOP.date, None)
CHANGED = Kept(
    STOP,
    OPTICS,
    (
        Difference("notes", "two\nlines", None),
        Difference("items[1]", None, make_item("uav", "~7", designation="TB2")),
        Difference("via", None, ("DEU", "FRA")),
    ),
)
EVERY = Changes(
    (STOP, OPTICS),
    (STOP,),
    (CHANGED,),
    (CHANGED,),
    (Unreadable(Path("records/can/x.yaml"), None, 2), Unreadable(Path("records/can/y.yaml"), 0, 1)),
    (MovedFlow(("CAN", "TUR"), "all", NO_RECORD, STOPPED),),
    3,
    4,
    5,
)
RECORD = {
    "supplier": "CAN",
    "supplier_name": "Canada",
    "recipient": "TUR",
    "recipient_name": "Turkey",
    "date": "2020-10",
    "kind": "licence-suspended",
    "title": "CAN to TUR: licence-suspended",
}
EXPECTED: dict[str, Any] = {
    "from": {"name": "HEAD", "commit": COMMIT},
    "to": {"name": "the working tree", "commit": None},
    "as_of": "2026-11-22",
    "flows": [
        {
            "supplier": "CAN",
            "supplier_name": "Canada",
            "recipient": "TUR",
            "recipient_name": "Turkey",
            "category": "all",
            "before": {"status": "none", "certain": True, "flags": [], "ids": []},
            "after": {
                "status": "suspended",
                "certain": False,
                "flags": ["new-licences"],
                "ids": ["2020-10-can-tur-stop"],
            },
        }
    ],
    "added": [{"id": STOP.id, **RECORD}, {"id": OPTICS.id, **RECORD}],
    "removed": [{"id": STOP.id, **RECORD}],
    "renamed": [{"from": STOP.id, "to": OPTICS.id}],
    "changed": [
        {
            "id": OPTICS.id,
            "fields": [
                {"field": "notes", "before": "two\nlines", "after": None},
                {
                    "field": "items[1]",
                    "before": None,
                    "after": {"category": "uav", "designation": "TB2", "quantity": "~7"},
                },
                {"field": "via", "before": None, "after": ["DEU", "FRA"]},
            ],
        }
    ],
    "unreadable": [
        {"file": "records/can/x.yaml", "errors_before": None, "errors_after": 2},
        {"file": "records/can/y.yaml", "errors_before": 0, "errors_after": 1},
    ],
    "relaid": 3,
    "left_out": 4,
    "uncompared": 5,
}


def test_every_sort_of_change_has_its_list() -> None:
    text = to_json(EVERY, BETWEEN)
    assert json.loads(text) == EXPECTED
    assert list(json.loads(text)) == list(EXPECTED)
    assert text.startswith('{\n  "from": {\n    "name": "HEAD",\n')
    assert text.endswith("\n}\n")


def test_without_changes_the_lists_are_there_and_empty() -> None:
    assert json.loads(to_json(Changes(), BETWEEN)) == {
        **{name: EXPECTED[name] for name in ("from", "to", "as_of")},
        **{name: [] for name in ("flows", "added", "removed", "renamed", "changed", "unreadable")},
        "relaid": 0,
        "left_out": 0,
        "uncompared": 0,
    }


@pytest.mark.parametrize(("limit", "kept"), [(1, 1), (0, 2), (None, 2)])
def test_a_limit_holds_for_each_list(limit: int | None, kept: int) -> None:
    found = json.loads(to_json(EVERY, BETWEEN, limit))
    assert (len(found["added"]), len(found["unreadable"]), len(found["flows"])) == (kept, kept, 1)


def test_a_path_that_is_no_text_can_be_written_all_the_same() -> None:
    odd = Path("records/can", os.fsdecode(b"2020-\xff\x1b.yaml"))
    text = to_json(Changes(unreadable=(Unreadable(odd, None, 1),)), BETWEEN)
    assert json.loads(text.encode())["unreadable"][0]["file"] == "records/can/2020-\\udcff\\x1b.yaml"
