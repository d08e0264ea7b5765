"""Usage errors: two lines on stderr and exit 2: what is wrong, where, and what to do."""

from __future__ import annotations

import pytest
from typer.core import TyperGroup

from armstrack.cli import usage
from armstrack.cli.vendored import BadParameter, ClickException, Context, MissingParameter, UsageError
from tests.cli.samples import run_in_terminal, run_process
from tests.conftest import Command

_ALL = "`armstrack --help` lists the commands"
_LIST = "`armstrack list --help` shows its options"
_TIMELINE = "`armstrack timeline --help` shows its options"


@pytest.mark.parametrize(
    ("words", "fault", "hint"),
    [
        (
            ("lsit",),
            'there is no command "lsit"',
            "did you mean `armstrack list`? `armstrack --help` lists them",
        ),
        (("xyzzy",), 'there is no command "xyzzy"', "`armstrack --help` lists them"),
        (
            ("help", "lsit"),
            'there is no command "lsit"',
            "did you mean `armstrack list`? `armstrack --help` lists them",
        ),
        (("list", "--suplier", "CAN"), "list has no option --suplier", f"did you mean --supplier? {_LIST}"),
        (("list", "--suplier=CAN"), "list has no option --suplier", f"did you mean --supplier? {_LIST}"),
        (("list", "-x"), "list has no option -x", _LIST),
        (("--bogus", "list"), "armstrack has no option --bogus", _ALL),
        (
            ("--supplier", "CAN", "list"),
            "--supplier cannot stand before the command",
            f"write it after the command: `armstrack COMMAND --supplier …`; {_ALL}",
        ),
        (("list", "-s"), "-s needs a value: NAME", _LIST),
        (("list", "--supplier"), "--supplier needs a value: NAME", _LIST),
        (("--records",), "--records needs a value: DIR", _ALL),
        (("list", "--strict=yes"), "--strict takes no value", _LIST),
        (
            ("show",),
            "show needs ID",
            "for example `armstrack show drone-optics-suspended`; `armstrack show --help` shows its options",
        ),
        (
            ("timeline", "canada"),
            "timeline needs RECIPIENT",
            f"for example `armstrack timeline canada turkey --category sensors`; {_TIMELINE}",
        ),
        (
            ("list", "canada"),
            'list has no place for "canada"',
            f"did you mean `--supplier canada`, `--recipient canada` or `--party canada`? {_LIST}",
        ),
        (
            ("list", "-s", "south", "korea"),
            'list has no place for "korea"',
            f"a name of several words needs quotes; {_LIST}",
        ),
        (("timeline", "canada", "turkey", "iran"), 'timeline has no place for "iran"', _TIMELINE),
        (
            ("schema", "drones"),
            'schema has no place for "drones"',
            "`armstrack schema --help` shows its options",
        ),
        (("list", "--limit", "x"), '--limit: "x" is not a whole number', _LIST),
        (("list", "--limit", "-1"), "--limit: -1 is less than 0", _LIST),
        (("--color", "blue", "list"), '--color: "blue" is not one of auto, always, never', _ALL),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_usage_error_says_what_is_wrong_and_what_to_do(
    words: tuple[str, ...], fault: str, hint: str, armstrack: Command
) -> None:
    assert armstrack(*words, today=False) == (2, "", f"armstrack: {fault}\n  hint: {hint}\n")


def test_a_usage_error_is_never_wrapped_nor_boxed() -> None:
    told = (
        "armstrack: timeline needs RECIPIENT\n"
        f"  hint: for example `armstrack timeline canada turkey --category sensors`; {_TIMELINE}\n"
    )
    done = run_process("timeline", "canada", COLUMNS="40", GITHUB_ACTIONS="true")
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", told)
    assert run_in_terminal("timeline", "canada", COLUMNS="40", FORCE_COLOR="1") == (2, told)


@pytest.mark.parametrize(
    ("error", "fault", "hint"),
    [
        (ClickException("The disk is shut."), "the disk is shut", _ALL),
        (UsageError("No luck."), "no luck", _ALL),
        (MissingParameter("A word is missing."), "a word is missing", _ALL),
        (BadParameter("'x' is odd.", param_hint="--odd"), '--odd: "x" is odd', _ALL),
        (BadParameter("'x' is odd."), '"x" is odd', _ALL),
    ],
    ids=["no usage error", "no kind of its own", "missing without a parameter", "with a name", "without one"],
)
def test_a_complaint_of_another_shape_is_told_as_well(error: ClickException, fault: str, hint: str) -> None:
    if isinstance(error, UsageError):
        error.ctx = Context(TyperGroup(name="armstrack"), info_name="armstrack")
    stop = usage.explain(error)
    assert (stop.code, stop.message, stop.hint) == (2, fault, hint)


def test_a_complaint_without_a_command_is_told_as_well() -> None:
    stop = usage.explain(UsageError("No luck."))
    assert (stop.code, stop.message, stop.hint) == (2, "no luck", _ALL)
