"""Floor 4: a record that is not written yet, as if it lay in its place: its problems and its effects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from armstrack.checks.names import expected_stem
from armstrack.contents import Ledger
from armstrack.effects import before_and_after
from armstrack.event import Event
from armstrack.files import FolderError
from armstrack.flows import Flows
from armstrack.ledger import load, load_bytes
from armstrack.plain import Tree
from armstrack.problem import Problem
from armstrack.record import read_record
from armstrack.states import said_state
from armstrack.writing import to_yaml


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record to be written.

    Attributes:
        path: where it belongs.
        text: the content of its file.
        problems: those that there would be with it and are not there without it, in other files too.
        effects: what it does to its flow, in sentences; none where it has errors.
    """

    path: Path
    text: str
    problems: tuple[Problem, ...]
    effects: tuple[str, ...]


def load_present(folder: Path, today: date) -> Ledger:
    """The ledger as it is, which may be a folder without any record yet.

    Raises:
        FolderError: if the folder cannot be read.
    """
    try:
        return load(folder, today)
    except FolderError as error:
        if error.__cause__ is not None:
            raise
        return Ledger((), (), 0, folder)


def place_of(tree: dict[str, Tree], slug: str, folder: Path) -> Path:
    """Where a record belongs whose date and parties have been read."""
    draft = read_record("", tree).draft
    return folder / draft.supplier.lower() / f"{expected_stem(draft, slug)}.yaml"


def is_taken(path: Path, present: Ledger) -> bool:
    """True where there is a file of that name, in this folder or another, however its letters are written."""
    ids = (id_.casefold() for id_ in present.paths)
    return path.stem.casefold() in ids or path.exists() or path.is_symlink()


def propose(tree: dict[str, Tree], path: Path, present: Ledger, today: date) -> Proposal:
    """The record at its place, checked against every other one.

    Raises:
        FolderError: if the folder can no longer be read.
    """
    text = to_yaml(tree)
    content = {path: text.encode()}
    folder = present.folder
    ledger = load(folder, today, instead=content) if present.files else load_bytes(content, folder, today)
    known = frozenset(present.problems)
    problems = tuple(problem for problem in ledger.problems if problem not in known)
    event = ledger.by_id.get(path.stem)
    effects = () if event is None else tuple(_effects(event, ledger, present, today))
    return Proposal(path, text, problems, effects)


def _effects(event: Event, ledger: Ledger, present: Ledger, today: date) -> Iterator[str]:
    """The flow's status around the record's day, and today with and without it, for each category."""
    with_it, without = Flows(ledger.events), Flows(present.events)
    told = before_and_after(with_it, event, today)
    for category, line in zip(event.categories or ("all",), told, strict=True):
        asked = (event.supplier, event.recipient, category, today)
        now, otherwise = (said_state(flows.state_at(*asked)) for flows in (with_it, without))
        same = "as without this record" if now == otherwise else f"{otherwise} without this record"
        yield f"{line}; {now} on {today}, {same}"
