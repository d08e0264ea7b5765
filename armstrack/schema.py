"""Floor 3: the JSON Schema of a record, for editors and for checkers of other makers.

What no schema can say, such as the order of two dates, is left to `armstrack validate`. A schema sees no
comment either, and so no finding that a comment allows.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from armstrack.checks.content import CLAIMING, CLAIMS, NEED_ACTOR
from armstrack.event import FILE_NAMES, PARTS, Event
from armstrack.leaf_schemas import Schema, leaf_schemas
from armstrack.leaves import Leaf
from armstrack.record import describe
from armstrack.vocab import kinds

#: The schema's name. It is no address: the file is `schema/record.schema.json` of the repository.
ID = "urn:armstrack:record"
_MORE = "`armstrack validate` checks more: the order of dates, references, the file's name, other records."


def json_schema() -> Schema:
    """The JSON Schema (2020-12) of a record, with what each field and each word means."""
    record, parts = _part(Event), {cls.__name__: _part(cls) for cls in PARTS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "armstrack record",
        **record,
        "description": f"{record['description']} {_MORE}",
        "allOf": [{"$comment": code} | rule for code, rule in _rules()],
        "$defs": {name: {"title": name.lower()} | each for name, each in {**parts, **leaf_schemas()}.items()},
    }


def _part(cls: type) -> Schema:
    """A mapping: the fields of one dataclass, under their names in a file."""
    hints = get_type_hints(cls, include_extras=True)
    own = {FILE_NAMES.get(f.name, f.name): f for f in fields(cls) if f.name != "id" or cls is not Event}
    about = describe(cls)
    properties = {name: _shape(hints[f.name]) | {"description": about[name]} for name, f in own.items()}
    for name, f in own.items():
        if isinstance(f.default, str):
            properties[name]["default"] = f.default
    return {
        "type": "object",
        "description": (cls.__doc__ or "").strip(),
        "properties": properties,
        "required": [name for name, f in own.items() if f.default is MISSING],
        "additionalProperties": False,
    }


def _shape(hint: Any) -> Schema:
    """What stands in a field: a leaf, a part, or a list of either."""
    for each in getattr(hint, "__metadata__", ()):
        if isinstance(each, Leaf):
            return {"$ref": f"#/$defs/{each.name}"}
    if is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}  # type: ignore[union-attr]
    inner = _shape(get_args(hint)[0])
    return {"type": "array", "items": inner} if get_origin(hint) is tuple else inner


def _rules() -> list[tuple[str, Schema]]:
    """The rules over several fields that a schema can express, with the codes of `armstrack validate`."""
    totals = [kind.kind for kind in kinds().values() if kind.is_total]
    figures = [_holds("values", {}), {"required": ["licences"]}, _holds("items", {"required": ["quantity"]})]
    findable = [{"required": each} for each in (["url"], ["archived"], ["document"], ["title", "date"])]
    return [
        ("E304", {"if": _has("kind", *NEED_ACTOR), "then": {"required": ["actor"]}}),
        (
            "E305",
            {"if": _has("verification", *CLAIMS), "then": _holds("statements", _has("stance", *CLAIMING))},
        ),
        ("E306", {"if": _has("scope", "re-export"), "then": _holds("via", {})}),
        ("E307", {"if": _has("kind", *totals), "then": {"anyOf": figures}}),
        ("E309", {"if": _holds("items", _has("category", "all")), "then": _within("items", maxItems=1)}),
        ("E309", _within("except", items={"not": {"const": "all"}})),
        ("E310", _within("via", uniqueItems=True)),
        ("E314", _within("sources", minItems=1)),
        ("E316", _within("sources", items={"anyOf": findable})),
    ]


def _has(field: str, *words: str) -> Schema:
    """True of a mapping whose field is one of these words."""
    return _within(field, enum=[*words]) | {"required": [field]}


def _holds(field: str, what: Schema) -> Schema:
    """True of a mapping whose field is a list with such an element."""
    return _within(field, contains=what) | {"required": [field]}


def _within(field: str, **what: Any) -> Schema:
    return {"properties": {field: what}}
