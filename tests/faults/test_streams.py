"""Whoever does not listen hears no complaint, and what was asked for is done all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.cli.commands import CARDS
from tests.cli.samples import LAV_ID
from tests.conftest import SOUND_ID
from tests.faults.trials import LINKED_LEDGER, WRONG_LEDGER, Case, play, seen

pytestmark = pytest.mark.slow
NO_ROOM = "No space left on device\n  hint: make room, or send it elsewhere\n"
FULL = f"armstrack: cannot write the answer: {NO_ROOM}"
COMMANDS = [
    ["--help"],
    ["--version"],
    ["help", "list"],
    ["summary"],
    ["summary", "--by", "kind"],
    ["find", "canada"],
    ["list"],
    ["list", "-f", "csv"],
    ["list", "-f", "json"],
    ["list", "-f", "markdown"],
    ["show", SOUND_ID, LAV_ID],
    ["status"],
    ["status", "canada", "turkey", "--explain"],
    ["timeline", "canada", "turkey"],
    ["promises", "-f", "csv"],
    ["trace", "turkey", "-f", "csv"],
    ["validate"],
    ["validate", "-f", "sarif"],
    ["validate", "--diff"],
    ["explain"],
    ["explain", "E204"],
    ["export", "-o", "-", "-f", "csv"],
    ["export", "-o", "-", "-f", "xlsx"],
    ["parties"],
    ["vocab"],
    ["vocab", "kind"],
    ["schema"],
]
#: `new` and `diff` write little, and what draws pictures cannot be copied as a process.
ELSEWHERE = {"new", "diff", "plot", "page"}


def test_every_command_that_answers_is_tried() -> None:
    assert {words[0] for words in COMMANDS} >= {card.name for card in CARDS} - ELSEWHERE


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_lost_stream_changes_nothing_but_what_goes_there(words: list[str], scratch: Path) -> None:
    case = Case(words, LINKED_LEDGER if words[0] != "validate" else WRONG_LEDGER)
    whole, unread, deaf, mute, full = (
        each.struck
        for each in play(scratch, case, "without", once=True, amounts=["reader", "stdout", "stderr", "room"])
    )
    assert whole.out
    assert (unread.code, unread.out, unread.err) == (whole.code, "", whole.err)
    assert (deaf.code, deaf.out, deaf.err) == (whole.code, "", whole.err)
    assert (mute.code, mute.out, mute.err) == (whole.code, whole.out, "")
    assert (full.code, full.out, full.err.removesuffix(FULL) in (whole.err, "")) == (3, "", True)
    assert seen(full.files) == case.files
