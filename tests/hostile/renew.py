"""Writes anew what each form tells of the corpus: `python -m tests.hostile.renew`. Read the diff."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.cli.samples import run_process
from tests.hostile.checklist import checklist
from tests.hostile.corpus import EXPECTED, HERE, TOPICS, forms, lay


def renew(topic: str) -> None:
    """Every form of one topic."""
    shutil.rmtree(EXPECTED / topic, ignore_errors=True)
    (EXPECTED / topic).mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        lay(topic, Path(folder))
        for name, words in forms(topic).items():
            told = run_process(*words, cwd=Path(folder), ARMSTRACK_CACHE="off").stdout
            (EXPECTED / topic / name).write_bytes(told)


if __name__ == "__main__":
    for topic in TOPICS:
        renew(topic)
    (HERE / "README.md").write_text(checklist(), encoding="utf-8")
