"""Long lists stop at a screenful on a terminal, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.cli import streams
from armstrack.cli.paging import screenful
from tests.cli.samples import run_in_terminal, run_process
from tests.conftest import Command, WriteRecord

TEN = tuple(f"2020-10-{day:02}-can-tur-act-{day}" for day in range(10, 20))


@pytest.fixture
def ten(record: WriteRecord) -> Path:
    """A ledger of ten records."""
    text = (
        "title: Canada acts\nkind: licence-suspended\nverification: confirmed\n"
        "supplier: CAN\nrecipient: TUR\n"
        "items:\n  - category: sensors\nsources:\n  - publisher: Gazette\n    url: https://www.example.org/a\n"
    )
    for id_ in TEN:
        record(f"{text}date: {id_[:10]}\n", id_)
    return Path("records").resolve().parent


@pytest.mark.parametrize(
    ("terminal", "asked", "height", "lines"),
    [
        (True, None, "24", 22),
        (True, None, "50", 48),
        (True, None, "3", 8),
        (True, 5, "24", None),
        (True, 0, "24", None),
        (False, None, "24", None),
    ],
)
def test_a_screenful_is_the_screen_without_the_prompts(
    terminal: bool, asked: int | None, height: str, lines: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "is_terminal", lambda: terminal)
    monkeypatch.setenv("LINES", height)
    monkeypatch.setenv("COLUMNS", "80")
    assert screenful(asked) == lines


LIST = ("list", "--color", "never", "--columns", "id")


def test_a_list_stops_at_a_screenful_and_says_how_to_see_the_rest(ten: Path) -> None:
    assert run_in_terminal(*LIST, LINES="10") == (
        0,
        "id\n─────────────────────────\n"
        + "".join(f"{id_}\n" for id_ in TEN[:4:-1])
        + "… 5 more: --limit 0 shows all\n",
    )


@pytest.mark.parametrize("words", [("--limit", "0"), ("--limit", "10")])
def test_a_limit_that_is_asked_for_wins(words: tuple[str, ...], ten: Path) -> None:
    code, shown = run_in_terminal(*LIST, *words, LINES="10")
    assert (code, shown.split()[2:]) == (0, [*reversed(TEN)])


def test_neither_pipes_nor_files_nor_machine_formats_are_cut(ten: Path) -> None:
    assert run_process(*LIST, cwd=ten, LINES="10").stdout.decode().split()[1:] == [*reversed(TEN)]
    assert run_in_terminal(*LIST, "-o", "out.txt", LINES="10") == (0, "")
    assert Path("out.txt").read_text(encoding="utf-8").split()[1:] == [*reversed(TEN)]
    assert run_in_terminal(*LIST, "-f", "csv", LINES="10")[1].split()[1:] == [*TEN]


def test_a_dumb_terminal_gets_as_many_rows_as_it_has_lines(ten: Path) -> None:
    _, shown = run_in_terminal(*LIST, TERM="dumb", LINES="10")
    assert shown.splitlines()[0] == "id"
    assert shown.splitlines()[-1] == "… 2 more: --limit 0 shows all"


@pytest.mark.parametrize("format_", ["csv", "json", "ndjson", "markdown", "table"])
def test_a_limit_holds_in_every_format(format_: str, ten: Path, armstrack: Command) -> None:
    out = armstrack("list", "--limit", "3", "--columns", "id", "-f", format_).out
    assert sum(id_ in out for id_ in TEN) == 3
    assert ("… 7 more: --limit 0 shows all" in out) is (format_ in ("markdown", "table"))


def test_a_limit_is_never_negative(armstrack: Command) -> None:
    assert armstrack("list", "--limit", "-1").code == 2
