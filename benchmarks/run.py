"""Measures every row, and writes RESULTS.md, results.json and sizes.svg.

    python -m benchmarks.run --day 2026-11-22          # what `make bench` does: an hour on two cores
    python -m benchmarks.run --most 10000 --rounds 1   # without the 100,000 records
    python -m benchmarks.run --only find --again       # some rows, in the place of what they gave before

`benchmarks/install.sh` comes first.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from benchmarks import copies, generate, machine, measure, report
from benchmarks.rows import ARMSTRACK, HOME, LARGE, MIDDLE, SMALL, WORK, Row, rows

_MAKERS = ("generate", "cast", "stories", "contents", "figures", "sources", "phrases", "layout", "copies")
#: What a call takes that finds no index.
_AFRESH, _FIRST = "rm -rf first", f"env ARMSTRACK_CACHE={WORK / 'first'} {ARMSTRACK}"
_OVER_SIZES = {
    "validate, nothing cached": f"{ARMSTRACK} --no-cache validate",
    "summary, the first call": f"{_FIRST} summary",
    "summary": f"{ARMSTRACK} summary",
    "find": f"{ARMSTRACK} find turkey drone",
    "status of one flow": f"{ARMSTRACK} status CAN TUR",
}


def main() -> None:
    """Measures what the arguments ask for."""
    asked = _arguments()
    sizes = [size for size in (SMALL, MIDDLE, LARGE) if size <= asked.most]
    for size in sizes:
        prepare(size)
    chosen = [row for row in _rows() if row.size <= asked.most and asked.only in row.name]
    found = [_tell(row, measure.measure(row, asked.rounds)) for row in chosen]
    if asked.again:
        known = report.read(_rows(), asked.into)
        report.write(known.with_rows(found), asked.into)
    if asked.only:
        return
    memory = {size: _memory(size) for size in sizes}
    run = report.Run(asked.day, asked.rounds, machine.describe(), found, memory, _costs(sizes))
    report.write(run, asked.into)
    plot = [str(WORK / "venv/bin/python"), str(HOME / "plot.py"), str(asked.into)]
    subprocess.run(plot, check=True, env=measure.environment())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures armstrack against its baselines.")
    parser.add_argument("--rounds", type=int, default=5, help="how often ours and theirs take turns")
    parser.add_argument("--most", type=int, default=LARGE, help="leave out ledgers of more records")
    parser.add_argument("--only", default="", help="measure rows with this in their name, write nothing")
    parser.add_argument("--again", action="store_true", help="write these rows in the place of earlier ones")
    parser.add_argument("--into", type=Path, default=HOME, help="folder of the results")
    parser.add_argument("--day", default=f"{datetime.now(UTC):%Y-%m-%d}", help="day to write on the page")
    return parser.parse_args()


def prepare(size: int) -> None:
    """The ledger of that size, and its copies where something else reads them; made once."""
    mark, made_by = WORK / f"{size}.made-by", _generator()
    if mark.exists() and mark.read_text(encoding="utf-8") == made_by:
        return
    WORK.mkdir(exist_ok=True)
    records = generate.write(size, WORK / str(size))
    if size < LARGE:
        copies.write_beancount(records, WORK / f"{size}.beancount")
        copies.write_hledger(records, WORK / f"{size}.journal")
        copies.write_quoted(records, WORK / f"{size}-quoted")
        copies.write_json(records, WORK / f"{size}-json")
    mark.write_text(made_by, encoding="utf-8")


def _generator() -> str:
    """A digest of the modules that make ledgers: others make other ones."""
    makers = (HOME / f"{name}.py" for name in _MAKERS)
    return sha256(b"".join(path.read_bytes() for path in makers)).hexdigest()


def _rows() -> tuple[Row, ...]:
    small = measure.one_record(SMALL)
    middle = measure.one_record(MIDDLE) if (WORK / str(MIDDLE)).exists() else small
    return rows(small, middle)


def _tell(row: Row, found: measure.Measured) -> measure.Measured:
    """One line on the way, for whoever waits."""
    ratios = [f"{baseline.name} {found.ratios(n)}" for n, baseline in enumerate(row.baselines)]
    print(f"{row.name}: {found.ours.median:.3f} s; {'; '.join(ratios)}", file=sys.stderr, flush=True)
    return found


def _memory(size: int) -> report.Memory:
    shutil.rmtree(WORK / "first", ignore_errors=True)
    command = f"{_FIRST} --records {size} summary"
    return report.Memory(measure.peak_memory(command), measure.peak_memory(command))


def _costs(sizes: list[int]) -> dict[str, dict[int, float]]:
    """Seconds by command and size."""
    return {
        name: {
            size: measure.measure(
                Row(name, f"{command} --records {size}", (), runs=1 if size == LARGE else 2, prepare=_AFRESH),
                1,
            ).ours.best
            for size in sizes
        }
        for name, command in _OVER_SIZES.items()
    }


if __name__ == "__main__":
    main()
