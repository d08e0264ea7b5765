"""How others see a record: their readers of YAML, and a JSON Schema read with ECMA-262's expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import regress
import yaml
from jsonschema import Draft202012Validator, ValidationError, validators  # type: ignore[import-untyped]
from ruamel.yaml import YAML, SafeConstructor


class _Loader(yaml.SafeLoader):
    """PyYAML's `safe_load`, with dates as text, as JSON and check-jsonschema have them."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)


class _Constructor(SafeConstructor):
    pass


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read_yaml_11(text: str | bytes) -> Any:
    """PyYAML: `NO` is false, `0123` is 83."""
    return yaml.load(text, _Loader)  # noqa: S506 - a subclass of SafeLoader


def read_yaml_12(text: str | bytes) -> Any:
    """ruamel.yaml: `NO` is text, `0123` is 123."""
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = _Constructor
    return reader.load(text)


READERS: list[Callable[[str | bytes], Any]] = [read_yaml_11, read_yaml_12]


@cache
def _expression(pattern: str) -> regress.Regex:
    return regress.Regex(pattern, flags="u")


def _pattern(validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    if validator.is_type(instance, "string") and _expression(pattern).find(instance) is None:
        yield ValidationError(f"{instance!r} does not match")


#: Reads patterns as editors do; jsonschema itself reads them as Python does.
EcmaValidator = validators.extend(Draft202012Validator, {"pattern": _pattern})
VALIDATORS = [Draft202012Validator, EcmaValidator]
