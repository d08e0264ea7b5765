"""Where a disk is full or nobody may write to it, the old files stand and somebody is told why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.trials import CASES, hidden, is_old_or_new, play, seen

pytestmark = pytest.mark.slow
WRITING = ["new", "fix", "export", "package"]
SAID = {"ENOSPC": "No space left on device", "EROFS": "Read-only file system", "EACCES": "Permission denied"}


@pytest.mark.parametrize("name", WRITING)
@pytest.mark.parametrize("for_good", [True, False], ids=["for good", "for a moment"])
def test_a_full_disk_leaves_old_or_new_and_the_next_run_is_right(
    for_good: bool, name: str, scratch: Path
) -> None:
    case = CASES[name]
    rounds = play(scratch, case, "ENOSPC", for_good=for_good)
    for each in rounds[1:]:
        code, said = each.struck.code, each.struck.err
        assert (code, SAID["ENOSPC"] in said) in ((0, False), (3, True)), each
        assert is_old_or_new(case, each.struck, rounds[0].struck), each
        assert (hidden(each.struck.files), seen(each.again.files)) == ([], seen(rounds[0].struck.files)), each


@pytest.mark.parametrize("name", WRITING)
@pytest.mark.parametrize("error", ["EROFS", "EACCES"])
def test_a_folder_that_nobody_may_write_to_stays_as_it_is(error: str, name: str, scratch: Path) -> None:
    case = CASES[name]
    each = play(scratch, case, error, for_good=True, once=True, most=2)[1]
    assert (each.struck.code, SAID[error] in each.struck.err) == (3, True), each
    assert seen(each.struck.files) == case.files


@pytest.mark.parametrize("name", ["fix", "new", "xlsx", "sqlite", "parquet", "zip", "reports", "list"])
def test_a_disk_that_fills_up_within_a_write_leaves_the_old_file(name: str, scratch: Path) -> None:
    case = CASES[name]
    each = play(scratch, case, "no room beyond", once=True, amounts=[150])[1]
    assert (each.struck.code, hidden(each.struck.files), seen(each.struck.files)) == (3, [], case.files), each
    assert "this is a bug" not in each.struck.err


@pytest.mark.parametrize("error", ["ENOSPC", "EROFS"])
def test_without_room_for_the_index_the_answer_is_the_same(error: str, scratch: Path) -> None:
    rounds = play(scratch, CASES["index"], error, once=True, for_good=True)
    assert {(each.struck.code, each.struck.out, each.struck.err) for each in rounds} == {
        (0, rounds[0].struck.out, "")
    }
