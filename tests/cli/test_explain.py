"""`armstrack explain`: the catalogue of problems."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from armstrack.problem import catalogue
from tests.conftest import Command

PAGE = """\
E204 unknown-party (error)

The code is not that of a party.

Names have many spellings and some mean several states; a code means one party.

What to do: Write the code from the hint; `armstrack parties WORDS` finds it.

With --fix: A name or alias that means one party becomes its code; a two-letter
code does where the name of the file bears it out. A near miss never does.
"""


@pytest.mark.parametrize("typed", ["E204", "e204"])
def test_a_code_has_a_page(typed: str, armstrack: Command) -> None:
    assert armstrack("explain", typed) == (0, PAGE, "")


@pytest.mark.parametrize("code", catalogue())
def test_every_code_has_a_page_within_80_columns(code: str, armstrack: Command) -> None:
    entry = catalogue()[code]
    result = armstrack("explain", code)
    parts = [" ".join(part.split()) for part in result.out.split("\n\n")]
    assert parts == [
        f"{code} {entry.name} ({entry.severity})",
        " ".join(entry.what.split()),
        " ".join(entry.why.split()),
        " ".join(f"What to do: {entry.remedy}".split()),
        *([f"With --fix: {entry.fix}"] if entry.fix else []),
    ]
    assert max(map(len, result.out.splitlines())) <= 80
    assert (result.code, result.err) == (0, "")


def test_without_a_code_all_are_listed(armstrack: Command) -> None:
    lines = armstrack("explain").out.splitlines()
    assert lines[0].split() == ["code", "name", "what", "is", "wrong"]
    assert [line.split()[0] for line in lines[1:]] == list(catalogue())


def test_the_list_for_machines_holds_the_whole_pages(armstrack: Command) -> None:
    pages = json.loads(armstrack("explain", "--format", "json").out)
    assert [page["code"] for page in pages] == list(catalogue())
    assert list(pages[0]) == ["code", "name", "about", "why", "remedy", "fix"]


def test_one_code_for_machines_is_one_row(armstrack: Command) -> None:
    assert armstrack("explain", "E204", "-f", "csv").out == (
        "code,name,about,why,remedy,fix\n"
        "E204,unknown-party,The code is not that of a party.,"
        "Names have many spellings and some mean several states; a code means one party.,"
        "Write the code from the hint; `armstrack parties WORDS` finds it.,"
        "A name or alias that means one party becomes its code; a two-letter code does where the name of the "
        "file bears it out. A near miss never does.\n"
    )


def test_a_page_goes_to_the_file_asked_for(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert armstrack("explain", "E204", "-o", "page.txt") == (0, "", "")
    assert Path("page.txt").read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("e24", "did you mean E204? `armstrack explain` lists them"),
        ("zzz", "`armstrack explain` lists them"),
    ],
)
def test_an_unknown_code_is_a_usage_error(typed: str, hint: str, armstrack: Command) -> None:
    assert armstrack("explain", typed) == (2, "", f'armstrack: there is no code "{typed}"\n  hint: {hint}\n')
