"""Records that the tests of the commands share, and running a command as its own process."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from tests.conftest import TODAY, WriteRecord

LAV_ID = "2019-can-sau-lav"
LAV = """\
title: Canada reports exports of armoured vehicles to Saudi Arabia
date: 2019
kind: exports-reported
verification: reported
supplier: CAN
recipient: SAU
items:
  - category: armoured-vehicles
values:
  - amount: 2864000000
    currency: CAD
sources:
  - publisher: Global Affairs Canada
    url: https://www.example.org/report
"""

#: Five problems: a name for a code, a key twice, a month 13, an unknown field and a missing one.
FIVE_ID = "2024-13-41-nor-lva-rounds"
FIVE = """\
title: Norway delivers training rounds to Latvia
title: Norway delivers rounds
date: 2024-13-41
kind: delivered
verification: confirmed
recipient: NO
colour: green
sources:
  - publisher: Ministry of Defence
    url: https://www.example.org/rounds
"""

TABBED_ID = "2020-can-tur-tab"
TABBED = "title: Canada delivers\ndate: 2020\nkind: delivered\n\titems: 3\n"

#: A warning and nothing else: an http link.
WARNED_ID = "2021-04-12-can-tur-permits"
WARNED = """\
title: Canada cancels export permits for drone sensors to Turkey
date: 2021-04-12
kind: licence-revoked
verification: confirmed
supplier: CAN
recipient: TUR
items:
  - category: sensors
sources:
  - publisher: Global Affairs Canada
    url: http://www.example.org/statement
"""


_ID = re.compile(r"(?P<date>\d{4}(?:-\d\d){0,2})-(?P<supplier>[a-z]{3})-(?P<recipient>[a-z]{3})-")


def write_act(record: WriteRecord, id_: str, kind: str, title: str, more: str = "", **fields: str) -> None:
    """Writes a confirmed record whose date and parties are those of its id.

    `fields` are further lines, or the same ones otherwise; `more` holds lists; `category` makes one item.
    """
    named = _ID.match(id_)
    assert named, id_
    category = fields.pop("category", "")
    lines = {"title": title, "kind": kind, "verification": "confirmed", **named.groupdict()}
    lines |= {"supplier": named["supplier"].upper(), "recipient": named["recipient"].upper(), **fields}
    text = "".join(f"{name}: {line}\n" for name, line in lines.items())
    text += f"items:\n  - category: {category}\n" if category else ""
    text += dedent(more) + "sources:\n  - publisher: Gazette\n    url: https://www.example.org/gazette\n"
    record(text, id_, named["supplier"])


def environment(**more: str) -> dict[str, str]:
    """The machine's environment without what changes the form of an answer, and with what is named."""
    own = (
        "NO_COLOR",
        "FORCE_COLOR",
        "COLUMNS",
        "LINES",
        "ARMSTRACK_RECORDS",
        "GITHUB_ACTIONS",
        "GITLAB_CI",
        "TF_BUILD",
        "TEAMCITY_VERSION",
        "CI",
        "TERM",
    )
    kept = {name: value for name, value in os.environ.items() if name not in own}
    return kept | {"TERM": "xterm-256color", "PYTHONUTF8": "1"} | more


def command_line(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "armstrack", "--today", TODAY, *arguments]


def run_process(
    *arguments: str, cwd: Path | None = None, stdin: bytes | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, its streams piped."""
    return subprocess.run(
        command_line(*arguments),
        cwd=cwd,
        env=environment(**variables),
        input=stdin,
        capture_output=True,
        check=False,
    )


def run_in_terminal(*arguments: str, typed: str = "", **variables: str) -> tuple[int, str]:
    """Exit code, and what a person sees on a terminal, 100 columns wide unless COLUMNS is given.

    What is `typed` lies ready from the start.
    """
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    process = subprocess.Popen(
        command_line(*arguments),
        env=environment(**({"COLUMNS": "100"} | variables)),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = _read_all(ours)
    os.close(ours)
    return process.wait(), _as_seen(shown.decode())


def _as_seen(written: str) -> str:
    """What is left on the screen: a line that was written over, such as how far the work is, is gone."""
    lines = written.replace("\r\n", "\n").split("\n")
    return "\n".join(line.rpartition("\r")[2] for line in lines)


def _read_all(terminal: int) -> bytes:
    """Everything written to a terminal, until its last writer is gone."""
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            part = b""
        if not part:
            return b"".join(parts)
        parts.append(part)
