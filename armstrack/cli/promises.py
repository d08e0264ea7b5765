"""Floor 7: `armstrack promises`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from armstrack.cli import streams
from armstrack.cli.flow_names import AsOfOption, day_asked
from armstrack.cli.options import Filters, Output, Run, command

if TYPE_CHECKING:
    from armstrack.promises import Outcome

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
        every = found
        found = [each for each in every if not filters.status or each.outcome in filters.status]
        if not found:
            others = ", ".join(f"{count} {outcome}" for outcome, count in _counted(every))
            instead = f"; there are {others}" if others else ""
            streams.talk(f"no promised halt on record by {day} passes the filters{instead}")
        table = promises_table(found, day, said_general([each.promise.event for each in found], filters))
        output.put([table], run.color, ledger.handles)


def _counted(outcomes: Iterable[Outcome]) -> list[tuple[str, int]]:
    """How many promises came to each end, in the order of the alphabet."""
    return sorted(Counter(each.outcome for each in outcomes).items())
