"""Where the index is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.caches import cache_folder


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({"ARMSTRACK_CACHE": "here/cache", "XDG_CACHE_HOME": "/xdg"}, "linux", Path("here/cache")),
        ({"ARMSTRACK_CACHE": "0"}, "linux", None),
        ({"ARMSTRACK_CACHE": ""}, "linux", None),
        ({"ARMSTRACK_CACHE": " OFF "}, "linux", None),
        ({"XDG_CACHE_HOME": "/xdg"}, "linux", Path("/xdg/armstrack")),
        ({"XDG_CACHE_HOME": "not/absolute"}, "linux", Path("/home/ana/.cache/armstrack")),
        ({}, "linux", Path("/home/ana/.cache/armstrack")),
        ({}, "darwin", Path("/home/ana/Library/Caches/armstrack")),
        ({}, "win32", Path("/home/ana/AppData/Local/armstrack")),
    ],
)
def test_the_index_is_kept_as_told_else_in_the_systems_usual_place(
    environ: dict[str, str], platform: str, folder: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ana"))
    assert cache_folder(environ, platform) == folder


def test_without_a_home_there_is_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder({}) is None


def test_a_home_that_depends_on_the_current_folder_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "home")
    assert cache_folder({}) is None
