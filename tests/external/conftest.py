"""What these tests share: git without its user's settings, and this repository as it stands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_action import IDENTITY

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Git and pre-commit without anything of the machine's user."""
    home = tmp_path_factory.mktemp("home")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTEST_"))}
    return {**kept, **IDENTITY, "PATH": path, "PRE_COMMIT_HOME": str(home), "NO_COLOR": "1"}


@pytest.fixture(scope="session")
def git(environment: dict[str, str]) -> Run:
    def run(folder: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=folder, env=environment, capture_output=True, text=True, check=check, timeout=600
        )

    return run


@pytest.fixture(scope="session")
def copy(git: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it now stands, committed or not, as a repository of its own."""
    repository = tmp_path_factory.mktemp("armstrack")
    listed = git(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z").stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (repository / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, repository / name)
    git(repository, "git", "init", "--quiet", "--initial-branch", "main")
    git(repository, "git", "add", "--all")
    git(repository, "git", "commit", "--quiet", "--message", "as it stands")
    return repository
