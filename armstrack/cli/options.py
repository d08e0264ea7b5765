"""Floor 7: options declared once. A command asks for `run`, `filters` or `output` and gets them whole."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from armstrack import __version__
from armstrack.cli import filter_options, progress, streams
from armstrack.cli.classes import Command
from armstrack.cli.help import ANYWHERE
from armstrack.cli.output import Output
from armstrack.cli.run import Given, Run
from armstrack.select import Filters

_OUTPUT = "Output"
ColorWord = StrEnum("ColorWord", ["auto", "always", "never"])
FormatWord = StrEnum("FormatWord", ["table", "csv", "json", "ndjson", "markdown"])


def _option(*names_: str, help: str, panel: str, **more: Any) -> Any:
    return typer.Option(*names_, help=help, rich_help_panel=panel, **more)


RecordsOption = Annotated[
    Path | None,
    _option(
        "--records",
        help="Folder of records (else ARMSTRACK_RECORDS, else ./records).",
        panel=ANYWHERE,
        metavar="DIR",
    ),
]
TodayOption = Annotated[
    str | None,
    _option("--today", help="Take DAY for today, for repeatable output.", panel=ANYWHERE, metavar="DAY"),
]
ColorOption = Annotated[
    ColorWord | None,
    _option(
        "--color",
        help="When to use colour.",
        panel=ANYWHERE,
        metavar="|".join(ColorWord),
        is_eager=True,  # help, which is eager too, is coloured as well
    ),
]
StrictOption = Annotated[
    bool,
    _option("--strict", help="Fail where a record has errors (validate: warnings too).", panel=ANYWHERE),
]

CacheOption = Annotated[
    bool,
    _option("--no-cache", help="Read every record, not the index of an earlier call.", panel=ANYWHERE),
]


def _show_version(wanted: bool) -> None:
    if wanted:
        streams.write(f"armstrack {__version__}\n")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    _option("--version", help="Show the version.", panel=ANYWHERE, is_eager=True, callback=_show_version),
]
#: `main` looks for it itself: a bug may lie before the options are read.
DebugOption = Annotated[
    bool, _option("--debug", help="Show the traceback of a bug in armstrack.", panel=ANYWHERE)
]

_RUN: dict[str, Any] = {
    "records": (RecordsOption, None),
    "today": (TodayOption, None),
    "color": (ColorOption, None),
    "strict": (StrictOption, False),
    "no_cache": (CacheOption, False),
    "version": (VersionOption, False),
    "debug": (DebugOption, False),
}


_OUT: dict[str, Any] = {
    "format": (
        Annotated[
            FormatWord | None,
            _option(
                "--format",
                "-f",
                help=f"Form of the answer: {', '.join(FormatWord)}.",
                panel=_OUTPUT,
                metavar="FORMAT",
            ),
        ],
        None,
    ),
    "output": (
        Annotated[
            Path | None,
            _option(
                "--output",
                "-o",
                help="File to write; its ending tells the format.",
                panel=_OUTPUT,
                metavar="FILE",
            ),
        ],
        None,
    ),
    "raw": (
        Annotated[bool, _option("--raw", help="CSV without the guard against formulas.", panel=_OUTPUT)],
        False,
    ),
    "limit": (
        Annotated[
            int | None,
            _option(
                "--limit",
                help="At most N rows; 0 is all.",
                panel=_OUTPUT,
                min=0,
                metavar="N",
                show_default="a screenful on a terminal, else all",
            ),
        ],
        None,
    ),
}


def given(options: dict[str, Any]) -> Given:
    """Takes the options that work everywhere out of a command's options."""
    found = {name: options.pop(name, default) for name, (_, default) in _RUN.items()}
    color = found["color"]
    word = color.value if color else None
    return Given(found["records"], found["today"], word, found["strict"], found["no_cache"])


def _output(options: dict[str, Any]) -> Output:
    format_, file, raw = options.pop("format"), options.pop("output"), options.pop("raw")
    return Output(format_.value if format_ else None, file, raw, options.pop("limit"))


def command(
    app: typer.Typer,
    name: str,
    panel: str,
    examples: tuple[str, ...] = (),
    statuses: str = "status",
    **more: Any,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Registers a function as a command, with the options of the parts that it asks for.

    The parts are `run`, `filters` and `output`; the command gets each of them whole. Its help ends with the
    examples. `statuses` is the vocabulary of its `--status`.
    """
    more = {"epilog": "\n".join(examples), **more}

    def register(function: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(function, eval_str=True).parameters
        asked: dict[str, Any] = {}
        for part, options in (("filters", filter_options.OPTIONS), ("output", _OUT), ("run", _RUN)):
            asked |= options if part in own else {}
        if statuses in filter_options.STATUSES:
            asked["status"] = filter_options.STATUSES[statuses]

        def call(ctx: typer.Context, **options: Any) -> None:
            before: Given = ctx.find_root().obj or Given()
            parts: dict[str, Any] = {"run": given(options).over(before).settle()} if "run" in own else {}
            parts |= {"filters": filter_options.taken(options, statuses)} if "filters" in own else {}
            parts |= {"output": _output(options)} if "output" in own else {}
            with progress.shown():
                function(**parts, **options)

        parameters = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
        parameters += [
            p.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            for p in own.values()
            if p.name not in ("run", "filters", "output")
        ]
        parameters += [
            inspect.Parameter(option, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
            for option, (annotation, default) in asked.items()
        ]
        call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in parameters}
        call.__doc__ = function.__doc__
        app.command(name, cls=Command, rich_help_panel=panel, **more)(call)
        return function

    return register


__all__ = ["Filters", "Output", "Run", "command"]
