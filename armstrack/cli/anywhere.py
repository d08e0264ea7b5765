"""Floor 7: the options that work everywhere, before or after the command, declared once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from armstrack import __version__
from armstrack.cli import streams
from armstrack.cli.help import ANYWHERE
from armstrack.cli.run import Given

ColorWord = StrEnum("ColorWord", ["auto", "always", "never"])


def option(*names_: str, help: str, panel: str, **more: Any) -> Any:
    """An option of Typer's, in a panel of the help. Whether a path may be read its reader finds out."""
    return typer.Option(*names_, help=help, rich_help_panel=panel, readable=False, **more)


RecordsOption = Annotated[
    Path | None,
    option(
        "--records",
        help="Folder of records (else ARMSTRACK_RECORDS, else ./records).",
        panel=ANYWHERE,
        metavar="DIR",
    ),
]
TodayOption = Annotated[
    str | None,
    option("--today", help="Take DAY for today, for repeatable output.", panel=ANYWHERE, metavar="DAY"),
]
ColorOption = Annotated[
    ColorWord | None,
    option(
        "--color",
        help="When to use colour.",
        panel=ANYWHERE,
        metavar="|".join(ColorWord),
        is_eager=True,  # help, which is eager too, is coloured as well
    ),
]
StrictOption = Annotated[
    bool,
    option("--strict", help="Fail where a record has errors (validate: warnings too).", panel=ANYWHERE),
]

CacheOption = Annotated[
    bool,
    option(
        "--no-cache",
        help="Read every record, not the index of an earlier call (ARMSTRACK_CACHE=off: never).",
        panel=ANYWHERE,
    ),
]


def _show_version(wanted: bool) -> None:
    if wanted:
        streams.write(f"armstrack {__version__}\n")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    option("--version", help="Show the version.", panel=ANYWHERE, is_eager=True, callback=_show_version),
]
#: `main` looks for it itself: a bug may lie before the options are read.
DebugOption = Annotated[
    bool, option("--debug", help="Show the traceback of a bug in armstrack.", panel=ANYWHERE)
]

RUN: dict[str, Any] = {
    "records": (RecordsOption, None),
    "today": (TodayOption, None),
    "color": (ColorOption, None),
    "strict": (StrictOption, False),
    "no_cache": (CacheOption, False),
    "version": (VersionOption, False),
    "debug": (DebugOption, False),
}


def given(options: dict[str, Any]) -> Given:
    """Takes the options that work everywhere out of a command's options."""
    found = {name: options.pop(name, default) for name, (_, default) in RUN.items()}
    color = found["color"]
    word = color.value if color else None
    return Given(found["records"], found["today"], word, found["strict"], found["no_cache"])
