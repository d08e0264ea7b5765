"""Floor 7: the filters, the same in every command that has them, and what they choose."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from armstrack.asking import read_filters
from armstrack.cli import completing, names
from armstrack.cli.completing import Complete
from armstrack.select import Filters

_PANEL = "Filters"


def _many(*names_: str, help: str, metavar: str, completes: Complete | None = None) -> Any:
    option = typer.Option(
        *names_, help=help, rich_help_panel=_PANEL, metavar=metavar, autocompletion=completes
    )
    return Annotated[list[str] | None, option]


def _one(*names_: str, help: str, metavar: str) -> Any:
    return Annotated[str | None, typer.Option(*names_, help=help, rich_help_panel=_PANEL, metavar=metavar)]


def _party(*names_: str, help: str) -> Any:
    return _many(*names_, help=help, metavar="NAME", completes=completing.parties)


def _word(*names_: str, help: str, metavar: str) -> Any:
    vocabulary = names_[0].removeprefix("--")
    return _many(*names_, help=help, metavar=metavar, completes=completing.words(vocabulary))


OPTIONS: dict[str, Any] = {
    "supplier": (_party("--supplier", "-s", help="Supplier, in any spelling."), None),
    "recipient": (_party("--recipient", "-r", help="Recipient, in any spelling."), None),
    "party": (_party("--party", "-p", help="Either side, or an intermediary."), None),
    "kind": (_word("--kind", "-k", help="What happened.", metavar="KIND"), None),
    "status": (
        _many(
            "--status",
            help="Status that the record's kind gives, or the kind.",
            metavar="STATUS",
            completes=completing.statuses,
        ),
        None,
    ),
    "verification": (_word("--verification", help="How well it is established.", metavar="WORD"), None),
    "category": (_word("--category", "-c", help="Category of goods.", metavar="CATEGORY"), None),
    "since": (_one("--since", help="Not before this day, month or year.", metavar="DATE"), None),
    "until": (_one("--until", help="Not after this day, month or year.", metavar="DATE"), None),
    "text": (_many("--text", "-t", help="Words anywhere in the record.", metavar="WORDS"), None),
}

#: What `--status` is about where it is not the status of records: the vocabulary of its words.
STATUSES: dict[str, Any] = {
    "outcome": (
        _many(
            "--status",
            help="What became of the promise.",
            metavar="OUTCOME",
            completes=completing.words("outcome"),
        ),
        None,
    ),
}


def taken(options: dict[str, Any], statuses: str) -> Filters:
    """Names to codes and words to vocabulary, each mistake a usage error; `statuses` is that of --status."""
    given = {name: options.pop(name) for name in OPTIONS}
    with names.asked():
        return read_filters(given, statuses, "--{}")
