"""Floor 7: `armstrack show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import completing, exits, streams
from armstrack.cli.options import Run, command

if TYPE_CHECKING:
    from armstrack.event import Event
    from armstrack.ledger import Ledger

EXAMPLES = ("armstrack show drone-optics-suspended", "armstrack show verbal-halt-promised")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "show", panel, examples=EXAMPLES)
    def show(
        run: Run,
        ids: Annotated[
            list[str],
            typer.Argument(
                metavar="ID…",
                help="An id, or any unique beginning or ending of one.",
                autocompletion=completing.ids,
            ),
        ],
    ) -> None:
        """One record whole: who said what, sources, links both ways."""
        from armstrack.effects import before_and_after
        from armstrack.lookups import flows_of, linked
        from armstrack.render.record import lines, print_record, to_text

        ledger = run.ledger()
        flows = flows_of(ledger)
        console = streams.console(run.color, wraps=True) if streams.draws(run.color) else None
        for number, wanted in enumerate(ids):
            event = _find(ledger, wanted)
            told = before_and_after(flows, event, run.today)
            rows = lines(event, linked(ledger, event), ledger.paths[event.id].as_posix(), told)
            if number:
                streams.write("\n")
            if console:
                with console.capture() as captured:
                    print_record(event.title, rows, console, streams.use_links(run.color))
                streams.write(captured.get())
            else:
                streams.write(to_text(event.title, rows, streams.ascii_only()))


def _find(ledger: Ledger, wanted: str) -> Event:
    """The record that an id, or its unique beginning or ending, names.

    Raises:
        StopError: usage, with the candidates or the nearest ids; exit 1, where it was left out.
    """
    from armstrack.lookups import ids, named
    from armstrack.words import nearest

    wanted = wanted.removesuffix(".yaml").rsplit("/", maxsplit=1)[-1]
    if event := named(ledger, wanted):
        return event
    if wanted in ledger.paths:
        hint = f"`armstrack validate {ledger.paths[wanted].as_posix()}` shows them"
        raise exits.StopError(exits.PROBLEMS, f'the record "{wanted}" has errors and is left out', hint)
    wanted = wanted.lower()
    found = [event for id_ in ledger.handles.matching(wanted) if (event := named(ledger, id_))]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "\n    ".join(event.id for event in found[:10])
        raise exits.StopError(
            exits.USAGE, f'{len(found)} records begin or end with "{wanted}"', f"one of\n    {listed}"
        )
    known = ids(ledger)
    near = nearest(wanted, known, cutoff=0.5) or [id_ for id_ in known if wanted in id_][:3]
    hint = f"did you mean {' or '.join(near)}?" if near else "`armstrack list` shows the ids"
    raise exits.StopError(exits.USAGE, f'no record has the id "{wanted}"', hint)
