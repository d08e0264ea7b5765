"""The list of commands says what they say of themselves, and imports none that nobody asks for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from armstrack.cli import classes
from armstrack.cli.commands import CARDS, Card, Waiting, load
from tests.conftest import ROOT


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_the_list_agrees_with_the_command(card: Card) -> None:
    command = load(card.name)
    assert (command.name, command.rich_help_panel) == (card.name, card.panel)  # type: ignore[attr-defined]
    assert str(command.help).partition("\n\n")[0] == card.phrase


def test_a_command_is_whole_once_more_is_asked_of_it() -> None:
    waiting = Waiting(name="show", callback=None, help="One record.", hidden=True)
    assert (type(waiting), waiting.help) == (Waiting, "One record.")
    assert [param.name for param in waiting.params][:1] == ["ids"]
    assert type(waiting) is classes.Command
    assert (waiting.hidden, waiting.callback is None) == (True, False)


def test_a_command_has_nothing_else_to_wait_for() -> None:
    with pytest.raises(AttributeError, match=r"^nothing$"):
        _ = Waiting(name="show", callback=None).nothing


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_the_help_imports_no_command_and_no_table(words: list[str]) -> None:
    code = (
        "import sys\nfrom armstrack.cli.main import main\n"
        f"sys.argv = ['armstrack', *{words!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'rich', 'pydantic', 'yaml'}\n"
        "unwanted = heavy | {'armstrack.vocab', 'armstrack.event', 'armstrack.cli.show'}\n"
        "print(sorted(unwanted & set(sys.modules)), file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stderr.splitlines()[0] == "[]"
