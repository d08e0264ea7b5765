"""Rules about days: E303, E308, E313, W510."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from armstrack.checks import Corpus, Draft
from armstrack.checks.times import announced_differs
from tests.builders import make_event
from tests.checks.sample import Said, changed, codes, told


def test_an_act_does_not_end_before_it_begins() -> None:
    assert told(changed(more="until: 2020-10-04\n")) == [
        Said(
            "E303",
            7,
            8,
            18,
            "`until` 2020-10-04 lies before `date` 2020-10-05",
            "mend one of the two: `until` is the last day that the act itself sets",
        )
    ]


@pytest.mark.parametrize("until", ["2020-10-05", "2020-10", "2020", "2020-10-05/.."])
def test_a_last_day_that_may_be_the_first_is_sound(until: str) -> None:
    assert codes(changed(more=f"until: {until}\n")) == []


def test_what_is_on_record_has_been_made_known() -> None:
    text = changed(("date: 2020-10-05", "date: 2026-11-23"))
    hint = "mend the day; where an act was announced and is not yet in force, add `announced`"
    assert told(text, "2026-11-23-can-tur-optics") == [
        Said("E313", 2, 7, 17, "`date` 2026-11-23 lies in the future (today is 2026-11-22)", hint)
    ]
    announced = "announced: 2026-12\n"
    assert told(changed(("date: 2020-10-05", "date: 2027"), more=announced), "2027-can-tur-optics") == [
        Said("E313", 7, 12, 19, "`announced` 2026-12 lies in the future (today is 2026-11-22)", hint)
    ]


@pytest.mark.parametrize(
    ("day", "more", "today"),
    [
        ("2026-11-22", "", date(2026, 11, 22)),
        ("2026", "", date(2026, 11, 22)),  # the year has begun
        ("2027", "announced: 2026-11-22\n", date(2026, 11, 22)),
        ("2027", "", None),  # nobody told the day
    ],
)
def test_a_day_that_may_have_come_is_no_future(day: str, more: str, today: date | None) -> None:
    text = changed(("date: 2020-10-05", f"date: {day}"), more=more)
    assert codes(text, f"{day}-can-tur-optics", today=today) == []


def test_a_broken_announcement_says_nothing_of_the_future() -> None:
    text = changed(("date: 2020-10-05", "date: 2027"), more="announced: in May\n")
    assert codes(text, "2027-can-tur-optics") == ["E205"]


def test_a_broken_date_leaves_the_announcement_to_be_judged() -> None:
    assert codes(changed(("date: 2020-10-05", "date: in May"), more="announced: 2027\n")) == ["E205", "E313"]


def test_announced_does_not_repeat_date() -> None:
    assert told(changed(more="announced: 2020-10-05\n")) == [
        Said("W510", 7, 1, 10, "`announced` repeats `date`", "delete it")
    ]
    assert codes(changed(more="announced: 2020-10\n")) == []


def test_an_announcement_that_only_repeats_the_date_can_be_dropped() -> None:
    event = make_event(announced="2020-10-05")
    draft = Draft(Path("records/can", f"{event.id}.yaml"), event.id, event)
    (finding,) = announced_differs.findings(draft, event, Corpus((draft,)))
    assert finding.drop is True


def test_a_party_takes_part_in_its_own_time_alone() -> None:
    text = changed(
        ("date: 2020-10-05", "date: 2000"),
        ("supplier: CAN", "supplier: SUN"),
        ("recipient: TUR", "recipient: SSD"),
        more="via: [CZE, DDR]\nactor:\n  party: CSK\n  role: government\n",
    )
    other = "name the party of that day"
    assert told(text, "2000-sun-ssd-optics", "sun") == [
        Said(
            "E308",
            5,
            11,
            14,
            "Soviet Union (SUN) is a party until 1991-12-26, and `date` is 2000",
            f"{other} (after: RUS and the other successor states)",
        ),
        Said("E308", 6, 12, 15, "South Sudan (SSD) is a party from 2011-07-09 on, and `date` is 2000", other),
        Said(
            "E308",
            7,
            12,
            15,
            "East Germany (DDR) is a party until 1990-10-02, and `date` is 2000",
            f"{other} (after: DEU)",
        ),
        Said(
            "E308",
            9,
            10,
            13,
            "Czechoslovakia (CSK) is a party until 1992-12-31, and `date` is 2000",
            f"{other} (after: CZE and SVK)",
        ),
    ]


@pytest.mark.parametrize("day", ["1991-12-26", "1991", "1991-12-26/.."])
def test_a_date_that_may_lie_in_the_partys_time_is_sound(day: str) -> None:
    text = changed(("date: 2020-10-05", f"date: {day}"), ("supplier: CAN", "supplier: SUN"))
    assert codes(text, f"{day.removesuffix('/..')}-sun-tur-optics", "sun") == []


@pytest.mark.parametrize(("day", "found"), [("2011-07-08", ["E308"]), ("2011-07-09", []), ("2011", [])])
def test_a_party_takes_part_from_its_first_day_on(day: str, found: list[str]) -> None:
    text = changed(("date: 2020-10-05", f"date: {day}"), ("recipient: TUR", "recipient: SSD"))
    assert codes(text, f"{day}-can-ssd-optics") == found


def test_an_unknown_party_has_no_time() -> None:
    assert codes(changed(("recipient: TUR", "recipient: Turky"))) == ["E204"]


def test_an_unknown_party_hides_no_other() -> None:
    text = changed(
        ("date: 2020-10-05", "date: 2000"),
        ("supplier: CAN", "supplier: X"),
        ("recipient: TUR", "recipient: SSD"),
    )
    assert codes(text, "2000-can-ssd-optics") == ["E204", "E308"]
