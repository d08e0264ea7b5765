"""Names of files from the root of their repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrack.cli.roots import from_root, in_actions


@pytest.fixture
def deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder two levels down, the current one."""
    here = tmp_path / "repo" / "sub"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    return here


def seen(path: str | Path) -> str:
    return from_root([str(path)])[str(path)]


@pytest.mark.parametrize(("value", "inside"), [("true", True), ("false", False), ("", False)])
def test_actions_are_known_by_their_variable(
    value: str, inside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert in_actions() is inside


def test_without_a_repository_the_root_is_here(deep: Path) -> None:
    names = ["records/a.yaml", "records/b.yaml", "./records/../c.yaml", "d.yaml", str(deep / "e.yaml")]
    assert list(from_root(names).items()) == [
        ("records/a.yaml", "records/a.yaml"),
        ("records/b.yaml", "records/b.yaml"),
        ("./records/../c.yaml", "c.yaml"),
        ("d.yaml", "d.yaml"),
        (str(deep / "e.yaml"), "e.yaml"),
    ]


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_the_root_is_the_next_folder_up_with_git(kind: str, deep: Path) -> None:
    git = deep.parent / ".git"
    _ = git.mkdir() if kind == "folder" else git.write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert seen("records/a.yaml") == "sub/records/a.yaml"
    assert seen("../records/a.yaml") == "records/a.yaml"
    assert seen(deep / "a.yaml") == "sub/a.yaml"
    assert seen("../a.yaml") == "a.yaml"


@pytest.mark.parametrize(
    ("flag", "place"), [("GITHUB_ACTIONS", "GITHUB_WORKSPACE"), ("GITLAB_CI", "CI_PROJECT_DIR")]
)
def test_a_forge_says_where_its_root_is(
    flag: str, place: str, deep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(place, str(deep.parent.parent))
    assert seen("records/a.yaml") == "records/a.yaml"
    monkeypatch.setenv(flag, "true")
    assert seen("records/a.yaml") == "repo/sub/records/a.yaml"


@pytest.mark.usefixtures("deep")
def test_a_file_outside_what_the_forge_says_is_seen_from_its_repository(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", "/nowhere")
    assert seen("records/a.yaml") == "records/a.yaml"


def test_a_file_outside_every_root_keeps_its_whole_path(deep: Path) -> None:
    whole = (deep.parent.parent / "x/a.yaml").as_posix()
    assert (seen("../../x/a.yaml"), seen(whole)) == (whole, whole)


def test_links_on_the_way_do_not_hide_the_root(deep: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = deep.parent.parent / "link"
    link.symlink_to(deep)
    assert seen(link / "records/a.yaml") == "records/a.yaml"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(link))
    assert seen("records/a.yaml") == "records/a.yaml"


@pytest.mark.usefixtures("deep")
def test_a_file_that_is_a_link_keeps_its_own_name() -> None:
    Path("a.yaml").symlink_to("/etc/hostname")
    assert seen("a.yaml") == "a.yaml"
