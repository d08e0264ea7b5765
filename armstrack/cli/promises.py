"""Floor 7: `armstrack promises`."""

from __future__ import annotations

import typer

from armstrack.cli import streams
from armstrack.cli.flow_names import AsOfOption, day_asked, wanted_pairs
from armstrack.cli.options import Filters, Output, Run, command

EXAMPLES = ("armstrack promises", "armstrack promises --supplier israel")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "promises", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def promises(run: Run, filters: Filters, output: Output, as_of: AsOfOption = None) -> None:
        """Promised halts: open, kept, withdrawn, broken, or only claimed."""
        from armstrack.flows import Flows
        from armstrack.promise_table import promises_table

        ledger, day = run.ledger(), day_asked(run, as_of)
        flows = Flows(ledger.events)
        pairs = set(wanted_pairs(flows.pairs, ledger.events, filters))
        found = [
            o for o in flows.outcomes(day) if (o.promise.event.supplier, o.promise.event.recipient) in pairs
        ]
        if not found:
            streams.talk(f"no promised halt on record by {day} passes the filters")
        output.put([promises_table(found, day)], run.color)
