"""Floor 6: CSV, JSON and NDJSON of one table, written row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from armstrack.dataset import Entity
from armstrack.render.machine import Object, csv_line, json_parts, ndjson_line
from armstrack.render.writers.writer import Notice, Style


def write_csv(entities: Sequence[Entity], file: BinaryIO, _: Notice, style: Style) -> None:
    """UTF-8, a header, one line a row. The contract is docs/csv.md."""
    if style.bom:
        file.write(b"\xef\xbb\xbf")
    for line in csv_lines(entities[0], style.raw):
        file.write(line.encode())


def csv_lines(entity: Entity, raw: bool) -> Iterator[str]:
    """The header, and every row."""
    yield csv_line(entity.names, raw=True)
    for row in entity.rows():
        yield csv_line(row, raw)


def write_json(entities: Sequence[Entity], file: BinaryIO, _: Notice, __: Style) -> None:
    """An array of objects, as `list --format json` has it."""
    for part in json_parts(_objects(entities[0])):
        file.write(part.encode())


def write_ndjson(entities: Sequence[Entity], file: BinaryIO, _: Notice, __: Style) -> None:
    """An object a line."""
    for row in _objects(entities[0]):
        file.write(ndjson_line(row).encode())


def _objects(entity: Entity) -> Iterator[Object]:
    for row in entity.rows():
        yield list(zip(entity.names, row, strict=True))
