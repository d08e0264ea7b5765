"""Floor 7: the declared list of commands, in the order of the help. Each is imported when it is asked for.

The list says what the overview and the Tab key need, so that neither imports sixteen modules; a test keeps
the phrases equal to what the commands say of themselves.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import typer
import typer.main

from armstrack.cli import classes
from armstrack.cli.vendored import Command


class Card(NamedTuple):
    """A command's name, its module here, its panel in the help and its phrase there."""

    name: str
    module: str
    panel: str
    phrase: str


LOOK_UP, WRITE, CHECK, EXPORT, REFER = "Look up", "Write", "Check", "Export", "Refer"
CARDS = (
    Card("summary", "summary", LOOK_UP, "Records by supplier, by recipient and by status."),
    Card("find", "find", LOOK_UP, "Records by what you remember of them, best matches first."),
    Card("list", "list_records", LOOK_UP, "Records, newest first."),
    Card("show", "show", LOOK_UP, "One record whole: who said what, sources, links both ways."),
    Card("status", "status", LOOK_UP, "Where each flow of goods stands on a day, stops first."),
    Card("timeline", "timeline", LOOK_UP, "One flow's events in order, and the state after each."),
    Card("promises", "promises", LOOK_UP, "Promised halts: open, kept, withdrawn, broken, or claimed."),
    Card("trace", "trace", LOOK_UP, "Where goods come from and what becomes of them."),
    Card("new", "new", WRITE, "A new record: what is missing is asked, the rest are options."),
    Card("validate", "validate", CHECK, "Every problem of the records, with its place and what to do."),
    Card("diff", "diff", CHECK, "Records and statuses that changed between two git revisions."),
    Card("explain", "explain", CHECK, "What a problem means, why it matters and what to do."),
    Card("export", "export", EXPORT, "Records and states of flows for other programs."),
    Card("plot", "plot", EXPORT, "Pictures: timelines, flows, statuses through time, values."),
    Card("page", "page", EXPORT, "The ledger as one HTML file: search, filters, any day."),
    Card("parties", "parties", REFER, "States, organisations and armed groups, with their codes."),
    Card("vocab", "vocab", REFER, "The words that records use, with their definitions."),
    Card("schema", "schema", REFER, "The JSON Schema of a record, for editors."),
)
#: What is known of a command only once its module is imported.
_LATER = ("params", "callback", "epilog", "context_settings")


class Waiting(classes.Command):
    """A command that becomes the real one when somebody asks for more than its name, panel and phrase."""

    def __init__(self, **known: Any) -> None:
        super().__init__(**known)
        for name in _LATER:
            del self.__dict__[name]

    def __getattr__(self, name: str) -> Any:
        if name not in _LATER:
            raise AttributeError(name)
        hidden = self.hidden
        self.__class__ = classes.Command  # type: ignore[assignment]
        self.__dict__.update(load(str(self.name)).__dict__, hidden=hidden)
        return self.__dict__[name]


def load(name: str) -> Command:
    """The command of that name, whole."""
    card = next(card for card in CARDS if card.name == name)
    app = typer.Typer()
    import_module(f"armstrack.cli.{card.module}").register(app, card.panel)
    return typer.main.get_command_from_info(
        app.registered_commands[0], pretty_exceptions_short=True, rich_markup_mode=None
    )


class Commands(classes.Group):
    """The group of them all. Typer would look for the options of each."""

    def __init__(self, **known: Any) -> None:
        waiting = {card.name: _wait_for(card) for card in CARDS}
        super().__init__(**{**known, "commands": waiting})


def _wait_for(card: Card) -> Waiting:
    return Waiting(name=card.name, help=card.phrase, rich_help_panel=card.panel, rich_markup_mode=None)
