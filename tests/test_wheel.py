"""The wheel carries the records: installed alone, it works in an empty folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("armstrack-*.whl")
    # The dependencies are those of this environment; armstrack itself comes from the wheel alone.
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    empty = tmp_path / "empty"
    empty.mkdir()
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r})\n"
        "import armstrack; assert armstrack.__file__.startswith(sys.path[0]), armstrack.__file__\n"
        "from armstrack.cli.main import main\n"
        "sys.argv = ['armstrack', '--today', '2026-11-22', 'summary', '--by', 'status']\n"
        "main()\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=empty, capture_output=True, text=True, check=False)
    records = len(list((ROOT / "records").glob("*/*.yaml")))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{records} records of ")
    assert done.stderr == ("no folder ./records here: reading the records shipped with armstrack 0.1.0\n")
