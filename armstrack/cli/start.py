"""Floor 7: what `armstrack` alone shows: the ledger at a glance, and where to go from there."""

from __future__ import annotations

import shutil

from armstrack.cli import exits, progress, streams
from armstrack.cli.output import Output, drawn
from armstrack.cli.run import Run


def start(run: Run) -> None:
    """One screen for somebody who has just arrived."""
    from armstrack.overview import overview

    try:
        with progress.shown():
            ledger = run.ledger()
            tables = overview(ledger.events, ledger.handles, run.today)
    except exits.StopError as stop:
        hint = f"{stop.hint}; `armstrack --help` says what can be asked"
        raise exits.StopError(stop.code, stop.message, hint) from None
    if not tables:
        streams.talk("no record can be read: `armstrack validate` says why")
    elif streams.draws(run.color):
        whole = drawn(tables, run.color, None, ledger.handles)
        if whole.count("\n") >= shutil.get_terminal_size().lines:
            tables[0] = tables[0].keep(
                [column.name for column in tables[0].columns if column.name != "title"]
            )
            whole = drawn(tables, run.color, None, ledger.handles)
        streams.write(whole)
    else:
        Output(limit=0).put(tables, run.color)
