"""Floor 6: the forms of export, one file a form. A package that a form needs is imported where it is used."""

from __future__ import annotations

from armstrack.render.writers.package import write_archive
from armstrack.render.writers.parquet import write_parquet
from armstrack.render.writers.sqlite import write_sqlite
from armstrack.render.writers.text import write_csv, write_json, write_ndjson
from armstrack.render.writers.writer import Notice, Style, UnfitError, Writer
from armstrack.render.writers.xlsx import write_xlsx

__all__ = ["WRITERS", "Notice", "Style", "UnfitError", "Writer"]

#: Every form by its name.
WRITERS = {
    writer.name: writer
    for writer in (
        Writer("csv", (".csv",), write_csv),
        Writer("json", (".json",), write_json),
        Writer("ndjson", (".ndjson", ".jsonl"), write_ndjson),
        Writer("parquet", (".parquet",), write_parquet, binary=True, extra="parquet", module="pyarrow"),
        Writer("xlsx", (".xlsx",), write_xlsx, whole=True, binary=True, extra="xlsx", module="xlsxwriter"),
        Writer("sqlite", (".sqlite", ".sqlite3", ".db"), write_sqlite, whole=True, binary=True),
        Writer("datapackage", (".zip",), write_archive, whole=True, binary=True),
    )
}
