"""A folder of records to events and problems: nothing hides, nothing raises, order does not matter."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from armstrack.document import MAX_BYTES
from armstrack.event import Actor, Event, Item, Related, Source, Statement, Value
from armstrack.files import FolderError
from armstrack.ledger import Ledger, check_bytes, load
from armstrack.problem import Problem, Span, catalogue
from armstrack.record import file_names
from tests.checks.sample import Said, changed, codes, places, say, told
from tests.conftest import ROOT, SOUND, SOUND_ID, TODAY, WriteRecord

DAY = date.fromisoformat(TODAY)
RECORDS = Path("records")
PATH = RECORDS / "can" / f"{SOUND_ID}.yaml"
URL = "    url: https://www.example.org/statement\n"


# Sound records


def test_sound_records_become_events_in_order_of_id(record: WriteRecord) -> None:
    record(changed(("CAN", "USA")), "2020-10-05-usa-tur-optics", "usa")
    record(changed(("2020-10-05", "2021")), "2021-can-tur-optics")
    record()
    ledger = load(RECORDS, DAY)
    assert [event.id for event in ledger.events] == [
        SOUND_ID,
        "2020-10-05-usa-tur-optics",
        "2021-can-tur-optics",
    ]
    assert (ledger.problems, ledger.files, ledger.left_out, ledger.folder) == ((), 3, 0, RECORDS)
    assert ledger.by_id[SOUND_ID] is ledger.events[0]
    assert ledger.paths[SOUND_ID] == PATH


def test_the_shipped_records_are_sound(shipped: Path) -> None:
    ledger = load(shipped, DAY)
    assert ledger.problems == ()
    assert len(ledger.events) == ledger.files > 200


def test_a_warning_does_not_leave_a_record_out(record: WriteRecord) -> None:
    record(changed(("https:", "http:")))
    ledger = load(RECORDS, DAY)
    assert ([event.id for event in ledger.events], ledger.left_out) == ([SOUND_ID], 0)
    assert places(ledger.problems) == [f"{SOUND_ID}.yaml:11:10 W501"]


def test_a_record_with_an_error_is_left_out_and_counted_once(record: WriteRecord) -> None:
    record(changed(("CAN", "Canada"), ("recipient: TUR", "recipient: Turky")))
    record(changed(("2020-10-05", "2021")), "2021-can-tur-optics")
    ledger = load(RECORDS, DAY)
    assert [event.id for event in ledger.events] == ["2021-can-tur-optics"]
    assert (ledger.left_out, len(ledger.problems), ledger.files) == (1, 2, 2)


def test_every_file_that_gives_no_event_is_left_out(record: WriteRecord) -> None:
    record()
    record("", "2020-can-tur-empty")
    record(SOUND, "a.yml")
    record(SOUND, SOUND_ID, "aut")
    record(changed(("2020-10-05", "2021"), ("https:", "http:")), "2021-can-tur-optics")
    (RECORDS / "expectations.yaml").write_text("records: many\n", encoding="utf-8")
    ledger = load(RECORDS, DAY)
    assert [event.id for event in ledger.events] == [SOUND_ID, "2021-can-tur-optics"]
    assert (ledger.files, ledger.left_out) == (5, 3)


@pytest.mark.parametrize("misfiled", ["aut", "usa"])
def test_of_two_files_with_one_id_the_path_is_that_of_the_record_that_counts(
    misfiled: str, record: WriteRecord
) -> None:
    record()
    record(SOUND, SOUND_ID, misfiled)
    ledger = load(RECORDS, DAY)
    assert places(ledger.problems) == [f"{SOUND_ID}.yaml:1:1 E401"]
    assert ledger.problems[0].path == f"records/{misfiled}/{SOUND_ID}.yaml"
    assert ledger.paths == {SOUND_ID: PATH}


def test_a_record_that_is_left_out_has_its_path(record: WriteRecord) -> None:
    record(changed(("recipient: TUR", "recipient: Turky")))
    ledger = load(RECORDS, DAY)
    assert (ledger.events, ledger.paths) == ((), {SOUND_ID: PATH})


@pytest.mark.parametrize("made", ["none", "empty", "only expectations"])
def test_no_folder_or_an_empty_one_is_an_error(
    made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if made != "none":
        RECORDS.mkdir()
    if made == "only expectations":
        (RECORDS / "expectations.yaml").write_text("records: 0\n", encoding="utf-8")
    with pytest.raises(FolderError):
        load(RECORDS, DAY)


# No problem hides another


def ten_faults_in_six_files(record: WriteRecord) -> None:
    record(changed(("recipient: TUR", "recipient: Turky"), more="announced: in May\n"))
    record("title: a: b\n", "2020-can-tur-not-yaml")
    record(changed(("https:", "http:")), "2020-10-05-can-aze-wrong-name")
    record(changed(more="until: 2019\nuntil: 2021\n"), "2020-10-05-can-tur-twice")
    record(
        changed(
            (
                "  - publisher: Global Affairs Canada\n",
                "  - {publisher: Navy, document: no. 7, date: 2020}\n",
            ),
            (URL, ""),
            more="related:\n  - rel: ends\n    id: 2019-can-tur-gone\n",
        ),
        "2020-10-05-can-tur-related",
    )
    record(SOUND, "2020-10-05-can-tur-ending.yml")


TEN = [
    "2020-10-05-can-aze-wrong-name.yaml:6:12 E301",
    "2020-10-05-can-aze-wrong-name.yaml:11:10 W501",
    "2020-10-05-can-tur-ending.yml:1:1 E115",
    "2020-10-05-can-tur-optics.yaml:6:12 E204",
    "2020-10-05-can-tur-optics.yaml:7:12 E205",
    "2020-10-05-can-tur-related.yaml:9:9 E403",
    "2020-10-05-can-tur-related.yaml:13:5 E109",
    "2020-10-05-can-tur-twice.yaml:7:8 E303",
    "2020-10-05-can-tur-twice.yaml:8:1 E105",
    "2020-can-tur-not-yaml.yaml:1:9 E103",
]


def test_ten_faults_in_six_files_are_ten_problems_sorted(record: WriteRecord) -> None:
    ten_faults_in_six_files(record)
    # The records are of one day, pair and kind: that they are alike is another matter.
    found = [place for place in places(load(RECORDS, DAY).problems) if not place.endswith("W505")]
    assert found == TEN


def test_the_order_in_which_files_are_found_does_not_matter(
    record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    ten_faults_in_six_files(record)
    record(SOUND, SOUND_ID, "aut")
    record(changed(("2020-10-05", "2021")), "2021-can-tur-optics")
    expected = load(RECORDS, DAY)
    found = sorted({path.name for path in RECORDS.rglob("*")})
    listed: tuple[str, ...] = ()
    scandir = os.scandir

    @contextmanager
    def disordered(folder: Path) -> Iterator[list[os.DirEntry[str]]]:
        with scandir(folder) as entries:
            yield sorted(entries, key=lambda entry: listed.index(entry.name))

    monkeypatch.setattr(os, "scandir", disordered)
    for count, order in enumerate(permutations(found)):
        if count % 40009 == 0:  # 91 of the 3,628,800
            listed = order
            assert load(RECORDS, DAY) == expected


def test_files_named_besides_are_checked_with_the_ledger_wherever_they_lie(record: WriteRecord) -> None:
    record()
    other = changed(
        ("category: sensors", "category: engines"), more=f"related:\n  - rel: ends\n    id: {SOUND_ID}\n"
    )
    inside = record(changed(("category: sensors", "category: ships")), "2020-10-05-can-tur-ships")
    outside = Path("drafts/can/2020-10-05-can-tur-engines.yaml")
    outside.parent.mkdir(parents=True)
    outside.write_text(other, encoding="utf-8")
    ledger = load(
        RECORDS, DAY, also=[outside, inside.resolve(), outside.resolve(), Path("drafts/../") / inside]
    )
    assert ledger.problems == ()
    assert ledger.files == 3
    assert ledger.paths["2020-10-05-can-tur-engines"] == outside
    assert ledger.paths["2020-10-05-can-tur-ships"] == inside


def test_a_link_named_besides_is_not_read_twice(record: WriteRecord) -> None:
    record()
    link = RECORDS / "can" / "2020-10-05-can-tur-link.yaml"
    link.symlink_to("/etc/hostname")
    assert places(load(RECORDS, DAY, also=[link]).problems) == ["2020-10-05-can-tur-link.yaml:1:1 E117"]


# Content that no file has, or has not yet


def test_a_file_is_checked_with_the_content_given_instead_of_its_own(record: WriteRecord) -> None:
    record()
    broken = changed(("recipient: TUR", "recipient: Turky")).encode()
    ledger = load(RECORDS, DAY, instead={PATH.resolve(): broken})
    assert [(p.path, p.code) for p in ledger.problems] == [(PATH.as_posix(), "E204")]
    assert (ledger.events, ledger.files) == ((), 1)


def test_a_file_that_is_not_there_yet_is_checked_against_the_ledger(record: WriteRecord) -> None:
    record()
    new = RECORDS / "can" / "2021-can-tur-optics.yaml"
    related = f"related:\n  - rel: same-goods\n    id: {SOUND_ID}\n"
    linked = changed(("date: 2020-10-05", "date: 2021"), more=related)
    ledger = load(RECORDS, DAY, instead={new: linked.encode()})
    assert (ledger.problems, ledger.files) == ((), 2)
    assert ledger.checked == (PATH, new)
    misnamed = load(RECORDS, DAY, instead={new.with_suffix(".yml"): linked.encode()})
    assert places(misnamed.problems) == ["2021-can-tur-optics.yml:1:1 E115"]


def test_content_that_is_too_large_is_refused_whatever_stands_in_the_file(record: WriteRecord) -> None:
    record()
    given = {PATH: b"#" * (MAX_BYTES + 1)}
    assert places(load(RECORDS, DAY, instead=given).problems) == [f"{SOUND_ID}.yaml:1:1 E113"]


def test_the_expectations_are_checked_with_the_content_given_instead(record: WriteRecord) -> None:
    record()
    given = {RECORDS / "expectations.yaml": b"records: 2\n"}
    ledger = load(RECORDS, DAY, instead=given)
    assert places(ledger.problems) == ["expectations.yaml:1:10 E405"]
    assert (ledger.files, ledger.checked) == (1, (PATH, RECORDS / "expectations.yaml"))


def test_every_file_that_was_looked_at_is_named(record: WriteRecord) -> None:
    record("", "2020-can-tur-empty")
    record(SOUND, SOUND_ID, "aut")
    record()
    (RECORDS / "expectations.yaml").write_text("records: 3\n", encoding="utf-8")
    assert [path.as_posix() for path in load(RECORDS, DAY).checked] == [
        f"records/aut/{SOUND_ID}.yaml",
        f"records/can/{SOUND_ID}.yaml",
        "records/can/2020-can-tur-empty.yaml",
        "records/expectations.yaml",
    ]


# Codes that are set aside


def test_allowing_what_is_skipped_is_not_idle(record: WriteRecord) -> None:
    idle = changed(("date: 2020-10-05", "date: 2020-10-05 # armstrack: allow W505 because"))
    record(idle)
    assert places(load(RECORDS, DAY).problems) == [f"{SOUND_ID}.yaml:2:18 W509"]
    assert load(RECORDS, DAY, skipped=["W505"]).problems == ()
    assert check_bytes(idle.replace("W505", "W510").encode(), PATH, DAY)[1][0].code == "W509"
    assert check_bytes(idle.replace("W505", "W510").encode(), PATH, DAY, skipped=["W510"])[1] == ()


# Files that cannot be records


def test_the_expectations_are_no_record_but_every_other_file_is_told_of(record: WriteRecord) -> None:
    record()
    (RECORDS / "expectations.yaml").write_text("records: 1\n", encoding="utf-8")
    (RECORDS / "readme.yaml").write_text("", encoding="utf-8")
    record(SOUND, "a.yml")
    record(SOUND, "b", "can/2021")
    ledger = load(RECORDS, DAY)
    assert places(ledger.problems) == ["b.yaml:1:1 E115", "a.yml:1:1 E115", "readme.yaml:1:1 E115"]
    assert [event.id for event in ledger.events] == [SOUND_ID]


def test_a_refused_file_has_a_problem_without_an_excerpt(record: WriteRecord) -> None:
    record(SOUND, "a.yml")
    assert load(RECORDS, DAY).problems == (
        Problem(
            "records/can/a.yml",
            Span(1, 1, 1, 1),
            "E115",
            'the name ends in ".yml"',
            "rename it to a.yaml",
            rename="can/a.yaml",
        ),
    )


def test_a_pipe_among_the_records_is_told_of_and_never_opened(record: WriteRecord) -> None:
    record()
    os.mkfifo(RECORDS / "can" / "2020-10-05-can-tur-pipe.yaml")
    assert places(load(RECORDS, DAY).problems) == ["2020-10-05-can-tur-pipe.yaml:1:1 E118"]


def test_a_file_one_byte_too_large_is_refused(record: WriteRecord) -> None:
    padding = "#" * (MAX_BYTES - len(SOUND) - 1)
    record(f"{SOUND}{padding}\n")
    assert load(RECORDS, DAY).problems == ()
    record(f"{SOUND}{padding}#\n")
    assert places(load(RECORDS, DAY).problems) == [f"{SOUND_ID}.yaml:1:1 E113"]


# Places


def test_a_problem_carries_the_line_it_stands_on(record: WriteRecord) -> None:
    record(changed(("recipient: TUR", "recipient: Turky")))
    (problem,) = load(RECORDS, DAY).problems
    assert (problem.path, problem.excerpt, problem.span) == (
        PATH.as_posix(),
        "recipient: Turky",
        Span(6, 12, 6, 17),
    )


def test_what_is_missing_is_told_at_the_first_field_of_the_part_that_lacks_it() -> None:
    assert told(
        changed(("  - publisher: Global Affairs Canada\n    url", "  - url"), more="actor:\n  name: Navy\n")
    ) == [
        Said(
            "E202",
            8,
            3,
            7,
            'the field "party" is missing',
            "add `party:`, code of the state or organisation that the actor belongs to",
        ),
        Said("E202", 8, 3, 7, 'the field "role" is missing', "add `role:`, what the actor is"),
        Said(
            "E202", 12, 5, 8, 'the field "publisher" is missing', "add `publisher:`, who published it first"
        ),
    ]


def test_a_rule_still_speaks_where_another_field_is_broken() -> None:
    text = changed(
        ("confirmed", "official"),
        ("https:", "http:"),
        more="until: 2019\nvia: [CAN]\nannounced: 2020-10-05\nrelated:\n  - rel: ends\n    id: nowhere\n",
    )
    assert codes(text) == ["E206", "E303", "E310", "W510", "E210", "W501"]


# Bad data never raises


FIELDS = [
    name for part in (Event, Item, Value, Actor, Statement, Related, Source) for name in file_names(part)
]
LEAVES = st.one_of(
    st.sampled_from(
        ["CAN", "TUR", "2020-10-05", "delivered", "ends", SOUND_ID, "http://a.example", "7", "all", ""]
    ),
    st.text(max_size=12),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(FIELDS), st.text(max_size=5)), inner, max_size=4),
    ),
    max_leaves=12,
)


def judge(data: bytes) -> None:
    """What holds for any bytes: an event or an error, places in the text, known codes, one order."""
    event, problems = check_bytes(data, PATH, DAY)
    assert (event is None) == any(problem.severity == "error" for problem in problems)
    assert list(problems) == sorted(problems, key=lambda problem: problem.sort_key)
    assert {problem.code for problem in problems} <= set(catalogue())
    lines = data.count(b"\n") + 1
    assert all(1 <= p.span.line <= lines and 1 <= p.span.column <= p.span.end_column for p in problems)
    assert check_bytes(data, PATH, DAY) == (event, problems)


@given(st.binary(max_size=300))
def test_any_bytes_become_problems(data: bytes) -> None:
    judge(data)


@given(st.text(alphabet="ab:- \n\t#'\"[]{}&*!|>?,%@`é\r\u2028", max_size=60))
def test_any_near_yaml_becomes_problems(text: str) -> None:
    judge(text.encode())


@given(TREES)
def test_any_tree_becomes_problems(tree: Any) -> None:
    judge(yaml.safe_dump(tree, allow_unicode=True, default_flow_style=False).encode("utf-8", "replace"))


@given(st.sampled_from(file_names(Event)), TREES)
def test_any_tree_in_one_field_of_a_sound_record_becomes_problems(field: str, tree: Any) -> None:
    sound = yaml.load(SOUND, yaml.BaseLoader)  # noqa: S506 - builds nothing but text
    text = yaml.safe_dump(
        sound | {field: tree}, allow_unicode=True, default_flow_style=False, sort_keys=False
    )
    judge(text.encode("utf-8", "replace"))


@given(st.binary(max_size=40), st.integers(0, len(SOUND)))
def test_any_bytes_amid_a_sound_record_become_problems(data: bytes, at: int) -> None:
    judge(SOUND.encode()[:at] + data + SOUND.encode()[at:])


# One record alone


@pytest.mark.parametrize("code", ["W505", "W506", "W507", "E313", "E403"])
def test_a_rule_that_one_record_alone_cannot_be_asked_makes_no_allowance_idle(code: str) -> None:
    text = changed(("date: 2020-10-05", f"date: 2020-10-05 # armstrack: allow {code} because"))
    assert codes(text) == []


def test_without_a_day_an_allowance_of_what_needs_one_is_not_idle(record: WriteRecord) -> None:
    record(changed(more="until: 2021 # armstrack: allow W507 the ministry never said\n"))
    record(
        changed(("2020-10-05", "2999 # armstrack: allow E313 the contract says so")), "2999-can-tur-optics"
    )
    record(changed(("2020-10-05", "2019 # armstrack: allow W505 because")), "2019-can-tur-optics")
    assert places(load(RECORDS).problems) == ["2019-can-tur-optics.yaml:2:12 W509"]
    assert places(load(RECORDS, DAY).problems) == ["2019-can-tur-optics.yaml:2:12 W509"]


def test_with_a_day_an_allowance_of_what_needs_one_is_idle_where_it_meets_nothing(
    record: WriteRecord,
) -> None:
    record(changed(more="until: 2999 # armstrack: allow W507 because\n"))
    assert places(load(RECORDS, DAY).problems) == [f"{SOUND_ID}.yaml:7:13 W509"]
    assert load(RECORDS).problems == ()


def test_one_record_alone_is_checked_without_the_rules_across_files() -> None:
    text = changed(more="until: 2021\nrelated:\n  - rel: ends\n    id: 2019-can-tur-gone\n")
    event, problems = check_bytes(text.encode(), PATH, DAY)
    assert problems == ()
    assert event is not None
    assert event.id == SOUND_ID


def test_without_a_day_nothing_lies_in_the_future() -> None:
    text = changed(("2020-10-05", "2999"))
    assert codes(text, "2999-can-tur-optics", today=None) == []
    assert codes(text, "2999-can-tur-optics") == ["E313"]


def test_the_records_of_the_repository_load_from_anywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    ledger = load(ROOT / "records", DAY)
    assert isinstance(ledger, Ledger)
    assert [say(problem) for problem in ledger.problems] == []
