"""Floor 4: which flows stand elsewhere on a day, by one set of records and by another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from armstrack.acts import ALL
from armstrack.flows import Flows, Pair, State


class MovedFlow(NamedTuple):
    """One category of one flow, before and after."""

    pair: Pair
    category: str
    before: State
    after: State

    @property
    def moves_status(self) -> bool:
        """True where the status moves, or whether it is certain; False where only flags do."""
        return _status(self.before) != _status(self.after)

    @property
    def moves(self) -> bool:
        """True where anything does that the state says."""
        return self.moves_status or self.before.flags != self.after.flags


def moved_flows(
    before: Flows, after: Flows, as_of: date, categories: tuple[str, ...] = ()
) -> tuple[MovedFlow, ...]:
    """Every flow that moves, with its status before and after, by codes of the parties.

    Looks at `all` and at every category whose status moves otherwise than that of `all`; or at the
    `categories` named.
    """
    pairs = sorted({*before.pairs, *after.pairs})
    touched = [pair for pair in pairs if before.acts_behind(*pair) != after.acts_behind(*pair)]
    return tuple(found for pair in touched for found in _moves(before, after, pair, as_of, categories))


def _moves(
    before: Flows, after: Flows, pair: Pair, as_of: date, categories: tuple[str, ...]
) -> Iterator[MovedFlow]:
    def look(category: str) -> MovedFlow:
        states = (flows.state_at(*pair, category, as_of) for flows in (before, after))
        return MovedFlow(pair, category, *states)

    if categories:
        yield from filter(_moves_at_all, map(look, dict.fromkeys(categories)))
        return
    whole = look(ALL)
    if whole.moves:
        yield whole
    for category in _named(before, after, pair):
        part = look(category)
        if part.moves_status and _statuses(part) != _statuses(whole):
            yield part


def _moves_at_all(found: MovedFlow) -> bool:
    return found.moves


def _named(before: Flows, after: Flows, pair: Pair) -> Iterable[str]:
    """Every category that a record behind the flow names."""
    acts = (*before.acts_behind(*pair), *after.acts_behind(*pair))
    return sorted({name for act in acts for name in (*act.named, *act.event.excepted)} - {ALL})


def _status(state: State) -> tuple[str, bool]:
    return state.status, state.certain


def _statuses(found: MovedFlow) -> tuple[tuple[str, bool], tuple[str, bool]]:
    return _status(found.before), _status(found.after)
