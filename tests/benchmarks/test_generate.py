"""Generated ledgers: the same for the same seed, sound, and of the mix that the shipped records have."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from armstrack import vocab
from armstrack.ledger import load
from benchmarks.generate import generate, write
from benchmarks.layout import Record
from tests.conftest import ROOT, TODAY, Command


@pytest.fixture(scope="module")
def many() -> list[Record]:
    """Enough records to speak of shares."""
    return list(generate(3000))


def test_the_same_seed_gives_the_same_text() -> None:
    one, other = ([record.text() for record in generate(60, seed=7)] for _ in range(2))
    assert one == other


def test_another_seed_gives_another_ledger() -> None:
    assert {r.stem for r in generate(60, seed=1)}.isdisjoint(r.stem for r in generate(60, seed=2))


def test_a_generated_ledger_has_no_problem_and_no_warning(armstrack: Command, tmp_path: Path) -> None:
    write(200, tmp_path / "ledger")
    result = armstrack("--records", str(tmp_path / "ledger"), "--today", TODAY, "validate", "--strict")
    assert (result.code, result.out, result.err) == (0, "", "no problem in 200 files\n")


@pytest.mark.parametrize("count", [1, 2, 57])
def test_a_ledger_has_as_many_records_as_asked_for(count: int) -> None:
    assert len({record.path for record in generate(count)}) == count


def test_writing_replaces_what_was_there(tmp_path: Path) -> None:
    write(30, tmp_path / "ledger", seed=1)
    write(20, tmp_path / "ledger", seed=2)
    assert len(list((tmp_path / "ledger").glob("*/*.yaml"))) == 20


def test_every_kind_of_event_that_was_ever_shipped_comes_up(many: list[Record]) -> None:
    shipped = {event.kind for event in load(ROOT / "records").events}
    assert {record.tree["kind"] for record in many} == shipped


def test_every_relation_comes_up(many: list[Record]) -> None:
    told = {link["rel"] for record in many for link in record.tree.get("related", ())}
    assert told == set(vocab.relations())


def test_records_are_as_long_as_the_shipped_ones(many: list[Record]) -> None:
    shipped = [path.stat().st_size for path in (ROOT / "records").glob("*/*.yaml")]
    made = [len(record.text().encode()) for record in many]
    assert sum(made) / len(made) == pytest.approx(sum(shipped) / len(shipped), rel=0.15)


@pytest.mark.parametrize(
    "field", ["actor", "items", "notes", "related", "statements", "terms", "until", "values", "scope"]
)
def test_a_field_is_as_frequent_as_in_the_shipped_records(many: list[Record], field: str) -> None:
    shipped = [bool(getattr(event, field)) for event in load(ROOT / "records").events]
    made = [field in record.tree for record in many]
    assert sum(made) / len(made) == pytest.approx(sum(shipped) / len(shipped), abs=0.12)


def test_letters_beyond_ascii_and_comments_are_as_frequent(many: list[Record]) -> None:
    shipped = [path.read_text(encoding="utf-8") for path in (ROOT / "records").glob("*/*.yaml")]
    made = [record.text() for record in many]
    for marked in (lambda text: not text.isascii(), lambda text: " # " in text):
        shares = [sum(map(marked, texts)) / len(texts) for texts in (shipped, made)]
        assert shares[1] == pytest.approx(shares[0], abs=0.1)


def test_the_frequent_kinds_are_frequent(many: list[Record]) -> None:
    shipped = Counter(event.kind for event in load(ROOT / "records").events)
    made = Counter(record.tree["kind"] for record in many)
    for kind, count in shipped.most_common(12):
        assert made[kind] / len(many) == pytest.approx(count / shipped.total(), abs=0.05), kind
