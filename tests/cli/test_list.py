"""`armstrack list`: order, columns, limit."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.samples import LAV, LAV_ID, WARNED, WARNED_ID
from tests.conftest import SOUND, SOUND_ID, Command, WriteRecord


@pytest.fixture(autouse=True)
def three(record: WriteRecord) -> None:
    """A ledger of three records of three years."""
    record()
    record(LAV, LAV_ID)
    record(WARNED, WARNED_ID)


def ids(out: str) -> list[str]:
    return out.splitlines()[1:]


def test_the_newest_comes_first_and_nothing_is_cut(armstrack: Command) -> None:
    assert armstrack("list") == (
        0,
        """\
date        supplier  recipient     status             title                                                              value  goods              id
2021-04-12  Canada    Turkey        revoked            Canada cancels export permits for drone sensors to Turkey                 sensors            2021-04-12-can-tur-permits
2020-10-05  Canada    Turkey        suspended          Canada suspends export permits for drone sensors to Turkey                sensors            2020-10-05-can-tur-optics
2019        Canada    Saudi Arabia  active (reported)  Canada reports exports of armoured vehicles to Saudi Arabia  CAD 2,864 m  armoured-vehicles  2019-can-sau-lav
""",
        "",
    )


def test_csv_holds_every_column_by_id(armstrack: Command) -> None:
    assert armstrack("list", "-f", "csv", "-s", "CAN", "--until", "2020") == (
        0,
        """\
id,date,date_first,date_last,supplier,supplier_name,recipient,recipient_name,via,kind,track,status,verification,categories,items,amount,amount_low,amount_high,currency,measure,scope,part,title,announced,until,actor,except,licences,related,sources,end_user,terms,actor_role,actor_name,notes
2019-can-sau-lav,2019,2019-01-01,2019-12-31,CAN,Canada,SAU,Saudi Arabia,,exports-reported,transfer,active,reported,armoured-vehicles,armoured-vehicles,2864000000,2864000000,2864000000,CAD,delivered,,,Canada reports exports of armoured vehicles to Saudi Arabia,,,CAN,,,,1,,,,,
2020-10-05-can-tur-optics,2020-10-05,2020-10-05,2020-10-05,CAN,Canada,TUR,Turkey,,licence-suspended,permit,suspended,confirmed,sensors,sensors,,,,,at stake,,,Canada suspends export permits for drone sensors to Turkey,,,CAN,,,,1,,,,,
""",
        "",
    )


@pytest.mark.parametrize(
    ("words", "title"),
    [(("-f", "csv"), "'=1+1"), (("-f", "csv", "--raw"), "=1+1"), (("--raw",), "=1+1"), ((), "=1+1")],
)
def test_csv_is_guarded_against_formulas_unless_it_is_raw(
    words: tuple[str, ...], title: str, armstrack: Command, record: WriteRecord
) -> None:
    record(SOUND.replace("Canada suspends export permits for drone sensors to Turkey", '"=1+1"'))
    result = armstrack("list", "--columns", "title", "--status", "suspended", *words)
    assert result == (0, f"title\n{title}\n", "")


def test_json_holds_unknown_as_null_and_lists_as_arrays(armstrack: Command) -> None:
    columns = "id,date_last,categories,amount_low,amount,sources"
    assert armstrack("list", "-f", "json", "--columns", columns, "--until", "2020") == (
        0,
        """\
[
  {
    "id": "2019-can-sau-lav",
    "date_last": "2019-12-31",
    "categories": [
      "armoured-vehicles"
    ],
    "amount_low": 2864000000,
    "amount": "2864000000",
    "sources": 1
  },
  {
    "id": "2020-10-05-can-tur-optics",
    "date_last": "2020-10-05",
    "categories": [
      "sensors"
    ],
    "amount_low": null,
    "amount": null,
    "sources": 1
  }
]
""",
        "",
    )


def test_ndjson_holds_one_object_a_line(armstrack: Command) -> None:
    assert armstrack("list", "-f", "ndjson", "--columns", "id,status").out == (
        '{"id": "2019-can-sau-lav", "status": "active"}\n'
        '{"id": "2020-10-05-can-tur-optics", "status": "suspended"}\n'
        '{"id": "2021-04-12-can-tur-permits", "status": "revoked"}\n'
    )


def test_markdown_is_a_table(armstrack: Command) -> None:
    assert armstrack("list", "-f", "markdown", "--columns", "date,said_value,id").out == (
        "| date | value | id |\n"
        "| --- | ---: | --- |\n"
        "| 2021-04-12 |  | 2021-04-12-can-tur-permits |\n"
        "| 2020-10-05 |  | 2020-10-05-can-tur-optics |\n"
        "| 2019 | CAD 2,864 m | 2019-can-sau-lav |\n"
    )


@pytest.mark.parametrize(
    ("sort", "ordered"),
    [
        ("date", [LAV_ID, SOUND_ID, WARNED_ID]),
        ("-date", [WARNED_ID, SOUND_ID, LAV_ID]),
        ("id", [LAV_ID, SOUND_ID, WARNED_ID]),
        ("-id", [WARNED_ID, SOUND_ID, LAV_ID]),
        ("supplier", [LAV_ID, SOUND_ID, WARNED_ID]),
        ("recipient", [LAV_ID, SOUND_ID, WARNED_ID]),
        ("-recipient", [WARNED_ID, SOUND_ID, LAV_ID]),
        ("status", [LAV_ID, WARNED_ID, SOUND_ID]),
        ("-status", [SOUND_ID, WARNED_ID, LAV_ID]),
    ],
)
@pytest.mark.parametrize("format_", ["table", "csv"])
def test_the_order_asked_for_holds_in_every_format(
    sort: str, ordered: list[str], format_: str, armstrack: Command
) -> None:
    result = armstrack("list", "--sort", sort, "--columns", "id", "-f", format_)
    assert ids(result.out) == ordered


def test_an_unknown_order_is_a_usage_error(armstrack: Command) -> None:
    assert armstrack("list", "--sort", "value") == (
        2,
        "",
        'armstrack: records cannot be sorted by "value"\n'
        "  hint: orders: date, id, supplier, recipient, status\n",
    )


def test_columns_come_in_the_order_asked_for(armstrack: Command) -> None:
    assert armstrack("list", "--columns", "status, kind,recipient", "--until", "2020").out == (
        "status     kind               recipient\n"
        "suspended  licence-suspended  TUR\n"
        "active     exports-reported   SAU\n"
    )


def test_a_column_for_people_is_given_to_machines_that_ask_for_it(armstrack: Command) -> None:
    assert armstrack("list", "--columns", "id,said_value", "-f", "csv", "--until", "2019").out == (
        'id,said_value\n2019-can-sau-lav,"CAD 2,864 m"\n'
    )


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("titel", 'armstrack: there is no column "titel"\n  hint: did you mean title?\n'),
        (
            "id,",
            'armstrack: there is no column ""\n'
            "  hint: columns: id, date, date_first, date_last, supplier, supplier_name, recipient, "
            "recipient_name, via, kind, track, status, verification, categories, items, amount, amount_low, "
            "amount_high, currency, measure, scope, part, title, announced, until, actor, except, licences, "
            "related, sources, end_user, terms, actor_role, actor_name, notes, said_status, said_value\n",
        ),
    ],
)
def test_an_unknown_column_is_a_usage_error(columns: str, message: str, armstrack: Command) -> None:
    assert armstrack("list", "--columns", columns) == (2, "", message)


def test_a_limit_says_what_it_holds_back(armstrack: Command) -> None:
    assert armstrack("list", "--limit", "2", "--columns", "id").out == (
        f"id\n{WARNED_ID}\n{SOUND_ID}\n… 1 more: --limit 0 shows all\n"
    )


def test_a_limit_that_all_pass_says_nothing(armstrack: Command) -> None:
    assert (
        armstrack("list", "--limit", "3", "--columns", "id").out == f"id\n{WARNED_ID}\n{SOUND_ID}\n{LAV_ID}\n"
    )


def test_no_record_is_said_on_stderr_and_clean(armstrack: Command) -> None:
    result = armstrack("list", "--since", "2022")
    assert (result.code, result.out.strip(), result.err) == (0, "", "none of 3 records passes the filters\n")


def test_the_shipped_records_tell_the_three_stories(armstrack: Command, shipped: Path) -> None:
    result = armstrack("list", "-f", "csv", "--columns", "id,status,verification,amount,currency")
    assert {
        "2020-10-05-can-tur-drone-optics-suspended,suspended,confirmed,,",
        "2020-10-05-isr-aze-verbal-halt-promised,halt-promised,claimed,,",
        "2019-can-sau-military-exports,active,confirmed,2864000000,CAD",
    } <= set(result.out.splitlines())
    assert "\n2018-can-sau-military-exports,active," in result.out
