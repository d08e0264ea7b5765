"""Floor 7: `armstrack export`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from armstrack import __version__
from armstrack.cli import completing, exits, streams
from armstrack.cli.flow_names import AsOfOption, begun_by, day_asked
from armstrack.cli.options import Filters, Money, Run, command
from armstrack.cli.output import named_columns
from armstrack.places import SHIPPED

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from armstrack.cli.targets import Target
    from armstrack.dataset import Entity
    from armstrack.event import Event

EXAMPLES = (
    "armstrack export -o canada.csv --supplier canada --since 2015",
    "armstrack export -o ledger.sqlite",
)
_FormatWord = StrEnum("_FormatWord", ["csv", "json", "ndjson", "parquet", "xlsx", "sqlite", "datapackage"])
_TableWord = StrEnum(
    "_TableWord",
    [
        "parties",
        "kinds",
        "events",
        "sources",
        "items",
        "values",
        "statements",
        "relations",
        "flow_states",
    ],
)
FORMATS, TABLES = tuple(_FormatWord), tuple(_TableWord)
_OUTPUT = "Output"


def register(app: typer.Typer, panel: str) -> None:
    """Adds the command."""

    @command(app, "export", panel, examples=EXAMPLES)
    def export(
        run: Run,
        filters: Filters,
        money: Money,
        to: Annotated[
            str,
            typer.Option(
                "--output",
                "-o",
                help="File to write; its ending tells the format. - is stdout, DIR/ a data package.",
                rich_help_panel=_OUTPUT,
                metavar="FILE",
            ),
        ],
        format_: Annotated[
            _FormatWord | None,
            typer.Option(
                "--format",
                "-f",
                help=f"Form of the file: {', '.join(FORMATS)}.",
                rich_help_panel=_OUTPUT,
                metavar="FORMAT",
            ),
        ] = None,
        table: Annotated[
            _TableWord | None,
            typer.Option(
                "--table",
                help=f"Table, where a file holds one: {', '.join(TABLES)}.",
                rich_help_panel=_OUTPUT,
                metavar="TABLE",
                show_default="events",
            ),
        ] = None,
        columns: Annotated[
            str | None,
            typer.Option(
                "--columns",
                help="Columns to write, in this order.",
                rich_help_panel=_OUTPUT,
                metavar="A,B,…",
                autocompletion=completing.columns,
            ),
        ] = None,
        long: Annotated[
            bool, typer.Option("--long", help="A row for each item of goods.", rich_help_panel=_OUTPUT)
        ] = False,
        raw: Annotated[
            bool,
            typer.Option("--raw", help="CSV without the guard against formulas.", rich_help_panel=_OUTPUT),
        ] = False,
        bom: Annotated[
            bool,
            typer.Option("--bom", help="CSV that Excel takes for UTF-8.", rich_help_panel=_OUTPUT),
        ] = False,
        as_of: AsOfOption = None,
    ) -> None:
        """Records and states of flows for other programs.

        With --as-of, records that begin later are left out, and flows stand as on that day.
        """
        from armstrack.cli.targets import refuse_records, target
        from armstrack.render.writers import Notice, Style
        from armstrack.select import select

        goes = target(to, format_)
        _refuse_misfits(goes, table=table, columns=columns, long=long, raw=raw, bom=bom)
        _refuse_other_tables(money, table, long)
        run = replace(run, records=run.folder())
        refuse_records(goes.path, run.folder())
        day = day_asked(run, as_of)
        ledger = run.ledger()
        events = select(ledger.events, begun_by(filters, day) if as_of else filters)
        if not events:
            streams.talk(f"none of {len(ledger.events)} records passes the filters")
        whole = money.dataset(_tables(events, ledger.events, day, filters.category), events)
        entities = whole if goes.writer.whole else [_one(whole, events, table or "events", columns, long)]
        publishers = sorted({source.publisher for event in events for source in event.sources})
        sources = (*publishers, *money.sources())
        notice = Notice(day, sources, licence_of(run.folder()), __version__)
        goes.write(entities, notice, Style(raw, bom))
        if goes.path is not None:
            streams.talk(_said(goes, entities, len(events)))
        money.tell(events)


def _refuse_misfits(goes: Target, **given: str | bool | None) -> None:
    """Options that the form would not heed.

    Raises:
        StopError: usage, naming the option and the forms that it is for.
    """
    form = goes.writer.name
    fits = {"raw": form in ("csv", "datapackage"), "bom": form == "csv"}
    one = "csv, json, ndjson and parquet"
    for option, value in given.items():
        if value and not fits.get(option, not goes.writer.whole):
            held = {"raw": "csv and datapackage", "bom": "csv"}.get(option, one)
            raise exits.StopError(exits.USAGE, f"--{option} does not go with {form}", f"it is for {held}")
    if given["long"] and given["table"] not in (None, "events"):
        raise exits.StopError(exits.USAGE, "--long is of events alone", "leave out --table or --long")


def _refuse_other_tables(money: Money, table: str | None, long: bool) -> None:
    """Amounts of records stand in one table alone.

    Raises:
        StopError: usage, where another is asked for.
    """
    if money and (long or table not in (None, "events")):
        option = "--long" if long else f"--table {table}"
        raise exits.StopError(exits.USAGE, f"--in does not go with {option}", "amounts are those of events")


def _tables(
    events: Sequence[Event], every: Sequence[Event], day: date, categories: Sequence[str]
) -> tuple[Entity, ...]:
    from armstrack.entities import dataset
    from armstrack.flows import Flows

    return dataset(events, Flows(every), day, categories)


def _one(
    whole: Sequence[Entity], events: Sequence[Event], table: str, columns: str | None, long: bool
) -> Entity:
    """The one table of a file that holds one."""
    from armstrack.long_table import long_entity

    entity = long_entity(events) if long else next(each for each in whole if each.name == table)
    return entity.keep(named_columns(columns, entity.names)) if columns else entity


def licence_of(records: Path) -> str:
    """The SPDX identifier of the records' licence: told beside them, or that of the records shipped."""
    told = records.resolve().parent / "LICENSE-records"
    known = records == SHIPPED or (told.is_file() and "CC-BY-4.0" in told.read_text(encoding="utf-8"))
    return "CC-BY-4.0" if known else ""


def _said(goes: Target, entities: Sequence[Entity], records: int) -> str:
    told = f"{len(entities)} tables" if goes.writer.whole else entities[0].name
    return f"wrote {goes.path}: {told} of {records:,} record{'' if records == 1 else 's'}"
