"""Unknown, zero and a text such as `NA` are three things: in frames, in sums and in every form of export."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from armstrack.entities import dataset
from armstrack.event import Event
from armstrack.flows import Flows
from armstrack.public import Ledger
from armstrack.render.text import to_text
from armstrack.render.writers import WRITERS, Notice, Style
from armstrack.summary import cross
from armstrack.summary_table import FIELDS
from tests.builders import make_event, make_item
from tests.test_summary import summarise

#: What careless readers and writers take for missing, or for a number.
ODD = ("NA", "nan", "NaN", "None", "null", "<NA>", "NaT", "#N/A", "-", "0", "inf", "false")
NOTICE = Notice(date(2026, 11, 22))


def make_odd(text: str, number: int) -> Event:
    """A record whose every free text is one of those."""
    return make_event(
        slug=f"odd-{number:02}",
        title=text,
        end_user=text,
        notes=text,
        items=(make_item(None, designation=text, maker=text, incorporated_in=text),),
    )


ZERO = make_event(slug="zero", amount="0", licences="0", items=(make_item("ships", "0"),))
UNKNOWN = make_event(slug="unknown", items=(make_item(),))
EVENTS = (*(make_odd(text, number) for number, text in enumerate(ODD)), UNKNOWN, ZERO)


def make_ledger(*events: Event) -> Ledger:
    return Ledger(events, (), len(events), Path("records"))


# Frames -------------------------------------------------------------------------------------


def test_a_text_that_reads_like_nothing_stays_a_text_in_a_frame() -> None:
    ledger = make_ledger(*EVENTS)
    frame = ledger.frame().iloc[: len(ODD)]
    for name in ("title", "end_user", "notes"):
        assert frame[name].to_list() == list(ODD)
    assert frame["items"].to_list() == [(f"{text}, in {text}",) for text in ODD]
    items = ledger.items_frame().iloc[: len(ODD)]
    for name in ("designation", "maker", "incorporated_in"):
        assert items[name].to_list() == list(ODD)


def test_zero_and_unknown_differ_in_a_frame() -> None:
    ledger = make_ledger(UNKNOWN, ZERO)
    told = ["amount", "amount_low", "amount_high", "currency", "licences"]
    unknown, zero = ledger.frame()[told].astype(object).to_numpy().tolist()
    assert unknown == [pd.NA, None, None, pd.NA, pd.NA]
    assert zero == ["0", Decimal(0), Decimal(0), "CAD", "0"]
    told = ["category", "quantity", "quantity_low", "approximate", "unit"]
    unknown, zero = ledger.items_frame()[told].astype(object).to_numpy().tolist()
    assert unknown == [pd.NA, pd.NA, None, pd.NA, pd.NA]
    assert zero == ["ships", "0", Decimal(0), False, "pieces"]


def test_a_column_of_nothing_but_unknowns_has_the_type_of_any_other() -> None:
    unknown, known = make_ledger(UNKNOWN), make_ledger(ZERO)
    for name in ("frame", "items_frame", "values_frame"):
        assert getattr(unknown, name)().dtypes.equals(getattr(known, name)().dtypes)
        assert getattr(make_ledger(), name)().dtypes.equals(getattr(known, name)().dtypes)
    states = [ledger.flows_frame(as_of="2020-11-01").dtypes for ledger in (make_ledger(), unknown, known)]
    assert states[0].equals(states[1])
    assert states[1].equals(states[2])


def test_pandas_adds_a_frame_s_decimals_exactly_and_keeps_unknown_sums_unknown() -> None:
    amounts = (("a", "0.10"), ("b", "0.20"), ("c", None), ("d", "123456789012345678.5"))
    known = [make_event(slug=slug, amount=amount) for slug, amount in amounts]
    other = make_event("ordered", slug="e")
    frame = make_ledger(*known, other).frame()
    sums = frame.groupby("measure")["amount_low"].sum(min_count=1)
    assert sums["delivered"] == Decimal("123456789012345678.80")
    assert sums.isna().to_dict() == {"contracted": True, "delivered": False}


# Sums ---------------------------------------------------------------------------------------

MIXED = (
    make_event("ordered", slug="a", amount="0", items=(make_item("ships"),)),
    make_event("ordered", slug="b", items=(make_item("ships"),)),
    make_event("ordered", slug="c", amount="5", currency="TIV", items=(make_item("engines"),)),
    make_event("ordered", slug="d", amount="7", currency="EUR"),
    make_event("ordered", slug="e", verification="alleged"),
    make_event("delivered", slug="f", amount="7", currency="EUR"),
    make_event("licence-suspended", slug="g", items=(make_item("sensors"),)),
)


@pytest.mark.parametrize("by", FIELDS)
def test_no_sum_of_any_grouping_mixes_and_every_record_that_measures_is_counted(by: str) -> None:
    """Every record stands in one group alone here, and each figure in a currency of its own."""
    table = summarise(MIXED, by).for_machines()
    place = [column.name for column in table.columns].index("values")
    cells: Iterable[Any] = [row[place] for row in table.rows]
    told = [text for cell in cells for text in cell]
    assert sorted(text for text in told if "unknown" not in text) == [
        "contracted CAD 0",
        "contracted EUR 7",
        "contracted TIV 5",
        "delivered EUR 7",
    ]
    counted = [text.removesuffix(" unknown").split(": ") for text in told if "unknown" in text]
    assert {measure for measure, _ in counted} == {"contracted", "at stake"}
    assert sum(int(count) for _, count in counted) == 3


def test_a_group_of_nothing_but_unknowns_shows_no_figure_and_zero_is_one() -> None:
    told = to_text([summarise(MIXED[:2], "category")]).splitlines()[-1]
    assert told.endswith("contracted: 1 unknown; contracted CAD 0")
    (row,) = summarise(MIXED[6:], "category").for_machines().rows
    assert row[-2] == ("at stake: 1 unknown",)


@pytest.mark.parametrize("by", FIELDS)
def test_without_records_a_summary_has_its_columns_and_no_rows(by: str) -> None:
    found, some = summarise([], by), summarise(MIXED, by)
    assert (found.columns, found.rows) == (some.columns, ())
    assert cross([], by, "year").rows == ()


# Writers ------------------------------------------------------------------------------------

Rows = list[dict[str, Any]]
#: What is asked of each form: a text, a list, whole text, a decimal.
ASKED = ("end_user", "items", "licences", "amount_low")


def written(form: str) -> io.BytesIO:
    file = io.BytesIO()
    entities = dataset(EVENTS, Flows(EVENTS), NOTICE.as_of)
    chosen = entities if WRITERS[form].whole else [each for each in entities if each.name == "events"]
    WRITERS[form].write(chosen, file, NOTICE, Style(raw=True))
    file.seek(0)
    return file


def read_csv(data: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def read_package(file: io.BytesIO) -> Rows:
    with zipfile.ZipFile(file) as archive:
        return read_csv(archive.read("events.csv"))


def read_workbook(file: io.BytesIO) -> Rows:
    names, *rows = openpyxl.load_workbook(file)["events"].iter_rows(values_only=True)
    return [dict(zip(map(str, names), row, strict=True)) for row in rows]


def read_database(file: io.BytesIO) -> Rows:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(file.getvalue())
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute("SELECT * FROM events ORDER BY id")]


READERS: Mapping[str, tuple[Callable[[io.BytesIO], Rows], list[Any], list[Any]]] = {
    "csv": (lambda file: read_csv(file.read()), ["", "", "", ""], ["", "0 ships", "0", "0"]),
    "datapackage": (read_package, ["", "", "", ""], ["", "0 ships", "0", "0"]),
    "json": (json.load, [None, [], None, None], [None, ["0 ships"], "0", 0]),
    "ndjson": (lambda file: list(map(json.loads, file)), [None, [], None, None], [None, ["0 ships"], "0", 0]),
    "parquet": (
        lambda file: pq.read_table(file).to_pylist(),
        [None, [], None, None],
        [None, ["0 ships"], "0", Decimal(0)],
    ),
    "sqlite": (read_database, [None, None, None, None], [None, "0 ships", "0", 0]),
    "xlsx": (read_workbook, [None, None, None, None], [None, "0 ships", "0", 0]),
}


def test_every_form_is_read_back_here() -> None:
    assert READERS.keys() == WRITERS.keys()


@pytest.mark.parametrize("form", READERS)
def test_unknown_zero_and_odd_texts_come_back_apart_from_every_form(form: str) -> None:
    read, unknown, zero = READERS[form]
    *odd, nothing, nought = read(written(form))
    assert [row["end_user"] for row in odd] == list(ODD)
    assert [nothing[name] for name in ASKED] == unknown
    assert [nought[name] for name in ASKED] == zero
