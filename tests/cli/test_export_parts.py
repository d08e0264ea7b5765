"""Past one machine: parts in Parquet, read by an engine of others, give the totals that `summary` gives."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from armstrack import ledger
from armstrack.flows import Pair
from armstrack.select import Filters
from armstrack.summing import sum_up
from armstrack.sums import Sum
from tests.conftest import ROOT, Command

PAGE = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
#: The commands and the question that the page gives, to be run as they stand there.
(COMMANDS,) = re.findall(r"```sh\nfor code in [^\n]*\n(.*?)done\n```", PAGE, re.DOTALL)
(SUMS,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
COUNTED = "SELECT {}, count(*) FROM 'parts/*/events.parquet' GROUP BY 1"
USES = """
SELECT supplier, recipient, v.measure, v.currency, use, count(*)
FROM 'parts/*/values.parquet' AS v JOIN 'parts/*/events.parquet' USING (id)
WHERE use IN ('added', 'overlapping', 'unconfirmed') GROUP BY ALL
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the parts are, once they are made."""
    return tmp_path_factory.mktemp("exported")


@pytest.fixture
def parts(armstrack: Command, shipped: Path, exported: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ledger that is shipped, a folder each for some suppliers, by the page's own commands."""
    suppliers = sorted({event.supplier for event in ledger.load(shipped).events})
    if not (exported / "parts").exists():
        for number in range(4):
            folder = exported / "parts" / suppliers[number]
            folder.mkdir(parents=True)
            for line in re.findall(r"armstrack .*", COMMANDS):
                _, *words = line.replace("$code", suppliers[number]).split()
                place = words.index("-s")
                wanted = [word for code in suppliers[number::4] for word in ("-s", code)]
                file = str(exported / words[-1])
                assert armstrack(*words[:place], *wanted, *words[place + 2 : -1], file).code == 0
    monkeypatch.chdir(exported)
    return exported


@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize("field", ["supplier", "recipient", "status", "kind"])
def test_duckdb_counts_over_parts_what_summary_counts(field: str, shipped: Path, armstrack: Command) -> None:
    table = json.loads(armstrack("--records", shipped, "summary", "--by", field, "-f", "json").out)
    found = ask(COUNTED.format(field))
    assert dict(found) == {row["group"]: row["records"] for row in table if row["records"]}


@pytest.mark.usefixtures("parts")
def test_duckdb_adds_over_parts_what_summary_adds(shipped: Path) -> None:
    right: dict[tuple[str, str, str], Sum] = {}
    for pair, found in _sums(shipped):
        if found.currency and found.known:
            key = (pair[0], found.measure, found.currency)
            right[key] = right[key] + found if key in right else found
    rows = ask(SUMS)
    assert len(rows) > 15
    assert {tuple(row[:3]): tuple(row[3:]) for row in rows} == {
        key: (found.low, found.high, found.known) for key, found in right.items()
    }


@pytest.mark.usefixtures("parts")
def test_what_is_not_added_is_told_over_parts_as_summary_tells_it(shipped: Path) -> None:
    right: Counter[tuple[str, ...]] = Counter()
    for pair, found in _sums(shipped):
        counts = {"added": found.known, "overlapping": found.overlapping, "unconfirmed": found.unconfirmed}
        for use, count in counts.items():
            if found.currency and count:
                right[*pair, found.measure, found.currency, use] += count
    rows = ask(USES)
    assert {tuple(row[:-1]): row[-1] for row in rows} == dict(right)
    assert {row[4] for row in rows} == {"added", "overlapping", "unconfirmed"}


def ask(question: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers in the current folder."""
    with duckdb.connect() as base:
        return base.execute(question).fetchall()


def _sums(folder: Path) -> list[tuple[Pair, Sum]]:
    summed = sum_up(ledger.load(folder), Filters())
    return [((tally.supplier, tally.recipient), found) for tally in summed.tallies for found in tally.sums]
