"""Exports as other programs read them: text, unknown figures, days, decimals and keys come back equal."""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.samples import LAV_ID, write_act
from tests.conftest import SOUND_ID, Command, WriteRecord
from tests.exported import END_USER, HOSTILE_ID, NOTES, TITLE, UNKNOWN_ID, write_ledger

#: What every reader has to give back of the hostile record.
EXPECTED = {
    "id": HOSTILE_ID,
    "supplier": "NOR",
    "recipient_name": "Namibia",
    "title": TITLE,
    "end_user": END_USER,
    "terms": "-5 per cent, @once",
    "items": "~7 rounds of NA; null-round",
    "amount": "123456789012.10",
    "notes": NOTES,
    "scope": None,
}
COLUMNS = ",".join(EXPECTED)
#: As docs/csv.md tells it.
GUARD = re.compile(r"^'(?='*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])")


@pytest.fixture(autouse=True)
def ledger(record: WriteRecord) -> None:
    write_ledger(record)


@pytest.fixture(params=[(), ("--raw",), ("--bom",)], ids=["guarded", "raw", "bom"])
def hostile(request: pytest.FixtureRequest, armstrack: Command) -> Path:
    """The hostile record alone as CSV, in each of its ways."""
    armstrack("export", "-o", "x.csv", "--columns", COLUMNS, "-s", "nor", *request.param)
    return Path("x.csv")


def unguarded(row: dict[str, str | None]) -> dict[str, str | None]:
    return {name: GUARD.sub("", cell) if cell else None for name, cell in row.items()}


# CSV


def test_python_reads_csv_back(hostile: Path) -> None:
    with hostile.open(encoding="utf-8-sig", newline="") as file:
        assert [unguarded(row) for row in csv.DictReader(file)] == [EXPECTED]


def test_pandas_reads_csv_back(hostile: Path) -> None:
    frame = pd.read_csv(hostile, dtype=str, keep_default_na=False, na_values=[""])
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert [unguarded({str(k): v for k, v in row.items()}) for row in rows] == [EXPECTED]


def test_duckdb_reads_csv_back(hostile: Path) -> None:
    found = duckdb.connect().execute("SELECT * FROM read_csv(?, all_varchar = true)", [str(hostile)])
    names = [told[0] for told in found.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert [unguarded(row) for row in rows] == [EXPECTED]


def test_duckdb_sees_types_by_itself(armstrack: Command) -> None:
    armstrack(
        "export", "-o", "x.csv", "-r", "sau", "--columns", "id,date_first,amount_low,amount_high,sources"
    )
    found = duckdb.connect().execute("SELECT * FROM 'x.csv'").fetchall()
    assert found == [
        (UNKNOWN_ID, date(2018, 1, 1), None, None, 1),
        (LAV_ID, date(2019, 1, 1), 2864000000, 2864000000, 1),
    ]


# Parquet


def test_parquet_has_real_types(armstrack: Command) -> None:
    armstrack("export", "-o", "x.parquet")
    table = pq.read_table("x.parquet")
    found = table.schema
    category = pa.dictionary(pa.int32(), pa.string())
    assert [found.field(name).type for name in ("title", "date_first", "amount_low", "sources", "via")] == [
        *(pa.string(), pa.date32(), pa.decimal128(24, 6), pa.int64(), pa.list_(pa.string())),
    ]
    assert [found.field(name).type for name in ("supplier", "kind", "currency", "measure")] == [category] * 4
    assert [found.field(name).nullable for name in ("id", "scope")] == [False, True]
    assert found.field("amount").metadata[b"about"].startswith(b"the first figure, exactly as written")
    assert found.metadata[b"as_of"] == b"2026-11-22"


def test_parquet_reads_back(armstrack: Command) -> None:
    armstrack("export", "-o", "x.parquet")
    row = pq.read_table("x.parquet").to_pylist()[-1]
    assert row["items"] == ["~7 rounds of NA", "null-round"]
    assert {name: row[name] for name in EXPECTED if name != "items"} == {
        name: cell for name, cell in EXPECTED.items() if name != "items"
    }
    assert (row["date_first"], row["amount_low"]) == (date(2021, 3, 1), Decimal("123456789012.100000"))
    frame = pd.read_parquet("x.parquet")
    assert frame["kind"].dtype == "category"
    assert frame["recipient"].tolist() == ["SAU", "SAU", "TUR", "NAM"]
    assert frame["amount_low"].isna().tolist() == [True, False, True, False]
    found = duckdb.connect().execute("SELECT sum(amount_low) FROM 'x.parquet' WHERE currency = 'CAD'")
    assert found.fetchone() == (Decimal("2864000000.000000"),)


def test_parquet_without_rows_has_its_columns(armstrack: Command) -> None:
    armstrack("export", "-o", "x.parquet", "-s", "france", "--columns", "id,date_first")
    table = pq.read_table("x.parquet")
    assert (table.num_rows, table.column_names) == (0, ["id", "date_first"])


@pytest.mark.parametrize("table", ["items", "values", "statements", "flow_states", "sources"])
def test_every_table_fits_parquet(table: str, armstrack: Command) -> None:
    armstrack("export", "-o", "x.parquet", "--table", table)
    armstrack("export", "-o", "x.ndjson", "--table", table)
    lines = Path("x.ndjson").read_text(encoding="utf-8").splitlines()
    assert pq.read_table("x.parquet").num_rows == len(lines) > 0


# Workbook


def test_a_workbook_holds_text_as_text_and_days_as_days(armstrack: Command) -> None:
    armstrack("export", "-o", "x.xlsx")
    book = openpyxl.load_workbook("x.xlsx")
    assert book.sheetnames[-2:] == ["flow_states", "fields"]
    sheet = book["events"]
    heads = [str(cell.value) for cell in sheet[1]]
    cells = dict(zip(heads, sheet[5], strict=True))
    assert {name: cells[name].value for name in EXPECTED} == EXPECTED
    assert cells["date_first"].value == datetime(2021, 3, 1)  # noqa: DTZ001 - as openpyxl tells a day
    assert (cells["amount_low"].value, cells["sources"].value) == (123456789012.1, 1)
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


# SQLite


def test_sqlite_reads_back_with_keys_and_types(armstrack: Command) -> None:
    armstrack("export", "-o", "x.sqlite")
    with closing(sqlite3.connect("x.sqlite")) as database:
        names = ", ".join(f'"{name}"' for name in EXPECTED)
        found = database.execute(f"SELECT {names} FROM events WHERE supplier = 'NOR'").fetchone()  # noqa: S608
        assert dict(zip(EXPECTED, found, strict=True)) == EXPECTED
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        keys = database.execute("PRAGMA foreign_key_list(statements)").fetchall()
        assert sorted((key[2], key[3], key[4]) for key in keys) == [
            ("events", "id", "id"),
            ("parties", "party", "code"),
            ("sources", "source", "reference"),
        ]
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO kinds SELECT * FROM kinds")


@pytest.mark.parametrize(
    ("table", "word", "ids"),
    [
        ("events", "namibia", [HOSTILE_ID]),
        ("events", "saudi", [UNKNOWN_ID, LAV_ID]),
        ("events", "quotes", [HOSTILE_ID]),
        ("statements", "number", [HOSTILE_ID]),
        ("items", "oneill", []),
        ("items", "neill", [HOSTILE_ID]),
        ("sources", "gazette", [UNKNOWN_ID, HOSTILE_ID]),
    ],
)
def test_sqlite_finds_words(table: str, word: str, ids: list[str], armstrack: Command) -> None:
    armstrack("export", "-o", "x.sqlite")
    with closing(sqlite3.connect("x.sqlite")) as database:
        asked = (
            f"SELECT id FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"  # noqa: S608
        )
        assert [row[0] for row in database.execute(asked, [word])] == ids


def test_sqlite_answers_common_questions_without_adding_unlike_things(armstrack: Command) -> None:
    armstrack("export", "-o", "x.sqlite")
    with closing(sqlite3.connect("x.sqlite")) as database:
        asked = "SELECT year, measure, currency, records, added, unknown, low, high FROM sums_by_year"
        assert database.execute(f"{asked} WHERE recipient = 'SAU' ORDER BY year").fetchall() == [
            ("2018", "delivered", None, 1, 0, 1, None, None),
            ("2019", "delivered", "CAD", 1, 1, 0, 2864000000, 2864000000),
        ]
        stopped = "SELECT supplier_name, recipient_name, category, status FROM stopped_flows"
        assert database.execute(stopped).fetchall() == [
            ("Canada", "Turkey", "all", "restricted"),
            ("Canada", "Turkey", "sensors", "suspended"),
        ]
        assert database.execute("SELECT id, party_name, stance, says FROM contested").fetchall() == [
            (HOSTILE_ID, "Namibia", "disputes", "the number")
        ]
        assert database.execute("SELECT * FROM publishers").fetchall() == [
            ("Gazette", 2, 2),
            ("Global Affairs Canada", 2, 2),
        ]
        about = "SELECT type, about FROM fields WHERE \"table\" = 'events' AND field = 'id'"
        assert database.execute(about).fetchall() == [("string", "the record: the stem of its file's name")]


def test_sqlite_sums_add_what_summary_adds(record: WriteRecord, armstrack: Command) -> None:
    for id_, kind, amount in (
        ("2019-fra-egy-total", "exports-reported", "900"),
        ("2019-03-fra-egy-within", "delivered", "400"),
        ("2020-05-fra-egy-first", "delivered", "7-9"),
        ("2020-06-fra-egy-open", "delivered", "5+"),
        ("2021-05-fra-egy-first", "delivered", "7-9"),
        ("2021-06-fra-egy-second", "delivered", "5"),
    ):
        write_act(record, id_, kind, "Goods", f"values:\n  - amount: '{amount}'\n    currency: EUR\n")
    armstrack("export", "-o", "x.sqlite")
    asked = "SELECT year, records, added, overlapping, unknown, low, high FROM sums_by_year"
    with closing(sqlite3.connect("x.sqlite")) as database:
        assert database.execute(f"{asked} WHERE recipient = 'EGY' ORDER BY year").fetchall() == [
            ("2019", 2, 1, 1, 0, 900, 900),
            ("2020", 2, 2, 0, 0, 12, None),
            ("2021", 2, 2, 0, 0, 12, 14),
        ]


def asked_of_datasette(path: str) -> dict[str, object]:
    """Datasette in a process of its own: its libraries warn, and start threads."""
    done = subprocess.run(
        [sys.executable, "-m", "datasette", "x.sqlite", "--get", path],
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_datasette_opens_it_with_full_text_and_foreign_keys(armstrack: Command) -> None:
    armstrack("export", "-o", "x.sqlite")
    found = asked_of_datasette("/x/events.json?_search=namibia&_shape=array&_labels=on")
    assert isinstance(found, list)
    assert [(row["id"], row["kind"]["value"], row["supplier"]["label"]) for row in found] == [
        (HOSTILE_ID, "delivered", "Norway")
    ]


# Data package


@pytest.fixture
def package(armstrack: Command) -> Iterator[Path]:
    armstrack("export", "-o", "pack/")
    yield Path("pack/datapackage.json")


def errors(descriptor: Path) -> list[list[object]]:
    """What Frictionless says, in a process of its own: its libraries warn."""
    code = (
        "import json, sys, frictionless\n"
        "report = frictionless.validate(sys.argv[1])\n"
        "print(json.dumps(report.flatten(['type', 'fieldName'])))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(descriptor)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[object]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_frictionless_finds_nothing_wrong(package: Path) -> None:
    assert errors(package) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "old", "new", "error"),
    [
        ("events", ",delivered,transfer,", ",given,transfer,", "constraint-error"),
        ("statements", f"{HOSTILE_ID},1,NAM", f"{HOSTILE_ID},1,NOR", "hash-count"),
        ("items", f"{HOSTILE_ID},1,", "2021-03-nor-nam-other,1,", "foreign-key"),
    ],
)
def test_frictionless_checks_what_the_descriptor_says(
    table: str, old: str, new: str, error: str, package: Path
) -> None:
    path = package.with_name(f"{table}.csv")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert error in {found[0] for found in errors(package)}


def test_the_descriptor_says_what_each_field_holds(package: Path) -> None:
    told = json.loads(package.read_text(encoding="utf-8"))
    tables = {each["name"]: each["schema"] for each in told["resources"]}
    fields = {field["name"]: field for field in tables["events"]["fields"]}
    assert fields["id"] == {
        "name": "id",
        "type": "string",
        "description": "the record: the stem of its file's name",
        "constraints": {"required": True, "unique": True, "pattern": "[0-9a-z-]+"},
    }
    assert fields["via"] == {
        "name": "via",
        "type": "string",
        "description": "codes of the intermediaries, in order; several are set apart by `; `",
    }
    assert (fields["date_first"]["type"], fields["amount_low"]["type"]) == ("date", "number")
    assert fields["scope"]["constraints"]["enum"][0] == "new-licences"
    assert tables["statements"]["primaryKey"] == ["id", "statement"]
    assert tables["statements"]["foreignKeys"][0] == {
        "fields": ["id"],
        "reference": {"resource": "events", "fields": ["id"]},
    }
    assert {schema["missingValues"][0] for schema in tables.values()} == {""}
    assert told["sources"] == [{"title": "Gazette"}, {"title": "Global Affairs Canada"}]
    assert SOUND_ID in package.with_name("events.csv").read_text(encoding="utf-8")
