"""Floor 4: the columns that a conversion adds, behind all others; those that are there stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from armstrack.amounts import amount_words
from armstrack.conversion import Conversion, Converter, count_refusals
from armstrack.dataset import Entity, Field, FieldType, Row
from armstrack.event import Event
from armstrack.table import Cell, Column, ColumnType, Table

#: Digits of a converted amount and of a rate, and how many of them behind the point.
_MONEY, _RATE = (38, 6), (38, 18)


class _Added(NamedTuple):
    """One column, with how its cell follows from a conversion to a currency."""

    name: str
    about: str
    cell: Callable[[Conversion, str], Cell]
    type: FieldType = "string"
    digits: tuple[int, int] = _MONEY
    vocabulary: str = ""


_ADDED = (
    _Added(
        "amount_in",
        "the first figure in `currency_in`: `amount` times `rate`, to the smallest unit, bounds outwards",
        lambda found, _: found.amount.text if found.amount else None,
    ),
    _Added(
        "amount_in_low",
        "its lower bound",
        lambda found, _: found.amount.low if found.amount else None,
        "decimal",
    ),
    _Added(
        "amount_in_high",
        "its upper bound",
        lambda found, _: found.amount.high if found.amount else None,
        "decimal",
    ),
    _Added(
        "currency_in",
        "the currency asked for; empty where nothing is converted",
        lambda found, currency: currency if found.amount else None,
        vocabulary="currency",
    ),
    _Added(
        "rate",
        "units of `currency_in` for one of `currency`, eight digits; 1 for the same currency",
        lambda found, _: found.rate,
        "decimal",
        _RATE,
    ),
    _Added(
        "rate_year",
        "the year whose average it is; empty where no rate is needed",
        lambda found, _: found.year,
        "integer",
    ),
    _Added("rate_source", "who publishes the rate, and what it is", lambda found, _: found.source),
    _Added(
        "not_converted",
        "why there is an `amount` and no `amount_in`; empty where there is none to convert",
        lambda found, _: found.reason,
    ),
)
FIELDS = tuple(
    Field(each.name, each.type, each.about, vocabulary=each.vocabulary, digits=each.digits) for each in _ADDED
)
#: A year is told as a date: without a comma.
_LOOKS: dict[str, ColumnType] = {
    **dict.fromkeys(("amount_in", "amount_in_low", "amount_in_high", "rate"), "number"),
    "rate_year": "date",
}
_PEOPLE = "said_in"


def _cells(found: Conversion | None, currency: str) -> Row:
    if found is None:
        return (None,) * len(_ADDED)
    return tuple(each.cell(found, currency) for each in _ADDED)


def converted_entity(entity: Entity, events: Sequence[Event], converter: Converter) -> Entity:
    """The table of these events with their amounts in another currency, in columns of their own."""

    def rows() -> Iterator[Row]:
        for row, event in zip(entity.rows(), events, strict=True):
            yield (*row, *_cells(converter.convert(event), converter.currency))

    return replace(entity, fields=(*entity.fields, *FIELDS), rows=rows)


def converted_table(table: Table, events: Sequence[Event], converter: Converter) -> Table:
    """The same for a table of records, and what people see: the amount or why not, and the notes."""
    found = [converter.convert(event) for event in events]
    columns = (*table.columns, *map(_column, FIELDS), _said(converter))
    rows = tuple(
        (*row, *_cells(each, converter.currency), said_in(each, converter.currency))
        for row, each in zip(table.rows, found, strict=True)
    )
    behind = table.people.index("said_value") + 1
    people = (*table.people[:behind], _PEOPLE, *table.people[behind:])
    notes = (*table.notes, counted_words(found, converter.currency), rates_words(converter))
    return replace(table, columns=columns, rows=rows, people=people, notes=notes)


def _column(field: Field) -> Column:
    type_ = _LOOKS.get(field.name, "text")
    return Column(field.name, field.name.replace("_", " "), type_, 0, field.about)


def _said(converter: Converter) -> Column:
    about = f"the first figure in {converter.currency}, or why not"
    return Column(_PEOPLE, f"in {converter.currency}", "number", 2, about, machine=False, under="({})")


def said_in(found: Conversion | None, currency: str) -> str | None:
    """The amount as people say it, or why there is none."""
    if found is None:
        return None
    return amount_words(found.amount, currency) if found.amount else f"not in {currency}: {found.reason}"


def counted_words(found: Sequence[Conversion | None], currency: str) -> str:
    """How many of the figures are converted, and why others are not."""
    figures = [each for each in found if each is not None]
    refused = count_refusals(figures)
    done = sum(each.amount is not None for each in figures)
    said = f"in {currency}: {done:,} of {len(figures):,} figures"
    return f"{said}; not converted: {refused}" if refused else said


def rates_words(converter: Converter) -> str:
    """Where the rates come from, and what converted amounts are not."""
    return (
        f"Rates: ECB statistics, average of each record's year ({converter.rates.carrier}, own calculation)."
        " Not the price at the time of the contract, and not adjusted for inflation."
    )
