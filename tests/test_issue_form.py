"""The issue form asks for fields of a record, and its answers make one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from armstrack.event import Event
from armstrack.record import file_names
from armstrack.vocab import vocabularies
from tests.conftest import ROOT, Command
from tests.test_action import GH, IDENTITY, git
from tests.test_ci_page import WORKFLOWS

FORM = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "record.yml").read_text(encoding="utf-8"))
QUESTIONS: dict[str, dict[str, Any]] = {each["id"]: each for each in FORM["body"] if "id" in each}
ACTOR = ("actor_party", "actor_role", "actor_name")

#: What the action issue-ops/parser makes of a filled-in form: one choice of several is a list of one.
ANSWERS = {
    "title": "Canada suspends export permits for drone sensors to Turkey",
    "date": "5 October 2020",
    "kind": ["licence-suspended"],
    "verification": ["confirmed"],
    "supplier": "Canada",
    "recipient": "Türkiye",
    "actor_role": [],
    "items": "category=sensors; designation=WESCAM MX-15D; quantity=7\ncategory=uav",
    "values": "~20000000 CAD",
    "statements": "party=Turkey; role=government; stance=disputes; says=contests the reason; source=mfa",
    "sources": (
        "publisher=Global Affairs Canada; date=2020-10-05; url=https://www.example.org/statement\n"
        "key=mfa; publisher=Turkish Ministry of Foreign Affairs; date=2020-10-06; document=No: 232"
    ),
}
RECORD = """\
title: Canada suspends export permits for drone sensors to Turkey
date: 2020-10-05
kind: licence-suspended
verification: confirmed
supplier: CAN
recipient: TUR
items:
  - category: sensors
    designation: WESCAM MX-15D
    quantity: 7
  - category: uav
values:
  - amount: ~20000000
    currency: CAD
statements:
  - party: TUR
    role: government
    stance: disputes
    says: contests the reason
    source: mfa
sources:
  - publisher: Global Affairs Canada
    date: 2020-10-05
    url: https://www.example.org/statement
  - key: mfa
    publisher: Turkish Ministry of Foreign Affairs
    date: 2020-10-06
    document: 'No: 232'
"""


def test_every_question_is_a_field_and_what_a_record_needs_is_required() -> None:
    assert set(QUESTIONS) - set(file_names(Event)) == set(ACTOR)
    assert [name for name, each in QUESTIONS.items() if each.get("validations", {}).get("required")] == [
        "title",
        "date",
        "kind",
        "verification",
        "supplier",
        "recipient",
        "sources",
    ]


@pytest.mark.parametrize(
    ("question", "vocabulary"), [("kind", "kind"), ("verification", "verification"), ("actor_role", "role")]
)
def test_a_choice_has_the_words_of_its_vocabulary(question: str, vocabulary: str) -> None:
    assert QUESTIONS[question]["attributes"]["options"] == list(vocabularies()[vocabulary])


def test_the_answers_make_a_sound_record_under_its_right_name(
    armstrack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("records").mkdir()
    Path("form.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
    assert armstrack("new", "--from", "form.json", "--no-input", "--yes", "--slug", "optics").code == 0
    written = Path("records/can/2020-10-05-can-tur-optics.yaml")
    assert written.read_text(encoding="utf-8") == RECORD
    assert armstrack("validate", "--strict").code == 0


def test_several_choices_where_one_is_needed_are_told_of(armstrack: Command, tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    form.write_text(json.dumps(ANSWERS | {"kind": ["delivered", "ordered"]}), encoding="utf-8")
    result = armstrack("new", "--from", form, "--no-input", "--dry-run", "--records", tmp_path)
    assert result.code == 2
    assert "--kind: text is needed here, not a list: write one answer, in quotes" in result.err


# The workflow of docs/ci.md ---------------------------------------------------------------------


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of a ledger with one commit, where `gh` is a stub that notes what it is asked."""
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    programs = (str(tmp_path), str(Path(sys.executable).parent), os.environ["PATH"])
    monkeypatch.setenv("PATH", os.pathsep.join(programs))
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    git("init", "--quiet", "--bare", "--initial-branch", "main", "origin")
    git("clone", "--quiet", "origin", "clone")
    monkeypatch.chdir("clone")
    Path("records").mkdir()
    Path("records", "README.md").write_text("The ledger.\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "one")
    git("push", "--quiet", "origin", "HEAD:main")
    return Path("asked")


def write_record(answers: dict[str, Any]) -> int:
    """Runs the last step of the workflow as GitHub does; how it ended."""
    (workflow,) = (block for block in WORKFLOWS if block.file.endswith("record-from-issue.yml"))
    script = yaml.safe_load(workflow.text)["jobs"]["write"]["steps"][-1]["run"]
    assert "${{" not in script
    environment = {**os.environ, "FORM": json.dumps(answers), "NUMBER": "7"}
    return subprocess.run(["bash", "-e", "-c", script], env=environment, check=False).returncode


def test_an_issue_becomes_a_pull_request(asked: Path) -> None:
    assert write_record(ANSWERS) == 0
    assert asked.read_text(encoding="utf-8") == "pr create --title Record from issue 7 --body Closes #7\n"
    assert git("show", "--name-only", "--format=%s", "origin/record-from-issue-7").split("\n") == [
        "records: from issue 7",
        "",
        "records/can/2020-10-05-can-tur-suspends-export-permits-drone-sensors.yaml",
    ]


def test_faults_in_an_issue_come_back_as_a_comment(asked: Path, tmp_path: Path) -> None:
    assert write_record(ANSWERS | {"recipient": "Atlantis"}) == 1
    assert asked.read_text(encoding="utf-8") == f"issue comment 7 --body-file {tmp_path}/told.md\n"
    told = (tmp_path / "told.md").read_text(encoding="utf-8")
    assert told.startswith('````text\narmstrack: --recipient: unknown party "Atlantis": ')
    assert told.endswith("\n````\n")
