"""Floor 3: folders made whole or not at all. A system cannot swap two folders, so two renames do it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """An empty folder beside, to be filled within; it then takes the place of the one of that name, if any.

    Who is killed between the two renames finds the old folder beside, as `.armstrack-….old`.

    Raises:
        OSError: where it cannot be made. Whatever is raised within leaves the old folder as it was.
    """
    real = Path(os.path.realpath(path))
    mark = secrets.token_hex(6)
    beside, aside = (real.with_name(f".armstrack-{mark}.{ending}") for ending in ("part", "old"))
    beside.mkdir()
    try:
        yield beside
        _swap(beside, real, aside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(new: Path, place: Path, aside: Path) -> None:
    if not place.exists():
        new.rename(place)
        return
    place.rename(aside)
    try:
        new.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    shutil.rmtree(aside)
