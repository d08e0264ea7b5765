"""Allowances: a comment silences its code on its line, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from armstrack.ledger import check_bytes, load
from armstrack.problem import catalogue
from tests.checks.sample import Said, changed, codes, told
from tests.conftest import SOUND, SOUND_ID, TODAY, WriteRecord

DAY = date.fromisoformat(TODAY)
RECORDS = Path("records")
PATH = RECORDS / "can" / f"{SOUND_ID}.yaml"


def allowed(comment: str, text: str = changed(("https:", "http:"))) -> str:
    """The comment at the end of the last line, behind an http link."""
    return text.removesuffix("\n") + f" # armstrack: {comment}\n"


def test_an_allowance_silences_its_code_on_its_line() -> None:
    assert told(allowed("allow W501 the ministry has no https")) == []


def test_an_allowance_silences_no_other_code_on_its_line() -> None:
    text = changed(("supplier: CAN", "supplier: CAN # armstrack: allow E301 the old name is cited"))
    assert told(text, folder="tur")[0][:4] == ("E302", 5, 11, 14)
    assert [said.code for said in told(text, folder="tur")] == ["E302", "W509"]


def test_an_allowance_silences_nothing_on_other_lines() -> None:
    text = changed(("https:", "http:")).replace("Canada\n  ", "Canada # armstrack: allow W501 no https\n  ")
    assert [(said.code, said.line) for said in told(text)] == [("W509", 10), ("W501", 11)]


def test_an_allowance_of_a_ledgers_finding_holds_too(record: WriteRecord) -> None:
    record(changed(more="until: 2021 # armstrack: allow W507 the ministry never said\n"))
    assert load(RECORDS, DAY).problems == ()


def test_an_allowed_error_lets_the_record_count() -> None:
    text = changed(("supplier: CAN", "supplier: CAN # armstrack: allow E302 moved with the next release"))
    event, problems = check_bytes(text.encode(), Path("records/usa") / PATH.name, DAY)
    assert problems == ()
    assert event is not None


@pytest.mark.parametrize(
    ("comment", "message", "hint"),
    [
        ("allow W501", "no reason is given to allow W501", "write `# armstrack: allow W501 the reason`"),
        ("allow W999 it is new", 'no code "W999" to allow', "write `# armstrack: allow W501 the reason`"),
        ("allow everything", 'no code "everything" to allow', "write `# armstrack: allow W501 the reason`"),
        (
            "allow",
            "this comment to armstrack is not understood",
            "write `# armstrack: allow W501 the reason`",
        ),
        (
            "ignore W501",
            "this comment to armstrack is not understood",
            "write `# armstrack: allow W501 the reason`",
        ),
    ],
)
def test_an_allowance_that_is_not_understood_is_an_error_and_silences_nothing(
    comment: str, message: str, hint: str
) -> None:
    end = 56 + len(comment)
    assert told(allowed(comment)) == [
        Said(
            "W501",
            11,
            10,
            42,
            "an http link, without encryption",
            "use https if the site answers there; else allow it with a reason",
        ),
        Said("E116", 11, 43, end, message, hint),
    ]


@pytest.mark.parametrize("code", [c for c in catalogue() if c.startswith(("E1", "E2"))] + ["E401", "E404"])
def test_what_cannot_be_read_and_an_id_of_two_records_cannot_be_allowed(code: str) -> None:
    (said,) = told(changed(("TUR", f"TUR # armstrack: allow {code} because")))
    assert (said.code, said.line, said.message) == ("E116", 6, f"{code} cannot be allowed")
    assert said.hint == "mend it, and delete this comment"


def test_a_field_that_is_broken_stays_broken_beside_its_allowance() -> None:
    text = changed(("recipient: TUR", "recipient: Turky # armstrack: allow E204 the spelling of the time"))
    assert codes(text) == ["E204", "E116"]


def test_an_allowance_that_meets_nothing_is_told() -> None:
    assert told(allowed("allow W501 no https", SOUND)) == [
        Said(
            "W509",
            11,
            44,
            76,
            "nothing to allow: no W501 on this line",
            "delete the comment, or put it on the line of the finding",
        )
    ]
