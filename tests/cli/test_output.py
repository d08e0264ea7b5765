"""Where tables go: a terminal, a pipe or a file; whole or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from armstrack.cli import streams
from armstrack.cli.exits import StopError
from armstrack.cli.output import Output
from armstrack.table import Column, Table
from tests.cli.samples import LAV, LAV_ID
from tests.conftest import Command, WriteRecord

LIST = ("list", "--columns", "id,status")
TEXT = """\
id                         status
2020-10-05-can-tur-optics  suspended
2019-can-sau-lav           active
"""
CSV = "id,status\n2019-can-sau-lav,active\n2020-10-05-can-tur-optics,suspended\n"
JSON = """\
[
  {
    "id": "2019-can-sau-lav",
    "status": "active"
  },
  {
    "id": "2020-10-05-can-tur-optics",
    "status": "suspended"
  }
]
"""
NDJSON = (
    '{"id": "2019-can-sau-lav", "status": "active"}\n'
    '{"id": "2020-10-05-can-tur-optics", "status": "suspended"}\n'
)
MARKDOWN = """\
| id | status |
| --- | --- |
| 2020-10-05-can-tur-optics | suspended |
| 2019-can-sau-lav | active |
"""


@pytest.fixture(autouse=True)
def two(record: WriteRecord) -> None:
    """A ledger of two records."""
    record()
    record(LAV, LAV_ID)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("out.txt", TEXT),
        ("out.csv", CSV),
        ("OUT.CSV", CSV),
        ("out.json", JSON),
        ("out.ndjson", NDJSON),
        ("out.jsonl", NDJSON),
        ("out.md", MARKDOWN),
    ],
)
def test_the_ending_tells_the_format(name: str, text: str, armstrack: Command) -> None:
    assert armstrack(*LIST, "-o", name) == (0, "", "")
    assert Path(name).read_bytes().decode() == text
    assert sorted(path.name for path in Path().iterdir()) == sorted([name, "records"])


def test_the_format_asked_for_wins_over_the_ending(armstrack: Command) -> None:
    assert armstrack(*LIST, "-o", "out.csv", "--format", "json") == (0, "", "")
    assert Path("out.csv").read_text(encoding="utf-8") == JSON


@pytest.mark.parametrize("words", [("-o", "-"), ("-o", "-", "-f", "table"), ("-f", "table"), ()])
def test_a_hyphen_is_stdout(words: tuple[str, ...], armstrack: Command) -> None:
    assert armstrack(*LIST, *words) == (0, TEXT, "")


def test_an_unknown_ending_is_a_usage_error(armstrack: Command) -> None:
    assert armstrack(*LIST, "-o", "out.xls") == (
        2,
        "",
        'armstrack: the ending of "out.xls" tells no format\n'
        "  hint: use .csv, .json, .ndjson, .jsonl, .md, .txt, or say --format\n",
    )


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("records", "Is a directory"),
        (".", "Is a directory"),
        ("..", "Is a directory"),
        ("nowhere/out.csv", "No such file or directory"),
        ("records/can/2019-can-sau-lav.yaml/out.csv", "Not a directory"),
        (f"{'long' * 100}.csv", "File name too long"),
    ],
    ids=["folder", "here", "above", "no folder", "a file as folder", "too long"],
)
def test_a_target_that_cannot_be_written_is_exit_3(target: str, reason: str, armstrack: Command) -> None:
    assert armstrack(*LIST, "-f", "csv", "-o", target) == (
        3,
        "",
        f"armstrack: cannot write {target}: {reason}\n  hint: choose another file\n",
    )
    assert [path.name for path in Path().iterdir()] == ["records"]


def test_a_name_as_long_as_names_may_be_is_written(armstrack: Command) -> None:
    name = f"{'n' * 251}.csv"
    assert armstrack(*LIST, "-o", name) == (0, "", "")
    assert Path(name).read_text(encoding="utf-8") == CSV


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file(
    error: BaseException, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("out.csv").write_text("old\n", encoding="utf-8")

    def fail(path: Path, target: Path) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        result = armstrack(*LIST, "-o", "out.csv")
    assert Path("out.csv").read_text(encoding="utf-8") == "old\n"
    assert sorted(path.name for path in Path().iterdir()) == ["out.csv", "records"]
    hint = "make room on the disk, or choose another file"
    message = f"armstrack: cannot write out.csv: No space left on device\n  hint: {hint}\n"
    assert result == ((130, "", "") if isinstance(error, KeyboardInterrupt) else (3, "", message))


def test_an_old_file_is_replaced(armstrack: Command) -> None:
    Path("out.csv").write_text("old\n" * 1000, encoding="utf-8")
    armstrack(*LIST, "-o", "out.csv")
    assert Path("out.csv").read_text(encoding="utf-8") == CSV


def test_a_link_stays_a_link(armstrack: Command) -> None:
    Path("kept").mkdir()
    Path("out.csv").symlink_to("kept/real.csv")
    assert armstrack(*LIST, "-o", "out.csv") == (0, "", "")
    assert Path("out.csv").is_symlink()
    assert Path("kept/real.csv").read_text(encoding="utf-8") == CSV


def test_a_pipe_is_written_to_and_not_replaced(armstrack: Command) -> None:
    os.mkfifo("pipe.csv")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe.csv").read_text(encoding="utf-8")))
    reader.start()
    result = armstrack(*LIST, "-o", "pipe.csv")
    reader.join(timeout=10)
    assert (result, read) == ((0, "", ""), [CSV])
    assert Path("pipe.csv").is_fifo()


def test_a_file_has_every_sign_whatever_the_terminal_can_show(
    armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "ascii_only", lambda: True)
    printed = armstrack("summary", "--by", "status")
    armstrack("summary", "--by", "status", "-o", "out.txt")
    assert "50% #####" in printed.out
    assert "50% █████" in Path("out.txt").read_text(encoding="utf-8")


def test_a_terminal_gets_a_drawn_table(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    assert armstrack(*LIST).out.splitlines() == [
        "id                         status",
        "────────────────────────────────────",
        "2020-10-05-can-tur-optics  suspended",
        "2019-can-sau-lav           active",
    ]


def test_a_pipe_that_asks_for_colour_gets_a_drawn_table_uncut(armstrack: Command) -> None:
    lines = armstrack("list", "--color", "always").out.splitlines()
    assert lines[2].startswith("2020-10-05  Canada    Turkey        \x1b[38;5;166msuspended\x1b[0m  ")
    assert lines[2].rstrip().endswith("2020-10-05-can-tur-optics")
    assert lines[3].rstrip().endswith("2019-can-sau-lav")


def test_raw_leaves_formulas_unguarded(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table((Column("word", "word"),), (("=1+1",),))
    Output("csv").put([table], "auto")
    Output("csv", raw=True).put([table], "auto")
    assert capsys.readouterr().out == "word\n'=1+1\nword\n=1+1\n"


def test_a_file_without_an_ending_needs_a_format() -> None:
    with pytest.raises(StopError, match='the ending of "out" tells no format'):
        Output(file=Path("out")).settled()


@pytest.mark.parametrize(
    "words",
    [
        ("list", "-f", "csv", "-o"),
        ("summary", "-f", "json", "-o"),
        ("timeline", "canada", "saudi", "-f", "ndjson", "-o"),
        ("vocab", "kind", "-f", "markdown", "-o"),
        ("schema", "-o"),
        ("validate", "--output"),
    ],
    ids=lambda words: words[0],
)
def test_no_answer_takes_the_place_of_a_record(words: tuple[str, ...], armstrack: Command) -> None:
    record = f"records/can/{LAV_ID}.yaml"
    before = Path(record).read_bytes()
    Path("link.csv").symlink_to(record)
    for given in (record, "link.csv", "records/can/NEW.YML"):
        prefix = "json:" if words[0] == "validate" else ""
        assert armstrack(*words, f"{prefix}{given}") == (
            2,
            "",
            f"armstrack: {given} has the name of a record: it is left as it is\n"
            "  hint: choose another ending\n",
        )
    assert Path(record).read_bytes() == before
    assert not Path("records/can/NEW.YML").exists()
