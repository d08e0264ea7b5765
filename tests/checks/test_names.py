"""Rules about names: E301, E302."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.checks.names import expected_stem, named_parties
from armstrack.ledger import check_bytes
from tests.checks.sample import Said, changed, codes, say, told
from tests.conftest import SOUND, SOUND_ID


def test_a_name_that_says_what_the_record_says_is_sound() -> None:
    assert told(SOUND) == []


@pytest.mark.parametrize(
    ("stem", "said"),
    [
        (
            "2020-10-06-can-tur-optics",
            Said(
                "E301",
                2,
                7,
                17,
                'the file is named "2020-10-06-can-tur-optics.yaml", which does not agree with `date`',
                "rename it to 2020-10-05-can-tur-optics.yaml, or mend `date`",
            ),
        ),
        (
            "2020-10-05-usa-tur-optics",
            Said(
                "E301",
                5,
                11,
                14,
                'the file is named "2020-10-05-usa-tur-optics.yaml", which does not agree with `supplier`',
                "rename it to 2020-10-05-can-tur-optics.yaml, or mend `supplier`",
            ),
        ),
        (
            "2020-10-05-can-aze-optics",
            Said(
                "E301",
                6,
                12,
                15,
                'the file is named "2020-10-05-can-aze-optics.yaml", which does not agree with `recipient`',
                "rename it to 2020-10-05-can-tur-optics.yaml, or mend `recipient`",
            ),
        ),
        (
            "2020-10-05-c\u0430n-tur-optics",
            Said(
                "E301",
                5,
                11,
                14,
                'the file is named "2020-10-05-c\u0430n-tur-optics.yaml",'
                " which does not agree with `supplier`",
                "rename it to 2020-10-05-can-tur-optics.yaml, or mend `supplier`;"
                " it holds U+0430 CYRILLIC SMALL LETTER A for a",
            ),
        ),
        (
            "2020-10-05-can-tur",
            Said(
                "E301",
                2,
                7,
                17,
                'the name "2020-10-05-can-tur.yaml" does not say what happened',
                "rename it, such as 2020-10-05-can-tur-what-happened.yaml",
            ),
        ),
        (
            "2020-10-05-CAN-tur-Drone_optics",
            Said(
                "E301",
                2,
                7,
                17,
                'the file is named "2020-10-05-CAN-tur-Drone_optics.yaml": names are words in lower case '
                "with hyphens between",
                "rename it to 2020-10-05-can-tur-drone-optics.yaml",
            ),
        ),
    ],
)
def test_the_mark_is_under_the_field_that_the_name_contradicts(stem: str, said: Said) -> None:
    assert told(SOUND, stem) == [said]


@pytest.mark.parametrize(
    "stem", ["2020-10-05-can-tur-", "2020-10-05-can-tur--optics", "2020-10-05-can-tur-Optics"]
)
def test_a_slug_is_lower_case_words_with_one_hyphen_between(stem: str) -> None:
    assert codes(SOUND, stem) == ["E301"]


def test_a_name_that_ends_behind_its_parties_says_nothing_happened() -> None:
    message = 'the name "2020-10-05-can-tur-.yaml" does not say what happened'
    assert [said.message for said in told(SOUND, "2020-10-05-can-tur-")] == [message]


@pytest.mark.parametrize(
    ("stem", "named"),
    [
        ("2020-can", None),
        ("2020", None),
        ("can-what", None),
        ("2020-can-tur", ("can", "tur")),
        ("can-tur-optics", ("can", "tur")),
    ],
)
def test_a_name_gives_two_parties_or_none(stem: str, named: tuple[str, str] | None) -> None:
    assert named_parties(stem) == named


@pytest.mark.parametrize(
    ("stem", "wanted"),
    [
        ("new-permits", "2020-10-05-can-tur-new-permits"),  # `new` is no party, though as long as a code
        ("2020-10-can-tur-new-permits", "2020-10-05-can-tur-new-permits"),
        ("2020-10-06-tur-can-f-16", "2020-10-05-can-tur-f-16"),
        ("2020-10-06-can-tur-usa-parts", "2020-10-05-can-tur-usa-parts"),
        ("2020-10-06-tur-drone-optics", "2020-10-05-can-tur-drone-optics"),
        ("2020-10-06", "2020-10-05-can-tur-what-happened"),
    ],
)
def test_the_hint_keeps_the_words_of_a_name_in_disorder(stem: str, wanted: str) -> None:
    assert [said.hint for said in told(SOUND, stem)] == [f"rename it to {wanted}.yaml, or mend `date`"]


@pytest.mark.parametrize(
    ("date", "start"),
    [
        ("2020-10~", "2020-10"),
        ("2019/2020", "2019"),
        ("../2020-10-05", "2020-10-05"),
        ("2020-10-05/..", "2020-10-05"),
    ],
)
def test_the_name_begins_with_the_first_date_as_written(date: str, start: str) -> None:
    text = changed(("2020-10-05", date))
    assert codes(text, f"{start}-can-tur-optics") == []
    event, _ = check_bytes(text.encode(), Path("records/can", f"{start}-can-tur-optics.yaml"))
    assert event is not None
    assert expected_stem(event, "optics") == f"{start}-can-tur-optics"


def test_the_folder_is_the_suppliers() -> None:
    assert told(SOUND, folder="tur") == [
        Said("E302", 5, 11, 14, 'the file lies in folder "tur"', "move it to can/, or mend `supplier`")
    ]


def test_a_file_in_no_folder_lies_in_no_suppliers() -> None:
    _, problems = check_bytes(SOUND.encode(), Path(f"{SOUND_ID}.yaml"))
    assert [say(problem) for problem in problems] == [
        Said(
            "E302", 5, 11, 14, "the file lies in no supplier's folder", "move it to can/, or mend `supplier`"
        )
    ]


def test_without_a_supplier_neither_name_nor_folder_can_be_judged() -> None:
    assert codes(changed(("supplier: CAN", "supplier: Canada")), "anything", "anywhere") == ["E204"]


def test_without_a_recipient_the_folder_still_can() -> None:
    assert codes(changed(("recipient: TUR\n", "")), SOUND_ID, "anywhere") == ["E202", "E302"]


@pytest.mark.parametrize(
    ("stem", "folder", "rename"),
    [
        ("2020-10-06-can-tur-optics", "can", f"can/{SOUND_ID}.yaml"),
        ("2020-10-06-can-tur-optics", "usa", "usa/2020-10-05-can-tur-optics.yaml"),
        ("2020-10-05-usa-tur-optics", "can", f"can/{SOUND_ID}.yaml"),  # the folder agrees with the record
        ("2020-10-05-usa-tur-optics", "usa", None),
        ("2020-10-05-can-aze-optics", "can", None),
        ("2020-10-05-can-optics", "can", "can/2020-10-05-can-tur-optics.yaml"),
        ("2020-10-06-can-tur", "can", None),
        ("2020-10-05-can-tur", "can", None),
        ("2020-10-06-can-tur-usa", "can", "can/2020-10-05-can-tur-usa.yaml"),  # a slug, no third party
        ("2020-10-06-usa-aze", "can", None),
        ("2020-10-05-can-tur-Drone_optics", "can", "can/2020-10-05-can-tur-drone-optics.yaml"),
    ],
)
def test_a_name_has_a_right_one_unless_it_gives_other_parties(
    stem: str, folder: str, rename: str | None
) -> None:
    _, problems = check_bytes(SOUND.encode(), Path("records", folder, f"{stem}.yaml"))
    assert [problem.rename for problem in problems if problem.code == "E301"] == [rename]


@pytest.mark.parametrize(
    ("stem", "rename"),
    [
        (SOUND_ID, f"can/{SOUND_ID}.yaml"),
        ("optics", "can/optics.yaml"),
        ("2020-10-05-usa-tur-optics", None),
    ],
)
def test_a_folder_has_a_right_one_unless_the_name_gives_another_supplier(
    stem: str, rename: str | None
) -> None:
    _, problems = check_bytes(SOUND.encode(), Path("records", "tur", f"{stem}.yaml"))
    assert [problem.rename for problem in problems if problem.code == "E302"] == [rename]
