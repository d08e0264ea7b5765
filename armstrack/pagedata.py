"""Floor 4: a ledger as plain data for a page: what is searched and filtered, and every state of every flow.

Nothing here knows of markup. Days are ISO 8601 texts, whose order is that of time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from armstrack.columns import RECORD_COLUMNS
from armstrack.dates import date_words
from armstrack.event import Event
from armstrack.flows import NO_RECORD, Flows, Pair, State
from armstrack.parties import name_of
from armstrack.select import speaks_of
from armstrack.states import ORDER, said_flag
from armstrack.table import Cell
from armstrack.texts import LABELS, texts
from armstrack.vocab import terms_of

#: The text of a cell as a machine gets it.
AsText = Callable[[Cell], str]
#: A text of more letters is told by its place where it stands on the page already.
_SHORT = 10


def page_data(events: Sequence[Event], flows: Flows, as_text: AsText, shown: Sequence[str]) -> dict[str, Any]:
    """Records in their order; and of each flow the days on which its state changes, for all goods.

    `shown` is what the page shows of each record: a text that is in it is told by its place there.
    """
    pairs = sorted(flows.pairs, key=lambda pair: (name_of(pair[0]), name_of(pair[1])))
    return {
        "labels": [list(label) for label in LABELS],
        "columns": [column.column.name for column in RECORD_COLUMNS],
        "records": [_record(e, as_text, whole) for e, whole in zip(events, shown, strict=True)],
        "order": list(ORDER),
        **_flows(flows, pairs),
    }


def _record(event: Event, as_text: AsText, whole: str) -> dict[str, Any]:
    """What a record is found by. A cell that is one of its texts is told by that text's place."""
    sought: dict[int, list[str]] = defaultdict(list)
    for text in texts(event):
        listed = sought[LABELS.index((text.label, text.weight))]
        if text.text not in listed:
            listed.append(text.text)
    flat = [text for listed in sought.values() for text in listed]
    last = event.date.last_day
    return {
        "id": event.id,
        "s": event.supplier,
        "r": event.recipient,
        "v": list(event.via),
        "k": event.kind,
        "st": event.shown_status,
        "ve": event.verification,
        "a": event.acting_party,
        "sp": list(dict.fromkeys(statement.party for statement in event.statements)),
        "c": list(event.categories),
        "of": [name for name in terms_of("category") if speaks_of(event, name)],
        "d": [event.date.first_day.isoformat(), last.isoformat() if last else None],
        "t": [[label, [_placed(text, whole) for text in listed]] for label, listed in sought.items()],
        "csv": [_cell(as_text(column.cell(event)), flat) for column in RECORD_COLUMNS],
    }


def _placed(text: str, whole: str) -> str | list[int]:
    """A text, or where it begins in the whole and how long it is, counted as scripts do, in UTF-16."""
    place = whole.find(text) if len(text) > _SHORT else -1
    return text if place < 0 else [_units(whole[:place]), _units(text)]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cell(text: str, flat: Sequence[str]) -> str | int:
    return flat.index(text) if len(text) > 3 and text in flat else text


def _flows(flows: Flows, pairs: Sequence[Pair]) -> dict[str, Any]:
    """Each state once; a flow is its parties, and days with the place of the state that begins then."""
    places: dict[State, int] = {NO_RECORD: 0}
    told = []
    for pair in pairs:
        changes = flows.history(*pair, "all")
        turns = [[c.day.isoformat(), places.setdefault(c.state, len(places))] for c in changes]
        told.append([*pair, turns])
    return {"states": [_state(state) for state in places], "flows": told}


def _state(state: State) -> list[Any]:
    """Status, whether it is certain, since, flags, and the deciding record."""
    return [
        state.status,
        state.certain,
        date_words(str(state.since or "")),
        list(map(said_flag, state.flags)),
        state.ids[0] if state.ids else "",
    ]


def linked(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The records that each record has a link to or from, by id."""
    known = {event.id: event for event in events}
    found: dict[str, dict[str, Event]] = defaultdict(dict)
    for event in known.values():
        for link in event.related:
            if link.id in known:
                found[event.id][link.id] = known[link.id]
                found[link.id][event.id] = event
    return {id_: [others[other] for other in sorted(others)] for id_, others in found.items()}
