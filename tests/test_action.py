"""The GitHub Action: its scripts run as GitHub runs them, in bash, with values from the environment alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.conftest import ROOT, SOUND, SOUND_ID, WriteRecord

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
INPUTS = {name: str(each["default"]) for name, each in ACTION["inputs"].items()}
FAULTY = SOUND.replace("recipient: TUR", "recipient: NO")
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


class Step(NamedTuple):
    """How a step ended, and the outputs that it gave."""

    code: int
    said: str
    outputs: dict[str, str]


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files and folders that a runner gives; the current folder is the repository."""
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    return tmp_path


def run_step(name: str, **given: str) -> Step:
    """Runs one step's script. `given` names inputs, or the last words of other expressions."""
    step = next(each for each in STEPS if each["name"] == name)
    values = {"bin": str(Path(sys.executable).parent), **INPUTS, **given}

    def fill(match: re.Match[str]) -> str:
        return values[match[1].rpartition(".")[2]]

    environment = {key: EXPRESSION.sub(fill, str(value)) for key, value in step.get("env", {}).items()}
    file = Path(os.environ["GITHUB_OUTPUT"])
    file.write_text("", encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = file.read_text(encoding="utf-8").splitlines()
    return Step(done.returncode, done.stdout + done.stderr, dict(line.split("=", 1) for line in lines))


# What it is -----------------------------------------------------------------------------------


def test_no_expression_stands_in_a_script() -> None:
    assert [step["name"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_every_input_is_described_and_used_and_no_other_is() -> None:
    used = set(re.findall(r"\binputs\.([a-z-]+)", str(STEPS)))
    assert used == set(ACTION["inputs"])
    assert [name for name, each in ACTION["inputs"].items() if not each["description"]] == []


# Check ----------------------------------------------------------------------------------------


def test_a_sound_ledger_ends_with_0(record: WriteRecord, runner: Path) -> None:
    record()
    assert run_step("Check the records").outputs == {"exit-code": "0"}


def test_a_fault_is_annotated_and_told_as_the_exit_code_while_the_step_goes_on(
    record: WriteRecord, runner: Path
) -> None:
    record(FAULTY)
    step = run_step("Check the records")
    assert (step.code, step.outputs) == (0, {"exit-code": "1"})
    place = f"file=records/can/{SOUND_ID}.yaml,line=6,"
    assert re.search(rf"^::error [^\n]*{re.escape(place)}", step.said, re.MULTILINE)


def test_strict_counts_warnings(record: WriteRecord, runner: Path) -> None:
    record(SOUND.replace("https:", "http:"))
    assert run_step("Check the records").outputs == {"exit-code": "0"}
    assert run_step("Check the records", strict="true").outputs == {"exit-code": "1"}


def test_reports_are_written_one_for_each_line(record: WriteRecord, runner: Path) -> None:
    record(FAULTY)
    run_step("Check the records", reports="junit:report.xml\n\ngitlab:quality.json\n", sarif="a b.sarif")
    assert sorted(path.name for path in Path().glob("*.*")) == ["a b.sarif", "quality.json", "report.xml"]


def test_a_missing_folder_is_told_as_3(record: WriteRecord, runner: Path) -> None:
    assert run_step("Check the records", records="ledger").outputs == {"exit-code": "3"}


def test_no_input_is_run_as_a_command(record: WriteRecord, runner: Path) -> None:
    record()
    hostile = '"; touch gone; $(touch gone) `touch gone`'
    run_step("Check the records", records=hostile, reports=f"{hostile}\n--strict", sarif=hostile)
    assert not Path("gone").exists()


def test_the_job_ends_as_the_check_did(runner: Path) -> None:
    codes = [run_step("End as the check did", **{"exit-code": code}).code for code in ("1", "2", "3")]
    assert codes == [1, 2, 3]


# Pull requests --------------------------------------------------------------------------------


#: Git without anything of the machine's user.
IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "armstrack",
    "GIT_AUTHOR_EMAIL": "armstrack",
    "GIT_COMMITTER_NAME": "armstrack",
    "GIT_COMMITTER_EMAIL": "armstrack",
}


def git(*words: str) -> str:
    environment = {**os.environ, **IDENTITY}
    done = subprocess.run(["git", *words], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_pull_request_is_told_what_it_changes_even_in_a_shallow_clone(
    record: WriteRecord, runner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    git("init", "--quiet", "--initial-branch", "main")
    git("config", "uploadpack.allowAnySHA1InWant", "true")
    git("add", "--all", "records")
    git("commit", "--quiet", "--message", "one")
    base = git("rev-parse", "HEAD")
    record(SOUND.replace("-suspended", "-revoked"))
    git("commit", "--quiet", "--all", "--message", "two")
    git("clone", "--quiet", "--depth", "1", Path.cwd().as_uri(), str(runner / "clone"))
    monkeypatch.chdir(runner / "clone")
    step = run_step("Tell what the pull request changes", sha=base)
    assert (step.code, step.outputs) == (0, {"page": str(runner / "armstrack-diff.md")})
    summary = (runner / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")
    assert summary == (runner / "armstrack-diff.md").read_text(encoding="utf-8")
    assert f"`{SOUND_ID}`" in summary
    assert "revoked" in summary


def test_where_the_base_cannot_be_had_nothing_is_compared_and_the_job_goes_on(
    record: WriteRecord, runner: Path
) -> None:
    record()
    git("init", "--quiet", "--initial-branch", "main")
    git("add", "--all", "records")
    git("commit", "--quiet", "--message", "one")
    step = run_step("Tell what the pull request changes", sha="0" * 39 + "1")
    assert (step.code, step.outputs) == (0, {})
    assert (
        "::warning::nothing to compare with: give the step of actions/checkout fetch-depth: 0\n" in step.said
    )


#: Stands for GitHub's own program: it notes what it is asked, and lists the comments given.
GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> asked
if [[ "$*" == *--paginate* ]]; then cat listed; fi
"""


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("", "--method POST repos/a/b/issues/7/comments"),
        ("11\n12\n", "--method PATCH repos/a/b/issues/comments/12"),
    ],
)
def test_a_pull_request_has_one_comment_that_is_brought_up_to_date(
    listed: str, asked: str, record: WriteRecord, runner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (runner / "page.md").write_text("### 1 record added\n", encoding="utf-8")
    (runner / "gh").write_text(GH, encoding="utf-8")
    (runner / "gh").chmod(0o755)
    (runner / "listed").write_text(listed, encoding="utf-8")
    monkeypatch.setenv("PATH", f"{runner}{os.pathsep}{os.environ['PATH']}")
    given = {"token": "t", "page": str(runner / "page.md"), "repository": "a/b", "number": "7"}
    assert run_step("Comment on the pull request", **given).code == 0
    body = runner / "armstrack-comment.md"
    assert (runner / "asked").read_text(encoding="utf-8").splitlines()[1:] == [
        f"api --silent {asked} --field body=@{body}"
    ]
    assert body.read_text(encoding="utf-8") == "<!-- armstrack diff -->\n### 1 record added\n"
