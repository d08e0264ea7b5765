"""A ledger is the same, however many processes read it."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from pathlib import Path

import pytest

from armstrack import workers
from armstrack.checks import RECORD_RULES, Corpus, Draft
from armstrack.examining import examine, examine_all
from armstrack.files import find_files
from armstrack.ledger import load
from armstrack.review import review_file
from tests.conftest import ROOT, TODAY

DAY = date.fromisoformat(TODAY)
#: Records with every kind of problem.
FAULTY = sorted(path for path in ROOT.glob("tests/errors/*/records/*/*.y*ml") if not path.is_dir())
#: The folders that these lie in.
FOLDERS = sorted({path.parents[1] for path in FAULTY})


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LEAST", {"fork": 1, "spawn": 1})
    monkeypatch.setattr(workers, "PART", 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Every sort of broken record in one folder, each file with a name of its own."""
    folder = tmp_path / "records"
    for number, path in enumerate(FAULTY):
        inner = folder / path.parent.name
        inner.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, inner / f"{path.stem}-{number}{path.suffix}", follow_symlinks=False)
    return folder


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("jobs", [2, 5])
def test_a_ledger_full_of_problems_is_the_same_for_any_number_of_processes(jobs: int, faulty: Path) -> None:
    alone = load(faulty, DAY)
    assert len({problem.code for problem in alone.problems}) > 40
    with workers.allowed(jobs):
        assert load(faulty, DAY) == alone


@pytest.mark.usefixtures("small_parts")
def test_the_shipped_ledger_is_the_same_for_two_processes() -> None:
    alone = load(ROOT / "records", DAY)
    with workers.allowed(2):
        assert load(ROOT / "records", DAY) == alone


def test_what_can_be_said_of_a_file_alone_has_its_place_at_once() -> None:
    path = next(iter(sorted((ROOT / "records").glob("can/*.yaml"))))
    data = path.read_bytes().replace(b"https://", b"http://", 1)
    review = examine(path, ROOT / "records", data, DAY)
    assert [problem.code for problem in review.problems()] == ["W501"]
    assert (review.findings, review.settled) == ([], True)


def test_where_only_problems_are_wanted_no_event_is_known_but_for_its_gist() -> None:
    folder = ROOT / "records"
    paths = sorted((folder / "can").glob("*.yaml"))
    files = [(path, None) for path in paths]
    whole = list(examine_all(files, folder, DAY))
    gists = list(examine_all(files, folder, DAY, whole=False))
    assert [review.path for review in gists] == paths
    for one, other in zip(whole, gists, strict=True):
        assert one.draft is not None
        assert other.draft is not None
        for name in ("id", "date", "until", "supplier", "recipient", "kind", "items", "related"):
            assert getattr(one.draft, name) == getattr(other.draft, name)
        with pytest.raises(AttributeError):
            _ = other.draft.title


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_what_a_rule_finds_among_others_it_finds_in_the_record_alone(folder: Path) -> None:
    """So that only where it finds something alone the others have to be looked at."""
    reviews = [review_file(path, folder) for path in find_files(folder)]
    drafts = tuple(Draft(review.path, review.id, review.draft, review.broken) for review in reviews)
    whole = Corpus(drafts, DAY)
    for rule in (rule for rule in RECORD_RULES if rule.among):
        for draft, event in whole.events:
            among = [*rule.findings(draft, event, whole)]
            assert among in ([], [*rule.findings(draft, event, Corpus((draft,), DAY))])
