"""Floor 7: `--install-completion` and `--show-completion`: what the Tab key needs in the reader's shell."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrack.cli import exits, streams
from armstrack.cli.vendored import current_shell, get_completion_script, install

#: Where completion has been tried; PowerShell's is Typer's own.
_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_PANEL = "Completion"


def _shell() -> str:
    """The shell that armstrack was started from.

    Raises:
        StopError: usage, where it is another, or cannot be told.
    """
    name = current_shell()
    if name in _SHELLS:
        return name
    told = f"there is no completion for {name}" if name else "cannot tell which shell this is"
    raise exits.StopError(exits.USAGE, told, "type it in bash, zsh or fish")


def _install(wanted: bool) -> None:
    if wanted:
        shell = _shell()
        try:
            _, path = install(shell=shell, prog_name="armstrack")
        except OSError as error:
            message = f"cannot write {error.filename}: {error.strerror}"
            hint = "put what `armstrack --show-completion` prints where your shell reads it"
            raise exits.StopError(exits.NO_RECORDS, message, hint) from None
        streams.write(f"completion for {shell} is in {path}: start a new shell to use it\n")
        raise typer.Exit


def _show(wanted: bool) -> None:
    if wanted:
        script = get_completion_script(
            prog_name="armstrack", complete_var="_ARMSTRACK_COMPLETE", shell=_shell()
        )
        streams.write(f"{script}\n")
        raise typer.Exit


InstallOption = Annotated[
    bool,
    typer.Option(
        "--install-completion",
        help="Make the Tab key complete names in this shell.",
        rich_help_panel=_PANEL,
        is_eager=True,
        callback=_install,
    ),
]
ShowOption = Annotated[
    bool,
    typer.Option(
        "--show-completion",
        help="Show what that needs.",
        rich_help_panel=_PANEL,
        is_eager=True,
        callback=_show,
    ),
]
