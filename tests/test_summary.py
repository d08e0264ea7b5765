"""Summaries of records by one field and by two."""

# ruff: noqa: E501 - a screen is as wide as it is

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrack.event import Event
from armstrack.render.text import to_text
from armstrack.summary import cross, frames_of, tallies_of
from armstrack.summary_table import FIELDS, LEGEND, headline, table_of
from armstrack.table import Table
from tests.builders import make_event

EVENTS = (
    make_event("licence-granted", "2019-05", category="sensors", amount="5000000"),
    make_event("licence-suspended", "2020-10-05", category=("sensors", "engines")),
    make_event("exports-reported", "2019", amount="~2500000", slug="total"),
    make_event("delivered", "2019-11-30", amount="900000", slug="shipment", category="engines"),
    make_event("embargo-imposed", "2014/..", "EUE", "RUS", category="all"),
    make_event("ordered", "2021", "DEU", "NAM", category="ships", amount="7+", currency="EUR"),
    make_event("halt-promised", "2020-10", "ISR", "AZE", verification="claimed"),
    make_event("delivered", "../2016", "ISR", "AZE", verification="alleged", amount="4", currency="USD"),
)
#: pandas takes some milliseconds an example.
_LAW = settings(max_examples=10, deadline=None)


def summarise(events: Sequence[Event], by: str, flows_now: Mapping[str, int] | None = None) -> Table:
    return table_of(tallies_of(frames_of(events), by), by, len(events), flows_now)


def said(table: Table) -> str:
    return "\n" + to_text([table])


def test_by_supplier() -> None:
    assert (
        said(summarise(EVENTS, "supplier"))
        == """
By supplier
supplier        records  recipients  share of records  first      latest                           values
Canada                4           1   50% █████        2019       2020-10-05 suspended             at stake: 1 unknown; delivered ~CAD 2.5 m (+1 overlapping); licensed CAD 5 m
Israel                2           1   25% ███          by 2016    2020-10 halt-promised (claimed)  delivered: no USD figure added (1 unconfirmed)
European Union        1           1   12% █            from 2014  from 2014 embargoed
Germany               1           1   12% █            2021       2021 ordered                     contracted ≥ EUR 7
"""
    )


def test_by_recipient() -> None:
    assert (
        said(summarise(EVENTS, "recipient"))
        == """
By recipient
recipient   records  suppliers  share of records  first      latest                           values
Turkey            4          1   50% █████        2019       2020-10-05 suspended             at stake: 1 unknown; delivered ~CAD 2.5 m (+1 overlapping); licensed CAD 5 m
Azerbaijan        2          1   25% ███          by 2016    2020-10 halt-promised (claimed)  delivered: no USD figure added (1 unconfirmed)
Namibia           1          1   12% █            2021       2021 ordered                     contracted ≥ EUR 7
Russia            1          1   12% █            from 2014  from 2014 embargoed
"""
    )


def test_by_status_the_latest_event_needs_no_status() -> None:
    assert (
        said(summarise(EVENTS, "status"))
        == """
By status
status         records  flows  share of records  first       latest             values
delivered            2      2   25% ███          by 2016     2019-11-30         delivered: no CAD figure added (1 overlapping); delivered: no USD figure added (1 unconfirmed)
active               1      1   12% █            2019        2019               delivered ~CAD 2.5 m
embargoed            1      1   12% █            from 2014   from 2014
halt-promised        1      1   12% █            2020-10     2020-10 (claimed)
licensed             1      1   12% █            2019-05     2019-05            licensed CAD 5 m
ordered              1      1   12% █            2021        2021               contracted ≥ EUR 7
suspended            1      1   12% █            2020-10-05  2020-10-05         at stake: 1 unknown
"""
    )


def test_by_verification_the_latest_event_needs_no_doubt() -> None:
    assert (
        said(summarise(EVENTS, "verification"))
        == """
By verification
verification  records  flows  share of records  first      latest                 values
confirmed           6      3   75% ████████     from 2014  2021 ordered           at stake: 1 unknown; contracted ≥ EUR 7; delivered ~CAD 2.5 m (+1 overlapping); licensed CAD 5 m
alleged             1      1   12% █            by 2016    by 2016 delivered      delivered: no USD figure added (1 unconfirmed)
claimed             1      1   12% █            2020-10    2020-10 halt-promised
"""
    )


def test_by_category_a_record_counts_in_each_of_its_categories_and_a_note_says_so() -> None:
    assert (
        said(summarise(EVENTS, "category"))
        == """
By category
category   records  flows  share of records  first       latest                           values
(unknown)        3      2   38% ████         by 2016     2020-10 halt-promised (claimed)  delivered ~CAD 2.5 m; delivered: no USD figure added (1 unconfirmed)
engines          2      1   25% ███          2019-11-30  2020-10-05 suspended             at stake: 1 unknown; delivered: no CAD figure added (1 overlapping)
sensors          2      1   25% ███          2019-05     2020-10-05 suspended             at stake: 1 unknown; licensed CAD 5 m
all              1      1   12% █            from 2014   from 2014 embargoed
ships            1      1   12% █            2021        2021 ordered                     contracted ≥ EUR 7
A record with several categories counts in each.
"""
    )


def test_by_category_needs_no_note_where_every_record_has_one() -> None:
    assert summarise(EVENTS[2:], "category").notes == ()


def test_by_year_runs_through_the_years() -> None:
    assert (
        said(summarise(EVENTS, "year"))
        == """
By year
year  records  flows  share of records  first      latest                       values
2014        1      1   12% █            from 2014  from 2014 embargoed
2016        1      1   12% █            by 2016    by 2016 delivered (alleged)  delivered: no USD figure added (1 unconfirmed)
2019        3      1   38% ████         2019       2019-11-30 delivered         delivered ~CAD 2.5 m (+1 overlapping); licensed CAD 5 m
2020        2      2   25% ███          2020-10    2020-10-05 suspended         at stake: 1 unknown
2021        1      1   12% █            2021       2021 ordered                 contracted ≥ EUR 7
"""
    )


@pytest.mark.parametrize(
    ("field", "groups"),
    [
        (
            "kind",
            [
                ("delivered", 2),
                ("embargo-imposed", 1),
                ("exports-reported", 1),
                ("halt-promised", 1),
                ("licence-granted", 1),
                ("licence-suspended", 1),
                ("ordered", 1),
            ],
        ),
        ("track", [("transfer", 3), ("permit", 2), ("deal", 1), ("policy", 1), ("statement", 1)]),
    ],
)
def test_larger_groups_come_first_and_equal_ones_by_name(field: str, groups: list[tuple[str, int]]) -> None:
    assert list(summarise(EVENTS, field).keep(["name", "records"]).rows) == groups


def test_machines_read_codes_exact_shares_and_the_latest_record() -> None:
    table = summarise(EVENTS, "supplier").for_machines()
    assert [column.name for column in table.columns] == [
        "by",
        "group",
        "name",
        "records",
        "counterparts",
        "share",
        "first",
        "latest",
        "latest_status",
        "latest_verification",
        "latest_id",
        "values",
        "flows_now",
    ]
    assert table.rows[0] == (
        "supplier",
        "CAN",
        "Canada",
        4,
        1,
        Decimal("0.5000"),
        "2019",
        "2020-10-05",
        "suspended",
        "confirmed",
        "2020-10-05-can-tur-act",
        ("at stake: 1 unknown", "delivered ~CAD 2.5 m (+1 overlapping)", "licensed CAD 5 m"),
        None,
    )


# Flows now --------------------------------------------------------------------------------------

NOW = {"suspended": 3, "none": 2, "restricted": 2}


def test_by_status_flows_have_a_column_and_statuses_that_only_flows_have_a_row() -> None:
    assert (
        said(summarise(EVENTS, "status", NOW))
        == """
By status
status         records  flows  flows now  share of records  first       latest             values
delivered            2      2          0   25% ███          by 2016     2019-11-30         delivered: no CAD figure added (1 overlapping); delivered: no USD figure added (1 unconfirmed)
active               1      1          0   12% █            2019        2019               delivered ~CAD 2.5 m
embargoed            1      1          0   12% █            from 2014   from 2014
halt-promised        1      1              12% █            2020-10     2020-10 (claimed)
licensed             1      1          0   12% █            2019-05     2019-05            licensed CAD 5 m
ordered              1      1          0   12% █            2021        2021               contracted ≥ EUR 7
suspended            1      1          3   12% █            2020-10-05  2020-10-05         at stake: 1 unknown
none                 0                 2
restricted           0                 2
"""
    )


def test_machines_read_nothing_but_the_flows_of_a_status_without_records() -> None:
    table = summarise(EVENTS, "status", NOW).for_machines()
    assert table.rows[-1] == ("status", "restricted", "restricted", 0, *(None,) * 7, (), 2)
    assert [len(row) for row in table.rows] == [len(table.columns)] * 9


@pytest.mark.parametrize("now", [None, {}])
def test_without_flows_there_is_no_column_of_them(now: dict[str, int] | None) -> None:
    table = summarise(EVENTS, "status", now)
    assert table == summarise(EVENTS, "status")
    assert [row[-1] for row in table.rows] == [None] * 7


@pytest.mark.parametrize("field", [field for field in FIELDS if field != "status"])
def test_flows_are_counted_by_status_alone(field: str) -> None:
    assert summarise(EVENTS, field, NOW) == summarise(EVENTS, field)


def test_flows_alone_make_rows_where_there_is_no_event() -> None:
    table = summarise([], "status", {"none": 1})
    assert table.keep(["group", "records", "flows_now"]).rows == (("none", 0, 1),)


# For people and for machines ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "now", "people"),
    [
        (
            "supplier",
            None,
            ["name", "records", "counterparts", "share", "first", "said_latest", "values"],
        ),
        ("kind", None, ["group", "records", "counterparts", "share", "first", "said_latest", "values"]),
        (
            "status",
            NOW,
            ["group", "records", "counterparts", "flows_now", "share", "first", "said_latest", "values"],
        ),
    ],
)
def test_people_read_the_columns_in_an_order_of_their_own(
    field: str, now: dict[str, int] | None, people: list[str]
) -> None:
    assert [column.name for column in summarise(EVENTS, field, now).for_people().columns] == people


def test_how_sure_the_latest_event_is_stands_beside_its_status() -> None:
    rows = summarise(EVENTS, "recipient").keep(["group", "latest_status", "latest_verification"]).rows
    assert rows == (
        ("TUR", "suspended", "confirmed"),
        ("AZE", "halt-promised", "claimed"),
        ("NAM", "ordered", "confirmed"),
        ("RUS", "embargoed", "confirmed"),
    )


def test_namibia_is_a_group_of_its_own() -> None:
    rows = summarise(EVENTS, "recipient").keep(["group", "name", "records"]).rows
    assert rows == (
        ("TUR", "Turkey", 4),
        ("AZE", "Azerbaijan", 2),
        ("NAM", "Namibia", 1),
        ("RUS", "Russia", 1),
    )


# Two fields -----------------------------------------------------------------------------------


def test_a_cross_table_counts_records_and_leaves_empty_what_there_is_not() -> None:
    assert (
        said(cross(EVENTS, "supplier", "status"))
        == """
Records by supplier and status
supplier        active  delivered  embargoed  halt-promised  licensed  ordered  suspended  records
Canada               1          1                                   1                   1        4
Israel                          1                         1                                      2
European Union                             1                                                     1
Germany                                                                      1                   1
"""
    )
    assert cross(EVENTS, "supplier", "status").rows[1] == ("Israel", None, 1, None, 1, None, None, None, 2)


def test_parties_across_are_named_and_told_to_machines_by_code() -> None:
    table = cross(EVENTS, "year", "recipient")
    assert (
        said(table)
        == """
Records by year and recipient
year  Azerbaijan  Namibia  Russia  Turkey  records
2014                            1                1
2016           1                                 1
2019                                    3        3
2020           1                        1        2
2021                    1                        1
"""
    )
    assert [column.name for column in table.columns] == ["year", "AZE", "NAM", "RUS", "TUR", "records"]


@pytest.mark.parametrize(
    ("down", "across", "first"),
    [
        ("category", "verification", ("(unknown)", 1, 1, 1, 3)),
        ("recipient", "category", ("Turkey", 1, None, 2, 2, None, 4)),
    ],
)
def test_a_cross_table_by_category_says_that_records_count_in_each(
    down: str, across: str, first: tuple[object, ...]
) -> None:
    table = cross(EVENTS, down, across)
    assert table.rows[0] == first
    assert table.notes == ("A record with several categories counts in each.",)


def test_a_cross_table_without_categories_has_no_note() -> None:
    assert cross(EVENTS, "supplier", "year").notes == ()


# Nothing, and the headline ----------------------------------------------------------------------


@pytest.mark.parametrize("field", FIELDS)
def test_no_event_gives_no_row(field: str) -> None:
    assert said(summarise([], field)) == f"\nBy {field}\n"


@pytest.mark.parametrize(("down", "across"), list(permutations(FIELDS, 2)))
def test_no_event_gives_no_row_of_a_cross_table(down: str, across: str) -> None:
    table = cross([], down, across)
    assert [column.name for column in table.columns] == [down, "records"]
    assert said(table) == f"\nRecords by {down} and {across}\n"


def head(events: list[Event], today: str) -> str:
    return headline(tallies_of(frames_of(events), "status"), len(events), today)


def test_the_headline_tells_size_span_and_day() -> None:
    assert head(EVENTS, "2026-11-22") == ("8 records of 2014-2021, 4 suppliers, 4 recipients, on 2026-11-22")


def test_the_headline_names_a_lone_year_once() -> None:
    assert head(EVENTS[:1], "2026-11-22") == "1 record of 2019, 1 supplier, 1 recipient, on 2026-11-22"
    assert head(EVENTS[4:5], "2026-11-22").startswith("1 record of 2014, ")


def test_the_headline_counts_thousands_with_a_comma() -> None:
    many = [make_event(slug=str(number)) for number in range(1200)]
    assert head(many, "2026-11-22") == "1,200 records of 2020, 1 supplier, 1 recipient, on 2026-11-22"


def test_the_headline_says_that_there_is_nothing() -> None:
    assert head([], "2026-11-22") == "no record passes the filters (2026-11-22)"


def test_the_legend_explains_every_word_of_the_sums() -> None:
    words = " ".join(LEGEND).casefold()
    assert [
        word
        for word in ("m = million", "not added", "overlapping", "unconfirmed", "unknown")
        if word not in words
    ] == []


# Laws -----------------------------------------------------------------------------------------


@st.composite
def some_events(draw: st.DrawFn) -> list[Event]:
    """Up to eight events of a few parties, kinds and days."""
    choose = st.sampled_from
    return [
        make_event(
            draw(choose(("delivered", "exports-reported", "licence-suspended", "halt-promised"))),
            draw(choose(("2019", "2020-10", "../2016", "2014/.."))),
            draw(choose(("CAN", "NAM"))),
            draw(choose(("TUR", "NAM"))),
            slug=str(number),
            category=draw(choose(((), ("sensors",), ("sensors", "engines"), ("all",)))),
            amount=draw(choose((None, "5", "~7", "3+"))),
            verification=draw(choose(("confirmed", "alleged"))),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


@_LAW
@given(some_events(), st.randoms(use_true_random=False))
def test_the_order_of_events_changes_nothing(events: list[Event], random: Random) -> None:
    mixed = list(events)
    random.shuffle(mixed)
    for field in ("status", "category"):
        assert summarise(mixed, field) == summarise(events, field)
    assert cross(mixed, "recipient", "category") == cross(events, "recipient", "category")


@_LAW
@given(some_events())
def test_every_record_is_counted_once_but_in_categories(events: list[Event]) -> None:
    for field in ("recipient", "year"):
        records = [row[0] for row in summarise(events, field).keep(["records"]).rows]
        assert sum(records) == len(events)  # type: ignore[arg-type]
        crossed = [row[-1] for row in cross(events, field, "category").rows]
        assert sum(crossed) == len(events)  # type: ignore[arg-type]
