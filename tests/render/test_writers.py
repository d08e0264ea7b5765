"""The forms of export: what each makes of cells that it cannot hold as they are."""

from __future__ import annotations

import errno
import gc
import io
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from armstrack.dataset import Entity, Field, Row
from armstrack.render.writers import WRITERS, Notice, Style, UnfitError, parquet, xlsx
from armstrack.render.writers.sqlite import add_table
from armstrack.table import Cell

NOTICE = Notice(date(2026, 11, 22), ("Gazette",), "CC-BY-4.0", "1.0")
FIELDS = (
    Field("text", "string", "a text"),
    Field("number", "integer", "a number"),
    Field("amount", "decimal", "an amount"),
    Field("sure", "boolean", "yes or no"),
    Field("day", "date", "a day"),
    Field("words", "list", "some words"),
)
FULL: Row = ("=1+1", -5, Decimal("-0.50"), False, date(2020, 10, 5), ("a", "-b"))
UNKNOWN: Row = (None, None, None, None, None, ())


def entity(*rows: Row, fields: tuple[Field, ...] = FIELDS, name: str = "events") -> Entity:
    def told() -> Iterator[Row]:
        yield from rows

    key = ("text",) if fields == FIELDS else ()
    return Entity(name, "Events", fields, key, (), told)


def written(form: str, *rows: Row, style: Style | None = None, **more: tuple[Field, ...]) -> bytes:
    file = io.BytesIO()
    WRITERS[form].write([entity(*rows, **more)], file, NOTICE, style or Style())
    return file.getvalue()


def sheet(*rows: Row) -> list[list[object]]:
    found = openpyxl.load_workbook(io.BytesIO(written("xlsx", *rows)))["events"]
    return [[cell.value for cell in row] for row in found.iter_rows(min_row=2, max_col=len(FIELDS))]


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt("Ctrl-C")], ids=repr
)
def test_a_workbook_that_is_not_finished_leaves_nothing_and_says_what_the_system_says(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library writes its parts as files, and wraps what the system says."""

    def stop(_path: str, _times: tuple[float, float]) -> None:
        raise error

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os, "utime", stop)
    with pytest.raises(type(error), match=str(error.args[-1])):
        written("xlsx", FULL)
    assert list(tmp_path.iterdir()) == []
    gc.collect()  # an archive that was left open would complain now


def test_csv_guards_text_and_lists_but_no_number() -> None:
    head = b"text,number,amount,sure,day,words\n"
    assert written("csv", FULL, UNKNOWN) == head + b"'=1+1,-5,-0.50,false,2020-10-05,a; -b\n,,,,,\n"
    bare = written("csv", FULL, style=Style(raw=True, bom=True))
    assert bare == b"\xef\xbb\xbf" + head + b"=1+1,-5,-0.50,false,2020-10-05,a; -b\n"


def test_json_is_made_row_by_row_and_read_back_whole() -> None:
    text = written("json", FULL, UNKNOWN).decode()
    assert '"amount": -0.50,' in text
    assert json.loads(text, parse_float=Decimal) == [
        {
            "text": "=1+1",
            "number": -5,
            "amount": Decimal("-0.50"),
            "sure": False,
            "day": "2020-10-05",
            "words": ["a", "-b"],
        },
        {"text": None, "number": None, "amount": None, "sure": None, "day": None, "words": []},
    ]


def test_a_workbook_holds_each_cell_in_its_type() -> None:
    assert sheet(UNKNOWN, FULL) == [
        [None] * 6,
        ["=1+1", -5, -0.5, False, datetime(2020, 10, 5), "a; -b"],  # noqa: DTZ001 - as it is read
    ]


@pytest.mark.parametrize(
    ("place", "cell", "found"),
    [
        (2, Decimal("123456789012.345"), 123456789012.345),
        (2, Decimal("1234567890123.456"), "1234567890123.456"),
        (2, Decimal("1000000000000000000"), 1000000000000000000),
        (1, 1234567890123456, "1234567890123456"),
        (4, date(1949, 4, 4), datetime(1949, 4, 4)),  # noqa: DTZ001
        (4, date(1900, 2, 28), "1900-02-28"),
        (4, date(1898, 4, 25), "1898-04-25"),
        (0, "https://example.org", "https://example.org"),
        (0, "mailto:a@example.org", "mailto:a@example.org"),
        (0, "0123", "0123"),
        (0, "{=1+1}", "{=1+1}"),
        (0, "NA", "NA"),
    ],
)
def test_what_excel_would_change_is_text_in_a_workbook(place: int, cell: Cell, found: object) -> None:
    row = list(UNKNOWN)
    row[place] = cell
    assert sheet(tuple(row))[0][place] == found


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    assert sheet(("x" * 32_767, *UNKNOWN[1:]))[0][0] == "x" * 32_767
    with pytest.raises(UnfitError) as caught:
        sheet(("a", *UNKNOWN[1:5], ("x" * 32_000, "y" * 766)))
    assert (
        str(caught.value) == '"words" of a in "events" has 32,768 letters, and a cell of Excel holds 32,767'
    )
    assert caught.value.hint == "export to csv, json or sqlite"


def test_a_table_that_no_sheet_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 8)
    assert len(sheet(*[FULL] * 7)) == 7
    with pytest.raises(UnfitError, match='a sheet cannot hold all of "events"'):
        sheet(*[FULL] * 8)


def test_parquet_is_written_group_by_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 2)
    file = pq.ParquetFile(io.BytesIO(written("parquet", FULL, UNKNOWN, FULL)))
    assert file.num_row_groups == 2
    assert [tuple(row.values()) for row in file.read().to_pylist()] == [
        (*FULL[:5], ["a", "-b"]),
        (*UNKNOWN[:5], []),
        (*FULL[:5], ["a", "-b"]),
    ]


@pytest.mark.parametrize("number", ["999999999999999999.999999", "0.000001", "1"])
def test_parquet_holds_every_figure_of_a_record(number: str) -> None:
    fields = (Field("amount", "decimal", "an amount"),)
    found = pq.read_table(io.BytesIO(written("parquet", (Decimal(number),), fields=fields)))
    assert found.to_pylist() == [{"amount": Decimal(number)}]


def test_sqlite_keeps_whole_numbers_whole_and_unknown_null() -> None:
    rows = (FULL, ("b", 1, Decimal("999999999999999999"), True, None, ()))
    with closing(sqlite3.connect(":memory:")) as database:
        add_table(database, entity(*rows))
        assert database.execute("SELECT * FROM events").fetchall() == [
            ("=1+1", -5, -0.5, 0, "2020-10-05", "a; -b"),
            ("b", 1, 999999999999999999, 1, None, None),
        ]


def test_the_package_names_licence_sources_and_version() -> None:
    with zipfile.ZipFile(io.BytesIO(written("datapackage", FULL))) as archive:
        assert [info.date_time for info in archive.infolist()] == [(1980, 1, 1, 0, 0, 0)] * 2
        told = json.loads(archive.read("datapackage.json"))
    resource = told.pop("resources")[0]
    assert told == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "armstrack",
        "title": "armstrack: a source-cited ledger of arms-export events",
        "description": "Arms-export events with their sources, and where each flow stood on 2026-11-22."
        " Text that a spreadsheet would run as a formula stands behind an apostrophe.",
        "version": "1.0",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "sources": [{"title": "Gazette"}],
    }
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    assert types == {
        "text": "string",
        "number": "integer",
        "amount": "number",
        "sure": "boolean",
        "day": "date",
        "words": "string",
    }
    assert (resource["bytes"], resource["hash"][:7]) == (72, "sha256:")


def test_a_raw_package_does_not_speak_of_a_guard() -> None:
    with zipfile.ZipFile(io.BytesIO(written("datapackage", FULL, style=Style(raw=True)))) as archive:
        assert "apostrophe" not in archive.read("datapackage.json").decode()
        assert archive.read("events.csv").splitlines()[1].startswith(b"=1+1")


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(_TEXT)
@example("_x0041_")
@example(" blanks ")
@settings(max_examples=30)
def test_any_text_comes_back_from_a_workbook_and_from_parquet(text: str) -> None:
    row: Row = (text, *UNKNOWN[1:])
    assert unescape(str(sheet(row)[0][0])) == text  # as Excel does it
    assert pq.read_table(io.BytesIO(written("parquet", row)))["text"].to_pylist() == [text]
