"""Floor 3: folders made whole or not at all. Linux swaps two folders; elsewhere two renames do it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from armstrack import renames
from armstrack.atomic import sync_path
from armstrack.leftovers import beside


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """An empty folder beside, to be filled within; it then takes the place of the one of that name, if any.

    Who is killed finds the old folder or the new one; outside Linux, between two renames, the old one lies
    beside as `.armstrack-….old`.

    Raises:
        OSError: where it cannot be made. Whatever is raised within leaves the old folder as it was.
    """
    real = Path(os.path.realpath(path))
    with beside(real, Path.mkdir) as made:
        yield made
        _sync_files(made)
        _put(made, real)
        sync_path(real.parent)


def _put(new: Path, place: Path) -> None:
    """Gives the folder its place; what was there lies where the new one was made, or is gone."""
    if not place.exists():
        new.rename(place)
    elif not renames.swap(new, place):
        _rename_twice(new, place)


def _rename_twice(new: Path, place: Path) -> None:
    aside = place.with_name(f".armstrack-{secrets.token_hex(6)}.old")
    place.rename(aside)
    try:
        new.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    shutil.rmtree(aside)


def _sync_files(folder: Path) -> None:
    """Everything in a folder is on the disk before the folder gets its place."""
    for path in (*folder.iterdir(), folder):
        sync_path(path)
