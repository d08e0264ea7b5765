"""Floor 7: the one place for streams and colour. stdout is data, stderr is talk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TextIO

from armstrack.cli import exits, progress

if TYPE_CHECKING:
    from rich.console import Console

Color = Literal["auto", "always", "never"]
_NO_WIDTH = 1_000_000
#: What is set where a CI service obeys what stands in a log: GitHub Actions, Azure Pipelines, TeamCity.
_OBEYING = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")


def prepare() -> None:
    """Makes both streams able to print any text: what their encoding lacks is escaped, never a crash."""
    for number in range(3):
        with suppress(OSError, AttributeError):  # closed; or a system that cannot be asked
            if not os.get_blocking(number):  # left so by whoever started this: a part would be lost
                os.set_blocking(number, True)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed before the start, as by `>&-`
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for the whole run
        elif isinstance(stream, TextIOWrapper):
            setattr(sys, name, _gathered(stream))


def _gathered(stream: TextIOWrapper) -> TextIOWrapper:
    """The stream with a buffer: without, as PYTHONUNBUFFERED has it, what the system leaves over is lost."""
    if not isinstance(stream.buffer, FileIO):
        stream.reconfigure(errors="backslashreplace")
        return stream
    lines = stream is sys.stderr or stream.isatty()
    buffer = BufferedWriter(FileIO(stream.fileno(), "w", closefd=False))
    return TextIOWrapper(buffer, stream.encoding, "backslashreplace", line_buffering=lines)


def write(text: str, utf8: bool = False) -> None:
    """Data to stdout, for machines in UTF-8 whatever the locale: an escape would make bad JSON.

    What people read gives no command to the runner of GitHub Actions; forms for machines stay as they are.
    A reader who closes the pipe has seen enough: that is silent.

    Raises:
        StopError: exit 3, where stdout takes no more for another reason, such as a full disk.
    """
    if utf8 and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    with _to_stdout():
        sys.stdout.write(text if utf8 else for_log(text))


def for_log(text: str) -> str:
    """The text without commands, where a CI service that takes them from a log reads along."""
    if not any(map(os.environ.get, _OBEYING)):
        return text
    from armstrack.render.visible import without_commands

    return without_commands(text)


@contextmanager
def binary() -> Iterator[BinaryIO]:
    """Takes bytes to stdout, with the same troubles as `write`."""
    with _to_stdout():
        yield sys.stdout.buffer


@contextmanager
def _to_stdout() -> Iterator[None]:
    progress.clear()
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _hush(sys.stdout)
    except OSError as error:
        _hush(sys.stdout)
        message = f"cannot write the answer: {error.strerror or error}"
        raise exits.StopError(exits.NO_RECORDS, message, "make room, or send it elsewhere") from None


def let_go() -> None:
    """Nothing is left for Python to write at its own end, where it could only fail."""
    try:
        sys.stdout.flush()
    except OSError:
        _hush(sys.stdout)


def read(most: int) -> bytes:
    """What stdin holds, up to so many bytes. A person at the keyboard is told that it is their turn.

    Raises:
        StopError: exit 3, where there is nothing to read from.
    """
    hint = "send it a file, as in `< FILE`"
    if sys.stdin is None:  # closed before the start, as by `<&-`
        raise exits.StopError(exits.NO_RECORDS, "cannot read stdin: it is closed", hint)
    try:
        if sys.stdin.isatty():
            talk("reading from the keyboard: end with Ctrl-D on a line of its own")
        return sys.stdin.buffer.read(most)
    except OSError as error:
        message = f"cannot read stdin: {error.strerror or error}"
        raise exits.StopError(exits.NO_RECORDS, message, hint) from None


def can_ask() -> bool:
    """True where a person can be asked: one who reads stderr, and answers on stdin."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """One line from the person at the keyboard, with the keys for editing where the system has them.

    The question goes to stderr wherever stdout is not the terminal itself, so that stdout stays data.

    Raises:
        EOFError: where no more answers come (Ctrl-D).
    """
    while True:
        try:
            return _listen(question)
        except UnicodeDecodeError:
            talk("that was not UTF-8: type it again")


def _listen(question: str) -> str:
    progress.clear()
    if is_terminal():
        with suppress(ImportError):
            import readline  # noqa: F401 - its import is what makes `input` edit
        return input(question)
    sys.stderr.write(question)
    sys.stderr.flush()
    return input()


def talk(text: str) -> None:
    """A line to stderr, in which no text speaks to the terminal. Where nobody can be told, nobody is."""
    from armstrack.render.visible import visible

    progress.clear()
    try:
        sys.stderr.write(for_log("\n".join(map(visible, text.split("\n")))) + "\n")
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
    """True where answers are drawn for eyes: on a terminal, or where colour is asked for whoever reads.

    A dumb terminal, such as one that is read aloud, gets whole lines as a pipe does.
    """
    return (is_terminal() and not is_dumb()) or color == "always"


def is_dumb() -> bool:
    """True where the terminal says that it has neither colours nor a width to draw in."""
    return os.environ.get("TERM") == "dumb"


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
    return is_terminal() and not os.environ.get("NO_COLOR") and not is_dumb()


def use_links(color: Color) -> bool:
    """Addresses as hyperlinks where colours are: most terminals have them, others pass over them.

    The console of Linux prints them as rubbish. Who wants no colour gets no other sequence either.
    """
    return use_color(color) and os.environ.get("TERM") != "linux"


def console(color: Color, wraps: bool = False) -> Console:
    """Rich on stdout, without markup, highlighter or emoji: text from records is data.

    What is not a terminal has no width, so that nothing is cut or wrapped there, unless it `wraps`.
    """
    from rich.console import Console

    colored = use_color(color)
    return Console(
        file=sys.stdout,
        force_terminal=colored or is_terminal(),
        color_system="256" if colored else None,
        width=shutil.get_terminal_size().columns if wraps or is_terminal() else _NO_WIDTH,
        no_color=not colored,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )


def as_color(text: str) -> Color:
    """The option's word as a Color; the command line has checked it."""
    return "always" if text == "always" else "never" if text == "never" else "auto"
