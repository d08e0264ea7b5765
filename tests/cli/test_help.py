"""Help: the whole on one screen, a command's options by group, and two examples at its end."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import typer.main

from armstrack.cli import classes, main, streams
from armstrack.cli.commands import CARDS
from armstrack.cli.help import ANYWHERE
from armstrack.cli.options import command
from armstrack.cli.vendored import Context
from tests.cli.samples import environment, run_in_terminal, run_process
from tests.conftest import Command

COMMANDS = [card.name for card in CARDS]
_MOST = ("look", "check", "export", "refer")


def small(commands: dict[str, str]) -> classes.Group:
    """An application of our kind with these commands, each in its panel."""
    app = typer.Typer(cls=classes.Group, help="what it is", add_completion=False, rich_markup_mode=None)

    @app.callback()
    def before(
        records: str = typer.Option("", "-R", "--records", metavar="DIR", rich_help_panel=ANYWHERE),
        fast: bool = typer.Option(False, "--fast", rich_help_panel=ANYWHERE),
        secret: bool = typer.Option(False, "--secret", rich_help_panel="Other"),
    ) -> None: ...

    for name, panel in commands.items():

        @command(app, name, panel, examples=(f"tool {name}", f"tool {name} again"))
        def do() -> None:
            """Does what its name says. And more."""

    group = typer.main.get_command(app)
    assert isinstance(group, classes.Group)
    return group


def overview(group: classes.Group) -> str:
    return group.get_help(Context(group, info_name="tool", max_content_width=100))


def test_the_overview_has_a_line_a_command_by_panel() -> None:
    told = """\
tool COMMAND [OPTIONS]: what it is

Work      sort  Does what its name says
          mend  Does what its name says

Refer to  tell  Does what its name says

Anywhere  --records DIR  --fast  --help

More      `tool COMMAND --help` shows a command's options and two examples
          `tool --install-completion` makes the Tab key complete names"""
    assert overview(small({"sort": "Work", "mend": "Work", "tell": "Refer to"})) == told


def test_who_wants_no_help_option_gets_none() -> None:
    group = small({"sort": "Work"})
    assert group.get_help_option(Context(group, help_option_names=[])) is None


def test_a_hidden_command_is_not_listed() -> None:
    group = small({"sort": "Work", "mend": "Work"})
    group.commands["mend"].hidden = True
    assert re.findall("^.{10}([a-z]+)  ", overview(group), re.MULTILINE) == ["sort"]


def test_where_the_lines_are_few_the_blank_ones_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    group = small({"sort": "Work", "tell": "Refer to"})
    monkeypatch.setenv("LINES", "11")
    assert "\n\n" in overview(group)
    assert len(overview(group).splitlines()) == 10
    monkeypatch.setenv("LINES", "10")
    assert "\n\n" not in overview(group)


def test_a_phrase_folds_beside_its_name_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "36")
    told = overview(small({"sort": "Work"})).splitlines()
    assert told[2:4] == ["Work      sort  Does what its name", "                says"]


def test_eighteen_commands_and_the_prompt_fit_a_screen_of_24_lines() -> None:
    names = {f"command{number:02}": _MOST[number // 5] for number in range(18)}
    assert len(overview(small(names)).splitlines()) <= 23


def test_the_help_lists_every_command_in_order_and_fits_one_screen(armstrack: Command) -> None:
    result = armstrack("--help", today=False)
    lines = result.out.splitlines()
    assert re.findall("^.{10}([a-z]+) {2,}[A-Z]", result.out, re.MULTILINE) == COMMANDS
    assert [line for line in lines if len(line) > 80] == []
    assert len(lines) <= 24
    assert (result.code, result.err) == (0, "")


def test_the_help_has_no_line_for_completion_but_the_one_that_says_how(armstrack: Command) -> None:
    told = armstrack("--help", today=False).out
    assert re.findall(r"--\w+-completion", told) == ["--install-completion"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_phrase_on_one_line_of_the_overview(name: str, armstrack: Command) -> None:
    told = armstrack("--help", today=False).out
    row = next(line for line in told.splitlines() if line[10:].startswith(f"{name} "))
    help_ = str(typer.main.get_command(main.app).commands[name].help)  # type: ignore[attr-defined]
    sentence = help_.partition("\n")[0].removesuffix(".")
    assert row.endswith(f" {sentence}"), f"the docstring of {name} begins with too long a sentence"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_ends_with_two_examples_and_fits_80_columns(
    name: str, armstrack: Command
) -> None:
    lines = armstrack(name, "--help", today=False).out.splitlines()
    assert lines[0].startswith(f"Usage: armstrack {name} ")
    assert lines[-3] == "Examples:"
    assert [line.startswith(f"  armstrack {name}") for line in lines[-2:]] == [True, True]
    assert [line for line in lines[:-2] if len(line) > 80] == []


def test_help_shows_the_options_in_their_groups(armstrack: Command) -> None:
    result = armstrack("list", "-h")
    groups = re.findall("^([A-Z][a-z]+):$", result.out, re.MULTILINE)
    assert groups == ["Options", "Filters", "Output", "Anywhere", "Examples"]
    assert result.code == 0


def test_the_help_of_a_command_in_full(armstrack: Command) -> None:
    assert armstrack("show", "--help") == (
        0,
        """\
Usage: armstrack show ID… [OPTIONS]

  One record whole: who said what, sources, links both ways.

Arguments:
  ID…  An id, or any unique beginning or ending of one.

Anywhere:
  --records DIR              Folder of records (else ARMSTRACK_RECORDS, else
                             ./records).
  --today DAY                Take DAY for today, for repeatable output.
  --color auto|always|never  When to use colour.
  --strict                   Fail where a record has errors (validate:
                             warnings too).
  --no-cache                 Read every record, not the index of an earlier
                             call (ARMSTRACK_CACHE=off: never).
  --version                  Show the version.
  --debug                    Show the traceback of a bug in armstrack.
  -h, --help                 Show this help.

Examples:
  armstrack show drone-optics-suspended
  armstrack show verbal-halt-promised
""",
        "",
    )


def test_an_argument_that_may_be_left_out_stands_in_brackets(armstrack: Command) -> None:
    names = ("status", "timeline", "explain")
    usage = {name: armstrack(name, "--help").out.splitlines()[0] for name in names}
    assert usage == {
        "status": "Usage: armstrack status [SUPPLIER] [RECIPIENT] [OPTIONS]",
        "timeline": "Usage: armstrack timeline SUPPLIER RECIPIENT [OPTIONS]",
        "explain": "Usage: armstrack explain [CODE] [OPTIONS]",
    }


def test_what_holds_without_an_option_is_said(armstrack: Command) -> None:
    assert "One category of goods. Default: all." in armstrack("timeline", "--help").out
    told = " ".join(armstrack("list", "--help").out.split())
    assert "turns it round. Default: -date; id for csv, json and ndjson." in told


def test_help_before_a_command_is_help_after_it(armstrack: Command) -> None:
    assert armstrack("help", "list", today=False) == armstrack("list", "--help", today=False)
    assert armstrack("help", "list", "again", today=False) == armstrack("list", "--help", today=False)
    assert armstrack("help", today=False) == armstrack("--help", today=False)


def test_help_is_coloured_on_a_terminal_alone() -> None:
    _, shown = run_in_terminal("list", "--help")
    assert "\x1b[1mFilters\x1b[0m:" in shown
    assert "\x1b[38;5;32m-s, --supplier NAME\x1b[0m  " in shown
    _, shown = run_in_terminal("--help")
    assert "\x1b[1mLook up   \x1b[0m\x1b[38;5;32msummary" in shown
    assert b"\x1b" not in run_process("list", "--help", FORCE_COLOR="1", GITHUB_ACTIONS="true").stdout


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_where_colour_is_unwanted_there_is_none(variables: dict[str, str]) -> None:
    assert "\x1b" not in run_in_terminal("list", "--help", **variables)[1]


@pytest.mark.parametrize(
    "words", [("--color", "always", "list", "--help"), ("list", "--color", "always", "--help")]
)
def test_the_option_decides_over_the_colour_of_help(words: tuple[str, ...], armstrack: Command) -> None:
    assert "\x1b[1mFilters\x1b[0m:" in armstrack(*words).out


def test_the_option_decides_over_the_colour_of_the_overview(armstrack: Command) -> None:
    assert "\x1b[38;5;32msummary" in armstrack("--color", "always", "--help").out
    assert "\x1b" not in run_in_terminal("--color", "never", "--help")[1]


def test_help_uses_the_width_up_to_100_columns() -> None:
    widths = {}
    for columns in ("60", "140"):
        _, shown = run_in_terminal("--color", "never", "list", "--help", COLUMNS=columns)
        body = shown.partition("\n\nExamples")[0]
        widths[columns] = max(map(len, body.splitlines()))
    assert widths["60"] <= 60
    assert 80 < widths["140"] <= 100


def test_in_an_ascii_locale_help_is_ascii(armstrack: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "ascii_only", lambda: True)
    assert armstrack("show", "--help").out.startswith("Usage: armstrack show ID... [OPTIONS]\n")


@pytest.mark.parametrize(
    "words", ["--help", "list --help", "help", "help list", "--show-completion", "--version"]
)
def test_help_on_a_full_disk_ends_as_any_answer_does(words: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m armstrack {words}; exit $?"],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr.decode()) == (
        3,
        "armstrack: cannot write the answer: No space left on device\n"
        "  hint: make room, or send it elsewhere\n",
    )
