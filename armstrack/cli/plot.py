"""Floor 7: `armstrack plot`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack import __version__
from armstrack.cli import exits, streams
from armstrack.cli.flow_names import AsOfOption, begun_by, day_asked
from armstrack.cli.options import Filters, Run, command
from armstrack.cli.sides import MoreWords, RecipientWord, SupplierWord, read_sides

if TYPE_CHECKING:
    from armstrack.cli.drawings import Place
    from armstrack.render.charts.picture import Theme
    from armstrack.render.charts.sheet import Chart

EXAMPLES = (
    "armstrack plot timeline canada turkey -o canada-turkey.svg",
    "armstrack plot values --supplier canada -o values.html",
)
_KindWord = StrEnum("_KindWord", ["timeline", "flows", "status", "values"])
_FormatWord = StrEnum("_FormatWord", ["svg", "png", "html"])
_ThemeWord = StrEnum("_ThemeWord", ["auto", "light", "dark"])
FORMATS = tuple(_FormatWord)
_THEMES: dict[_ThemeWord, Theme] = {
    _ThemeWord.auto: "auto",
    _ThemeWord.light: "light",
    _ThemeWord.dark: "dark",
}
_OUTPUT = "Output"


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "plot", panel, examples=EXAMPLES)
    def plot(
        run: Run,
        filters: Filters,
        picture: Annotated[
            _KindWord, typer.Argument(help="timeline, flows, status or values.", metavar="PICTURE")
        ],
        to: Annotated[
            str,
            typer.Option(
                "--output",
                "-o",
                help="File to write: .svg, .png or .html; - is stdout.",
                rich_help_panel=_OUTPUT,
                metavar="FILE",
            ),
        ],
        from_: SupplierWord = None,
        towards: RecipientWord = None,
        more: MoreWords = None,
        as_of: AsOfOption = None,
        format_: Annotated[
            _FormatWord | None,
            typer.Option(
                "--format",
                "-f",
                help=f"Form of the picture: {', '.join(FORMATS)}.",
                rich_help_panel=_OUTPUT,
                metavar="FORMAT",
            ),
        ] = None,
        width: Annotated[
            int,
            typer.Option(
                "--width",
                help="Width in pixels, as near as can be.",
                rich_help_panel=_OUTPUT,
                metavar="N",
                min=360,
                max=4000,
            ),
        ] = 1200,
        theme: Annotated[
            _ThemeWord,
            typer.Option(
                "--theme",
                help="Colours: auto follows the reader (png: light), or light, dark.",
                rich_help_panel=_OUTPUT,
                metavar="THEME",
            ),
        ] = _ThemeWord.auto,
    ) -> None:
        """Pictures: timelines, flows, statuses through time, values.

        timeline: states of flows and their events. flows: suppliers against recipients. status: how
        many flows stood where. values: sums by year, one measure and one currency a panel.
        --status is about where flows stand, but of values about records.
        """
        from armstrack.cli.drawings import draw, place
        from armstrack.cli.targets import refuse_records

        goes = place(to, format_)
        run = replace(run, records=run.folder())
        refuse_records(goes.path, run.folder())
        sides = read_sides((from_, towards, *(more or ())), f"plot {picture}")
        day = day_asked(run, as_of)
        day = day if as_of else min(day, filters.until or day)
        chart = draw(picture.value, run.ledger(), begun_by(_named(filters, sides), day), day)
        _put(chart, goes, width, _THEMES[theme])


def _named(filters: Filters, sides: tuple[str | None, str | None]) -> Filters:
    """The filters with the parties that are named as arguments.

    Raises:
        StopError: usage, where a side is named by an option, too.
    """
    supplier, recipient = sides
    for side, code in (("supplier", supplier), ("recipient", recipient)):
        if code and getattr(filters, side):
            fault = f"{side.upper()} and --{side} both name a {side}"
            raise exits.StopError(exits.USAGE, fault, f"leave out --{side}")
    return replace(
        filters,
        supplier=(supplier,) if supplier else filters.supplier,
        recipient=(recipient,) if recipient else filters.recipient,
    )


def _put(chart: Chart, goes: Place, width: int, theme: Theme) -> None:
    """Draws the picture and writes it, whole or not at all.

    Raises:
        StopError: usage, where it has no room; exit 3, where it cannot be written.
    """
    from armstrack.cli.output import write_file
    from armstrack.render.charts import page, picture
    from armstrack.render.charts.sheet import RoomError

    try:
        if goes.format == "png":
            data = picture.png(chart, width, theme)
        elif goes.format == "html":
            data = page.to_html(chart, width, theme, __version__).encode()
        else:
            data = picture.svg(chart, width, theme).encode()
    except RoomError as error:
        raise exits.StopError(exits.USAGE, str(error), error.hint) from None
    if goes.path is None:
        with streams.binary() as out:
            out.write(data)
        return
    write_file(goes.path, data)
    streams.talk(f"wrote {goes.path}: {chart.facts[0]}")
