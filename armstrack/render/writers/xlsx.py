"""Floor 6: a workbook with a sheet for each table. Text is never a formula. Needs XlsxWriter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from tempfile import TemporaryDirectory
from traceback import clear_frames
from typing import Any, BinaryIO

from armstrack.dataset import Entity, fields_of
from armstrack.render.cells import for_machines
from armstrack.render.writers.writer import Notice, Style, UnfitError
from armstrack.table import Cell

#: What a sheet can hold, and the digits that its numbers keep.
_MOST_TEXT, _MOST_ROWS, _DIGITS = 32_767, 1_048_576, 15
#: So much of a row's key is told where something in it does not fit.
_LONGEST = 100
#: Excel's calendar has a day that never was before this one.
_FIRST_DAY = date(1900, 3, 1)
#: A constant, so that the same records give the same bytes.
_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of a workbook."""

    head: Any
    day: Any


def write_xlsx(entities: Sequence[Entity], file: BinaryIO, notice: Notice, _: Style) -> None:
    """Every table, and what their fields mean.

    The library writes to memory and to a folder of its own for the while: where a disk is full, it would
    leave its archive open and its files lying about.

    Raises:
        UnfitError: where a text or a table is larger than a sheet can hold.
        OSError: where there is no room for it.
    """
    from xlsxwriter.exceptions import FileCreateError

    whole = BytesIO()
    try:
        with TemporaryDirectory(prefix="armstrack-", ignore_cleanup_errors=True) as folder:
            _write(entities, whole, notice, folder)
    except BaseException as error:
        _let_go(error)
        raise error.args[0] if isinstance(error, FileCreateError) else error from None
    file.write(whole.getbuffer())


def _let_go(error: BaseException | None) -> None:
    """Closes the archive that the library leaves open, while there is still memory to close it into."""
    while error is not None:
        clear_frames(error.__traceback__)
        error = error.__context__


def _write(entities: Sequence[Entity], file: BytesIO, notice: Notice, folder: str) -> None:
    from xlsxwriter import Workbook

    with Workbook(file, {**_OPTIONS, "tmpdir": folder}) as book:
        book.set_properties({"title": "armstrack", "comments": f"As of {notice.as_of}", "created": _MADE})
        looks = _Looks(book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"}))
        for entity in (*entities, fields_of(entities)):
            _fill(book.add_worksheet(entity.name), entity, looks)


def _fill(sheet: Any, entity: Entity, looks: _Looks) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(entity.fields) - 1, 16)
    for place, name in enumerate(entity.names):
        sheet.write_string(0, place, name, looks.head)
    for number, row in enumerate(entity.rows(), 1):
        if number == _MOST_ROWS:
            raise UnfitError(f'a sheet cannot hold all of "{entity.name}"', "export to sqlite or parquet")
        for place, cell in enumerate(row):
            if isinstance(cell, (str, tuple)) and len(for_machines(cell)) > _MOST_TEXT:
                raise UnfitError(_too_long(entity, place, row), "export to csv, json or sqlite")
            _put(sheet, number, place, cell, looks)


def _too_long(entity: Entity, place: int, row: Sequence[Cell]) -> str:
    """Which text no cell can hold, and in which row."""
    key = ", ".join(for_machines(row[entity.names.index(name)])[:_LONGEST] for name in entity.key)
    length = len(for_machines(row[place]))
    where = f'"{entity.names[place]}" of {key} in "{entity.name}"'
    return f"{where} has {length:,} letters, and a cell of Excel holds {_MOST_TEXT:,}"


def _put(sheet: Any, row: int, place: int, cell: Cell, looks: _Looks) -> None:
    """One cell in its own type; what Excel would change is text, what is unknown is left empty."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, (int, Decimal)) and len(Decimal(cell).normalize().as_tuple().digits) <= _DIGITS:
        sheet.write_number(row, place, cell)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(row, place, cell, looks.day)
    elif text := for_machines(cell):
        sheet.write_string(row, place, text)
