"""A Table: what people see of it, what machines read."""

from __future__ import annotations

import pytest

from armstrack.table import Column, Table

TABLE = Table(
    (
        Column("code", "code", rank=0),
        Column("name", "supplier"),
        Column("bar", "share", "share", rank=6, machine=False),
        Column("records", "records", "number", rank=2),
    ),
    (("CAN", "Canada", 1, 36), ("DEU", "Germany", 0, 28)),
    "By supplier",
    ("A note.",),
)


def names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def test_people_do_not_see_columns_of_rank_0() -> None:
    seen = TABLE.for_people()
    assert names(seen) == ["name", "bar", "records"]
    assert seen.rows == (("Canada", 1, 36), ("Germany", 0, 28))


def test_people_see_the_columns_named_for_them_in_that_order() -> None:
    table = Table(TABLE.columns, TABLE.rows, people=("records", "code"))
    assert names(table.for_people()) == ["records", "code"]
    assert table.for_people().rows == ((36, "CAN"), (28, "DEU"))


def test_machines_do_not_read_columns_for_people_alone() -> None:
    assert names(TABLE.for_machines()) == ["code", "name", "records"]
    assert TABLE.for_machines().rows == (("CAN", "Canada", 36), ("DEU", "Germany", 28))


def test_kept_columns_come_in_the_order_asked_for_with_title_and_notes() -> None:
    kept = Table(TABLE.columns, TABLE.rows, "By supplier", ("A note.",), ("name",)).keep(["records", "name"])
    assert kept == Table(
        (TABLE.columns[3], TABLE.columns[1]),
        ((36, "Canada"), (28, "Germany")),
        "By supplier",
        ("A note.",),
    )
    assert names(kept.for_people()) == ["records", "name"]


def test_a_column_that_there_is_not_cannot_be_kept() -> None:
    with pytest.raises(KeyError, match="recipient"):
        TABLE.keep(["recipient"])


def test_an_empty_table_keeps_its_columns() -> None:
    assert Table(TABLE.columns, ()).for_people() == Table(TABLE.columns[1:], ())
