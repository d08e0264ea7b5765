"""Tables for machines and for pages: CSV, JSON, NDJSON, Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.columns import records_table
from armstrack.render.cells import for_machines
from armstrack.render.machine import to_csv, to_json, to_markdown, to_ndjson
from armstrack.table import Cell, Column, Table
from tests.builders import make_event, make_table
from tests.conftest import ROOT

TABLE = Table(
    (
        Column("id", "id"),
        Column("title", "what happened"),
        Column("amount", "amount", "number", rank=0),
        Column("low", "low", "number"),
        Column("certain", "certain"),
        Column("day", "day", "date"),
        Column("via", "via", "list"),
        Column("share", "share", "share"),
        Column("bar", "bar", machine=False),
    ),
    (
        ("a", "Canada, “halt”", Decimal("20000000.50"), -5, True, date(2020, 10, 5), ("DEU", "NAM"), 1, "#"),
        ("b", 'say "x"\nagain', None, 1234567, False, None, (), Decimal("0.25"), None),
    ),
    "Two records",
    ("A note.", "Another."),
)


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


# CSV ------------------------------------------------------------------------------------------


def test_csv_is_exact_and_leaves_unknown_empty() -> None:
    assert to_csv([TABLE]) == (
        "id,title,amount,low,certain,day,via,share\n"
        'a,"Canada, “halt”",20000000.50,-5,true,2020-10-05,DEU; NAM,1\n'
        'b,"say ""x""\nagain",,1234567,false,,,0.25\n'
    )


def test_a_record_as_csv() -> None:
    event = make_event(
        "licence-suspended",
        "2020-10",
        amount="~20000000.50",
        category=("sensors", "engines"),
        recipient="NAM",
    )
    assert to_csv([records_table([event])]) == (
        "id,date,date_first,date_last,supplier,supplier_name,recipient,recipient_name,via,kind,track,status,"
        "verification,categories,items,amount,amount_low,amount_high,currency,measure,scope,part,title,announced,"
        "until,actor,except,licences,related,sources,end_user,terms,actor_role,actor_name,notes\n"
        "2020-10-can-nam-act,2020-10,2020-10-01,2020-10-31,CAN,Canada,NAM,Namibia,,licence-suspended,permit,"
        "suspended,confirmed,sensors; engines,sensors; engines,~20000000.50,20000000.50,20000000.50,CAD,"
        "at stake,,,CAN to NAM: licence-suspended,,,CAN,,,,1,,,,,\n"
    )


def test_several_tables_share_one_header() -> None:
    one, two = make_table({"a": "text"}, ("x",)), make_table({"a": "text"}, ("y",))
    assert to_csv([one, two]) == "a\nx\ny\n"
    assert to_csv([one, make_table({"a": "text"})]) == "a\nx\n"
    assert to_csv([]) == ""


@pytest.mark.parametrize(
    "first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'="]
)
def test_text_that_a_spreadsheet_would_run_is_guarded_unless_raw(first: str) -> None:
    text = f"{first}HYPERLINK(0)"
    table = make_table({"a": "text", "l": "list"}, (text, (text, text)))
    assert read_back(to_csv([table]))[1] == [f"'{text}", f"'{text}; {text}"]
    assert read_back(to_csv([table], raw=True))[1] == [text, f"{text}; {text}"]


def test_numbers_and_days_are_never_guarded() -> None:
    table = make_table({"n": "number", "d": "number"}, (-5, Decimal("-0.5")))
    assert to_csv([table]) == "n,d\n-5,-0.5\n"


def test_a_formula_sign_within_text_is_left_alone() -> None:
    assert to_csv([make_table({"a": "text"}, ("~5=6",), ("../2014",), ("<7",))]) == "a\n~5=6\n../2014\n<7\n"


@pytest.mark.parametrize(
    "text", ["NA", "null", "None", "0123", "1e5", " x ", "'", '"', "a\rb", "a\r\nb", "\x00"]
)
def test_text_reads_back_as_it_was(text: str) -> None:
    assert read_back(to_csv([make_table({"a": "text", "b": "text"}, (text, ""))], raw=True))[1] == [text, ""]


_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.text(),
    st.lists(st.text(), max_size=3).map(tuple),
)


@given(st.lists(st.tuples(_CELLS, _CELLS), max_size=5))
def test_csv_reads_back_as_every_cell_for_machines(rows: list[tuple[Cell, ...]]) -> None:
    table = make_table({"a": "text", "b": "text"}, *rows)
    assert read_back(to_csv([table], raw=True)) == [
        ["a", "b"],
        *([for_machines(c) for c in row] for row in rows),
    ]


def unguarded(text: str) -> str:
    """Takes the guard off as docs/csv.md tells it."""
    page = (ROOT / "docs" / "csv.md").read_text(encoding="utf-8")
    told = re.search(r"wherever this matches: `(.+)`", page)
    assert told is not None
    return text[1:] if re.match(told[1], text) else text


@given(st.text() | st.from_regex(r"\A'*[=+@-]x\Z"))
def test_the_guard_can_be_taken_off_again(text: str) -> None:
    (cell,) = read_back(to_csv([make_table({"a": "text"}, (text or "x",))]))[1]
    assert unguarded(cell) == (text or "x")


@given(st.text())
def test_no_guarded_cell_begins_as_a_formula(text: str) -> None:
    (cell,) = read_back(to_csv([make_table({"a": "text"}, (text or "x",))]))[1]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


# JSON -----------------------------------------------------------------------------------------


def test_json_is_an_array_of_objects_with_lists_booleans_and_null() -> None:
    assert (
        to_json([TABLE])
        == """\
[
  {
    "id": "a",
    "title": "Canada, “halt”",
    "amount": 20000000.50,
    "low": -5,
    "certain": true,
    "day": "2020-10-05",
    "via": [
      "DEU",
      "NAM"
    ],
    "share": 1
  },
  {
    "id": "b",
    "title": "say \\"x\\"\\nagain",
    "amount": null,
    "low": 1234567,
    "certain": false,
    "day": null,
    "via": [],
    "share": 0.25
  }
]
"""
    )


def test_whole_numbers_are_integers() -> None:
    assert to_ndjson([make_table({"n": "number"}, (Decimal("7.00"),), (Decimal("1E+3"),))]) == (
        '{"n": 7}\n{"n": 1000}\n'
    )


@pytest.mark.parametrize("number", ["0.1", "123456789012345678.123456", "-0.30", "0.000001"])
def test_decimals_keep_every_digit(number: str) -> None:
    assert to_ndjson([make_table({"n": "number"}, (Decimal(number),))]) == f'{{"n": {number}}}\n'


def test_ndjson_is_one_object_a_line() -> None:
    assert to_ndjson([TABLE.keep(["id", "via", "certain"]), TABLE.keep(["id", "day"])]) == (
        '{"id": "a", "via": ["DEU", "NAM"], "certain": true}\n'
        '{"id": "b", "via": [], "certain": false}\n'
        '{"id": "a", "day": "2020-10-05"}\n'
        '{"id": "b", "day": null}\n'
    )


def test_no_row_is_an_empty_array_and_no_line() -> None:
    assert to_json([make_table({"a": "text"})]) == "[]\n"
    assert to_ndjson([make_table({"a": "text"})]) == ""


@given(st.text(), st.lists(st.text(), max_size=3))
def test_ndjson_and_json_read_back_alike_whatever_the_text(text: str, texts: list[str]) -> None:
    table = make_table({"a": "text", "l": "list"}, (text, tuple(texts)))
    lines = to_ndjson([table]).split("\n")
    assert (
        [json.loads(line) for line in lines[:-1]] == json.loads(to_json([table])) == [{"a": text, "l": texts}]
    )


# Markdown -------------------------------------------------------------------------------------


def test_markdown_is_what_people_see() -> None:
    assert to_markdown([TABLE, make_table({"n": "number"}, (1,))]) == (
        "### Two records\n"
        "\n"
        "| id | what happened | low | certain | day | via | share | bar |\n"
        "| --- | --- | ---: | --- | --- | --- | --- | --- |\n"
        "| a | Canada, “halt” | -5 | yes | 2020-10-05 | DEU; NAM | 100% ██████████ | # |\n"
        '| b | say "x"\\<U+000A\\>again | 1,234,567 | no |  |  |  25% ███ |  |\n'
        "\n"
        "A note.\n"
        "Another.\n"
        "\n"
        "| n |\n"
        "| ---: |\n"
        "| 1 |\n"
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", "a\\|b"),
        ("a\\|b", "a\\\\\\|b"),
        ("**bold** _x_ `code`", "\\*\\*bold\\*\\* \\_x\\_ \\`code\\`"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("[x](https://e.org)", "\\[x\\](https://e.org)"),
        ("~5~ and ~CAD 5 m", "\\~5\\~ and \\~CAD 5 m"),
        ("$5 and $6", "\\$5 and \\$6"),
        ("a\n| b |", "a\\<U+000A\\>\\| b \\|"),
    ],
)
def test_text_is_data_in_markdown(text: str, escaped: str) -> None:
    assert to_markdown([make_table({"a": "text"}, (text,))]) == f"| a |\n| --- |\n| {escaped} |\n"
