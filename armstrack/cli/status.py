"""Floor 7: `armstrack status`."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrack.cli import names, streams
from armstrack.cli.flow_names import AsOfOption, Pair, day_asked, nearest_flows, wanted_pairs
from armstrack.cli.options import Filters, Output, Run, command

EXAMPLES = (
    "armstrack status canada turkey --category sensors --as-of 2020-11-01 --explain",
    "armstrack status --status embargoed",
)


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "status", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def status(
        run: Run,
        filters: Filters,
        output: Output,
        from_: Annotated[
            str | None, typer.Argument(metavar="[SUPPLIER]", help="Supplier, in any spelling.")
        ] = None,
        to: Annotated[
            str | None, typer.Argument(metavar="[RECIPIENT]", help="Recipient, in any spelling.")
        ] = None,
        as_of: AsOfOption = None,
        explain: Annotated[
            bool, typer.Option("--explain", help="Say which rule and which records decided.")
        ] = False,
    ) -> None:
        """Where each flow of goods stands on a day, stops first."""
        from armstrack import states
        from armstrack.flows import Flows

        ledger, day = run.ledger(), day_asked(run, as_of)
        flows = Flows(ledger.events)
        sides = (names.party(from_) if from_ else None, names.party(to) if to else None)
        pairs = _pairs(sides, wanted_pairs(flows.pairs, ledger.events, filters), flows.pairs)
        found = states.standings(flows, pairs, filters.category or ("all",), day)
        found = [each for each in found if not filters.status or each.state.status in filters.status]
        if not found:
            streams.talk(f"none of {len(flows.pairs)} flows passes the filters")
        if explain and output.settled() == "table":
            output.put_text("".join(states.explain(each, ledger.by_id) for each in found))
            return
        title = f"{len(found)} flow{'' if len(found) == 1 else 's'} on {day}" if found else ""
        output.put([states.standings_table(found, title)], run.color)


def _pairs(sides: tuple[str | None, str | None], kept: list[Pair], known: tuple[Pair, ...]) -> list[Pair]:
    """The flows of the parties named; a flow named whole gets its row even without a record."""
    from armstrack.parties import name_of

    supplier, recipient = sides
    found = [p for p in kept if supplier in (None, p[0]) and recipient in (None, p[1])]
    if supplier and recipient and (supplier, recipient) not in known:
        near = nearest_flows((supplier, recipient), known)
        listed = ", ".join(f"{name_of(s)} to {name_of(r)}" for s, r in near)
        said = f"no record of {name_of(supplier)} to {name_of(recipient)}"
        streams.talk(f"{said}; on record: {listed}" if listed else said)
        return [(supplier, recipient)]
    return found
