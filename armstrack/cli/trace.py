"""Floor 7: `armstrack trace`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import streams
from armstrack.cli.options import Output, Run, command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armstrack.event import Event

EXAMPLES = ("armstrack trace MX-15D", "armstrack trace azerbaijan")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "trace", panel, epilog="Examples: " + " · ".join(EXAMPLES))
    def trace(
        run: Run,
        output: Output,
        words: Annotated[
            list[str], typer.Argument(metavar="WORDS…", help="A party, or goods by name or maker.")
        ],
    ) -> None:
        """Where goods come from and go on to: components, intermediaries, goods passed on."""
        from armstrack.chains import Chains, draw, table
        from armstrack.parties import name_of, resolve

        sought = " ".join(words)
        events = run.ledger().events
        chains = Chains(events)
        code = resolve(sought).code
        legs = chains.through_party(code) if code else chains.of_item(sought)
        title = f"Chains through {name_of(code)}" if code else f'Chains of goods that match "{sought}"'
        if not legs:
            streams.talk(_nothing(sought, code, events))
        output.put([table(draw(chains, legs), title if legs else "")], run.color)


def _nothing(sought: str, code: str | None, events: Iterable[Event]) -> str:
    """Why nothing was found, and the goods whose names come nearest."""
    from armstrack.words import fold, nearest

    if code:
        hint = f"`armstrack list --party {code}` lists its records"
        return f"no chain of two steps or more touches {sought}; {hint}"
    names = {fold(i.designation): i.designation for e in events for i in e.items if i.designation}
    near = [names[name] for name in nearest(fold(sought), names, cutoff=0.4)]
    hint = f": did you mean {' or '.join(near)}?" if near else ""
    return f'no goods match "{sought}"{hint}'
