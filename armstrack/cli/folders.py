"""Floor 7: which folder is the ledger that named files belong to."""

from __future__ import annotations

from pathlib import Path

from armstrack.cli.run import Run
from armstrack.places import ledger_of


def folder_for(run: Run, paths: list[Path], named: list[Path]) -> Path:
    """The ledger of the `named` files, which the `paths` gave: as told, else the one around them."""
    return run.records or ledger_of(paths[0], named) or run.folder()
