"""Floor 7: options declared once. A command asks for `run`, `filters` or `output` and gets them whole."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from armstrack import __version__
from armstrack.cli import names, streams
from armstrack.cli.output import Output
from armstrack.cli.run import Given, Run
from armstrack.select import Filters
from armstrack.vocab import vocabularies

_EVERYWHERE, _FILTERS, _OUTPUT = "Everywhere", "Filters", "Output"
ColorWord = StrEnum("ColorWord", ["auto", "always", "never"])
FormatWord = StrEnum("FormatWord", ["table", "csv", "json", "ndjson", "markdown"])


def _option(*names_: str, help: str, panel: str, **more: Any) -> Any:
    return typer.Option(*names_, help=help, rich_help_panel=panel, **more)


RecordsOption = Annotated[
    Path | None,
    _option(
        "--records",
        help="Folder of records (else ARMSTRACK_RECORDS, else ./records).",
        panel=_EVERYWHERE,
        metavar="DIR",
    ),
]
TodayOption = Annotated[
    str | None,
    _option("--today", help="Take DAY for today, for repeatable output.", panel=_EVERYWHERE, metavar="DAY"),
]
ColorOption = Annotated[ColorWord | None, _option("--color", help="When to use colour.", panel=_EVERYWHERE)]
StrictOption = Annotated[
    bool,
    _option("--strict", help="Fail where a record has errors (validate: warnings too).", panel=_EVERYWHERE),
]


def _show_version(wanted: bool) -> None:
    if wanted:
        streams.write(f"armstrack {__version__}\n")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    _option("--version", help="Show the version.", panel=_EVERYWHERE, is_eager=True, callback=_show_version),
]
#: `main` looks for it itself: a bug may lie before the options are read.
DebugOption = Annotated[
    bool, _option("--debug", help="Show the traceback of a bug in armstrack.", panel=_EVERYWHERE)
]

_RUN: dict[str, Any] = {
    "records": (RecordsOption, None),
    "today": (TodayOption, None),
    "color": (ColorOption, None),
    "strict": (StrictOption, False),
    "version": (VersionOption, False),
    "debug": (DebugOption, False),
}


def _many(*names_: str, help: str, metavar: str) -> Any:
    return Annotated[list[str] | None, _option(*names_, help=help, panel=_FILTERS, metavar=metavar)]


def _one(*names_: str, help: str, metavar: str) -> Any:
    return Annotated[str | None, _option(*names_, help=help, panel=_FILTERS, metavar=metavar)]


_FILTER: dict[str, Any] = {
    "supplier": (_many("--supplier", "-s", help="Supplier, in any spelling.", metavar="NAME"), None),
    "recipient": (_many("--recipient", "-r", help="Recipient, in any spelling.", metavar="NAME"), None),
    "party": (_many("--party", "-p", help="Either side, or an intermediary.", metavar="NAME"), None),
    "kind": (_many("--kind", "-k", help="What happened.", metavar="KIND"), None),
    "status": (
        _many("--status", help="Status that the record's kind gives, or the kind.", metavar="STATUS"),
        None,
    ),
    "verification": (_many("--verification", help="How well it is established.", metavar="WORD"), None),
    "category": (_many("--category", "-c", help="Category of goods.", metavar="CATEGORY"), None),
    "since": (_one("--since", help="Not before this day, month or year.", metavar="DATE"), None),
    "until": (_one("--until", help="Not after this day, month or year.", metavar="DATE"), None),
    "text": (_many("--text", "-t", help="Words anywhere in the record.", metavar="WORDS"), None),
}

_OUT: dict[str, Any] = {
    "format": (
        Annotated[FormatWord | None, _option("--format", "-f", help="Form of the answer.", panel=_OUTPUT)],
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
}


def given(options: dict[str, Any]) -> Given:
    """Takes the options that work everywhere out of a command's options."""
    found = {name: options.pop(name, default) for name, (_, default) in _RUN.items()}
    color = found["color"]
    return Given(found["records"], found["today"], color.value if color else None, found["strict"])


def _filters(options: dict[str, Any]) -> Filters:
    """Names to codes and words to vocabulary, each mistake a usage error."""
    taken = {name: options.pop(name) for name in _FILTER}
    statuses = [*vocabularies()["kind"]]
    return Filters(
        supplier=tuple(map(names.party, taken["supplier"] or ())),
        recipient=tuple(map(names.party, taken["recipient"] or ())),
        party=tuple(map(names.party, taken["party"] or ())),
        kind=tuple(names.word(w, "kind") for w in taken["kind"] or ()),
        status=tuple(names.word(w, "status", statuses) for w in taken["status"] or ()),
        verification=tuple(names.word(w, "verification") for w in taken["verification"] or ()),
        category=tuple(names.word(w, "category") for w in taken["category"] or ()),
        since=None if taken["since"] is None else names.since(taken["since"]),
        until=None if taken["until"] is None else names.until(taken["until"]),
        text=tuple(taken["text"] or ()),
    )


def _output(options: dict[str, Any]) -> Output:
    format_, file, raw = options.pop("format"), options.pop("output"), options.pop("raw")
    return Output(format_.value if format_ else None, file, raw)


def command(
    app: typer.Typer, name: str, panel: str, **more: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Registers a function as a command, with the options of the parts that it asks for.

    The parts are `run`, `filters` and `output`; the command gets each of them whole.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(function, eval_str=True).parameters
        asked: dict[str, Any] = {}
        for part, options in (("filters", _FILTER), ("output", _OUT), ("run", _RUN)):
            asked |= options if part in own else {}

        def call(ctx: typer.Context, **options: Any) -> None:
            before: Given = ctx.find_root().obj or Given()
            parts: dict[str, Any] = {"run": given(options).over(before).settle()} if "run" in own else {}
            parts |= {"filters": _filters(options)} if "filters" in own else {}
            parts |= {"output": _output(options)} if "output" in own else {}
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
        app.command(name, rich_help_panel=panel, **more)(call)
        return function

    return register


__all__ = ["Filters", "Output", "Run", "command"]
