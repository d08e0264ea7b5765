"""What the trials share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def scratch() -> Iterator[Path]:
    """An empty folder, in memory where the system has such: a trial asks for much to be on the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - only where it is looked for
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)
