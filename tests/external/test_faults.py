"""Faults that take time, root or another package: many kills, disks that are full or closed, other clocks."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.samples import LAV_ID, environment, run_process
from tests.conftest import ROOT, SOUND_ID, TODAY
from tests.faults.trials import CASES, lay

pytestmark = pytest.mark.external
#: Where Debian puts it.
FAKETIME = "/usr/lib/{}-linux-gnu/faketime/libfaketime.so.1"
WRITING = ["new", "fix", "export", "package", "xlsx", "sqlite", "parquet", "zip", "list"]


def test_two_hundred_kills_at_moments_drawn_at_random_lose_nothing() -> None:
    """In a process of its own, as `make faults` has it: it changes the current folder, and forks."""
    words = [sys.executable, "-m", "tests.faults.random_kills", "200"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte, which only root may mount."""
    tmp_path.joinpath("disk").mkdir()
    _as_root("mount", "-t", "tmpfs", "-o", "size=1m,mode=0777", "none", str(tmp_path / "disk"))
    yield tmp_path / "disk"
    _as_root("umount", str(tmp_path / "disk"))


def _as_root(*words: str) -> None:
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run([*sudo, *words], check=True)


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file but the one that fills the disk."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "filler")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _fill(disk: Path, kept: int) -> None:
    """Leaves so many pages of the disk free."""
    room = os.statvfs(disk)
    (disk / "filler").write_bytes(b"x" * (room.f_bavail - kept) * room.f_bsize)


@pytest.mark.parametrize("kept", [0, 1, 2])
@pytest.mark.parametrize("name", WRITING)
def test_a_full_disk_keeps_every_file_and_says_so(name: str, kept: int, small_disk: Path) -> None:
    case = CASES[name]
    lay(small_disk, case.files)
    before = _contents(small_disk)
    _fill(small_disk, kept)
    done = run_process(*case.words, cwd=small_disk, stdin=b"", ARMSTRACK_CACHE="off")
    if done.returncode == 0:  # a page was enough
        assert kept
    else:
        assert (done.returncode, b"No space left on device" in done.stderr) == (3, True), done.stderr
        if name != "fix":  # some of its files may be mended, each whole
            assert _contents(small_disk) == before
    (small_disk / "filler").unlink()
    again = run_process(*case.words, cwd=small_disk, stdin=b"", ARMSTRACK_CACHE="off")
    assert again.returncode == (2 if (name, done.returncode) == ("new", 0) else 0), again.stderr


@pytest.mark.parametrize("name", WRITING)
def test_a_disk_that_is_read_only_stays_as_it_is_and_that_is_told(name: str, small_disk: Path) -> None:
    case = CASES[name]
    lay(small_disk, case.files)
    before = _contents(small_disk)
    _as_root("mount", "-o", "remount,ro", str(small_disk))
    done = run_process(*case.words, cwd=small_disk, stdin=b"", ARMSTRACK_CACHE="cache")
    assert (done.returncode, _contents(small_disk)) == (3, before)
    assert b"Read-only file system" in done.stderr or b"Permission denied" in done.stderr
    listed = run_process("list", "--columns", "id", cwd=small_disk, stdin=b"", ARMSTRACK_CACHE="cache")
    assert (listed.returncode, SOUND_ID.encode() in listed.stdout) == (0, name != "fix")


@pytest.mark.parametrize("moment", ["1970-01-01 12:00:00", "2038-01-20 12:00:00", "2200-01-01 12:00:00"])
def test_a_clock_of_another_century_is_only_asked_for_the_day(moment: str, tmp_path: Path) -> None:
    lay(tmp_path, CASES["new"].files)
    library = FAKETIME.format(os.uname().machine)
    assert Path(library).exists(), "scripts/install_external.sh installs it"
    faked = environment(LD_PRELOAD=library, FAKETIME=moment, ARMSTRACK_CACHE="cache")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "armstrack", *words]
        return subprocess.run(line, cwd=tmp_path, env=faked, capture_output=True, text=True, check=False)

    early = moment < "2000"
    ids = "" if early else f"id\n{SOUND_ID}\n{LAV_ID}\n"
    for _ in range(2):  # without an index, and with one
        told = run("list", "--columns", "id")
        assert (told.returncode, told.stdout) == (0, ids)
        assert run("list", "--columns", "id", "--today", TODAY).stdout == f"id\n{SOUND_ID}\n{LAV_ID}\n"
    assert run("validate").returncode == int(early)
    for name in ("x.xlsx", "x.sqlite", "x.zip"):
        form = ("-f", "datapackage") if name == "x.zip" else ()
        assert run("export", "-o", name, *form).returncode == 0
        assert (tmp_path / name).stat().st_size > 500


#: Says that it has begun, since what comes before is Python's own.
BEGUN = "import sys, armstrack.__main__ as our; sys.stdout.write('.'); sys.stdout.flush(); our.main()"


def test_ctrl_c_at_any_moment_is_130_and_not_a_word(tmp_path: Path) -> None:
    """A signal that comes when Python no longer listens ends the process itself."""
    lay(tmp_path, CASES["xlsx"].files)
    chance = random.Random(2026)  # noqa: S311 - moments, no secrets
    wrote = "wrote x.xlsx: 9 tables of 2 records\n"
    for _ in range(40):
        process = subprocess.Popen(
            [sys.executable, "-c", BEGUN, *CASES["xlsx"].words],
            cwd=tmp_path,
            env=environment(ARMSTRACK_CACHE="off"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.read(1) == "."
        try:
            process.wait(chance.uniform(0, 1.5))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate()
        assert (process.returncode, err) in ((130, ""), (0, wrote), (-signal.SIGINT, wrote))
        assert out == ""
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
