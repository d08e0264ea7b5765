"""Floor 7: the one place for streams and colour. stdout is data, stderr is talk."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from armstrack.cli import exits

if TYPE_CHECKING:
    from rich.console import Console

Color = Literal["auto", "always", "never"]
_NO_WIDTH = 1_000_000


def prepare() -> None:
    """Makes both streams able to print any text: what their encoding lacks is escaped, never a crash."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed before the start, as by `>&-`
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for the whole run
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(text: str, utf8: bool = False) -> None:
    """Data to stdout, for machines in UTF-8 whatever the locale: an escape would make bad JSON.

    A reader who closes the pipe has seen enough: that is silent.

    Raises:
        StopError: exit 3, where stdout takes no more for another reason, such as a full disk.
    """
    if utf8 and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush(sys.stdout)
    except OSError as error:
        _hush(sys.stdout)
        message = f"cannot write the answer: {error.strerror or error}"
        raise exits.StopError(exits.NO_RECORDS, message, "make room, or send it elsewhere") from None


def talk(text: str) -> None:
    """A line to stderr. Where nobody can be told, nobody is."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        _hush(sys.stderr)


def _hush(stream: TextIO) -> None:
    """Points a closed stream at nothing, so that the interpreter does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def is_terminal() -> bool:
    """True where a person reads stdout."""
    return sys.stdout.isatty()


def draws(color: Color) -> bool:
    """True where answers are drawn for eyes: on a terminal, or where colour is asked for whoever reads."""
    return is_terminal() or color == "always"


def ascii_only() -> bool:
    """True where stdout's encoding has no other characters."""
    try:
        "≥█".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def use_color(color: Color) -> bool:
    """Colour for a terminal, unless NO_COLOR or a dumb terminal forbids it; the option decides over all."""
    if color != "auto":
        return color == "always"
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def console(color: Color, wraps: bool = False) -> Console:
    """Rich on stdout, without markup, highlighter or emoji: text from records is data.

    What is not a terminal has no width, so that nothing is cut or wrapped there, unless it `wraps`.
    """
    from rich.console import Console

    colored = use_color(color)
    return Console(
        file=sys.stdout,
        force_terminal=colored or is_terminal(),
        color_system="standard" if colored else None,
        width=None if wraps or is_terminal() else _NO_WIDTH,
        no_color=not colored,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )


def as_color(text: str) -> Color:
    """The option's word as a Color; the command line has checked it."""
    return "always" if text == "always" else "never" if text == "never" else "auto"
