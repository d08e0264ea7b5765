"""Exports in programs that the system's packages bring: LibreOffice and R."""

from __future__ import annotations

import csv
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Command, WriteRecord
from tests.exported import END_USER, HOSTILE_ID, NOTES, TITLE, write_ledger

pytestmark = pytest.mark.external
#: Comma, double quote, UTF-8, from line 1: how CSV is read and written. Cells in quotes are text.
_CSV = "Text - txt - csv (StarCalc)"
_READ = f"{_CSV}:44,34,76,1,,0,true,false"
_WRITTEN = f"csv:{_CSV}:44,34,76,1,,0,false,false,false,false,false,-1"


@pytest.fixture(autouse=True)
def ledger(record: WriteRecord) -> None:
    write_ledger(record)


def opened(name: str, sheet: str, *more: str) -> list[dict[str, str]]:
    """The rows of a sheet after LibreOffice opened the file and wrote it as CSV."""
    home = Path("office").absolute().as_uri()
    words = ["soffice", f"-env:UserInstallation={home}", "--headless", *more, "--convert-to", _WRITTEN]
    subprocess.run([*words, "--outdir", "opened", name], check=True, capture_output=True, timeout=300)
    with Path("opened", f"{Path(name).stem}-{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("words", "guard"), [((), "'"), (("--raw",), ""), (("--bom",), "'")], ids=["guarded", "raw", "bom"]
)
def test_libreoffice_reads_csv_back(words: tuple[str, ...], guard: str, armstrack: Command) -> None:
    columns = "id,supplier,recipient_name,title,end_user,terms,scope,notes"
    armstrack("export", "-o", "x.csv", "--columns", columns, "-s", "nor", *words)
    assert opened("x.csv", "x", f"--infilter={_READ}") == [
        {
            "id": HOSTILE_ID,
            "supplier": "NOR",
            "recipient_name": "Namibia",
            "title": f"{guard}{TITLE}",
            "end_user": END_USER,
            "terms": f"{guard}-5 per cent, @once",
            "scope": "",
            "notes": NOTES,
        }
    ]


def test_libreoffice_reads_a_workbook_back_and_runs_nothing(armstrack: Command) -> None:
    armstrack("export", "-o", "x.xlsx", "-s", "nor")
    armstrack("export", "-o", "x.csv", "-s", "nor", "--raw")
    with Path("x.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    found = opened("x.xlsx", "events")
    numbers = ("amount_low", "amount_high")
    assert [float(found[0].pop(name)) for name in numbers] == [float(told[0].pop(name)) for name in numbers]
    assert found == told


def test_r_reads_csv_as_the_page_tells_it(armstrack: Command) -> None:
    armstrack("export", "-o", "events.csv")
    page = (ROOT / "docs" / "csv.md").read_text(encoding="utf-8")
    code = re.search(r"```r\n(.*?)```", page, re.DOTALL)
    assert code is not None
    more = 'cat(events$recipient_name[4], events$title[4], events$end_user[4], sep = "\\n")\n'
    words = ["Rscript", "--vanilla", "-e", code[1] + more]
    utf8 = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, env=utf8, check=True, capture_output=True, text=True, timeout=300)
    assert done.stdout == f"1 of 2 unknown\nNamibia\n'{TITLE}\n{END_USER}\n"
