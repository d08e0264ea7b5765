"""One file under review: its places, its allowances, and the rules that were not asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.problem import Finding, Problem, Span
from armstrack.review import Review, review_bytes, review_file
from tests.checks.sample import changed
from tests.conftest import SOUND, SOUND_ID, WriteRecord

PATH = Path("records/can") / f"{SOUND_ID}.yaml"
ALLOWED = changed(("supplier: CAN", "supplier: CAN # armstrack: allow E302 it moves with the next release"))
FINDING = Finding("E302", ("supplier",), 'the file lies in folder "usa"', "move it to can/")
W509 = Problem(
    PATH.as_posix(),
    Span(5, 15, 5, 69),
    "W509",
    "nothing to allow: no E302 on this line",
    "delete the comment, or put it on the line of the finding",
    "supplier: CAN # armstrack: allow E302 it moves with the next release",
)


def review(text: str) -> Review:
    return review_bytes(PATH, text.encode())


def places(problems: list[Problem]) -> list[tuple[str, int, int, int]]:
    return [(p.code, p.span.line, p.span.column, p.span.end_column) for p in problems]


def test_a_sound_file_gives_an_event_under_the_name_of_its_file() -> None:
    found = review(SOUND)
    assert found.draft is not None
    assert (found.id, found.draft.id, found.draft.supplier) == (SOUND_ID, SOUND_ID, "CAN")
    assert (found.broken, found.problems()) == (frozenset(), [])


def test_a_broken_field_is_absent_and_its_place_known() -> None:
    found = review(changed(("recipient: TUR", "recipient: Turky")))
    assert found.draft is not None
    assert found.draft.recipient is None
    assert found.broken == frozenset([("recipient",)])
    assert places(found.problems()) == [("E204", 6, 12, 17)]


def test_a_file_without_fields_gives_no_event() -> None:
    found = review("")
    assert (found.draft, places(found.problems())) == (None, [("E111", 1, 1, 1)])


def test_a_finding_gets_its_place_and_its_line_at_the_end() -> None:
    found = review(SOUND)
    found.findings.append(FINDING)
    assert found.problems() == [
        Problem(PATH.as_posix(), Span(5, 11, 5, 14), "E302", FINDING.message, FINDING.hint, "supplier: CAN")
    ]


def test_problems_can_be_asked_for_again() -> None:
    found = review(ALLOWED.replace("TUR", "Turky"))
    found.findings.append(Finding("E302", ("recipient",), "", ""))
    assert found.problems() == found.problems()


def test_an_allowance_silences_its_finding() -> None:
    found = review(ALLOWED)
    found.findings.append(FINDING)
    assert found.problems() == []
    assert found.problems({"E302"}) == []


def test_an_allowance_that_meets_nothing_is_idle_unless_its_rule_was_not_asked() -> None:
    assert review(ALLOWED).problems() == [W509]
    assert review(ALLOWED).problems({"E301", "W507"}) == [W509]
    assert review(ALLOWED).problems({"E302"}) == []


@pytest.mark.parametrize(
    ("allowance", "message"),
    [
        ("allow E204 because", "E204 cannot be allowed"),
        ("allow E999 because", 'no code "E999" to allow'),
        ("allow W501", "no reason is given to allow W501"),
        ("allow", "this comment to armstrack is not understood"),
    ],
)
def test_an_allowance_that_is_wrong_is_wrong_whatever_was_not_asked(allowance: str, message: str) -> None:
    found = review(changed(("TUR", f"TUR # armstrack: {allowance}")))
    said = [(p.code, p.span.line, p.span.column, p.message) for p in found.problems({"E204", "W501"})]
    assert said == [("E116", 6, 16, message)]


def test_a_refused_file_is_not_read(record: WriteRecord) -> None:
    path = record(SOUND, "a.yml")
    found = review_file(path, Path("records"))
    assert (found.data, found.draft, places(found.problems())) == (b"", None, [("E115", 1, 1, 1)])


def test_a_file_of_the_folder_is_read(record: WriteRecord) -> None:
    found = review_file(record(), Path("records"))
    assert (found.data, found.path, found.problems()) == (SOUND.encode(), PATH, [])


def test_of_one_code_a_hundred_problems_are_told_and_the_rest_counted() -> None:
    found = review(SOUND + "".join(f"k{n}: x\n" for n in range(250)) + "via: [Turky]\n").problems()
    unknown = [problem for problem in found if problem.code == "E201"]
    assert [problem.code for problem in found if problem not in unknown] == ["E204"]
    assert (len(unknown), unknown[0].span.line, unknown[99].span.line) == (100, 12, 111)
    assert unknown[98].message == 'unknown field "k98"'
    assert unknown[99].message == 'unknown field "k99"; 150 more of E201 follow'


def test_idle_allowances_are_counted_alike() -> None:
    found = review(SOUND + "# armstrack: allow W501 x\n" * 101).problems()
    assert places(found[-1:]) == [("W509", 111, 1, 26)]
    assert found[-1].message == "nothing to allow: no W501 on this line; 1 more of W509 follow"
