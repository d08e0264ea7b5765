"""Floor 6: the table of flows: where each stands on the day of the page, for all goods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from armstrack.dates import date_words
from armstrack.parties import name_of
from armstrack.render.page.article import chip
from armstrack.render.page.markup import Html, element, join
from armstrack.states import Standing, said_flag

_HEADS = ("supplier", "recipient", "status", "since", "flags", "deciding record")


def flows_table(standings: Sequence[Standing], titles: dict[str, str], day: date) -> Html:
    """One row a flow, stops first. The script writes the cells anew for another day."""
    heads = element("tr", *(element("th", head, scope="col") for head in _HEADS))
    caption = element("caption", f"{len(standings):,} flows on {day}, all goods")
    rows = join((_row(each, titles) for each in standings), "\n")
    return element(
        "div",
        element("table", caption, element("thead", heads), element("tbody", rows)),
        class_="scroll",
        tabindex="0",
        role="region",
        aria_label="Flows",
    )


def _row(standing: Standing, titles: dict[str, str]) -> Html:
    (supplier, recipient), state = standing.pair, standing.state
    since = date_words(str(state.since)) if state.since else ""
    decided = state.ids[0] if state.ids else ""
    doubt = Html() if state.certain else element("span", "uncertain", class_="doubt")
    return element(
        "tr",
        element("th", name_of(supplier), scope="row"),
        element("td", name_of(recipient)),
        element("td", chip(state.status), " ", doubt),
        element("td", since),
        element("td", ", ".join(map(said_flag, state.flags))),
        element("td", element("a", titles[decided], href=f"#{decided}") if decided in titles else ""),
        data_flow=f"{supplier}-{recipient}",
    )
