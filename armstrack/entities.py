"""Floor 4: what a ledger is as a dataset: events, their parts, the flows' states, and what they refer to.

Parts of records are made in `parts`. Nothing is summed or filled in; an unknown cell is None.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from armstrack import columns, parts, vocab
from armstrack.dataset import CODE, Entity, Field, FieldType, Foreign, Row
from armstrack.event import Event
from armstrack.flows import Flows, Pair
from armstrack.parties import name_of, parties
from armstrack.states import flow_cells
from armstrack.waiting import counted

#: The type of every column of the CSV contract that is not text; tests hold this against the cells.
EVENT_TYPES: dict[str, FieldType] = {
    "date_first": "date",
    "date_last": "date",
    "via": "list",
    "categories": "list",
    "items": "list",
    "amount_low": "decimal",
    "amount_high": "decimal",
    "except": "list",
    "related": "list",
    "sources": "integer",
}
_EVENT_WORDS = {
    "kind": "kind",
    "track": "track",
    "verification": "verification",
    "currency": "currency",
    "measure": "measure",
    "scope": "scope",
    "actor_role": "role",
}
_EVENT_PATTERNS = {"id": parts.RECORD, "supplier": CODE, "recipient": CODE, "actor": CODE}
_EVENT_REQUIRED = {
    "id",
    "date",
    "date_first",
    "kind",
    "track",
    "status",
    "verification",
    "title",
    "actor",
    "sources",
} | {f"{party}{part}" for party in ("supplier", "recipient") for part in ("", "_name")}


def dataset(
    events: Sequence[Event], flows: Flows, as_of: date, categories: Iterable[str] = ()
) -> tuple[Entity, ...]:
    """The tables of some events and of their flows; no row names one of a table that comes later.

    `flows` folds the whole ledger, so that a state never depends on which events are chosen. States are
    of `categories`, or of those that a flow's records name, and of `all`.
    """
    known = sorted({(event.supplier, event.recipient) for event in events})
    return (
        _parties(events),
        _kinds(),
        events_entity(events),
        parts.sources_entity(events),
        parts.items_entity(events),
        parts.values_entity(events),
        parts.statements_entity(events),
        parts.relations_entity(events),
        flow_states_entity(flows, known, as_of, tuple(dict.fromkeys(categories))),
    )


def _parties(events: Iterable[Event]) -> Entity:
    fields = (
        Field("code", "string", "ISO 3166-1 or a declared code", required=True, pattern=CODE),
        Field("name", "string", "common English name", required=True),
        Field("kind", "string", "what it is", required=True, vocabulary="party-kind"),
    )
    named = {code for event in events for code in _codes(event)}

    def rows() -> Iterator[Row]:
        for code in sorted(named):
            yield (code, name_of(code), parties()[code].kind)

    return Entity("parties", "Parties that the tables name", fields, ("code",), (), rows)


def _codes(event: Event) -> Iterator[str]:
    yield from (event.supplier, event.recipient, event.acting_party, *event.via)
    yield from (said.party for said in event.statements)


def _kinds() -> Entity:
    fields = (
        Field("kind", "string", "what happened", required=True, vocabulary="kind"),
        Field("track", "string", "what it belongs to", required=True, vocabulary="track"),
        Field("status", "string", "the status that it gives; empty where it gives none", vocabulary="status"),
        Field("measure", "string", "what a figure of it measures; empty where nothing", vocabulary="measure"),
        Field("definition", "string", "in one sentence", required=True),
    )

    def rows() -> Iterator[Row]:
        for kind in vocab.kinds().values():
            yield (kind.kind, kind.track, kind.status or None, kind.measure or None, kind.definition)

    return Entity("kinds", "Kinds of event", fields, ("kind",), (), rows)


def events_entity(events: Collection[Event]) -> Entity:
    """One row a record: the columns of the CSV contract."""
    fields = tuple(
        Field(
            column.name,
            EVENT_TYPES.get(column.name, "string"),
            column.about,
            column.name in _EVENT_REQUIRED,
            _EVENT_WORDS.get(column.name, ""),
            _EVENT_PATTERNS.get(column.name, ""),
        )
        for column, _ in columns.RECORD_COLUMNS
    )
    foreign = (
        *(Foreign(name, "parties", "code") for name in ("supplier", "recipient", "actor")),
        Foreign("kind", "kinds", "kind"),
    )

    def rows() -> Iterator[Row]:
        for event in counted(events, "writing records"):
            yield tuple(column.cell(event) for column in columns.RECORD_COLUMNS)

    return Entity("events", "Events, one row a record", fields, ("id",), foreign, rows)


def flow_states_entity(
    flows: Flows, pairs: Collection[Pair], as_of: date, wanted: tuple[str, ...] = ()
) -> Entity:
    """Where flows stand on a day, one row a category: those wanted, else `all` and all that are named."""
    fields = (
        Field("supplier", "string", "code of the supplier", required=True, pattern=CODE),
        Field("recipient", "string", "code of the recipient", required=True, pattern=CODE),
        Field("category", "string", "category of goods, or `all`", required=True, vocabulary="category"),
        Field("as_of", "date", "the day that the state is for", required=True),
        Field("status", "string", "the folded status", required=True, vocabulary="status"),
        Field("certain", "boolean", "false where partial dates or passed terms leave it open", required=True),
        Field("since", "string", "the deciding record's date as written"),
        Field("until", "string", "the last day that it is set for, as written"),
        Field("flags", "list", "what stands beside the status"),
        Field("rule", "string", "the rule that decided", required=True),
        Field("record", "string", "the deciding record, which a filter may have left out of `events`"),
        Field("records", "list", "every record behind the status, the deciding one first"),
    )
    foreign = tuple(Foreign(name, "parties", "code") for name in ("supplier", "recipient"))

    def rows() -> Iterator[Row]:
        for pair in counted(pairs, "working out states"):
            for category in wanted or categories_of(flows, pair):
                yield (*pair, category, as_of, *flow_cells(flows.state_at(*pair, category, as_of)))

    return Entity(
        "flow_states",
        "Where each flow stands on the day, one row a category",
        fields,
        ("supplier", "recipient", "category", "as_of"),
        foreign,
        rows,
    )


def categories_of(flows: Flows, pair: Pair, last: date = date.max) -> tuple[str, ...]:
    """`all`, then every category that a flow's records begun by a day name or leave out, by name."""
    told = [event for event in flows.events_of(*pair) if event.date.first_day <= last]
    named = {category for event in told for category in (*event.categories, *event.excepted)}
    return ("all", *sorted(named - {"all"}))
