"""Floor 7: `--install-completion` and `--show-completion`: what the Tab key needs in the reader's shell."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from armstrack.cli import exits, streams
from armstrack.cli.vendored import current_shell, get_completion_script, install

#: Where completion has been tried; PowerShell's is installed by Typer.
_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_PANEL = "Completion"
#: Where each shell's script goes, and which file of the reader's own has to name it, as Typer has it.
_PLACES = {
    "bash": (".bash_completions/armstrack.sh", ".bashrc"),
    "zsh": (".zfunc/_armstrack", ".zshrc"),
    "fish": (".config/fish/completions/armstrack.fish", ""),
}
_LOADS = "fpath+=~/.zfunc; autoload -Uz compinit; compinit"
_INSTEAD = "put what `armstrack --show-completion` prints where your shell reads it"


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


def answer(ctx: typer.Context, installs: bool, shows: bool) -> None:
    """Does what either option asks for, and ends the run; without one it does nothing.

    Raises:
        StopError: usage, beside a command or in another shell; exit 3, where it cannot be written.
    """
    if not installs and not shows:
        return
    if ctx.invoked_subcommand is not None:
        option = "--install-completion" if installs else "--show-completion"
        message = f"{option} stands alone, not with `{ctx.invoked_subcommand}`"
        raise exits.StopError(exits.USAGE, message, f"type `armstrack {option}`")
    shell = _shell()
    streams.write(_install(shell) if installs else f"{_script(shell)}\n")
    raise typer.Exit


def _install(shell: str) -> str:
    try:
        path = _put(shell)
    except OSError as error:
        message = f"cannot write {error.filename}: {error.strerror}"
        raise exits.StopError(exits.NO_RECORDS, message, _INSTEAD) from None
    except RuntimeError:
        raise exits.StopError(exits.NO_RECORDS, "there is no home folder to write to", _INSTEAD) from None
    return f"completion for {shell} is in {path}: start a new shell to use it\n"


def _put(shell: str) -> Path:
    """Writes what the shell reads, and says where. What is the reader's own is added to, never cut short.

    Raises:
        OSError: where it cannot be written. RuntimeError: where there is no home folder.
    """
    if shell not in _PLACES:
        return install(shell=shell, prog_name="armstrack")[1]
    place, own = _PLACES[shell]
    home = Path.home()
    _write(home / place, f"{_script(shell)}\n".encode())
    if own:
        there = _read(home / own)
        missing = [line for line in _lines(shell, home / place, there) if line not in there]
        start = b"\n" if there and not there.endswith(b"\n") else b""
        if missing:
            _write(home / own, there + start + b"".join(line + b"\n" for line in missing))
    return home / place


def _read(path: Path) -> bytes:
    """The reader's own file, if there is one.

    Raises:
        OSError: where it cannot be read, or is no plain file.
    """
    from armstrack.files import open_plain

    if not path.exists():
        return b""
    try:
        with open_plain(Path(os.path.realpath(path))) as file:
            return file.read()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _lines(shell: str, script: Path, there: bytes) -> list[bytes]:
    """The lines that a reader's own file needs. It is taken as bytes: any of them may stand there."""
    if shell == "bash":
        return [b"source '%b'" % os.fsencode(script).replace(b"'", b"'\\''")]
    styles = [] if b"zstyle" in there else [b"zstyle ':completion:*' menu select"]
    return [_LOADS.encode(), *styles]


def _write(path: Path, data: bytes) -> None:
    from armstrack.atomic import replace_file

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        replace_file(path, data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _script(shell: str) -> str:
    return get_completion_script(prog_name="armstrack", complete_var="_ARMSTRACK_COMPLETE", shell=shell)


InstallOption = Annotated[
    bool,
    typer.Option(
        "--install-completion",
        help="Make the Tab key complete names in this shell.",
        rich_help_panel=_PANEL,
    ),
]
ShowOption = Annotated[
    bool,
    typer.Option(
        "--show-completion",
        help="Show what that needs.",
        rich_help_panel=_PANEL,
    ),
]
