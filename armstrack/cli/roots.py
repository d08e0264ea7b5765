"""Floor 7: where files lie seen from the root of their repository, as code forges name them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def in_actions() -> bool:
    """True inside a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def from_root(paths: Iterable[str]) -> dict[str, str]:
    """Each path from the repository's root, with forward slashes; the whole path if it lies elsewhere."""
    roots = _roots()
    folders: dict[Path, Path] = {}
    found = {}
    for path in paths:
        folder = Path(path).parent
        if folder not in folders:
            folders[folder] = _seen_from(folder, roots)
        found[path] = (folders[folder] / Path(path).name).as_posix()
    return found


def _roots() -> list[Path]:
    """Where the root may be: as the forge says, the next folder up with `.git`, or else here."""
    here = Path.cwd()
    told = [os.environ.get("GITHUB_WORKSPACE") if in_actions() else None]
    told.append(os.environ.get("CI_PROJECT_DIR") if os.environ.get("GITLAB_CI") == "true" else None)
    above = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return [*(Path(folder) for folder in told if folder), above]


def _seen_from(folder: Path, roots: list[Path]) -> Path:
    for seen, root in _ways(folder, roots):
        if seen.is_relative_to(root):
            return seen.relative_to(root)
    return Path(os.path.abspath(folder))  # noqa: PTH100 - the same


def _ways(folder: Path, roots: list[Path]) -> Iterator[tuple[Path, Path]]:
    """The folder and each root as named, and then without links on the way."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - as named, links and all
    for root in roots:
        yield whole, root
        yield Path(os.path.realpath(folder)), Path(os.path.realpath(root))
