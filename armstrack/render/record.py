"""Floor 6: one record whole, for people. Attribution before assertion: who said it stands first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from armstrack.acts import COUNTED
from armstrack.amounts import amount_words
from armstrack.columns import describe_item
from armstrack.dates import date_words
from armstrack.event import Event, Source, Statement
from armstrack.languages import language_name
from armstrack.parties import name_of
from armstrack.render import palette
from armstrack.render.cells import in_ascii
from armstrack.render.visible import visible
from armstrack.vocab import kinds, relations

if TYPE_CHECKING:
    from rich.console import Console

_LABEL = 15


class Line(NamedTuple):
    """One line of a record: its label (empty where it goes on), text and style.

    `mark` tells it apart from the others of its label; `addresses` are where a source stands.
    """

    label: str
    text: str
    style: str = ""
    mark: str = ""
    addresses: tuple[str, ...] = ()

    def visible(self) -> Line:
        """The line with nothing in it that a terminal would obey, and without its own breaks."""
        text, *addresses = (visible(" ".join(part.split())) for part in (self.text, *self.addresses))
        return self._replace(text=text, addresses=tuple(addresses))


def lines(event: Event, others: Iterable[Event], path: str, flow: Iterable[str] = ()) -> list[Line]:
    """The record with its links both ways, line by line.

    `others` are the records of the ledger; `flow` tells the state of its flow before and after.
    """
    found = [Line(label, value, style) for label, value, style in _facts(event) if value]
    found += _block("flow status", (Line("", text) for text in flow))
    found += _block("who says what", (Line("", _statement(s)) for s in event.statements))
    found += _block("links", (Line("", text) for text in _links(event, others)))
    found += _block("sources", map(_source, event.sources))
    found += _block("notes", (Line("", event.notes),) if event.notes else ())
    found.append(Line("record", f"{event.id} ({path})", palette.FAINT))
    return [line.visible() for line in found]


def to_text(title: str, rows: Iterable[Line], ascii_only: bool = False) -> str:
    """For a pipe: one line each, however long."""
    told = (f"{row.mark}{', '.join((row.text, *row.addresses))}" for row in rows)
    body = "".join(f"  {row.label:<{_LABEL}}{text}\n" for row, text in zip(rows, told, strict=True))
    return f"{visible(title)}\n{in_ascii(body, ascii_only)}"


def print_record(title: str, rows: Iterable[Line], console: Console, linked: bool = False) -> None:
    """For a terminal: wrapped beside labels and dashes, addresses on lines of their own, `linked` or not."""
    from rich.style import Style
    from rich.text import Text

    from armstrack.render.drawing import wrapped

    console.print(Text(visible(title), "bold"))
    known = list(rows)
    size = max(len(row.label) for row in known) + 2
    for row in known:
        text = Text(in_ascii(row.text, console.options.ascii_only), row.style)
        for address in row.addresses:
            text.append("\n").append(address, Style(link=address) if linked else "")
        lead = Text().append(f"  {row.label:<{size}}", palette.FAINT).append(row.mark)
        for line in wrapped(text, console.width - lead.cell_len, console):
            console.print(lead.append(line), no_wrap=True, overflow="ignore", crop=False)
            lead = Text(" " * (size + 2 + len(row.mark)))


def _block(label: str, lines: Iterable[Line]) -> list[Line]:
    """Several lines under one label, each told apart by a dash."""
    known = list(lines)
    mark = "- " if len(known) > 1 else ""
    return [line._replace(label="" if number else label, mark=mark) for number, line in enumerate(known)]


def _facts(event: Event) -> Iterator[tuple[str, str | None, str]]:
    kind = kinds()[event.kind]
    yield "date", _dates(event), ""
    yield "flow", " → ".join(name_of(code) for code in (event.supplier, *event.via, event.recipient)), ""
    yield "what", f"{event.kind}, {_given(event, kind.status)}", palette.STATUS.get(kind.status, "")
    yield "how sure", event.verification, palette.VERIFICATION.get(event.verification, "")
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
        said = amount_words(value.amount, value.currency)
        exact = f" (as written: {value.amount})" if len(value.amount.text) > 6 else ""
        yield label, f"{said}{exact}{f' [{value.source}]' if value.source else ''}", ""
    if kind.measure and not event.values:
        yield kind.measure, "unknown", ""


def _given(event: Event, status: str) -> str:
    """What the event does to the flow's status: one that is not well established moves none."""
    if not status:
        return "which by itself gives no status"
    return f"which gives {status}" if event.verification in COUNTED else f"which would give {status}"


def _dates(event: Event) -> str:
    told = date_words(event.date.text)
    told += f", announced {date_words(event.announced.text)}" if event.announced else ""
    return told + (f", until {date_words(event.until.text)}" if event.until else "")


def _statement(statement: Statement) -> str:
    who = ", ".join(part for part in (statement.name, name_of(statement.party)) if part)
    role = f" ({statement.role})" if statement.role else ""
    day = f" on {date_words(statement.date.text)}" if statement.date else ""
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


def _source(source: Source) -> Line:
    title = f'"{source.title}"' if source.title else source.document
    document = source.document if source.title else None
    day = date_words(source.date.text) if source.date else None
    lang = f"in {language_name(source.lang)}" if source.lang else None
    via = f"read at {source.via}" if source.via else None
    key = f"[{source.key}] " if source.key else ""
    told = key + ", ".join(part for part in (source.publisher, title, document, day, lang, via) if part)
    return Line("", told, addresses=tuple(address for address in (source.url, source.archived) if address))
