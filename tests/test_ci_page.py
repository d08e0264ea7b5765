"""docs/ci.md: everything to copy from is sound, and every command in it is real."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer
import yaml

from armstrack.cli import exits
from armstrack.cli.main import app
from armstrack.cli.reporting import FormatWord
from tests.conftest import ROOT, SOUND, Command, WriteRecord

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
#: Which of check-jsonschema's own schemas a file is for.
SCHEMAS = {
    ".github/workflows/": ("vendor.github-workflows", "custom.github-workflows-require-timeout"),
    ".github/ISSUE_TEMPLATE/": ("vendor.github-issue-forms",),
    ".gitlab-ci.yml": ("vendor.gitlab-ci",),
}


class Block(NamedTuple):
    """One block of the page; `file` is the name in its first line, if it is to be a file."""

    language: str
    text: str
    file: str


def blocks() -> list[Block]:
    found = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    named = re.compile(r"(?:#|//) (\.?[\w./-]+)\n")
    return [Block(lang, text, m[1] if (m := named.match(text)) else "") for lang, text in found]


YAML = [block for block in blocks() if block.language == "yaml"]
JSON = [block for block in blocks() if block.language == "json"]
WORKFLOWS = [block for block in YAML if block.file.startswith(".github/workflows/")]
CHECKED = [
    (b, schema) for b in YAML for start in SCHEMAS if b.file.startswith(start) for schema in SCHEMAS[start]
]
SPANS = [span.strip() for span in re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL))]


def commands() -> list[str]:
    """Every command of armstrack on the page: in blocks, in tasks and in running text."""
    lines = [line.replace("\\ ", " ") for block in blocks() for line in block.text.splitlines()]
    found = [
        m[1] for line in lines if (m := re.search(r"(?:^|[ =/])armstrack ((?!@)[a-z].*)", line.strip('",')))
    ]
    ends = re.compile(r"""\s+(?:\d?>|\|).*|;.*|'$|"$""")
    spans = [span.removeprefix("armstrack ") for span in SPANS if span.startswith("armstrack ")]
    return sorted({ends.sub("", each) for each in found} | set(spans))


# Blocks ---------------------------------------------------------------------------------------


def test_the_page_has_what_each_system_needs() -> None:
    assert [block.file for block in blocks() if block.file] == [
        ".github/workflows/records.yml",
        ".github/workflows/records-told.yml",
        ".github/workflows/records-plain.yml",
        ".gitlab-ci.yml",
        "Jenkinsfile",
        ".pre-commit-config.yaml",
        ".pre-commit-config.yaml",
        ".vscode/settings.json",
        ".vscode/tasks.json",
        ".github/workflows/what-changes.yml",
        ".github/workflows/record-from-issue.yml",
    ]


@pytest.mark.parametrize("block", YAML, ids=lambda block: block.file)
def test_every_block_of_yaml_is_a_mapping(block: Block) -> None:
    assert isinstance(yaml.safe_load(block.text), dict)


@pytest.mark.parametrize(("block", "schema"), CHECKED, ids=lambda each: getattr(each, "file", each))
def test_files_for_github_and_gitlab_are_what_these_accept(block: Block, schema: str, tmp_path: Path) -> None:
    file = tmp_path / Path(block.file).name
    file.write_text(block.text, encoding="utf-8")
    words = ["-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    words += ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


def test_pre_commit_accepts_its_files_and_the_hooks_are_ours(tmp_path: Path) -> None:
    shipped = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    files = [block for block in YAML if block.file == ".pre-commit-config.yaml"]
    assert len(files) == 2
    for block in files:
        (tmp_path / block.file).write_text(block.text.replace(" REF", " v0.1.0"), encoding="utf-8")
        words = ["-m", "pre_commit", "validate-config", str(tmp_path / block.file)]
        done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
        (repository,) = yaml.safe_load(block.text)["repos"]
        assert {hook["id"] for hook in repository["hooks"]} <= shipped


def test_the_action_is_given_inputs_that_it_has() -> None:
    steps = [s for b in WORKFLOWS for job in yaml.safe_load(b.text)["jobs"].values() for s in job["steps"]]
    given = [step.get("with", {}) for step in steps if step.get("uses") == "OWNER/armstrack@REF"]
    assert len(given) == 2
    assert {name for each in given for name in each} <= set(ACTION["inputs"])


def test_actions_of_others_are_those_that_we_use_or_pinned_alike() -> None:
    used = [use for b in WORKFLOWS for use in re.findall(r"uses: (.*)$", b.text, re.MULTILINE)]
    ours = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    pinned = re.compile(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    others = {use for use in used if use != "OWNER/armstrack@REF"}
    assert [use for use in others if not pinned.fullmatch(use)] == []
    assert [use for use in others if use.startswith("actions/") and use not in ours] == []


def test_every_input_of_the_action_is_told_with_its_default() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*?) ?\| [^|]+ \|$", PAGE.partition("## GitLab")[0], re.MULTILINE)
    told = {name: default.strip("`") for name, default in rows}
    defaults = {name: str(each["default"]) for name, each in ACTION["inputs"].items()}
    assert told == defaults | {"token": "the job's"}


def test_vs_code_reads_one_line_of_each_problem(record: WriteRecord, armstrack: Command) -> None:
    (settings, tasks) = (json.loads(block.text.partition("\n")[2]) for block in JSON)
    assert [*settings["yaml.schemas"]] == ["schema/record.schema.json"]
    (task,) = tasks["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    record(SOUND.replace("recipient: TUR", "recipient: NO"))
    lines = armstrack(*task["command"].split()[1:]).out.splitlines()
    groups = [match.groups() for line in lines if (match := re.fullmatch(pattern["regexp"], line))]
    assert len(groups) == len(lines) == 1
    names = ("file", "line", "column", "severity", "code", "message")
    assert {name: groups[0][pattern[name] - 1] for name in names} == {
        "file": "records/can/2020-10-05-can-tur-optics.yaml",
        "line": "6",
        "column": "12",
        "severity": "error",
        "code": "E204",
        "message": 'unknown party "NO"',
    }


# Commands -------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_page_is_a_real_one(command: str) -> None:
    name, *words = shlex.split(command)
    group: Any = typer.main.get_command(app)
    context = group.commands[name].make_context(name, [word for word in words if word != "…"])
    assert context.info_name == name


def test_the_page_tells_every_format_and_every_exit_code() -> None:
    formats = re.findall(r"^\| `(\w+)` \|", PAGE.partition("## Formats")[2], re.MULTILINE)
    codes = re.findall(r"^\| (\d+) \|", PAGE.partition("## Exit codes")[2], re.MULTILINE)
    assert sorted(formats) == sorted(FormatWord)
    known = [exits.PROBLEMS, exits.USAGE, exits.NO_RECORDS, exits.BUG, exits.INTERRUPTED]
    assert list(map(int, codes)) == [0, *known]
