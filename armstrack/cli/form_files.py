"""Floor 7: answers from a file: those of an issue form as JSON, or a record's own YAML, such as a draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from armstrack.cli import exits, streams

_FORM = "write one object, its names those of a record's fields; `armstrack schema` lists them"


def read_form_file(path: Path) -> Mapping[str, object]:
    """The answers by the names that the file gives them; numbers stay as they are written.

    Raises:
        StopError: exit 3, where it cannot be opened; usage, where it holds no answers.
    """
    from armstrack.document import MAX_BYTES

    data = _read(path, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        _refuse(path, f"larger than {MAX_BYTES:,} bytes", "one record is one event: split it")
    return _read_yaml(path, data) if path.suffix in (".yaml", ".yml") else _read_json(path, data)


def _read(path: Path, most: int) -> bytes:
    if str(path) == "-":
        return streams.read(most)
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        message = f"cannot open {path}: {error.strerror or error}"
        raise exits.StopError(exits.NO_RECORDS, message, "check the spelling") from None


class _TwiceError(Exception):
    """A name that one object has twice: JSON's reader alone would keep the last without a word."""


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, answer in pairs:
        if name in found:
            raise _TwiceError(name)
        found[name] = answer
    return found


def _read_json(path: Path, data: bytes) -> Mapping[str, object]:
    try:
        form = json.loads(
            data, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_each_once
        )
    except _TwiceError as error:
        _refuse(path, f'"{error}" stands twice in one object', "keep one of the two")
    except json.JSONDecodeError as error:
        _refuse(path, f"not JSON: {error.msg}", _FORM, f":{error.lineno}:{error.colno}")
    except UnicodeDecodeError:
        _refuse(path, "not UTF-8", "save it as UTF-8")
    except RecursionError:
        _refuse(path, "nested too deep", _FORM)
    if not isinstance(form, dict):
        _refuse(path, "no object of answers", _FORM)
    return form


def _read_yaml(path: Path, data: bytes) -> Mapping[str, object]:
    from armstrack import document

    found = document.read(data)
    for refusal in found.refusals:
        if not refusal.code.startswith("W"):
            at = f":{refusal.span.line}:{refusal.span.column}"
            _refuse(path, f"[{refusal.code}] {refusal.message}", refusal.hint, at)
    return found.tree or {}


def _refuse(path: Path, message: str, hint: str, at: str = "") -> NoReturn:
    name = "stdin" if str(path) == "-" else str(path)
    raise exits.StopError(exits.USAGE, f"{name}{at}: {message}", hint)
