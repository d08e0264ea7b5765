"""What holds for any bytes whatever: each law takes bytes, and raises AssertionError where it does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml

from armstrack import document, query, usual
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
    text = usual.open_text(data)
    if text is not None:
        quick = usual.read_usual(text)
        trees = (quick and quick.tree, read_plain(text))
        assert all(tree in (None, found.tree if accepted else None) for tree in trees)


def _leaves(tree: Any) -> Iterator[Any]:
    if isinstance(tree, dict | list):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from _leaves(each)
    else:
        yield tree


def holds_for_record(data: bytes) -> None:
    """An event or an error; both readings agree; an event is written as it reads; no form gives way."""
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
    """A date or figure keeps its text and has its bounds in order, or is refused with a remedy."""
    text = data.decode("utf-8", "surrogateescape")
    dated = _read(parse_date, text)
    assert dated is None or re.match(PATTERN, text)
    assert dated is None or dated.last_day is None or dated.first_day <= dated.last_day
    figure = _read(parse_figure, text)
    assert figure is None or figure.low is None or figure.high is None or figure.low <= figure.high
    typed = _read(lambda given: read_typed(given, DAY), text)
    assert typed is None or parse_date(typed).text == typed
    _holds_for_words(text.split())


def _read(read: Callable[[str], Any], text: str) -> Any:
    """What is read; None where it is refused, with a remedy that is itself read."""
    try:
        found = read(text)
    except FieldError as error:
        assert error.message
        assert error.hint
        assert error.instead is None or read(error.instead)
        return None
    assert isinstance(found, str) or found.text == text
    return found


def _holds_for_words(words: list[str]) -> None:
    """Every word that is typed is read, or said to be idle; none is read out of nothing."""
    found = query.read(words)
    assert len(found.clauses) + len(found.idle) <= 2 * len(words)
    assert found == query.read(words)


LAWS: dict[str, Callable[[bytes], None]] = {
    "document": holds_for_document,
    "record": holds_for_record,
    "dates": holds_for_dates,
}
