"""Floor 6: what a reader sets: words, filters, the day. Hidden where no script runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from armstrack.event import Event
from armstrack.parties import name_of
from armstrack.render.page.markup import Html, element
from armstrack.vocab import terms_of

_FOUND = (
    "Parties, goods, statuses, years: canada turkey optics, embargo 1991, \u201ctest shot\u201d, not missiles"
)


def search_form(events: Sequence[Event]) -> Html:
    """Words and filters."""
    statuses = {event.shown_status for event in events}
    categories = {name for event in events for name in event.categories}
    verifications = [name for name in terms_of("verification") if any(e.verification == name for e in events)]
    years = sorted({event.date.first_day.year for event in events})
    words = element("input", id="q", type="search", autocomplete="off", aria_describedby="q-hint")
    filters = (
        _select("supplier", _parties(e.supplier for e in events)),
        _select("recipient", _parties(e.recipient for e in events)),
        _select("status", [(name, name) for name in sorted(statuses)]),
        _select("verification", [(name, name) for name in verifications]),
        _select("category", [(name, name) for name in terms_of("category") if name in categories]),
        element(
            "div", _year("since", "From year", years[0]), _year("until", "To year", years[-1]), class_="years"
        ),
    )
    return element(
        "form",
        _field("q", "Words", words),
        element("p", _FOUND, id="q-hint", class_="hint"),
        element("p", f"{len(events):,} records, newest first", id="found", role="status", class_="told"),
        element("details", element("summary", "Filters"), *filters, id="filters"),
        element("button", "Reset", type="reset"),
        id="search",
        role="search",
        class_="js",
        aria_label="Search and filters",
    )


def _parties(codes: Iterable[str]) -> list[tuple[str, str]]:
    return sorted({(code, name_of(code)) for code in codes}, key=lambda option: option[1])


def _field(name: str, label: str, control: Html) -> Html:
    return element("p", element("label", label, for_=name), control, class_="field")


def _select(name: str, options: Iterable[tuple[str, str]]) -> Html:
    listed = (element("option", text, value=value) for value, text in options)
    control = element("select", element("option", "any", value=""), *listed, id=name)
    return _field(name, name.capitalize(), control)


def _year(name: str, label: str, year: int) -> Html:
    control = element(
        "input", id=name, type="number", min="1900", max="2100", step="1", placeholder=str(year)
    )
    return _field(name, label, control)


def day_form(first: date, last: date) -> Html:
    """The day on which the table of flows is."""
    days = (last - first).days
    slider = element("input", id="slide", type="range", min="0", max=str(days), value=str(days))
    chosen = element("input", id="day", type="date", value=last.isoformat())
    stands = element("select", element("option", "anywhere", value=""), id="stands")
    return element(
        "form",
        _field("day", "Day", chosen),
        _field("slide", "Slide through the days", slider),
        element(
            "p",
            element("button", "Earlier change", type="button", id="earlier"),
            " ",
            element("button", "Later change", type="button", id="later"),
            class_="steps",
        ),
        _field("stands", "Standing at", stands),
        id="days",
        class_="js",
        aria_label="Day and status of flows",
        data_first=first.isoformat(),
    )
