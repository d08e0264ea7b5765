"""A ledger as tables: every cell has its declared type, keys are keys, and what is unknown stays so."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from armstrack.columns import RECORD_COLUMNS
from armstrack.dataset import Entity, Row
from armstrack.entities import dataset
from armstrack.event import Event, Related, Source, Statement
from armstrack.flows import Flows
from armstrack.ledger import load
from armstrack.parts import values_entity
from armstrack.select import Filters, select
from tests.builders import make_event, make_item, make_value
from tests.conftest import ROOT

DAY = date(2026, 11, 22)
TYPES = {
    "string": str,
    "integer": int,
    "decimal": Decimal,
    "boolean": bool,
    "date": date,
    "list": tuple,
}
SHIPPED = load(ROOT / "records", DAY).events
FULL = make_event(
    "delivered",
    "2020/..",
    "NOR",
    "NAM",
    via=("DEU",),
    items=(
        make_item("ammunition", "~7", designation="NA", maker="Nammo", unit="rounds"),
        make_item(incorporated_in="Bayraktar TB2", unit="kits"),
        make_item("sensors", "<5"),
    ),
    values=(make_value("5-9.50", "NOK", "one"), make_value("7+", "USD", "none")),
    statements=(
        Statement(party="SWE", stance="denies", says="all", source="two"),
        Statement(party="NOR", role="government", name="Ministry", stance="asserts"),
    ),
    related=(
        Related(rel="changes", id="2019-nor-nam-act"),
        Related(rel="ends", id="2018-nor-nam-act"),
    ),
    sources=(
        Source(publisher="Gazette", key="one", url="https://www.example.org"),
        Source(publisher="Paper", key="two", title="News", via="Copy", document="7", lang="no"),
    ),
)
BARE = make_event("halt-promised", "../2019", "NOR", "NAM", id="2019-nor-nam-act")
MADE = (FULL, BARE)


def tables(events: tuple[Event, ...], chosen: list[Event] | None = None, **more: object) -> dict[str, Entity]:
    kept = list(events) if chosen is None else chosen
    return {each.name: each for each in dataset(kept, Flows(events), DAY, **more)}  # type: ignore[arg-type]


def rows(name: str, events: tuple[Event, ...] = MADE) -> list[Row]:
    return list(tables(events)[name].rows())


LEDGERS = pytest.mark.parametrize("events", [SHIPPED, MADE, ()], ids=["shipped", "made", "empty"])
CHOICES = pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(supplier=("CAN",)), Filters(kind=("delivered",)), Filters(until=date(2015, 1, 1))],
    ids=["all", "supplier", "kind", "until"],
)


@LEDGERS
def test_every_cell_is_unknown_or_has_its_declared_type(events: tuple[Event, ...]) -> None:
    for entity in tables(events).values():
        for row in entity.rows():
            for field, cell in zip(entity.fields, row, strict=True):
                place = (entity.name, field.name, row)
                assert cell is None or type(cell) is TYPES[field.type], place
                assert cell is not None or not field.required, place
                assert cell is None or not field.words or cell in field.words, place
                assert cell is None or re.fullmatch(field.pattern or r"(?s).*", str(cell)), place
                assert cell != "", place


@LEDGERS
@CHOICES
def test_keys_are_unique_and_foreign_keys_lead_to_a_row(events: tuple[Event, ...], filters: Filters) -> None:
    found = tables(events, select(events, filters))
    seen: dict[tuple[str, str], set[object]] = {}
    for entity in found.values():
        told = [dict(zip(entity.names, row, strict=True)) for row in entity.rows()]
        keys = [tuple(row[name] for name in entity.key) for row in told]
        assert len(set(keys)) == len(keys), entity.name
        for name in entity.key if len(entity.key) == 1 else ():
            seen[entity.name, name] = {row[name] for row in told}
        for foreign in entity.foreign:
            named = {row[foreign.field] for row in told} - {None}
            if foreign.entity == entity.name:
                continue
            assert named <= seen[foreign.entity, foreign.key], (entity.name, foreign)


def test_the_tables_and_their_order() -> None:
    assert list(tables(())) == [
        "parties",
        "kinds",
        "events",
        "sources",
        "items",
        "values",
        "statements",
        "relations",
        "flow_states",
    ]


def test_events_have_the_columns_of_the_contract() -> None:
    assert tables(())["events"].names == tuple(column.name for column, _ in RECORD_COLUMNS)


def test_goods_keep_what_is_unknown_apart_from_nothing() -> None:
    id_ = FULL.id
    assert rows("items") == [
        (id_, 1, "ammunition", "NA", "Nammo", "~7", Decimal(7), Decimal(7), True, "rounds", None),
        (id_, 2, None, None, None, None, None, None, None, None, "Bayraktar TB2"),
        (id_, 3, "sensors", None, None, "<5", None, Decimal(5), False, "pieces", None),
    ]


def test_only_the_first_figure_counts_and_a_source_that_is_not_there_is_unknown() -> None:
    assert rows("values") == [
        (
            FULL.id,
            1,
            "5-9.50",
            Decimal(5),
            Decimal("9.50"),
            False,
            "NOK",
            "delivered",
            True,
            f"{FULL.id}#1",
            "added",
        ),
        (FULL.id, 2, "7+", Decimal(7), None, False, "USD", "delivered", False, None, "rival"),
    ]


def test_a_figure_says_what_a_sum_does_with_it() -> None:
    events = [
        make_event("exports-reported", "2019", slug="total", amount="9"),
        make_event("delivered", "2019-03", slug="within", amount="4"),
        make_event("delivered", "2020", slug="said", amount="5", verification="alleged"),
        make_event("embargo-imposed", "2020", slug="stop", amount="6"),
    ]
    told = {row[0].rsplit("-", 1)[-1]: row[-1] for row in values_entity(events).rows()}
    assert told == {"total": "added", "within": "overlapping", "said": "unconfirmed", "stop": None}
    assert [row[-1] for row in values_entity(events[1:2]).rows()] == ["added"]


def test_statements_name_the_source_that_carries_them() -> None:
    assert rows("statements") == [
        (FULL.id, 1, "SWE", "Sweden", None, None, "denies", None, "all", f"{FULL.id}#2"),
        (FULL.id, 2, "NOR", "Norway", "government", "Ministry", "asserts", None, None, None),
    ]


def test_sources_are_told_field_by_field() -> None:
    assert rows("sources", (FULL,)) == [
        (
            *(f"{FULL.id}#1", FULL.id, 1, "one", "Gazette"),
            *(None, None, None, None, "https://www.example.org", None, None),
        ),
        (f"{FULL.id}#2", FULL.id, 2, "two", "Paper", "Copy", "News", "7", None, None, None, "no"),
    ]


def test_a_link_to_a_record_that_was_left_out_keeps_its_id_and_no_more() -> None:
    assert rows("relations") == [
        (FULL.id, 1, "changes", BARE.id, BARE.id),
        (FULL.id, 2, "ends", "2018-nor-nam-act", None),
    ]


def test_parties_are_those_that_any_table_names() -> None:
    assert [row[0] for row in rows("parties")] == ["DEU", "NAM", "NOR", "SWE"]


def test_states_are_of_every_category_that_a_flow_names() -> None:
    assert [row[:6] for row in rows("flow_states")] == [
        ("NOR", "NAM", "all", DAY, "delivered", True),
        ("NOR", "NAM", "ammunition", DAY, "delivered", True),
        ("NOR", "NAM", "sensors", DAY, "delivered", True),
    ]


def test_states_are_of_the_categories_asked_for_once_each() -> None:
    found = tables(MADE, categories=("missiles", "missiles"))["flow_states"]
    assert [row[2:5] for row in found.rows()] == [("missiles", DAY, "none")]


def test_a_state_rests_on_the_whole_ledger_whatever_is_chosen() -> None:
    chosen = tables(MADE, [BARE])
    assert [row[4] for row in chosen["flow_states"].rows()] == ["delivered"] * 3
    assert [row[0] for row in chosen["events"].rows()] == [BARE.id]


def test_no_record_gives_no_row_but_the_kinds(tmp_path: Path) -> None:
    counts = {name: len(list(entity.rows())) for name, entity in tables(()).items()}
    assert counts.pop("kinds") == 33
    assert set(counts.values()) == {0}
