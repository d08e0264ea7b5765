"""Files are written whole or not at all, whatever interrupts the writing."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import BinaryIO

import pytest

from armstrack import atomic, renames
from armstrack.atomic import (
    ChangedError,
    create_file,
    finish_move,
    insist_on_writable,
    obstacle,
    replace_file,
    replacing,
    start_move,
)

OLD, NEW = b"old\n" * 1000, b"new\n" * 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def written(folder: Path, name: str = "a", data: bytes = OLD, bits: int = 0o640) -> Path:
    path = folder / name
    path.write_bytes(data)
    path.chmod(bits)
    return path


# Replacing


def test_a_file_gets_its_new_content_and_keeps_its_mode(folder: Path) -> None:
    path = written(folder, bits=0o640)
    replace_file(path, NEW)
    assert (path.read_bytes(), mode(path), names(folder)) == (NEW, 0o640, ["a"])


def test_a_file_that_is_not_there_is_made_with_the_usual_mode(folder: Path) -> None:
    usual = os.umask(0o027)
    try:
        replace_file(folder / "a", NEW)
    finally:
        os.umask(usual)
    assert ((folder / "a").read_bytes(), mode(folder / "a")) == (NEW, 0o640)


def test_a_pipe_is_written_to_and_stays_one(folder: Path) -> None:
    os.mkfifo(folder / "a")
    with subprocess.Popen(["cat", folder / "a"], stdout=subprocess.PIPE) as reader:
        replace_file(folder / "a", b"new\n")
        assert reader.communicate()[0] == b"new\n"
    assert (folder / "a").is_fifo()


def test_a_pipe_whose_reader_has_left_is_silent(folder: Path) -> None:
    os.mkfifo(folder / "a")
    ours = os.open(folder / "a", os.O_RDONLY | os.O_NONBLOCK)
    with replacing(folder / "a") as file:
        os.close(ours)
        file.write(NEW)
    assert (folder / "a").is_fifo()


def test_what_is_open_already_is_written_to_behind_what_it_holds(folder: Path) -> None:
    path = written(folder)
    with path.open("ab") as file:
        replace_file(Path(f"/dev/fd/{file.fileno()}"), NEW)
        replace_file(Path(f"/proc/self/fd/{file.fileno()}"), b"more")
    assert path.read_bytes() == OLD + NEW + b"more"
    with pytest.raises(OSError, match="Bad file descriptor"):
        replace_file(Path("/dev/fd/987654"), NEW)


def test_a_link_stays_a_link(folder: Path) -> None:
    path = written(folder)
    (folder / "link").symlink_to("a")
    replace_file(folder / "link", NEW)
    assert (folder / "link").is_symlink()
    assert path.read_bytes() == NEW


def test_a_file_that_nobody_may_write_to_stays(folder: Path) -> None:
    path = written(folder, bits=0o444)
    with pytest.raises(PermissionError, match="Permission denied"):
        replace_file(path, NEW)
    assert (path.read_bytes(), names(folder)) == (OLD, ["a"])


def test_a_file_that_this_user_may_not_write_to_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(folder)
    monkeypatch.setattr(os, "access", lambda _path, _how: False)
    with pytest.raises(PermissionError, match="Permission denied"):
        replace_file(path, NEW)
    assert path.read_bytes() == OLD


def test_whether_a_file_can_be_replaced_is_told_beforehand(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(folder)
    insist_on_writable(path)
    monkeypatch.setattr(os, "access", lambda which, _how: which != folder)
    with pytest.raises(PermissionError, match="Permission denied"):
        insist_on_writable(path)
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="Permission denied"):
        insist_on_writable(path)


def test_a_folder_is_no_file(folder: Path) -> None:
    (folder / "a").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(folder / "a", NEW)
    assert names(folder) == ["a"]


def test_an_owner_that_cannot_be_given_is_no_hindrance(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(folder)

    def refuse(_path: Path, _user: int, _group: int) -> None:
        raise PermissionError(errno.EPERM, "not yours")

    monkeypatch.setattr(os, "chown", refuse)
    replace_file(path, NEW)
    assert path.read_bytes() == NEW


def test_a_folder_that_cannot_be_synced_is_no_hindrance(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(folder)

    def refuse(_path: Path, _flags: int) -> int:
        raise OSError(errno.EINVAL, "not a thing here")

    monkeypatch.setattr(os, "open", refuse)
    replace_file(path, NEW)
    assert path.read_bytes() == NEW


# Creating


def test_a_file_is_created_with_the_folders_on_the_way(folder: Path) -> None:
    create_file(folder / "b" / "c" / "a", NEW)
    assert (folder / "b" / "c" / "a").read_bytes() == NEW
    assert names(folder / "b" / "c") == ["a"]


def no_such_rename(_old: Path, _new: Path) -> bool:
    return False


@pytest.mark.parametrize("ways", [2, 1, 0])
def test_a_file_that_is_there_is_never_overwritten(
    folder: Path, ways: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(folder)
    (folder / "link").symlink_to("nowhere")
    if ways < 2:
        monkeypatch.setattr(os, "link", without_links)
    if ways < 1:
        monkeypatch.setattr(renames, "rename_never_onto", no_such_rename)
    for taken in (path, folder / "link"):
        with pytest.raises(FileExistsError):
            create_file(taken, NEW)
    assert (path.read_bytes(), names(folder)) == (OLD, ["a", "link"])


def without_links(_source: Path, _target: Path) -> None:
    raise OSError(errno.EPERM, "no hard links here")


@pytest.mark.parametrize("ways", [1, 0])
def test_a_file_system_without_hard_links_will_do(
    ways: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", without_links)
    if not ways:
        monkeypatch.setattr(renames, "rename_never_onto", no_such_rename)
    create_file(folder / "a", NEW)
    assert ((folder / "a").read_bytes(), names(folder)) == (NEW, ["a"])


def test_another_fault_of_a_link_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "broken disk")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(OSError, match="broken disk"):
        create_file(folder / "a", NEW)
    assert names(folder) == []


# Moving


def test_a_file_is_whole_under_its_new_name_before_the_old_one_goes(folder: Path) -> None:
    old, new = written(folder, bits=0o600), folder / "b" / "c"
    assert start_move(old, new, OLD, NEW) is True
    assert (old.read_bytes(), new.read_bytes(), mode(new)) == (OLD, NEW, 0o600)
    finish_move(old, new, OLD, NEW)
    assert (names(folder), names(folder / "b")) == (["b"], ["c"])


def test_a_move_never_overwrites_another_file(folder: Path) -> None:
    old, other = written(folder), written(folder, "b", b"another\n")
    with pytest.raises(FileExistsError):
        start_move(old, other, OLD, NEW)
    assert (old.read_bytes(), other.read_bytes()) == (OLD, b"another\n")


@pytest.mark.parametrize("left", [OLD, NEW])
def test_a_move_that_was_interrupted_is_taken_up_again(folder: Path, left: bytes) -> None:
    old, new = written(folder), written(folder, "b", left)
    assert start_move(old, new, OLD, NEW) is True
    finish_move(old, new, OLD, NEW)
    assert names(folder) == ["b"]


def test_a_link_in_the_way_is_not_taken_for_an_interrupted_move(folder: Path) -> None:
    old = written(folder)
    (folder / "b").symlink_to("a")
    with pytest.raises(FileExistsError):
        start_move(old, folder / "b", OLD, OLD)
    assert names(folder) == ["a", "b"]


def test_a_link_is_not_moved(folder: Path) -> None:
    written(folder)
    (folder / "link").symlink_to("a")
    with pytest.raises(OSError, match="it is a link"):
        start_move(folder / "link", folder / "b", OLD, NEW)
    assert names(folder) == ["a", "link"]


def test_a_file_that_nobody_may_write_to_is_not_moved(folder: Path) -> None:
    old = written(folder, bits=0o444)
    with pytest.raises(PermissionError, match="Permission denied"):
        start_move(old, folder / "b", OLD, NEW)
    assert names(folder) == ["a"]


def test_names_that_differ_in_case_alone_are_two_files_here(folder: Path) -> None:
    old = written(folder, "A")
    assert start_move(old, folder / "a", OLD, NEW) is True
    finish_move(old, folder / "a", OLD, NEW)
    assert (names(folder), (folder / "a").read_bytes()) == (["a"], NEW)


def test_a_file_system_that_does_not_tell_case_apart_renames_in_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There `a` is found as soon as `A` lies there, though no entry is named `a`."""
    old, new = written(folder, "A"), folder / "a"
    monkeypatch.setattr(os.path, "lexists", lambda path: Path(path).name.lower() in ("a", "b"))
    assert obstacle(old, new) == ""
    assert start_move(old, new, OLD, NEW) is False
    assert (names(folder), new.read_bytes()) == (["a"], NEW)


def test_what_is_in_the_way_of_a_move_is_told(folder: Path) -> None:
    old, other = written(folder), written(folder, "b")
    (folder / "link").symlink_to("a")
    (folder / "to-nowhere").symlink_to("nowhere")
    assert obstacle(old, folder / "c") == ""
    assert obstacle(old, other) == f"{other} is there already"
    assert obstacle(old, folder / "to-nowhere") == f"{folder / 'to-nowhere'} is there already"
    assert obstacle(folder / "link", folder / "c") == "it is a link, and moving it would not move its file"
    (folder / "away").symlink_to(".")
    assert obstacle(old, folder / "away" / "c") == f"{folder / 'away'} is no folder of its own"
    assert obstacle(old, other / "c") == f"{other} is no folder of its own"


# What somebody else wrote meanwhile


def test_a_file_that_was_changed_meanwhile_is_left_as_it_is(folder: Path) -> None:
    path = written(folder, data=b"mine\n")
    for was in (OLD, b"mine\n and more", b"mine"):
        with pytest.raises(ChangedError, match="it was changed meanwhile"):
            replace_file(path, NEW, was)
        with pytest.raises(ChangedError):
            start_move(path, folder / "b", was, NEW)
    assert left(folder) == {"a": b"mine\n"}
    replace_file(path, NEW, b"mine\n")
    assert left(folder) == {"a": NEW}


def test_a_file_that_is_gone_meanwhile_does_not_come_back(folder: Path) -> None:
    with pytest.raises(ChangedError):
        replace_file(folder / "a", NEW, OLD)
    with pytest.raises(ChangedError):
        start_move(folder / "a", folder / "b", OLD, NEW)
    assert names(folder) == []


def test_a_pipe_that_took_a_files_place_is_neither_waited_for_nor_written_to(folder: Path) -> None:
    os.mkfifo(folder / "a")
    with pytest.raises(ChangedError):
        replace_file(folder / "a", NEW, OLD)
    with pytest.raises(ChangedError):
        finish_move(folder / "a", written(folder, "b", NEW), OLD, NEW)
    assert names(folder) == ["a"]


def test_a_link_that_took_a_files_place_is_not_followed(folder: Path) -> None:
    (folder / "a").symlink_to(written(folder, "other").name)
    with pytest.raises(ChangedError):
        finish_move(folder / "a", written(folder, "b", NEW), OLD, NEW)
    assert names(folder) == ["a", "other"]


def test_a_move_is_taken_back_where_the_old_file_was_changed_meanwhile(folder: Path) -> None:
    old, new = written(folder), folder / "b"
    start_move(old, new, OLD, NEW)
    old.write_bytes(b"mine\n")
    with pytest.raises(ChangedError):
        finish_move(old, new, OLD, NEW)
    assert left(folder) == {"a": b"mine\n"}


def test_where_both_were_changed_meanwhile_both_stay(folder: Path) -> None:
    old, new = written(folder, data=b"mine\n"), written(folder, "b", b"mine, too\n")
    with pytest.raises(ChangedError):
        finish_move(old, new, OLD, NEW)
    assert left(folder) == {"a": b"mine\n", "b": b"mine, too\n"}


def test_what_may_not_be_read_is_told_as_such(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(folder)

    def refuse(_path: Path) -> BinaryIO:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(atomic, "open_plain", refuse)
    with pytest.raises(PermissionError):
        replace_file(path, NEW, OLD)
    assert left(folder) == {"a": OLD}


# Interruptions


class KilledError(BaseException):
    """As if the process ended here: nothing catches it."""


def killed(*_arguments: object) -> None:
    raise KilledError


def left(folder: Path) -> dict[str, bytes]:
    """What a reader of the folder finds: hidden files are nobody's."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def write_old_or_new(folder: Path) -> None:
    replace_file(folder / "a", NEW)


def move_old_to_new(folder: Path) -> None:
    start_move(folder / "a", folder / "b", OLD, NEW)
    finish_move(folder / "a", folder / "b", OLD, NEW)


@pytest.mark.parametrize(
    ("write", "at", "found"),
    [
        (write_old_or_new, (os, "fsync"), {"a": OLD}),
        (write_old_or_new, (Path, "chmod"), {"a": OLD}),
        (write_old_or_new, (Path, "replace"), {"a": OLD}),
        (write_old_or_new, (atomic, "sync_path"), {"a": NEW}),
        (move_old_to_new, (os, "fsync"), {"a": OLD}),
        (move_old_to_new, (os, "link"), {"a": OLD}),
        (move_old_to_new, (atomic, "sync_path"), {"a": OLD, "b": NEW}),
    ],
)
def test_whoever_is_interrupted_leaves_the_old_file_or_the_new_one(
    write: Callable[[Path], None],
    at: tuple[object, str],
    found: dict[str, bytes],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written(folder)
    with monkeypatch.context() as patched:
        patched.setattr(*at, killed)
        with pytest.raises(KilledError):
            write(folder)
    assert left(folder) == found
    assert not [name for name in names(folder) if name.startswith(".")]


LOOP = """
    import sys
    from pathlib import Path
    from armstrack.atomic import finish_move, replace_file, start_move

    folder, old, new = Path(sys.argv[1]), b"old\\n" * 50_000, b"new\\n" * 50_000
    while True:
        replace_file(folder / "a", new)
        sys.stdout.write("a new one\\n")
        sys.stdout.flush()
        replace_file(folder / "a", old)
        for one, other in (("m", "n"), ("n", "m")):
            start_move(folder / one, folder / other, old, old)
            finish_move(folder / one, folder / other, old, old)
"""


@pytest.mark.slow
@pytest.mark.parametrize("rounds", [1, 2, 3, 5, 8])
def test_a_process_that_is_killed_leaves_whole_files(folder: Path, rounds: int) -> None:
    whole = (b"old\n" * 50_000, b"new\n" * 50_000)
    written(folder, "a", whole[0])
    written(folder, "m", whole[0])
    command = [sys.executable, "-c", dedent(LOOP), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(rounds)]
        running.kill()
    assert said == [b"a new one\n"] * rounds
    found = left(folder)
    assert found.pop("a") in whole
    assert set(found) <= {"m", "n"}
    assert set(found.values()) == {whole[0]}


# Bit by bit


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_writing_that_stops_half_way_leaves_the_old_file(folder: Path, error: type[BaseException]) -> None:
    path = written(folder)
    with pytest.raises(error), replacing(path) as file:
        file.write(NEW)
        raise error
    assert (path.read_bytes(), names(folder)) == (OLD, ["a"])


def test_the_old_file_stands_until_all_is_written(folder: Path) -> None:
    path = written(folder)
    with replacing(path) as file:
        file.write(NEW)
        assert path.read_bytes() == OLD
    assert (path.read_bytes(), names(folder)) == (NEW, ["a"])
