"""Floor 7: the parts of Typer that have no public name. No other module reaches into them.

Typer carries Click within itself; `import click` would give another Click, whose exceptions are never raised.
"""

from __future__ import annotations

from typer._click import Command, Context, HelpFormatter, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._click.shell_completion import CompletionItem, add_completion_class
from typer._completion_classes import BashComplete, FishComplete, ZshComplete, completion_init
from typer._completion_shared import _completion_scripts as scripts
from typer._completion_shared import _get_shell_name as current_shell
from typer._completion_shared import get_completion_script, install

__all__ = [
    "BadOptionUsage",
    "BadParameter",
    "BashComplete",
    "ClickException",
    "Command",
    "CompletionItem",
    "Context",
    "FishComplete",
    "HelpFormatter",
    "MissingParameter",
    "NoSuchOption",
    "Parameter",
    "UsageError",
    "ZshComplete",
    "add_completion_class",
    "completion_init",
    "current_shell",
    "get_completion_script",
    "install",
    "scripts",
]
