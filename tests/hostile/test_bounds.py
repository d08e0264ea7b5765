"""No input takes more processor time or memory than the bounds that docs/reliability.md states."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.cli.samples import environment
from tests.conftest import ROOT
from tests.hostile.corpus import TOPICS, inputs
from tests.hostile.probe import MEBIBYTES, SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_every_input_ends_by_itself_within_its_bounds(topic: str) -> None:
    """The kernel ends what takes more: a signal is then a negative code, and a lack of memory a bug.

    Coverage is not asked along: it takes several times the time of what it watches.
    """
    words = [sys.executable, "-m", "tests.hostile.probe", topic]
    unwatched = {name: value for name, value in environment().items() if not name.startswith("COV")}
    done = subprocess.run(
        words, cwd=ROOT, env=unwatched | {"ARMSTRACK_CACHE": "off"}, capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    assert list(found) == [f"{topic}/{name}" for name in inputs(topic)]
    assert {code for code, _, _ in found.values()} <= {0, 1}


def test_the_bounds_are_those_that_are_stated() -> None:
    stated = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert f"{SECONDS} seconds of processor time and {MEBIBYTES} MiB" in stated


def test_the_number_of_inputs_is_the_one_that_is_stated() -> None:
    stated = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert f"**{sum(len(inputs(topic)) for topic in TOPICS)} inputs** in nine topics" in stated
    assert len(TOPICS) == 9
