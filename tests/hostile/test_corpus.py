"""Every hostile input gives what stands in `expected/`, in every form, and hides no other file's problems."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from junitparser import JUnitXml
from sarif_kit.validate import validation_errors

from armstrack import document, plain, usual
from armstrack.ledger import check_bytes
from armstrack.render.visible import visible
from armstrack.review import review_bytes
from tests.cli.samples import run_in_terminal
from tests.conftest import SOUND, Command
from tests.hostile.checklist import checklist
from tests.hostile.corpus import DAY, EXPECTED, HERE, TOPICS, forms, inputs, lay, path_of, sound

EVERY = [(topic, name) for topic in TOPICS for name in inputs(topic)]
FORMS = [(topic, form) for topic in TOPICS for form in forms(topic)]
#: A sound record but for a warning, to stand beside each input.
BESIDE = "2020-10-06-can-tur-beside"
WARNED = SOUND.replace("https://", "http://").replace("2020-10-05", "2020-10-06")


def one(topic: str, name: str) -> bytes:
    return inputs(topic)[name]


def expected(topic: str, form: str) -> bytes:
    return (EXPECTED / topic / form).read_bytes()


@pytest.fixture(params=[topic for topic in TOPICS if topic != "bombs"])
def topic(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ledger of a topic, in a folder that becomes the current one."""
    found: str = request.param
    lay(found, tmp_path)
    monkeypatch.chdir(tmp_path)
    return found


def test_there_are_at_least_a_hundred_and_fifty_inputs_and_the_page_lists_them_all() -> None:
    page = (HERE / "README.md").read_text(encoding="utf-8")
    assert page == checklist(), "run `python -m tests.hostile.renew`"
    assert page.endswith(f"\n{len(EVERY)} inputs.\n")
    assert len(EVERY) >= 150


def test_nothing_is_expected_of_what_is_not_there() -> None:
    kept = {(path.parent.name, path.name) for path in EXPECTED.glob("*/*")}
    assert kept == set(FORMS)


@pytest.mark.parametrize(("of", "form"), FORMS)
def test_every_form_tells_exactly_this(
    of: str, form: str, armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(of, tmp_path)
    monkeypatch.chdir(tmp_path)
    told = armstrack(*forms(of)[form])
    assert told.out.encode() == expected(of, form)
    assert told.code == (1 if form in ("validate.txt", *_reports()) and "error[" in _text(of) else 0)


def _reports() -> set[str]:
    return {form for _, form in FORMS if form.partition(".")[0] not in ("list", "find", "summary")} - {
        "status.txt",
        "timeline.txt",
        "sources.csv",
        "show.txt",
    }


def _text(of: str) -> str:
    return expected(of, "validate.txt").decode()


@pytest.mark.parametrize(("of", "name"), EVERY)
def test_readers_agree_and_none_gives_way(of: str, name: str) -> None:
    """The quick readings leave it to the careful one, or give the same tree."""
    data = one(of, name)
    found = document.read(data)
    text = usual.open_text(data) or ""
    quick = usual.read_usual(text)
    assert quick is None or quick.tree == found.tree
    assert plain.read_plain(text) in (None, found.tree)
    event, problems = check_bytes(data, path_of(name), DAY)
    assert (event is None) == any(problem.severity == "error" for problem in problems)
    assert review_bytes(path_of(name), data).id == path_of(name).stem
    lines = max(1, len(found.lines))
    assert all(1 <= p.span.line <= lines and p.span.column >= 1 for p in problems)
    assert max((len(p.message) + len(p.hint) for p in problems), default=0) <= 1000


@pytest.mark.parametrize(("of", "name"), EVERY)
def test_the_file_beside_it_is_still_checked(of: str, name: str, tmp_path: Path, armstrack: Command) -> None:
    folder = tmp_path / "records" / "can"
    folder.mkdir(parents=True)
    (folder / path_of(name).name).write_bytes(one(of, name))
    (folder / f"{BESIDE}.yaml").write_text(WARNED, encoding="utf-8")
    told = armstrack("--records", tmp_path / "records", "validate", "--format", "line", "--only", "W501")
    assert told.out.startswith(f"{folder}/{BESIDE}.yaml:11:10: warning[W501] ")
    assert told.code == 0


# What holds in every form -------------------------------------------------------------------------------


def test_no_text_for_people_holds_a_character_that_nobody_sees(topic: str) -> None:
    for form in forms(topic):
        if form.endswith((".txt", ".md", ".xml")):
            lines = expected(topic, form).decode().split("\n")
            assert [line for line in lines if visible(line) != line] == []


def test_every_form_reads_back(topic: str) -> None:
    kept = {form: expected(topic, form).decode() for form in forms(topic)}
    for form, text in kept.items():
        if form.endswith(".json") and form != "list.ndjson":
            json.loads(text)
    if "sarif.json" in kept:
        assert validation_errors(json.loads(kept["sarif.json"])) == []
        assert len(list(JUnitXml.fromstring(kept["junit.xml"].encode()))) == 1
    if "list.csv" in kept:
        rows = list(csv.DictReader(io.StringIO(kept["list.csv"])))
        lines = [json.loads(line) for line in kept["list.ndjson"].splitlines()]
        assert [row["id"] for row in rows] == [line["id"] for line in lines] == sound(topic)
        assert lines == json.loads(kept["list.json"])


def test_a_workflow_obeys_our_commands_alone(topic: str) -> None:
    """Between `stop-commands` and its word nothing is obeyed; elsewhere only what we say of a problem."""
    if "github.txt" not in forms(topic):
        return
    text = expected(topic, "github.txt").decode()
    word = re.match(r"::stop-commands::([0-9a-f]{64})\n", text)
    assert word
    log, _, commands = text.partition(f"\n::{word[1]}::\n")
    assert word[1] not in log.partition("\n")[2]
    ours = re.compile(
        r"::(?:error|warning) title=armstrack [EW]\d{3} [a-z-]+,file=[^:,]+,line=\d+,|::notice title="
    )
    assert all(ours.match(line) for line in commands.splitlines())


def test_no_cell_of_a_csv_runs_in_a_spreadsheet(topic: str) -> None:
    for form in ("list.csv", "sources.csv"):
        if form in forms(topic):
            cells = [cell for row in csv.reader(io.StringIO(expected(topic, form).decode())) for cell in row]
            assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_a_workbook_and_a_database_hold_the_same_text_as_data(
    topic: str, armstrack: Command, tmp_path: Path
) -> None:
    if "list.json" not in forms(topic):
        return
    titles = {row["id"]: row["title"] for row in json.loads(expected(topic, "list.json"))}
    assert armstrack("export", "-o", "out.xlsx").code == armstrack("export", "-o", "out.sqlite").code == 0
    sheet: Any = openpyxl.load_workbook(tmp_path / "out.xlsx")["events"]
    names = [cell.value for cell in sheet[1]]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert {row[names.index("id")]: row[names.index("title")] for row in rows} == titles
    with sqlite3.connect(tmp_path / "out.sqlite") as database:
        assert dict(database.execute("SELECT id, title FROM events")) == titles
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()


def test_a_terminal_gets_our_own_sequences_alone(topic: str) -> None:
    """Colours, and links whose address is the text itself."""
    ours = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x1b]*;[^\x1b\x07]*(?:\x1b\\|\x07)")
    for words in (("validate", "--skip", "W505"), ("list",), ("show", *sound(topic)[:40])):
        if words[0] == "validate" or sound(topic):
            _, screen = run_in_terminal(*words, COLUMNS="100", LINES="50")
            bare = ours.sub("", screen).replace("\n", "").replace("\t", " ")
            assert [c for c in bare if visible(c) != c and c != "\r"] == []
