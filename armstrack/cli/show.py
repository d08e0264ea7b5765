"""Floor 7: `armstrack show`."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrack.cli import exits, streams
from armstrack.cli.options import Run, command
from armstrack.event import Event

EXAMPLES = ("armstrack show drone-optics-suspended", "armstrack show verbal-halt-promised")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "show", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def show(
        run: Run,
        ids: Annotated[
            list[str], typer.Argument(metavar="ID…", help="An id, or any unique beginning or ending of one.")
        ],
    ) -> None:
        """One record whole: who said what, sources, and its links both ways."""
        from armstrack.render.record import lines, print_record, to_text

        ledger = run.ledger()
        console = streams.console(run.color, wraps=True)
        for number, wanted in enumerate(ids):
            event = _find(ledger.by_id, wanted)
            rows = lines(event, ledger.events, ledger.paths[event.id].as_posix())
            if number:
                streams.write("\n")
            if streams.draws(run.color):
                with console.capture() as captured:
                    print_record(event.title, rows, console)
                streams.write(captured.get())
            else:
                streams.write(to_text(event.title, rows))


def _find(by_id: dict[str, Event], wanted: str) -> Event:
    """The record that an id, or its unique beginning or ending, names.

    Raises:
        StopError: usage, with the candidates or the nearest ids.
    """
    from armstrack.words import nearest

    wanted = wanted.removesuffix(".yaml").rsplit("/", maxsplit=1)[-1]
    if wanted in by_id:
        return by_id[wanted]
    found = [i for i in by_id if i.startswith(wanted) or i.endswith(wanted)]
    if len(found) == 1:
        return by_id[found[0]]
    if found:
        listed = "\n    ".join(found[:10])
        raise exits.StopError(
            exits.USAGE, f'{len(found)} records begin or end with "{wanted}"', f"one of\n    {listed}"
        )
    near = nearest(wanted, by_id, cutoff=0.5) or [i for i in by_id if wanted in i][:3]
    hint = f"did you mean {' or '.join(near)}?" if near else "`armstrack list` shows the ids"
    raise exits.StopError(exits.USAGE, f'no record has the id "{wanted}"', hint)
