"""What the trials share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.trials import MEMORY


@pytest.fixture
def scratch() -> Iterator[Path]:
    """An empty folder."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)
