"""Floor 6: what pictures show, as tables and as sentences, for readers who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence

from armstrack.columns import said_status
from armstrack.render.charts.lanes import Lane, Mark, mark_words, said_span
from armstrack.table import Column, Table


def lanes_table(lanes: Sequence[Lane], several_flows: bool) -> Table:
    """The spans of every lane, and when organisations stopped what is below them."""
    columns = (
        Column("lane", "flow" if several_flows else "goods"),
        Column("first", "from", "date"),
        Column("last", "to", "date"),
        Column("status", "status", "status"),
    )
    rows = [
        (lane.label(several_flows), span.first, span.last, said_span(span))
        for lane in lanes
        for span in lane.stretches
    ]
    return Table(columns, tuple(rows), "States")


def marks_table(marks: Sequence[Mark]) -> Table:
    """The events that are marked."""
    columns = (
        Column("number", "no.", "number"),
        Column("date", "date", "date"),
        Column("status", "event", "status"),
        Column("title", "what happened"),
        Column("id", "record", "id"),
    )
    rows = ((m.number, m.event.date.text, said_status(m.event), m.event.title, m.event.id) for m in marks)
    return Table(columns, tuple(rows), "Events")


def lanes_words(lanes: Sequence[Lane], marks: Sequence[Mark], several_flows: bool) -> tuple[str, ...]:
    """A sentence a lane, one for each stop of organisations, and the events of a flow."""
    told = [_sentence(lane, several_flows) for lane in lanes]
    events = () if several_flows else [f"{mark.number}. {mark_words(mark)}." for mark in marks]
    return (*told, *events)


def _sentence(lane: Lane, several_flows: bool) -> str:
    parts = [f"{said_span(span)} from {span.first}" for span in lane.spans] or ["no record"]
    parts += [f"{said_span(band)} from {band.first} to {band.last}" for band in lane.bands]
    return f"{lane.label(several_flows)}: {'; '.join(parts)}."
