"""What holds for any bytes whatever. Each law takes bytes and raises AssertionError where it does not hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml

from armstrack import document, query
from armstrack.dates import PATTERN, parse_date
from armstrack.figures import parse_figure
from armstrack.ledger import check_bytes
from armstrack.plain import read_plain
from armstrack.problem import FieldError, catalogue
from armstrack.record import read_record
from armstrack.render.reports import FORMATS, Report
from armstrack.render.visible import visible
from armstrack.sound import read_sound
from armstrack.typed_dates import read_typed
from armstrack.writing import to_yaml

DAY = date(2026, 11, 22)
PATH = Path("records/can/2020-10-05-can-tur-fuzz.yaml")


def holds_for_document(data: bytes) -> None:
    """A tree of text or a refusal, each in its place; what is accepted is what libyaml itself reads."""
    found = document.read(data)
    assert found.tree is not None or found.refusals
    for refusal in found.refusals:
        assert 1 <= refusal.span.line <= max(1, len(found.lines)), refusal
        assert 1 <= refusal.span.column <= len(found.line(refusal.span.line)) + 1, refusal
    assert all(isinstance(leaf, str) for leaf in _leaves(found.tree or {}))
    accepted = not any(not refusal.code.startswith("W") for refusal in found.refusals)
    if accepted:
        assert found.tree == yaml.load(data, yaml.CBaseLoader)  # noqa: S506 - builds text alone
    assert read_plain(data, document.MAX_BYTES) in (None, found.tree if accepted else None)


def _leaves(tree: Any) -> Iterator[Any]:
    if isinstance(tree, dict | list):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from _leaves(each)
    else:
        yield tree


def holds_for_record(data: bytes) -> None:
    """An event or an error; both ways of reading agree; an event is written as it reads; no form gives way."""
    event, problems = check_bytes(data, PATH, DAY)
    assert (event is None) == any(problem.severity == "error" for problem in problems)
    assert {problem.code for problem in problems} <= catalogue().keys()
    tree = document.read(data).tree
    if tree is not None:
        assert read_sound(PATH.stem, tree) in (None, read_record(PATH.stem, tree).event)
    if event is not None:
        written = to_yaml(event)
        assert check_bytes(written.encode(), PATH, DAY)[0] == event
    report = Report(problems, (PATH.as_posix(),), 1)
    told = {name: form.write(report) for name, form in FORMATS.items()}
    for text in told.values():
        assert all(visible(line) == line for line in text.split("\n")), text
        text.encode()
    for name in ("json", "gitlab", "sarif"):
        json.loads(told[name])
    ET.fromstring(told["junit"])  # noqa: S314 - our own


def holds_for_dates(data: bytes) -> None:
    """A date or figure keeps its text and its bounds in order, or is refused with a remedy; so is what is typed."""
    text = data.decode("utf-8", "surrogateescape")
    for read in (parse_date, parse_figure):
        try:
            found: Any = read(text)
        except FieldError as error:
            assert error.message and error.hint
            if error.instead is not None:
                read(error.instead)
            continue
        assert found.text == text
        low, high = (found.first_day, found.last_day) if read is parse_date else (found.low, found.high)
        assert low is None or high is None or low <= high
    try:
        parse_date(read_typed(text, DAY))
    except FieldError as error:
        assert error.message
    query.read(text.split("\0"))
    assert PATTERN


LAWS: dict[str, Callable[[bytes], None]] = {
    "document": holds_for_document,
    "record": holds_for_record,
    "dates": holds_for_dates,
}
