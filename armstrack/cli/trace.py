"""Floor 7: `armstrack trace`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import completing, streams
from armstrack.cli.options import Output, Run, command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armstrack.event import Event

EXAMPLES = ("armstrack trace MX-15D", "armstrack trace azerbaijan")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "trace", panel, examples=EXAMPLES)
    def trace(
        run: Run,
        output: Output,
        words: Annotated[
            list[str],
            typer.Argument(
                metavar="WORDS…",
                help="A party, or goods by name or maker.",
                autocompletion=completing.parties,
            ),
        ],
    ) -> None:
        """Where goods come from and what becomes of them.

        Components built into others, intermediaries, goods passed on.
        """
        from armstrack.chains import Chains
        from armstrack.parties import name_of, resolve
        from armstrack.trees import draw, table

        sought = " ".join(words)
        ledger = run.ledger()
        events, chains = ledger.events, Chains(ledger.events)
        code = resolve(sought).code
        legs = chains.through_party(code) if code else chains.of_item(sought)
        title = f"Chains through {name_of(code)}" if code else f'Chains of goods that match "{sought}"'
        if not legs:
            streams.talk(_nothing(sought, code, events))
        branches = draw(chains, legs)
        if output.settled() in ("csv", "json", "ndjson"):
            branches = [branch for branch in branches if branch.legs]
        output.put([table(branches, title if legs else "")], run.color, ledger.handles)


def _nothing(sought: str, code: str | None, events: Iterable[Event]) -> str:
    """Why nothing was found, and the party or the goods whose names come nearest."""
    from armstrack.parties import explain_unknown, name_of, resolve
    from armstrack.words import LONGEST, fold, nearest

    if code:
        hint = f"`armstrack list --party {code}` lists its records"
        return f"no chain of two steps or more touches {name_of(code)}; {hint}"
    goods = {item.designation for event in events for item in event.items if item.designation}
    names = {name: fold(name) for name in goods if len(name) <= LONGEST}
    shortest_last = sorted(names, key=lambda name: (-len(name), name))
    words = {word: name for name in shortest_last for word in (*names[name].split(), names[name])}
    near = dict.fromkeys(words[word] for word in nearest(fold(sought), words))
    party = resolve(sought)
    if near:
        return f'no goods match "{sought}": did you mean {" or ".join(near)}?'
    as_party = f"; as a party: {explain_unknown(sought)}" if party.ambiguous or party.suggestions else ""
    return f'no goods match "{sought}"{as_party}'
