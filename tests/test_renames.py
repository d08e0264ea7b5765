"""Renames that only some systems have, and what is answered where they lack."""

from __future__ import annotations

import ctypes
import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from armstrack.renames import rename_never_onto, swap

Rename = Callable[[Path, Path], bool]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """A file and a folder with a file in it."""
    (tmp_path / "a").write_text("a", encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_text("c", encoding="utf-8")
    return tmp_path / "a", tmp_path / "b"


def test_each_takes_the_others_name(two: tuple[Path, Path]) -> None:
    a, b = two
    assert swap(a, b) is True
    assert (b.read_text(encoding="utf-8"), (a / "c").read_text(encoding="utf-8")) == ("a", "c")


def test_what_is_not_there_cannot_be_swapped(two: tuple[Path, Path]) -> None:
    a, _ = two
    with pytest.raises(FileNotFoundError, match="nothing"):
        swap(a, a.with_name("nothing"))


def test_a_free_name_is_taken_and_another_never(two: tuple[Path, Path]) -> None:
    a, b = two
    with pytest.raises(FileExistsError):
        rename_never_onto(a, b / "c")
    assert (b / "c").read_text(encoding="utf-8") == "c"
    assert rename_never_onto(a, b / "d") is True
    assert ((b / "d").read_text(encoding="utf-8"), a.exists()) == ("a", False)


class OldLibrary:
    """A C library without the call."""


class OldFileSystem:
    """One whose file system does not know it."""

    @staticmethod
    def renameat2(*_arguments: object) -> int:
        ctypes.set_errno(errno.EINVAL)
        return -1


@pytest.mark.parametrize("rename", [swap, rename_never_onto])
@pytest.mark.parametrize("library", [OldLibrary, OldFileSystem])
def test_where_the_system_has_no_such_way_nothing_is_done(
    rename: Rename, library: type, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name, use_errno: library())
    assert rename(*two) is False
    assert (two[0].is_file(), two[1].is_dir()) == (True, True)


def test_outside_linux_there_is_no_such_way(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert swap(*two) is False
