"""What was found as a table: the contract's columns, flow and match for people, marks, and what is told."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from armstrack.columns import RECORD_COLUMNS
from armstrack.event import Event, Source
from armstrack.found_table import found_table, hints, told
from armstrack.query import read
from armstrack.search import Page, find
from armstrack.table import Marked, Table
from tests.builders import make_event, make_item

OPTICS = make_event(
    title="Canada suspends permits for drone optics to Turkey",
    kind="licence-suspended",
    items=(make_item("sensors", designation="MX-15D", maker="L3Harris"),),
    notes="The statement names neither goods nor maker; the press had the Optics from a former employee "
    "of the firm, and the ministry\nlater confirmed it in part.",
    sources=(Source(publisher="Gazette", title="Ottawa halts Wescam", document="page"),),
)


def table_of(events: Sequence[Event], typed: str) -> Table:
    return found_table(find([Page(event) for event in events], read(shlex.split(typed))))


def cell(table: Table, name: str) -> object:
    """The first row's cell in one column."""
    return table.keep([name]).rows[0][0]


def marked(value: object) -> str:
    """A cell with its marks in brackets."""
    assert isinstance(value, Marked)
    text = str(value)
    for start, end in reversed(value.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def test_machines_get_the_columns_of_the_contract_alone() -> None:
    table = table_of([OPTICS], "wescam").for_machines()
    assert [column.name for column in table.columns] == [c.column.name for c in RECORD_COLUMNS]


def test_people_get_flow_and_match() -> None:
    table = table_of([OPTICS], "wescam").for_people()
    assert [column.name for column in table.columns] == [
        "date",
        "flow",
        "said_status",
        "title",
        "match",
        "id",
    ]
    assert cell(table, "flow") == "Canada → Turkey"


def test_there_is_no_match_where_every_title_shows_it_or_no_text_was_sought() -> None:
    for typed in ("optics", "canada"):
        assert "match" not in [column.name for column in table_of([OPTICS], typed).for_people().columns]


def test_matches_are_marked_in_the_title_as_it_is_written() -> None:
    assert marked(cell(table_of([OPTICS], "optic DRONE"), "title")) == (
        "Canada suspends permits for [drone] [optics] to Turkey"
    )


def test_matches_that_overlap_are_marked_once() -> None:
    assert marked(cell(table_of([OPTICS], '"drone optics" optics'), "title")) == (
        "Canada suspends permits for [drone optics] to Turkey"
    )


def test_a_short_text_is_shown_whole_with_what_it_is() -> None:
    assert marked(cell(table_of([OPTICS], "mx15"), "match")) == "goods: [MX-15D]"


def test_of_a_long_text_the_words_around_the_match_are_shown() -> None:
    assert marked(cell(table_of([OPTICS], "employee"), "match")) == (
        "notes: …Optics from a former [employee] of the firm, and the ministry later confirmed it…"
    )
    assert marked(cell(table_of([OPTICS], "neither"), "match")) == (
        "notes: The statement names [neither] goods nor maker; the press had the Optics from a…"
    )
    assert marked(cell(table_of([OPTICS], "later"), "match")) == (
        "notes: …a former employee of the firm, and the ministry [later] confirmed it in part."
    )


def test_each_text_is_shown_that_the_title_does_not_show() -> None:
    assert marked(cell(table_of([OPTICS], "optics wescam l3harris"), "match")) == (
        "source: Ottawa halts [Wescam] · goods: [L3Harris]"
    )


def told_of(events: Sequence[Event], typed: str) -> tuple[str, tuple[str, ...]]:
    query = read(shlex.split(typed))
    answer = find([Page(event) for event in events], query)
    return told(answer, query), hints(answer)


def test_the_title_tells_how_the_words_were_read() -> None:
    assert told_of([OPTICS], "canada turkey optics") == (
        '1 record: supplier Canada, recipient Turkey, text "optics"',
        (),
    )


def test_supplier_and_recipient_are_told_first_and_then_what_was_not_strict() -> None:
    assert told_of([OPTICS, OPTICS], "suspended turkey canada of the") == (
        "2 records: supplier Canada, recipient Turkey, status suspended\n"
        "nothing from Turkey to Canada matches: read the other way round\n"
        "left out: of, the",
        ('"suspended" is read as a filter: text:suspended searches the text for it',),
    )


def test_nothing_found_is_told() -> None:
    assert told_of([OPTICS], "denmark") == ("no record: party Denmark", ())
