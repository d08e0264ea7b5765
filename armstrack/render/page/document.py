"""Floor 6: the page: head, controls, flows, pictures, records, and the data that the script reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from armstrack.effects import all_before_and_after
from armstrack.event import Event
from armstrack.flows import Flows
from armstrack.overview import size
from armstrack.pagedata import linked, page_data
from armstrack.pagewords import words_data
from armstrack.render.machine import guarded
from armstrack.render.page import assets
from armstrack.render.page.article import article
from armstrack.render.page.controls import day_form, search_form
from armstrack.render.page.figures import Picture
from armstrack.render.page.markup import Html, element, join, script_data, text_of
from armstrack.render.page.standing import flows_table
from armstrack.states import caveats, standings

_UNCERTAIN = (
    "Uncertain: a partial date, a term that has passed or a licence for unnamed goods leaves it open."
)


@dataclass(frozen=True, slots=True)
class Made:
    """When and by what the page is made."""

    day: date
    version: str


def to_html(events: Sequence[Event], pictures: Sequence[Picture], made: Made) -> str:
    """The whole file. The same records, day and pictures give the same bytes."""
    flows = Flows(events)
    newest = sorted(events, key=lambda event: (-event.date.first_day.toordinal(), event.id))
    told_size = size(events, len(flows.pairs))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        assets.policy(),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"Arms exports: {told_size}"),
        element("style", Html(assets.style())),
    )
    articles = _articles(newest, flows, made.day)
    data = page_data(newest, flows, guarded, [text_of(each) for each in articles])
    parts = (_flows(newest, flows, made.day), _records(articles), _pictures(pictures))
    body = element(
        "body",
        element("a", "Skip to the records", href="#records", class_="skip"),
        _header(told_size, made, bool(pictures)),
        element("div", element("main", _search(newest), *parts), class_="page"),
        element("footer", element("p", f"Made by armstrack {made.version}; no part of it asks any network.")),
        script_data("data", {**data, "words": words_data()}),
        element("script", Html(assets.script())),
    )
    return f'<!doctype html>\n<html lang="en">\n{head}\n{body}\n</html>\n'


def _header(told_size: str, made: Made, drawn: bool) -> Html:
    ways = [("flows", "Flows"), ("records", "Records"), *([("pictures", "Pictures")] if drawn else [])]
    links = (element("a", text, href=f"#{way}") for way, text in ways)
    return element(
        "header",
        element("h1", "Arms exports, event by event"),
        element("p", f"{told_size}. States as of {made.day}."),
        element("nav", *links, aria_label="Parts of the page"),
    )


def _search(events: Sequence[Event]) -> Html:
    """Words and filters, and what they find."""
    return element("section", element("h2", "Search"), search_form(events), class_="search js")


def _flows(events: Sequence[Event], flows: Flows, day: date) -> Html:
    found = standings(flows, flows.pairs, ("all",), day)
    notes = (*caveats(found), _UNCERTAIN)
    return element(
        "section",
        element("h2", "Where flows stand", id="flows"),
        day_form(min(event.date.first_day for event in events), day),
        flows_table(found, {event.id: event.title for event in events}, day),
        element("p", " ".join(notes), class_="hint"),
    )


def _pictures(pictures: Sequence[Picture]) -> Html:
    if not pictures:
        return Html()
    drawn = (
        element("details", element("summary", each.title), each.figure, open=each is pictures[0])
        for each in pictures
    )
    return element("section", element("h2", "Pictures", id="pictures"), *drawn)


def _articles(events: Sequence[Event], flows: Flows, day: date) -> list[Html]:
    others = linked(events)
    told = all_before_and_after(flows, events, day)
    return [article(e, others.get(e.id, ()), did) for e, did in zip(events, told, strict=True)]


def _records(articles: Sequence[Html]) -> Html:
    return element(
        "section",
        element("h2", "Records", id="records"),
        element("p", f"{len(articles):,} records, newest first", class_="told", id="count"),
        element("p", element("button", "CSV of these records", type="button", id="csv"), class_="js"),
        element("div", join(articles, "\n"), id="list"),
    )
