"""Floor 5: sums in one currency: by measure, nothing twice, and beside each what could not be converted.

Figures are converted one by one, each at the rate of its own year, and then added by the rules of `totals`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from armstrack import vocab
from armstrack.conversion import Conversion, Converter, count_refusals
from armstrack.event import Event, Value
from armstrack.frame import values_frame
from armstrack.outlines import with_values
from armstrack.rates import SOURCE
from armstrack.summary import groups
from armstrack.sums import Sum
from armstrack.table import Column, Table
from armstrack.totals import sums_by, with_use

#: Conversions by record id, and refusals by measure.
_Found = Mapping[str, Conversion | None]
_Refused = Mapping[str, list[Conversion]]
#: What the words in the sums mean; it stands once, under the last table.
LEGEND = (
    "Converted: figures that the sum holds, each at the average rate of its year."
    " Not converted: figures left out of it, and why."
)


def summary_in(table: Table, events: Sequence[Event], by: str, converter: Converter) -> Table:
    """A summary of these events by one field with a last column, the sums in one currency."""
    group, found = groups(events, by), {event.id: converter.convert(event) for event in events}
    words = words_by(events, group, found, converter.currency)
    rated = {str(key) for id_, key in zip(group.index, group, strict=True) if _is_rated(found[id_])}
    about = f"sums in {converter.currency}, a text a measure, with what is converted and what is not"
    added = (
        Column("values_in", f"in {converter.currency}", "list", 3, about, wrap=24),
        Column("rate_source", "rate source", rank=0, about="who publishes the rates, and what they are"),
    )
    place = [each.name for each in table.columns].index("group")
    keys = [(row, str(row[place])) for row in table.rows]
    rows = tuple((*row, words.get(key, ()), SOURCE if key in rated else None) for row, key in keys)
    people = (*table.people, "values_in")
    return replace(table, columns=(*table.columns, *added), rows=rows, people=people)


def _is_rated(found: Conversion | None) -> bool:
    return found is not None and found.year is not None


def words_by(
    events: Iterable[Event], group: pd.Series[str], found: _Found, currency: str
) -> dict[str, tuple[str, ...]]:
    """A text a measure for every group, by measure; `group` names groups by record id, `found` conversions.

    `delivered ~USD 5,204 m (5 converted, +1 overlapping, not converted: 2 over several years)`. Records
    without a figure are counted apart: `delivered: 3 unknown`.
    """
    measured = [event for event in events if vocab.kinds()[event.kind].measure]
    sums = sums_by(with_use(values_frame(_converted(measured, found, currency))), group)
    refused = _refused(measured, found, group)
    return {
        key: tuple(_words(sums.get(key, []), refused.get(key, {})))
        for key in dict.fromkeys((*sums, *refused))
    }


def _converted(events: Iterable[Event], found: _Found, currency: str) -> list[Event]:
    """The events with their figure in the other currency, or none; those not converted are left out."""
    made = []
    for event in events:
        conversion = found[event.id]
        if conversion is None:
            made.append(event)
        elif conversion.amount is not None:
            made.append(with_values(event, (Value(amount=conversion.amount, currency=currency),)))
    return made


def _refused(events: Iterable[Event], found: _Found, group: pd.Series[str]) -> Mapping[str, _Refused]:
    measures = {event.id: vocab.kinds()[event.kind].measure for event in events}
    refused: dict[str, dict[str, list[Conversion]]] = {}
    for id_, key in zip(group.index, group, strict=True):
        conversion = found[id_]
        if id_ in measures and conversion is not None and conversion.amount is None:
            refused.setdefault(str(key), {}).setdefault(measures[id_], []).append(conversion)
    return refused


def _words(sums: Iterable[Sum], refused: _Refused) -> list[str]:
    """By measure; what is unknown comes before the sum, as in sums of one currency."""
    told: list[tuple[str, bool, str]] = []
    for found in sums:
        known = found.currency is not None
        why = count_refusals(refused.get(found.measure, ())) if known else ""
        told.append((found.measure, known, _sum_words(found, why) if known else found.words()))
    summed = {measure for measure, known, _ in told if known}
    for measure in refused.keys() - summed:
        told.append((measure, True, f"{measure}: none converted ({count_refusals(refused[measure])})"))
    return [words for *_, words in sorted(told)]


def _sum_words(found: Sum, why: str) -> str:
    converted = f"{found.known:,} converted" if found.known else "none added"
    aside = f"+{found.aside}" if found.aside else ""
    counts = ", ".join(filter(None, (converted, aside, f"not converted: {why}" if why else "")))
    return f"{found.measure} {found.amount} ({counts})" if found.known else f"{found.measure}: {counts}"
