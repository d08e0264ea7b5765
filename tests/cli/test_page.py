"""`armstrack page`: where it goes, what is refused, with pictures and without."""

from __future__ import annotations

import importlib.util
from datetime import date
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from armstrack.cli.drawings import drawn_all
from armstrack.cli.page import EXAMPLES
from armstrack.contents import Ledger
from armstrack.index import load
from armstrack.render.page.document import Made, to_html
from armstrack.render.page.figures import draw
from tests.cli.samples import LAV, LAV_ID, run_process
from tests.conftest import SOUND, SOUND_ID, TODAY, Command, WriteRecord


@pytest.fixture(autouse=True)
def ledger(record: WriteRecord) -> None:
    record()


@pytest.fixture
def no_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec

    def find(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "vl_convert" else real(name, package)

    monkeypatch.setattr("armstrack.cli.drawings.find_spec", find)


@pytest.mark.parametrize("name", ["x.html", "x.HTM"])
def test_the_page_is_one_file(name: str, armstrack: Command) -> None:
    result = armstrack("page", "-o", name)
    text = Path(name).read_text(encoding="utf-8")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"wrote {name}: 1 record of 1 flow, 2020 to October 2020, from 1 source\n"
    assert text.startswith("<!doctype html>\n")
    assert f'<div id="{SOUND_ID}">' in text
    assert text.count("<figure") == 3
    assert [path.name for path in Path().iterdir() if path.name != "records"] == [name]


def test_a_dash_is_stdout_and_the_same_everywhere(armstrack: Command) -> None:
    armstrack("page", "-o", "x.html")
    done = run_process("page", "-o", "-", TZ="Asia/Tokyo", PYTHONHASHSEED="1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == Path("x.html").read_bytes()


@pytest.mark.usefixtures("no_renderer")
def test_without_the_renderer_the_page_has_no_pictures_and_a_word_says_so(armstrack: Command) -> None:
    result = armstrack("page", "-o", "x.html")
    assert result.code == 0
    assert result.err.startswith(
        "without pictures: pictures need a package that is not installed: vl_convert: "
        "pip install 'armstrack[charts]'\nwrote x.html: "
    )
    assert "<figure" not in Path("x.html").read_text(encoding="utf-8")


def test_a_picture_that_would_be_empty_is_left_out(record: WriteRecord, armstrack: Command) -> None:
    """No record has a figure: there are no values to draw."""
    armstrack("page", "-o", "x.html")
    assert "Values of arms exports" not in Path("x.html").read_text(encoding="utf-8")
    record(LAV, LAV_ID)
    armstrack("page", "-o", "x.html")
    assert Path("x.html").read_text(encoding="utf-8").count("<figure") == 4


@pytest.mark.parametrize(
    ("to", "fault"),
    [
        ("records", "records is a folder\n  hint: name a file in it"),
        ("x.pdf", 'the page is HTML, which "x.pdf" does not say\n  hint: end it in .html'),
        ("records/x.html", "records/x.html is in the folder of records\n  hint: write outside records"),
    ],
)
def test_a_place_that_is_none_for_a_page_is_refused(to: str, fault: str, armstrack: Command) -> None:
    result = armstrack("page", "-o", to)
    assert (result.code, result.out) == (2, "")
    assert fault.splitlines()[0] in result.err
    assert fault.splitlines()[1].strip().removeprefix("hint: ") in result.err


def test_a_place_that_cannot_be_written_is_said(armstrack: Command) -> None:
    result = armstrack("page", "-o", "gone/x.html")
    assert result.code == 3
    assert "cannot write gone/x.html: No such file or directory" in result.err


def test_a_ledger_without_a_sound_record_makes_no_page(record: WriteRecord, armstrack: Command) -> None:
    record(SOUND.replace("kind: licence-suspended", "kind: gone"))
    result = armstrack("page", "-o", "x.html")
    assert result.code == 1
    assert "no sound record in records" in result.err
    assert not Path("x.html").exists()


def test_the_examples_do_what_they_say(armstrack: Command) -> None:
    for example in EXAMPLES:
        assert armstrack(*example.split()[1:]).code == 0


def test_two_hundred_records_with_pictures_take_less_than_a_megabyte_and_a_half(shipped: Path) -> None:
    day = date.fromisoformat(TODAY)
    events = load(shipped, day, None).events[:200]
    pictures = [draw(c, name) for name, c in drawn_all(Ledger(events, (), 200, shipped), day).items()]
    assert len(pictures) == 4
    assert len(to_html(events, pictures, Made(day, "0.1.0")).encode()) < 1_500_000
