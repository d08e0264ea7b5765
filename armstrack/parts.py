"""Floor 4: the parts of records as tables: goods, figures, statements, sources and links.

Every part is a row of its own, with the record's id and its position from 1, so that these two are its
key. Nothing is summed or filled in; an unknown cell is None.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from armstrack import vocab
from armstrack.acts import COUNTED
from armstrack.dataset import CODE, Entity, Field, Foreign, Row
from armstrack.event import Event
from armstrack.figures import Figure
from armstrack.overlaps import overlapping
from armstrack.parties import name_of

#: What the id of a record looks like; `checks` insist on more.
RECORD = "[0-9a-z-]+"
_ID = Field("id", "string", "the record", required=True, pattern=RECORD)
_TO_EVENT = Foreign("id", "events", "id")


def _part(
    name: str,
    title: str,
    fields: tuple[Field, ...],
    foreign: tuple[Foreign, ...],
    rows: Callable[[], Iterator[Row]],
) -> Entity:
    """A table of parts of records: the record's id and the part's position come first and are the key."""
    number = Field(name.removesuffix("s"), "integer", "its position in the record, from 1", required=True)
    return Entity(name, title, (_ID, number, *fields), ("id", number.name), (_TO_EVENT, *foreign), rows)


def _bounds(figure: Figure | None) -> Row:
    """A figure as written, its bounds, and whether it is approximate; all unknown without one."""
    if figure is None:
        return (None, None, None, None)
    return (figure.text, figure.low, figure.high, figure.approximate)


def _figure_fields(name: str) -> tuple[Field, ...]:
    return (
        Field(name, "string", "exactly as written: 7, 7?, ~7, 7+, <7 or 5-9; empty where unknown, never 0"),
        Field(f"{name}_low", "decimal", "its lower bound; empty where there is none"),
        Field(f"{name}_high", "decimal", "its upper bound; empty where there is none"),
        Field("approximate", "boolean", "true where the source says about, or doubts it"),
    )


def items_entity(events: Iterable[Event]) -> Entity:
    """Goods, one row an item."""
    fields = (
        Field("category", "string", "category of goods; empty where unknown", vocabulary="category"),
        Field("designation", "string", "type or model, as the source gives it"),
        Field("maker", "string", "who makes it"),
        *_figure_fields("quantity"),
        Field("unit", "string", "what the quantity counts; empty without a quantity", vocabulary="unit"),
        Field("incorporated_in", "string", "what the goods are built into"),
    )

    def rows() -> Iterator[Row]:
        for event in events:
            for number, item in enumerate(event.items, 1):
                unit = item.unit if item.quantity else None
                goods = (item.category, item.designation, item.maker)
                yield (event.id, number, *goods, *_bounds(item.quantity), unit, item.incorporated_in)

    return _part("items", "Goods, one row an item", fields, (), rows)


def values_entity(events: Collection[Event]) -> Entity:
    """Figures of money or volume, rival ones included. What is added depends on which events are chosen."""
    fields = (
        *_figure_fields("amount"),
        Field("currency", "string", "ISO 4217, or TIV (millions)", required=True, vocabulary="currency"),
        Field(
            "measure", "string", "what the figure measures: never summed with another", vocabulary="measure"
        ),
        Field(
            "counts",
            "boolean",
            "true for the figure that counts; the others are rival ones for the same",
            required=True,
        ),
        Field("source", "string", "the source that gives it"),
        Field(
            "use",
            "string",
            "what a sum of these records does with it: `added`; or not, for it may tell the same money as"
            " another (`overlapping`), is not established (`unconfirmed`), is no first figure (`rival`);"
            " empty where its kind measures nothing",
        ),
    )

    def rows() -> Iterator[Row]:
        doubled = overlapping(events)
        for event in events:
            measure = vocab.kinds()[event.kind].measure or None
            for number, value in enumerate(event.values, 1):
                cited = _reference(event, value.source)
                money = (*_bounds(value.amount), value.currency, measure)
                use = _use(event, number, event.id in doubled) if measure else None
                yield (event.id, number, *money, number == 1, cited, use)

    foreign = (Foreign("source", "sources", "reference"),)
    return _part("values", "Figures, one row a figure; of one record only one counts", fields, foreign, rows)


def _use(event: Event, number: int, is_doubled: bool) -> str:
    if number > 1:
        return "rival"
    if event.verification not in COUNTED:
        return "unconfirmed"
    return "overlapping" if is_doubled else "added"


def statements_entity(events: Iterable[Event]) -> Entity:
    """Who said what."""
    fields = (
        Field("party", "string", "code of the party that speaks", required=True, pattern=CODE),
        Field("party_name", "string", "its common English name", required=True),
        Field("role", "string", "what the speaker is", vocabulary="role"),
        Field("name", "string", "ministry, company or person"),
        Field("stance", "string", "how the speaker stands to the event", required=True, vocabulary="stance"),
        Field("date", "string", "when it was said, as written"),
        Field("says", "string", "what was said, in the ledger's words"),
        Field("source", "string", "the source that reports it"),
    )

    def rows() -> Iterator[Row]:
        for event in events:
            for number, said in enumerate(event.statements, 1):
                who = (said.party, name_of(said.party), said.role, said.name)
                when = str(said.date) if said.date else None
                cited = _reference(event, said.source)
                yield (event.id, number, *who, said.stance, when, said.says, cited)

    foreign = (Foreign("party", "parties", "code"), Foreign("source", "sources", "reference"))
    return _part("statements", "Who said what, one row a statement", fields, foreign, rows)


def _reference(event: Event, key: str | None) -> str | None:
    """The row of `sources` that a key names."""
    numbers = (number for number, source in enumerate(event.sources, 1) if key and source.key == key)
    return next((f"{event.id}#{number}" for number in numbers), None)


def sources_entity(events: Iterable[Event]) -> Entity:
    """Sources, with a key of one field that other tables name."""
    fields = (
        Field("reference", "string", "the row's key: record and position", required=True),
        _ID,
        Field("source", "integer", "its position in the record, from 1", required=True),
        Field("key", "string", "the word by which the record cites it"),
        Field("publisher", "string", "who published it", required=True),
        Field("via", "string", "the copy that was read"),
        Field("title", "string", "its title"),
        Field("document", "string", "its number or mark"),
        Field("date", "string", "when it was published, as written"),
        Field("url", "string", "where it is"),
        Field("archived", "string", "where a copy is kept"),
        Field("lang", "string", "its language"),
    )

    def rows() -> Iterator[Row]:
        for event in events:
            for number, source in enumerate(event.sources, 1):
                key = (f"{event.id}#{number}", event.id, number, source.key)
                when = str(source.date) if source.date else None
                what = (source.publisher, source.via, source.title, source.document, when)
                yield (*key, *what, source.url, source.archived, source.lang)

    return Entity(
        "sources", "Sources, one row a source of a record", fields, ("reference",), (_TO_EVENT,), rows
    )


def relations_entity(events: Sequence[Event]) -> Entity:
    """Links between records, as written."""
    fields = (
        Field("rel", "string", "how this record stands to the other", required=True, vocabulary="relation"),
        Field("other", "string", "the other record's id", required=True, pattern=RECORD),
        Field("other_here", "string", "the same, if that record is in this export"),
    )
    ids = {event.id for event in events}

    def rows() -> Iterator[Row]:
        for event in events:
            for number, link in enumerate(event.related, 1):
                yield (event.id, number, link.rel, link.id, link.id if link.id in ids else None)

    foreign = (Foreign("other_here", "events", "id"),)
    return _part("relations", "Links between records, as written", fields, foreign, rows)
