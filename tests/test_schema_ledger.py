"""The published schema against whole files: every sound record, and every faulty one of tests/errors."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from armstrack.record import read_record
from armstrack.schema import json_schema
from tests.conftest import ROOT
from tests.test_record import tree
from tests.yaml_readers import READERS, VALIDATORS, EcmaValidator

PUBLISHED = ROOT / "schema" / "record.schema.json"
ERRORS = ROOT / "tests" / "errors"
SHIPPED = [*sorted((ROOT / "records").glob("*/*.yaml")), ROOT / "docs" / "example-record.yaml"]

_BYTES = "a parser has dealt with it before the schema is asked"
_PLACE = "a schema sees neither the file's name nor its folder"
_COMMENT = "a schema sees no comments"
_ACROSS = "a schema sees one file"
_FIELDS = "a schema cannot compare two fields"

#: What no schema can say, and why. The number tells how many of the code's files it accepts for that.
BEYOND = {
    "E101": (1, f"{_BYTES}: UTF-16 is read as well"),
    "E102": (1, f"{_BYTES}: a byte order mark is dropped"),
    "E106": (1, f"{_BYTES}: anchors and aliases are replaced"),
    "E107": (1, f"{_BYTES}: `!!int` gives a number like any other"),
    "E109": (2, f"{_BYTES}: braces and blocks give the same mapping"),
    "E113": (1, f"{_BYTES}: no bytes are left to count"),
    "E115": (4, _PLACE),
    "E116": (2, _COMMENT),
    "E117": (1, _PLACE),
    "E301": (6, _PLACE),
    "E302": (2, _PLACE),
    "E303": (1, f"{_FIELDS}: `until` and `date`"),
    "E308": (
        3,
        "the life of each party would have to stand in it for every field, as years in an expression",
    ),
    "E310": (2, f"{_FIELDS}: `supplier`, `recipient` and `via`; only `via` itself holds no code twice"),
    "E311": (2, f"{_FIELDS}: `source` and `key`"),
    "E312": (1, f"{_FIELDS}: the keys of two sources"),
    "E313": (2, "a schema does not know the day"),
    "E315": (1, _PLACE),
    "E401": (1, _ACROSS),
    "E402": (1, _ACROSS),
    "E403": (1, _ACROSS),
    "E404": (2, _ACROSS),
}
#: Files about other things than the content of a record.
NO_RECORD = ("E118", "E405", "E406")


def check_jsonschema(*files: Path) -> set[Path]:
    """The files that the real check-jsonschema refuses, in one run of it."""
    words = ["-o", "json", "--force-filetype", "yaml", "--schemafile", PUBLISHED, *files]
    command = [sys.executable, "-m", "check_jsonschema", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    refused = {Path(each["filename"]) for kind in ("errors", "parse_errors") for each in told.get(kind, ())}
    assert (done.returncode, told["status"]) == ((1, "fail") if refused else (0, "ok"))
    return refused


@cache
def faulty() -> dict[str, list[Path]]:
    """The faulty records of tests/errors, by code: those that `validate` gives an error for."""
    found: dict[str, list[Path]] = {}
    for folder in sorted(path for path in ERRORS.glob("E*") if path.is_dir()):
        lines = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
        told = {line.partition(":")[0] for line in lines if ": error[" in line}
        found[folder.name[:4]] = [folder / name for name in sorted(told)]
    return found


# Sound records ----------------------------------------------------------------------------------


def test_the_real_program_accepts_every_shipped_record_and_the_example() -> None:
    assert len(SHIPPED) > 200
    assert check_jsonschema(*SHIPPED) == set()


@pytest.mark.parametrize("read", READERS)
def test_every_shipped_record_is_accepted_as_others_read_it(read: Callable[[bytes], Any]) -> None:
    validators = [make(json_schema()) for make in VALIDATORS]
    data = [(path.name, read(path.read_bytes())) for path in SHIPPED]
    assert [name for name, each in data if not all(v.is_valid(each) for v in validators)] == []


def test_every_shipped_record_is_accepted_as_text() -> None:
    validator = EcmaValidator(json_schema())
    texts = [(path.name, tree(path.read_text(encoding="utf-8"))) for path in SHIPPED]
    assert [name for name, each in texts if not validator.is_valid(each)] == []


def test_editors_find_the_schema_from_the_example() -> None:
    first = SHIPPED[-1].read_text(encoding="utf-8").splitlines()[0]
    modeline, _, path = first.partition("=")
    assert modeline == "# yaml-language-server: $schema"
    assert (SHIPPED[-1].parent / path).resolve() == PUBLISHED


# Faulty records ---------------------------------------------------------------------------------


def test_the_real_program_refuses_every_faulty_record_whose_fault_a_schema_can_express() -> None:
    records = {code: files for code, files in faulty().items() if code not in NO_RECORD}
    refused = check_jsonschema(*(file for files in records.values() for file in files))
    accepted = {code: len(set(files) - refused) for code, files in records.items()}
    assert {code: number for code, number in accepted.items() if number} == {
        code: number for code, (number, _reason) in BEYOND.items()
    }


def test_the_files_about_no_record_s_content_are_what_they_say() -> None:
    """A link that leads nowhere, and the ledger's floors."""
    named = {file for code in NO_RECORD for file in faulty()[code]}
    assert [file.name for file in named if file.is_file() and file.name != "expectations.yaml"] == []


@pytest.mark.parametrize("code", [code for code in faulty() if code.startswith("E2")])
def test_every_fault_of_a_field_is_found_in_its_place(code: str) -> None:
    """All but the order of the two ends of a range, which no expression can tell."""
    for file in faulty()[code]:
        text = tree(file.read_text(encoding="utf-8"))
        findings = read_record(file.stem, text).findings
        places = {tuple(error.absolute_path) for error in EcmaValidator(json_schema()).iter_errors(text)}
        ranges = [f for f in findings if "range" in f.message or "one end lies within" in f.message]
        missed = [f for f in findings if f not in ranges and not {f.loc, f.loc[:-1]} & places]
        assert (file.name, missed) == (file.name, [])
