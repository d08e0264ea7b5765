"""Floor 7: `armstrack promises`."""

from __future__ import annotations

import typer

from armstrack.cli import streams
from armstrack.cli.flow_names import AsOfOption, day_asked
from armstrack.cli.options import Filters, Output, Run, command

EXAMPLES = ("armstrack promises", "armstrack promises --supplier israel")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "promises", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def promises(run: Run, filters: Filters, output: Output, as_of: AsOfOption = None) -> None:
        """Promised halts: open, kept, withdrawn, broken, or only claimed."""
        from armstrack.flows import Flows
        from armstrack.promise_table import promises_table
        from armstrack.select import select

        ledger, day = run.ledger(), day_asked(run, as_of)
        wanted = {event.id for event in select(ledger.events, filters)}
        found = [outcome for outcome in Flows(ledger.events).outcomes(day) if outcome.promise.id in wanted]
        if not found:
            streams.talk(f"no promised halt on record by {day} passes the filters")
        output.put([promises_table(found, day)], run.color)
