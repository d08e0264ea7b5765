"""Past one machine: parts in Parquet, read by an engine of others, give the totals that `summary` gives."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from armstrack import ledger
from armstrack.frame import values_frame
from armstrack.summary import groups
from armstrack.totals import sums_by, with_use
from tests.conftest import Command

COUNTED = """
SELECT {0}, count(*) FROM read_parquet('{1}/*/*.parquet', hive_partitioning = false) GROUP BY 1
"""
SUMS = """
SELECT recipient, measure, currency, sum(coalesce(amount_low, 0))
FROM read_parquet('{0}/*/*.parquet', hive_partitioning = false)
WHERE verification IN ('confirmed', 'reported') AND amount IS NOT NULL GROUP BY ALL
"""


@pytest.fixture
def parts(armstrack: Command, shipped: Path, tmp_path: Path) -> Path:
    """The ledger that is shipped in four parts, each of some suppliers."""
    suppliers = sorted({event.supplier for event in ledger.load(shipped).events})
    for number in range(4):
        part = tmp_path / f"part={number}" / "events.parquet"
        part.parent.mkdir()
        wanted = [word for code in suppliers[number::4] for word in ("--supplier", code)]
        assert armstrack("export", "-o", str(part), *wanted).code == 0
    return tmp_path


@pytest.mark.parametrize("field", ["supplier", "recipient", "status", "kind"])
def test_duckdb_counts_over_parts_what_summary_counts(field: str, parts: Path, armstrack: Command) -> None:
    table = json.loads(armstrack("summary", "--by", field, "-f", "json").out)
    found = duckdb.connect().execute(COUNTED.format(field, parts)).fetchall()
    assert dict(found) == {row["group"]: row["records"] for row in table if row["records"]}


def test_duckdb_adds_over_parts_what_summary_adds(parts: Path, shipped: Path) -> None:
    """Where nothing overlaps: what tells the same money twice only armstrack sets aside."""
    events = ledger.load(shipped).events
    told = sums_by(with_use(values_frame(events)), groups(events, "recipient"))
    right = {
        (recipient, each.measure, each.currency): each.low
        for recipient, found in told.items()
        for each in found
        if each.currency and each.known and not each.overlapping
    }
    rows = duckdb.connect().execute(SUMS.format(parts)).fetchall()
    added = {(recipient, measure, currency): low for recipient, measure, currency, low in rows}
    assert len(right) > 20
    assert {key: added[key] for key in right} == right
