"""Which folder is the ledger that named files belong to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from armstrack.cli.folders import folder_for
from armstrack.cli.run import Run

RUN = Run(None, date(2026, 11, 22))
NAME = "2020-can-tur-act.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two ledgers called `records`, one that is not, and files that lie too deep or too high."""
    monkeypatch.chdir(tmp_path)
    for folder in (
        "records/can/deep",
        "records/can/usa",
        "other/records/can/usa",
        "other/records/can/deep/deeper",
        "shelf/can",
        "shelf/can/usa",
        "odd/one",
        "records/drafts",
        "other/records/x/ledger/can",
        "1/2/3/4/records/5/6/7/8",
    ):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    for path in list(tmp_path.rglob("*")):
        (path / NAME).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("path", "ledger"),
    [
        (f"records/can/{NAME}", "records"),
        (f"records/can/deep/{NAME}", "records"),
        (f"records/{NAME}", "records"),
        ("records", "records"),
        (f"other/records/can/{NAME}", "other/records"),
        (f"other/records/can/usa/{NAME}", "other/records"),
        (f"other/records/can/deep/deeper/{NAME}", "other/records"),
        (f"other/records/{NAME}", "other/records"),
        ("other/records", "other/records"),
        ("other/records/can", "other/records"),
        (f"other/records/x/ledger/can/{NAME}", "other/records/x/ledger"),
        (f"shelf/can/{NAME}", "shelf"),
        ("shelf/can", "shelf"),
        ("shelf", "shelf"),
        ("odd", "odd"),
        (f"odd/one/{NAME}", "records"),
        (f"1/2/3/4/records/5/6/7/{NAME}", "1/2/3/4/records"),
        (f"1/2/3/4/records/5/6/7/8/{NAME}", "records"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_file_belongs_to_the_ledger_around_it_else_to_the_usual_one(path: str, ledger: str) -> None:
    given = Path(path)
    named = sorted(given.rglob("*.yaml")) if given.is_dir() else [given]
    assert folder_for(RUN, [given], named) == Path(ledger)


@pytest.mark.parametrize(
    ("cwd", "ledger"),
    [
        ("other/records/can", ".."),
        ("other/records/can/deep", "../.."),
        ("other/records", "."),
        ("shelf/can", ".."),
    ],
)
def test_from_within_a_ledger_it_is_named_from_there(
    cwd: str, ledger: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here / cwd)
    assert folder_for(RUN, [Path(NAME)], [Path(NAME)]) == Path(ledger)


def test_a_ledger_of_another_name_may_be_called_as_a_supplier_is(here: Path) -> None:
    deep = here / "shelf" / "can" / "usa" / NAME
    assert folder_for(RUN, [deep], [deep]) == here / "shelf" / "can"
    shelf = here / "shelf"
    assert folder_for(RUN, [shelf], [deep, shelf / "can" / NAME]) == shelf


def test_the_ledger_that_is_told_wins(here: Path) -> None:
    told = Run(Path("other/records"), RUN.today)
    assert folder_for(told, [Path("shelf")], [Path("shelf/can") / NAME]) == Path("other/records")
