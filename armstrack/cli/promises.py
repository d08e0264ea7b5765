"""Floor 7: `armstrack promises`."""

from __future__ import annotations

from dataclasses import replace

import typer

from armstrack.cli import streams
from armstrack.cli.flow_names import AsOfOption, day_asked
from armstrack.cli.options import Filters, Output, Run, command

EXAMPLES = ("armstrack promises", "armstrack promises --supplier israel")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "promises", panel, examples=EXAMPLES, statuses="outcome")
    def promises(run: Run, filters: Filters, output: Output, as_of: AsOfOption = None) -> None:
        """Promised halts: open, kept, withdrawn, broken, or claimed.

        --status is about what became of them.
        """
        from armstrack.flows import Flows
        from armstrack.promise_table import promises_table
        from armstrack.select import said_general, select

        ledger, day = run.ledger(), day_asked(run, as_of)
        events = select(ledger.events, replace(filters, status=()))
        wanted = {event.id for event in events}
        found = [each for each in Flows(ledger.events).outcomes(day) if each.promise.id in wanted]
        found = [each for each in found if not filters.status or each.outcome in filters.status]
        if not found:
            streams.talk(f"no promised halt on record by {day} passes the filters")
        table = promises_table(found, day, said_general([each.promise.event for each in found], filters))
        output.put([table], run.color, ledger.handles)
