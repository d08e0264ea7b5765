"""Floor 7: where an export goes, and in which form. Nothing is overwritten that is not an earlier export."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack.cli import exits, streams
from armstrack.cli.output import refuse_record

if TYPE_CHECKING:
    from armstrack.dataset import Entity
    from armstrack.render.writers import Notice, Style, Writer

PACKAGE = "datapackage"


@dataclass(frozen=True, slots=True)
class Target:
    """A form, and the file that it is written to; None is stdout. A package may be a folder."""

    writer: Writer
    path: Path | None
    folder: bool = False

    def write(self, entities: Sequence[Entity], notice: Notice, style: Style) -> None:
        """Writes the tables, whole or not at all.

        Raises:
            StopError: exit 3, where it cannot be written; usage, where the form cannot hold it.
        """
        from armstrack.refusals import remedy_for_writing
        from armstrack.render.writers import UnfitError

        try:
            self._write(entities, notice, style)
        except UnfitError as error:
            raise exits.StopError(exits.USAGE, str(error), error.hint) from None
        except OSError as error:
            message = f"cannot write {self.path}: {error.strerror or error}"
            raise exits.StopError(exits.NO_RECORDS, message, remedy_for_writing(error)) from None

    def _write(self, entities: Sequence[Entity], notice: Notice, style: Style) -> None:
        from armstrack.atomic import replacing
        from armstrack.atomic_folder import replacing_folder
        from armstrack.render.writers.package import write_folder

        if self.path is None:
            self._pour(entities, notice, style)
        elif self.folder:
            with replacing_folder(self.path) as folder:
                write_folder(entities, folder, notice, style)
        else:
            with replacing(self.path) as file:
                self.writer.write(entities, file, notice, style)

    def _pour(self, entities: Sequence[Entity], notice: Notice, style: Style) -> None:
        """To a pipe row by row; a terminal, where the progress is drawn too, gets all at once."""
        if not streams.is_terminal():
            with streams.binary() as out:
                self.writer.write(entities, out, notice, style)
            return
        whole = BytesIO()
        self.writer.write(entities, whole, notice, style)
        streams.write(whole.getvalue().decode(), utf8=True)


def target(given: str, format_: str | None) -> Target:
    """What `-o` and `--format` mean.

    Raises:
        StopError: usage, where they tell no form, or the place is none for it, or its package is missing.
    """
    if not given:
        raise exits.StopError(exits.USAGE, "-o names no file", "name one, or - for stdout")
    path = None if given == "-" else Path(given)
    is_folder = path is not None and (given.endswith(("/", os.sep)) or path.is_dir())
    writer = _writer(path, format_ or (PACKAGE if is_folder else None))
    as_folder = writer.name == PACKAGE and path is not None and (is_folder or path.suffix != ".zip")
    if writer.extra and find_spec(writer.module) is None:
        message = f"{writer.name} needs a package that is not installed: {writer.module}"
        raise exits.StopError(exits.USAGE, message, f"pip install 'armstrack[{writer.extra}]'")
    if path is None and writer.binary and streams.is_terminal():
        message = f"{writer.name} is not for a terminal"
        raise exits.StopError(exits.USAGE, message, "name a file with -o, or send it on with `>`")
    if path is not None:
        _refuse_other_files(path, as_folder)
    return Target(writer, path, as_folder)


def _writer(path: Path | None, format_: str | None) -> Writer:
    """The form asked for, else that of the ending; stdout without one gets CSV."""
    from armstrack.render.writers import WRITERS

    if format_ or path is None:
        return WRITERS[format_ or "csv"]
    for writer in WRITERS.values():
        if path.suffix.lower() in writer.endings:
            return writer
    known = ", ".join(ending for writer in WRITERS.values() for ending in writer.endings)
    message = f'the ending of "{path}" tells no format'
    hint = f"use {known}, or / for the folder of a data package, or say --format"
    raise exits.StopError(exits.USAGE, message, hint)


def _refuse_other_files(path: Path, as_folder: bool) -> None:
    from armstrack.render.writers.package import is_package

    if not as_folder and path.is_dir():
        raise exits.StopError(exits.USAGE, f"{path} is a folder", "name a file in it")
    if as_folder and Path(os.path.realpath(os.curdir)).is_relative_to(os.path.realpath(path)):
        message = f"{path} holds the folder that this was started in: it is left as it is"
        raise exits.StopError(exits.USAGE, message, "name another folder, such as one in it")
    if as_folder and path.is_dir() and any(path.iterdir()) and not is_package(path):
        message = f"{path} holds other files than a data package of armstrack: it is left as it is"
        raise exits.StopError(exits.USAGE, message, "name a folder that is empty, or not there yet")
    if as_folder and path.exists() and not path.is_dir():
        raise exits.StopError(exits.USAGE, f"{path} is a file", "name a folder, or a file that ends in .zip")


def refuse_records(path: Path | None, records: Path) -> None:
    """No export goes where records are.

    Raises:
        StopError: usage, for a record, and for any place within the folder of records.
    """
    if path is None:
        return
    real = Path(os.path.realpath(path))
    if real.is_relative_to(os.path.realpath(records)):
        raise exits.StopError(exits.USAGE, f"{path} is in the folder of records", f"write outside {records}")
    refuse_record(path)
