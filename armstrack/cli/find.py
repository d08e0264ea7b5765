"""Floor 7: `armstrack find`."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrack.cli import completing, exits, streams
from armstrack.cli.options import Filters, Output, Run, command

EXAMPLES = ("armstrack find canada turkey optics", "armstrack find saudi suspended germany since 2018")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "find", panel, examples=EXAMPLES)
    def find(
        run: Run,
        filters: Filters,
        output: Output,
        words: Annotated[
            list[str],
            typer.Argument(
                metavar="WORDS…",
                help="Parties, statuses, goods, years; the rest is text.",
                autocompletion=completing.anything,
            ),
        ],
    ) -> None:
        """Records by what you remember of them, best matches first.

        The text that matches stands with each. Words in quotes stay together, `not WORD` excludes,
        `text:WORD` is text whatever it names.
        """
        from armstrack import lookups, search
        from armstrack.found_table import found_table, hints, told
        from armstrack.query import read
        from armstrack.unfound import offers

        query = read(words)
        if not query.clauses:
            message = f'"{" ".join(words)}" says nothing that a record could hold'
            raise exits.StopError(exits.USAGE, message, "name a party, goods, a status, a year or any word")
        ledger = run.ledger()
        pages = lookups.pages(ledger, filters)
        answer = search.find(pages, query)
        said = told(answer, query)
        for_people = answer.hits and output.settled() in ("table", "markdown")
        if not for_people:
            streams.talk("\n  ".join((said, *(() if answer.hits else offers(pages, query)))))
        table = found_table(answer, said, hints(answer)) if for_people else found_table(answer)
        output.put([table], run.color, ledger.handles)
