"""Floor 7: an option for every field of a record. A test keeps the table equal to the definition of a record.

It is a table, and not made from that definition, because every start of armstrack pays for its options.
"""

from __future__ import annotations

from inspect import Parameter
from typing import Annotated, Any, NamedTuple

import typer

from armstrack.cli import completing

_RECORD, _ITEM, _LISTS = "The record", "One item of goods", "Lists, repeatable"


class Row(NamedTuple):
    """One option. A metavar that is the name of a vocabulary, or NAME, has its words or parties completed."""

    option: str
    metavar: str
    help: str
    panel: str = _RECORD
    many: bool = False
    short: str = ""

    @property
    def name(self) -> str:
        """The field: `end_user`, `actor_role`, `item`."""
        return self.option.removeprefix("--").replace("-", "_")


OPTIONS = (
    Row("--title", "TEXT", "What happened, in our words: subject, verb, object, recipient."),
    Row(
        "--date",
        "DATE",
        "Day of effect, as you type it: 5 Oct 2020, October 2020, 2020. Of a total, its period.",
    ),
    Row("--announced", "DATE", "When it was made known, if on another day."),
    Row("--until", "DATE", "Last day, if the act itself sets one."),
    Row("--kind", "KIND", "What happened; `armstrack vocab kind` defines the words.", short="-k"),
    Row("--verification", "VERIFICATION", "How well it is established, at its weakest part."),
    Row("--actor-party", "NAME", "Whose actor it was, where it was not the supplier's government."),
    Row("--actor-role", "ROLE", "What the actor is."),
    Row("--actor-name", "TEXT", "Ministry, court, company or person."),
    Row("--supplier", "NAME", "Supplier, or organisation that binds suppliers, in any spelling.", short="-s"),
    Row("--recipient", "NAME", "Recipient, in any spelling.", short="-r"),
    Row("--via", "NAME", "Intermediary; repeat it for several, in order.", many=True),
    Row("--end-user", "TEXT", "Who is to use the goods."),
    Row("--scope", "SCOPE", "What the act reaches."),
    Row("--part", "TEXT", "Part of the goods that a stop reaches, where it is only part."),
    Row("--except", "CATEGORY", "Category that a stop or its end leaves out; repeatable.", many=True),
    Row("--terms", "TEXT", "Conditions that the act sets."),
    Row("--licences", "NUMBER", "How many permits."),
    Row("--notes", "TEXT", "What the sources get wrong, what is unchecked."),
    Row("--category", "CATEGORY", "Category of goods; `all` for everything.", _ITEM, short="-c"),
    Row("--designation", "TEXT", "Type or model, as the source gives it.", _ITEM),
    Row("--maker", "TEXT", "Who makes it.", _ITEM),
    Row("--quantity", "NUMBER", "How many: 7, 7?, ~7, 7+, <7, 5-9.", _ITEM),
    Row("--unit", "UNIT", "What is counted; pieces unless it is said.", _ITEM),
    Row("--incorporated-in", "TEXT", "The larger system that it is built into.", _ITEM),
    Row("--item", "ITEM", 'Goods: "category=sensors; designation=MX-15D; quantity=7".', _LISTS, many=True),
    Row("--value", "VALUE", 'Money: "~20000000 CAD", and a source\'s key behind it.', _LISTS, many=True),
    Row(
        "--statement",
        "STATEMENT",
        'Who said what: "party=TUR; role=government; stance=disputes; says=...; source=mfa".',
        _LISTS,
        many=True,
    ),
    Row("--related", "RELATED", 'A link: "changes:ID", or a unique end of the id.', _LISTS, many=True),
    Row(
        "--source",
        "SOURCE",
        'A document: "publisher=...; title=...; date=...; url=...; key=gac".',
        _LISTS,
        many=True,
    ),
)


def parameters() -> list[Parameter]:
    """The options as parameters of a command, each empty unless it is given."""
    return [_parameter(row) for row in OPTIONS]


def _parameter(row: Row) -> Parameter:
    option = typer.Option(
        *filter(None, (row.option, row.short)),
        help=row.help,
        metavar=row.metavar,
        rich_help_panel=row.panel,
        autocompletion=_completes(row.metavar),
        show_default=False,
    )
    kind: Any = list[str] | None if row.many else str | None
    # `except` is a word of Python, and no name of a parameter.
    return Parameter(f"{row.name}_", Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, option])


def _completes(metavar: str) -> completing.Complete | None:
    if metavar == "NAME":
        return completing.parties
    words = ("KIND", "VERIFICATION", "ROLE", "SCOPE", "CATEGORY", "UNIT")
    return completing.words(metavar.lower()) if metavar in words else None
