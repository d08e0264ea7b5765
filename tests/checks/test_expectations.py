"""Floors under a ledger's totals: E405, E406."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack import document
from armstrack.checks import Corpus
from armstrack.checks.expectations import Census, unmet
from armstrack.problem import Finding
from tests.checks.sample import changed
from tests.checks.test_rule import PATH, draft_of
from tests.conftest import SOUND

CORPUS = Corpus(
    (
        draft_of(SOUND),
        draft_of(changed(("TUR", "AZE"), ("licence-suspended", "appeal")), PATH.with_name("b.yaml")),
        draft_of(changed(("recipient: TUR", "recipient: Turky")), PATH.with_name("c.yaml")),
        draft_of("", Path("records/usa/d.yaml")),
    )
)
LOST = "find out which records were lost; if that is meant, lower the number"
NUMBER = "write how many records there are at least"


#: The same ledger without the two files that cannot be read whole.
READABLE = Corpus(CORPUS.drafts[:2])


def found(text: str, corpus: Corpus = CORPUS) -> list[Finding]:
    return list(unmet(document.read(text.encode()).tree or {}, Census.of(corpus)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "records: 4\n",
        "records: 0\n",
        "supplier:\n  CAN: 3\n",
        "recipient:\n  TUR: 1\n  AZE: 1\n",
        "status:\n  suspended: 2\n  appeal: 1\n",
    ],
)
def test_a_ledger_with_as_many_records_or_more_is_whole(text: str) -> None:
    assert found(text) == []


def test_what_a_ledger_lacks_is_told_at_the_number() -> None:
    text = "records: 5\nsupplier:\n  CAN: 4\n  SWE: 1\nrecipient:\n  TUR: 2\nstatus:\n  suspended: 3\n"
    assert found(text, READABLE) == [
        Finding("E405", ("records",), "2 records in all, at least 5 expected", LOST),
        Finding("E405", ("supplier", "CAN"), "2 records with supplier CAN, at least 4 expected", LOST),
        Finding("E405", ("supplier", "SWE"), "0 records with supplier SWE, at least 1 expected", LOST),
        Finding("E405", ("recipient", "TUR"), "1 records with recipient TUR, at least 2 expected", LOST),
        Finding(
            "E405", ("status", "suspended"), "1 records with status suspended, at least 3 expected", LOST
        ),
    ]


def test_a_ledger_lacks_one_record_as_well_as_many() -> None:
    lacking = Finding("E405", ("records",), "4 records in all, at least 5 expected", LOST)
    assert found("records: 5\n") == [lacking]


def test_a_record_that_cannot_be_read_is_not_taken_for_a_lost_one() -> None:
    assert found("recipient:\n  TUR: 3\n") == []
    assert [finding.loc for finding in found("recipient:\n  TUR: 4\n")] == [("recipient", "TUR")]


@pytest.mark.parametrize("number", ["many", "-1", "1.5", "[1]", "''", "٣", "9" * 5000])
def test_a_floor_is_a_whole_number(number: str) -> None:
    assert found(f"records: {number}\n") == [
        Finding("E406", ("records",), "a whole number is needed here", NUMBER)
    ]


@pytest.mark.parametrize(
    ("text", "name"), [("suppliers:\n  CAN: 1\n", "suppliers"), ("status: 3\n", "status")]
)
def test_an_expectation_about_anything_else_is_none(text: str, name: str) -> None:
    hint = "write `records: N`, or numbers under `supplier:`, `recipient:` or `status:`"
    assert found(text) == [Finding("E406", (name,), f'"{name}" is no expectation', hint, on_key=True)]


@pytest.mark.parametrize(
    ("text", "loc", "message", "instead"),
    [
        ("supplier:\n  Canada: 1\n", ("supplier", "Canada"), 'unknown party "Canada"', "CAN"),
        ("recipient:\n  tur: 1\n", ("recipient", "tur"), 'unknown party "tur"', "TUR"),
        ("status:\n  canceled: 1\n", ("status", "canceled"), 'unknown status "canceled"', "cancelled"),
        ("status:\n  Appeal: 1\n", ("status", "Appeal"), 'unknown status "Appeal"', "appeal"),
    ],
)
def test_a_code_or_word_in_another_spelling_is_told(
    text: str, loc: tuple[str, str], message: str, instead: str
) -> None:
    hint = f"write {instead}"
    assert found(text) == [Finding("E406", loc, message, hint, on_key=True, instead=instead)]


def test_a_code_or_word_that_there_is_not_is_told() -> None:
    hint = "write `records: N`, or numbers under `supplier:`, `recipient:` or `status:`"
    assert found("supplier:\n  Korea: 1\nstatus:\n  suspendd: 1\n") == [
        Finding("E406", ("supplier", "Korea"), 'unknown party "Korea"', hint, on_key=True),
        Finding("E406", ("status", "suspendd"), 'unknown status "suspendd"', hint, on_key=True),
    ]


def test_a_spelling_of_what_stands_there_already_has_no_remedy() -> None:
    assert [finding.instead for finding in found("supplier:\n  CAN: 1\n  Canada: 1\n")] == [None]
