"""Records as pandas frames: the documented columns and types, and nothing filled in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from armstrack.event import Event
from armstrack.frame import events_frame, values_frame
from tests.builders import make_event

EVENTS_TYPES = {
    "supplier": "string",
    "recipient": "string",
    "kind": "string",
    "track": "string",
    "status": "string",
    "verification": "string",
    "date": "string",
    "first": "datetime64[s]",
    "last": "datetime64[s]",
    "year": "Int64",
    "categories": "object",
}
VALUES_TYPES = {
    "supplier": "string",
    "recipient": "string",
    "verification": "string",
    "measure": "string",
    "currency": "string",
    "low": "object",
    "high": "object",
    "approximate": "boolean",
    "total": "boolean",
    "first": "datetime64[s]",
    "last": "datetime64[s]",
}
SOME = [
    make_event("licence-suspended", "2020-10", recipient="NAM", category=("sensors", "engines")),
    make_event("embargo-imposed", "2014/..", "EUE", "RUS"),
    make_event("exports-reported", "2019", amount="~5.50", currency="EUR"),
    make_event("delivered", "../2018", amount="<7"),
]
ALL_UNKNOWN = [make_event("delivered", slug="a"), make_event("delivered", slug="b")]


def types_of(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(type_) for name, type_ in frame.dtypes.items()}


@pytest.mark.parametrize("events", [[], SOME, ALL_UNKNOWN], ids=["none", "some", "no figure"])
def test_frames_have_the_documented_types_whatever_they_hold(events: list[Event]) -> None:
    assert types_of(events_frame(events)) == EVENTS_TYPES
    assert types_of(values_frame(events)) == VALUES_TYPES
    for frame in (events_frame(events), values_frame(events)):
        assert (frame.index.name, str(frame.index.dtype)) == ("id", "string")


def test_a_row_of_events_holds_the_record() -> None:
    row = events_frame(SOME).loc["2020-10-can-nam-act"]
    assert row.to_dict() == {
        "supplier": "CAN",
        "recipient": "NAM",
        "kind": "licence-suspended",
        "track": "permit",
        "status": "suspended",
        "verification": "confirmed",
        "date": "2020-10",
        "first": pd.Timestamp(2020, 10, 1),
        "last": pd.Timestamp(2020, 10, 31),
        "year": 2020,
        "categories": ("sensors", "engines"),
    }


def test_an_open_end_is_not_a_time() -> None:
    frame = events_frame(SOME)
    assert frame["last"].isna().to_list() == [False, True, False, False]
    assert frame["year"].to_list() == [2020, 2014, 2019, 2018]


def test_dates_before_and_after_what_nanoseconds_hold_keep_their_day() -> None:
    frame = events_frame([make_event(date="1000"), make_event(date="9999")])
    assert [day.date() for day in frame["first"]] == [date(1000, 1, 1), date(9999, 1, 1)]
    assert [day.date() for day in frame["last"]] == [date(1000, 12, 31), date(9999, 12, 31)]


def test_values_hold_only_kinds_that_measure_something() -> None:
    assert values_frame(SOME).index.to_list() == [
        "2020-10-can-nam-act",
        "2019-can-tur-act",
        "2018-can-tur-act",
    ]


def test_a_row_of_values_holds_the_first_figure_with_its_bounds() -> None:
    frame = values_frame(SOME)
    assert frame.loc["2019-can-tur-act"].to_dict() == {
        "supplier": "CAN",
        "recipient": "TUR",
        "verification": "confirmed",
        "measure": "delivered",
        "currency": "EUR",
        "low": Decimal("5.50"),
        "high": Decimal("5.50"),
        "approximate": True,
        "total": True,
        "first": pd.Timestamp(2019, 1, 1),
        "last": pd.Timestamp(2019, 12, 31),
    }
    assert frame.at["2018-can-tur-act", "low"] is None
    assert frame.at["2018-can-tur-act", "high"] == Decimal(7)
    assert not frame.at["2018-can-tur-act", "total"]


def test_a_record_without_a_figure_has_none_and_never_zero() -> None:
    row = values_frame(SOME).loc["2020-10-can-nam-act"]
    assert row[["currency", "low", "high", "approximate"]].isna().all()
    assert row["measure"] == "at stake"


@pytest.mark.parametrize("code", ["NAM", "NA"])
def test_namibia_is_never_missing(code: str) -> None:
    event = make_event(supplier=code, recipient=code)
    assert events_frame([event])[["supplier", "recipient"]].to_numpy().tolist() == [[code, code]]
    assert not values_frame([event])[["supplier", "recipient"]].isna().to_numpy().any()
