"""Floor 7: `armstrack summary`, the main job."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from armstrack.cli import exits, streams
from armstrack.cli.options import Filters, Output, Run, command

EXAMPLES = ("armstrack summary --recipient turkey", "armstrack summary --by supplier,status --since 2019")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "summary", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def summary(
        run: Run,
        filters: Filters,
        output: Output,
        by: Annotated[
            str | None,
            typer.Option("--by", help="One field, or two for a cross-table.", metavar="FIELD[,FIELD]"),
        ] = None,
    ) -> None:
        """Records by supplier, by recipient and by status, with what they are worth."""
        from armstrack.select import select
        from armstrack.summary import LEGEND, cross, headline, summarise

        fields = _fields(by)
        events = select(run.ledger().events, filters)
        if len(fields) == 2:
            tables = [cross(events, *fields)]
        else:
            tables = [summarise(events, field) for field in fields or ("supplier", "recipient", "status")]
        head = headline(events, run.today.isoformat())
        form = output.settled()
        if form in ("table", "markdown"):
            mark = "### " if form == "markdown" else ""
            tables[0] = replace(tables[0], title=f"{head}\n\n{mark}{tables[0].title}")
            if len(fields) < 2:
                tables[-1] = replace(tables[-1], notes=(*tables[-1].notes, *LEGEND))
        elif not events:
            streams.talk(head)
        output.put(tables, run.color)


def _fields(by: str | None) -> tuple[str, ...]:
    """The fields to group by.

    Raises:
        StopError: usage, for an unknown field, the same one twice, or more than two.
    """
    from armstrack.summary import FIELDS
    from armstrack.words import did_you_mean

    fields = tuple(part.strip() for part in by.split(",")) if by else ()
    for field in fields:
        if field not in FIELDS:
            hint = f"{did_you_mean(field, FIELDS)} fields: {', '.join(FIELDS)}".strip()
            raise exits.StopError(exits.USAGE, f'records cannot be grouped by "{field}"', hint)
    if len(fields) > 2 or len(set(fields)) < len(fields):
        raise exits.StopError(
            exits.USAGE, f'"--by {by}" names too many fields', "name one, or two different ones"
        )
    return fields
