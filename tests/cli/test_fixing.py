"""`validate --fix`: what is written, what is said, and what an interruption leaves."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from armstrack import atomic
from armstrack.cli import fixing, repairs
from armstrack.cli import run as run_module
from armstrack.document import MAX_BYTES
from tests.checks.sample import changed
from tests.cli.samples import run_in_terminal, run_process
from tests.conftest import SOUND, SOUND_ID, TODAY, Command, Result, WriteRecord

OLD_ID = "2020-10-04-can-tur-optics"
LATER_ID = "2021-04-12-can-tur-permits"
LATER = SOUND.replace("2020-10-05", "2021-04-12").replace("licence-suspended", "licence-revoked")
LATER = LATER.replace("items:\n", f"related:\n  - rel: changes\n    id: {SOUND_ID} # the pause\nitems:\n")
NAMED = changed(("recipient: TUR", "recipient: Türkiye   # whose drones"))
MENDED = changed(("recipient: TUR", "recipient: TUR   # whose drones"))
CLEAN = "no problem in 1 file\n"
CAN = Path("records/can")


def files() -> dict[str, str]:
    """Every file below the current folder, hidden ones too."""
    return {path.as_posix(): path.read_text(encoding="utf-8") for path in Path().rglob("*") if path.is_file()}


def fix(armstrack: Command, *arguments: str) -> Result:
    return armstrack("validate", "--fix", *arguments)


# What is said and done


def test_a_sound_ledger_has_nothing_to_mend(record: WriteRecord, armstrack: Command) -> None:
    record()
    before = files()
    assert fix(armstrack) == (0, "", "nothing to mend\nno problem in 1 file\n")
    assert files() == before


def test_what_was_mended_is_counted_and_what_is_left_is_told(record: WriteRecord, armstrack: Command) -> None:
    path = record(NAMED.replace("licence-suspended", "License Suspended").replace("https:", "http:"))
    assert fix(armstrack) == (
        0,
        "records/can/2020-10-05-can-tur-optics.yaml:11:10: warning[W501] an http link, without encryption\n"
        " 11 |     url: http://www.example.org/statement\n"
        "    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: use https if the site answers there; else allow it with a reason\n",
        "mended 2 problems in 1 file\n1 warning in 1 of 1 file\n",
    )
    assert path.read_text(encoding="utf-8") == MENDED.replace("https:", "http:")


def test_what_is_left_decides_over_the_exit_code(record: WriteRecord, armstrack: Command) -> None:
    record(NAMED.replace("sensors\n", "sensers\n"))
    result = fix(armstrack)
    assert (result.code, result.err) == (1, "mended 1 problem in 1 file\n1 error in 1 of 1 file\n")


def test_without_the_option_the_count_says_how_many_can_be_mended(
    record: WriteRecord, armstrack: Command
) -> None:
    record(NAMED.replace("https:", "http:"), "Optics")
    assert armstrack("validate").err == "1 error, 1 warning in 1 of 1 file; 1 can be mended with --fix\n"


def test_a_renamed_file_is_told_and_relations_follow(record: WriteRecord, armstrack: Command) -> None:
    record(NAMED, OLD_ID, "canada")
    record(LATER.replace(SOUND_ID, OLD_ID), LATER_ID)
    assert fix(armstrack, f"records/canada/{OLD_ID}.yaml") == (
        0,
        "",
        f"renamed records/canada/{OLD_ID}.yaml to records/can/{SOUND_ID}.yaml\n"
        "mended 1 problem in 1 file, renamed 1; 1 relation follows\n" + CLEAN,
    )
    assert files() == {f"records/can/{SOUND_ID}.yaml": MENDED, f"records/can/{LATER_ID}.yaml": LATER}


def test_files_that_are_only_renamed_are_counted(record: WriteRecord, armstrack: Command) -> None:
    record(SOUND, f"{SOUND_ID}.yml")
    record(LATER, LATER_ID, "canada")
    result = fix(armstrack)
    assert result.err.splitlines()[2:] == ["renamed 2 files", "no problem in 2 files"]
    assert files() == {f"records/can/{SOUND_ID}.yaml": SOUND, f"records/can/{LATER_ID}.yaml": LATER}


def test_a_named_folder_whose_files_all_move_is_no_fault(record: WriteRecord, armstrack: Command) -> None:
    record(SOUND, SOUND_ID, "canada")
    result = fix(armstrack, "records/canada")
    assert (result.code, result.err.splitlines()[1:]) == (0, ["renamed 1 file", "no problem in 1 file"])


def test_only_what_is_named_is_mended(record: WriteRecord, armstrack: Command) -> None:
    record(NAMED)
    record(LATER.replace("TUR", "Turkey"), LATER_ID)
    assert fix(armstrack, f"records/can/{LATER_ID}.yaml").code == 0
    assert files() == {f"records/can/{SOUND_ID}.yaml": NAMED, f"records/can/{LATER_ID}.yaml": LATER}


def test_only_the_codes_that_are_spoken_of_are_mended(record: WriteRecord, armstrack: Command) -> None:
    text = NAMED.replace("sensors\n", "sensors \n")
    record(text)
    assert fix(armstrack, "--only", "W").err == f"mended 1 problem in 1 file\n{CLEAN}"
    assert files() == {f"records/can/{SOUND_ID}.yaml": NAMED}
    assert fix(armstrack, "--skip", "E204").err == f"nothing to mend\n{CLEAN}"


def test_mode_and_links_stay(record: WriteRecord, armstrack: Command) -> None:
    path = record(NAMED)
    path.chmod(0o640)
    real = path.rename("records/real.txt")
    path.symlink_to("../real.txt")
    assert fix(armstrack).code == 0
    assert path.is_symlink()
    assert (real.read_text(encoding="utf-8"), real.stat().st_mode & 0o777) == (MENDED, 0o640)


def test_the_expectations_are_mended(record: WriteRecord, armstrack: Command) -> None:
    record()
    floors = Path("records/expectations.yaml")
    floors.write_text("supplier:\n  Canada: 1 # and no less\n", encoding="utf-8")
    assert fix(armstrack).err == "mended 1 problem in 1 file\nno problem in 1 file\n"
    assert floors.read_text(encoding="utf-8") == "supplier:\n  CAN: 1 # and no less\n"


def test_a_file_that_is_too_large_is_left_whole(record: WriteRecord, armstrack: Command) -> None:
    record()
    path = record(b"notes: " + b"a" * MAX_BYTES, "2020-can-tur-large.yml")
    assert fix(armstrack).err.splitlines()[0] == "nothing to mend"
    assert path.stat().st_size == MAX_BYTES + 7


# What cannot be done


def test_a_file_that_cannot_be_written_is_told_and_the_others_go_on(
    record: WriteRecord, armstrack: Command
) -> None:
    path = record(NAMED)
    path.chmod(0o444)
    record(LATER.replace("TUR", "Turkey"), LATER_ID)
    result = fix(armstrack)
    assert (result.code, result.err) == (
        3,
        f"armstrack: cannot write {path}: Permission denied\n"
        "mended 1 problem in 1 file\n1 error in 1 of 2 files\n",
    )
    assert files() == {path.as_posix(): NAMED, f"records/can/{LATER_ID}.yaml": LATER}


@pytest.mark.parametrize("target", ["../elsewhere", "zz", "../nowhere"])
def test_no_record_is_moved_through_a_linked_folder(
    target: str, record: WriteRecord, armstrack: Command
) -> None:
    path = record(SOUND.replace("CAN", "USA"), "2020-10-05-usa-tur-optics")
    Path("elsewhere").mkdir()
    Path("records/zz").mkdir()
    Path("records/usa").symlink_to(target)
    result = fix(armstrack)
    assert result.code == 1
    assert (
        f"not renamed: {path} to records/usa/{path.name}: records/usa is no folder of its own" in result.err
    )
    assert path.read_text() == SOUND.replace("CAN", "USA")
    assert [*Path("elsewhere").iterdir(), *Path("records/zz").iterdir()] == []


def test_relations_do_not_follow_a_file_that_could_not_be_moved(
    record: WriteRecord, armstrack: Command
) -> None:
    path = record(SOUND, OLD_ID)
    path.chmod(0o444)
    text = LATER.replace(SOUND_ID, OLD_ID)
    record(text.replace("TUR", "Turkey"), LATER_ID)
    record(SOUND.replace("CAN", "USA"), "2020-usa-tur-optics", "usa")
    result = fix(armstrack)
    assert result.code == 3
    assert result.err.splitlines() == [
        "renamed records/usa/2020-usa-tur-optics.yaml to records/usa/2020-10-05-usa-tur-optics.yaml",
        f"armstrack: cannot write {path}: Permission denied",
        "mended 1 problem in 1 file, renamed 1",
        "1 error in 1 of 3 files",
    ]
    assert Path(f"records/can/{LATER_ID}.yaml").read_text(encoding="utf-8") == text


def test_nothing_moves_away_from_a_relation_that_cannot_follow(
    record: WriteRecord, armstrack: Command
) -> None:
    record(SOUND, OLD_ID)
    later = record(LATER.replace(SOUND_ID, OLD_ID), LATER_ID)
    later.chmod(0o444)
    record(NAMED.replace("CAN", "USA"), "2020-10-05-usa-tur-optics", "usa")
    before = files()
    result = fix(armstrack)
    assert (result.code, result.err.splitlines()) == (
        3,
        [
            f"armstrack: cannot write {later}: Permission denied",
            "mended 1 problem in 1 file",
            "1 error in 1 of 3 files",
        ],
    )
    mended = {"records/usa/2020-10-05-usa-tur-optics.yaml": MENDED.replace("CAN", "USA")}
    assert files() == before | mended


def test_a_relation_follows_though_another_file_could_not_be_moved(
    record: WriteRecord, armstrack: Command
) -> None:
    record(SOUND, OLD_ID)
    record(LATER.replace(SOUND_ID, OLD_ID), LATER_ID)
    stuck = record(SOUND.replace("CAN", "USA"), "2020-usa-tur-optics", "usa")
    stuck.chmod(0o444)
    result = fix(armstrack)
    assert (result.code, result.err.splitlines()) == (
        3,
        [
            f"renamed records/can/{OLD_ID}.yaml to records/can/{SOUND_ID}.yaml",
            f"armstrack: cannot write {stuck}: Permission denied",
            "renamed 1 file; 1 relation follows",
            "1 error in 1 of 3 files",
        ],
    )
    assert files() == {
        f"records/can/{SOUND_ID}.yaml": SOUND,
        f"records/can/{LATER_ID}.yaml": LATER,
        stuck.as_posix(): SOUND.replace("CAN", "USA"),
    }


def full_after(writes: int) -> Callable[[int], None]:
    """An fsync that finds the disk full, once so many files were written, and room again after the next."""
    left = [writes]

    def sync(_handle: int) -> None:
        left[0] -= 1
        if left[0] == -1:
            raise OSError(errno.ENOSPC, "No space left on device")

    return sync


def test_a_relation_that_finds_the_disk_full_is_tried_again(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SOUND, OLD_ID)
    record(LATER.replace(SOUND_ID, OLD_ID).replace("TUR", "Turkey"), LATER_ID)
    monkeypatch.setattr(os, "fsync", full_after(2))
    result = fix(armstrack)
    assert (result.code, result.err.splitlines()[1:]) == (
        0,
        ["mended 1 problem in 1 file, renamed 1; 1 relation follows", "no problem in 2 files"],
    )
    assert files() == {f"records/can/{SOUND_ID}.yaml": SOUND, f"records/can/{LATER_ID}.yaml": LATER}


def test_where_a_relation_finds_no_room_the_old_name_stays_as_well(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SOUND, OLD_ID)
    before = LATER.replace(SOUND_ID, OLD_ID)
    later = record(before, LATER_ID)
    real = atomic.replace_file

    def full(path: Path, data: bytes, was: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(atomic, "replace_file", full)
        result = fix(armstrack)
    assert (result.code, result.err.splitlines()[:2]) == (
        3,
        [f"armstrack: cannot write {later}: No space left on device", "nothing was mended"],
    )
    both = {f"records/can/{OLD_ID}.yaml": SOUND, f"records/can/{SOUND_ID}.yaml": SOUND}
    assert files() == both | {later.as_posix(): before}
    assert (atomic.replace_file, fix(armstrack).code) == (real, 0)
    assert files() == {f"records/can/{SOUND_ID}.yaml": SOUND, later.as_posix(): LATER}


def test_a_name_that_is_taken_is_told_and_nothing_is_lost(record: WriteRecord, armstrack: Command) -> None:
    other = SOUND.replace("sensors\n", "engines\n")
    record(SOUND, OLD_ID)
    record(other)
    before = files()
    result = fix(armstrack)
    assert result.code == 1
    assert result.err.splitlines() == [
        f"not renamed: records/can/{OLD_ID}.yaml to records/can/{SOUND_ID}.yaml: "
        f"records/can/{SOUND_ID}.yaml has that name",
        "nothing to mend",
        "1 error in 1 of 2 files",
    ]
    assert files() == before


def test_what_is_no_record_is_not_overwritten_either(record: WriteRecord, armstrack: Command) -> None:
    record(SOUND, OLD_ID)
    Path(f"records/can/{SOUND_ID}.yaml").symlink_to("nowhere")
    result = fix(armstrack, f"records/can/{OLD_ID}.yaml")
    assert result.err.splitlines()[0] == (
        f"not renamed: records/can/{OLD_ID}.yaml to records/can/{SOUND_ID}.yaml: "
        f"records/can/{SOUND_ID}.yaml has that name"
    )
    Path(f"records/can/{SOUND_ID}.yaml").unlink()
    Path(f"records/can/{SOUND_ID}.yaml").mkdir()
    result = fix(armstrack, f"records/can/{OLD_ID}.yaml")
    assert result.err.splitlines()[0].endswith(f"records/can/{SOUND_ID}.yaml is there already")


def test_a_link_is_not_renamed(record: WriteRecord, armstrack: Command) -> None:
    link = record(SOUND, OLD_ID)
    link.rename("records/real.txt")
    link.symlink_to("../real.txt")
    why = "it is a link, and moving it would not move its file"
    assert fix(armstrack).err.splitlines()[:2] == [
        f"not renamed: {link} to records/can/{SOUND_ID}.yaml: {why}",
        "nothing to mend",
    ]
    assert link.is_symlink()


def test_a_file_that_makes_room_lets_the_next_one_in(record: WriteRecord, armstrack: Command) -> None:
    second = SOUND.replace("2020-10-05", "2020-10-06").replace("sensors\n", "engines\n")
    record(SOUND, OLD_ID)
    record(second)
    result = fix(armstrack)
    assert (result.code, result.err.splitlines()[2:]) == (0, ["renamed 2 files", "no problem in 2 files"])
    assert files() == {
        f"records/can/{SOUND_ID}.yaml": SOUND,
        "records/can/2020-10-06-can-tur-optics.yaml": second,
    }


def test_mending_ends_however_much_room_is_made(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fixing, "_MOST_PLANS", 1)
    record(SOUND, OLD_ID)
    record(SOUND.replace("2020-10-05", "2020-10-06").replace("sensors\n", "engines\n"))
    result = fix(armstrack)
    assert (result.code, result.err.splitlines()[2:]) == (1, ["renamed 1 file", "1 error in 1 of 2 files"])


def test_a_name_in_capitals_is_put_right_where_case_is_not_told_apart(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(NAMED, SOUND_ID.replace("optics", "Optics"))
    there = os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda path: Path(path).name == f"{SOUND_ID}.yaml" or there(path))
    assert fix(armstrack).err.splitlines()[1:] == [
        "mended 1 problem in 1 file, renamed 1",
        "no problem in 1 file",
    ]
    assert files() == {f"records/can/{SOUND_ID}.yaml": MENDED}


def test_a_folder_that_cannot_be_read_is_exit_3(armstrack: Command) -> None:
    result = fix(armstrack, "--records", "nowhere")
    assert (result.code, result.err.splitlines()[1]) == (3, "  hint: name the folder with --records DIR")


def test_stdin_and_the_shipped_records_are_not_mended(
    armstrack: Command, tmp_path: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fix(armstrack, "-") == (
        2,
        "",
        "armstrack: --fix mends files, and `-` is none\n  hint: save the record to its file first\n",
    )
    assert fix(armstrack, "--name", "a.yaml").code == 2
    path = record(NAMED)
    shipped = path.parent.parent.rename(tmp_path / "shipped")
    for module in (run_module, fixing):
        monkeypatch.setattr(module, "SHIPPED", shipped)
    result = fix(armstrack)
    assert (result.code, result.err.splitlines()[1]) == (
        2,
        "armstrack: --fix does not change the records shipped with armstrack",
    )
    assert (shipped / "can" / path.name).read_text(encoding="utf-8") == NAMED


# --diff

DIFF = f"""\
diff --git a/records/canada/{OLD_ID}.yaml b/records/can/{SOUND_ID}.yaml
rename from records/canada/{OLD_ID}.yaml
rename to records/can/{SOUND_ID}.yaml
--- a/records/canada/{OLD_ID}.yaml
+++ b/records/can/{SOUND_ID}.yaml
@@ -3,7 +3,7 @@
 kind: licence-suspended
 verification: confirmed
 supplier: CAN
-recipient: Türkiye   # whose drones
+recipient: TUR   # whose drones
 items:
   - category: sensors
 sources:
"""


@pytest.mark.parametrize("options", [("--fix", "--diff"), ("--diff",)])
def test_a_diff_shows_what_would_change_and_changes_nothing(
    options: tuple[str, ...], record: WriteRecord, armstrack: Command
) -> None:
    record(NAMED, OLD_ID, "canada")
    before = files()
    assert armstrack("validate", *options) == (1, DIFF, "would mend 1 problem in 1 file, would rename 1\n")
    assert files() == before


def test_a_diff_of_nothing_is_clean_whatever_else_is_wrong(record: WriteRecord, armstrack: Command) -> None:
    record(changed(("TUR", "Turky")))
    assert armstrack("validate", "--diff") == (0, "", "nothing to mend\n")


def test_a_diff_tells_of_names_that_are_taken(record: WriteRecord, armstrack: Command) -> None:
    record(SOUND, OLD_ID)
    record(SOUND.replace("sensors\n", "engines\n"))
    result = armstrack("validate", "--diff")
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines()[0].startswith(f"not renamed: records/can/{OLD_ID}.yaml to ")


def test_a_diff_is_no_report(record: WriteRecord, armstrack: Command) -> None:
    record()
    result = armstrack("validate", "--diff", "--format", "json")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "armstrack: --diff prints a diff, and no --format or --output beside it",
    )


def test_a_diff_is_utf_8_whatever_the_locale(record: WriteRecord) -> None:
    record(NAMED, OLD_ID, "canada")
    done = run_process("validate", "--diff", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.stdout.decode() == DIFF


def test_on_a_terminal_a_diff_is_coloured(record: WriteRecord, armstrack: Command) -> None:
    record(NAMED)
    line = "\x1b[38;5;32m+recipient: TUR   # whose drones\x1b[0m\n"
    code, shown = run_in_terminal("validate", "--diff")
    assert (code, line in shown) == (1, True)
    assert line in armstrack("validate", "--diff", "--color", "always").out


# Interruptions


class KilledError(BaseException):
    """As if the process ended here."""


def kill_at_call(number: int, real: Callable[..., object]) -> Callable[..., object]:
    """The function, which ends the process at its so manieth call."""
    calls = [0]

    def call(*arguments: object, **more: object) -> object:
        calls[0] += 1
        if calls[0] == number:
            raise KilledError
        return real(*arguments, **more)

    return call


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize(
    "at",
    [(os, "link"), (Path, "replace"), (Path, "unlink"), (os, "fsync"), (atomic, "sync_path")],
    ids=lambda at: at[1],
)
def test_an_interrupted_run_leaves_old_or_new_and_the_next_one_ends_it(
    at: tuple[object, str],
    number: int,
    record: WriteRecord,
    armstrack: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record(NAMED, OLD_ID)
    record(LATER.replace(SOUND_ID, OLD_ID), LATER_ID)
    with monkeypatch.context() as patched, suppress(KilledError):
        patched.setattr(*at, kill_at_call(number, getattr(*at)))
        fix(armstrack)
    left = {Path(path).stem: text for path, text in files().items() if path.endswith(".yaml")}
    assert left.pop(LATER_ID) in (LATER, LATER.replace(SOUND_ID, OLD_ID))
    assert left in ({OLD_ID: NAMED}, {OLD_ID: NAMED, SOUND_ID: MENDED}, {SOUND_ID: MENDED})
    assert fix(armstrack).code == 0
    whole = {path: text for path, text in files().items() if path.endswith(".yaml")}
    assert whole == {f"records/can/{SOUND_ID}.yaml": MENDED, f"records/can/{LATER_ID}.yaml": LATER}


@pytest.mark.parametrize("number", [1, 2])
def test_what_a_killed_run_left_is_taken_away(number: int, record: WriteRecord, armstrack: Command) -> None:
    path = record()
    for each in range(number):
        path.with_name(f".armstrack-{each}.part").write_text("half", encoding="utf-8")
    files_ = "1 file" if number == 1 else "2 files"
    assert fix(armstrack).err == (
        f"took away {files_} that a killed run had left half-written\nnothing to mend\nno problem in 1 file\n"
    )
    assert files() == {path.as_posix(): SOUND}


def test_a_full_disk_leaves_the_old_files(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record(NAMED)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = fix(armstrack)
    assert (result.code, result.err.splitlines()) == (
        3,
        [
            f"armstrack: cannot write {path}: No space left on device",
            "nothing was mended",
            "1 error in 1 of 1 file",
        ],
    )
    assert files() == {path.as_posix(): NAMED}


# The shipped records


def test_the_shipped_records_need_no_mending(shipped: Path, tmp_path: Path, armstrack: Command) -> None:
    copy = shutil.copytree(shipped, tmp_path / "records")
    before = {path: path.read_bytes() for path in copy.rglob("*.yaml")}
    assert fix(armstrack, "--records", str(copy), "--today", TODAY).err.splitlines()[0] == "nothing to mend"
    assert {path: path.read_bytes() for path in copy.rglob("*.yaml")} == before


# What somebody else writes meanwhile


def test_an_edit_made_meanwhile_is_kept_and_mended_with_the_rest(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record(NAMED)
    edited = NAMED.replace("Canada suspends", "Canada's government suspends")
    monkeypatch.setattr(repairs, "_read", then(repairs._read, lambda: path.write_text(edited)))
    assert fix(armstrack) == (0, "", f"mended 1 problem in 1 file\n{CLEAN}")
    assert path.read_text() == edited.replace("Türkiye", "TUR")


def test_a_file_removed_meanwhile_does_not_come_back(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(LATER, LATER_ID)
    path = record(NAMED)
    record(SOUND, OLD_ID)
    gone = [path, path.with_name(f"{OLD_ID}.yaml")]
    monkeypatch.setattr(repairs, "_read", then(repairs._read, lambda: [file.unlink() for file in gone]))
    fix(armstrack, "--skip", "E403")
    assert list(files()) == [f"records/can/{LATER_ID}.yaml"]


def test_an_edit_made_while_a_file_moves_is_kept_and_moves_with_it(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = record(SOUND, OLD_ID)
    record(LATER.replace(SOUND_ID, OLD_ID), LATER_ID)
    edited = SOUND.replace("Canada suspends", "Canada's government suspends")
    monkeypatch.setattr(atomic, "start_move", then(atomic.start_move, lambda: old.write_text(edited)))
    result = fix(armstrack)
    assert result == (
        0,
        "",
        f"renamed {old} to records/can/{SOUND_ID}.yaml\n"
        "renamed 1 file; 1 relation follows\nno problem in 2 files\n",
    )
    assert files() == {f"records/can/{SOUND_ID}.yaml": edited, f"records/can/{LATER_ID}.yaml": LATER}


def test_a_file_that_changes_again_and_again_is_left_and_told(
    record: WriteRecord, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record(NAMED)
    texts = (f"{NAMED}# {number}\n" for number in count())
    read = repairs._read

    def read_and_change(folder: Path, named: list[Path]) -> dict[Path, Any]:
        found = read(folder, named)
        path.write_text(next(texts))
        return found

    monkeypatch.setattr(repairs, "_read", read_and_change)
    result = fix(armstrack)
    assert (result.code, result.err.splitlines()[:2]) == (
        3,
        [f"armstrack: cannot write {path}: it was changed meanwhile, again and again", "nothing was mended"],
    )
    assert path.read_text() == f"{NAMED}# 4\n"


def then(first: Callable[..., Any], second: Callable[[], object]) -> Callable[..., Any]:
    """A function that does something else behind it, the first time that it is called."""
    left = [second]

    def both(*arguments: Any) -> Any:
        found = first(*arguments)
        if left:
            left.pop()()
        return found

    return both
