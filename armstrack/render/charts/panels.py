"""Floor 6: a panel of values as a table and as sentences, for readers who cannot see it."""

from __future__ import annotations

from decimal import Decimal

from armstrack.render.charts.heading import records_words
from armstrack.sums import Sum
from armstrack.table import Cell, Column, Table
from armstrack.yearly import Panel, Period

_MILLION = Decimal(1_000_000)


def unit_of(panel: Panel) -> Decimal:
    """What the axis counts: millions where a sum reaches one; TIV is told in millions already."""
    largest = max((found.high or found.low for found in panel.sums.values()), default=Decimal(0))
    return _MILLION if panel.currency != "TIV" and largest >= _MILLION else Decimal(1)


def panel_title(panel: Panel) -> str:
    """What a panel shows, and the sum of it all: `delivered, million CAD; in all ≥ CAD 10,246 m`."""
    unit = "million " if unit_of(panel) > 1 or panel.currency == "TIV" else ""
    count = sum(panel.unknown.values())
    unknown = f"; {records_words(count)} without a figure" if count else ""
    return f"{panel.measure}, {unit}{panel.currency}; in all {_said(panel.total)}{unknown}"


def _said(found: Sum) -> str:
    """A sum in words, without its measure."""
    return found.words().removeprefix(f"{found.measure}: ").removeprefix(f"{found.measure} ")


def panel_words(panel: Panel, first: int, last: int) -> str:
    """Every sum by its year, and the years that have none."""
    sums = "; ".join(f"{period.words()} {_said(found)}" for period, found in sorted(panel.sums.items()))
    gaps = panel.gaps(first, last)
    missing = f" No figure for {', '.join(gap.words() for gap in gaps)}." if gaps else ""
    return f"{panel_title(panel)}. {sums}.{missing}"


def panel_table(panel: Panel, first: int, last: int) -> Table:
    """A row a period, those without a figure among them: their sum is empty, never 0."""
    columns = (
        Column("year", "year"),
        Column("sum", "sum"),
        Column("known", "figures added", "number"),
        Column("aside", "not added", "number"),
        Column("unknown", "without a figure", "number"),
    )
    periods = sorted({*panel.sums, *panel.unknown, *panel.gaps(first, last)})
    rows = [_cells(panel, period) for period in periods]
    return Table(columns, tuple(rows), f"{panel.measure}, {panel.currency}")


def _cells(panel: Panel, period: Period) -> tuple[Cell, ...]:
    found, unknown = panel.sums.get(period), panel.unknown.get(period, 0)
    if found is None:
        return (period.words(), None, 0, 0, unknown)
    amount = _said(found).partition(" (+")[0] if found.known else None
    return (period.words(), amount, found.known, found.overlapping + found.unconfirmed, unknown)
