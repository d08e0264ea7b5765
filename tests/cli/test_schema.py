"""`armstrack schema`: JSON Schema on stdout."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from armstrack.schema import json_schema
from tests.conftest import ROOT, Command


def test_the_schema_is_json_and_the_model_s(armstrack: Command) -> None:
    result = armstrack("schema")
    assert json.loads(result.out) == json.loads(json.dumps(json_schema()))
    assert (result.code, result.err) == (0, "")


def test_the_schema_is_a_schema(armstrack: Command) -> None:
    Draft202012Validator.check_schema(json.loads(armstrack("schema").out))


def test_the_published_file_is_what_the_command_prints(armstrack: Command) -> None:
    published = (ROOT / "schema" / "record.schema.json").read_text(encoding="utf-8")
    assert armstrack("schema").out == published


def test_the_schema_goes_into_a_file(armstrack: Command, tmp_path: Path) -> None:
    result = armstrack("schema", "-o", tmp_path / "record.schema.json")
    assert result == (0, "", "")
    assert (tmp_path / "record.schema.json").read_text(encoding="utf-8") == armstrack("schema").out
