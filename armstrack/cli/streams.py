"""Floor 7: the one place for streams and colour. stdout is data, stderr is talk."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from rich.console import Console

Color = Literal["auto", "always", "never"]


def prepare() -> None:
    """Makes both streams able to print any text: what their encoding lacks is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Data to stdout. A reader who closes the pipe has seen enough: that is silent."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush(sys.stdout)


def talk(text: str) -> None:
    """A line to stderr."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except BrokenPipeError:
        _hush(sys.stderr)


def _hush(stream: TextIO) -> None:
    """Points a closed stream at nothing, so that the interpreter does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def is_terminal() -> bool:
    """True where a person reads stdout."""
    return sys.stdout.isatty()


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


def console(color: Color) -> Console:
    """Rich on stdout, without markup, highlighter or emoji: text from records is data."""
    from rich.console import Console

    colored = use_color(color)
    return Console(
        file=sys.stdout,
        force_terminal=colored or is_terminal(),
        color_system="standard" if colored else None,
        no_color=not colored,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )


def as_color(text: str) -> Color:
    """The option's word as a Color; the command line has checked it."""
    return "always" if text == "always" else "never" if text == "never" else "auto"
