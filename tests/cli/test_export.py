"""`armstrack export`: what goes where, what is refused, and nothing half written."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import openpyxl
import pandas
import pyarrow.parquet as pq
import pytest

from armstrack.cli import export
from armstrack.render import writers
from tests.cli.samples import LAV_ID, command_line, environment, run_in_terminal, run_process
from tests.conftest import ROOT, SOUND_ID, Command, WriteRecord
from tests.exported import HOSTILE_ID, NOTES, UNKNOWN_ID, write_ledger

NAMES = ["x.csv", "x.json", "x.ndjson", "x.parquet", "x.xlsx", "x.sqlite", "x.zip"]
ALL_IDS = [UNKNOWN_ID, LAV_ID, SOUND_ID, HOSTILE_ID]


@pytest.fixture(autouse=True)
def ledger(record: WriteRecord) -> None:
    write_ledger(record)


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_forms_and_tables_offered_are_those_there_are(armstrack: Command) -> None:
    assert tuple(writers.WRITERS) == export.FORMATS
    armstrack("export", "-o", "x.zip")
    with zipfile.ZipFile("x.zip") as archive:
        assert [name.removesuffix(".csv") for name in archive.namelist()[:-1]] == [*export.TABLES]


# Filters and days


def test_events_are_exported_by_id_with_every_column(armstrack: Command) -> None:
    result = armstrack("export", "-o", "x.csv")
    assert result == (0, "", "wrote x.csv: events of 4 records\n")
    golden = ROOT / "tests" / "data" / "golden-export.csv"
    assert Path("x.csv").read_bytes() == golden.read_bytes()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["-s", "norway"], [HOSTILE_ID]),
        (["-r", "saudi arabia", "--since", "2019"], [LAV_ID]),
        (["--status", "suspended"], [SOUND_ID]),
        (["--text", "namibia"], [HOSTILE_ID]),
        (["--as-of", "2019-06-01"], [UNKNOWN_ID, LAV_ID]),
        (["--as-of", "2019-06-01", "--until", "2018"], [UNKNOWN_ID]),
        (["--as-of", "2018-12-31", "--until", "2019"], [UNKNOWN_ID]),
    ],
)
def test_filters_and_the_day_choose_records(words: list[str], ids: list[str], armstrack: Command) -> None:
    result = armstrack("export", "-o", "-", "--columns", "id", *words)
    assert result.out.split() == ["id", *ids]


def test_states_are_those_of_the_day(armstrack: Command) -> None:
    words = ("export", "-o", "-", "--table", "flow_states", "--columns", "recipient,category,as_of,status")
    assert armstrack(*words, "-r", "turkey", "-c", "sensors").out == (
        "recipient,category,as_of,status\nTUR,sensors,2026-11-22,suspended\n"
    )
    assert armstrack(*words, "--as-of", "2019-06-01").out == (
        "recipient,category,as_of,status\n"
        "SAU,all,2019-06-01,delivered\nSAU,armoured-vehicles,2019-06-01,delivered\n"
    )


def test_no_record_left_is_said_and_gives_empty_tables(armstrack: Command) -> None:
    said = "none of 4 records passes the filters\n"
    result = armstrack("export", "-o", "-", "--columns", "id", "-s", "france")
    assert result == (0, "id\n", said)
    assert armstrack("export", "-o", "-", "-f", "json", "-s", "france") == (0, "[]\n", said)
    assert armstrack("export", "-o", "-", "-f", "ndjson", "-s", "france") == (0, "", said)


def test_a_single_record_is_said_as_one(armstrack: Command) -> None:
    assert (
        armstrack("export", "-o", "x.sqlite", "-s", "norway").err == "wrote x.sqlite: 9 tables of 1 record\n"
    )


# Columns, goods and forms of CSV


def test_long_gives_a_row_an_item(armstrack: Command) -> None:
    words = ("--long", "--columns", "id,item,designation,quantity", "-s", "nor")
    assert armstrack("export", "-o", "-", *words).out == (
        f"id,item,designation,quantity\n{HOSTILE_ID},1,NA,~7\n{HOSTILE_ID},2,null-round,\n"
    )


def test_formulas_are_guarded_in_text_alone_unless_raw(armstrack: Command) -> None:
    words = ("export", "-o", "-", "--columns", "title,terms,amount", "-s", "nor")
    guarded, raw = cells(armstrack(*words).out)[1], cells(armstrack(*words, "--raw").out)[1]
    assert guarded == [
        '\'=HYPERLINK("https://example.org/?q=1", "click, then run")',
        "'-5 per cent, @once",
        "123456789012.10",
    ]
    assert raw == [guarded[0][1:], guarded[1][1:], guarded[2]]


def test_the_mark_for_excel_is_written_on_request(armstrack: Command) -> None:
    armstrack("export", "-o", "x.csv", "--bom", "--columns", "id")
    assert Path("x.csv").read_bytes().startswith(b"\xef\xbb\xbfid\n")


def test_json_holds_numbers_lists_and_unknown(armstrack: Command) -> None:
    columns = "id,amount_low,categories,notes,terms"
    out = armstrack("export", "-o", "-", "-f", "json", "--columns", columns, "--since", "2020").out
    assert "123456789012.10," in out
    assert json.loads(out) == [
        {"id": SOUND_ID, "amount_low": None, "categories": ["sensors"], "notes": None, "terms": None},
        {
            "id": HOSTILE_ID,
            "amount_low": 123456789012.1,
            "categories": ["ammunition"],
            "notes": NOTES,
            "terms": "-5 per cent, @once",
        },
    ]


@pytest.mark.parametrize("ending", ["ndjson", "jsonl"])
def test_ndjson_is_an_object_a_line(ending: str, armstrack: Command) -> None:
    armstrack("export", "-o", f"x.{ending}", "--columns", "id,amount", "-r", "sau")
    assert Path(f"x.{ending}").read_text() == (
        f'{{"id": "{UNKNOWN_ID}", "amount": null}}\n{{"id": "{LAV_ID}", "amount": "2864000000"}}\n'
    )


# Places


@pytest.mark.parametrize("name", [*NAMES, "folder/"])
def test_the_same_command_twice_gives_the_same_bytes(name: str, armstrack: Command, tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        assert armstrack("export", "-o", name).code == 0
        path = Path(name)
        made.append(files(path) if path.is_dir() else path.read_bytes())
    assert made[0] == made[1]


def test_stdout_gets_csv_unless_another_form_is_named(armstrack: Command) -> None:
    assert armstrack("export", "-o", "-", "--columns", "id").out.split() == ["id", *ALL_IDS]


def test_stdout_takes_every_form_but_a_terminal_only_text() -> None:
    piped = run_process("export", "-o", "-", "-f", "sqlite")
    assert (piped.returncode, piped.stdout[:15]) == (0, b"SQLite format 3")
    assert run_in_terminal("export", "-o", "-", "-f", "sqlite") == (
        2,
        "armstrack: sqlite is not for a terminal\n  hint: name a file with -o, or send it on with `>`\n",
    )
    assert run_in_terminal("export", "-o", "-", "--columns", "id", "-s", "nor") == (0, f"id\n{HOSTILE_ID}\n")


def test_a_terminal_gets_the_text_all_at_once(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("armstrack.cli.streams.is_terminal", lambda: True)
    result = armstrack("export", "-o", "-", "--columns", "id", "-s", "nor")
    assert (result.code, result.out) == (0, f"id\n{HOSTILE_ID}\n")


def test_a_pipe_that_is_closed_is_silent() -> None:
    words, pipe = command_line("export", "-o", "-", "-f", "ndjson"), subprocess.PIPE
    with subprocess.Popen(words, env=environment(), stdout=pipe, stderr=pipe) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_data_package_is_a_folder_or_an_archive(armstrack: Command) -> None:
    assert armstrack("export", "-o", "pack/").err == "wrote pack: 9 tables of 4 records\n"
    armstrack("export", "-o", "pack.zip")
    with zipfile.ZipFile("pack.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files(Path("pack"))
    assert armstrack("export", "-o", "other", "-f", "datapackage").code == 0
    assert files(Path("other")) == files(Path("pack"))


def test_a_package_of_ours_and_an_empty_folder_are_made_anew(armstrack: Command) -> None:
    Path("pack").mkdir()
    assert armstrack("export", "-o", "pack").code == 0
    before = files(Path("pack"))
    assert armstrack("export", "-o", "pack", "-s", "nor").code == 0
    assert files(Path("pack"))["events.csv"] != before["events.csv"]


@pytest.mark.parametrize("given", [".", "./", "..", "../link", "../link/pack"])
def test_the_folder_that_it_was_started_in_is_left_as_it_is(
    given: str, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    armstrack("export", "-o", "pack/")
    records = os.fspath(Path("records").resolve())
    Path("link").symlink_to(".")
    monkeypatch.chdir("pack")
    before = files(Path())
    assert armstrack("--records", records, "export", "--format", "datapackage", "-o", given) == (
        2,
        "",
        f"armstrack: {Path(given)} holds the folder that this was started in: it is left as it is\n"
        "  hint: name another folder, such as one in it\n",
    )
    assert files(Path()) == before
    assert armstrack("--records", records, "export", "-o", "inner/").code == 0


def test_a_target_without_a_name_is_refused(armstrack: Command) -> None:
    assert armstrack("export", "-o", "") == (
        2,
        "",
        "armstrack: -o names no file\n  hint: name one, or - for stdout\n",
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "thesis.txt").write_text("mine"),
        lambda folder: (folder / "datapackage.json").write_text('{"name": "other", "resources": []}'),
        lambda folder: (folder / "datapackage.json").write_text("[]"),
        lambda folder: (folder / "datapackage.json").unlink(),
    ],
    ids=["another file", "another package", "no package", "no descriptor"],
)
def test_a_folder_of_other_files_is_left_as_it_is(
    spoil: Callable[[Path], object], armstrack: Command
) -> None:
    armstrack("export", "-o", "pack/")
    spoil(Path("pack"))
    before = files(Path("pack"))
    assert armstrack("export", "-o", "pack/") == (
        2,
        "",
        "armstrack: pack holds other files than a data package of armstrack: it is left as it is\n"
        "  hint: name a folder that is empty, or not there yet\n",
    )
    assert files(Path("pack")) == before


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (["-o", "x.pdf"], 'the ending of "x.pdf" tells no format', "use .csv, .json, .ndjson, .jsonl, .parquet, .xlsx, .sqlite, .sqlite3, .db, .zip, or / for the folder of a data package, or say --format"),
        (["-o", "records", "-f", "csv"], "records is a folder", "name a file in it"),
        (["-o", "records/x.csv"], "records/x.csv is in the folder of records", "write outside records"),
        (["-o", f"records/can/{LAV_ID}.yaml", "-f", "csv"], f"records/can/{LAV_ID}.yaml is in the folder of records", "write outside records"),
        (["-o", "other.yaml", "-f", "csv"], "other.yaml has the name of a record: it is left as it is", "choose another ending"),
        (["-o", "link.csv"], "link.csv is in the folder of records", "write outside records"),
        (["-o", "file/"], "file is a file", "name a folder, or a file that ends in .zip"),
        (["-o", "x.sqlite", "--table", "items"], "--table does not go with sqlite", "it is for csv, json, ndjson and parquet"),
        (["-o", "x.xlsx", "--columns", "id"], "--columns does not go with xlsx", "it is for csv, json, ndjson and parquet"),
        (["-o", "x.zip", "--long"], "--long does not go with datapackage", "it is for csv, json, ndjson and parquet"),
        (["-o", "x.json", "--raw"], "--raw does not go with json", "it is for csv and datapackage"),
        (["-o", "x.zip", "--bom"], "--bom does not go with datapackage", "it is for csv"),
        (["-o", "x.csv", "--long", "--table", "items"], "--long is of events alone", "leave out --table or --long"),
        (["-o", "x.csv", "--columns", "titel"], 'there is no column "titel"', "did you mean title?"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_touched(
    words: list[str], said: str, hint: str, armstrack: Command
) -> None:
    Path("link.csv").symlink_to(Path("records", "can", f"{LAV_ID}.yaml"))
    Path("file").write_text("a file")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert armstrack("export", *words) == (2, "", f"armstrack: {said}\n  hint: {hint}\n")
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("form", "module"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_missing_package_is_told_with_its_extra(
    form: str, module: str, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("armstrack.cli.targets.find_spec", lambda name: None)
    assert armstrack("export", "-o", f"x.{form}") == (
        2,
        "",
        f"armstrack: {form} needs a package that is not installed: {module}\n"
        f"  hint: pip install 'armstrack[{form}]'\n",
    )
    assert armstrack("export", "-o", "x.sqlite").code == 0


def test_what_a_form_cannot_hold_is_refused_and_the_old_file_stands(
    armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    armstrack("export", "-o", "x.xlsx")
    before = Path("x.xlsx").read_bytes()
    monkeypatch.setattr("armstrack.render.writers.xlsx._MOST_TEXT", 200)
    assert armstrack("export", "-o", "x.xlsx") == (
        2,
        "",
        'armstrack: "definition" of exports-reported in "kinds" has 201 letters, '
        "and a cell of Excel holds 200\n"
        "  hint: export to csv, json or sqlite\n",
    )
    assert Path("x.xlsx").read_bytes() == before


@pytest.mark.parametrize("name", ["nowhere/x.csv", "nowhere/x/"])
def test_what_cannot_be_written_is_exit_3(name: str, armstrack: Command) -> None:
    result = armstrack("export", "-o", name)
    assert result == (
        3,
        "",
        f"armstrack: cannot write {Path(name)}: No such file or directory\n  hint: choose another file\n",
    )


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError(28, "No space left on device")])
@pytest.mark.parametrize("name", [*NAMES, "folder/"])
def test_an_export_that_stops_half_way_leaves_the_old_file(
    name: str, stop: BaseException, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    armstrack("export", "-o", name, "-s", "nor")
    path, before = Path(name), sorted(Path().iterdir())
    old = files(path) if path.is_dir() else path.read_bytes()

    def counted(items: list[object], doing: str) -> object:
        yield items[0]
        raise stop

    monkeypatch.setattr("armstrack.entities.counted", counted)
    result = armstrack("export", "-o", name)
    assert (result.code, result.out) == (130 if stop is KeyboardInterrupt else 3, "")
    assert (files(path) if path.is_dir() else path.read_bytes()) == old
    assert sorted(Path().iterdir()) == before


# What a file says of itself


def test_the_licence_is_that_beside_the_records_or_none(armstrack: Command) -> None:
    def licences() -> object:
        armstrack("export", "-o", "pack/")
        return json.loads(Path("pack/datapackage.json").read_text()).get("licenses")

    assert licences() is None
    Path("LICENSE-records").write_text("All rights reserved")
    assert licences() is None
    Path("LICENSE-records").write_text((ROOT / "LICENSE-records").read_text())
    assert licences() == [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]


def test_the_records_shipped_are_under_their_licence() -> None:
    assert export.licence_of(export.SHIPPED) == "CC-BY-4.0"


def test_unknown_stays_unknown_in_every_form(armstrack: Command) -> None:
    """One delivery has no figure: never 0, never a text."""
    for name in NAMES:
        armstrack("export", "-o", name, "-r", "sau")
    csv_ = pandas.read_csv("x.csv", keep_default_na=False, na_values=[""], dtype=str)
    assert csv_["amount_low"].isna().tolist() == [True, False]
    assert [row["amount_low"] for row in json.loads(Path("x.json").read_text())] == [None, 2864000000]
    lines = Path("x.ndjson").read_text().splitlines()
    assert [json.loads(line)["amount_low"] for line in lines] == [None, 2864000000]
    assert pq.read_table("x.parquet")["amount_low"].null_count == 1
    sheet = openpyxl.load_workbook("x.xlsx")["events"]
    heads = [cell.value for cell in sheet[1]]
    assert [row[heads.index("amount_low")].value for row in sheet.iter_rows(min_row=2)] == [None, 2864000000]
    with closing(sqlite3.connect("x.sqlite")) as database:
        assert database.execute("SELECT amount_low FROM events").fetchall() == [(None,), (2864000000,)]
    with zipfile.ZipFile("x.zip") as archive:
        told = archive.read("events.csv").decode()
    assert [row[cells(told)[0].index("amount_low")] for row in cells(told)[1:]] == ["", "2864000000"]


def test_a_terminal_is_told_what_was_written() -> None:
    code, shown = run_in_terminal("export", "-o", "x.csv")
    assert (code, shown) == (0, "wrote x.csv: events of 4 records\n")
