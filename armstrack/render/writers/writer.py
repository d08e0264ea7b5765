"""Floor 6: what a form of export is: tables in, one file out. A file of this folder for each form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from armstrack.dataset import Entity


class UnfitError(Exception):
    """A form that cannot hold what it was given; `hint` says which one can."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Notice:
    """What a file says of itself. `licence` is an SPDX identifier, empty where none is known."""

    as_of: date
    publishers: tuple[str, ...] = ()
    licence: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How CSV is written: `raw` without the guard against formulas, `bom` with Excel's mark of UTF-8."""

    raw: bool = False
    bom: bool = False


Write = Callable[[Sequence[Entity], BinaryIO, Notice, Style], None]


@dataclass(frozen=True, slots=True)
class Writer:
    """One form. `whole` takes every table, else one alone; `extra` is what has to be installed for it.

    `module` is the package behind that extra; `binary` is not for a terminal.
    """

    name: str
    endings: tuple[str, ...]
    write: Write
    whole: bool = False
    binary: bool = False
    extra: str = ""
    module: str = ""
