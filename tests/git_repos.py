"""Real repositories of git for tests, the same on every machine: no user, no settings, no clock."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

_FIXED = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. Clerk",
    "GIT_AUTHOR_EMAIL": "clerk@example.org",
    "GIT_AUTHOR_DATE": "2026-11-01T12:00:00Z",
    "GIT_COMMITTER_NAME": "A. Clerk",
    "GIT_COMMITTER_EMAIL": "clerk@example.org",
    "GIT_COMMITTER_DATE": "2026-11-01T12:00:00Z",
}


def settle_git(monkeypatch: pytest.MonkeyPatch, ceiling: Path) -> None:
    """Nothing of the machine's git, nor of a repository above the `ceiling`, reaches the test."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**_FIXED, "GIT_CEILING_DIRECTORIES": str(ceiling)}.items():
        monkeypatch.setenv(name, value)


def git(*words: str | Path, cwd: Path | None = None) -> str:
    """What git answers, without the last line's end."""
    told = ["git", "-c", "protocol.file.allow=always", *map(str, words)]
    done = subprocess.run(told, cwd=cwd, capture_output=True, check=True)
    return os.fsdecode(done.stdout).removesuffix("\n")


def init(folder: Path | None = None) -> None:
    """An empty repository, here or in a folder."""
    git("init", "-q", "-b", "main", folder or ".")


def commit(message: str = "records", cwd: Path | None = None) -> str:
    """Everything as it lies on the disk becomes a commit; its name."""
    git("add", "--all", "--force", cwd=cwd)
    git("commit", "-q", "--allow-empty", "-m", message, cwd=cwd)
    return git("rev-parse", "HEAD", cwd=cwd)
