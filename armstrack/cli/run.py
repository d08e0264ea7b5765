"""Floor 7: one run of a command: the options that work everywhere, and the ledger they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from armstrack import __version__
from armstrack.cli import clock, exits, streams
from armstrack.places import SHIPPED, told_folder, usual_folder

if TYPE_CHECKING:
    from armstrack.contents import Ledger


@dataclass(frozen=True)
class Run:
    """What holds for a whole run. `records` is None where neither option nor environment names a folder."""

    records: Path | None
    today: date
    color: streams.Color = "auto"
    strict: bool = False
    cache: bool = True

    def folder(self) -> Path:
        """The records folder: as told, else ./records, else the records shipped, saying which.

        Raises:
            StopError: with exit 3, where there is none.
        """
        if self.records is not None:
            return self.records
        found = usual_folder(SHIPPED)
        if found is None:
            raise exits.StopError(
                exits.NO_RECORDS, "there is no folder ./records here", "name one with --records DIR"
            )
        if found == SHIPPED:
            streams.talk(
                f"no folder ./records here: reading the records shipped with armstrack {__version__}"
            )
        return found

    def ledger(self) -> Ledger:
        """The ledger, with a line on stderr if records were left out.

        Raises:
            StopError: exit 3 if the folder cannot be read; exit 1 if `--strict` and records were left out.
        """
        from armstrack.caches import cache_folder
        from armstrack.files import FolderError
        from armstrack.index import load

        try:
            ledger = load(self.folder(), self.today, cache_folder() if self.cache else None)
        except FolderError as error:
            raise exits.no_folder(error) from None
        if ledger.left_out:
            verbs = "has errors and is" if ledger.left_out == 1 else "have errors and are"
            said = f"{ledger.left_out} of {ledger.files} files {verbs} left out"
            if self.strict:
                raise exits.StopError(exits.PROBLEMS, said, "`armstrack validate` shows them")
            streams.talk(f"{said}: `armstrack validate` shows them")
        return ledger


class Given(NamedTuple):
    """The options that work everywhere, as given in one place: before or after the command."""

    records: Path | None = None
    today: str | None = None
    color: str | None = None
    strict: bool = False
    no_cache: bool = False

    def over(self, before: Given) -> Given:
        """What is given after the command wins over what is given before it."""
        return Given(
            self.records or before.records,
            before.today if self.today is None else self.today,
            self.color or before.color,
            self.strict or before.strict,
            self.no_cache or before.no_cache,
        )

    def settle(self) -> Run:
        """The run that these options and the environment make."""
        from armstrack.cli import names

        records = self.records or told_folder()
        today = clock.today() if self.today is None else names.today(self.today)
        color = streams.as_color(self.color or "auto")
        return Run(records, today, color, self.strict, not self.no_cache)
