"""Floor 6: a panel of values as a table and as sentences, for readers who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from armstrack.table import Column, Table
from armstrack.totals import Sum
from armstrack.yearly import Panel, Period


def panel_title(panel: Panel) -> str:
    """What a panel shows, and the sum of it all: `delivered, million CAD; in all ≥ CAD 10,246 m`."""
    unit = "million " if _in_millions(panel) else ""
    count = sum(panel.unknown.values())
    unknown = f"; {count} record{'' if count == 1 else 's'} without a figure" if count else ""
    return f"{panel.measure}, {unit}{panel.currency}; in all {_said(panel.total)}{unknown}"


def _in_millions(panel: Panel) -> bool:
    largest = max((found.high or found.low for found in panel.sums.values()), default=0)
    return panel.currency == "TIV" or largest >= 1_000_000


def _said(found: Sum) -> str:
    """A sum in words, without its measure."""
    return found.words().removeprefix(f"{found.measure}: ").removeprefix(f"{found.measure} ")


def panel_words(panel: Panel, first: int, last: int) -> str:
    """Every sum by its year, and the years that have none."""
    sums = "; ".join(f"{period.words()} {_said(found)}" for period, found in sorted(panel.sums.items()))
    gaps = panel.gaps(first, last)
    missing = f" No figure for {_runs(gaps)}." if gaps else ""
    return f"{panel_title(panel)}. {sums}.{missing}"


def _runs(years: Sequence[int]) -> str:
    """Years as a reader says them: `2015, 2017 to 2019`."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


def panel_table(panel: Panel, first: int, last: int) -> Table:
    """A row a period, and one for every year without a figure: its sum is empty, never 0."""
    columns = (
        Column("year", "year"),
        Column("sum", "sum"),
        Column("known", "figures added", "number"),
        Column("aside", "not added", "number"),
        Column("unknown", "without a figure", "number"),
    )
    gaps = {Period(year, year) for year in panel.gaps(first, last)}
    rows = []
    for period in sorted({*panel.sums, *panel.unknown, *gaps}):
        found = panel.sums.get(period)
        amount = _said(found).partition(" (+")[0] if found and found.known else None
        aside = found.overlapping + found.unconfirmed if found else 0
        rows.append((period.words(), amount, found.known if found else 0, aside, panel.unknown.get(period, 0)))
    return Table(columns, tuple(rows), f"{panel.measure}, {panel.currency}")
