"""Floor 2: pydantic over the dataclasses of `event.py`. A tree of text to an Event, or to findings.

Every problem of the fields is found in one pass. A record with problems still gives a draft, an
Event whose broken fields hold None, so that the rules over several fields can look at the rest.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass, make_dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from armstrack.event import FILE_NAMES, PARTS, Event
from armstrack.plain import Tree
from armstrack.problem import FieldError, Finding, Loc
from armstrack.strangers import unknown_field

_STRICT = ConfigDict(extra="forbid")
_ATTRIBUTES = {in_file: attribute for attribute, in_file in FILE_NAMES.items()}


class Reading(NamedTuple):
    """What one tree gave: an event if it is sound, always a draft, and the findings."""

    event: Event | None
    draft: Event
    findings: list[Finding]


def read_record(record_id: str, tree: dict[str, Tree]) -> Reading:
    """Checks every field of one record. `record_id` is the stem of its file."""
    refused = [name for name in (*FILE_NAMES, "id") if name in tree]
    names = file_names(Event)
    findings = [unknown_field((name,), names, tree, record_id) for name in refused]
    attributes: dict[str, Any] = {
        _ATTRIBUTES.get(name, name): value for name, value in tree.items() if name not in refused
    }
    attributes["id"] = record_id
    try:
        event = _adapter(Event).validate_python(attributes)
    except ValidationError as error:
        details = error.errors(include_url=False)
        findings += [_to_finding(detail, tree, record_id) for detail in details]
        return Reading(None, _draft(attributes, details), findings)
    return Reading(None if findings else event, event, findings)


@cache
def _adapter(cls: type) -> TypeAdapter[Any]:
    for part in (*PARTS, Event):
        setattr(part, "__pydantic_config__", _STRICT)  # noqa: B010 - pydantic looks for it there
    return TypeAdapter(cls)


def _to_finding(detail: ErrorDetails, tree: dict[str, Tree], record_id: str) -> Finding:
    """One of pydantic's errors as ours. `loc` speaks of the file's names."""
    first, *rest = detail["loc"]
    loc: Loc = (FILE_NAMES.get(str(first), first), *rest)
    match detail["type"]:
        case "value_error":
            error = cast(FieldError, detail["ctx"]["error"])
            return Finding(error.code, loc, error.message, error.hint, instead=error.instead)
        case "missing":
            where = _owner(loc)
            name = loc[-1]
            return Finding("E202", loc, f'the field "{name}" is missing', _describe(where, str(name)))
        case "tuple_type" | "dataclass_type" if detail["input"] == "":
            return Finding("E211", loc, "the value is empty", "what is unknown is left out: delete the field")
        case "unexpected_keyword_argument":
            return unknown_field(loc, file_names(_owner(loc)), tree, record_id)
        case "tuple_type":
            return Finding("E203", loc, "a list is needed here", _list_hint(loc))
        case _:
            names = ", ".join(file_names(_class_at(loc)))
            hint = f"write its fields below it, one a line: {names}"
            return Finding("E203", loc, "fields are needed here, not text or a list", hint)


def _list_hint(loc: Loc) -> str:
    inner = _class_at((*loc, 0))
    name = loc[-1]
    return (
        f"write `{name}:` and below it `- {next(iter(file_names(inner)))}: ...`"
        if inner is not Event
        else f"write `{name}: [...]`"
    )


def file_names(cls: type) -> list[str]:
    """The fields of one part of a record, as a file writes them, in order."""
    return [FILE_NAMES.get(f.name, f.name) for f in fields(cls) if f.name != "id" or cls is not Event]


def _owner(loc: Loc) -> type:
    return _class_at(loc[:-1])


def _class_at(loc: Loc) -> type:
    """The dataclass that stands at a place of a record; Event where there is none."""
    cls: type = Event
    for step in loc:
        if isinstance(step, str):
            attribute = _ATTRIBUTES.get(step, step)
            inner = _dataclass_in(get_type_hints(cls).get(attribute))
            cls = inner or Event
    return cls


def _dataclass_in(hint: Any) -> type | None:
    if is_dataclass(hint):
        return cast(type, hint)
    return next((found for arg in get_args(hint) if (found := _dataclass_in(arg))), None)


def _describe(cls: type, name: str) -> str:
    return f"add `{name}:`, {describe(cls)[name]}"


@cache
def describe(cls: type) -> dict[str, str]:
    """What each field of one part of a record means, by its name in a file."""
    hints = get_type_hints(cls, include_extras=True)
    return {
        FILE_NAMES.get(name, name): next((a for a in reversed(get_args(hint)) if isinstance(a, str)), "")
        for name, hint in hints.items()
    }


# Drafts ---------------------------------------------------------------------------------------


def _draft(attributes: dict[str, Any], details: list[ErrorDetails]) -> Event:
    """The sound fields of a broken record, in a class like Event whose every field may be None."""
    broken = {tuple(detail["loc"]) for detail in details}
    return cast(Event, _draft_adapter().validate_python(_prune(attributes, (), broken)))


@cache
def _draft_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(_relaxed(Event))


def _prune(value: Any, loc: Loc, broken: set[Loc]) -> Any:
    """The tree with every broken node taken out of its mapping, or left as None in its list."""
    if isinstance(value, dict):
        return {k: _prune(v, (*loc, k), broken) for k, v in value.items() if (*loc, k) not in broken}
    if isinstance(value, list):
        return [None if (*loc, i) in broken else _prune(v, (*loc, i), broken) for i, v in enumerate(value)]
    return value


@cache
def _relaxed(cls: type) -> type:
    """The same dataclass with every field optional, so that what is sound can be kept."""
    hints = get_type_hints(cls, include_extras=True)
    loose = [
        (f.name, _loosen(hints[f.name]) | None, None if f.default is MISSING else f.default)
        for f in fields(cls)
    ]
    names = [f.name for f in fields(cls)]
    # The class has no name that another process could import, so a draft says how it is made.
    packed = {"__reduce__": lambda draft: (_remake, (cls, *(getattr(draft, name) for name in names)))}
    return make_dataclass(cls.__name__, loose, kw_only=True, namespace=packed)


def _remake(cls: type, *values: object) -> Any:
    """A draft, or a part of one, that comes from another process."""
    return _relaxed(cls)(**{f.name: value for f, value in zip(fields(cls), values, strict=True)})


def _loosen(hint: Any) -> Any:
    if is_dataclass(hint):
        return _relaxed(cast(type, hint))
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Annotated[(_loosen(args[0]), *args[1:])]
    if origin is tuple:
        return tuple[_loosen(args[0]) | None, ...]  # type: ignore[misc]
    if origin in (Union, types.UnionType):
        return Union[tuple(_loosen(arg) for arg in args)]  # noqa: UP007 - built from a list
    return hint
