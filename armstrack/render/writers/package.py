"""Floor 6: a Frictionless data package: every table as CSV, and `datapackage.json`, which describes them."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, BinaryIO

from armstrack.dataset import Entity, Field, FieldType
from armstrack.render.writers.text import csv_lines
from armstrack.render.writers.writer import Notice, Style

DESCRIPTOR, NAME = "datapackage.json", "armstrack"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES: dict[FieldType, str] = {"decimal": "number", "list": "string"}
_LICENCES = {
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
}
_GUARDED = "Text that a spreadsheet would run as a formula stands behind an apostrophe."
_LISTED = "several are set apart by `; `"
#: A constant, so that the same records give the same bytes; the first day that an archive can tell.
_MADE = (1980, 1, 1, 0, 0, 0)
Open = Callable[[str], AbstractContextManager[Any]]


def write_archive(entities: Sequence[Entity], file: BinaryIO, notice: Notice, style: Style) -> None:
    """The package as a zip archive."""
    with zipfile.ZipFile(file, "w") as archive:

        def start(name: str) -> AbstractContextManager[Any]:
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            return archive.open(entry, "w")

        _write(entities, start, notice, style)


def write_folder(entities: Sequence[Entity], folder: Path, notice: Notice, style: Style) -> None:
    """The package as the files of a folder, which must be there and empty."""
    _write(entities, lambda name: (folder / name).open("wb"), notice, style)


def is_package(folder: Path) -> bool:
    """True for a folder that holds a package of ours and nothing else, so that it can be made anew."""
    try:
        found = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        ours = {DESCRIPTOR, *(resource["path"] for resource in found["resources"])}
        return bool(found["name"] == NAME) and {path.name for path in folder.iterdir()} <= ours
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _write(entities: Sequence[Entity], start: Open, notice: Notice, style: Style) -> None:
    resources = []
    for entity in entities:
        digest, size = hashlib.sha256(), 0
        with start(f"{entity.name}.csv") as file:
            for line in csv_lines(entity, style.raw):
                data = line.encode()
                digest.update(data)
                size += len(data)
                file.write(data)
        resources.append(_resource(entity) | {"bytes": size, "hash": f"sha256:{digest.hexdigest()}"})
    told = json.dumps(_descriptor(resources, notice, style), ensure_ascii=False, indent=2)
    with start(DESCRIPTOR) as file:
        file.write(f"{told}\n".encode())


def _descriptor(resources: list[dict[str, Any]], notice: Notice, style: Style) -> dict[str, Any]:
    licences = [_LICENCES[notice.licence]] if notice.licence in _LICENCES else []
    about = f"Arms-export events with their sources, and where each flow stood on {notice.as_of}."
    found = {
        "$schema": _PROFILE,
        "name": NAME,
        "title": "armstrack: a source-cited ledger of arms-export events",
        "description": about if style.raw else f"{about} {_GUARDED}",
        "version": notice.version,
        "licenses": licences,
        "sources": [{"title": publisher} for publisher in notice.publishers],
        "resources": resources,
    }
    return {name: value for name, value in found.items() if value}


def _resource(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "type": "table",
        "title": entity.title,
        "path": f"{entity.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(field, entity) for field in entity.fields],
            "missingValues": [""],
            "primaryKey": list(entity.key),
            "foreignKeys": [
                {
                    "fields": [each.field],
                    "reference": {"resource": each.entity, "fields": [each.key]},
                }
                for each in entity.foreign
            ],
        },
    }


def _field(field: Field, entity: Entity) -> dict[str, Any]:
    about = f"{field.about}; {_LISTED}" if field.type == "list" else field.about
    rules = {
        "required": field.required,
        "unique": entity.key == (field.name,),
        "enum": list(field.words),
        "pattern": field.pattern,
    }
    found = {"name": field.name, "type": _TYPES.get(field.type, field.type), "description": about}
    return found | {"constraints": kept} if (kept := {k: v for k, v in rules.items() if v}) else found
