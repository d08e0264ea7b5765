"""What a killed run left goes with the next one; what a living run writes is never touched."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from armstrack import leftovers
from armstrack.leftovers import beside, sweep, sweep_ledger, take_away

LEFT = ".armstrack-0123456789ab.part"


@pytest.fixture(autouse=True)
def first_time() -> None:
    """As in a process that has not yet looked at any folder."""
    sweep.cache_clear()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def touch(path: Path) -> None:
    path.write_bytes(b"half")


def test_files_and_folders_that_nobody_holds_go_before_another_is_made(tmp_path: Path) -> None:
    touch(tmp_path / LEFT)
    (tmp_path / ".armstrack-1.part").mkdir()
    touch(tmp_path / ".armstrack-1.part" / "events.csv")
    with beside(tmp_path / "a", touch) as part:
        assert names(tmp_path) == [part.name]
    assert names(tmp_path) == []


def test_other_hidden_files_stay(tmp_path: Path) -> None:
    kept = [".armstrack-0123456789ab.old", ".armstrack-notes", ".part", "armstrack-1.part"]
    for name in kept:
        touch(tmp_path / name)
    assert sweep(tmp_path) == 0
    assert names(tmp_path) == sorted(kept)


HOLDING = """
import sys
from pathlib import Path
from armstrack.leftovers import beside

with beside(Path(sys.argv[1], "a"), Path.touch) as part:
    print(part.name, flush=True)
    sys.stdin.read()
"""


def test_what_another_process_writes_stays_until_it_is_killed(tmp_path: Path) -> None:
    words = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        assert (sweep(tmp_path), names(tmp_path)) == (0, [name])
        other.kill()
    sweep.cache_clear()
    assert (sweep(tmp_path), names(tmp_path)) == (1, [])


def test_a_folder_is_looked_at_once(tmp_path: Path) -> None:
    assert sweep(tmp_path) == 0
    touch(tmp_path / LEFT)
    with beside(tmp_path / "a", touch):
        pass
    assert names(tmp_path) == [LEFT]


def test_a_link_of_such_a_name_is_not_followed(tmp_path: Path) -> None:
    touch(tmp_path / "a")
    (tmp_path / LEFT).symlink_to("a")
    assert (sweep(tmp_path), names(tmp_path)) == (0, [LEFT, "a"])


@pytest.mark.parametrize("system", [True, False], ids=["file system", "system"])
def test_where_there_are_no_locks_nothing_is_taken_away(
    system: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int, _how: int) -> None:
        raise OSError(38, "Function not implemented")

    touch(tmp_path / LEFT)
    if system:
        monkeypatch.setattr(fcntl, "flock", refuse)
    else:
        monkeypatch.setattr(leftovers, "fcntl", None)
    with beside(tmp_path / "a", touch) as part:
        assert names(tmp_path) == sorted([LEFT, part.name])
    assert names(tmp_path) == [LEFT]


def test_what_cannot_be_opened_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _flags: int) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    touch(tmp_path / LEFT)
    monkeypatch.setattr(os, "open", refuse)
    with beside(tmp_path / "a", touch) as part:
        part.rename(tmp_path / "a")
    assert names(tmp_path) == [LEFT, "a"]


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_swept_before_it_is_held_is_made_again(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once before it is opened, once while it waits for the lock."""
    lock, left = leftovers._lock, [times]

    def make(path: Path) -> None:
        path.touch()
        if left[0] == 2:
            left[0] -= 1
            path.unlink()

    def swept(handle: int, wait: bool) -> bool:
        if left[0] == 1:
            left[0] -= 1
            next(iter(tmp_path.iterdir())).unlink()
        return lock(handle, wait)

    monkeypatch.setattr(leftovers, "_lock", swept)
    with beside(tmp_path / "a", make) as part:
        assert names(tmp_path) == [part.name]
        assert left == [0]


def test_a_folder_that_keeps_nothing_is_the_writers_to_tell(tmp_path: Path) -> None:
    made = []

    def make(path: Path) -> None:
        made.append(path)

    with beside(tmp_path / "a", make) as part:
        assert made == [part] * 3


def test_a_folder_that_cannot_be_listed_holds_nothing(tmp_path: Path) -> None:
    assert (sweep(tmp_path / "no"), sweep_ledger(tmp_path / "no")) == (0, 0)


def test_a_ledger_is_swept_with_its_suppliers_folders(tmp_path: Path) -> None:
    (tmp_path / "can").mkdir()
    (tmp_path / "nor").symlink_to(tmp_path)
    for folder in (tmp_path, tmp_path / "can"):
        touch(folder / LEFT)
    assert sweep_ledger(tmp_path) == 2
    assert (names(tmp_path), names(tmp_path / "can")) == (["can", "nor"], [])


def test_whatever_cannot_be_removed_stays(tmp_path: Path) -> None:
    take_away(tmp_path / "not there")
    assert names(tmp_path) == []
