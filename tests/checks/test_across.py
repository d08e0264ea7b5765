"""Rules that need the whole ledger: E401 to E404, W505 to W507."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.ledger import load
from armstrack.problem import Edit, Span
from tests.checks.sample import DAY, Said, changed, told_of
from tests.conftest import SOUND

OPTICS = "can/2020-10-05-can-tur-optics.yaml"
SENSORS = "can/2020-10-05-can-tur-sensors.yaml"
OTHER_GOODS = ("category: sensors", "category: engines")


def related(rel: str, *ids: str) -> str:
    """The lines that relate a record to others."""
    return "related:\n" + "".join(f"  - rel: {rel}\n    id: {other}\n" for other in ids)


def codes_of(ledger: dict[str, str], folder: Path) -> list[tuple[str, str, int]]:
    return [(path, said.code, said.line) for path, said in told_of(ledger, folder)]


# E401, E402


def test_an_id_is_unique_and_the_misfiled_copy_is_the_one_told(tmp_path: Path) -> None:
    copy = "aut/2020-10-05-can-tur-optics.yaml"
    assert told_of({OPTICS: SOUND, copy: SOUND}, tmp_path) == [
        (
            copy,
            Said(
                "E401",
                1,
                1,
                6,
                f"another file has this id: {(tmp_path / OPTICS).as_posix()}",
                "delete one, if they tell the same event; else change the slug at the end of one name",
            ),
        )
    ]


def test_each_copy_is_told_beside_the_file_that_it_is_a_copy_of(tmp_path: Path) -> None:
    others = changed(OTHER_GOODS)
    copies = ["aut/2020-10-05-can-tur-optics.yaml", "aut/2020-10-05-can-tur-sensors.yaml"]
    ledger = {OPTICS: SOUND, SENSORS: others, copies[0]: SOUND, copies[1]: others}
    assert [(path, said.message) for path, said in told_of(ledger, tmp_path)] == [
        (copy, f"another file has this id: {(tmp_path / kept).as_posix()}")
        for copy, kept in zip(copies, (OPTICS, SENSORS), strict=True)
    ]


def test_a_record_keeps_its_id_against_a_copy_that_lies_outside_the_folders(tmp_path: Path) -> None:
    copy = "2020-10-05-can-tur-optics.yaml"
    assert codes_of({OPTICS: SOUND, copy: SOUND}, tmp_path) == [(copy, "E115", 1), (copy, "E401", 1)]


def test_a_record_keeps_its_id_against_a_misfiled_copy_even_while_it_cannot_be_read(tmp_path: Path) -> None:
    copy = "aut/2020-10-05-can-tur-optics.yaml"
    assert codes_of({OPTICS: "title: [", copy: SOUND}, tmp_path) == [(copy, "E401", 1), (OPTICS, "E103", 1)]


def test_names_that_differ_in_case_alone_clash_and_the_lower_one_stays(tmp_path: Path) -> None:
    upper = "can/2020-10-05-can-tur-Optics.yaml"
    assert told_of({OPTICS: SOUND, upper: changed(OTHER_GOODS)}, tmp_path) == [
        (
            upper,
            Said(
                "E402",
                1,
                1,
                6,
                f"the name differs only in case from {(tmp_path / OPTICS).as_posix()}",
                "delete one, if they tell the same event; else rename this one, in lower case",
            ),
        )
    ]


# E403, E404


def test_a_relation_that_leads_nowhere_is_told_even_where_nothing_is_compared_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("armstrack.words._MOST_COMPARED", 1)
    text = changed(more=related("responds-to", "2020-10-05-can-tur-sensor", "2020-10-05-can-tur-sensor-s"))
    told = told_of({OPTICS: text, SENSORS: changed(OTHER_GOODS)}, tmp_path)
    assert [(said.code, said.line, said.hint) for _, said in told] == [
        ("E403", 9, "did you mean 2020-10-05-can-tur-sensors?"),
        ("E403", 11, "write the id as the other file is named, without .yaml, or add that record"),
    ]


def test_a_relation_names_a_record_that_exists(tmp_path: Path) -> None:
    text = changed(more=related("responds-to", "2020-10-05-can-tur-sensor", "2019-usa-gbr-nothing-alike"))
    assert told_of({OPTICS: text, SENSORS: changed(OTHER_GOODS)}, tmp_path) == [
        (
            OPTICS,
            Said(
                "E403",
                9,
                9,
                34,
                'no record "2020-10-05-can-tur-sensor"',
                "did you mean 2020-10-05-can-tur-sensors?",
            ),
        ),
        (
            OPTICS,
            Said(
                "E403",
                11,
                9,
                35,
                'no record "2019-usa-gbr-nothing-alike"',
                "write the id as the other file is named, without .yaml, or add that record",
            ),
        ),
    ]


def test_an_id_with_the_ending_of_a_file_is_that_files(tmp_path: Path) -> None:
    text = changed(more=related("responds-to", "2020-10-05-can-tur-sensors.yaml"))
    for name, content in {OPTICS: text, SENSORS: changed(OTHER_GOODS)}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (problem,) = load(tmp_path, DAY).problems
    assert (problem.code, problem.hint) == ("E403", "write 2020-10-05-can-tur-sensors")
    assert problem.edit == Edit(Span(9, 9, 9, 40), "2020-10-05-can-tur-sensors")


@pytest.mark.parametrize(
    ("missing", "hint"),
    [
        ("2020-10-05-can-tur-sensor", "did you mean 2020-10-05-can-tur-sensors?"),  # and not `-censors`
        (
            "2020-10-05-can-gbr-permits",
            "write the id as the other file is named",
        ),  # 0.73 alike: another record
    ],
)
def test_the_hint_names_one_id_alone_and_none_that_is_not_near(
    missing: str, hint: str, tmp_path: Path
) -> None:
    ledger = {
        OPTICS: changed(more=related("responds-to", missing)),
        SENSORS: changed(OTHER_GOODS),
        "can/2020-10-05-can-tur-censors.yaml": changed(("category: sensors", "category: missiles")),
    }
    ((_, said),) = [each for each in told_of(ledger, tmp_path) if each[1].code == "E403"]
    assert said.hint.startswith(hint)
    assert "censors" not in said.hint


def test_the_hint_never_names_the_record_itself(tmp_path: Path) -> None:
    text = changed(more=related("responds-to", "2020-10-05-can-tur-optic"))
    ((_, said),) = told_of({OPTICS: text}, tmp_path)
    assert (said.code, said.hint[:12]) == ("E403", "write the id")


@pytest.mark.parametrize("broken", ["", "title: [", "kind: unheard-of\n", "a: 1\n---\nb: 2\n"])
def test_a_record_that_is_broken_is_not_unknown(broken: str, tmp_path: Path) -> None:
    found = codes_of(
        {OPTICS: changed(more=related("responds-to", Path(SENSORS).stem)), SENSORS: broken}, tmp_path
    )
    assert OPTICS not in [path for path, *_ in found]


def test_an_entry_without_a_readable_id_or_relation_is_passed_over(tmp_path: Path) -> None:
    entries = (
        f"related:\n  - same-act\n  - rel: ends\n    id: NO\n  - rel: follows\n    id: {Path(SENSORS).stem}\n"
    )
    assert codes_of({OPTICS: changed(more=entries), SENSORS: changed(OTHER_GOODS)}, tmp_path) == [
        (OPTICS, "E203", 8),
        (OPTICS, "E210", 10),
        (OPTICS, "E206", 11),
    ]


def test_a_relation_does_not_come_round_to_its_record(tmp_path: Path) -> None:
    a, b, c = (f"can/2020-10-05-can-tur-{letter}.yaml" for letter in "abc")
    engines, ships = ("category: sensors", "category: engines"), ("category: sensors", "category: ships")
    ledger = {
        a: changed(more=related("changes", Path(b).stem, Path(c).stem)),
        b: changed(engines, more=related("changes", Path(c).stem)),
        c: changed(ships, more=related("changes", Path(a).stem, "2020-10-05-can-tur-nowhere")),
    }
    hint = "turn round one of the relations on the way"
    assert [(path, said) for path, said in told_of(ledger, tmp_path) if said.code != "E403"] == [
        (path, Said("E404", line, 9, 29, "`changes` leads back to this record", hint))
        for path, line in [(a, 9), (a, 11), (b, 9), (c, 9)]
    ]


def test_a_road_into_a_loop_is_no_loop(tmp_path: Path) -> None:
    a, b, c = (f"can/2020-10-05-can-tur-{letter}.yaml" for letter in "abc")
    engines, ships = ("category: sensors", "category: engines"), ("category: sensors", "category: ships")
    ledger = {
        a: changed(more=related("changes", Path(b).stem)),
        b: changed(engines, more=related("changes", Path(c).stem)),
        c: changed(ships, more=related("changes", Path(b).stem)),
    }
    assert codes_of(ledger, tmp_path) == [(b, "E404", 9), (c, "E404", 9)]


@pytest.mark.parametrize(
    ("there", "back", "found"),
    [
        ("same-act", "same-act", []),  # symmetric
        ("contradicts", "contradicts", []),
        ("changes", "responds-to", []),  # two relations, no loop of either
        ("ends", "ends", ["E404", "E404"]),
    ],
)
def test_only_one_relation_that_runs_one_way_can_loop(
    there: str, back: str, found: list[str], tmp_path: Path
) -> None:
    ledger = {
        OPTICS: changed(more=related(there, Path(SENSORS).stem)),
        SENSORS: changed(OTHER_GOODS, more=related(back, Path(OPTICS).stem)),
    }
    assert [code for _, code, _ in codes_of(ledger, tmp_path)] == found


# W505


def test_two_records_alike_are_told_of_at_the_second(tmp_path: Path) -> None:
    assert told_of({OPTICS: SOUND, SENSORS: SOUND}, tmp_path) == [
        (
            SENSORS,
            Said(
                "W505",
                2,
                7,
                17,
                "same day, parties and kind as 2020-10-05-can-tur-optics",
                "merge them, or tie them by `same-act`, or let `items` differ",
            ),
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        changed(OTHER_GOODS),
        changed(("licence-suspended", "licence-revoked")),
        changed(more=related("same-act", Path(OPTICS).stem)),
        changed(("category: sensors", "category: sensor")),  # E206: nobody knows which goods
        changed(("licence-suspended", "suspended")),  # E206: nobody knows what happened
    ],
)
def test_records_that_say_how_they_differ_are_no_twins(text: str, tmp_path: Path) -> None:
    assert "W505" not in [said.code for _, said in told_of({OPTICS: SOUND, SENSORS: text}, tmp_path)]


def test_either_of_two_twins_can_tell_that_they_are_one_act(tmp_path: Path) -> None:
    ledger = {OPTICS: changed(more=related("same-act", Path(SENSORS).stem)), SENSORS: SOUND}
    assert told_of(ledger, tmp_path) == []


def test_another_relation_does_not_tell_twins_apart(tmp_path: Path) -> None:
    ledger = {OPTICS: SOUND, SENSORS: changed(more=related("same-goods", Path(OPTICS).stem))}
    assert codes_of(ledger, tmp_path) == [(SENSORS, "W505", 2)]


@pytest.mark.parametrize(("one", "other"), [(OPTICS, SENSORS), (SENSORS, OPTICS)])
def test_of_two_whose_goods_cannot_be_read_nobody_knows_whether_they_are_twins(
    one: str, other: str, tmp_path: Path
) -> None:
    """What is left of broken items may be alike."""
    broken = changed(("  - category: sensors\n", "  - category: sensors\n  - category: sensor\n"))
    assert "W505" not in [code for _, code, _ in codes_of({one: broken, other: broken}, tmp_path)]


def test_a_fault_elsewhere_in_a_record_does_not_hide_its_twin(tmp_path: Path) -> None:
    ledger = {OPTICS: SOUND, SENSORS: changed(("confirmed", "official"))}
    assert codes_of(ledger, tmp_path) == [(SENSORS, "W505", 2), (SENSORS, "E206", 4)]


# W506


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("restriction-extended", ["W506"]),
        ("restriction-eased", ["W506"]),
        ("embargo-lifted", ["W506"]),
        ("delivery-resumed", ["W506"]),
        ("licence-reinstated", ["W506"]),
        ("halt-withdrawn", ["W506"]),
        ("order-cancelled", ["W506"]),
        ("licence-revoked", []),
        ("lifted", ["E206"]),
    ],
)
def test_an_act_on_an_earlier_act_says_which(kind: str, found: list[str], tmp_path: Path) -> None:
    told = told_of({OPTICS: changed(("licence-suspended", kind))}, tmp_path)
    assert [said.code for _, said in told] == found


def test_an_unlinked_act_is_told_of_at_its_kind(tmp_path: Path) -> None:
    assert told_of({OPTICS: changed(("licence-suspended", "embargo-lifted"))}, tmp_path) == [
        (
            OPTICS,
            Said(
                "W506",
                3,
                7,
                21,
                "`embargo-lifted` does not say what it acts on",
                "add `related:` with `rel:` and the earlier record's `id:`; if there is none, allow it",
            ),
        )
    ]


def test_a_link_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    text = changed(("licence-suspended", "embargo-lifted"), more="related: 2019-can-tur-embargo\n")
    assert codes_of({OPTICS: text}, tmp_path) == [(OPTICS, "E203", 7)]


# W507


UNTIL = "until: 2021-04\n"


def test_a_term_that_has_passed_has_a_successor(tmp_path: Path) -> None:
    assert told_of({OPTICS: changed(more=UNTIL)}, tmp_path) == [
        (
            OPTICS,
            Said(
                "W507",
                7,
                8,
                15,
                "`until` 2021-04 has passed, and no record follows",
                "add the record that extends or ends it, and link it; else allow it with what is known",
            ),
        )
    ]


@pytest.mark.parametrize("until", ["2026-11-22", "2026-11", "2026", "2021-04/.."])
def test_a_term_has_passed_only_after_its_last_day(until: str, tmp_path: Path) -> None:
    assert told_of({OPTICS: changed(more=f"until: {until}\n")}, tmp_path) == []


@pytest.mark.parametrize("until", ["2026-11-21", "2020-10-05"])
def test_a_term_has_passed_on_the_day_after_its_last_even_if_that_was_the_first(
    until: str, tmp_path: Path
) -> None:
    assert codes_of({OPTICS: changed(more=f"until: {until}\n")}, tmp_path) == [(OPTICS, "W507", 7)]


def test_without_a_day_no_term_has_passed(tmp_path: Path) -> None:
    assert told_of({OPTICS: changed(more=UNTIL)}, tmp_path, today=None) == []


@pytest.mark.parametrize(
    ("rel", "found"),
    [
        ("extends", []),
        ("ends", []),
        ("changes", []),
        ("withdraws", []),
        ("responds-to", ["W507"]),
        ("prolongs", ["E206"]),  # perhaps a successor
    ],
)
def test_only_what_ends_or_alters_an_act_succeeds_it(rel: str, found: list[str], tmp_path: Path) -> None:
    ledger = {
        OPTICS: changed(more=UNTIL),
        SENSORS: changed(OTHER_GOODS, more=related(rel, Path(OPTICS).stem)),
    }
    assert [code for _, code, _ in codes_of(ledger, tmp_path)] == found


def test_a_term_before_its_act_is_told_once(tmp_path: Path) -> None:
    assert codes_of({OPTICS: changed(more="until: 2019\n")}, tmp_path) == [(OPTICS, "E303", 7)]


def test_a_broken_date_does_not_hide_that_a_term_has_passed(tmp_path: Path) -> None:
    text = changed(("date: 2020-10-05", "date: October"), more=UNTIL)
    assert codes_of({OPTICS: text}, tmp_path) == [(OPTICS, "E205", 2), (OPTICS, "W507", 7)]
