"""Floor 7: options declared once. A command asks for `run`, `filters` or `output` and gets them whole."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from armstrack.cli import converting, filter_options, progress
from armstrack.cli.anywhere import RUN, given, option
from armstrack.cli.classes import Command
from armstrack.cli.converting import Money
from armstrack.cli.output import Output
from armstrack.cli.run import Given, Run
from armstrack.select import Filters

_OUTPUT = "Output"
FormatWord = StrEnum("FormatWord", ["table", "csv", "json", "ndjson", "markdown"])


_OUT: dict[str, Any] = {
    "format": (
        Annotated[
            FormatWord | None,
            option(
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
            option(
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
        Annotated[bool, option("--raw", help="CSV without the guard against formulas.", panel=_OUTPUT)],
        False,
    ),
    "limit": (
        Annotated[
            int | None,
            option(
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


#: What a command can ask for, in the order of its help, with the options behind it.
_PARTS: dict[str, dict[str, Any]] = {
    "filters": filter_options.OPTIONS,
    "output": _OUT,
    "money": converting.OPTIONS,
    "run": RUN,
}


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

    The parts are `run`, `filters`, `money` and `output`; the command gets each of them whole. Its help ends
    with the examples. `statuses` is the vocabulary of its `--status`.
    """
    more = {"epilog": "\n".join(examples), **more}

    def register(function: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(function, eval_str=True).parameters
        asked: dict[str, Any] = {}
        for part, options in _PARTS.items():
            asked |= options if part in own else {}
        if statuses in filter_options.STATUSES:
            asked["status"] = filter_options.STATUSES[statuses]

        def call(ctx: typer.Context, **options: Any) -> None:
            before: Given = ctx.find_root().obj or Given()
            parts: dict[str, Any] = {"run": given(options).over(before).settle()} if "run" in own else {}
            parts |= {"filters": filter_options.taken(options, statuses)} if "filters" in own else {}
            parts |= {"money": converting.taken(options)} if "money" in own else {}
            parts |= {"output": _output(options)} if "output" in own else {}
            with progress.shown():
                function(**parts, **options)

        parameters = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
        parameters += [
            p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own.values() if p.name not in _PARTS
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


__all__ = ["Filters", "Money", "Output", "Run", "command"]
