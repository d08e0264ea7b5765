"""Floor 7: `armstrack timeline`."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Annotated

import typer

from armstrack.cli import completing, names, streams
from armstrack.cli.flow_names import AsOfOption, day_asked, nearest_flows, said
from armstrack.cli.options import Output, Run, command
from armstrack.cli.sides import MoreWords, read_flow

EXAMPLES = ("armstrack timeline canada turkey --category sensors", "armstrack timeline israel azerbaijan")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "timeline", panel, examples=EXAMPLES)
    def timeline(
        run: Run,
        output: Output,
        supplier: Annotated[
            str, typer.Argument(help="Supplier, in any spelling.", autocompletion=completing.parties)
        ],
        recipient: Annotated[
            str, typer.Argument(help="Recipient, in any spelling.", autocompletion=completing.parties)
        ],
        more: MoreWords = None,
        category: Annotated[
            str,
            typer.Option(
                "--category",
                "-c",
                help="One category of goods.",
                metavar="CATEGORY",
                autocompletion=completing.words("category"),
            ),
        ] = "all",
        as_of: AsOfOption = None,
    ) -> None:
        """One flow's events in order, and the state after each.

        Embargoes and restrictions that bind it stand among them.
        """
        from armstrack import timelines
        from armstrack.flows import Flows

        pair = read_flow((supplier, recipient, *(more or ())), "timeline")
        day = day_asked(run, as_of)
        goods = names.word(category, "category", where="--category")
        ledger = run.ledger()
        flows = Flows(ledger.events)
        events = [event for event in flows.events_of(*pair) if event.date.first_day <= day]
        table = timelines.timeline_table(flows, events, pair, goods, day)
        title = f"{said(pair)}, {'all goods' if goods == 'all' else goods}, up to {day}"
        if not events:
            told = flows.events_of(*pair)
            near = f"; the first is of {told[0].date}" if told else nearest_flows(pair, flows.pairs)
            streams.talk(f"no record of {said(pair)} up to {day}{near}")
        elif output.settled() == "table":
            room = shutil.get_terminal_size().columns if streams.is_terminal() else 100
            bar = timelines.bar(flows.history(*pair, goods), day, min(room, 120))
            since = timelines.since_then(flows, table, pair, goods, day)
            table = replace(table, title=title, notes=(*since, *bar))
        output.put([table], run.color, ledger.handles)
