"""What is shipped to other repositories and to GitHub is well formed and pinned."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
BUILT_IN = [
    ("vendor.github-actions", ROOT / "action.yml"),
    ("vendor.github-issue-forms", ROOT / ".github" / "ISSUE_TEMPLATE" / "record.yml"),
    *(
        (name, path)
        for path in WORKFLOWS
        for name in ("vendor.github-workflows", "custom.github-workflows-require-timeout")
    ),
]


@pytest.mark.parametrize(("schema", "path"), BUILT_IN, ids=lambda value: getattr(value, "name", value))
def test_github_s_own_schemas_accept_what_github_reads(schema: str, path: Path) -> None:
    words = ["-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


def test_pre_commit_accepts_the_hooks() -> None:
    words = ["-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_checking_hook_sees_the_whole_ledger_at_every_commit_and_the_mending_one_what_is_staged() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    check, fix = hooks
    assert (check["id"], check["entry"]) == ("armstrack-validate", "armstrack validate")
    assert (check["always_run"], check["pass_filenames"], check["require_serial"]) == (True, False, True)
    assert (fix["id"], fix["entry"]) == ("armstrack-fix", "armstrack validate --fix")
    assert fix["require_serial"] is True
    assert fix.keys() & {"always_run", "pass_filenames"} == set()
    assert {each["files"] for each in hooks} == {r"^records/.*\.ya?ml$"}


@pytest.mark.parametrize("path", [ROOT / "action.yml", *WORKFLOWS], ids=lambda path: path.name)
def test_every_action_used_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    pinned = re.compile(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert used
    assert [each for each in used if each != "./" and not pinned.fullmatch(each)] == []


def test_the_workflow_does_what_ci_does_on_every_python_with_no_right_but_to_read() -> None:
    job = WORKFLOW["jobs"]["everything"]
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert job["steps"][-1] == {"run": ".ci/run"}
    assert [name for name, each in WORKFLOW["jobs"].items() if "permissions" in each] == []
