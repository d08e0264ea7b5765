"""Floor 6: one table as Parquet, with real types: days, decimals, categories, lists. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from armstrack.dataset import CODE, Entity, Field, Row
from armstrack.render.writers.writer import Notice, Style

_GROUP = 10_000


def write_parquet(entities: Sequence[Entity], file: BinaryIO, notice: Notice, _: Style) -> None:
    """The first table, a group of rows at a time. Every field carries its meaning as metadata."""
    import pyarrow as pa
    from pyarrow import parquet

    entity = entities[0]
    about = {"title": entity.title, "as_of": notice.as_of.isoformat(), "licence": notice.licence}
    schema = pa.schema(map(_field, entity.fields), metadata=about)
    with parquet.ParquetWriter(file, schema) as writer:
        for rows in _groups(entity.rows()):
            arrays = [
                pa.array(cells, type=field.type)
                for cells, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while group := list(islice(rows, _GROUP)):
        yield group


def _field(field: Field) -> Any:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.decimal128(*field.digits),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    is_category = bool(field.vocabulary or field.pattern == CODE)
    type_ = pa.dictionary(pa.int32(), pa.string()) if is_category else types[field.type]
    return pa.field(field.name, type_, nullable=not field.required, metadata={"about": field.about})
