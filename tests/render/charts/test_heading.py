"""What a picture says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from armstrack.event import Source
from armstrack.render.charts.heading import Question, facts, scope, titled
from armstrack.select import Filters
from armstrack.spans import Window
from tests.builders import SOURCE, make_event

D = date.fromisoformat
DAY = D("2022-12-31")


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({}, ""),
        ({"supplier": ("CAN", "USA")}, "from Canada or United States"),
        ({"recipient": ("TUR",), "category": ("sensors",)}, "to Turkey, sensors"),
        ({"party": ("TUR",), "kind": ("delivered",)}, "with Turkey, of kind delivered"),
        ({"status": ("open",), "verification": ("confirmed",)}, "standing at open, confirmed"),
        ({"text": ("drone optics",), "since": D("2020-01-01")}, 'with "drone optics", since 2020-01-01'),
    ],
)
def test_the_filters_are_told_as_people_say_them(filters: dict[str, object], words: str) -> None:
    assert scope(Filters(**filters)) == words  # type: ignore[arg-type]


def test_what_is_told_elsewhere_is_left_out() -> None:
    filters = Filters(supplier=("CAN",), since=DAY)
    assert titled("Flows", filters, ("supplier", "since")) == "Flows"
    assert titled("Flows", filters, ("since",)) == "Flows: from Canada"


def test_the_facts_count_records_and_different_sources() -> None:
    other = Source(publisher="Gazette", title="Another")
    events = [make_event(), make_event(slug="b", sources=(SOURCE, other))]
    question = Question(Filters(), DAY)
    assert facts(events, question) == ("On 2022-12-31: 2 records from 2 sources",)
    assert facts(events[:1], question, "open") == ("On 2022-12-31: open; 1 record from 1 source",)


@pytest.mark.parametrize(
    ("since", "day", "window"),
    [
        (None, "2022-12-31", ("2020-05-01", "2022-12-31")),
        ("2021-01-01", "2022-12-31", ("2021-01-01", "2022-12-31")),
        ("2023-01-01", "2022-12-31", ("2022-12-31", "2022-12-31")),
        (None, "9999-12-31", ("2020-05-01", "9999-12-30")),
    ],
)
def test_the_window_begins_with_the_records_or_where_it_is_told_to(
    since: str | None, day: str, window: tuple[str, str]
) -> None:
    question = Question(Filters(since=D(since) if since else None), D(day))
    assert question.window(D("2020-05-01")) == Window(D(window[0]), D(window[1]))
