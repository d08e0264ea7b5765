"""Floor 4: the states of flows for all goods, kept beside the index till something moves them.

A state is kept with its flow's stamp, and with the days between which nothing can change it. What is
not kept, or not for the day, is folded anew, and so is every other question.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date
from functools import cached_property
from typing import NamedTuple

from armstrack import store
from armstrack.acts import ALL
from armstrack.building import read_date
from armstrack.flows import Flows, Pair, State
from armstrack.kept import KeptLedger
from armstrack.stamps import stamps
from armstrack.waiting import counted

_TABLE = """
CREATE TABLE state (
  supplier TEXT NOT NULL, recipient TEXT NOT NULL, stamp INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, state TEXT NOT NULL
)
"""
#: Where more flows than this part of all are asked for, all records are read at once.
_MANY = 8


class Kept(NamedTuple):
    """A state as JSON: that of a flow with this stamp, from the first to before the last day, as ordinals."""

    stamp: int
    first: int
    last: int
    state: str


class KeptFlows:
    """Every flow of a ledger that has an index, as `flows.Flows` has them."""

    def __init__(self, ledger: KeptLedger) -> None:
        self._ledger = ledger
        self._stamps = stamps(ledger.base)
        self._partial: dict[str, Flows] = {}

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every supplier and recipient that a record is about, sorted."""
        return tuple(sorted(self._stamps))

    def state_at(self, supplier: str, recipient: str, category: str, as_of: date) -> State:
        """Where a category of a flow stands at the end of a day; `none` where no record tells."""
        kept = self._kept.get((supplier, recipient)) if category == ALL else None
        if kept and self._is_true((supplier, recipient), kept, as_of):
            return _from_json(kept.state)
        return self._flows_to(recipient).state_at(supplier, recipient, category, as_of)

    def prepare(self, pairs: Iterable[Pair], day: date) -> None:
        """Works out and keeps the states of flows, of which all are asked for, for all goods on a day."""
        wanted = [pair for pair in pairs if pair in self._stamps]
        missing = [p for p in wanted if not ((kept := self._kept.get(p)) and self._is_true(p, kept, day))]
        if len(missing) > len(self._stamps) // _MANY:
            self._partial = dict.fromkeys({pair[1] for pair in missing}, Flows(self._ledger.outlines))
        for pair in counted(missing, "working out states"):
            flows = self._flows_to(pair[1])
            state, days = flows.state_at(*pair, ALL, day), [each.toordinal() for each in flows.days(*pair)]
            now = day.toordinal()
            first = max((each for each in days if each <= now), default=0)
            last = min((each for each in days if each > now), default=date.max.toordinal() + 1)
            self._kept[pair] = Kept(self._stamps[pair], first, last, _to_json(state))
        if missing:
            self._keep()

    @cached_property
    def _kept(self) -> dict[Pair, Kept]:
        base = store.open_index(self._place)
        if base is None:
            return {}
        with closing(base):
            rows = base.execute("SELECT * FROM state").fetchall()
        return {(row[0], row[1]): Kept(*row[2:]) for row in rows}

    @property
    def _place(self) -> store.Place:
        return store.place(self._ledger.place.file.parent, self._ledger.folder, "states")

    def _is_true(self, pair: Pair, kept: Kept, day: date) -> bool:
        return kept.stamp == self._stamps.get(pair) and kept.first <= day.toordinal() < kept.last

    def _flows_to(self, recipient: str) -> Flows:
        if recipient not in self._partial:
            self._partial[recipient] = Flows(self._ledger.acting([recipient]))
        return self._partial[recipient]

    def _keep(self) -> None:
        """Writes what is known of flows that there still are; where that fails it is worked out again."""
        rows = [(*pair, *kept) for pair, kept in self._kept.items() if pair in self._stamps]
        place = self._place
        try:
            part, _ = store.begin(place.file.parent)
        except OSError:
            return
        with suppress(OSError, sqlite3.Error), closing(store.open_part(part)) as base:
            base.execute("CREATE TABLE about (key TEXT)")
            base.execute("INSERT INTO about VALUES (NULL)")
            base.execute(_TABLE)
            base.executemany("INSERT INTO state VALUES (?, ?, ?, ?, ?, ?)", rows)
            store.put_in_place(base, part, place)
        store.discard(part)


def _to_json(state: State) -> str:
    kept = [str(day) if day else None for day in (state.since, state.until)]
    told = (state.status, state.flags, state.certain, state.ids, state.rule, *kept)
    return json.dumps(told, separators=(",", ":"))


def _from_json(text: str) -> State:
    status, flags, certain, ids, rule, since, until = json.loads(text)
    days = (read_date(since) if since else None, read_date(until) if until else None)
    return State(status, tuple(flags), certain, tuple(ids), rule, *days)
