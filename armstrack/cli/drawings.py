"""Floor 7: which flows and records a picture shows, and where it goes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack.cli import exits, streams
from armstrack.cli.flow_names import Pair, nearest_flows, said, wanted_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from armstrack.contents import Ledger
    from armstrack.event import Event
    from armstrack.flows import Flows
    from armstrack.render.charts.sheet import Chart
    from armstrack.select import Filters

_ENDINGS = {".svg": "svg", ".png": "png", ".html": "html", ".htm": "html"}


@dataclass(frozen=True, slots=True)
class Place:
    """A form, and the file that it is written to; None is stdout."""

    format: str
    path: Path | None


def place(given: str, format_: str | None) -> Place:
    """What `-o` and `--format` mean.

    Raises:
        StopError: usage, where they tell no form, or the place is none for it, or the renderer is missing.
    """
    path = None if given == "-" else Path(given)
    form = format_ or ("svg" if path is None else _ENDINGS.get(path.suffix.lower()))
    if form is None:
        message = f'the ending of "{path}" tells no format'
        raise exits.StopError(exits.USAGE, message, f"use {', '.join(_ENDINGS)}, or say --format")
    if path is not None and path.is_dir():
        raise exits.StopError(exits.USAGE, f"{path} is a folder", "name a file in it")
    if form == "png" and path is None and streams.is_terminal():
        hint = "name a file with -o, or send it on with `>`"
        raise exits.StopError(exits.USAGE, "png is not for a terminal", hint)
    fault = missing()
    if fault:
        raise fault
    return Place(form, path)


def missing() -> exits.StopError | None:
    """What is wrong where the renderer is not installed."""
    from armstrack.render.charts.picture import EXTRA, MODULE

    if find_spec(MODULE):
        return None
    message = f"pictures need a package that is not installed: {MODULE}"
    return exits.StopError(exits.USAGE, message, f"pip install 'armstrack[{EXTRA}]'")


def draw(kind: str, ledger: Ledger, filters: Filters, day: date) -> Chart:
    """The picture asked for, of what passes the filters.

    Raises:
        StopError: usage, where nothing is left to draw, or more than a picture can show.
    """
    from armstrack.render.charts.sheet import EmptyError, RoomError

    try:
        return _chart(kind, ledger, filters, day)
    except EmptyError as error:
        raise exits.StopError(exits.USAGE, f"nothing to draw: {error}", _LESS) from None
    except RoomError as error:
        raise exits.StopError(exits.USAGE, str(error), error.hint) from None


def drawn_all(ledger: Ledger, day: date) -> dict[str, Chart]:
    """The pictures of a whole ledger, by kind, without those that would be empty or have no room."""
    from armstrack.render.charts.sheet import EmptyError, RoomError
    from armstrack.select import Filters

    found = {}
    for kind in ("flows", "status", "timeline", "values"):
        with suppress(EmptyError, RoomError):
            found[kind] = _chart(kind, ledger, Filters(), day)
    return found


_LESS = "leave out a filter; `armstrack list` shows what is on record"


def _chart(kind: str, ledger: Ledger, filters: Filters, day: date) -> Chart:
    from armstrack.render.charts.heading import Question

    question = Question(filters, day)
    if kind == "values":
        from armstrack.render.charts.values import values_chart
        from armstrack.select import select

        return values_chart(_some(select(ledger.events, filters), ledger), question)
    if kind != "timeline" and len(filters.category) > 1:
        fault = f"plot {kind} shows one category at a time"
        raise exits.StopError(exits.USAGE, fault, "name one with --category, or none for all goods")
    from armstrack.flows import Flows
    from armstrack.render.charts import counts, matrix, timeline

    flows = Flows(ledger.events)
    pairs = _pairs(flows, ledger, filters, day)
    events = _some(_events(flows, pairs, ledger, filters), ledger)
    make = {"timeline": timeline.timeline_chart, "flows": matrix.flows_chart, "status": counts.status_chart}
    return make[kind](flows, pairs, events, question)


def _some(events: Sequence[Event], ledger: Ledger) -> Sequence[Event]:
    from armstrack.render.charts.sheet import EmptyError

    if not events:
        raise EmptyError(f"none of {len(ledger.events):,} records passes the filters")
    return events


def _pairs(flows: Flows, ledger: Ledger, filters: Filters, day: date) -> list[Pair]:
    """The flows that the filters leave; one named whole is shown even if organisations alone tell of it."""
    from armstrack.render.charts.sheet import EmptyError

    kept = wanted_pairs(flows.pairs, ledger.events, filters)
    if not kept and len(filters.supplier) == len(filters.recipient) == 1:
        pair = (filters.supplier[0], filters.recipient[0])
        if not flows.events_of(*pair):
            raise EmptyError(f"no record of {said(pair)}{nearest_flows(pair, flows.pairs)}")
        kept = [pair]
    goods = filters.category or ("all",)
    stands = (
        pair
        for pair in kept
        if not filters.status
        or any(flows.state_at(*pair, category, day).status in filters.status for category in goods)
    )
    return list(stands)


def _events(flows: Flows, pairs: Sequence[Pair], ledger: Ledger, filters: Filters) -> list[Event]:
    """The records to show: of one flow also those that bind it, and re-exports of which it is a leg."""
    from armstrack.select import select

    rest = replace(filters, status=())
    if len(pairs) == 1:
        told = flows.events_of(*pairs[0])
        return select(told, replace(rest, supplier=(), recipient=(), party=()))
    wanted = set(pairs)
    return [event for event in select(ledger.events, rest) if (event.supplier, event.recipient) in wanted]
