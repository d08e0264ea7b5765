"""A file that becomes longer or shorter, or another thing, while it is read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from armstrack.files import Refused, open_plain, read_bytes

HINT = "check that the file is there and may be read"


@pytest.fixture
def at_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Path], object]], Path]:
    """A file to which something is done when it has been looked at, and just before it is opened."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"abc")
    usual = os.open

    def prepare(change: Callable[[Path], object]) -> Path:
        def changing(name: str, flags: int) -> int:
            monkeypatch.setattr(os, "open", usual)
            change(path)
            return usual(name, flags)

        monkeypatch.setattr(os, "open", changing)
        return path

    return prepare


AtOpening = Callable[[Callable[[Path], object]], Path]


@pytest.mark.parametrize(
    ("after", "read"), [(b"abcdef", b"abcdef"), (b"a", b"a"), (b"0123456789", b"01234567")]
)
def test_all_of_it_is_read_up_to_the_most(after: bytes, read: bytes, at_opening: AtOpening) -> None:
    path = at_opening(lambda path: path.write_bytes(after))
    assert read_bytes(path, path.parent, 7) == read


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_link_out(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Path.unlink, "No such file or directory"),
        (as_folder, "Is a directory"),
        (as_pipe, "not a plain file"),
        (as_link_out, "Too many levels of symbolic links"),
    ],
)
def test_what_takes_its_place_is_neither_waited_for_nor_followed(
    change: Callable[[Path], object], why: str, at_opening: AtOpening
) -> None:
    path = at_opening(change)
    assert read_bytes(path, path.parent, 7) == Refused("E118", f"cannot be opened: {why}", HINT)


def test_a_link_within_the_folder_is_read_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"abc")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert read_bytes(tmp_path / "b.yaml", tmp_path, 7) == b"abc"


def test_a_device_is_closed_again(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a plain file"):
        open_plain(Path(os.devnull))
