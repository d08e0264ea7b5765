"""What the figures were measured on and with."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import environment
from benchmarks.rows import WORK

_PROGRAMS = {
    "hyperfine": "hyperfine --version",
    "hledger": "hledger --version",
    "beancount": "venv/bin/bean-check --version",
    "check-jsonschema": "venv/bin/check-jsonschema --version",
    "node": "node --version",
}
_PACKAGES = ("armstrack", "typer", "rich", "pandas", "pydantic", "PyYAML")


def describe() -> dict[str, str]:
    """Processor, memory, system and versions, by name."""
    found = {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
    }
    found |= {name: version(name) for name in _PACKAGES}
    found |= {name: _said(command) for name, command in _PROGRAMS.items()}
    return found | {"ajv-cli": _ajv()}


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next(
        (line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine()
    )


def _said(command: str) -> str:
    said = subprocess.run(
        command.split(), cwd=WORK, env=environment(), capture_output=True, text=True, check=True
    )
    found = re.search(r"[0-9]+(\.[0-9]+)+", said.stdout)
    return found[0] if found else said.stdout.strip()


def _ajv() -> str:
    lines = (WORK / "npm/node_modules/ajv-cli/package.json").read_text(encoding="utf-8").splitlines()
    return next(line.split('"')[3] for line in lines if line.strip().startswith('"version"'))
