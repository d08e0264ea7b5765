"""Small ledgers, and the pictures of them, that the tests of pictures share."""

from __future__ import annotations

from datetime import date

from armstrack.event import Event
from armstrack.flows import Flows, Pair
from armstrack.render.charts.counts import status_chart
from armstrack.render.charts.heading import Question
from armstrack.render.charts.matrix import flows_chart
from armstrack.render.charts.paints import LIGHT
from armstrack.render.charts.sheet import Chart, Sheet, Spec
from armstrack.render.charts.timeline import timeline_chart
from armstrack.render.charts.values import values_chart
from armstrack.select import Filters
from tests.builders import make_event

DAY = date(2022, 12, 31)
SHEET = Sheet(800, LIGHT)
#: Text that would do harm as markup, or hide what it says.
HOSTILE = '</text></svg><script>alert("x")</script>\u202e\u0007&lt;img src=x onerror=alert(1)>'
CANADA_TURKEY = (
    make_event("exports-reported", "2018", slug="total", amount="~5000000", verification="reported"),
    make_event("restriction-imposed", "2019-10-11", slug="stop"),
    make_event("licence-granted", "2020-05", slug="permits", category="sensors"),
    make_event("licence-suspended", "2020-10-05", slug="optics", category="sensors"),
    make_event("delivered", "2021-03-01", slug="seen", category="sensors", verification="inferred"),
    make_event("appeal", "2021-04-01", slug="asks"),
    make_event("restriction-lifted", "2022-02-01", slug="lifts"),
)
EMBARGO = make_event("embargo-imposed", "2019-06-27", "EUE", "CHN", slug="embargo")
OTHERS = (
    EMBARGO,
    make_event("delivered", "2020-02-01", "FRA", "EGY", slug="ships", amount="12000000", currency="EUR"),
    make_event("delivered", "2021-02-01", "FRA", "EGY", slug="more", amount="7+", currency="EUR"),
    make_event("delivered", "2022-02-01", "FRA", "EGY", slug="unknown"),
    make_event(
        "delivered",
        "2020-06-01",
        "FRA",
        "EGY",
        slug="said",
        amount="3",
        currency="EUR",
        verification="claimed",
    ),
    make_event("exports-reported", "2019/2020", "ITA", "EGY", slug="both", amount="<9000000", currency="EUR"),
    make_event("licence-granted", "2022-06-01", "ITA", "EGY", slug="granted"),
)
EVERY = (*CANADA_TURKEY, *OTHERS)


def question(day: date = DAY, **filters: object) -> Question:
    return Question(Filters(**filters), day)  # type: ignore[arg-type]


def timeline(
    events: tuple[Event, ...] = CANADA_TURKEY, pairs: tuple[Pair, ...] = (("CAN", "TUR"),), **filters: object
) -> Chart:
    return timeline_chart(Flows(events), pairs, events, question(**filters))


def flows(events: tuple[Event, ...] = EVERY, **filters: object) -> Chart:
    known = Flows(events)
    return flows_chart(known, known.pairs, events, question(**filters))


def statuses(events: tuple[Event, ...] = EVERY, **filters: object) -> Chart:
    known = Flows(events)
    return status_chart(known, known.pairs, events, question(**filters))


def values(events: tuple[Event, ...] = EVERY, **filters: object) -> Chart:
    return values_chart(events, question(**filters))


def rows(views: list[Spec], mark: str) -> list[Spec]:
    """The rows of every layer with this mark, in order."""
    layers = (layer for view in views for layer in view["layer"] if layer["mark"]["type"] == mark)
    return [row for layer in layers for row in layer["data"]["values"]]


def words(views: list[Spec]) -> list[str]:
    """Every text that is drawn, in order."""
    return [row["text"] for row in rows(views, "text") if row.get("text")]
