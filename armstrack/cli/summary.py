"""Floor 7: `armstrack summary`, the main job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import completing, exits, streams
from armstrack.cli.options import Filters, Money, Output, Run, command
from armstrack.waiting import counted

if TYPE_CHECKING:
    from armstrack.contents import Ledger
    from armstrack.tallies import Tally

EXAMPLES = ("armstrack summary --recipient turkey", "armstrack summary --by supplier,status --since 2019")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "summary", panel, examples=EXAMPLES)
    def summary(
        run: Run,
        filters: Filters,
        output: Output,
        money: Money,
        by: Annotated[
            str | None,
            typer.Option(
                "--by",
                help="One field, or two for a cross-table.",
                metavar="FIELD[,FIELD]",
                autocompletion=completing.several_of(completing.GROUPS),
            ),
        ] = None,
    ) -> None:
        """Records by supplier, by recipient and by status.

        Each group with its share, its latest event and what it is worth.
        """
        from armstrack.select import said_general
        from armstrack.summary_table import LEGEND, headline, table_of
        from armstrack.summing import sum_up

        fields = _fields(by)
        if money and len(fields) == 2:
            message = "--in does not go with a cross-table, which has no sums"
            raise exits.StopError(exits.USAGE, message, "name one field with --by")
        ledger = run.ledger()
        crossed = len(fields) == 2
        summed = sum_up(
            ledger, filters, fields[0] if len(fields) == 1 else "status", with_events=bool(money) or crossed
        )
        if crossed:
            from armstrack.summary import cross

            tables = [cross(summed.events, *fields)]
        else:
            now = _flows_now(ledger, summed.tallies, run.today) if fields in ((), ("status",)) else {}
            fields = fields or ("supplier", "recipient", "status")
            tables = [
                money.summary(table_of(summed.tallies, field, summed.records, now), summed.events, field)
                for field in counted(fields, "summing up")
            ]
        head = headline(summed.tallies, summed.records, run.today.isoformat())
        form = output.settled()
        if form in ("table", "markdown"):
            mark = "### " if form == "markdown" else ""
            tables[0] = replace(tables[0], title=f"{head}\n\n{mark}{tables[0].title}")
            legend = LEGEND if len(tables) > 1 or len(fields) < 2 else ()
            legend = (*legend, *money.legend())
            notes = (*tables[-1].notes, *said_general(summed.events, filters), *legend)
            tables[-1] = replace(tables[-1], notes=notes)
        elif not summed.records:
            streams.talk(head)
        output.put(tables, run.color)


def _flows_now(ledger: Ledger, tallies: Iterable[Tally], today: date) -> dict[str, int]:
    """How many of the flows of the chosen records stand in each status today, for all goods."""
    from armstrack.lookups import statuses

    pairs = sorted({(tally.supplier, tally.recipient) for tally in tallies})
    return dict(Counter(statuses(ledger, pairs, today)))


def _fields(by: str | None) -> tuple[str, ...]:
    """The fields to group by.

    Raises:
        StopError: usage, for an unknown field, the same one twice, or more than two.
    """
    from armstrack.summary_table import FIELDS
    from armstrack.words import did_you_mean

    fields = tuple(part.strip() for part in by.split(",")) if by else ()
    for field in fields:
        if field not in FIELDS:
            hint = f"{did_you_mean(field, FIELDS)} fields: {', '.join(FIELDS)}".strip()
            raise exits.StopError(exits.USAGE, f'records cannot be grouped by "{field}"', hint)
    if len(fields) > 2 or len(set(fields)) < len(fields):
        fault = "one field twice" if len(set(fields)) < len(fields) else "too many fields"
        raise exits.StopError(exits.USAGE, f'"--by {by}" names {fault}', "name one, or two different ones")
    return fields
