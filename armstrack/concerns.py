"""Floor 3: which files a change concerns: those of which a rule across files may now say something else.

Rules look at ids (also in another case), at relations and what they lead to, at records of one day, pair
and kind, and at the day of the check. Whatever a rule sees of other files must be found here by a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(slots=True)
class Keys:
    """By what rules find other files from some: ids, ids in one case, day, pair and kind, related ids."""

    stems: set[bytes] = field(default_factory=set)
    folded: set[bytes] = field(default_factory=set)
    twins: set[str] = field(default_factory=set)
    targets: set[bytes] = field(default_factory=set)

    def __or__(self, other: Keys) -> Keys:
        """The keys of both."""
        return Keys(
            self.stems | other.stems,
            self.folded | other.folded,
            self.twins | other.twins,
            self.targets | other.targets,
        )


def keys_of(base: Connection, files: Iterable[int]) -> Keys:
    """The keys of files, as the index has them."""
    keys = Keys()
    for file in files:
        found = base.execute("SELECT stem, folded, twin FROM review WHERE file = ?", (file,))
        for stem, folded, twin in found:
            keys.stems.add(stem)
            keys.folded.add(folded)
            keys.twins |= {twin} - {None}
        keys.targets |= _column(base, "SELECT target FROM link WHERE file = ?", [file])
    return keys


def near(base: Connection, keys: Keys) -> set[int]:
    """Every file that rules may look at together with those that have one of the keys."""
    found = _column(base, "SELECT file FROM review WHERE folded = ?", keys.folded)
    found |= _column(base, "SELECT file FROM review WHERE twin = ?", keys.twins)
    return found | _related(base, keys.stems | keys.targets)


def lost(base: Connection) -> set[int]:
    """The files with a relation that leads to no record; what may be meant depends on all ids."""
    nowhere = "SELECT file FROM link WHERE target NOT IN (SELECT stem FROM review WHERE NOT floors)"
    return {file for (file,) in base.execute(nowhere)}


def turning(base: Connection, one: int, other: int) -> set[int]:
    """The files of which rules say something else on one day, an ordinal, than on another."""
    if one == other:
        return set()
    first, last = sorted((one, other))
    asked = "SELECT file FROM review WHERE known > ? OR (passes > ? AND passes <= ?)"
    return {file for (file,) in base.execute(asked, (first, first, last))}


def holds_on(base: Connection, day: date) -> bool:
    """True where every rule says the same on a day as on that of the index."""
    ((asked,),) = base.execute("SELECT day FROM about")
    return not turning(base, asked, day.toordinal())


def _related(base: Connection, stems: set[bytes]) -> set[int]:
    """The files that have one of the ids or are tied to one by relations, in whatever direction."""
    found: set[int] = set()
    seen, queue = set(stems), list(stems)
    while queue:
        here = [queue.pop()]
        files = _column(base, "SELECT file FROM review WHERE stem = ?", here)
        linking = _column(base, "SELECT file FROM link WHERE target = ?", here) - found
        ahead = _column(base, "SELECT target FROM link WHERE file = ?", files)
        ahead |= _column(base, "SELECT stem FROM review WHERE file = ?", linking)
        found |= files | linking
        queue += ahead - seen
        seen |= ahead
    return found


def _column(base: Connection, query: str, values: Iterable[Any]) -> set[Any]:
    """The one column of the answers to a query for each of the values."""
    return {cell for value in values for (cell,) in base.execute(query, (value,))}
