"""Floor 6: a ledger for Python: records, frames, states. No clock, no output; pandas only for frames."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from armstrack import asking, contents, entities, parts
from armstrack.asking import Asked, Day, DayError
from armstrack.event import Event
from armstrack.flows import Change, Flows, Pair, State
from armstrack.select import select

if TYPE_CHECKING:
    from typing import Unpack

    import pandas as pd

    from armstrack.dataset import Entity


@dataclass(frozen=True, repr=False, eq=False)
class Ledger(contents.Ledger):
    """A folder of records, read and checked.

    Every frame is flat: the index counts rows from 0, and no column's dtype depends on what the ledger
    holds. Filters take names in any spelling, words of the vocabularies, and days as `date` or text.

    Attributes:
        events: the sound records, by id.
        problems: every problem of every file, by file and place.
        by_id: the sound records by id.
        files: how many files were read.
        left_out: how many of them have errors, so that their records do not count.
        folder: where they lie.
        today: the day that the ledger is read on, and that questions are about unless they name one;
            None where `load` was told none.
    """

    today: date | None = None

    def __repr__(self) -> str:
        counts = f"{len(self.events)} records, {len(self.problems)} problems"
        return f"<Ledger {str(self.folder)!r}: {counts}>"

    @cached_property
    def _flows(self) -> Flows:
        return Flows(self.events)

    def select(self, **filters: Unpack[Asked]) -> tuple[Event, ...]:
        """The records that pass every filter, by id.

        `supplier`, `recipient`, `party` (either side, or via), `kind`, `status`, `verification`, `category`
        and `text` take one text or several; `since` and `until` a day, or the text of a day, month or year.

        Raises:
            UnknownPartyError, UnknownWordError, DayError: for what cannot be read.
            TypeError: for a filter that there is not.
        """
        return tuple(select(self.events, asking.read_filters(filters)))

    def frame(self, in_currency: str | None = None, **filters: Unpack[Asked]) -> pd.DataFrame:
        """Records, one row a record: the columns of the CSV contract.

        With `in_currency` (ISO 4217) eight more stand at the end: the amount at the ECB's average rate of the
        record's year, the rate, its year and source, or why there is none. Shape: (records, 35), or 43.

        Raises:
            UnknownPartyError, UnknownWordError, DayError, TypeError: as `select`; a currency without rates.
            RatesError: where the extra `rates` is not installed, or its file cannot be read.
        """
        events = self.select(**filters)
        entity = entities.events_entity(events)
        return _framed(entity if in_currency is None else _converted(entity, events, in_currency))

    def items_frame(self, **filters: Unpack[Asked]) -> pd.DataFrame:
        """Goods, one row an item of a record; records that name none have no row.

        Shape: (items, 11). Raises: as `select`.
        """
        return _framed(parts.items_entity(self.select(**filters)))

    def values_frame(self, **filters: Unpack[Asked]) -> pd.DataFrame:
        """Figures, one row a figure; where `counts` is false it is a rival one for the same thing.

        Add those whose `use` is `added`, which depends on which records are chosen. Shape: (figures, 11).
        Money is in full units, TIV in millions. Raises: as `select`.
        """
        return _framed(parts.values_entity(self.select(**filters)))

    def flows_frame(self, as_of: Day | None = None, **filters: Unpack[Asked]) -> pd.DataFrame:
        """Where each flow stands at the end of a day, one row a flow and category, sorted by flow.

        Without `category` there is a row for `all` goods and for each category that the flow's records
        name; `category="all"` gives one row a flow. `category` and `status` are of the states, the other
        filters choose flows by their records. Each state rests on the whole ledger. Shape: (states, 12).

        Raises:
            DayError: without a day, where the ledger has none either.
            UnknownPartyError, UnknownWordError, TypeError: as `select`.
        """
        asked = asking.read_filters(filters)
        statuses = [asking.read_word(status, "status", where="status") for status in asked.status]
        day = self._day(as_of)
        chosen = select(self.events, replace(asked, category=(), status=()))
        pairs: list[Pair] = sorted({(event.supplier, event.recipient) for event in chosen})
        found = _framed(entities.flow_states_entity(self._flows, pairs, day, asked.category))
        return found[found["status"].isin(statuses)].reset_index(drop=True) if statuses else found

    def state_at(
        self, supplier: str, recipient: str, category: str = "all", as_of: Day | None = None
    ) -> State:
        """Where one category of one flow stands at the end of a day; `none` where no record tells.

        Raises:
            DayError: without a day, where the ledger has none either.
            UnknownPartyError, UnknownWordError: for what cannot be read.
        """
        return self._flows.state_at(*_flow(supplier, recipient, category), self._day(as_of))

    def history(self, supplier: str, recipient: str, category: str = "all") -> tuple[Change, ...]:
        """Every state of one category of one flow with its first day; each lasts until the next one.

        Raises:
            UnknownPartyError, UnknownWordError: for what cannot be read.
        """
        return self._flows.history(*_flow(supplier, recipient, category))

    def _day(self, as_of: Day | None) -> date:
        if as_of is not None:
            return asking.read_day(as_of, "as_of")
        if self.today is None:
            hint = 'say as_of="2020-11-01", or load(today="2020-11-01")'
            raise DayError("a state is that of a day, and none is given", hint)
        return self.today


def _flow(supplier: str, recipient: str, category: str) -> tuple[str, str, str]:
    return (
        asking.read_party(supplier, "supplier"),
        asking.read_party(recipient, "recipient"),
        asking.read_word(category, "category", where="category"),
    )


def _converted(entity: Entity, events: tuple[Event, ...], currency: str) -> Entity:
    from armstrack.conversion import converter
    from armstrack.conversion_columns import converted_entity

    return converted_entity(entity, events, converter(currency, "in_currency"))


def _framed(entity: Entity) -> pd.DataFrame:
    from armstrack.frame import entity_frame

    return entity_frame(entity)
