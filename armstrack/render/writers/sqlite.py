"""Floor 6: a SQLite database of every table, with keys, full text and views. The standard library alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, BinaryIO

from armstrack.dataset import Entity, Field, FieldType, Row, fields_of
from armstrack.render.cells import for_machines
from armstrack.render.writers.writer import Notice, Style
from armstrack.table import Cell

if TYPE_CHECKING:
    import sqlite3

#: Decimals are NUMERIC, which keeps whole numbers exact and sums; `amount` has the figure as written.
_TYPES: dict[FieldType, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "decimal": "NUMERIC",
    "boolean": "INTEGER",
    "date": "TEXT",
    "list": "TEXT",
}
#: What can be searched by words, by table: Datasette finds these indexes by itself.
_SEARCHED = {
    "events": ("title", "supplier_name", "recipient_name", "items", "end_user", "part", "terms", "notes"),
    "items": ("designation", "maker", "incorporated_in"),
    "statements": ("party_name", "name", "says"),
    "sources": ("publisher", "via", "title", "document"),
}


def write_sqlite(entities: Sequence[Entity], file: BinaryIO, _: Notice, __: Style) -> None:
    """The whole database, made in memory: the same tables give the same bytes."""
    import sqlite3

    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        for entity in (*entities, fields_of(entities)):
            add_table(database, entity)
        for table, fields in _SEARCHED.items():
            _index_words(database, table, fields)
        database.executescript(files("armstrack").joinpath("data/views.sql").read_text(encoding="utf-8"))
        file.write(database.serialize())


def add_table(database: sqlite3.Connection, entity: Entity) -> None:
    """One table with its rows, and an index for each foreign key."""
    database.execute(_table(entity))
    places = ", ".join("?" for _ in entity.fields)
    database.executemany(f"INSERT INTO {_name(entity.name)} VALUES ({places})", _rows(entity))  # noqa: S608 - our own names
    for foreign in entity.foreign:
        index = _name(f"{entity.name}_by_{foreign.field}")
        database.execute(f"CREATE INDEX {index} ON {_name(entity.name)} ({_name(foreign.field)})")


def _name(name: str) -> str:
    return f'"{name}"'


def _table(entity: Entity) -> str:
    lines = [_column(field) for field in entity.fields]
    lines.append(f"PRIMARY KEY ({', '.join(map(_name, entity.key))})")
    lines += [
        f"FOREIGN KEY ({_name(each.field)}) REFERENCES {_name(each.entity)} ({_name(each.key)})"
        for each in entity.foreign
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_name(entity.name)} (\n  {body}\n)"


def _column(field: Field) -> str:
    needed = " NOT NULL" if field.required else ""
    truth = f" CHECK ({_name(field.name)} IN (0, 1))" if field.type == "boolean" else ""
    return f"{_name(field.name)} {_TYPES[field.type]}{needed}{truth}"


def _rows(entity: Entity) -> Iterator[Row]:
    for row in entity.rows():
        yield tuple(map(_cell, row))


def _cell(cell: Cell) -> Cell:
    """A cell as SQLite takes it: an empty list is nothing, as it is in CSV."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral() else str(cell)
    return for_machines(cell) or None if isinstance(cell, (date, tuple)) else cell


def _index_words(database: sqlite3.Connection, table: str, fields: Sequence[str]) -> None:
    """Full text of some fields; letters with accents are found without them."""
    index = f"{table}_fts"
    told = ", ".join(map(_name, fields))
    database.execute(
        f"CREATE VIRTUAL TABLE {_name(index)} USING FTS5"
        f' ({told}, tokenize="unicode61 remove_diacritics 2", content="{table}")'
    )
    database.execute(f"INSERT INTO {_name(index)} ({_name(index)}) VALUES ('rebuild')")  # noqa: S608
