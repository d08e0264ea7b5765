"""Records that are removed, renamed, rewritten or swapped while the folder is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SOUND_ID
from tests.faults import strikes
from tests.faults.trials import CASES, LINKED_LEDGER, Case, play

pytestmark = pytest.mark.slow
FILE, FOLDER = f"records/can/{SOUND_ID}.yaml", "records/can"
#: Clean, problems, or the folder cannot be opened: never a bug, and never a wait without end.
BORNE = {0, 1, 3}


@pytest.mark.parametrize("change", strikes.changes)
def test_a_file_that_changes_while_the_folder_is_read_is_no_bug(change: str, scratch: Path) -> None:
    case = Case(["validate"], LINKED_LEDGER)
    rounds = play(scratch, case, change, writes_only=False, once=True, target=FILE)
    assert len(rounds) > 5
    for each in rounds[1:]:
        assert each.struck.code in BORNE, each
        assert "this is a bug" not in each.struck.err, each
        assert "root:" not in each.struck.out, each


@pytest.mark.parametrize("change", ["removed", "made a pipe"])
@pytest.mark.parametrize("name", ["list", "fix", "new"])
def test_a_folder_that_goes_while_it_is_read_is_no_bug(name: str, change: str, scratch: Path) -> None:
    case = Case(CASES[name].words, LINKED_LEDGER)
    rounds = play(scratch, case, change, writes_only=False, once=True, target=FOLDER)
    assert len(rounds) > 5
    for each in rounds[1:]:
        assert each.struck.code in BORNE, each
        assert "this is a bug" not in each.struck.err, each


@pytest.mark.parametrize("change", ["rewritten", "removed", "made a pipe"])
def test_the_index_never_outlives_what_changed_beside_it(change: str, scratch: Path) -> None:
    case = Case(["list"], LINKED_LEDGER, cache=True)
    rounds = play(scratch / "a", case, change, writes_only=False, target=FILE, most=8)
    for each in rounds[1:]:
        assert each.struck.code in BORNE, each
        assert (each.again.code, "this is a bug" in each.again.err) == (0, False), each
    left = {name: text for name, text in LINKED_LEDGER.items() if name != FILE}
    left |= {FILE: "title: nobody knows\n" * 50} if change == "rewritten" else {}
    if change != "made a pipe":
        cold = play(scratch / "b", Case(["list", "--no-cache"], left), "kill", most=1)[0].struck
        assert {(each.again.out, each.again.err) for each in rounds[1:]} == {(cold.out, cold.err)}
