"""Floor 4: searching an index: only records that may meet a question are read from it.

Its words say which these are. They may be too many, since texts are joined, cut and compared by
`matching` alone; no record that a search would find is ever missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from armstrack.building import from_jsons
from armstrack.clause import Clause
from armstrack.kept import KeptLedger
from armstrack.matching import words_in
from armstrack.search import Page, Shelf, named, term_of

_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.known USING fts5vocab('main', 'word', 'row')"
_FOUND = "SELECT file, event FROM record JOIN review USING (file)"
_AMONG = "file IN (SELECT rowid FROM word WHERE word MATCH ?)"
_PERIOD = "first <= ? AND (last IS NULL OR last >= ?)"
#: Behind every word that begins with another one.
_LAST = "\U0010ffff"


class KeptShelf(Shelf):
    """The records of an index as pages; those with some ids alone, if these are given."""

    def __init__(self, ledger: KeptLedger, ids: Collection[str] | None = None) -> None:
        self._base = ledger.base
        self._ids = ids
        self._pages: dict[int, Page] = {}
        self._base.execute(_WORDS)

    def meeting(self, clauses: Iterable[Clause]) -> list[Page]:
        """All records that may meet the clauses."""
        where: list[str] = ["1"]
        values: list[Any] = []
        words: list[str] = []
        for clause in clauses:
            if clause.excluded:
                continue
            if clause.role == "period":
                where.append(_PERIOD)
                last = clause.last or date.max
                values += [last.toordinal(), (clause.first or date.min).toordinal()]
            else:
                words.append(self._words_of(clause))
        if words:
            where.append(_AMONG)
            values.append(" AND ".join(words))
        return self._read(" AND ".join(where), values) if all(words) else []

    def words(self) -> set[str]:
        """Every word of every record."""
        if self._ids is None:
            return {word for (word,) in self._base.execute("SELECT term FROM temp.known")}
        return super().words()

    def _read(self, where: str, values: list[Any]) -> list[Page]:
        rows = dict(self._base.execute(f"{_FOUND} WHERE {where}", values).fetchall())
        new = [file for file in rows if file not in self._pages]
        events = from_jsons([rows[file] for file in new])
        self._pages |= {file: Page(event) for file, event in zip(new, events, strict=True)}
        found = (self._pages[file] for file in rows)
        return [page for page in found if self._ids is None or page.event.id in self._ids]

    def _words_of(self, clause: Clause) -> str:
        """What to ask of the words; empty where no record can have them."""
        ways = [] if clause.role == "named" else list(map(_all_of, clause.values))
        sought = named(clause.values) if clause.role == "place" else term_of(clause)
        ways += filter(None, map(self._joined, sought.keys)) if sought else []
        return f"({' OR '.join(ways)})" if ways else ""

    def _joined(self, key: str) -> str:
        """Records that may have a key in one word, or in several written as one (`Kara Bagh`)."""
        ways = [f'"{key}" *'] if self._begins(key) else []
        for cut in range(1, len(key)):
            first, rest = key[:cut], key[cut:]
            if self._has(first):
                more = [f'"{rest}" *'] if self._begins(rest) else []
                more += [f'"{rest[:end]}"' for end in range(1, len(rest)) if self._has(rest[:end])]
                ways += [f'("{first}" AND ({" OR ".join(more)}))'] if more else []
        return f"({' OR '.join(ways)})" if ways else ""

    def _begins(self, text: str) -> bool:
        """True where a word begins so."""
        return self._known("term >= ? AND term < ?", text, text + _LAST)

    def _has(self, word: str) -> bool:
        return self._known("term = ?", word)

    def _known(self, condition: str, *values: str) -> bool:
        asked = f"SELECT 1 FROM temp.known WHERE {condition} LIMIT 1"  # noqa: S608 - conditions from above
        return self._base.execute(asked, values).fetchone() is not None


def _all_of(value: str) -> str:
    """Records that have all the words of a code or of a word of a vocabulary."""
    words = [f'"{word.text}"' for word in words_in(value)]
    return f"({' AND '.join(words)})"
