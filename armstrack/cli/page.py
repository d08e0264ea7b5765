"""Floor 7: `armstrack page`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack import __version__
from armstrack.cli import exits, streams
from armstrack.cli.options import Run, command

if TYPE_CHECKING:
    from datetime import date

    from armstrack.contents import Ledger
    from armstrack.render.page.figures import Picture

EXAMPLES = ("armstrack page -o ledger.html", "armstrack page --records records -o site.html")


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "page", panel, examples=EXAMPLES)
    def page(
        run: Run,
        to: Annotated[
            str,
            typer.Option(
                "--output",
                "-o",
                help="File to write: .html; - is stdout.",
                rich_help_panel="Output",
                metavar="FILE",
            ),
        ],
    ) -> None:
        """The ledger as one HTML file: search, filters, any day.

        Nothing in it asks any network, and without its script it can be read whole. Pictures are in it
        if armstrack[charts] is installed.
        """
        from armstrack.overview import size
        from armstrack.render.page.document import Made, to_html

        goes = _place(to, run.folder())
        ledger = run.ledger()
        if not ledger.events:
            fault = f"no sound record in {run.folder()}"
            raise exits.StopError(exits.PROBLEMS, fault, "`armstrack validate` shows what is wrong")
        text = to_html(ledger.events, _pictures(ledger, run.today), Made(run.today, __version__))
        flows = len({(event.supplier, event.recipient) for event in ledger.events})
        _put(text, goes, size(ledger.events, flows))


def _place(given: str, records: Path) -> Path | None:
    """Where the page goes; None is stdout.

    Raises:
        StopError: usage, for a folder, another ending, and a place where records are.
    """
    from armstrack.cli.targets import refuse_records

    path = None if given == "-" else Path(given)
    if path is not None and path.is_dir():
        raise exits.StopError(exits.USAGE, f"{path} is a folder", "name a file in it")
    if path is not None and path.suffix.lower() not in (".html", ".htm"):
        raise exits.StopError(
            exits.USAGE, f'the page is HTML, which "{path}" does not say', "end it in .html"
        )
    refuse_records(path, records)
    return path


def _pictures(ledger: Ledger, day: date) -> list[Picture]:
    """The pictures that can be drawn; none, with a word, where the renderer is missing."""
    from armstrack.cli.drawings import drawn_all, missing
    from armstrack.render.page.figures import draw

    fault = missing()
    if fault:
        streams.talk(f"without pictures: {fault.message}: {fault.hint}")
        return []
    return [draw(chart, kind) for kind, chart in drawn_all(ledger, day).items()]


def _put(text: str, goes: Path | None, holds: str) -> None:
    from armstrack.cli.output import write_file

    if goes is None:
        streams.write(text, utf8=True)
        return
    write_file(goes, text)
    streams.talk(f"wrote {goes}: {holds}")
