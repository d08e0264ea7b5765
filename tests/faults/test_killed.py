"""Killed at any of its dealings with files, a command leaves old or new, and the next run is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.samples import LAV, LAV_ID
from tests.conftest import SOUND_ID
from tests.faults.trials import CASES, Case, mistakes, play, seen

pytestmark = pytest.mark.slow
#: SIGKILL, and the signal of a file that grows beyond its bound.
KILLED, GREW = -9, -25


@pytest.mark.parametrize("name", ["new", "fix", "export", "package"])
def test_killed_at_any_dealing_it_leaves_old_or_new_and_the_next_run_is_right(
    name: str, scratch: Path
) -> None:
    rounds = play(scratch, CASES[name], "kill")
    assert [each.struck.code for each in rounds[1:]] == [KILLED] * (len(rounds) - 1)
    assert len(rounds) > 7
    assert mistakes(CASES[name], rounds) == []


@pytest.mark.parametrize("name", ["fix", "export", "package"])
def test_killed_within_a_write_it_leaves_the_old_file(name: str, scratch: Path) -> None:
    rounds = play(scratch, CASES[name], "killed beyond", amounts=[0, 1, 150])
    assert [each.struck.code for each in rounds] == [0, GREW, GREW, GREW]
    assert all(seen(each.struck.files) == CASES[name].files for each in rounds[1:])
    assert mistakes(CASES[name], rounds) == []


EDITED = {f"records/can/{LAV_ID}.yaml": LAV.replace("exports of", "sales of")}


@pytest.mark.parametrize("edits", [{}, EDITED], ids=["first call", "after an edit"])
@pytest.mark.parametrize(
    ("fault", "amounts"),
    [("kill", []), ("killed beyond", [0, 100, 1000, 4096, 5000, 8192, 9000, 16384])],
    ids=["dealings", "bytes"],
)
def test_killed_while_it_writes_the_index_the_next_call_says_what_the_files_say(
    fault: str, amounts: list[int], edits: dict[str, str], scratch: Path
) -> None:
    case = CASES["index"]
    first = case.words if edits else []
    rounds = play(scratch / "a", case, fault, amounts=amounts, first=first, edits=edits)
    cold = Case(["list", "--no-cache"], case.files | edits)
    (told,) = play(scratch / "b", cold, "kill", most=1)
    assert SOUND_ID in told.struck.out
    assert len(rounds) > 3
    assert {(each.again.code, each.again.out, each.again.err) for each in rounds} == {
        (0, told.struck.out, "")
    }
    assert [each.struck.code for each in rounds if each.struck.code not in (0, KILLED, GREW)] == []
