"""Folders are made whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from armstrack import renames
from armstrack.atomic_folder import replacing_folder


def content(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_folder_takes_the_place_of_another_whole(tmp_path: Path) -> None:
    for text in ("old", "new"):
        with replacing_folder(tmp_path / "a") as folder:
            (folder / text).write_text(text)
    assert content(tmp_path) == {"a/new": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_what_stops_within_leaves_the_old_folder(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old").write_text("old")
    with pytest.raises(error), replacing_folder(tmp_path / "a") as folder:
        (folder / "half").write_text("half")
        raise error
    assert content(tmp_path) == {"a/old": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def no_swap(_one: Path, _other: Path) -> bool:
    return False


def test_where_folders_cannot_be_swapped_two_renames_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renames, "swap", no_swap)
    test_a_folder_takes_the_place_of_another_whole(tmp_path)


def test_what_stops_between_the_two_renames_puts_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old").write_text("old")
    rename = Path.rename

    def stop(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(renames, "swap", no_swap)
    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt), replacing_folder(tmp_path / "a") as folder:
        (folder / "new").write_text("new")
    assert content(tmp_path) == {"a/old": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_all_is_on_the_disk_before_the_folder_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []

    def note(handle: int) -> None:
        synced.append(Path(f"/dev/fd/{handle}").resolve().suffix)

    monkeypatch.setattr(os, "fsync", note)
    with replacing_folder(tmp_path / "a.package") as folder:
        (folder / "x.csv").write_text("x")
    assert synced == [".csv", ".part", ""]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("a")
    with replacing_folder(tmp_path / "link") as folder:
        (folder / "new").write_text("new")
    assert content(tmp_path / "a") == {"new": "new"}
    assert (tmp_path / "link").is_symlink()
