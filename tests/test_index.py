"""The index never changes an answer: whatever happens to the records or to the index itself."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armstrack import amending, founding, index, ledger, renewal, review, sights, store
from armstrack.contents import Ledger
from armstrack.files import FolderError, Refused
from armstrack.sights import Look, Moving
from tests.conftest import ROOT, SOUND, SOUND_ID, Command, WriteRecord, unreadable

DAY = date(2026, 11, 22)
FIRST = review.read_bytes
FOLDER = Path("records")
OTHER_ID = "2021-04-12-can-tur-permits"
OTHER = (
    SOUND.replace("2020-10-05", "2021-04-12").replace("suspended", "revoked").replace("suspends", "revokes")
)
LINKED = OTHER + f"related:\n  - rel: changes\n    id: {SOUND_ID}\n"


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "armstrack"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose content is read from now on."""
    read: list[str] = []
    still, first = sights.read_still, review.read_bytes

    def tell_first(path: Path, folder: Path, most: int) -> bytes | Refused:
        read.append(path.name)
        return first(path, folder, most)

    def tell(path: Path, look: Look, most: int) -> bytes:
        read.append(path.name)
        return still(path, look, most)

    monkeypatch.setattr(renewal, "read_still", tell)
    monkeypatch.setattr(review, "read_bytes", tell_first)
    return read


@pytest.fixture
def two(record: WriteRecord) -> tuple[Path, Path]:
    """Two records, one linked to the other, written long enough ago."""
    paths = record(), record(LINKED, OTHER_ID)
    return paths


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock's steps are so short that no test falls within one."""
    monkeypatch.setattr(sights, "STEP", -(10**15))


def load(cache: Path | None, day: date = DAY) -> Ledger:
    return index.load(FOLDER, day, cache)


def check(cache: Path, day: date = DAY) -> Ledger:
    """The answer with the index, which is the one without it, twice."""
    cold = ledger.load(FOLDER, day)
    for _ in range(2):
        found = load(cache, day)
        assert found == cold
        assert list(found.paths.items()) == list(cold.paths.items())
    return cold


def only(cache: Path) -> Path:
    (file,) = cache.glob("records-*")
    return file


# What is kept -------------------------------------------------------------------------------------


def test_the_shipped_records_come_from_the_index_as_from_their_files(cache: Path, shipped: Path) -> None:
    check(cache)


def test_problems_come_from_the_index_with_their_places_and_remedies(cache: Path, faults: Path) -> None:
    Path("records/usa").mkdir()
    Path("records/usa", "2020-10-05-can-tur-misfiled.yaml").write_text(SOUND)
    found = check(cache)
    assert found.left_out > 0
    assert any(problem.edit for problem in found.problems)
    assert any(problem.rename for problem in found.problems)


@pytest.mark.usefixtures("two", "settled")
def test_a_second_call_reads_no_record(cache: Path, reads: list[str]) -> None:
    load(cache)
    reads.clear()
    load(cache)
    assert reads == []


@pytest.mark.usefixtures("settled")
def test_a_second_call_imports_nothing_that_reads_records(cache: Path, shipped: Path) -> None:
    load(cache)
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from armstrack import index, sights\n"
        "sights.STEP = -10**15\n"
        f"index.load(Path('records'), date(2026, 11, 22), Path({str(cache)!r}))\n"
        "print(sorted({'yaml', 'pydantic', 'armstrack.ledger', 'armstrack.checks'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.usefixtures("settled")
def test_only_what_changed_is_read_again(cache: Path, record: WriteRecord, reads: list[str]) -> None:
    record()
    record(LINKED, OTHER_ID)
    record("title: nothing\n", "2022-can-tur-broken")
    load(cache)
    record(LINKED.replace("Canada", "Ottawa"), OTHER_ID)
    reads.clear()
    load(cache)
    assert reads == [f"{OTHER_ID}.yaml"]
    check(cache)


@pytest.mark.usefixtures("two", "settled")
def test_a_finding_about_a_record_that_did_not_change_has_its_place(cache: Path, record: WriteRecord) -> None:
    load(cache)
    Path("records/can", f"{SOUND_ID}.yaml").unlink()
    (problem,) = check(cache).problems
    assert (problem.code, problem.span.line) == ("E403", 14)


# Files that change --------------------------------------------------------------------------------


def edit_same_size(path: Path) -> None:
    """Another content of the same length, with the old times put back."""
    was = path.stat()
    path.write_text(path.read_text().replace("TUR", "SAU"))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def swap(path: Path) -> None:
    """Another file of the same size and times, renamed over it."""
    was = path.stat()
    other = path.with_suffix(".tmp")
    other.write_text(path.read_text().replace("TUR", "SAU"))
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.replace(path)


def rename(path: Path) -> None:
    path.rename(path.with_name(f"{SOUND_ID}-again.yaml"))


def into_link(path: Path) -> None:
    target = path.with_suffix(".txt")
    path.rename(target)
    path.symlink_to(target.name)


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited, with size and time as before": edit_same_size,
    "swapped for another of the same size and time": swap,
    "edited": lambda path: path.write_text(SOUND + "notes: more\n"),
    "broken": lambda path: path.write_text("title: x\n"),
    "renamed": rename,
    "deleted": Path.unlink,
    "made a link": into_link,
    "touched": lambda path: os.utime(path, ns=(1, 1)),
    "copied beside": lambda path: path.with_name("2020-10-05-can-tur-copy.yaml").write_bytes(
        path.read_bytes()
    ),
    "expected": lambda path: Path("records/expectations.yaml").write_text("records: 9\n"),
}


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("within", ["a step of the clock", "no step"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_file_is_noticed_that_was(
    change: str, within: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if within == "no step":
        monkeypatch.setattr(sights, "STEP", 0)
    before = check(cache)
    CHANGES[change](Path("records/can", f"{SOUND_ID}.yaml"))
    after = check(cache)
    assert (after == before) is (change in ("touched", "made a link"))


@pytest.mark.usefixtures("two")
def test_an_edit_that_leaves_no_trace_is_noticed_within_a_step_of_the_clock(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock stands still: size, times and inode are those of before."""
    load(cache)
    looks = sights.look_around(FOLDER)
    edit_same_size(Path("records/can", f"{SOUND_ID}.yaml"))
    monkeypatch.setattr(index, "look_around", lambda _: looks)
    monkeypatch.setattr(renewal, "read_still", lambda path, *_: path.read_bytes())
    assert load(cache) == ledger.load(FOLDER, DAY)


@pytest.mark.usefixtures("two", "settled")
def test_where_a_system_keeps_no_time_of_change_every_content_is_compared(
    cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(cache)
    monkeypatch.setattr(sights, "KEEPS_CHANGE", False)
    reads.clear()
    check(cache)
    assert set(reads) == {f"{SOUND_ID}.yaml", f"{OTHER_ID}.yaml"}


@pytest.mark.usefixtures("two")
def test_a_file_that_is_swapped_while_it_is_read_leaves_no_index(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = review.read_bytes

    def swapped(path: Path, folder: Path, most: int) -> bytes | Refused:
        swap(path)
        return still(path, folder, most)

    monkeypatch.setattr(review, "read_bytes", swapped)
    assert load(cache) == ledger.load(FOLDER, DAY)
    assert list(cache.iterdir()) == []


@pytest.mark.usefixtures("settled")
def test_a_file_that_has_another_content_once_a_rule_across_files_finds_something_leaves_no_index(
    cache: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(LINKED, OTHER_ID)
    monkeypatch.setattr(renewal, "read_still", lambda *_: b"another")
    found = load(cache)
    assert found == ledger.load(FOLDER, DAY)
    assert [problem.code for problem in found.problems] == ["E403"]
    assert list(cache.iterdir()) == []


def test_a_file_that_cannot_be_read_leaves_no_index(cache: Path, record: WriteRecord) -> None:
    path = record()
    record(OTHER, OTHER_ID)

    def locked(found: Path, *rest: Any) -> bytes | Refused:
        return Refused("E118", "cannot be opened", "") if found == path else FIRST(found, *rest)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(review, "read_bytes", locked)
        assert load(cache) == ledger.load(FOLDER, DAY)
        assert load(cache).problems[0].code == "E118"
    assert list(cache.iterdir()) == []
    assert check(cache).problems == ()


@pytest.mark.usefixtures("two", "settled")
@pytest.mark.parametrize("lack", ["room", "right to read"])
def test_where_no_index_can_come_of_it_no_file_is_read_twice(
    lack: str, cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if lack == "room":
        monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=8191))
    else:
        monkeypatch.setattr("os.access", lambda path, _: Path(path).stem != OTHER_ID)
    found = load(cache)
    assert sorted(reads) == [f"{SOUND_ID}.yaml", f"{OTHER_ID}.yaml"]
    assert found == ledger.load(FOLDER, DAY)
    assert list(cache.iterdir()) == []


@pytest.mark.usefixtures("two", "settled")
def test_a_system_that_does_not_tell_its_room_keeps_an_index(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr("shutil.disk_usage", refuse)
    check(cache)
    assert only(cache).is_file()


@pytest.mark.usefixtures("two", "settled")
def test_a_python_without_sqlite_reads_every_record(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    check(cache)
    assert not cache.exists()


@pytest.mark.usefixtures("two", "settled")
def test_an_index_that_is_gone_as_soon_as_it_was_made_leaves_the_files(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(founding, "opened", lambda *_: None)
    assert load(cache) == ledger.load(FOLDER, DAY)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_file_that_changes_between_looking_and_placing_is_read_with_all_others(
    after: int, cache: Path, settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(cache)
    path = Path("records/can", f"{OTHER_ID}.yaml")
    Path("records/can", f"{SOUND_ID}.yaml").unlink()
    looks = sights.look_around(FOLDER)
    path.write_text(path.read_text().replace("Canada", "Kanada"))
    real = sights.look_around(FOLDER)
    monkeypatch.setattr(index, "look_around", lambda _: looks)
    if after == 2:  # the look is the new one's: the content alone tells
        monkeypatch.setattr(renewal, "read_still", lambda path, *_: path.read_bytes())
    if after == 3:
        path.write_text("title: x\n")
    assert real.keys() == looks.keys()
    assert load(cache) == ledger.load(FOLDER, DAY)


def test_a_file_that_goes_while_it_is_looked_at_is_no_error(tmp_path: Path) -> None:
    with pytest.raises(Moving):
        sights.read_still(tmp_path / "gone", Look(1, 1, 1, 1, 1), 10)
    (tmp_path / "can").mkdir()
    (tmp_path / "can" / "x.yaml").symlink_to("nowhere")
    with pytest.raises(Moving):
        sights.look_around(tmp_path)


def test_a_file_that_goes_after_it_was_listed_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sights, "find_files", lambda _: [tmp_path / "gone.yaml"])
    with pytest.raises(Moving):
        sights.look_around(tmp_path)


def test_an_empty_folder_is_told_as_without_an_index(cache: Path, tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="holds no record"):
        index.load(tmp_path, DAY, cache)


# The day ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("settled")
def test_the_rules_are_asked_again_once_a_day_means_something_else(
    cache: Path, record: WriteRecord, reads: list[str]
) -> None:
    record(SOUND + "until: 2026-12-01\n")
    assert check(cache).problems == ()
    assert check(cache, date(2026, 12, 1)).problems == ()
    reads.clear()
    assert [p.code for p in load(cache, date(2026, 12, 2)).problems] == ["W507"]
    assert reads == [f"{SOUND_ID}.yaml"]
    check(cache, date(2026, 12, 2))
    reads.clear()
    load(cache, date(2031, 1, 1))
    assert reads == []


@pytest.mark.usefixtures("settled")
def test_a_record_of_the_future_counts_from_its_day_on(cache: Path, record: WriteRecord) -> None:
    record()
    for day in (date(2020, 10, 3), date(2020, 10, 4)):
        assert [p.message for p in check(cache, day).problems] == [
            f"`date` 2020-10-05 lies in the future (today is {day})"
        ]
    assert check(cache, date(2020, 10, 5)).problems == ()


# The index itself ---------------------------------------------------------------------------------


def damages() -> Iterator[tuple[str, Callable[[Path], object]]]:
    yield "deleted", Path.unlink
    yield "emptied", lambda file: file.write_bytes(b"")
    yield "truncated", lambda file: os.truncate(file, file.stat().st_size // 2)
    yield "text", lambda file: file.write_text("no database")
    yield "another database", _replace(lambda file: sqlite3.connect(file).close())
    yield "a folder", _replace(Path.mkdir)
    yield "a link in a circle", _replace(lambda file: file.symlink_to(file.name))
    for statement in (
        "DELETE FROM look",
        "DELETE FROM about",
        "DROP TABLE record",
        "UPDATE about SET key = ''",
        "UPDATE about SET day = day - 10000",
        "UPDATE record SET event = ''",
        "UPDATE record SET event = replace(event, 'TUR', 'SAU')",
        "UPDATE review SET plain = 0 WHERE rowid = 2",
        "UPDATE look SET name = 3 WHERE file = 1",
        "PRAGMA user_version = 1",
    ):
        yield statement, partial(_change, statement)


def _replace(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def replace(file: Path) -> None:
        file.unlink()
        make(file)

    return replace


def _change(statement: str, file: Path) -> None:
    with closing(sqlite3.connect(file)) as base, base:
        base.execute(statement)


DAMAGES = dict(damages())


@pytest.mark.usefixtures("two", "settled")
@pytest.mark.parametrize("damage", DAMAGES)
def test_the_answer_stays_right_when_the_index_is(damage: str, cache: Path) -> None:
    load(cache)
    DAMAGES[damage](only(cache))
    check(cache)


@given(place=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255), length=st.integers(1, 600))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("settled")
def test_the_answer_stays_right_when_bytes_of_the_index_change(
    place: float, bits: int, length: int, cache: Path, record: WriteRecord
) -> None:
    record()
    record(LINKED, OTHER_ID)
    cold = ledger.load(FOLDER, DAY)
    load(cache)
    file = only(cache)
    data = bytearray(file.read_bytes())
    start = int(place * len(data))
    data[start : start + length] = bytes(byte ^ bits for byte in data[start : start + length])
    file.write_bytes(data)
    assert load(cache) == cold
    assert load(cache) == cold


@pytest.mark.usefixtures("two", "settled")
@pytest.mark.parametrize("name", ["__version__", "LAYOUT"])
def test_another_versions_index_is_not_read(
    name: str, cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(cache)
    reads.clear()
    monkeypatch.setattr(store, name, "9.9.9")
    load(cache)
    assert reads == [f"{SOUND_ID}.yaml", f"{OTHER_ID}.yaml"]


@pytest.mark.usefixtures("two", "settled")
def test_an_index_is_not_read_once_a_file_of_the_package_has_changed(
    cache: Path, reads: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_PACKAGE", tmp_path / "package")
    load(cache)
    (tmp_path / "package" / "data").mkdir(parents=True)
    (tmp_path / "package" / "data" / "kinds.tsv").write_text("")
    reads.clear()
    load(cache)
    assert reads == [f"{SOUND_ID}.yaml", f"{OTHER_ID}.yaml"]


@pytest.mark.usefixtures("two")
def test_each_folder_has_an_index_of_its_own_however_it_is_named(cache: Path, tmp_path: Path) -> None:
    for folder in (FOLDER, tmp_path / "records", Path("./link/records")):
        if not folder.exists():
            Path("link").symlink_to(".")
        assert index.load(folder, DAY, cache) == ledger.load(folder, DAY)
        assert index.load(folder, DAY, cache) == ledger.load(folder, DAY)
    assert len(list(cache.iterdir())) == 3


@pytest.mark.usefixtures("two", "settled")
def test_a_folder_that_takes_anothers_place_is_noticed(cache: Path, record: WriteRecord) -> None:
    check(cache)
    FOLDER.rename("elsewhere")
    record(SOUND.replace("Canada", "Kanada"))
    record(LINKED, OTHER_ID)
    assert check(cache).events[0].title.startswith("Kanada")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("place", ["a file", "below a file", "no right to write"])
def test_where_nothing_can_be_kept_every_record_is_read(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    if place == "no right to write":
        blocked.mkdir(mode=0o500)
        if not unreadable():

            def refuse(*_: object, **__: object) -> None:
                raise PermissionError(13, "Permission denied")

            monkeypatch.setattr("tempfile.mkstemp", refuse)
    else:
        blocked.write_text("")
    check(blocked / "cache" if place == "below a file" else blocked)
    assert not blocked.is_dir() or list(blocked.iterdir()) == []


@pytest.mark.usefixtures("two", "settled")
@pytest.mark.parametrize("fault", [sqlite3.OperationalError("database or disk is full"), OSError(28, "full")])
def test_on_a_full_disk_the_answer_is_right_and_nothing_is_left(
    fault: Exception, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise fault

    monkeypatch.setattr(store, "_total", full)
    cold = ledger.load(FOLDER, DAY)
    assert load(cache) == cold
    assert list(cache.iterdir()) == []


@pytest.mark.usefixtures("two", "settled")
def test_what_cannot_be_taken_away_again_is_no_error(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    assert load(cache) == ledger.load(FOLDER, DAY)


@pytest.mark.usefixtures("two")
def test_what_a_killed_run_left_goes_after_an_hour(cache: Path) -> None:
    cache.mkdir()
    old, new = cache / ".armstrack-old.part", cache / ".armstrack-new.part"
    for part in (old, new):
        part.write_text("")
    os.utime(old, ns=(1, 1))
    load(cache)
    assert sorted(cache.iterdir()) == [new, only(cache)]


@pytest.mark.usefixtures("two")
def test_nothing_else_that_lies_in_the_folder_is_taken_away(cache: Path, tmp_path: Path) -> None:
    cache.mkdir()
    (cache / "film.mp4.part").write_text("half a film")
    for name in ("films.sqlite", "films-01234567.sqlite"):
        with closing(sqlite3.connect(cache / name)) as base, base:
            base.execute("CREATE TABLE about (key TEXT)")
            key = ["films", str(tmp_path / "gone"), "films"]
            base.execute("INSERT INTO about VALUES (?)", (json.dumps(key),))
    os.mkfifo(cache / "films-76543210.sqlite")  # nor waited for
    foreign = sorted(cache.iterdir())
    for file in foreign:
        os.utime(file, ns=(1, 1))
    load(cache)
    assert sorted(cache.iterdir()) == sorted([*foreign, only(cache)])


@pytest.mark.usefixtures("two")
def test_a_name_that_is_no_utf_8_is_kept(cache: Path) -> None:
    Path(os.fsdecode(b"records/can/2020-can-tur-\xff.yaml")).write_text(SOUND)
    found = check(cache)
    assert [problem.code for problem in found.problems] == ["E301", "W505"]


@pytest.mark.usefixtures("two")
def test_the_folder_and_the_file_are_the_users_alone(cache: Path) -> None:
    load(cache)
    assert (cache.stat().st_mode & 0o777, only(cache).stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.slow
def test_many_processes_at_once_give_the_same_answer_while_records_change(cache: Path, faults: Path) -> None:
    code = (
        "from datetime import date; from pathlib import Path\n"
        "from armstrack import index, ledger\n"
        f"day, cache = date(2026, 11, 22), Path({str(cache)!r})\n"
        "for _ in range(15):\n"
        "    assert index.load(Path('records'), day, cache) == ledger.load(Path('records'), day)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen([sys.executable, "-c", code], cwd=faults, env=environment, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 4
    assert [file.suffix for file in cache.iterdir()] == [".sqlite"]


# The law ------------------------------------------------------------------------------------------

_NAMES = (SOUND_ID, OTHER_ID, "2019-can-tur-early", "2021-04-12-CAN-tur-permits")
_TEXTS = (SOUND, OTHER, LINKED, "title: x\n", LINKED.replace("CAN", "USA"), SOUND + "until: 2026-11-23\n", "")


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(_NAMES), st.sampled_from((*_TEXTS, None)), st.sampled_from(range(20, 26))),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_edited_in_between_the_index_gives_what_the_files_give(
    steps: list[tuple[str, str | None, int]], cache: Path, record: WriteRecord
) -> None:
    record(SOUND, "2018-can-tur-stays")
    for name, text, day in steps:
        path = record(text or "", name)
        if text is None:
            path.unlink()
        check(cache, date(2026, 11, day))


# The command line ---------------------------------------------------------------------------------


COMMANDS = (
    ("show", SOUND_ID),
    ("list",),
    ("find", "canada"),
    ("status",),
    ("status", "canada", "turkey"),
    ("timeline", "canada", "turkey"),
    ("trace", "turkey"),
    ("promises",),
    ("summary",),
    (),
)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_says_the_same_with_the_index_and_without(
    words: tuple[str, ...],
    armstrack: Command,
    record: WriteRecord,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record("title: x\n", "2022-can-tur-broken")
    monkeypatch.setenv("ARMSTRACK_CACHE", str(cache))
    cold = armstrack("--today", "2026-11-22", *words, "--no-cache") if words else armstrack("--no-cache")
    assert not cache.exists()
    for _ in range(2):
        found = armstrack("--today", "2026-11-22", *words)
        assert found == cold or not words
    assert only(cache).suffix == ".sqlite"


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("words", [("validate",), ("validate", "records/can")])
def test_checking_never_asks_the_index(
    words: tuple[str, ...], armstrack: Command, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARMSTRACK_CACHE", str(cache))

    def refuse(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(index, "load", refuse)
    assert armstrack(*words).code == 0
    assert not cache.exists()


# Seldom ways ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("settled")
def test_what_is_expected_is_counted_anew_by_side_and_status(cache: Path, record: WriteRecord) -> None:
    record()
    Path("records/expectations.yaml").write_text("suppliers:\n  CAN: 2\nstatus:\n  revoked: 1\n")
    before = check(cache).problems
    record(LINKED, OTHER_ID)
    after = check(cache).problems
    assert len(after) < len(before)


@pytest.mark.usefixtures("two", "settled")
def test_an_index_that_another_process_puts_in_place_meanwhile_is_not_mixed_with_the_one_read(
    cache: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(cache)
    record(SOUND + "notes: more\n")
    real = store.open_part

    def replaced(part: Path, like: Path | None = None) -> sqlite3.Connection:
        base = real(part, like)
        base.execute("UPDATE about SET mark = mark + 1")
        return base

    monkeypatch.setattr(store, "open_part", replaced)
    assert load(cache) == ledger.load(FOLDER, DAY)
    assert [file.suffix for file in cache.iterdir()] == [".sqlite"]


@pytest.mark.usefixtures("two", "settled")
def test_an_index_that_is_gone_as_soon_as_it_was_changed_leaves_the_files(
    cache: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(cache)
    record(SOUND + "notes: more\n")
    monkeypatch.setattr(amending, "opened", lambda *_: None)
    assert load(cache) == ledger.load(FOLDER, DAY)


@pytest.mark.usefixtures("two", "settled")
def test_the_index_of_a_folder_that_is_gone_goes_when_another_is_made(
    cache: Path, record: WriteRecord
) -> None:
    load(cache)
    FOLDER.rename("elsewhere")
    index.load(Path("elsewhere"), DAY, cache)
    assert json.loads(_key(only(cache)))[-1] == "elsewhere"


def _key(file: Path) -> str:
    with closing(sqlite3.connect(file)) as base:
        ((key,),) = base.execute("SELECT key FROM about")
    return str(key)


@pytest.mark.usefixtures("two", "settled")
def test_a_ledger_is_equal_to_no_other_thing(cache: Path) -> None:
    load(cache)
    assert load(cache) != FOLDER


@pytest.mark.usefixtures("settled")
def test_many_files_are_written_in_batches(cache: Path, record: WriteRecord) -> None:
    for number in range(501):
        record("title: x\n", f"2020-can-tur-{number}")
    assert load(cache).files == 501
    assert load(cache).files == 501


def test_what_lies_too_deep_is_told_as_without_an_index(cache: Path, record: WriteRecord) -> None:
    record()
    record(name="2021-can-tur-deep", folder="can/deeper")
    check(cache)


@pytest.mark.usefixtures("settled")
def test_of_two_files_with_one_id_the_same_one_counts(cache: Path, record: WriteRecord) -> None:
    record()
    record(folder="tur")
    record("title: x\n", OTHER_ID)
    record(OTHER, OTHER_ID, "tur")
    check(cache)


def test_a_supplier_that_is_a_link_is_told_as_without_an_index(cache: Path, record: WriteRecord) -> None:
    record()
    (FOLDER / "tur").symlink_to("can")
    check(cache)


def test_where_names_are_sorted_otherwise_the_folder_is_looked_through_with_care(
    record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    found = sights.look_around(FOLDER)
    with monkeypatch.context() as patched:
        patched.setattr("os.name", "nt")
        assert sights._plainly(FOLDER) == {}
    assert sights._plainly(FOLDER) == found


def test_an_index_that_breaks_while_it_is_made_leaves_the_files(
    cache: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()

    def broken(*_: object) -> NoReturn:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("armstrack.founding.found", broken)
    check(cache)


def test_a_folder_that_goes_while_its_index_is_made_is_told_of(
    cache: Path, record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()

    def gone(*_: object) -> NoReturn:
        raise FolderError("records is gone")

    monkeypatch.setattr("armstrack.founding.found", gone)
    with pytest.raises(FolderError, match="records is gone"):
        load(cache)
