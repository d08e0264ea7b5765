"""Every table of every command, on the shipped records: at no width is a word cut, and what goes is said."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from functools import cache

import pytest
from rich.console import Console

from armstrack.chains import Chains
from armstrack.columns import records_table
from armstrack.flows import Flows
from armstrack.ledger import Ledger, load
from armstrack.overview import overview
from armstrack.promise_table import promises_table
from armstrack.references import catalogue_table, parties_table, vocabularies_table, vocabulary_table
from armstrack.render.cells import for_people
from armstrack.render.drawing import draw_rows
from armstrack.render.layout import PROSE, STACKED, lay_out
from armstrack.states import standings, standings_table
from armstrack.summary import cross
from armstrack.summary_table import FIELDS
from armstrack.table import Cell, Column, Table
from armstrack.timelines import timeline_table
from armstrack.trees import draw
from armstrack.trees import table as tree_table
from armstrack.vocab import categories, vocabularies
from tests.conftest import ROOT, TODAY
from tests.render.screens import drawn
from tests.test_summary import summarise

DAY = date.fromisoformat(TODAY)
WIDTHS = (60, 61, 72, 80, 100, 119, 120, 140, 200)


@cache
def ledger() -> Ledger:
    return load(ROOT / "records", DAY)


@cache
def tables() -> dict[str, Table]:
    """The tables that people see, by the command that makes them."""
    events, flows = ledger().events, Flows(ledger().events)
    chains = Chains(events)
    pairs = (("CAN", "TUR"), ("CAN", "SAU"), ("DEU", "SAU"), ("USA", "ISR"))
    found = {"list": records_table(events), "promises": promises_table(flows.outcomes(DAY), DAY)}
    found |= {f"summary by {field}": summarise(events, field) for field in FIELDS}
    found |= {"cross": cross(events, "supplier", "status"), "by year": cross(events, "recipient", "year")}
    found["status"] = standings_table(standings(flows, flows.pairs, ("all",), DAY), "All")
    found["status of goods"] = standings_table(standings(flows, flows.pairs[:9], categories(), DAY), "All")
    for pair in pairs:
        told = [event for event in flows.events_of(*pair) if event.date.first_day <= DAY]
        found[f"timeline {pair}"] = timeline_table(flows, told, pair, "all", DAY)
    for code in ("AZE", "TUR", "CAN", "ISR"):
        found[f"trace {code}"] = tree_table(draw(chains, chains.through_party(code)), code)
    found |= {f"start {n}": table for n, table in enumerate(overview(events, ledger().handles, DAY))}
    found |= {f"vocab {name}": vocabulary_table(name) for name in vocabularies()}
    return found | {"parties": parties_table(), "vocab": vocabularies_table(), "explain": catalogue_table(())}


def letters(text: str) -> Counter[str]:
    """The letters of a text; of a tree the names alone, since its stems go on beside them."""
    return Counter(letter for letter in text if not letter.isspace() and letter not in "│├└─")


def told(cell: Cell, column: Column, under: bool) -> str:
    said = for_people(cell, column)
    if under:
        return column.under.format(said) if said else ""
    return said.replace("; ", " ") if column.name in STACKED else said


@pytest.mark.parametrize("columns", WIDTHS)
def test_every_letter_of_every_cell_that_is_kept_is_there_and_no_word_is_cut(columns: int) -> None:
    console = Console(file=io.StringIO(), width=columns, color_system=None)
    for name, whole in tables().items():
        table = whole.for_people()
        layout = lay_out(table, columns, ascii_only=False)
        places = {column.name: place for place, column in enumerate(table.columns)}
        for row, lines in zip(table.rows, draw_rows(table, layout, console), strict=True):
            kept = [told(row[places[c.name]], c, under=False) for c in layout.beside]
            kept += [told(row[places[c.name]], c, under=True) for c in layout.under]
            shown = [line.plain for line in lines]
            assert letters("".join(shown)) == letters("".join(kept)), (name, shown)
            assert max(line.cell_len for line in lines) <= columns, (name, shown)
            whole_words = {word for text in kept for word in text.split() if len(word) <= PROSE}
            assert [w for w in whole_words if not any(w in line for line in shown)] == [], (name, shown)


@pytest.mark.parametrize("columns", WIDTHS)
def test_every_column_is_beside_a_row_or_under_it_or_said_to_be_left_out(columns: int) -> None:
    for name, whole in tables().items():
        table = whole.for_people()
        layout = lay_out(table, columns, ascii_only=False)
        silent = {*table.columns} - {*layout.beside, *layout.under, *layout.dropped}
        for column in silent:
            assert not any(row[table.columns.index(column)] for row in table.rows), (name, column.name)
        screen = " ".join(drawn(whole, columns=columns).split())
        said = f"not shown at {columns} columns: {', '.join(column.heading for column in layout.dropped)}"
        assert (said in screen) is bool(layout.dropped), name


def test_ids_are_never_left_out_of_lists_of_records() -> None:
    for name in ("list", "promises", "status", "timeline ('CAN', 'TUR')", "trace AZE"):
        for columns in range(40, 141, 7):
            layout = lay_out(tables()[name].for_people(), columns, ascii_only=False)
            assert "id" in [column.name for column in (*layout.beside, *layout.under)], (name, columns)


def test_wider_terminals_never_have_fewer_columns() -> None:
    for name, whole in tables().items():
        table = whole.for_people()
        counts = [len(lay_out(table, columns, ascii_only=False).dropped) for columns in range(60, 201, 10)]
        assert counts == sorted(counts, reverse=True), name
