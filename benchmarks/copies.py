"""The same content for other programs: every field of every record, nothing more.

A record becomes one transaction: its title is the narration, each amount and each quantity a pair of
postings, and every field, whatever its depth, one piece of metadata (beancount) or one tag (hledger).
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from armstrack.vocab import kinds
from benchmarks.layout import Record

_DATES = re.compile(r"^([ -]*(?:date|announced|until): )(\S+)", re.MULTILINE)
_NUMBER = re.compile(r"[0-9.]+")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def write_beancount(records: list[Record], path: Path) -> None:
    """A journal for bean-check."""
    opens = sorted({account for record in records for account, _, _ in postings(record)})
    lines = [f"1900-01-01 open {account}" for account in opens]
    for record in _by_day(records):
        lines += ["", f"{_day(record)} * {_quoted(record.tree['title'])}", f"  id: {_quoted(record.stem)}"]
        lines += [f"  {name}: {_quoted(text)}" for name, text in fields(record.tree)]
        lines += [f"  {account}  {amount} {unit}" for account, amount, unit in postings(record)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_hledger(records: list[Record], path: Path) -> None:
    """A journal for hledger, whose commodities want quotes."""
    lines: list[str] = []
    for record in _by_day(records):
        lines += ["", f"{_day(record)} * {record.tree['title']}", f"    ; id: {record.stem}"]
        lines += [f"    ; {name}: {text}" for name, text in fields(record.tree)]
        lines += [f'    {account}  {amount} "{unit}"' for account, amount, unit in postings(record)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_quoted(records: list[Record], folder: Path) -> None:
    """The same YAML with dates in quotes, which a reader of YAML 1.1 would take for days otherwise."""
    shutil.rmtree(folder, ignore_errors=True)
    for record in records:
        _write(folder / record.path, _DATES.sub(r"\1'\2'", record.text()))


def write_json(records: list[Record], folder: Path) -> None:
    """JSON, for a validator that is to be spared the reading of YAML."""
    shutil.rmtree(folder, ignore_errors=True)
    for record in records:
        _write(
            folder / record.path.with_suffix(".json"), json.dumps(record.tree, ensure_ascii=False, indent=2)
        )


def fields(tree: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every leaf of a record, as a name such as `sources-1-publisher` and its text."""
    if isinstance(tree, str):
        yield name, tree
        return
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree, 1)
    for key, part in parts:
        yield from fields(part, f"{name}-{key}" if name else str(key))


def postings(record: Record) -> list[tuple[str, str, str]]:
    """From the supplier to the recipient: each amount of money and each quantity of goods."""
    tree = record.tree
    figures = [(value["amount"], value["currency"]) for value in tree.get("values", ())]
    figures += [
        (item["quantity"], item.get("unit", "pieces").upper())
        for item in tree.get("items", ())
        if "quantity" in item
    ]
    measure = (kinds()[tree["kind"]].measure or "none").title().replace(" ", "-")
    giver, taker = f"Income:{tree['supplier']}:{measure}", f"Assets:{tree['recipient']}:{measure}"
    pairs = [(number(text), unit) for text, unit in figures]
    return [row for amount, unit in pairs for row in ((taker, amount, unit), (giver, f"-{amount}", unit))]


def number(text: str) -> str:
    """The first number of a figure: 5 of 5-9, 7 of ~7."""
    found = _NUMBER.search(text)
    assert found  # noqa: S101
    return found[0]


def _day(record: Record) -> str:
    found = _DAY.search(record.tree["date"])
    assert found  # noqa: S101
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}"


def _by_day(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (_day(record), record.stem))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
