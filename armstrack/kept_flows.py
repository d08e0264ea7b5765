"""Floor 4: the states of flows for all goods, kept beside the index till something moves them.

A state is kept with its flow's stamp, and with the days between which nothing can change it. What is
not kept, or not for the day, is folded anew, and so is every other question.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from armstrack import beside
from armstrack.acts import ALL
from armstrack.building import read_date
from armstrack.flows import Flows, Pair, State
from armstrack.kept import KeptLedger
from armstrack.stamps import stamps
from armstrack.waiting import counted

_SHELF = beside.Shelf(
    "states",
    (
        *("supplier TEXT NOT NULL", "recipient TEXT NOT NULL", "stamp INTEGER NOT NULL"),
        *("first INTEGER NOT NULL", "last INTEGER NOT NULL", "state TEXT NOT NULL"),
    ),
)
_recipient = itemgetter(1)
#: How a whole state begins, and a status alone does not.
_WHOLE = "[["


class Kept(NamedTuple):
    """A state as JSON, or its status alone: that of a flow with this stamp.

    It lasts from the first to before the last of the days, which are ordinals.
    """

    stamp: int
    first: int
    last: int
    state: str

    @property
    def status(self) -> str:
        """The status."""
        return self.state.split('"', 2)[1]


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
        kept = self._find((supplier, recipient), as_of) if category == ALL else None
        if kept and kept.state.startswith(_WHOLE):
            return _from_json(kept.state)
        return self._flows_to(recipient).state_at(supplier, recipient, category, as_of)

    def status_at(self, supplier: str, recipient: str, category: str, as_of: date) -> str:
        """The status of `state_at` alone."""
        kept = self._find((supplier, recipient), as_of) if category == ALL else None
        if kept:
            return kept.status
        return self._flows_to(recipient).status_at(supplier, recipient, category, as_of)

    def prepare(self, pairs: Iterable[Pair], day: date, whole: bool) -> None:
        """Works out what is not kept of flows for all goods on a day, and keeps it: their states or statuses.

        To be called where many flows are about to be asked for.
        """
        missing = [pair for pair in pairs if pair in self._stamps and not self._has(pair, day, whole)]
        missing.sort(key=_recipient)
        for recipient, several in groupby(counted(missing, "working out states"), key=_recipient):
            flows = Flows(self._ledger.acting([recipient]))  # one recipient's at a time: all take much room
            for pair in several:
                self._kept[pair] = self._work_out(flows, pair, day, whole)
        if missing:
            self._keep()

    def _has(self, pair: Pair, day: date, whole: bool) -> bool:
        kept = self._find(pair, day)
        return kept is not None and (not whole or kept.state.startswith(_WHOLE))

    def _find(self, pair: Pair, day: date) -> Kept | None:
        """What is kept of a flow, where it is true of the day."""
        kept = self._kept.get(pair)
        is_true = kept and kept.stamp == self._stamps.get(pair) and kept.first <= day.toordinal() < kept.last
        return kept if is_true else None

    def _work_out(self, flows: Flows, pair: Pair, day: date, whole: bool) -> Kept:
        now = day.toordinal()
        days = [each.toordinal() for each in flows.days(*pair)]
        first = max((each for each in days if each <= now), default=0)
        last = min((each for each in days if each > now), default=date.max.toordinal() + 1)
        state = (
            _to_json(flows.state_at(*pair, ALL, day)) if whole else _short(flows.status_at(*pair, ALL, day))
        )
        return Kept(self._stamps[pair], first, last, state)

    @cached_property
    def _kept(self) -> dict[Pair, Kept]:
        return {(row[0], row[1]): Kept(*row[2:]) for row in beside.rows(self._ledger, _SHELF)}

    def _flows_to(self, recipient: str) -> Flows:
        if recipient not in self._partial:
            self._partial[recipient] = Flows(self._ledger.acting([recipient]))
        return self._partial[recipient]

    def _keep(self) -> None:
        """Writes what is known of flows that there still are; where that fails it is worked out again."""
        rows = [(*pair, *kept) for pair, kept in self._kept.items() if pair in self._stamps]
        beside.keep(self._ledger, _SHELF, rows)


def _short(status: str) -> str:
    return json.dumps([status])


def _to_json(state: State) -> str:
    kept = [str(day) if day else None for day in (state.since, state.until)]
    return json.dumps([[state.status], state.flags, state.certain, state.ids, state.rule, *kept])


def _from_json(text: str) -> State:
    (status,), flags, certain, ids, rule, since, until = json.loads(text)
    days = (read_date(since) if since else None, read_date(until) if until else None)
    return State(status, tuple(flags), certain, tuple(ids), rule, *days)
