"""The one thing that mends a problem of a file, as a review gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.document import read
from armstrack.files import Refused
from armstrack.problem import Edit, Finding, Span
from armstrack.remedies import of_finding, of_refusal, with_place
from armstrack.review import review_bytes, review_file
from tests.checks.sample import changed
from tests.conftest import SOUND, SOUND_ID, WriteRecord

E115 = Refused("E115", "not in a supplier's folder", "")


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("title: A: b\n", Edit(Span(1, 8, 1, 12), "'A: b'")),
        ("sources:\n  - publisher: A #3\n", Edit(Span(2, 16, 2, 20), "'A #3'")),
        ("statements:\n  - - says: A #3\n", Edit(Span(2, 13, 2, 17), "'A #3'")),
        ("title: A date: b\n", None),  # two fields on one line
        ("title: A b: url:\n", None),
        ("title: A update: b\n", Edit(Span(1, 8, 1, 19), "'A update: b'")),
        ("date: A: b\n", None),
        ("kind: ordered #3\n", None),
        ("via:\n  - DEU #3\n", None),
        ("- A #3\n", None),
        ("title: A \n", Edit(Span(1, 9, 1, 10), "")),
        ("title: &x A\n", None),
    ],
)
def test_quotes_are_put_only_where_any_text_may_stand(text: str, edit: Edit | None) -> None:
    doc = read(text.encode())
    assert [of_refusal(doc, refusal) for refusal in doc.refusals if refusal.code != "E111"] == [edit]


@pytest.mark.parametrize(
    ("more", "edit"),
    [
        ({}, None),
        ({"instead": "XXX"}, Edit(Span(5, 11, 5, 14), "XXX")),
        ({"instead": "key", "on_key": True}, Edit(Span(5, 1, 5, 9), "key")),
        ({"drop": True}, Edit(Span(5, 1, 6, 1), "")),
    ],
)
def test_a_finding_says_what_may_stand_instead(more: dict[str, bool], edit: Edit | None) -> None:
    finding = Finding("E206", ("supplier",), "", **more)  # type: ignore[arg-type]
    assert of_finding(Path("a.yaml"), read(SOUND.encode()), finding) == edit


@pytest.mark.parametrize(
    ("sound", "broken", "stem", "sure"),
    [
        ("recipient: TUR", "recipient: TR", SOUND_ID, True),
        ("recipient: TUR", "recipient: tr", SOUND_ID, True),
        ("recipient: TUR", "recipient: CA", SOUND_ID, False),
        ("recipient: TUR", "recipient: TR", "new", False),
        ("supplier: CAN", "supplier: CA", SOUND_ID, True),
        ("supplier: CAN", "supplier: AN", SOUND_ID, False),  # Antilles, or CAN less a letter
        ("recipient: TUR", "recipient: TUR\nvia: [CA]", SOUND_ID, True),
        ("recipient: TUR", "recipient: TUR\nvia: [DE]", SOUND_ID, False),
        ("recipient: TUR", "recipient: Turkey", "new", True),
    ],
)
def test_a_two_letter_code_is_sure_where_the_name_of_the_file_bears_it_out(
    sound: str, broken: str, stem: str, sure: bool
) -> None:
    problems = review_bytes(Path("records/can", f"{stem}.yaml"), changed((sound, broken)).encode()).problems()
    assert [(problem.code, problem.edit is not None) for problem in problems] == [("E204", sure)]


@pytest.mark.parametrize(
    ("stem", "sure"),
    [
        (SOUND_ID, True),
        ("2020-10-can-tur-optics", True),
        ("2020-10-15-can-tur-optics", False),  # perhaps 15, less a digit
        ("2020-11-05-can-tur-optics", False),
        ("new", True),
    ],
)
def test_a_day_in_another_notation_is_sure_unless_the_name_of_the_file_gives_another(
    stem: str, sure: bool
) -> None:
    text = changed(("date: 2020-10-05", "date: 2020-10-5"))
    problems = review_bytes(Path("records/can", f"{stem}.yaml"), text.encode()).problems()
    assert [(problem.code, problem.edit is not None) for problem in problems] == [("E205", sure)]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (SOUND.encode(), "can/a.yaml"),
        (changed(("sensors\n", "sensers\n")).encode(), "can/a.yaml"),
        (changed(("CAN", "Canada")).encode(), None),
        (changed(("recipient: TUR\n", "")).encode(), None),
        (b"a: b\n", None),
        (b"- a\n", None),
        (b"a: [\n", None),
        (Refused("E118", "", ""), None),
    ],
)
def test_a_record_in_no_folder_belongs_into_its_suppliers(data: bytes | Refused, place: str | None) -> None:
    assert with_place(E115, Path("records/a.yaml"), data).rename == place


def test_another_refusal_and_a_known_place_stay_as_they_are() -> None:
    for refused in (E115._replace(rename="usa/a.yaml"), Refused("E117", "", "")):
        assert with_place(refused, Path("records/a.yaml"), SOUND.encode()) == refused


def test_a_review_tells_where_a_misplaced_file_belongs(record: WriteRecord) -> None:
    path = record(SOUND, SOUND_ID, "can/2020")
    (problem,) = review_file(path, Path("records")).problems()
    assert (problem.code, problem.rename) == ("E115", f"can/{SOUND_ID}.yaml")
