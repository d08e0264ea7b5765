"""What has no public name in Typer: these tests tell when Typer moves it."""

from __future__ import annotations

import re

import pytest
import typer
import typer.core
import typer.main

from armstrack.cli import classes, main, vendored
from tests.conftest import ROOT


def test_typer_raises_the_exceptions_that_we_catch() -> None:
    command = typer.main.get_command(main.app)
    raised = {
        ("list", "--bogus"): vendored.NoSuchOption,
        ("list", "--supplier"): vendored.BadOptionUsage,
        ("show",): vendored.MissingParameter,
        ("list", "--limit", "x"): vendored.BadParameter,
    }
    for words, kind in raised.items():
        with pytest.raises(kind) as caught:
            command.main(list(words), prog_name="armstrack", standalone_mode=False)
        assert type(caught.value) is kind
        assert isinstance(caught.value, vendored.ClickException)


def test_the_bases_are_those_of_typer_s_public_classes() -> None:
    assert issubclass(typer.Context, vendored.Context)
    assert issubclass(typer.core.TyperOption, vendored.Parameter)
    assert issubclass(classes.Command, vendored.Command)
    assert typer.BadParameter is vendored.BadParameter


def test_typer_has_a_script_for_each_shell() -> None:
    assert {"bash", "zsh", "fish"} <= set(vendored.scripts)


def test_no_other_module_reaches_into_typer() -> None:
    private = re.compile(r"^\s*(?:from|import) (?:click|typer\._|typer\S*\._)", re.MULTILINE)
    modules = (ROOT / "armstrack").rglob("*.py")
    reaching = [path.name for path in modules if private.search(path.read_text(encoding="utf-8"))]
    assert reaching == ["vendored.py"]
