"""`armstrack schema`: JSON Schema on stdout."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from armstrack.record import json_schema
from tests.conftest import Command


def test_the_schema_is_json_and_the_model_s(armstrack: Command) -> None:
    result = armstrack("schema")
    assert json.loads(result.out) == json.loads(json.dumps(json_schema()))
    assert (result.code, result.err) == (0, "")


def test_the_schema_is_a_schema(armstrack: Command) -> None:
    Draft202012Validator.check_schema(json.loads(armstrack("schema").out))
