"""The copies for other programs hold what the ledger holds, and nothing else."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from armstrack.event import Event
from armstrack.ledger import load
from benchmarks import copies
from benchmarks.generate import write
from benchmarks.layout import Record

COUNT = 60
_POSTING = re.compile(r"^ +(Assets:\S+|Income:\S+)  (-?[0-9.]+) \"?([A-Z]+)\"?$", re.MULTILINE)
_HEAD = re.compile(r"^(\d{4}-\d\d-\d\d) \* ", re.MULTILINE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Record]]:
    """A ledger with all its copies, and its records."""
    folder = tmp_path_factory.mktemp("bench")
    records = write(COUNT, folder / "ledger")
    copies.write_beancount(records, folder / "copy.beancount")
    copies.write_hledger(records, folder / "copy.journal")
    copies.write_quoted(records, folder / "quoted")
    copies.write_json(records, folder / "json")
    return folder, records


def amounts(event: Event) -> list[tuple[Decimal, str]]:
    """What a transaction must move, read from the ledger by the package."""
    money = [(copies.number(value.amount.text), value.currency) for value in event.values]
    goods = [(copies.number(item.quantity.text), item.unit.upper()) for item in event.items if item.quantity]
    return [(Decimal(number), unit) for number, unit in money + goods]


@pytest.mark.parametrize("name", ["copy.beancount", "copy.journal"])
def test_a_journal_has_one_transaction_a_record(made: tuple[Path, list[Record]], name: str) -> None:
    text = (made[0] / name).read_text(encoding="utf-8")
    assert len(_HEAD.findall(text)) == COUNT


@pytest.mark.parametrize("name", ["copy.beancount", "copy.journal"])
def test_a_journal_moves_the_amounts_of_the_ledger(made: tuple[Path, list[Record]], name: str) -> None:
    expected = sorted(pair for event in load(made[0] / "ledger").events for pair in amounts(event))
    found = _POSTING.findall((made[0] / name).read_text(encoding="utf-8"))
    taken = sorted((Decimal(number), unit) for account, number, unit in found if account.startswith("Assets"))
    given = sorted(
        (-Decimal(number), unit) for account, number, unit in found if account.startswith("Income")
    )
    assert taken == given == expected


def test_a_journal_holds_every_field_of_every_record(made: tuple[Path, list[Record]]) -> None:
    text = (made[0] / "copy.journal").read_text(encoding="utf-8")
    told = [line for line in text.splitlines() if line.startswith("    ; ")]
    assert len(told) == sum(1 + len(list(copies.fields(record.tree))) for record in made[1])


def test_the_quoted_copy_differs_in_its_quotes_alone(made: tuple[Path, list[Record]]) -> None:
    for record in made[1]:
        plain = yaml.load(record.text(), Loader=yaml.BaseLoader)  # noqa: S506 - gives text alone
        text = (made[0] / "quoted" / record.path).read_text(encoding="utf-8")
        assert yaml.load(text, Loader=yaml.BaseLoader) == plain == record.tree  # noqa: S506
        assert isinstance(yaml.safe_load(text)["date"], str)


def test_the_json_copy_holds_the_same_tree(made: tuple[Path, list[Record]]) -> None:
    for record in made[1]:
        path = made[0] / "json" / record.path.with_suffix(".json")
        assert json.loads(path.read_text(encoding="utf-8")) == record.tree


def test_a_field_of_a_part_is_named_by_its_way_down() -> None:
    tree = {"via": ["DEU"], "sources": [{"publisher": "Reuters"}]}
    assert list(copies.fields(tree)) == [("via-1", "DEU"), ("sources-1-publisher", "Reuters")]


@pytest.mark.parametrize(("figure", "number"), [("7", "7"), ("~7", "7"), ("5-9", "5"), ("<12.5", "12.5")])
def test_a_figure_gives_its_first_number(figure: str, number: str) -> None:
    assert copies.number(figure) == number
