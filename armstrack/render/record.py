"""Floor 6: one record whole, for people. Attribution before assertion: who said it stands first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from armstrack.amounts import amount_words
from armstrack.columns import describe_item
from armstrack.event import Event, Source, Statement
from armstrack.parties import name_of
from armstrack.render import palette
from armstrack.render.visible import visible
from armstrack.vocab import kinds, relations

_LABEL = 14


def to_text(event: Event, others: Iterable[Event], path: str) -> Text:
    """The record with its links both ways. `others` are the records of the ledger."""
    text = Text()
    text.append(f"{visible(event.title)}\n", "bold")
    for label, value, style in _facts(event):
        _line(text, label, value, style)
    _block(text, "who says what", [_statement(event, s) for s in event.statements])
    _block(text, "links", list(_links(event, others)))
    _block(text, "sources", [_source(s) for s in event.sources])
    if event.notes:
        _block(text, "notes", [event.notes])
    _line(text, "record", f"{event.id}  ({path})", palette.FAINT)
    return text


def _facts(event: Event) -> Iterator[tuple[str, str | None, str]]:
    kind = kinds()[event.kind]
    yield "date", _dates(event), ""
    yield "flow", " → ".join(name_of(code) for code in (event.supplier, *event.via, event.recipient)), ""
    given = f", which gives {kind.status}" if kind.status else ", which by itself gives no status"
    yield "what", f"{event.kind}{given}", palette.STATUS.get(kind.status, "")
    yield "established", event.verification, palette.VERIFICATION.get(event.verification, "")
    if event.actor:
        actor = ", ".join(part for part in (event.actor.name, name_of(event.actor.party)) if part)
        yield "acted", f"{actor} ({event.actor.role})", ""
    yield "end user", event.end_user, ""
    yield "reach", event.scope, ""
    yield "only part", event.part, ""
    yield "except", ", ".join(event.excepted) or None, ""
    yield "terms", event.terms, ""
    yield "licences", str(event.licences) if event.licences else None, ""
    for item in event.items:
        described = describe_item(item)
        more = ", ".join(
            part for part in (item.category if item.category != described else None, item.maker) if part
        )
        yield "goods", f"{described or 'unknown'}{f' ({more})' if more else ''}", ""
    for number, value in enumerate(event.values):
        label = kind.measure or "value" if number == 0 else "rival figure"
        by = f", by {value.source}" if value.source else ""
        yield label, f"{amount_words(value.amount, value.currency)}{by}", ""
    if kind.measure and not event.values:
        yield kind.measure, "unknown", ""


def _dates(event: Event) -> str:
    told = event.date.text
    told += f", announced {event.announced}" if event.announced else ""
    return told + (f", until {event.until}" if event.until else "")


def _statement(event: Event, statement: Statement) -> str:
    who = ", ".join(part for part in (statement.name, name_of(statement.party)) if part)
    role = f" ({statement.role})" if statement.role else ""
    day = f" on {statement.date}" if statement.date else ""
    says = f": {statement.says}" if statement.says else ""
    source = f" [{statement.source}]" if statement.source else ""
    return f"{who}{role} {statement.stance.replace('-', ' ')}{day}{says}{source}"


def _links(event: Event, others: Iterable[Event]) -> Iterator[str]:
    known = {other.id: other for other in others}
    for link in event.related:
        title = known[link.id].title if link.id in known else "(left out: it has errors)"
        yield f"{link.rel} {link.id}: {title}"
    for other in known.values():
        for link in other.related:
            if link.id == event.id:
                yield f"{relations()[link.rel].inverse} {other.id}: {other.title}"


def _source(source: Source) -> str:
    title = f'"{source.title}"' if source.title else source.document
    document = source.document if source.title else None
    day = str(source.date) if source.date else None
    via = f"read at {source.via}" if source.via else None
    parts = [source.publisher, title, document, day, via, source.url, source.archived]
    key = f"[{source.key}] " if source.key else ""
    return key + ", ".join(part for part in parts if part)


def _line(text: Text, label: str, value: str | None, style: str = "") -> None:
    if value:
        text.append(f"  {label:<{_LABEL}}", palette.FAINT)
        text.append(f"{visible(value)}\n", style)


def _block(text: Text, label: str, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        _line(text, label if number == 0 else "", " ".join(visible(line, keep="\n").split()))
