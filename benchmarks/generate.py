"""Writes a ledger of so many realistic records, the same for the same seed and number.

    python -m benchmarks.generate 10000 .bench/10000

Stories fill flows one after another; the shares of kinds, fields, lengths, comments and letters beyond
ASCII are those of `records/` (see tests/test_generate.py). What is written passes `validate --strict`.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from benchmarks.cast import FIRST, Cast
from benchmarks.contents import fill
from benchmarks.layout import Record
from benchmarks.stories import SHARED, STORIES, Step, Story

LAST = date(2026, 10, 31)


def generate(count: int, seed: int = 1) -> Iterator[Record]:
    """So many records, in the order of their stories."""
    random = Random(f"armstrack {seed}")  # noqa: S311 - no secret hangs on it
    cast, taken = Cast(), set[str]()
    heaviest = list(accumulate(story.weight for story in STORIES))
    left = count
    while left:
        story = random.choices(STORIES, cum_weights=heaviest)[0]
        told = _tell(story, cast, random, taken)
        if len(told) <= left:
            yield from told
            left -= len(told)


def _tell(story: Story, cast: Cast, random: Random, taken: set[str]) -> list[Record]:
    """The records of one story; it breaks off where the ledger's days end, or a day is taken."""
    supplier, recipient, third, fourth = cast.draw(story.by, random)
    begun = day = FIRST + timedelta(days=int((LAST - FIRST).days * random.random() ** 0.45))
    told: list[Record] = []
    for step in story.steps:
        record = fill(step.kind, day, (supplier, recipient, third), random)
        if not _place(record, taken):
            break
        if step.rel:
            _relate(record, step.rel, told[step.to])
            _end(told[step.to], step, day, random)
        told.append(record)
        day += timedelta(days=random.randint(60, 500))
        if day > LAST:
            break
    if told and told[0].tree["kind"] in SHARED and random.random() < 0.35:
        twin = fill(told[0].tree["kind"], begun, (supplier, fourth, third), random)
        if _place(twin, taken):
            _relate(twin, "same-act", told[0])
            told.append(twin)
    if told and told[-1].tree["kind"] == "restriction-imposed" and random.random() < 0.2:
        _pass(told[-1], begun)
    return told


def _place(record: Record, taken: set[str]) -> bool:
    """Takes the record's day in its flow, if no record of the kind has it yet."""
    tree = record.tree
    mark = f"{tree['date']} {tree['supplier']} {tree['recipient']} {tree['kind']}"
    free = mark not in taken and record.stem not in taken
    if free:
        taken.update((mark, record.stem))
    return free


def _relate(record: Record, rel: str, other: Record) -> None:
    record.tree.setdefault("related", []).append({"rel": rel, "id": other.stem})


def _end(record: Record, step: Step, day: date, random: Random) -> None:
    """Some acts set their own last day, which is that of the act that follows."""
    if step.rel in ("extends", "ends") and random.random() < 0.75:
        record.tree["until"] = day.isoformat()


def _pass(record: Record, begun: date) -> None:
    """The last day of an act that nothing follows: the record says so."""
    last = begun + timedelta(days=180)
    if last < LAST:
        record.tree["until"] = last.isoformat()
        record.comments["until"] = "  # armstrack: allow W507 no act that follows is on record"


def write(count: int, folder: Path, seed: int = 1) -> list[Record]:
    """Writes the ledger into a folder of its own, which it replaces; gives its records."""
    shutil.rmtree(folder, ignore_errors=True)
    records = list(generate(count, seed))
    for supplier in {record.path.parent for record in records}:
        (folder / supplier).mkdir(parents=True)
    for record in records:
        (folder / record.path).write_text(record.text(), encoding="utf-8")
    (folder / "expectations.yaml").write_text(f"records: {count}\n", encoding="utf-8")
    return records


def main() -> None:
    """Writes the ledger that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Writes a ledger of so many realistic records.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write(asked.count, asked.folder, asked.seed)


if __name__ == "__main__":
    main()
