"""Floor 7: `armstrack list`."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrack.cli import completing, exits, streams
from armstrack.cli.options import Filters, Money, Output, Run, command
from armstrack.cli.output import choose
from armstrack.event import Event

EXAMPLES = (
    "armstrack list -s canada -r turkey",
    "armstrack list --status suspended --since 2019 --format csv",
)
_SORTS = ("date", "id", "supplier", "recipient", "status")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "list", panel, examples=EXAMPLES)
    def list_(
        run: Run,
        filters: Filters,
        output: Output,
        money: Money,
        sort: Annotated[
            str | None,
            typer.Option(
                "--sort",
                help=f"Order: {', '.join(_SORTS)}; `-` before it turns it round.",
                metavar="FIELD",
                autocompletion=completing.one_of(_SORTS),
                show_default="-date; id for csv, json and ndjson",
            ),
        ] = None,
        columns: Annotated[
            str | None,
            typer.Option(
                "--columns",
                help="Columns to show, in this order.",
                metavar="A,B,…",
                autocompletion=completing.columns,
            ),
        ] = None,
    ) -> None:
        """Records, newest first."""
        from armstrack.columns import records_table
        from armstrack.select import said_general, select

        ledger = run.ledger()
        usual = "-date" if output.settled() in ("table", "markdown") else "id"
        events = _ordered(select(ledger.events, filters), sort or usual)
        if not events:
            streams.talk(f"none of {len(ledger.events)} records passes the filters")
        table = records_table(events, notes=said_general(events, filters))
        table = money.records(table, events, output)
        handles = {} if columns else ledger.handles
        output.put([choose(table, columns)], run.color, handles)


def _ordered(events: list[Event], sort: str) -> list[Event]:
    """The events in the order asked for; where that leaves two alike, by id.

    Raises:
        StopError: usage, for an unknown order.
    """
    field = sort.removeprefix("-")
    if field not in _SORTS:
        raise exits.StopError(
            exits.USAGE, f'records cannot be sorted by "{field}"', f"orders: {', '.join(_SORTS)}"
        )
    keys = {
        "date": lambda e: (e.date.first_day, e.id),
        "id": lambda e: e.id,
        "supplier": lambda e: (e.supplier, e.id),
        "recipient": lambda e: (e.recipient, e.id),
        "status": lambda e: (e.shown_status, e.id),
    }
    return sorted(events, key=keys[field], reverse=sort.startswith("-"))
