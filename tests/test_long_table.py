"""Events with a row for each of their goods."""

from __future__ import annotations

from armstrack.columns import RECORD_COLUMNS
from armstrack.long_table import LEFT_OUT, long_entity
from tests.builders import make_event, make_item

NONE = make_event(slug="none")
TWO = make_event(slug="two", items=(make_item("sensors", "7"), make_item()), amount="9")
ONE = make_event(slug="tzz", items=(make_item("ships"),))


def test_the_item_comes_first_and_new_columns_of_records_come_last() -> None:
    names = long_entity([]).names
    whole = [column.name for column, _ in RECORD_COLUMNS if column.name not in LEFT_OUT]
    assert names == (
        "id",
        *("item", "category", "designation", "maker", "quantity", "quantity_low", "quantity_high"),
        *("approximate", "unit", "incorporated_in"),
        *whole[1:],
    )
    assert len(set(names)) == len(names)


def test_a_record_has_a_row_an_item_and_one_without_any() -> None:
    found = long_entity([NONE, TWO, ONE]).keep(["id", "item", "category", "quantity", "title"])
    title = "CAN to TUR: delivered"
    assert list(found.rows()) == [
        (NONE.id, None, None, None, title),
        (TWO.id, 1, "sensors", "7", title),
        (TWO.id, 2, None, None, title),
        (ONE.id, 1, "ships", None, title),
    ]


def test_the_last_record_may_name_no_goods() -> None:
    assert [row[:2] for row in long_entity([ONE, NONE]).rows()] == [(ONE.id, 1), (NONE.id, None)]


def test_what_would_be_counted_several_times_is_left_out() -> None:
    assert {"amount", "amount_low", "amount_high", "currency", "measure", "licences"} <= set(LEFT_OUT)
    assert set(long_entity([TWO]).names).isdisjoint(LEFT_OUT)
