"""`armstrack validate`: every problem, of what was named, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.cli import run
from tests.cli.samples import FIVE, FIVE_ID, LAV, LAV_ID, TABBED, TABBED_ID, WARNED, WARNED_ID
from tests.conftest import SOUND, SOUND_ID, Command, WriteRecord

FIVE_PROBLEMS = """\
records/nor/2024-13-41-nor-lva-rounds.yaml:1:1: error[E202] the field "supplier" is missing
  1 | title: Norway delivers training rounds to Latvia
    | ^^^^^
  hint: add `supplier:`, code of the supplier of the goods, or of the organisation that binds suppliers
records/nor/2024-13-41-nor-lva-rounds.yaml:2:1: error[E105] "title" stands twice in this mapping
  2 | title: Norway delivers rounds
    | ^^^^^
  hint: keep one of the two
records/nor/2024-13-41-nor-lva-rounds.yaml:3:7: error[E205] there is no month 13 in "2024-13-41"
  3 | date: 2024-13-41
    |       ^^^^^^^^^^
  hint: months run from 01 to 12
records/nor/2024-13-41-nor-lva-rounds.yaml:6:12: error[E204] unknown party "NO"
  6 | recipient: NO
    |            ^^
  hint: write NOR (Norway)
records/nor/2024-13-41-nor-lva-rounds.yaml:7:1: error[E201] unknown field "colour"
  7 | colour: green
    | ^^^^^^
  hint: fields here: title, date, announced, until, kind, verification, actor, supplier, recipient, via, \
end_user, scope, part, except, terms, licences, items, values, statements, related, sources, notes
"""
TAB_PROBLEM = """\
records/can/2020-can-tur-tab.yaml:4:1: error[E104] a tab is used as indentation
  4 |  items: 3
    | ^
  hint: indent with spaces
"""
HTTP_WARNING = """\
records/can/2021-04-12-can-tur-permits.yaml:11:10: warning[W501] an http link, without encryption
 11 |     url: http://www.example.org/statement
    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: use https if the site answers there; else allow it with a reason
"""
BAD = SOUND.replace("recipient: TUR", "recipient: Turky")


def problem(path: str) -> str:
    """What is said of BAD at this path."""
    return f"""\
{path}:6:12: error[E204] unknown party "Turky"
  6 | recipient: Turky
    |            ^^^^^
  hint: did you mean TUR (Turkey)? `armstrack parties` lists them
"""


def test_five_problems_are_told_with_their_places_and_a_tab_elsewhere_hides_none(
    armstrack: Command, record: WriteRecord
) -> None:
    record()
    record(FIVE, FIVE_ID, "nor")
    record(TABBED, TABBED_ID)
    assert armstrack("validate") == (1, TAB_PROBLEM + FIVE_PROBLEMS, "6 errors in 2 of 3 files\n")


def test_sound_records_are_exit_0(armstrack: Command, record: WriteRecord) -> None:
    record()
    record(LAV, LAV_ID)
    assert armstrack("validate") == (0, "", "no problem in 2 files\n")


def test_a_warning_alone_is_exit_0(armstrack: Command, record: WriteRecord) -> None:
    record(WARNED, WARNED_ID)
    assert armstrack("validate") == (0, HTTP_WARNING, "1 warning in 1 of 1 file\n")


def test_strict_counts_a_warning_as_an_error(armstrack: Command, record: WriteRecord) -> None:
    record(WARNED, WARNED_ID)
    assert armstrack("validate", "--strict") == (1, HTTP_WARNING, "1 warning in 1 of 1 file\n")


def test_strict_is_content_with_sound_records(armstrack: Command, record: WriteRecord) -> None:
    record()
    assert armstrack("validate", "--strict") == (0, "", "no problem in 1 file\n")


@pytest.fixture
def mixed(record: WriteRecord) -> None:
    """A sound record, a bad one and one with a warning, of two suppliers."""
    record()
    record(BAD, "2020-10-05-can-tur-bad")
    record(FIVE, FIVE_ID, "nor")


@pytest.mark.parametrize(
    ("paths", "out", "count"),
    [
        ((f"records/can/{SOUND_ID}.yaml",), "", "no problem in 1 file\n"),
        (
            ("records/can/2020-10-05-can-tur-bad.yaml",),
            problem("records/can/2020-10-05-can-tur-bad.yaml"),
            "1 error in 1 of 1 file\n",
        ),
        (("records/can",), problem("records/can/2020-10-05-can-tur-bad.yaml"), "1 error in 1 of 2 files\n"),
        (("records/can/",), problem("records/can/2020-10-05-can-tur-bad.yaml"), "1 error in 1 of 2 files\n"),
        (("records/nor",), FIVE_PROBLEMS, "5 errors in 1 of 1 file\n"),
        (
            ("records",),
            problem("records/can/2020-10-05-can-tur-bad.yaml") + FIVE_PROBLEMS,
            "6 errors in 2 of 3 files\n",
        ),
        (
            ("records/can", f"records/can/{SOUND_ID}.yaml", "./records/can"),
            problem("records/can/2020-10-05-can-tur-bad.yaml"),
            "1 error in 1 of 2 files\n",
        ),
    ],
    ids=["sound file", "bad file", "folder", "folder with slash", "other folder", "ledger", "twice"],
)
def test_only_what_is_named_is_spoken_of(
    paths: tuple[str, ...], out: str, count: str, mixed: None, armstrack: Command
) -> None:
    assert armstrack("validate", *paths) == (1 if out else 0, out, count)


def test_a_file_is_checked_against_its_ledger(armstrack: Command, record: WriteRecord) -> None:
    record()
    linked = SOUND + f"related:\n  - rel: same-goods\n    id: {SOUND_ID}\n"
    path = record(linked, "2020-10-05-can-tur-other")
    assert armstrack("validate", path).code == 0


@pytest.mark.parametrize("path", ["other/records/can", "other/records", "other/records/can/bad.yaml"])
def test_a_ledger_elsewhere_is_its_own_ledger(path: str, armstrack: Command, record: WriteRecord) -> None:
    record()
    record(BAD, "../../other/records/can/2020-10-05-can-tur-bad")
    linked = SOUND + "related:\n  - rel: same-goods\n    id: 2020-10-05-can-tur-third\n"
    record(linked, "../../other/records/can/2020-10-05-can-tur-linked")
    record(LAV.replace("2019", "2020-10-05"), "../../other/records/can/2020-10-05-can-sau-third")
    path = path.replace("bad.yaml", "2020-10-05-can-tur-bad.yaml")
    result = armstrack("validate", path)
    assert result.out.startswith(problem("other/records/can/2020-10-05-can-tur-bad.yaml"))
    assert result.code == 1


@pytest.mark.parametrize("named", ["records", "records/", "records/../records"])
def test_a_ledger_that_is_named_is_checked_whole_with_what_it_is_expected_to_hold(
    named: str, armstrack: Command, record: WriteRecord
) -> None:
    record()
    Path("records/expectations.yaml").write_text("records: 2\n")
    told = "records/expectations.yaml:1:10: error[E405] 1 records in all, at least 2 expected\n"
    for paths in ((), (named,), ("records/can", named)):
        assert armstrack("validate", "--format", "line", *paths) == (1, told, "1 error in 1 of 1 file\n")
    assert armstrack("validate", "records/can") == (0, "", "no problem in 1 file\n")


def test_a_ledger_elsewhere_is_known_by_a_supplier_s_folder(armstrack: Command, record: WriteRecord) -> None:
    record()
    record(BAD, "../../elsewhere/can/2020-10-05-can-tur-bad")
    assert armstrack("validate", "elsewhere/can/2020-10-05-can-tur-bad.yaml") == (
        1,
        problem("elsewhere/can/2020-10-05-can-tur-bad.yaml"),
        "1 error in 1 of 1 file\n",
    )


@pytest.mark.parametrize("path", [".", "2020-10-05-can-tur-bad.yaml"])
def test_from_within_a_supplier_s_folder_the_ledger_is_the_folder_above(
    path: str, mixed: None, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("records/can")
    result = armstrack("validate", path)
    assert (result.code, result.out) == (1, problem("../can/2020-10-05-can-tur-bad.yaml"))


def test_from_within_the_ledger_a_supplier_s_folder_is_checked(
    mixed: None, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("records")
    assert armstrack("validate", "can").out == problem("can/2020-10-05-can-tur-bad.yaml")
    assert armstrack("validate", ".").out.startswith(problem("can/2020-10-05-can-tur-bad.yaml"))


def test_a_file_outside_any_ledger_is_checked_against_the_usual_one(
    armstrack: Command, record: WriteRecord
) -> None:
    record()
    linked = BAD + f"related:\n  - rel: same-goods\n    id: {SOUND_ID}\n"
    record(linked, "../../drafts/2020-10-05-can-tur-draft")
    Path("elsewhere.yaml").write_text("not a record", encoding="utf-8")
    result = armstrack("validate", "drafts/2020-10-05-can-tur-draft.yaml")
    assert result.out.startswith("drafts/2020-10-05-can-tur-draft.yaml:")
    assert problem("drafts/2020-10-05-can-tur-draft.yaml") in result.out
    assert "E403" not in result.out
    assert result.err.endswith(" of 1 file\n")


def test_a_file_outside_any_ledger_is_checked_against_the_shipped_one_where_there_is_no_other(
    armstrack: Command, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SOUND, f"../../wheel/can/{SOUND_ID}")
    Path("records/can").rmdir()
    Path("records").rmdir()
    Path("drafts").mkdir()
    Path("drafts/2020-10-05-can-tur-draft.yaml").write_text(BAD, encoding="utf-8")
    monkeypatch.setattr(run, "SHIPPED", Path("wheel"))
    result = armstrack("validate", "drafts/2020-10-05-can-tur-draft.yaml")
    assert result.err.startswith(
        "no folder ./records here: reading the records shipped with armstrack 0.1.0\n"
    )
    assert problem("drafts/2020-10-05-can-tur-draft.yaml") in result.out


def test_the_ledger_that_is_named_wins(armstrack: Command, record: WriteRecord) -> None:
    record(BAD, "2020-10-05-can-tur-bad")
    record(SOUND, f"../../other/can/{SOUND_ID}")
    linked = SOUND + f"related:\n  - rel: same-goods\n    id: {SOUND_ID}\n"
    record(linked, "2020-10-05-can-tur-linked")
    path = "records/can/2020-10-05-can-tur-linked.yaml"
    assert "error[E403]" in armstrack("validate", path).out
    assert armstrack("validate", path, "--records", "other").code == 0


def test_a_file_named_twice_is_no_duplicate(armstrack: Command, record: WriteRecord) -> None:
    record()
    record(BAD, "../../other/can/2020-10-05-can-tur-bad")
    path = "other/can/2020-10-05-can-tur-bad.yaml"
    result = armstrack("validate", path, f"./{path}")
    assert (result.out.count("E204"), result.out.count("E401")) == (1, 0)


def test_a_link_that_runs_in_a_circle_is_a_problem(armstrack: Command, record: WriteRecord) -> None:
    record()
    Path("circle").mkdir()
    Path("circle/2020-10-05-can-tur-loop.yaml").symlink_to("2020-10-05-can-tur-loop.yaml")
    result = armstrack("validate", "circle/2020-10-05-can-tur-loop.yaml")
    assert result.out.startswith("circle/2020-10-05-can-tur-loop.yaml:1:1: error[E11")
    assert result.code == 1


def test_a_path_that_is_not_there_is_exit_3(armstrack: Command, record: WriteRecord) -> None:
    record()
    assert armstrack("validate", "records/can", "nowhere.yaml") == (
        3,
        "",
        "armstrack: there is no file or folder nowhere.yaml\n  hint: check the spelling\n",
    )


@pytest.mark.parametrize("words", [("empty",), ("--records", "empty")])
def test_a_folder_without_records_is_exit_3(
    words: tuple[str, ...], armstrack: Command, record: WriteRecord
) -> None:
    record()
    Path("empty").mkdir()
    assert armstrack("validate", *words) == (
        3,
        "",
        "armstrack: empty holds no record: records lie at empty/<supplier>/<name>.yaml\n"
        "  hint: name the folder with --records DIR\n",
    )


def test_colour_marks_place_and_severity(armstrack: Command, record: WriteRecord) -> None:
    record(BAD, "2020-10-05-can-tur-bad")
    assert armstrack("validate", "--color", "always").out == (
        "\x1b[1mrecords/can/2020-10-05-can-tur-bad.yaml:6:12: \x1b[0m\x1b[1;38;5;166merror[E204]\x1b[0m"
        ' unknown party "Turky"\n'
        "\x1b[38;5;244m  6 | \x1b[0mrecipient: Turky\n"
        "\x1b[38;5;244m    | \x1b[0m\x1b[1;38;5;166m           ^^^^^\x1b[0m\n"
        "\x1b[38;5;32m  hint: \x1b[0mdid you mean TUR (Turkey)? `armstrack parties` lists them\n"
    )


def test_the_shipped_records_have_no_problem(armstrack: Command, shipped: Path) -> None:
    records = len(list(shipped.glob("*/*.yaml")))
    assert armstrack("validate", "--strict") == (0, "", f"no problem in {records} files\n")
