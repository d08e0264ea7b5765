"""Changes as Tables: what people read, in numbers and in rows; and every difference for machines."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from armstrack.change_rows import rows_table
from armstrack.change_tables import LONGEST, notes, said_version, tables, tally
from armstrack.changes import Between, Changes, Kept, Unreadable, Version
from armstrack.differences import Difference
from armstrack.flows import NO_RECORD, State
from armstrack.moved_flows import MovedFlow
from armstrack.table import Cell, Table
from tests.builders import make_event, make_item

DAY = date(2026, 11, 22)
COMMIT = "972e71ab09737a87dd7991d1afdd37f6dbbaf132"
BETWEEN = Between(Version("HEAD", COMMIT), Version("the working tree", ""), DAY)
STOP = make_event("licence-suspended", "2020-10", slug="stop", category="sensors", verification="reported")
OPTICS = replace(STOP, id="2020-10-can-tur-optics")
STOPPED = State("suspended", ("after-stop", "new-licences"), True, (STOP.id,), "level", STOP.date, None)
OPEN = State("open", ("until-passed",), False, ("2021-can-tur-end", STOP.id), "no-stop", STOP.date, None)
MOVED = MovedFlow(("CAN", "TUR"), "sensors", STOPPED, OPEN)
FLAGGED = MovedFlow(("UNO", "LBY"), "all", STOPPED, replace(STOPPED, flags=()))
GONE = MovedFlow(("DEU", "TUR"), "all", STOPPED, NO_RECORD)
CHANGED = Kept(
    STOP, STOP, (Difference("recipient", "TUR", "UKR"), Difference("items[0]", None, make_item("uav")))
)
UNREAD = Unreadable(Path("records/can/x.yaml"), None, 2)


def rows(found: list[Table], title: str) -> list[tuple[Cell, ...]]:
    """The rows of the table with that title."""
    return next(list(table.rows) for table in found if table.title == title)


# In numbers


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (Changes(), "no record differs"),
        (Changes(relaid=2, left_out=1), "no record differs"),
        (Changes(added=(STOP,)), "1 record added; the status of no flow moves on 2026-11-22"),
        (
            Changes(added=(STOP,) * 1200, removed=(STOP,), flows=(MOVED,)),
            "1,200 records added, 1 removed; the status of 1 flow moves on 2026-11-22",
        ),
        (
            Changes(
                renamed=(CHANGED,), changed=(CHANGED,), unreadable=(UNREAD,), flows=(MOVED, GONE, FLAGGED)
            ),
            "1 record renamed, 1 changed, 1 unreadable; the status of 2 flows moves on 2026-11-22",
        ),
        (
            Changes(flows=(MOVED, MOVED._replace(category="all"))),
            "the status of 1 flow moves on 2026-11-22",
        ),
    ],
)
def test_a_change_is_told_in_numbers(changes: Changes, said: str) -> None:
    assert tally(changes, BETWEEN) == said


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (Version("HEAD~1", COMMIT), "HEAD~1 (972e71a)"),
        (Version("972e71ab09", COMMIT), "972e71ab09"),
        (Version("the working tree", ""), "the working tree"),
    ],
)
def test_a_side_is_named_with_its_commit(version: Version, said: str) -> None:
    assert said_version(version) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (Changes(), ()),
        (
            Changes(relaid=1, left_out=1),
            (
                "1 file differs in layout or comments alone",
                "1 file has errors on both sides, unchanged: `armstrack validate` shows them",
            ),
        ),
        (
            Changes(relaid=1000, left_out=2),
            (
                "1,000 files differ in layout or comments alone",
                "2 files have errors on both sides, unchanged: `armstrack validate` shows them",
            ),
        ),
        (
            Changes(uncompared=1500),
            (
                "1,500 added records were too many to look for renames among: those that say the same but for"
                " their id were found",
            ),
        ),
    ],
)
def test_what_makes_no_difference_is_noted(changes: Changes, said: tuple[str, ...]) -> None:
    assert notes(changes) == said


# For people


def test_there_is_a_table_for_each_sort_of_change_and_none_without() -> None:
    every = Changes((STOP,), (STOP,), (CHANGED,), (CHANGED,), (UNREAD,), (MOVED, FLAGGED))
    assert [table.title for table in tables(every, BETWEEN)] == [
        "Flows whose status moves on 2026-11-22",
        "Flows whose flags alone change on 2026-11-22",
        "Files that cannot be compared",
        "Records added, removed or renamed",
        "Records changed",
    ]
    assert tables(Changes(relaid=1, left_out=1), BETWEEN) == []


def test_a_flow_is_told_with_what_came_and_went() -> None:
    found = tables(Changes(flows=(MOVED, GONE, FLAGGED)), BETWEEN)
    assert rows(found, "Flows whose status moves on 2026-11-22") == [
        (
            "Canada",
            "Turkey",
            "sensors",
            "suspended",
            "open (uncertain)",
            ("+until-passed", "-after-stop", "-new-licences"),
            "2021-can-tur-end",
        ),
        ("Germany", "Turkey", "all", "suspended", "none", ("-after-stop", "-new-licences"), STOP.id),
    ]
    assert rows(found, "Flows whose flags alone change on 2026-11-22") == [
        (
            "United Nations",
            "Libya",
            "all",
            "suspended",
            "suspended",
            ("-after-stop", "-new-licences"),
            STOP.id,
        )
    ]


def test_a_flow_that_nothing_decides_has_no_record() -> None:
    doubted = MovedFlow(("CAN", "TUR"), "all", NO_RECORD, replace(NO_RECORD, certain=False))
    assert tables(Changes(flows=(doubted,)), BETWEEN)[0].rows[0][-1] is None


def test_records_are_told_by_their_names_and_a_renamed_one_by_both_ids() -> None:
    title = "Records added, removed or renamed"
    flow = ("2020-10", "Canada", "Turkey", "suspended (reported)", "CAN to TUR: licence-suspended")
    found = tables(Changes((STOP,), (OPTICS,), (Kept(STOP, OPTICS, ()),)), BETWEEN)
    assert rows(found, title) == [
        ("added", *flow, STOP.id, None),
        ("removed", *flow, OPTICS.id, None),
        ("renamed", *flow, OPTICS.id, STOP.id),
    ]
    (alone,) = tables(Changes((STOP,)), BETWEEN)
    assert [column.name for column in alone.columns][-1] == "id"


def test_fields_are_told_one_a_row_with_parties_by_name() -> None:
    (table,) = tables(Changes(changed=(CHANGED,)), BETWEEN)
    assert table.rows == (
        (STOP.id, "recipient", "TUR (Turkey)", "UKR (Ukraine)"),
        (STOP.id, "items[0]", None, "category: uav"),
    )
    assert table.notes == ()


def test_files_that_cannot_be_compared_say_what_is_wrong_where() -> None:
    path = Path("records/can/x.yaml")
    counts = [(None, 2), (0, 1), (1200, 0), (1, None)]
    (table,) = tables(Changes(unreadable=tuple(Unreadable(path, *count) for count in counts)), BETWEEN)
    assert table.rows == (
        ("records/can/x.yaml", "no file", "2 errors"),
        ("records/can/x.yaml", "sound", "1 error"),
        ("records/can/x.yaml", "1,200 errors", "sound"),
        ("records/can/x.yaml", "1 error", "no file"),
    )


LONG = " ".join(f"word{number}" for number in range(60))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("x" * LONGEST, "y" * LONGEST, ("x" * LONGEST, "y" * LONGEST)),
        ("x" * (LONGEST + 1), None, ("x" * LONGEST + "…", None)),
        (None, "y" * (LONGEST + 1), (None, "y" * LONGEST + "…")),
        (
            LONG,
            LONG.replace("word50 ", "WORD "),
            (
                "…word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 "
                "word55 word56 word57 word58 word59",
                "…word42 word43 word44 word45 word46 word47 word48 word49 WORD word51 word52 word53 word54 "
                "word55 word56 word57 word58 word59",
            ),
        ),
        (LONG, f"A {LONG}", (LONG[:LONGEST] + "…", f"A {LONG}"[:LONGEST] + "…")),
    ],
    ids=["as long as may be", "gone", "new", "near the end", "at the beginning"],
)
def test_long_values_are_cut_to_where_they_differ(
    before: str | None, after: str | None, shown: tuple[str | None, str | None]
) -> None:
    changed = Kept(STOP, STOP, (Difference("notes", before, after),))
    (table,) = tables(Changes(changed=(changed,)), BETWEEN)
    assert table.rows == ((STOP.id, "notes", *shown),)
    note = "long values are cut to where they differ: `--format json` has them whole"
    assert table.notes == ((note,) if shown != (before, after) else ())


# For machines


def test_every_difference_is_a_row_with_codes_and_words_as_written() -> None:
    twoline = Kept(
        STOP, STOP, (Difference("notes", "two\nlines", None), Difference("via", None, ("DEU", "FRA")))
    )
    every = Changes((STOP,), (OPTICS,), (Kept(STOP, OPTICS, ()),), (twoline,), (UNREAD,), (MOVED,))
    table = rows_table(every)
    names = [column.name for column in table.columns]
    record = {
        "supplier": "CAN",
        "supplier_name": "Canada",
        "recipient": "TUR",
        "recipient_name": "Turkey",
        "date": "2020-10",
        "kind": "licence-suspended",
        "title": "CAN to TUR: licence-suspended",
    }
    found = [
        {name: cell for name, cell in zip(names, row, strict=True) if cell is not None} for row in table.rows
    ]
    assert found == [
        {
            "change": "flow",
            "supplier": "CAN",
            "supplier_name": "Canada",
            "recipient": "TUR",
            "recipient_name": "Turkey",
            "category": "sensors",
            "field": "status",
            "before": "suspended",
            "after": "open",
            "certain_before": True,
            "certain_after": False,
            "flags_before": ("after-stop", "new-licences"),
            "flags_after": ("until-passed",),
            "ids_before": (STOP.id,),
            "ids_after": ("2021-can-tur-end", STOP.id),
        },
        {"change": "added", "id": STOP.id, **record},
        {"change": "removed", "id": OPTICS.id, **record},
        {
            "change": "renamed",
            "id": OPTICS.id,
            **record,
            "field": "id",
            "before": STOP.id,
            "after": OPTICS.id,
        },
        {"change": "changed", "id": STOP.id, **record, "field": "notes", "before": "two\nlines"},
        {"change": "changed", "id": STOP.id, **record, "field": "via", "after": ("DEU", "FRA")},
        {"change": "unreadable", "id": "x", "field": "errors", "after": 2, "file": "records/can/x.yaml"},
    ]


def test_the_columns_for_machines_keep_their_order() -> None:
    assert [column.name for column in rows_table(Changes()).columns] == [
        "change",
        "id",
        "supplier",
        "supplier_name",
        "recipient",
        "recipient_name",
        "category",
        "date",
        "kind",
        "title",
        "field",
        "before",
        "after",
        "certain_before",
        "certain_after",
        "flags_before",
        "flags_after",
        "ids_before",
        "ids_after",
        "file",
    ]
    assert [column.name for column in rows_table(Changes()).columns if not column.about] == []


def test_a_path_that_is_no_text_can_be_written_all_the_same() -> None:
    odd = Unreadable(Path("records/can", os.fsdecode(b"2020-\xff.yaml")), None, 1)
    assert rows_table(Changes(unreadable=(odd,))).keep(["id", "file"]).rows == (
        ("2020-\\udcff", "records/can/2020-\\udcff.yaml"),
    )
