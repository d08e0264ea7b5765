"""Floor 3: a ledger that is read from its index piece by piece, as each is asked for. Light to import."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from armstrack import building, store
from armstrack.contents import Ledger
from armstrack.event import Event
from armstrack.files import NOT_RECORDS
from armstrack.outlines import from_outlines
from armstrack.problem import Edit, Problem, Span

if TYPE_CHECKING:
    from sqlite3 import Connection

    from armstrack.sights import Look
    from armstrack.store import Place

#: More whole records than this part of all are read at once rather than one by one.
_MANY = 3
_WHOLE = "SELECT file, event FROM record JOIN review USING (file)"
_IDS = "SELECT stem FROM record JOIN review USING (file)"
_NAMING = "SELECT file, event FROM record JOIN link USING (file) WHERE target = ?"
#: Whatever reaches a recipient, or is passed on by it, and what is linked to that, and so on.
_ACTING = """
WITH RECURSIVE acting (file) AS (
  SELECT file FROM review WHERE recipient = ? UNION SELECT file FROM route WHERE code = ?
  UNION SELECT link.file FROM acting JOIN review USING (file) JOIN link ON link.target = review.stem
) SELECT file, text FROM outline JOIN acting USING (file)
"""


class Paths(Mapping[str, Path]):
    """The file of every id, made a path when it is asked for."""

    def __init__(self, folder: Path, names: Mapping[str, str]) -> None:
        self._folder, self._names = folder, names

    def __getitem__(self, id_: str) -> Path:
        return self._folder / self._names[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class KeptLedger(Ledger):
    """What a folder of records holds, as its index has it. Equal to what `ledger.load` gives, piece by piece.

    `outlines` are its events as `armstrack.outlines` has them.
    """

    base: Connection
    place: Place
    looks: Mapping[str, Look]
    __hash__: ClassVar[None]  # type: ignore[assignment]

    def __init__(self, base: Connection, place: Place, folder: Path, looks: Mapping[str, Look]) -> None:
        vars(self).update(base=base, place=place, folder=folder, looks=looks)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        pieces = ("events", "problems", "files", "folder", "paths", "checked")
        return all(getattr(self, piece) == getattr(other, piece) for piece in pieces)

    @cached_property
    def files(self) -> int:
        """How many files were read."""
        return len(self._names)

    @cached_property
    def left_out(self) -> int:
        """How many files have errors, so that their records do not count."""
        ((sound,),) = self.base.execute("SELECT count(*) FROM record")
        return self.files - int(sound)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The sound records, by id."""
        texts = [text for (text,) in self.base.execute("SELECT event FROM record")]
        return tuple(sorted(building.from_jsons(texts), key=lambda event: event.id))

    @property
    def ids(self) -> list[str]:
        """The ids of the sound records, in order."""
        return sorted(store.to_text(id_) for (id_,) in self.base.execute(_IDS))

    @cached_property
    def outlines(self) -> tuple[Event, ...]:
        """The sound records, by id, as outlines."""
        texts = [text for (text,) in self.base.execute("SELECT text FROM outline")]
        return tuple(sorted(from_outlines(texts), key=lambda event: event.id))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, by file and place."""
        asked = "SELECT name, problems FROM look JOIN review USING (file) WHERE problems != ''"
        found = [(store.to_text(name), text) for name, text in self.base.execute(asked)]
        told = [problem for name, text in found for problem in from_json(self.folder / name, text)]
        return tuple(sorted(told, key=lambda problem: problem.sort_key))

    @cached_property
    def paths(self) -> Paths:
        """The file of every id; of two with one id, the one whose record counts."""
        names = {stem(name): name for name in self._names}
        if len(names) < len(self._names):
            asked = "SELECT name FROM look JOIN record USING (file) ORDER BY file"
            sound = (store.to_text(name) for (name,) in self.base.execute(asked))
            names |= {stem(name): name for name in sound}
        return Paths(self.folder, names)

    @cached_property
    def checked(self) -> tuple[Path, ...]:
        """Every file that was looked at, the expectations among them, sorted."""
        return tuple(sorted(self.folder / name for name in self.looks))

    @cached_property
    def _names(self) -> list[str]:
        return [name for name in self.looks if not is_floors(name)]

    def acting(self, recipients: Iterable[str]) -> list[Event]:
        """The outlines of all records that states of flows to these recipients may follow from."""
        found: dict[int, str] = {}
        for recipient in recipients:
            found.update(self.base.execute(_ACTING, (recipient, recipient)).fetchall())
        return from_outlines([found[file] for file in sorted(found)])

    def linked(self, event: Event) -> list[Event]:
        """The records that a record names, and those that name it, by id."""
        ids = [store.to_bytes(id_) for id_ in {link.id for link in event.related}]
        asked = f"{_WHOLE} WHERE stem IN ({', '.join('?' * len(ids))})"
        rows = self.base.execute(asked, ids).fetchall()
        rows += self.base.execute(_NAMING, (store.to_bytes(event.id),)).fetchall()
        texts = dict(rows)
        return sorted(building.from_jsons([*texts.values()]), key=lambda found: found.id)

    def whole(self, ids: Collection[str]) -> list[Event]:
        """The sound records with these ids, in the order of the ids."""
        if len(ids) > len(self._names) // _MANY:
            return [self.by_id[id_] for id_ in ids if id_ in self.by_id]
        found = (self.base.execute(f"{_WHOLE} WHERE stem = ?", (store.to_bytes(id_),)) for id_ in ids)
        return building.from_jsons([text for rows in found for _, text in rows])


def opened(place: Place, folder: Path, looks: Mapping[str, Look]) -> KeptLedger | None:
    """The ledger from the index that has just been put in its place; None where that is gone again."""
    base = store.open_index(place, just_written=True)
    return KeptLedger(base, place, folder, looks) if base else None


def is_floors(name: str) -> bool:
    """True for the expectations, which are checked with the records and are none."""
    return name in NOT_RECORDS


def stem(name: str) -> str:
    """The id that a file's name is."""
    return name[name.rfind("/") + 1 : name.rfind(".")]


def to_json(problems: Iterable[Problem]) -> str:
    """One file's problems, to be kept with it; empty where there are none."""
    kept = [(p.span, p.code, p.message, p.hint, p.excerpt, p.edit, p.rename) for p in problems]
    return json.dumps(kept) if kept else ""


def from_json(path: Path, text: str) -> Iterator[Problem]:
    """The problems that are kept with a file."""
    found: list[Any] = json.loads(text)
    for span, code, message, hint, excerpt, edit, rename in found:
        mends = Edit(Span(*edit[0]), edit[1]) if edit else None
        yield Problem(path.as_posix(), Span(*span), code, message, hint, excerpt, mends, rename)
