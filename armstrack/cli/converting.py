"""Floor 7: the option `--in`, and what it adds to what commands show. Without it all stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armstrack.cli import completing, exits, names, streams

if TYPE_CHECKING:
    from armstrack.cli.output import Output
    from armstrack.conversion import Converter
    from armstrack.dataset import Entity
    from armstrack.event import Event
    from armstrack.table import Table

_InOption = Annotated[
    str | None,
    typer.Option(
        "--in",
        help="Convert amounts as well, at the ECB's average rate of their year.",
        rich_help_panel="Output",
        metavar="CURRENCY",
        autocompletion=completing.currencies,
    ),
]
OPTIONS: dict[str, Any] = {"in_": (_InOption, None)}


@dataclass(frozen=True, slots=True)
class Money:
    """The currency that amounts are asked for in, or None for their own alone."""

    converter: Converter | None = None

    def __bool__(self) -> bool:
        return self.converter is not None

    def records(self, table: Table, events: Sequence[Event], output: Output) -> Table:
        """A table of these records with amounts converted; where it has no notes, stderr has the counts."""
        if self.converter is None:
            return table
        from armstrack.conversion_columns import converted_table

        made = converted_table(table, events, self.converter)
        counted, *_ = made.notes[len(table.notes) :]
        if output.settled() not in ("table", "markdown"):
            streams.talk(counted)
        return made

    def summary(self, table: Table, events: Sequence[Event], by: str) -> Table:
        """A summary of these records by one field with sums in one currency."""
        if self.converter is None:
            return table
        from armstrack.converted_sums import summary_in

        return summary_in(table, events, by, self.converter)

    def legend(self) -> tuple[str, ...]:
        """What stands below such summaries."""
        if self.converter is None:
            return ()
        from armstrack.conversion_columns import rates_words
        from armstrack.converted_sums import LEGEND

        return (LEGEND, rates_words(self.converter))

    def dataset(self, whole: Sequence[Entity], events: Sequence[Event]) -> Sequence[Entity]:
        """The tables of these records; that of events has their amounts converted."""
        if self.converter is None:
            return whole
        from armstrack.conversion_columns import converted_entity

        kept = {entity.name: entity for entity in whole}
        kept["events"] = converted_entity(kept["events"], events, self.converter)
        return tuple(kept.values())

    def sources(self) -> tuple[str, ...]:
        """Who publishes the rates, for what a file says of its sources."""
        if self.converter is None:
            return ()
        return (f"European Central Bank, reference rates ({self.converter.rates.carrier})",)

    def tell(self, events: Sequence[Event]) -> None:
        """Says on stderr how many amounts are converted, and why others are not."""
        if self.converter is not None:
            from armstrack.conversion_columns import counted_words

            streams.talk(counted_words([*map(self.converter.convert, events)], self.converter.currency))


def taken(options: dict[str, Any]) -> Money:
    """The currency asked for, if any is.

    Raises:
        StopError: usage, for what is no currency or has no rates, and without the package that carries them;
            exit 3, where that cannot be read.
    """
    currency = options.pop("in_")
    if currency is None:
        return Money()
    from armstrack.conversion import converter
    from armstrack.rates import RatesError

    try:
        with names.asked():
            return Money(converter(currency, "--in"))
    except RatesError as error:
        code = exits.NO_RECORDS if error.installed else exits.USAGE
        raise exits.StopError(code, error.message, error.hint) from None
