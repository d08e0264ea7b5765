"""Which files are records, and what is never opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from armstrack.files import LINKS_IN_CIRCLE, FolderError, Refused, find_files, misplaced, read_bytes

MOST = 100


def lay(folder: Path, *names: str) -> None:
    """Makes a small file at each of the names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a: 1\n")


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_files(folder)]


# What is found


def test_every_yaml_file_is_found_in_order_wherever_it_lies(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "tur/b.yaml",
        "can/z.yml",
        "can/a.YAML",
        "top.yaml",
        "can/2021/deep.yaml",
        "can/b.yaml/x.yaml",
    )
    assert names(tmp_path) == [
        "can/2021/deep.yaml",
        "can/a.YAML",
        "can/b.yaml/x.yaml",
        "can/z.yml",
        "top.yaml",
        "tur/b.yaml",
    ]


def test_other_files_hidden_ones_and_the_expectations_are_no_records(tmp_path: Path) -> None:
    lay(tmp_path, "can/a.yaml", "can/README.md", "can/.b.yaml", ".git/c.yaml", "expectations.yaml")
    assert names(tmp_path) == ["can/a.yaml"]


def test_expectations_in_a_suppliers_folder_would_be_a_record(tmp_path: Path) -> None:
    lay(tmp_path, "can/expectations.yaml")
    assert names(tmp_path) == ["can/expectations.yaml"]


def test_folders_are_searched_eight_deep_and_the_ninth_is_told_of(tmp_path: Path) -> None:
    eight, nine = "/".join("abcdefgh"), "/".join("abcdefghi")
    lay(tmp_path, f"{eight}/x.yaml", f"{nine}/y.yaml")
    assert names(tmp_path) == [nine, f"{eight}/x.yaml"]
    assert misplaced(tmp_path / nine, tmp_path) == Refused(
        "E115",
        "a folder this far down is not looked into",
        "records lie at <supplier>/<name>.yaml: move them up, or hide the folder behind a point in its name",
    )


def test_a_link_to_a_folder_is_found_but_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, "can/a.yaml")
    (tmp_path / "usa").symlink_to(tmp_path / "can")
    (tmp_path / "can" / "loop").symlink_to(tmp_path)
    assert names(tmp_path) == ["can/a.yaml", "can/loop", "usa"]


def test_links_that_lead_nowhere_or_in_a_circle_do_not_hide_the_other_files(tmp_path: Path) -> None:
    lay(tmp_path, "can/a.yaml")
    (tmp_path / "can" / "b.yaml").symlink_to("b.yaml")
    (tmp_path / "can" / "c.yaml").symlink_to("nowhere")
    (tmp_path / "usa").symlink_to("usa")
    assert names(tmp_path) == ["can/a.yaml", "can/b.yaml", "can/c.yaml"]
    assert misplaced(tmp_path / "can/b.yaml", tmp_path) is None


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FolderError) as caught:
        find_files(tmp_path / "nowhere")
    assert (
        str(caught.value) == f"cannot open the records folder {tmp_path}/nowhere: No such file or directory"
    )


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    lay(tmp_path, "records")
    with pytest.raises(FolderError) as caught:
        find_files(tmp_path / "records")
    assert str(caught.value) == f"cannot open the records folder {tmp_path}/records: Not a directory"


def test_a_suppliers_folder_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "can/a.yaml")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "can":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(FolderError) as caught:
        find_files(tmp_path)
    assert str(caught.value) == f"cannot open the records folder {tmp_path}/can: Permission denied"


def test_a_shut_folder_within_is_refused_and_does_not_hide_the_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "can/a.yaml", "usa/b.yaml")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "can")
    assert find_files(tmp_path) == [tmp_path / "can", tmp_path / "usa" / "b.yaml"]
    assert misplaced(tmp_path / "can", tmp_path) == Refused(
        "E118", "the folder cannot be opened: Permission denied", "check that it may be read and entered"
    )


@pytest.mark.parametrize("only", [(), ("expectations.yaml",), ("can/README.md",)])
def test_a_folder_without_records_is_an_error(only: tuple[str, ...], tmp_path: Path) -> None:
    lay(tmp_path, *only)
    with pytest.raises(FolderError) as caught:
        find_files(tmp_path)
    where = f"{tmp_path}/<supplier>/<name>.yaml"
    assert str(caught.value) == f"{tmp_path} holds no record: records lie at {where}"


# What is misplaced


@pytest.mark.parametrize(
    ("name", "message", "hint", "rename"),
    [
        ("can/a.yml", 'the name ends in ".yml"', "rename it to a.yaml", "can/a.yaml"),
        ("can/a.YAML", 'the name ends in ".YAML"', "rename it to a.yaml", "can/a.yaml"),
        ("a.yml", 'the name ends in ".yml"', "rename it to a.yaml", None),
        ("a.yaml", "not in a supplier's folder", "a record lies at records/<supplier>/a.yaml", None),
        ("can/2021/a.yaml", "not in a supplier's folder", "a record lies at records/<supplier>/a.yaml", None),
    ],
)
def test_a_record_has_one_ending_and_one_depth(
    name: str, message: str, hint: str, rename: str | None
) -> None:
    assert misplaced(Path("records", name), Path("records")) == Refused("E115", message, hint, rename)


@pytest.mark.parametrize("path", ["records/can/a.yaml", "elsewhere/a.yaml", "a.yaml"])
def test_a_file_outside_the_folder_may_lie_anywhere(path: str) -> None:
    assert misplaced(Path(path), Path("records")) is None


def test_a_linked_folder_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, "can/a.yaml")
    (tmp_path / "usa").symlink_to("can")
    assert misplaced(tmp_path / "usa", tmp_path) == Refused(
        "E118", "a link to a folder is not followed", "put the folder itself there"
    )


# What is read


def test_a_plain_file_is_read_up_to_one_byte_too_many(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * MOST)
    assert read_bytes(path, tmp_path, MOST) == b"x" * MOST
    path.write_bytes(b"x" * (MOST + 50))
    assert read_bytes(path, tmp_path, MOST) == b"x" * (MOST + 1)


def test_a_link_is_followed_inside_the_folder_alone(tmp_path: Path) -> None:
    lay(tmp_path, "records/can/a.yaml", "secret.yaml")
    inside, outside = tmp_path / "records/can/b.yaml", tmp_path / "records/can/c.yaml"
    inside.symlink_to("a.yaml")
    outside.symlink_to("../../secret.yaml")
    assert read_bytes(inside, tmp_path / "records", MOST) == b"a: 1\n"
    assert read_bytes(outside, tmp_path / "records", MOST) == Refused(
        "E117", "a link that leaves the records folder", "put the file itself there"
    )


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to("b.yaml")
    assert read_bytes(path, tmp_path, MOST) == Refused(
        "E118", "a link that leads nowhere", "put the file itself there"
    )


def test_a_chain_of_links_is_followed_as_far_as_the_system_goes(tmp_path: Path) -> None:
    (tmp_path / "0").write_bytes(b"a: 1\n")
    for number in range(1, 42):
        (tmp_path / f"{number}").symlink_to(f"{number - 1}")
    assert read_bytes(tmp_path / "40", tmp_path, 10) == b"a: 1\n"
    assert read_bytes(tmp_path / "41", tmp_path, 10) == LINKS_IN_CIRCLE


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to("a.yaml")
    refused = read_bytes(path, tmp_path, MOST)
    assert isinstance(refused, Refused)
    assert (refused.code, refused.message[:16]) == ("E118", "cannot be opened")


def test_a_file_that_is_gone_or_closed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hint = "check that the file is there and may be read"
    path = tmp_path / "a.yaml"
    assert read_bytes(path, tmp_path, MOST) == Refused(
        "E118", "cannot be opened: No such file or directory", hint
    )

    def closed(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    lay(tmp_path, "a.yaml")
    monkeypatch.setattr(os, "open", closed)
    assert read_bytes(path, tmp_path, MOST) == Refused("E118", "cannot be opened: Permission denied", hint)


def test_an_error_without_words_of_its_own_is_told_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> NoReturn:
        raise OSError("the disk is on fire")

    lay(tmp_path, "can/a.yaml")
    monkeypatch.setattr(os, "open", failing)
    refused = read_bytes(tmp_path / "can/a.yaml", tmp_path, MOST)
    assert isinstance(refused, Refused)
    assert refused.message == "cannot be opened: the disk is on fire"
    monkeypatch.setattr(os, "scandir", failing)
    with pytest.raises(FolderError, match="the disk is on fire"):
        find_files(tmp_path)


def test_a_pipe_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> NoReturn:
        pytest.fail("the pipe was opened: reading it would wait for ever")

    monkeypatch.setattr(os, "open", opened)
    path = tmp_path / "a.yaml"
    os.mkfifo(path)
    refused = Refused("E118", "not a plain file", "only plain files are records")
    assert read_bytes(path, tmp_path, MOST) == refused
    (tmp_path / "b.yaml").symlink_to(path)
    assert read_bytes(tmp_path / "b.yaml", tmp_path, MOST) == refused
