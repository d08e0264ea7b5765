"""Floor 6: suppliers against recipients: where each flow stands, and how many records tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from armstrack.event import Event
from armstrack.flows import Flows, Pair
from armstrack.parties import name_of, parties
from armstrack.render.charts.heading import Question, facts, titled
from armstrack.render.charts.legend import Sign, legend, letter_of, status_signs
from armstrack.render.charts.letters import shortened, width_of
from armstrack.render.charts.sheet import Chart, RoomError, Row, Sheet, Spec, layer, told, view
from armstrack.shown import STOPPED
from armstrack.states import Standing, caveats, said_state, standings
from armstrack.table import Column, Table

#: A cell, at the least and at the most, and what names may take, in pixels; the area of signs.
_CELL, _ROOMY, _NAMES, _SMALL, _LARGE = 17, 64, 150, 110, 520
_HIGH = 26
_NONE = "none"
#: How far a slanted name reaches to the right, as a part of its length.
_ANGLE, _SLANT = -50, 0.65


def flows_chart(flows: Flows, pairs: Sequence[Pair], events: Sequence[Event], question: Question) -> Chart:
    """The picture of some flows on the day; `events` are the records counted for them."""
    category = (*question.filters.category, "all")[0]
    found = standings(flows, pairs, (category,), question.day)
    counts = Counter((event.supplier, event.recipient) for event in events)
    goods = "all goods" if category == "all" else category
    subject = f"Arms exports by supplier and recipient, {goods}"
    notes = caveats(found)
    return Chart(
        titled(subject, question.filters, ("category",)),
        (*facts(events, question, _numbers(found)), "Suppliers in rows, recipients in columns."),
        tuple(f"{_flow(s.pair)}: {said_state(s.state)}, {_records(counts[s.pair])}." for s in found) + notes,
        (_table(found, counts),),
        lambda sheet: _draw(found, counts, notes, sheet),
    )


def _numbers(found: Sequence[Standing]) -> str:
    stopped = sum(standing.state.status in STOPPED for standing in found)
    return f"{stopped} of {len(found)} flow{'' if len(found) == 1 else 's'} stopped"


def _flow(pair: Pair) -> str:
    return f"{name_of(pair[0])} to {name_of(pair[1])}"


def _records(count: int) -> str:
    return f"{count:,} record{'' if count == 1 else 's'}"


def _table(found: Sequence[Standing], counts: Counter[Pair]) -> Table:
    columns = (
        Column("supplier", "supplier"),
        Column("recipient", "recipient"),
        Column("status", "status", "status"),
        Column("since", "since", "date"),
        Column("records", "records", "number"),
    )
    rows = (
        (*map(name_of, s.pair), said_state(s.state), str(s.state.since) if s.state.since else None, counts[s.pair])
        for s in found
    )
    return Table(columns, tuple(rows), "Flows")


def _draw(found: Sequence[Standing], counts: Counter[Pair], notes: Sequence[str], sheet: Sheet) -> list[Spec]:
    suppliers = _ordered([s.pair[0] for s in found], [counts[s.pair] for s in found])
    recipients = _ordered([s.pair[1] for s in found], [counts[s.pair] for s in found])
    names = min(_NAMES, max(width_of(name_of(code)) for code in suppliers) + 12)
    beyond = _beyond(recipients)
    across = (sheet.room - names - beyond) // len(recipients)
    if across < _CELL:
        fault = f"{len(recipients)} recipients have no room in {sheet.width} pixels"
        needed = sheet.width - sheet.room + names + beyond + _CELL * len(recipients)
        raise RoomError(fault, f"choose fewer with filters, or --width {needed}")
    cell = min(across, _ROOMY)
    most = max(counts[s.pair] for s in found)
    rows = [_row(standing, counts[standing.pair], most, _side(cell), sheet) for standing in found]
    axes = {
        "x": _axis("recipient", recipients, labelAngle=_ANGLE, labelAlign="left", labelLimit=_NAMES, orient="top"),
        "y": _axis("supplier", suppliers, labelLimit=names - 8, minExtent=names, maxExtent=names),
    }
    grid = view(_HIGH * len(suppliers), cell * len(recipients), _layers(rows, axes))
    return [grid, _legend(found, counts, notes, sheet, (names, _side(cell)))]


def _ordered(codes: Sequence[str], counts: Sequence[int]) -> list[str]:
    """States before organisations, those with most records first, then by name."""
    told: Counter[str] = Counter()
    for code, count in zip(codes, counts, strict=True):
        told[code] += count
    return sorted(told, key=lambda c: (parties()[c].kind == "organisation", -told[c], name_of(c)))


def _beyond(recipients: Sequence[str]) -> int:
    """How far slanted names may reach to the right of the last column."""
    wide = [round(width_of(name_of(code)) * _SLANT) for code in reversed(recipients)]
    return max(max(0, each - at * _CELL) for at, each in enumerate(wide))


def _axis(field: str, codes: Sequence[str], **how: object) -> Spec:
    axis = {"title": None, "grid": True, "domain": False, "ticks": False, "labelPadding": 6, **how}
    return {
        "field": field,
        "type": "ordinal",
        "sort": None,
        "scale": {"domain": [shortened(name_of(code), _NAMES - 12) for code in codes]},
        "axis": axis,
    }


def _side(cell: int) -> int:
    """The side of the square that a sign may fill."""
    return min(cell, _HIGH)


def _area(count: int, most: int, cell: int) -> float:
    """The area of a sign: the least for one record, the most for the most; both within the cell."""
    large = min(_LARGE, (cell - 3) ** 2)
    return round(_SMALL + (large - _SMALL) * (count - 1) / (most - 1), 1) if most > 1 else large


def _row(standing: Standing, count: int, most: int, cell: int, sheet: Sheet) -> Row:
    paint, state = sheet.paint, standing.state
    colour = paint.status.get(state.status, paint.plain)
    filled = state.certain and state.status != _NONE
    return {
        "supplier": shortened(name_of(standing.pair[0]), _NAMES - 12),
        "recipient": shortened(name_of(standing.pair[1]), _NAMES - 12),
        "shape": "square" if state.status in STOPPED else "circle",
        "paint": colour if filled else paint.ground,
        "stroke": colour,
        "area": _area(count, most, cell),
        "letter": "" if state.status == _NONE else letter_of(state.status),
        "on": paint.on[state.status] if filled else paint.ink,
    }


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


def _legend(
    found: Sequence[Standing], counts: Counter[Pair], notes: Sequence[str], sheet: Sheet, sizes: tuple[int, int]
) -> Spec:
    paint, (names, side) = sheet.paint, sizes
    statuses = {s.state.status for s in found}
    signs = [
        sign._replace(shape="square" if sign.means in STOPPED else "circle")
        for sign in status_signs(sheet, statuses)
    ]
    if _NONE in statuses:
        signs.append(Sign("circle", paint.ground, paint.plain, "no record moves the status"))
    if any(not s.state.certain for s in found):
        signs.append(Sign("circle", paint.ground, paint.ink, "hollow, with a letter: uncertain", "?"))
    most = max(counts[s.pair] for s in found)
    sizes = sorted({1, round((most + 1) / 2), most})
    signs += [Sign("circle", paint.ground, paint.plain, _records(n), area=_area(n, most, side)) for n in sizes]
    return legend(sheet, signs, notes, names)
