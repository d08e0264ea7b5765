"""Floor 6: one record as an article: its line, and unfolded everything that `show` tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from armstrack.dates import date_words
from armstrack.event import Event
from armstrack.parties import name_of
from armstrack.render.page.markup import Html, element, html, join, link
from armstrack.render.record import Line, lines


def article(event: Event, others: Iterable[Event], flow: Iterable[str]) -> Html:
    """A record; `others` are those that it is linked with, `flow` the state of its flow before and after.

    The anchor is inside of what is folded, so that a link to it unfolds it, with a script or without.
    """
    *rows, _ = lines(event, others, "", flow)
    anchor = element("a", "Link to this record", href=f"#{event.id}")
    body = element("div", _facts(rows), element("p", anchor, " ", element("code", event.id)), id=event.id)
    return element("article", element("details", _summary(event), body))


def _summary(event: Event) -> Html:
    sides = f"{name_of(event.supplier)} \u2192 {name_of(event.recipient)}"
    doubt = event.verification if event.verification != "confirmed" else ""
    parts = [
        element("span", date_words(event.date.text), class_="date"),
        element("span", sides, class_="sides"),
        chip(event.shown_status),
        element("span", doubt, class_="doubt") if doubt else Html(),
    ]
    told = element("span", join(filter(None, parts), " "), class_="meta")
    return element("summary", told, element("h3", event.title))


def chip(status: str) -> Html:
    """A status in its colour, which only repeats the word."""
    return element("span", status, class_=f"chip s-{status}")


def _facts(rows: Sequence[Line]) -> Html:
    """The lines of a record, neighbours of one label together."""
    groups: list[tuple[str, list[Line]]] = []
    for row in rows:
        if row.label and row.label not in {label for label, _ in groups[-1:]}:
            groups.append((row.label, []))
        groups[-1][1].append(row)
    return element("dl", *(_fact(label, found) for label, found in groups))


def _fact(label: str, rows: Iterable[Line]) -> Html:
    return element("div", element("dt", label), *(element("dd", _line(label, row)) for row in rows))


def _line(label: str, row: Line) -> Html:
    if label == "links":
        return _relation(row.text)
    return join([html(row.text), *(element("span", link(each), class_="address") for each in row.addresses)])


def _relation(text: str) -> Html:
    """`ends ID: title`, the id a link within the page unless that record was left out."""
    told, _, title = text.partition(": ")
    relation, _, id_ = told.rpartition(" ")
    if title.startswith("(left out"):
        return html(text)
    return join([relation, " ", element("a", title, href=f"#{id_}")])
