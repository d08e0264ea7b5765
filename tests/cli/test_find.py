"""`armstrack find`: the reading told, the best first, formats, nothing found."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from armstrack.cli.find import EXAMPLES
from armstrack.columns import RECORD_COLUMNS
from tests.cli.samples import LAV, LAV_ID, WARNED, WARNED_ID, run_in_terminal, write_act
from tests.conftest import Command, WriteRecord


@pytest.fixture
def ledger(record: WriteRecord) -> None:
    """Four records of three flows."""
    record()
    record(LAV, LAV_ID)
    record(WARNED, WARNED_ID)
    write_act(
        record,
        "2018-11-19-deu-sau-stop",
        "licence-suspended",
        "Germany stops deliveries to Saudi Arabia",
        notes="After the killing of Jamal Khashoggi; naval optics are included",
    )


def ids(out: str) -> list[str]:
    """The ids of the rows of CSV."""
    return [row["id"] for row in csv.DictReader(io.StringIO(out))]


def test_words_are_read_and_the_best_match_comes_first(ledger: None, armstrack: Command) -> None:
    assert armstrack("find", "optics") == (
        0,
        """\
2 records: text "optics"
date        flow                    status     title                                                       match                                                                   id
2020-10-05  Canada → Turkey         suspended  Canada suspends export permits for drone sensors to Turkey  id: 2020-10-05-can-tur-optics                                           2020-10-05-can-tur-optics
2018-11-19  Germany → Saudi Arabia  suspended  Germany stops deliveries to Saudi Arabia                    notes: After the killing of Jamal Khashoggi; naval optics are included  2018-11-19-deu-sau-stop
""",
        "",
    )


def test_what_was_not_taken_strictly_is_said_below_the_reading(ledger: None, armstrack: Command) -> None:
    assert armstrack("find", "saudi", "suspended", "germany") == (
        0,
        """\
1 record: supplier Germany, recipient Saudi Arabia, status suspended
nothing from Saudi Arabia to Germany matches: read the other way round
date        flow                    status     title                                     id
2018-11-19  Germany → Saudi Arabia  suspended  Germany stops deliveries to Saudi Arabia  2018-11-19-deu-sau-stop
"suspended" is read as a filter: text:suspended searches the text for it
""",
        "",
    )


def test_machine_formats_hold_the_columns_of_the_contract_and_stderr_the_reading(
    ledger: None, armstrack: Command
) -> None:
    result = armstrack("find", "canada", "turkey", "sensors", "-f", "csv")
    assert result.err == "2 records: supplier Canada, recipient Turkey, category sensors\n"
    assert result.out.splitlines()[0] == ",".join(c.column.name for c in RECORD_COLUMNS)
    assert ids(result.out) == [WARNED_ID, "2020-10-05-can-tur-optics"]
    rows = json.loads(armstrack("find", "ksa", "2019", "-f", "json").out)
    assert [row["id"] for row in rows] == [LAV_ID]


def test_a_file_gets_the_format_of_its_ending(ledger: None, armstrack: Command, tmp_path: Path) -> None:
    result = armstrack("find", "turkey", "-o", "found.md")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert (tmp_path / "found.md").read_text(encoding="utf-8").splitlines()[:3] == [
        "### 2 records: party Turkey",
        "",
        "| date | flow | status | title | id |",
    ]


def test_filters_and_limit_narrow_what_is_found(ledger: None, armstrack: Command) -> None:
    assert ids(armstrack("find", "turkey", "--until", "2020", "-f", "csv").out) == [
        "2020-10-05-can-tur-optics"
    ]
    assert ids(armstrack("find", "turkey", "--limit", "1", "-f", "csv").out) == [WARNED_ID]


def test_a_quoted_name_is_the_party_and_text_is_text(ledger: None, armstrack: Command) -> None:
    assert armstrack("find", "saudi arabia", "-f", "csv").err == "2 records: party Saudi Arabia\n"
    assert armstrack("find", "text:saudi arabia", "-f", "csv").err == '2 records: text "saudi arabia"\n'


def test_not_excludes(ledger: None, armstrack: Command) -> None:
    result = armstrack("find", "saudi", "not", "canada", "-f", "csv")
    assert (ids(result.out), result.err) == (
        ["2018-11-19-deu-sau-stop"],
        "1 record: party Saudi Arabia, not party Canada\n",
    )


NOTHING = """\
no record: supplier Canada, recipient Turkey, text "sensrs"
  no record has "sensrs": did you mean sensors?
  without "sensrs": 2 records
"""


@pytest.mark.parametrize(("format_", "out"), [("table", ""), ("json", "[]\n"), ("ndjson", "")])
def test_nothing_found_offers_what_is_near_and_is_no_problem(
    format_: str, out: str, ledger: None, armstrack: Command
) -> None:
    assert armstrack("find", "canada", "turkey", "sensrs", "-f", format_) == (0, out, NOTHING)


@pytest.mark.parametrize("words", [("?",), ("",), ("-",), ("text:",)])
def test_words_that_hold_nothing_are_a_usage_error(
    words: tuple[str, ...], ledger: None, armstrack: Command
) -> None:
    result = armstrack("find", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f'armstrack: "{words[0]}" says nothing that a record could hold\n'
        "  hint: name a party, goods, a status, a year or any word\n"
    )


def test_find_needs_words(ledger: None, armstrack: Command) -> None:
    result = armstrack("find")
    assert result.code == 2
    assert "find needs WORDS" in result.err


def test_a_terminal_shows_what_matches_below_a_record_and_calls_it_by_its_handle(ledger: None) -> None:
    code, shown = run_in_terminal("find", "optics", NO_COLOR="1", COLUMNS="90")
    assert code == 0
    # A slow machine tells first that it reads the records, and wipes that out.
    assert (
        shown.rpartition("\r")[2]
        == """\
2 records: text "optics"
date        flow              status     title                                      id
──────────────────────────────────────────────────────────────────────────────────────────
2020-10-05  Canada → Turkey   suspended  Canada suspends export permits for drone   optics
                                         sensors to Turkey
  [id: 2020-10-05-can-tur-optics]
2018-11-19  Germany → Saudi   suspended  Germany stops deliveries to Saudi Arabia   stop
            Arabia
  [notes: After the killing of Jamal Khashoggi; naval optics are included]
"""
    )


def test_a_terminal_with_colours_marks_the_words_found(ledger: None) -> None:
    _, shown = run_in_terminal("find", "optics")
    assert re.findall(r"\x1b\[1;[\d;]+m(.+?)\x1b\[0m", shown)[-2:] == ["optics", "optics"]


# -- on the repository's own records: what does not change when records are added


@pytest.mark.parametrize(
    ("words", "first", "read"),
    [
        (
            ("canada", "turkey", "optics"),
            "2020-06-can-tur-drone-optics-exemption",
            'supplier Canada, recipient Turkey, text "optics"',
        ),
        (
            ("saudi", "suspended", "germany"),
            "2018-11-19-deu-sau-valid-permits-stopped",
            "supplier Germany, recipient Saudi Arabia, status suspended",
        ),
        (
            ("great", "britain", "saudi", "arabia", "court of appeal"),
            "2019-06-20-gbr-sau-court-of-appeal-ruling",
            'supplier United Kingdom ("great britain"), recipient Saudi Arabia, text "court of appeal"',
        ),
    ],
)
def test_the_questions_of_the_manual_find_their_record_first(
    words: tuple[str, ...], first: str, read: str, shipped: Path, armstrack: Command
) -> None:
    result = armstrack("find", *words, "-f", "csv")
    assert ids(result.out)[0] == first
    assert result.err.splitlines()[0].partition(": ")[2] == read


def test_every_spelling_of_karabakh_finds_the_records_that_name_it(shipped: Path, armstrack: Command) -> None:
    result = armstrack("find", "Kara Bagh", "-f", "csv")
    assert ids(armstrack("find", "artsakh", "-f", "csv").out) == ids(result.out)
    assert len(ids(result.out)) >= 20
    assert result.err.splitlines()[1:] == [
        "no record has Nagorno-Karabakh as a party: shown where it is named"
    ]


def test_every_designation_is_found_however_it_is_written(shipped: Path, armstrack: Command) -> None:
    found = [ids(armstrack("find", typed, "2020", "-f", "csv").out) for typed in ("tb2", "TB-2", "tb 2")]
    assert "2020-10-05-can-tur-drone-optics-suspended" in found[0]
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_find_something(example: str, shipped: Path, armstrack: Command) -> None:
    result = armstrack(*example.split()[1:])
    assert (result.code, result.err) == (0, "")
    assert " record" in result.out.splitlines()[0]
