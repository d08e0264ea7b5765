"""Floor 6: suppliers against recipients: where each flow stands, and how many records tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from armstrack.event import Event
from armstrack.flows import Flows, Pair, State
from armstrack.parties import name_of, parties
from armstrack.render.charts.heading import Question, facts, records_words, titled
from armstrack.render.charts.legend import Sign, legend, letter_of, status_signs
from armstrack.render.charts.letters import shortened, width_of
from armstrack.render.charts.sheet import Chart, RoomError, Row, Sheet, Spec, layer, told, view
from armstrack.shown import STOPPED
from armstrack.states import caveats, said_state, standings
from armstrack.table import Cell, Column, Table

#: Pixels: the width of a column at the least and at the most, the height of a row, the length of a name.
_NARROW, _WIDE, _HIGH, _NAMES = 17, 64, 26, 150
#: The area of a sign at the least and at the most, in square pixels.
_SMALL, _LARGE = 110, 520
#: The angle of recipients' names, and how far one reaches to the right, as a part of its length.
_ANGLE, _SLANT = -50, 0.65
_NONE = "none"


class _Flow(NamedTuple):
    """A flow, where it stands and how many records tell of it."""

    pair: Pair
    state: State
    records: int


def flows_chart(flows: Flows, pairs: Sequence[Pair], events: Sequence[Event], question: Question) -> Chart:
    """The picture of some flows on the day; `events` are the records counted for them."""
    category = (*question.filters.category, "all")[0]
    stands = standings(flows, pairs, (category,), question.day)
    counts = Counter((event.supplier, event.recipient) for event in events)
    found = [_Flow(each.pair, each.state, counts[each.pair]) for each in stands]
    goods = "all goods" if category == "all" else category
    notes = caveats(stands)
    return Chart(
        titled(f"Arms exports by supplier and recipient, {goods}", question.filters, ("category",)),
        (*facts(events, question, _stopped(found)), "Suppliers in rows, recipients in columns."),
        (*map(_sentence, found), *notes),
        (_table(found),),
        lambda sheet: _draw(found, notes, sheet),
    )


def _stopped(found: Sequence[_Flow]) -> str:
    stopped = sum(flow.state.status in STOPPED for flow in found)
    return f"{stopped} of {len(found)} flow{'' if len(found) == 1 else 's'} stopped"


def _sentence(flow: _Flow) -> str:
    names = " to ".join(map(name_of, flow.pair))
    return f"{names}: {said_state(flow.state)}, {records_words(flow.records)}."


def _table(found: Sequence[_Flow]) -> Table:
    columns = (
        Column("supplier", "supplier"),
        Column("recipient", "recipient"),
        Column("status", "status", "status"),
        Column("since", "since", "date"),
        Column("records", "records", "number"),
    )
    return Table(columns, tuple(map(_cells, found)), "Flows")


def _cells(flow: _Flow) -> tuple[Cell, ...]:
    supplier, recipient = map(name_of, flow.pair)
    since = str(flow.state.since) if flow.state.since else None
    return (supplier, recipient, said_state(flow.state), since, flow.records)


def _draw(found: Sequence[_Flow], notes: Sequence[str], sheet: Sheet) -> list[Spec]:
    suppliers = _ordered([(flow.pair[0], flow.records) for flow in found])
    recipients = _ordered([(flow.pair[1], flow.records) for flow in found])
    left = min(_NAMES, max(width_of(name_of(code)) for code in suppliers) + 12)
    across = _across(recipients, left, sheet)
    axes = {
        "x": _axis(
            "recipient", recipients, labelAngle=_ANGLE, labelAlign="left", labelLimit=_NAMES, orient="top"
        ),
        "y": _axis("supplier", suppliers, labelLimit=left - 8, minExtent=left, maxExtent=left),
    }
    side, most = min(across, _HIGH), max(flow.records for flow in found)
    rows = [_row(flow, _area(flow.records, most, side), sheet) for flow in found]
    grid = view(_HIGH * len(suppliers), across * len(recipients), _layers(rows, axes))
    signs = [*_signs(found, sheet), *_sizes(most, side, sheet)]
    return [grid, legend(sheet, signs, notes, left)]


def _ordered(codes: Sequence[tuple[str, int]]) -> list[str]:
    """States before organisations, those with most records first, then by name."""
    told: Counter[str] = Counter()
    for code, count in codes:
        told[code] += count
    return sorted(told, key=lambda c: (parties()[c].kind == "organisation", -told[c], name_of(c)))


def _across(recipients: Sequence[str], left: int, sheet: Sheet) -> int:
    """The width of a column.

    Raises:
        RoomError: where it would be too narrow for a sign.
    """
    wide = [round(width_of(name_of(code)) * _SLANT) for code in reversed(recipients)]
    beyond = max(max(0, each - at * _NARROW) for at, each in enumerate(wide))
    across = (sheet.room - left - beyond) // len(recipients)
    if across < _NARROW:
        fault = f"{len(recipients)} recipients have no room in {sheet.width} pixels"
        needed = sheet.width - sheet.room + left + beyond + _NARROW * len(recipients)
        raise RoomError(fault, f"choose fewer with filters, or --width {needed}")
    return min(across, _WIDE)


def _axis(field: str, codes: Sequence[str], **how: object) -> Spec:
    axis = {"title": None, "grid": True, "domain": False, "ticks": False, "labelPadding": 6, **how}
    names = [_name(code) for code in codes]
    return {"field": field, "type": "ordinal", "sort": None, "scale": {"domain": names}, "axis": axis}


def _name(code: str) -> str:
    return shortened(name_of(code), _NAMES - 12)


def _area(count: int, most: int, side: int) -> int:
    """The area of a sign: the least for one record, the most for the most; both within the cell."""
    large = min(_LARGE, (side - 3) ** 2)
    return round(_SMALL + (large - _SMALL) * (count - 1) / (most - 1)) if most > 1 else large


def _row(flow: _Flow, area: int, sheet: Sheet) -> Row:
    paint, status = sheet.paint, flow.state.status
    colour = paint.status.get(status, paint.plain)
    filled = flow.state.certain and status != _NONE
    return {
        "supplier": _name(flow.pair[0]),
        "recipient": _name(flow.pair[1]),
        "shape": _shape(status),
        "paint": colour if filled else paint.ground,
        "stroke": colour,
        "area": area,
        "letter": "" if status == _NONE else letter_of(status),
        "on": paint.on[status] if filled else paint.ink,
    }


def _shape(status: str) -> str:
    return "square" if status in STOPPED else "circle"


def _layers(rows: Sequence[Row], axes: Spec) -> list[Spec]:
    sign = {
        **axes,
        "shape": told("shape"),
        "fill": told("paint"),
        "stroke": told("stroke"),
        "size": {"field": "area", "type": "quantitative", "scale": None},
    }
    letters = {**axes, "text": told("letter"), "fill": told("on")}
    return [
        layer("point", rows, sign, opacity=1, strokeWidth=1.5),
        layer("text", [row for row in rows if row["letter"]], letters, fontSize=10, fontWeight="bold"),
    ]


def _signs(found: Sequence[_Flow], sheet: Sheet) -> list[Sign]:
    paint, statuses = sheet.paint, {flow.state.status for flow in found}
    signs = [sign._replace(shape=_shape(sign.means)) for sign in status_signs(sheet, statuses)]
    if _NONE in statuses:
        signs.append(Sign("circle", paint.ground, paint.plain, "no record moves the status"))
    if any(not flow.state.certain for flow in found):
        signs.append(Sign("circle", paint.ground, paint.ink, "hollow, with a letter: uncertain", "?"))
    return signs


def _sizes(most: int, side: int, sheet: Sheet) -> list[Sign]:
    """What the sizes mean: for one record, for the most, and for half as many."""
    paint = sheet.paint
    return [
        Sign("circle", paint.ground, paint.plain, records_words(count), area=_area(count, most, side))
        for count in sorted({1, round((most + 1) / 2), most})
    ]
