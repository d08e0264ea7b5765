"""A checkup says what loading the whole ledger says, however many processes and however few files."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack import workers
from armstrack.checkup import Checkup, check_files, check_ledger
from armstrack.files import FolderError
from armstrack.ledger import load
from tests.conftest import ROOT, SOUND, SOUND_ID, TODAY, WriteRecord
from tests.test_examining import faulty, small_parts

__all__ = ["faulty", "small_parts"]
DAY = date.fromisoformat(TODAY)
LEDGERS = sorted(path / "records" for path in ROOT.glob("tests/errors/*"))
#: Ids that are one on some file systems, that are near each other, that name each other's parties.
IDS = (SOUND_ID, SOUND_ID.upper(), f"{SOUND_ID}-2", "2020-10-05-can-tur-drones", "2021-can-tur-end")
#: What makes files neighbours, or spells that so that bytes do not show it.
LINES = (
    *(
        f"related:\n  - rel: {rel}\n    id: {to}\n"
        for rel in ("ends", "same-act", "breaches")
        for to in IDS[::2]
    ),
    *(f'related:\n  - rel: extends\n    id: "{to[:4]}\\x2d{to[5:]}"\n' for to in IDS[2:]),
    "related:\n  - rel: ends\n    id: 2020-no # armstrack: allow E403 it comes\n",
    *("until: 2021-01-01\n", "until: 2021-01-01 # armstrack: allow W507 known\n", "via: [X]\n", ""),
)
CHANGES = (
    ("", ""),
    ("2020-10-05", '"2020\\x2d10-05"'),
    ("licence-suspended", '"licence\\x2dsuspended"'),
    ("category: sensors", "category: ships"),
    ("recipient: TUR", "recipient: TUR # armstrack: allow W505 two acts"),
    ("supplier: CAN", "supplier: Canada"),
    ("date: 2020-10-05", "date: 2020-10-05 # armstrack: allow W505 two acts"),
    ("title: ", ": "),
)


def whole(folder: Path) -> Checkup:
    found = load(folder, DAY)
    return Checkup(found.problems, found.checked, found.files)


def agrees_on_each(folder: Path) -> None:
    """Whatever files of a ledger are checked, they have the problems that the whole ledger finds in them."""
    every = whole(folder)
    for path in every.checked:
        its_own = tuple(problem for problem in every.problems if problem.path == path.as_posix())
        assert check_files(folder, [path], DAY) == Checkup(its_own, (path,), 1)
    few = set(every.checked[::2])
    theirs = tuple(problem for problem in every.problems if Path(problem.path) in few)
    assert check_files(folder, few, DAY) == Checkup(theirs, tuple(sorted(few)), len(few))


@pytest.mark.parametrize("folder", LEDGERS, ids=lambda folder: folder.parent.name)
def test_a_checkup_of_a_ledger_with_a_problem_says_what_loading_it_says(folder: Path) -> None:
    assert check_ledger(folder, DAY) == whole(folder)
    agrees_on_each(folder)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_a_checkup_is_the_same_for_any_number_of_processes(jobs: int, faulty: Path) -> None:
    expected = whole(faulty)
    with workers.allowed(jobs):
        assert check_ledger(faulty, DAY) == expected


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(("can", "tur")), st.sampled_from(IDS)),
        st.tuples(st.sampled_from(CHANGES), st.sampled_from(LINES)),
        min_size=2,
        max_size=5,
    )
)
@settings(max_examples=150)
def test_a_file_has_the_problems_that_the_whole_ledger_finds_in_it(
    files: dict[tuple[str, str], tuple[tuple[str, str], str]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        for (inner, record), (change, line) in files.items():
            path = Path(name) / inner / f"{record}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(SOUND.replace(*change) + line, encoding="utf-8")
        agrees_on_each(Path(name))
        assert check_ledger(Path(name), DAY) == whole(Path(name))


def test_many_files_and_the_expectations_are_checked_with_the_whole_ledger(faulty: Path) -> None:
    every = whole(faulty)
    assert len(every.checked) > 64
    assert check_files(faulty, every.checked, DAY) == every
    (faulty / "expectations.yaml").write_text("records: 100000\n")
    floors = check_files(faulty, [faulty / "expectations.yaml"], DAY)
    assert [(p.code, p.span.line) for p in floors.problems] == [("E405", 1)]
    assert (floors.checked, floors.files) == ((faulty / "expectations.yaml",), 1)


def test_a_file_may_have_another_content_than_on_the_disk(record: WriteRecord) -> None:
    path = record(SOUND)
    folder = path.parent.parent
    bad = SOUND.replace("recipient: TUR", "recipient: Turky").encode()
    assert [p.code for p in check_files(folder, [path], DAY, instead={path: bad}).problems] == ["E204"]
    assert check_files(folder, [path], DAY).problems == ()


def test_a_file_that_is_not_there_yet_and_one_elsewhere_are_checked_against_the_ledger(
    record: WriteRecord,
) -> None:
    folder = record(SOUND).parent.parent
    new = folder / "can" / "2020-10-05-can-tur-zones.yaml"
    assert [p.code for p in check_files(folder, [new], DAY, instead={new: SOUND.encode()}).problems] == [
        "W505"
    ]
    elsewhere = Path("yonder", "can", f"{SOUND_ID}.yaml")
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_text(SOUND)
    assert [p.code for p in check_files(folder, [elsewhere], DAY).problems] == ["E401"]


def test_skipped_codes_may_be_allowed_in_vain(record: WriteRecord) -> None:
    path = record(SOUND.replace("recipient: TUR", "recipient: TUR # armstrack: allow W505 seen"))
    folder = path.parent.parent
    for found in (check_ledger(folder, DAY), check_files(folder, [path], DAY)):
        assert [problem.code for problem in found.problems] == ["W509"]
    assert check_ledger(folder, DAY, ["W505"]).problems == ()
    assert check_files(folder, [path], DAY, ["W505"]).problems == ()


def test_files_beside_the_ledger_are_checked_with_it(record: WriteRecord, tmp_path: Path) -> None:
    folder = record(SOUND).parent.parent
    beside = tmp_path / "beside.yaml"
    beside.write_text(SOUND)
    found = check_ledger(folder, DAY, also=[beside])
    assert (found.files, beside in found.checked) == (2, True)


def test_a_folder_without_records_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="holds no record"):
        check_ledger(tmp_path, DAY)
    with pytest.raises(FolderError, match="holds no record"):
        check_files(tmp_path, [tmp_path / "can" / "a.yaml"], DAY)
