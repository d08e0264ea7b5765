"""Talking to a command at a terminal, as a person does: an answer is typed once its question stands there."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import subprocess
import termios
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.cli.samples import command_line, environment

#: What keys send. A signal may come just before Python waits for the keyboard, and is then seen at the next
#: key: that of Enter.
CTRL_C, CTRL_D = "\x03\n", "\x04"
#: How every question of ours ends, at the end of what stands on the screen.
_QUESTION = re.compile(rb"(?:> |\] |\) )$")


class Session(NamedTuple):
    """How a conversation ended: exit code, what stood on the screen, what went to a redirected stdout."""

    code: int
    screen: str
    out: str


def converse(
    *arguments: str, answers: Iterable[str], cwd: Path | None = None, redirected: Path | None = None
) -> Session:
    """Runs a command at a terminal, 100 columns wide, and types an answer to each of its questions."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 100))
    target = redirected.open("wb") if redirected else None
    process = subprocess.Popen(
        command_line(*arguments),
        cwd=cwd,
        env=environment(TERM="dumb"),
        stdin=theirs,
        stdout=target or theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_own_terminal,  # noqa: PLW1509 - no thread runs, and Ctrl-C needs it
    )
    os.close(theirs)
    screen = b""
    for answer in answers:
        screen += _read_until(ours, _QUESTION)
        line = answer if answer in (CTRL_C, CTRL_D) else f"{answer}\n"
        os.write(ours, line.encode())
    while (last := _read_until(ours, _QUESTION)) and _QUESTION.search(last):
        screen += last
        os.write(ours, CTRL_D.encode())  # a question too many ends the conversation, and not the test run
    screen += last
    os.close(ours)
    if target:
        target.close()
    text = screen.decode().replace("\r\n", "\n")
    return Session(process.wait(), text, redirected.read_text(encoding="utf-8") if redirected else "")


def _own_terminal() -> None:
    """Makes stdin the terminal that the process is controlled from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read_until(terminal: int, question: re.Pattern[bytes]) -> bytes:
    """What the command says until it asks, or until its end."""
    said = b""
    while not question.search(said):
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            return said
        said += part
    return said
