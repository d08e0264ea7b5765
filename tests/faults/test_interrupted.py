"""Ctrl-C at any dealing with files: exit 130, not a word, old or new."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.trials import CASES, Case, is_old_or_new, play, seen

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["new", "fix", "package", "index"])
def test_ctrl_c_ends_with_130_and_leaves_old_or_new(name: str, scratch: Path) -> None:
    case = CASES[name]
    rounds = play(scratch, case, "interrupt")
    told = rounds[0].struck.err if name == "new" else ""  # what the record does to its flow, told before
    for each in rounds[1:]:
        assert (each.struck.code, each.struck.err) == (130, told), each
        assert is_old_or_new(case, each.struck, rounds[0].struck), each
        assert seen(each.again.files) == seen(rounds[0].struck.files), each


@pytest.mark.parametrize("words", [["validate"], ["summary"]], ids=" ".join)
def test_ctrl_c_while_records_are_read_is_silent(words: list[str], scratch: Path) -> None:
    rounds = play(scratch, Case(words), "interrupt", writes_only=False, once=True)
    assert len(rounds) > 4
    assert {(each.struck.code, each.struck.out, each.struck.err) for each in rounds[1:]} == {(130, "", "")}
