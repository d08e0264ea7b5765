"""Floor 3: a ledger from what an earlier call found, the same as `ledger.load` gives it, only sooner.

Where neither a file nor what the day means for one has changed since, nothing is read but the index, and
nothing heavy is imported. Else `renewal` reads what has changed and writes the index anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from armstrack import building, store
from armstrack.contents import Ledger
from armstrack.files import NOT_RECORDS
from armstrack.problem import Edit, Problem, Span
from armstrack.sights import Moving, is_settled, look_around
from armstrack.store import Stored


def load(folder: Path, today: date, cache: Path | None) -> Ledger:
    """What `ledger.load` gives for a folder and a day, from the index in a cache folder where that is true.

    Without a cache folder everything is read.

    Raises:
        FolderError: if the folder cannot be read or holds no record.
    """
    try:
        return _load(folder, today, cache) if cache else _read_all(folder, today)
    except Moving:
        return _read_all(folder, today)


def _read_all(folder: Path, today: date) -> Ledger:
    from armstrack import ledger

    return ledger.load(folder, today)


def _load(folder: Path, today: date, cache: Path) -> Ledger:
    looks = look_around(folder)
    file, key = store.place(cache, folder)
    stored = store.read(file, key)
    if (
        stored is not None
        and [*stored.rows] == [*map(str, looks)]
        and [row.look for row in stored.rows.values()] == [*looks.values()]
        and stored.holds_on(today)
        and is_settled(looks.values(), stored.seen)
    ):
        return kept(stored, looks, folder)
    from armstrack.renewal import renew

    return renew(folder, today, looks, stored, (file, key))


def kept(stored: Stored, paths: Iterable[Path], folder: Path) -> Ledger:
    """The ledger that an index holds, when it is known to be true of these files."""
    found = [(path, stored.rows[str(path)]) for path in paths]
    records = [(path, row) for path, row in found if not is_floors(path, folder)]
    sound = [(path, row.event) for path, row in records if row.event]
    events = building.from_jsons([text for _, text in sound])
    named = {path.stem: path for path, _ in records} | {path.stem: path for path, _ in sound}
    problems = [p for path, row in found if row.problems for p in _problems(path, row.problems)]
    return Ledger(
        tuple(sorted(events, key=lambda event: event.id)),
        tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        len(records),
        folder,
        named,
        tuple(sorted(path for path, _ in found)),
    )


def is_floors(path: Path, folder: Path) -> bool:
    """True for the expectations, which are checked with the records and are none."""
    return path.name in NOT_RECORDS and path.parent == folder


def to_json(problems: list[Problem]) -> str:
    """One file's problems, to be kept with it; empty where there are none."""
    kept = [(p.span, p.code, p.message, p.hint, p.excerpt, p.edit, p.rename) for p in problems]
    return json.dumps(kept) if kept else ""


def _problems(path: Path, text: str) -> Iterator[Problem]:
    for span, code, message, hint, excerpt, edit, rename in json.loads(text):
        mends = Edit(Span(*edit[0]), edit[1]) if edit else None
        yield Problem(path.as_posix(), Span(*span), code, message, hint, excerpt, mends, rename)
