"""`armstrack summary`: the main job."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.samples import LAV, LAV_ID
from tests.conftest import Command, WriteRecord

HEAD = "2 records of 2019-2020, 1 supplier, 2 recipients, on 2026-11-22"


@pytest.fixture
def two(record: WriteRecord) -> None:
    """A ledger of two records."""
    record()
    record(LAV, LAV_ID)


def test_three_tables_under_one_head_line(two: None, armstrack: Command) -> None:
    assert armstrack("summary") == (
        0,
        """\
2 records of 2019-2020, 1 supplier, 2 recipients, on 2026-11-22

By supplier
supplier  records  recipients  share of records  first  latest                values
Canada          2           2  100% ██████████   2019   2020-10-05 suspended  at stake: 1 unknown; delivered CAD 2,864 m

By recipient
recipient     records  suppliers  share of records  first       latest                  values
Saudi Arabia        1          1   50% █████        2019        2019 active (reported)  delivered CAD 2,864 m
Turkey              1          1   50% █████        2020-10-05  2020-10-05 suspended    at stake: 1 unknown

By status
status      records  flows  flows now  share of records  first       latest           values
active            1      1          1   50% █████        2019        2019 (reported)  delivered CAD 2,864 m
suspended         1      1          0   50% █████        2020-10-05  2020-10-05       at stake: 1 unknown
restricted        0                 1
Sums (m = million, ~ = about, or rounded) hold confirmed and reported figures of one measure and one currency. Not added: overlapping ones, which may tell the same money twice, and unconfirmed ones. Unknown: records without a figure.
""",
        "",
    )


def test_by_one_field_is_one_table(two: None, armstrack: Command) -> None:
    assert armstrack("summary", "--by", "year") == (
        0,
        """\
2 records of 2019-2020, 1 supplier, 2 recipients, on 2026-11-22

By year
year  records  flows  share of records  first       latest                  values
2019        1      1   50% █████        2019        2019 active (reported)  delivered CAD 2,864 m
2020        1      1   50% █████        2020-10-05  2020-10-05 suspended    at stake: 1 unknown
Sums (m = million, ~ = about, or rounded) hold confirmed and reported figures of one measure and one currency. Not added: overlapping ones, which may tell the same money twice, and unconfirmed ones. Unknown: records without a figure.
""",
        "",
    )


def test_by_two_fields_is_a_cross_table(two: None, armstrack: Command) -> None:
    assert armstrack("summary", "--by", "recipient, status") == (
        0,
        """\
2 records of 2019-2020, 1 supplier, 2 recipients, on 2026-11-22

Records by recipient and status
recipient     active  suspended  records
Saudi Arabia       1                   1
Turkey                        1        1
""",
        "",
    )


def test_csv_is_one_table_with_the_grouping_in_a_column(two: None, armstrack: Command) -> None:
    assert armstrack("summary", "-f", "csv") == (
        0,
        """\
by,group,name,records,counterparts,share,first,latest,latest_status,latest_verification,latest_id,values,flows_now
supplier,CAN,Canada,2,2,1.0000,2019,2020-10-05,suspended,confirmed,2020-10-05-can-tur-optics,"at stake: 1 unknown; delivered CAD 2,864 m",
recipient,SAU,Saudi Arabia,1,1,0.5000,2019,2019,active,reported,2019-can-sau-lav,"delivered CAD 2,864 m",
recipient,TUR,Turkey,1,1,0.5000,2020-10-05,2020-10-05,suspended,confirmed,2020-10-05-can-tur-optics,at stake: 1 unknown,
status,active,active,1,1,0.5000,2019,2019,active,reported,2019-can-sau-lav,"delivered CAD 2,864 m",1
status,suspended,suspended,1,1,0.5000,2020-10-05,2020-10-05,suspended,confirmed,2020-10-05-can-tur-optics,at stake: 1 unknown,0
status,restricted,restricted,0,,,,,,,,,1
""",
        "",
    )


def test_by_status_alone_counts_the_flows_that_stand_there_now(two: None, armstrack: Command) -> None:
    out = armstrack("summary", "--by", "status", "-f", "csv", "--today", "2020-10-05").out
    assert [line.split(",")[1:5] + line.split(",")[-1:] for line in out.splitlines()[1:]] == [
        ["active", "active", "1", "1", "1"],
        ["suspended", "suspended", "1", "1", "0"],
        ["restricted", "restricted", "0", "", "1"],
    ]


def test_only_the_flows_of_the_chosen_records_are_counted(two: None, armstrack: Command) -> None:
    out = armstrack("summary", "--by", "status", "-r", "saudi arabia", "-f", "csv").out
    assert [line.rsplit(",", 1)[-1] for line in out.splitlines()] == ["flows_now", "1"]


def test_by_another_field_no_flow_is_counted(two: None, armstrack: Command) -> None:
    out = armstrack("summary", "--by", "kind", "-f", "csv").out
    assert [line.rsplit(",", 1)[-1] for line in out.splitlines()] == ["flows_now", "", ""]


def test_markdown_has_a_heading_for_the_ledger_and_one_for_each_table(two: None, armstrack: Command) -> None:
    out = armstrack("summary", "-f", "markdown").out
    headings = [line for line in out.splitlines() if line.startswith("#")]
    assert headings == [f"### {HEAD}", "### By supplier", "### By recipient", "### By status"]


def test_the_filters_apply(two: None, armstrack: Command) -> None:
    out = armstrack("summary", "-r", "turkey", "--by", "recipient", "-f", "csv").out
    assert [line.split(",")[:4] for line in out.splitlines()[1:]] == [["recipient", "TUR", "Turkey", "1"]]


@pytest.mark.parametrize("by", [(), ("--by", "supplier"), ("--by", "supplier,status")])
def test_no_record_is_said_in_the_head_line(by: tuple[str, ...], two: None, armstrack: Command) -> None:
    result = armstrack("summary", "--since", "2030", *by)
    assert result.out.startswith("no record passes the filters (2026-11-22)\n")
    assert (result.code, result.err) == (0, "")


def test_no_record_is_said_on_stderr_where_stdout_is_for_machines(two: None, armstrack: Command) -> None:
    assert armstrack("summary", "--since", "2030", "-f", "json") == (
        0,
        "[]\n",
        "no record passes the filters (2026-11-22)\n",
    )


FIELDS = "fields: supplier, recipient, status, kind, track, verification, category, year"


@pytest.mark.parametrize(
    ("by", "message", "hint"),
    [
        ("suplier", 'records cannot be grouped by "suplier"', f"did you mean supplier? {FIELDS}"),
        ("zzz", 'records cannot be grouped by "zzz"', FIELDS),
        ("year,zzz", 'records cannot be grouped by "zzz"', FIELDS),
        ("year,", 'records cannot be grouped by ""', FIELDS),
        ("year,year", '"--by year,year" names one field twice', "name one, or two different ones"),
        ("year, year", '"--by year, year" names one field twice', "name one, or two different ones"),
        ("kind,year,year", '"--by kind,year,year" names one field twice', "name one, or two different ones"),
        (
            "year,kind,track",
            '"--by year,kind,track" names too many fields',
            "name one, or two different ones",
        ),
    ],
)
def test_fields_that_cannot_group_are_a_usage_error(
    by: str, message: str, hint: str, two: None, armstrack: Command
) -> None:
    assert armstrack("summary", "--by", by) == (2, "", f"armstrack: {message}\n  hint: {hint}\n")


@pytest.mark.parametrize("field", FIELDS.removeprefix("fields: ").split(", "))
def test_every_field_groups_every_record(field: str, two: None, armstrack: Command) -> None:
    out = armstrack("summary", "--by", field, "-f", "csv").out
    assert sum(int(line.split(",")[3]) for line in out.splitlines()[1:]) == 2


def test_the_head_line_counts_the_shipped_records(armstrack: Command, shipped: Path) -> None:
    records = len(list(shipped.glob("*/*.yaml")))
    assert armstrack("summary").out.startswith(f"{records} records of ")
