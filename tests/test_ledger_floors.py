"""Floors under the ledger's totals, as `expectations.yaml` tells them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from armstrack.ledger import load
from armstrack.problem import Problem, Span
from tests.checks.sample import changed, places
from tests.conftest import SOUND_ID, TODAY, WriteRecord

DAY = date.fromisoformat(TODAY)
RECORDS = Path("records")
PATH = RECORDS / "can" / f"{SOUND_ID}.yaml"


def expect(text: str) -> Path:
    """Writes the expectations of the ledger."""
    path = RECORDS / "expectations.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_ledger_that_lost_records_says_so_at_the_number(record: WriteRecord) -> None:
    record()
    expect("records: 1\nsupplier:\n  CAN: 2\nstatus:\n  suspended: 1\n")
    ledger = load(RECORDS, DAY)
    assert ledger.problems == (
        Problem(
            "records/expectations.yaml",
            Span(3, 8, 3, 9),
            "E405",
            "1 records with supplier CAN, at least 2 expected",
            "find out which records were lost; if that is meant, lower the number",
            "  CAN: 2",
        ),
    )
    assert ([event.id for event in ledger.events], ledger.files, ledger.left_out) == ([SOUND_ID], 1, 0)


def test_a_record_with_an_error_is_not_lost(record: WriteRecord) -> None:
    record(changed(("recipient: TUR", "recipient: Turky")))
    expect("records: 1\nsupplier:\n  CAN: 1\nstatus:\n  suspended: 1\n")
    assert places(load(RECORDS, DAY).problems) == [f"{SOUND_ID}.yaml:6:12 E204"]


def test_expectations_that_cannot_be_read_are_told_at_their_places(record: WriteRecord) -> None:
    record()
    expect("records: 1\nrecords: 2\nfoo: 1\nsupplier: {CAN: 3}\n")
    assert places(load(RECORDS, DAY).problems) == [
        "expectations.yaml:2:1 E105",
        "expectations.yaml:3:1 E406",
        "expectations.yaml:4:11 E109",
        "expectations.yaml:4:17 E405",
    ]


def test_what_the_expectations_miss_can_be_allowed_with_a_reason(record: WriteRecord) -> None:
    record()
    expect("records: 2 # armstrack: allow E405 one was merged\n")
    assert load(RECORDS, DAY).problems == ()
    expect("records: 2 # armstrack: allow E405\n")
    assert places(load(RECORDS, DAY).problems) == [
        "expectations.yaml:1:10 E405",
        "expectations.yaml:1:12 E116",
    ]
    expect("records: 1 # armstrack: allow E405 one was merged\n")
    assert places(load(RECORDS, DAY).problems) == ["expectations.yaml:1:12 W509"]
    assert load(RECORDS, DAY, skipped=["E405"]).problems == ()


@pytest.mark.parametrize("text", ["", "- records: 2\n", "# nothing yet\n"])
def test_expectations_without_fields_are_told_what_may_stand_there(text: str, record: WriteRecord) -> None:
    record()
    expect(text)
    assert [(p.code, p.message, p.hint) for p in load(RECORDS, DAY).problems] == [
        (
            "E111",
            "the file holds no expectations",
            "write `records: N`, or numbers under `supplier:`, `recipient:` or `status:`",
        )
    ]


def test_expectations_outside_the_ledger_are_not_read(record: WriteRecord) -> None:
    record()
    Path("floors").write_text("records: 9\n", encoding="utf-8")
    (RECORDS / "expectations.yaml").symlink_to(Path("floors").resolve())
    assert load(RECORDS, DAY).problems == (
        Problem(
            "records/expectations.yaml",
            Span(),
            "E117",
            "a link that leaves the records folder",
            "put the file itself there",
        ),
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (os.mkfifo, "not a plain file"),
        (os.mkdir, "not a plain file"),
        (lambda path: path.symlink_to("expectations.yaml"), "cannot be opened: the links run in a circle"),
        (lambda path: path.symlink_to("nowhere.yaml"), "a link that leads nowhere"),
    ],
)
def test_expectations_that_are_no_plain_file_are_told_of(
    make: Callable[[Path], None], message: str, record: WriteRecord
) -> None:
    record()
    make(RECORDS / "expectations.yaml")
    (problem,) = load(RECORDS, DAY).problems
    assert (problem.path, problem.code, problem.message) == ("records/expectations.yaml", "E118", message)


def test_expectations_named_besides_are_no_record(record: WriteRecord) -> None:
    record()
    path = expect("records: 1\n")
    ledger = load(RECORDS, DAY, also=[path, path.resolve()])
    assert (ledger.problems, ledger.files) == ((), 1)
