"""Names, links, pipes, devices and folders that no repository can hold: each is told of, none is followed.

Every ledger here also holds a sound record and one with a warning: both are still read.
"""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from armstrack import files
from armstrack.render.visible import visible
from tests.conftest import SOUND, SOUND_ID, Command, WriteRecord

CAN = Path("records/can")
WARNED_ID = "2020-10-06-can-tur-beside"
WARNED = SOUND.replace("https://", "http://").replace("2020-10-05", "2020-10-06")
NEVER = "never to be read: sesame\n"


def name(text: str | bytes) -> Path:
    """A path in the supplier's folder, whatever bytes its name has."""
    return CAN / os.fsdecode(text)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def write(path: Path, text: str = SOUND) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def pipe() -> None:
    os.mkfifo(CAN / "2020-can-tur-pipe.yaml")


def sock() -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(CAN / "2020-can-tur-socket.yaml"))


def link(target: str) -> Callable[[], None]:
    def make() -> None:
        (CAN / "2020-can-tur-link.yaml").symlink_to(target)

    return make


def link_outside() -> None:
    write(Path("outside.yaml"), NEVER)
    (CAN / "2020-can-tur-link.yaml").symlink_to("../../outside.yaml")


def link_by_way_of_a_folder() -> None:
    write(Path("elsewhere/2020-can-tur-x.yaml"), NEVER)
    Path("records/usa").symlink_to("../elsewhere")


def links_in_circle() -> None:
    (CAN / "2020-can-tur-a.yaml").symlink_to("2020-can-tur-b.yaml")
    (CAN / "2020-can-tur-b.yaml").symlink_to("2020-can-tur-a.yaml")


def folder_of_that_name() -> None:
    write(CAN / "2020-can-tur-folder.yaml" / "2020-can-tur-x.yaml")


def deep() -> None:
    write(CAN / "/".join("abcdefghij") / "2020-can-tur-x.yaml", NEVER)


def said(path: str, code: str, message: str) -> str:
    return f"{path}:1:1: error[{code}] {message}\n"


#: What is made, and what is told of it.
PLACES: dict[str, tuple[Callable[[], None], str]] = {
    "a pipe, which nobody writes to": (
        pipe,
        said(f"{CAN}/2020-can-tur-pipe.yaml", "E118", "not a plain file"),
    ),
    "a socket": (sock, said(f"{CAN}/2020-can-tur-socket.yaml", "E118", "not a plain file")),
    "a link to a device that never ends": (
        link("/dev/zero"),
        said(f"{CAN}/2020-can-tur-link.yaml", "E117", "a link that leaves the records folder"),
    ),
    "a link to a file of the system": (
        link("/etc/passwd"),
        said(f"{CAN}/2020-can-tur-link.yaml", "E117", "a link that leaves the records folder"),
    ),
    "a link to the memory of the process": (
        link("/proc/self/mem"),
        said(f"{CAN}/2020-can-tur-link.yaml", "E117", "a link that leaves the records folder"),
    ),
    "a link that leaves the folder by two points": (
        link_outside,
        said(f"{CAN}/2020-can-tur-link.yaml", "E117", "a link that leaves the records folder"),
    ),
    "a link to a folder outside": (
        link_by_way_of_a_folder,
        said("records/usa", "E118", "a link to a folder is not followed"),
    ),
    "a link to the folder it lies in": (
        lambda: (CAN / "loop").symlink_to("."),
        said(f"{CAN}/loop", "E118", "a link to a folder is not followed"),
    ),
    "a link to the root": (
        lambda: (CAN / "root").symlink_to("/"),
        said(f"{CAN}/root", "E118", "a link to a folder is not followed"),
    ),
    "a link to nothing": (
        link("nothing"),
        said(f"{CAN}/2020-can-tur-link.yaml", "E118", "a link that leads nowhere"),
    ),
    "a link to itself": (
        link("2020-can-tur-link.yaml"),
        said(f"{CAN}/2020-can-tur-link.yaml", "E118", "cannot be opened: the links run in a circle"),
    ),
    "links in a circle": (
        links_in_circle,
        said(f"{CAN}/2020-can-tur-a.yaml", "E118", "cannot be opened: the links run in a circle")
        + said(f"{CAN}/2020-can-tur-b.yaml", "E118", "cannot be opened: the links run in a circle"),
    ),
    "a folder with the name of a record": (
        folder_of_that_name,
        said(f"{CAN}/2020-can-tur-folder.yaml/2020-can-tur-x.yaml", "E115", "not in a supplier's folder"),
    ),
    "a folder ten levels down": (
        deep,
        said(f"{CAN}/a/b/c/d/e/f/g/h", "E115", "a folder this far down is not looked into"),
    ),
}


@pytest.fixture
def ledger(record: WriteRecord) -> Iterator[None]:
    """A sound record, and one with a warning."""
    record()
    record(WARNED, WARNED_ID)
    yield


def beside(out: str) -> str:
    """What is told besides the warning, which must be told."""
    lines = out.splitlines(keepends=True)
    warned = [line for line in lines if line.startswith(f"{CAN}/{WARNED_ID}.yaml:11:10: warning[W501]")]
    assert len(warned) == 1
    return "".join(line for line in lines if line not in warned)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_plain_file_of_the_ledger_is_told_of_and_never_opened(
    place: str, ledger: None, armstrack: Command
) -> None:
    make, told = PLACES[place]
    make()
    result = armstrack("validate", "--format", "line")
    assert (beside(result.out), result.code) == (told, 1)
    assert "sesame" not in result.out + result.err
    listed = armstrack("list", "--format", "csv", "--columns", "id")
    assert listed.out.split() == ["id", SOUND_ID, WARNED_ID]


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "sarif", "json", "junit"])
def test_no_form_of_report_gives_way_to_a_pipe_or_a_link(form: str, ledger: None, armstrack: Command) -> None:
    pipe()
    link_outside()
    result = armstrack("validate", "--format", form)
    assert result.code == 1
    assert ("sesame" in result.out, result.out.count("E117") > 0, result.out.count("E118") > 0) == (
        False,
        True,
        True,
    )


# Names ------------------------------------------------------------------------------------------------

#: Names of files, and how they are shown.
NAMES = {
    b"2020-10-05-can-tur-caf\xe9.yaml": "2020-10-05-can-tur-caf<U+DCE9>.yaml",
    b"\xff\xfe.yaml": "<U+DCFF><U+DCFE>.yaml",
    b"2020-10-05-can-tur-\xed\xa0\x80.yaml": "2020-10-05-can-tur-<U+DCED><U+DCA0><U+DC80>.yaml",
    b"2020-10-05-can-tur-a\nb.yaml": "2020-10-05-can-tur-a<U+000A>b.yaml",
    b"2020-10-05-can-tur-\x1b[31mred.yaml": "2020-10-05-can-tur-<U+001B>[31mred.yaml",
    b"2020-10-05-can-tur-\x1b]0;x\x07.yaml": "2020-10-05-can-tur-<U+001B>]0;x<U+0007>.yaml",
    "2020-10-05-can-tur-\u202elmay.yaml": "2020-10-05-can-tur-<U+202E>lmay.yaml",
    "2020-10-05-can-tur-\u200b.yaml": "2020-10-05-can-tur-<U+200B>.yaml",
    "2020-10-05-c\u0430n-tur-x.yaml": "2020-10-05-c\u0430n-tur-x.yaml",
    "-rf.yaml": "-rf.yaml",
    "--help.yaml": "--help.yaml",
    "$(touch pwned).yaml": "$(touch pwned).yaml",
    "`id`.yaml": "`id`.yaml",
    "a b;c&d|e.yaml": "a b;c&d|e.yaml",
    "%0A::error::x.yaml": "%0A::error::x.yaml",
    "::error file=x,line=1::y.yaml": "::error file=x,line=1::y.yaml",
    "##[error]x.yaml": "##[error]x.yaml",
    "[red]x[\\red].yaml": "[red]x[\\red].yaml",
    "<b>x.yaml": "<b>x.yaml",
    "=1+1.yaml": "=1+1.yaml",
    "con.yaml": "con.yaml",
    "2020-10-05-can-tur-x..yaml": "2020-10-05-can-tur-x..yaml",
    "2020-10-05-can-tur-x.YAML": "2020-10-05-can-tur-x.YAML",
    "2020-10-05-can-tur-x.yaml.yml": "2020-10-05-can-tur-x.yaml.yml",
    f"2020-10-05-can-tur-{'x' * 231}.yaml": f"2020-10-05-can-tur-{'x' * 231}.yaml",
}


@pytest.mark.parametrize("text", NAMES, ids=lambda text: ascii(text)[:40])
@pytest.mark.parametrize("form", ["line", "text", "github", "gitlab", "sarif", "json", "junit"])
def test_whatever_the_name_of_a_file_it_is_shown_and_does_nothing(
    text: str | bytes, form: str, ledger: None, armstrack: Command
) -> None:
    write(name(text), SOUND.replace("supplier: CAN", "supplier: Canda"))
    result = armstrack("validate", "--format", form)
    assert result.code == 1
    result.out.encode()  # whatever reads it takes UTF-8
    lines = result.out.split("\n")
    assert [line for line in lines if visible(line) != line] == []
    if form == "line":
        assert f"{CAN}/{NAMES[text]}:5:11: error[E204]" in result.out or "E115" in result.out
    assert not Path("pwned").exists()


@pytest.mark.parametrize("text", NAMES, ids=lambda text: ascii(text)[:40])
def test_whatever_the_name_mending_shows_it_and_git_does_the_same_by_its_diff(
    text: str | bytes, ledger: None, armstrack: Command
) -> None:
    write(name(text))
    patch = armstrack("validate", "--diff", "--skip", "W501").out
    assert [line for line in patch.replace("\t\n", "\n").split("\n") if visible(line) != line] == []
    shutil.copytree("records", "other/records")
    fixed = armstrack("validate", "--fix", "--skip", "W501")
    assert [line for line in fixed.err.split("\n") if visible(line) != line] == []
    if f"renamed {CAN}/{NAMES[text]} to " in fixed.err:
        apply = ["git", "apply", "--unsafe-paths", "--directory", "other", "-"]
        subprocess.run(apply, input=patch.encode(), check=True)
    assert names_in(Path("other/records")) == names_in(Path("records"))


def test_names_that_differ_in_case_alone_are_told_of(ledger: None, armstrack: Command) -> None:
    write(CAN / "2020-10-05-CAN-tur-Optics.yaml")
    result = armstrack("validate", "--format", "line", "--skip", "W505")
    message = f"the name differs only in case from {CAN}/{SOUND_ID}.yaml"
    assert beside(result.out) == said(f"{CAN}/2020-10-05-CAN-tur-Optics.yaml", "E402", message)


def test_one_name_in_two_normal_forms_is_two_names_to_the_checker(ledger: None, armstrack: Command) -> None:
    for text in ("caf\u00e9", "cafe\u0301"):
        write(CAN / f"2020-10-05-can-tur-{text}.yaml")
    result = armstrack("validate", "--format", "line", "--only", "E301")
    assert result.out.count("E301") == 2


def test_a_hidden_file_is_none_of_ours(ledger: None, armstrack: Command) -> None:
    write(CAN / ".2020-10-05-can-tur-x.yaml", NEVER)
    write(CAN / ".yaml", NEVER)
    assert beside(armstrack("validate", "--format", "line").out) == ""


# The folder itself --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        ("pipe", "Not a directory"),
        ("file", "Not a directory"),
        ("circle", "Too many levels of symbolic links"),
        ("device", "Not a directory"),
    ],
)
def test_a_records_folder_that_is_none_is_exit_3(
    made: str, reason: str, tmp_path: Path, armstrack: Command
) -> None:
    folder = tmp_path / "ledger"
    makers: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(folder),
        "file": lambda: folder.write_text(NEVER, encoding="utf-8"),
        "circle": lambda: folder.symlink_to(folder),
        "device": lambda: folder.symlink_to("/dev/zero"),
    }
    makers[made]()
    for command in ("validate", "list", "status"):
        result = armstrack("--records", folder, command)
        assert (result.code, result.out) == (3, "")
        assert result.err.startswith(f"armstrack: cannot open the records folder {folder}: {reason}\n")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO], ids=["permission", "disk"])
def test_a_file_that_cannot_be_read_hides_no_other(
    number: int, ledger: None, armstrack: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The modes of files keep root from nothing, so the error of the system is put in its place."""
    read = files._read

    def refuse(path: str, *rest: int) -> bytes:
        if Path(path).stem == SOUND_ID:
            raise OSError(number, os.strerror(number), str(path))
        return read(path, *rest)

    monkeypatch.setattr(files, "_read", refuse)
    result = armstrack("validate", "--format", "line")
    assert beside(result.out) == said(
        f"{CAN}/{SOUND_ID}.yaml", "E118", f"cannot be opened: {os.strerror(number)}"
    )


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_a_record_may_be(
    tmp_path: Path,
) -> None:
    path = tmp_path / "can" / "x.yaml"
    write(path, "x" * 1000)
    assert files._read(path, 10, 100) == b"x" * 101
