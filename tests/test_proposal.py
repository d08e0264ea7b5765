"""A record that is not written yet, as if it lay in its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from armstrack.contents import Ledger
from armstrack.document import read
from armstrack.files import FolderError
from armstrack.plain import Tree
from armstrack.proposal import Proposal, is_taken, load_present, place_of, propose
from tests.conftest import SOUND, SOUND_ID, WriteRecord

TODAY = date(2026, 11, 22)
RECORDS = Path("records")


def tree_of(text: str) -> dict[str, Tree]:
    tree = read(text.encode()).tree
    assert tree is not None
    return tree


def proposed(text: str, slug: str = "other") -> Proposal:
    tree = tree_of(text)
    return propose(tree, place_of(tree, slug, RECORDS), load_present(RECORDS, TODAY), TODAY)


def test_a_record_s_place_follows_from_its_date_and_parties() -> None:
    tree = tree_of(SOUND.replace("date: 2020-10-05", "date: ../2020-10?"))
    assert place_of(tree, "optics", Path("a/b")) == Path("a/b/can/2020-10-can-tur-optics.yaml")


def test_the_text_is_that_of_the_file(record: WriteRecord) -> None:
    record(SOUND, "2019-can-tur-first")
    assert proposed(SOUND).text == SOUND


def test_the_problems_are_those_that_come_with_the_record_wherever_they_stand(record: WriteRecord) -> None:
    record(SOUND, "2020-10-05-can-tur-zebra")
    record(SOUND.replace("https:", "http:").replace("10-05", "10-04"), "2020-10-04-can-tur-other")
    told = [(problem.path, problem.code) for problem in proposed(SOUND, "act").problems]
    assert told == [("records/can/2020-10-05-can-tur-zebra.yaml", "W505")]


def test_a_record_of_an_unknown_relation_has_an_error(record: WriteRecord) -> None:
    record(SOUND.replace("2020-10-05", "2019"), "2019-can-tur-first")
    found = proposed(f"{SOUND}related:\n  - rel: changes\n    id: 2018-can-tur-none\n")
    assert [(problem.code, problem.span.line) for problem in found.problems] == [("E403", 11)]
    assert found.effects == ()


def test_the_effects_are_the_flow_s_status_around_the_day_and_today(record: WriteRecord) -> None:
    record()
    lifted = SOUND.replace("2020-10-05", "2021-04-12").replace("licence-suspended", "restriction-lifted")
    engines = lifted.replace("category: sensors", "category: sensors\n  - category: engines")
    assert proposed(engines).effects == (
        "sensors: suspended on 2021-04-11, open on 2021-04-12; "
        "open on 2026-11-22, suspended without this record",
        "engines: none on 2021-04-11, open on 2021-04-12; open on 2026-11-22, none without this record",
    )


def test_a_record_may_change_the_status_of_today_from_long_ago(record: WriteRecord) -> None:
    record()
    earlier = SOUND.replace("2020-10-05", "2019-10-05").replace("items:\n  - category: sensors\n", "")
    assert proposed(earlier).effects == (
        "all goods: none on 2019-10-04, suspended on 2019-10-05; "
        "suspended on 2026-11-22, restricted without this record",
    )


def test_a_record_may_change_nothing_today(record: WriteRecord) -> None:
    record()
    earlier = SOUND.replace("2020-10-05", "2019-10-05")
    assert proposed(earlier).effects == (
        "sensors: none on 2019-10-04, suspended on 2019-10-05; "
        "suspended on 2026-11-22, as without this record",
    )


def test_the_first_record_of_all_is_checked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    RECORDS.mkdir()
    assert load_present(RECORDS, TODAY) == Ledger((), (), 0, RECORDS)
    assert proposed(SOUND).problems == ()
    assert [problem.code for problem in proposed(SOUND.replace("https:", "http:")).problems] == ["W501"]


def test_a_folder_that_cannot_be_read_is_no_empty_ledger(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="cannot open the records folder"):
        load_present(tmp_path / "none", TODAY)


def test_a_name_is_taken_in_every_folder_and_every_case(record: WriteRecord) -> None:
    record(SOUND, SOUND_ID.upper(), "tur")
    present = load_present(RECORDS, TODAY)
    assert is_taken(RECORDS / "can" / f"{SOUND_ID}.yaml", present)
    assert not is_taken(RECORDS / "can" / f"{SOUND_ID}-more.yaml", present)


def test_a_name_is_taken_by_whatever_stands_there(record: WriteRecord) -> None:
    record()
    present = load_present(RECORDS, TODAY)
    (RECORDS / "can" / "since.yaml").write_text("x", encoding="utf-8")
    (RECORDS / "can" / "link.yaml").symlink_to("nowhere")
    assert is_taken(RECORDS / "can" / "since.yaml", present)
    assert is_taken(RECORDS / "can" / "link.yaml", present)
