"""The real pre-commit, from a second repository that uses this one: a bad record blocks the commit."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.conftest import SOUND, SOUND_ID
from tests.external.conftest import Run

pytestmark = pytest.mark.external

RECORD = Path("records", "can", f"{SOUND_ID}.yaml")
LINKED = SOUND.replace("sources:", f"related:\n  - rel: ends\n    id: {SOUND_ID}\nsources:")


@pytest.fixture
def ledger(git: Run, copy: Path, tmp_path: Path) -> Path:
    """A second repository with pre-commit installed and one sound record, not yet committed."""
    rev = git(copy, "git", "rev-parse", "HEAD").stdout.strip()
    config = f"repos:\n  - repo: {copy}\n    rev: {rev}\n    hooks:\n      - id: armstrack-validate\n"
    git(tmp_path, "git", "init", "--quiet", "--initial-branch", "main")
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    write(tmp_path, SOUND)
    git(tmp_path, sys.executable, "-m", "pre_commit", "install")
    return tmp_path


def write(ledger: Path, text: str, record: Path = RECORD) -> None:
    (ledger / record).parent.mkdir(parents=True, exist_ok=True)
    (ledger / record).write_text(text, encoding="utf-8")


def commit(git: Run, ledger: Path) -> tuple[int, str, int]:
    """Exit code and output of `git commit` of everything, and how many commits there are then."""
    git(ledger, "git", "add", "--all")
    done = git(ledger, "git", "commit", "--message", "records", check=False)
    there = git(ledger, "git", "rev-list", "--all", "--count").stdout.strip()
    return done.returncode, done.stdout + done.stderr, int(there)


def test_a_sound_record_can_be_committed(git: Run, ledger: Path) -> None:
    code, output, commits = commit(git, ledger)
    assert (code, commits) == (0, 1)
    assert re.search(r"^check the records\.+Passed$", output, re.MULTILINE)


def test_a_faulty_record_blocks_the_commit_and_is_told_of_with_its_place(git: Run, ledger: Path) -> None:
    write(ledger, SOUND.replace("recipient: TUR", "recipient: NO"))
    code, output, commits = commit(git, ledger)
    assert (code, commits) == (1, 0)
    assert re.search(r"^check the records\.+Failed$", output, re.MULTILINE)
    assert f'{RECORD.as_posix()}:6:12: error[E204] unknown party "NO"' in output
    assert "hint: write NOR (Norway)" in output


def test_a_deletion_that_breaks_another_record_blocks_the_commit(git: Run, ledger: Path) -> None:
    later = RECORD.with_name("2024-02-01-can-tur-freeze-ended.yaml")
    write(ledger, LINKED.replace("2020-10-05\n", "2024-02-01\n").replace("-suspended", "-reinstated"), later)
    assert commit(git, ledger)[::2] == (0, 1)
    (ledger / RECORD).unlink()
    code, output, commits = commit(git, ledger)
    assert (code, commits) == (1, 1)
    assert f'{later.as_posix()}:11:9: error[E403] no record "{SOUND_ID}"' in output


def test_a_ledger_that_lies_elsewhere_is_named_in_the_hook_s_arguments(git: Run, ledger: Path) -> None:
    config = ledger / ".pre-commit-config.yaml"
    elsewhere = "        args: [--records, ledger/records]\n"
    config.write_text(config.read_text(encoding="utf-8") + elsewhere, encoding="utf-8")
    assert "cannot open the records folder ledger/records" in commit(git, ledger)[1]
    (ledger / "ledger").mkdir()
    (ledger / "records").rename(ledger / "ledger" / "records")
    assert commit(git, ledger)[::2] == (0, 1)


def test_the_mending_hook_mends_what_is_staged_and_stops_so_that_somebody_looks(
    git: Run, ledger: Path
) -> None:
    config = ledger / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8")
    both = text.replace("      - id", "      - id: armstrack-fix\n      - id", 1)
    config.write_text(both, encoding="utf-8")
    write(ledger, SOUND.replace("recipient: TUR", "recipient: Turkey"))
    code, output, commits = commit(git, ledger)
    assert (code, commits) == (1, 0)
    assert re.search(r"^mend the records\.+Failed$", output, re.MULTILINE)
    assert "files were modified by this hook" in output
    assert (ledger / RECORD).read_text(encoding="utf-8") == SOUND
    assert commit(git, ledger)[::2] == (0, 1)


def test_the_hook_can_be_tried_before_it_is_used(git: Run, copy: Path, ledger: Path) -> None:
    git(ledger, "git", "add", "--all")
    words = ["-m", "pre_commit", "try-repo", str(copy), "armstrack-validate", "--all-files"]
    assert git(ledger, sys.executable, *words, check=False).returncode == 0
    write(ledger, SOUND.replace("date: 2020-10-05", "date: 2020-13"))
    done = git(ledger, sys.executable, *words, check=False)
    assert done.returncode == 1
    assert 'error[E205] there is no month 13 in "2020-13"' in done.stdout
