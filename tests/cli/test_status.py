"""`armstrack status`: where each flow stands on a day, by which rule and which records."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from armstrack.ledger import Ledger, load
from tests.cli.samples import run_in_terminal, write_act
from tests.conftest import ROOT, TODAY, Command, WriteRecord

EMBARGO_ID = "2011-02-26-uno-lby-embargo"
FREEZE_ID = "2019-10-11-can-tur-freeze"
OPTICS_ID = "2020-10-05-can-tur-optics"


@pytest.fixture
def ledger(record: WriteRecord) -> None:
    """Five flows: embargoed, restricted, delivered, active and none."""
    write_act(record, EMBARGO_ID, "embargo-imposed", "United Nations imposes an arms embargo on Libya")
    write_act(
        record,
        FREEZE_ID,
        "restriction-imposed",
        "Canada suspends new export permits to Turkey",
        scope="new-licences",
    )
    write_act(
        record,
        "2020-05-can-tur-permits",
        "licence-granted",
        "Canada permits seven sensors for Turkey",
        f"""\
        related:
          - rel: exception-to
            id: {FREEZE_ID}
        """,
        verification="reported",
        category="sensors",
    )
    write_act(
        record,
        OPTICS_ID,
        "licence-suspended",
        "Canada suspends export permits for drone sensors to Turkey",
        category="sensors",
    )
    write_act(
        record,
        "2012-isr-aze-drones",
        "delivered",
        "Israel delivers drones to Azerbaijan",
        date="2012/2020-09-30",
        category="uav",
    )
    write_act(
        record,
        "2020-10-05-isr-aze-promise",
        "halt-promised",
        "Israel is said to have promised a halt",
        """\
        statements:
          - party: ARM
            stance: asserts
        """,
        verification="claimed",
    )
    write_act(
        record,
        "2020-09-29-can-aze-sensors",
        "diversion",
        "Drones of Azerbaijan are said to carry Canadian sensors",
        """\
        via: [TUR]
        statements:
          - party: CAN
            role: ngo
            name: Project Ploughshares
            stance: asserts
        """,
        verification="alleged",
        category="sensors",
    )
    write_act(
        record,
        "2019-can-sau-total",
        "exports-reported",
        "Canada reports exports to Saudi Arabia",
        "licences: 12\n",
    )


ALL = """\
5 flows on 2026-11-22, all goods
supplier        recipient     status      since               until  flags                record
United Nations  Libya         embargoed   2011-02-26                                      2011-02-26-uno-lby-embargo
Canada          Turkey        restricted  2019-10-11                 diversion:alleged    2019-10-11-can-tur-freeze
Israel          Azerbaijan    delivered   2012 to 2020-09-30         promise-unconfirmed  2012-isr-aze-drones
Canada          Saudi Arabia  active      2019                                            2019-can-sau-total
Canada          Azerbaijan    none                                   diversion:alleged
none: no record moves the status, which does not mean that transfers are free.
A stop of the United Nations binds members, too: name a supplier to have it counted in.
"""


def flows(out: str) -> list[str]:
    """Supplier, recipient, category and status of each row of CSV."""
    rows = csv.DictReader(io.StringIO(out))
    return [f"{r['supplier']} {r['recipient']} {r['category']} {r['status']}" for r in rows]


# -- which flows


def test_every_flow_has_its_row_stops_first(ledger: None, armstrack: Command) -> None:
    assert armstrack("status") == (0, ALL, "")


def test_one_party_is_the_supplier(ledger: None, armstrack: Command) -> None:
    assert flows(armstrack("status", "Canada", "-f", "csv").out) == [
        "CAN TUR all restricted",
        "CAN SAU all active",
        "CAN AZE all none",
    ]


def test_who_names_one_party_is_told_how_to_ask_for_what_goes_to_it(
    ledger: None, record: WriteRecord, armstrack: Command
) -> None:
    write_act(record, "2021-tur-aze-drones", "delivered", "Turkey delivers drones to Azerbaijan")
    said = "Turkey as supplier; `armstrack status --recipient tur` shows what goes to it."
    assert armstrack("status", "turkey").out.splitlines()[-1] == said
    assert said not in armstrack("status", "turkey", "azerbaijan").out
    assert "as supplier" not in armstrack("status", "canada").out


def test_names_may_span_words_without_quotes(ledger: None, armstrack: Command) -> None:
    assert flows(armstrack("status", "canada", "saudi", "arabia", "-f", "csv").out) == ["CAN SAU all active"]
    assert flows(armstrack("status", "united", "nations", "-f", "csv").out) == ["UNO LBY all embargoed"]


def test_two_parties_in_any_spelling_are_one_flow(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "canada", "TÜRKİYE") == (
        0,
        """\
1 flow on 2026-11-22, all goods
supplier  recipient  status      since       until  flags              record
Canada    Turkey     restricted  2019-10-11         diversion:alleged  2019-10-11-can-tur-freeze
""",
        "",
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (
            ("-s", "canada", "-s", "israel"),
            ["CAN TUR all restricted", "ISR AZE all delivered", "CAN SAU all active", "CAN AZE all none"],
        ),
        (("-r", "azerbaijan"), ["ISR AZE all delivered", "CAN AZE all none"]),
        (("-p", "turkey"), ["CAN TUR all restricted", "CAN AZE all none"]),
        (("--kind", "halt-promised"), ["ISR AZE all delivered"]),
        (("--verification", "alleged"), ["CAN AZE all none"]),
        (("--text", "seven sensors"), ["CAN TUR all restricted"]),
        (("--since", "2020-10"), ["CAN TUR all restricted", "ISR AZE all delivered"]),
        (("--until", "2012"), ["UNO LBY all embargoed", "ISR AZE all delivered"]),
        (("-r", "azerbaijan", "--kind", "delivered"), ["ISR AZE all delivered"]),
    ],
)
def test_filters_choose_flows_by_their_records(
    filters: tuple[str, ...], expected: list[str], ledger: None, armstrack: Command
) -> None:
    assert flows(armstrack("status", *filters, "-f", "csv").out) == expected


def test_filters_narrow_the_party_named(ledger: None, armstrack: Command) -> None:
    assert flows(armstrack("status", "canada", "-r", "azerbaijan", "-f", "csv").out) == ["CAN AZE all none"]


def test_status_is_that_of_the_flow_not_of_its_records(ledger: None, armstrack: Command) -> None:
    """A record of Canada to Turkey gives `suspended`; the flow as a whole is restricted."""
    assert flows(armstrack("status", "--status", "restricted", "--status", "none", "-f", "csv").out) == [
        "CAN TUR all restricted",
        "CAN AZE all none",
    ]
    assert flows(armstrack("status", "--status", "suspended", "-f", "csv").out) == []
    assert flows(armstrack("status", "--status", "suspended", "-c", "sensors", "-f", "csv").out) == [
        "CAN TUR sensors suspended"
    ]


def test_each_category_named_is_worked_out_by_itself(ledger: None, armstrack: Command) -> None:
    out = armstrack(
        "status", "canada", "turkey", "-c", "sensors", "-c", "ships", "-c", "all", "-f", "csv"
    ).out
    assert flows(out) == ["CAN TUR sensors suspended", "CAN TUR all restricted", "CAN TUR ships restricted"]


def test_another_day_is_another_answer(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "canada", "turkey", "-c", "sensors", "--as-of", "2020-06-01") == (
        0,
        """\
1 flow on 2020-06-01, sensors
supplier  recipient  status    since    until  flags      record
Canada    Turkey     licensed  2020-05         exception  2020-05-can-tur-permits
""",
        "",
    )


def test_doubt_stands_behind_the_status(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "israel", "azerbaijan", "--as-of", "2015-01-01") == (
        0,
        """\
1 flow on 2015-01-01, all goods
supplier  recipient   status            since  until  flags  record
Israel    Azerbaijan  none (uncertain)
none: no record moves the status, which does not mean that transfers are free.
""",
        "",
    )


# -- the machine formats


ROW: dict[str, Any] = {
    "supplier": "CAN",
    "supplier_name": "Canada",
    "recipient": "TUR",
    "recipient_name": "Turkey",
    "category": "sensors",
    "as_of": "2020-06-01",
    "status": "licensed",
    "certain": True,
    "since": "2020-05",
    "until": None,
    "flags": ["exception"],
    "rule": "exception",
    "id": "2020-05-can-tur-permits",
    "ids": ["2020-05-can-tur-permits", "2019-10-11-can-tur-freeze"],
}
SENSORS = ("status", "canada", "turkey", "-c", "sensors", "--as-of", "2020-06-01")


def test_json_holds_booleans_as_booleans_and_lists_as_arrays(ledger: None, armstrack: Command) -> None:
    result = armstrack(*SENSORS, "-f", "json")
    assert (result.code, json.loads(result.out), result.err) == (0, [ROW], "")
    assert list(json.loads(result.out)[0]) == list(ROW)


def test_json_of_a_flow_without_records_is_empty_lists_and_nulls(ledger: None, armstrack: Command) -> None:
    row = json.loads(armstrack("status", "chile", "peru", "-f", "json").out)[0]
    assert {name: row[name] for name in ("status", "certain", "since", "flags", "id", "ids")} == {
        "status": "none",
        "certain": True,
        "since": None,
        "flags": [],
        "id": None,
        "ids": [],
    }


def test_csv_has_the_same_columns(ledger: None, armstrack: Command) -> None:
    assert armstrack(*SENSORS, "-f", "csv") == (
        0,
        """\
supplier,supplier_name,recipient,recipient_name,category,as_of,status,certain,since,until,flags,rule,id,ids
CAN,Canada,TUR,Turkey,sensors,2020-06-01,licensed,true,2020-05,,exception,exception,2020-05-can-tur-permits,2020-05-can-tur-permits; 2019-10-11-can-tur-freeze
""",
        "",
    )


def test_csv_says_false_where_it_is_uncertain(ledger: None, armstrack: Command) -> None:
    out = armstrack("status", "israel", "azerbaijan", "--as-of", "2015-01-01", "-f", "csv").out
    row = next(csv.DictReader(io.StringIO(out)))
    assert (row["status"], row["certain"]) == ("none", "false")


def test_ndjson_is_one_flow_a_line(ledger: None, armstrack: Command) -> None:
    assert json.loads(armstrack(*SENSORS, "-f", "ndjson").out) == ROW


def test_markdown_is_what_people_see(ledger: None, armstrack: Command) -> None:
    assert armstrack(*SENSORS, "-f", "markdown").out == (
        "### 1 flow on 2020-06-01, sensors\n\n"
        "| supplier | recipient | status | since | until | flags | record |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| Canada | Turkey | licensed | 2020-05 |  | exception | 2020-05-can-tur-permits |\n"
    )


def test_explain_leaves_the_machine_formats_as_they_are(ledger: None, armstrack: Command) -> None:
    assert json.loads(armstrack(*SENSORS, "--explain", "-f", "json").out) == [ROW]


# -- in sentences


SENTENCES = """\
Canada to Turkey, sensors, on 2020-06-01: licensed.
  A licence or exemption ended the stop or set it aside, so the furthest dealing shows.
  2020-05 licensed (reported): Canada permits seven sensors for Turkey [2020-05-can-tur-permits], from Gazette
  2019-10-11 restricted: Canada suspends new export permits to Turkey [2019-10-11-can-tur-freeze], from Gazette
  Flag exception: A licence, an exemption or an easing for part of the goods lets goods go that a stop would hold.
"""


def test_explain_says_in_sentences_which_rule_and_which_records_decided(
    ledger: None, armstrack: Command
) -> None:
    assert armstrack(*SENSORS, "--explain") == (0, SENTENCES, "")


def test_explain_tells_every_flow_that_was_asked_for(ledger: None, armstrack: Command) -> None:
    assert (
        armstrack("status", "-r", "azerbaijan", "--explain").out
        == """\
Israel to Azerbaijan, all goods, on 2026-11-22: delivered.
  No stop stands, so the furthest dealing since the last end shows.
  2012/2020-09-30 delivered: Israel delivers drones to Azerbaijan [2012-isr-aze-drones], from Gazette
  Flag promise-unconfirmed: A promise to halt is claimed or reported, and whoever is said to have made it does not confirm it. That is no suspension.
Canada to Azerbaijan, all goods, on 2026-11-22: none.
  No record moves the status of this flow. That does not mean that transfers are free.
  Flag diversion:alleged: Goods of this flow were passed on or used against licence or assurance, according to the record that is best established; the word after the colon says how well.
"""
    )


def test_explain_goes_to_a_file_as_it_is(ledger: None, armstrack: Command) -> None:
    assert armstrack(*SENSORS, "--explain", "-o", "why.txt") == (0, "", "")
    assert Path("why.txt").read_text(encoding="utf-8") == SENTENCES


def test_on_a_terminal_the_sentences_break_between_words(ledger: None) -> None:
    code, shown = run_in_terminal(*SENSORS, "--explain", COLUMNS="60")
    assert (code, shown) == (
        0,
        """\
Canada to Turkey, sensors, on 2020-06-01: licensed.
  A licence or exemption ended the stop or set it aside, so
    the furthest dealing shows.
  2020-05 licensed (reported): Canada permits seven sensors
    for Turkey [2020-05-can-tur-permits], from Gazette
  2019-10-11 restricted: Canada suspends new export permits
    to Turkey [2019-10-11-can-tur-freeze], from Gazette
  Flag exception: A licence, an exemption or an easing for
    part of the goods lets goods go that a stop would hold.
""",
    )


def test_on_a_terminal_a_file_gets_whole_lines(ledger: None) -> None:
    assert run_in_terminal(*SENSORS, "--explain", "-o", "why.txt", COLUMNS="60") == (0, "")
    assert Path("why.txt").read_text(encoding="utf-8") == SENTENCES


def test_a_narrow_terminal_has_what_finds_no_room_below_the_row(ledger: None) -> None:
    code, shown = run_in_terminal("--color", "never", *SENSORS, COLUMNS="42")
    assert (code, [line.rstrip() for line in shown.splitlines()]) == (
        0,
        """\
1 flow on 2020-06-01, sensors
supplier  recipient  status    record
──────────────────────────────────────
Canada    Turkey     licensed  permits
  Since 2020-05. Flags: exception
""".splitlines(),
    )


# -- what is not on record


def test_a_flow_without_a_record_is_bound_by_organisations_and_the_nearest_flows_are_named(
    ledger: None, armstrack: Command
) -> None:
    assert armstrack("status", "brazil", "libya") == (
        0,
        """\
1 flow on 2026-11-22, all goods
supplier  recipient  status     since       until  flags  record
Brazil    Libya      embargoed  2011-02-26                2011-02-26-uno-lby-embargo
""",
        "no record of Brazil to Libya; on record: United Nations to Libya\n",
    )


def test_before_the_organisation_s_act_it_is_none(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "brazil", "libya", "--as-of", "2011-02-25", "--explain") == (
        0,
        """\
Brazil to Libya, all goods, on 2011-02-25: none.
  No record moves the status of this flow. That does not mean that transfers are free.
""",
        "no record of Brazil to Libya; on record: United Nations to Libya\n",
    )


def test_the_other_way_round_is_the_nearest_flow(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "azerbaijan", "canada").err == (
        "no record of Azerbaijan to Canada; on record: Canada to Azerbaijan\n"
    )


def test_no_more_than_four_flows_are_offered(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "canada", "libya").err == (
        "no record of Canada to Libya; on record: United Nations to Libya, Canada to Azerbaijan,"
        " Canada to Saudi Arabia, Canada to Turkey\n"
    )


def test_with_no_flow_near_none_is_offered(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "chile", "peru") == (
        0,
        """\
1 flow on 2026-11-22, all goods
supplier  recipient  status  since  until  flags  record
Chile     Peru       none
none: no record moves the status, which does not mean that transfers are free.
""",
        "no record of Chile to Peru\n",
    )


def test_a_supplier_of_no_flow_may_have_been_meant_as_recipient(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "azerbaijan") == (
        0,
        "",
        "no flow from Azerbaijan is on record; `armstrack status --recipient AZE` shows what goes to it\n",
    )
    assert armstrack("status", "chile") == (0, "", "no flow from Chile is on record\n")


@pytest.mark.parametrize(
    "asked",
    [("--status", "lapsed"), ("canada", "--status", "lapsed"), ("canada", "turkey", "--status", "lapsed")],
)
def test_filters_that_nothing_passes_are_said_on_stderr(
    asked: tuple[str, ...], ledger: None, armstrack: Command
) -> None:
    assert armstrack("status", *asked) == (0, "", "none of 5 flows passes the filters\n")
    assert armstrack("status", *asked, "-f", "json") == (0, "[]\n", "none of 5 flows passes the filters\n")


# -- bad input


def test_a_kind_that_gives_no_status_is_no_status_of_a_flow(ledger: None, armstrack: Command) -> None:
    assert armstrack("status", "--status", "open", "--status", "appeal") == (
        2,
        "",
        'armstrack: --status: no flow stands at "appeal", a kind of record\n'
        "  hint: `armstrack list --kind appeal` shows the records; flows tell of it by a flag\n",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("turky",), 'SUPPLIER: no party is called "turky"\n  hint: did you mean TUR (Turkey)? `armstrack parties` lists them'),
        (("canada", "azerbajan"), 'RECIPIENT: no party is called "azerbajan"\n  hint: did you mean AZE (Azerbaijan)? `armstrack parties` lists them'),
        (("korea",), 'SUPPLIER: "korea" is ambiguous\n  hint: it may mean KOR (South Korea) or PRK (North Korea): write the code'),
        (("--as-of", "2020-13-01"), '--as-of: there is no month 13 in "2020-13-01"\n  hint: months run from 01 to 12'),
        (("--as-of", "2020-10"), '--as-of: "2020-10" is not one day\n  hint: write a day such as 2020-10-05'),
        (("--as-of", "yesterday"), '--as-of: "yesterday" is no date\n  hint: write a day such as 2020-10-05'),
        (("-c", "sensrs"), '--category: no category is called "sensrs"\n  hint: did you mean sensors? `armstrack vocab category` lists the words'),
        (("--status", "stopped"), '--status: no status is called "stopped"\n  hint: `armstrack vocab status` lists the words'),
    ],
)  # fmt: skip
def test_an_unknown_party_day_or_word_is_a_usage_error_with_a_suggestion(
    words: tuple[str, ...], said: str, ledger: None, armstrack: Command
) -> None:
    assert armstrack("status", *words) == (2, "", f"armstrack: {said}\n")


# -- the golden days, over the shipped records


NAMED = (
    *("CAN-TUR", "ISR-AZE", "CAN-SAU", "GBR-SAU", "DEU-SAU", "ITA-SAU"),
    *("TUR-AZE", "FRA-RUS", "GBR-RUS", "GBR-ISR"),
)


@pytest.fixture(scope="module")
def loaded() -> Ledger:
    """The shipped records, read once: forty questions need no forty readings."""
    return load(ROOT / "records", date.fromisoformat(TODAY))


@pytest.fixture
def read_once(shipped: Path, loaded: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("armstrack.ledger.load", lambda folder, today: loaded)


def golden() -> list[dict[str, str]]:
    with (ROOT / "tests/data/golden-status.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if f"{row['supplier']}-{row['recipient']}" in NAMED]


def name_of(row: dict[str, str]) -> str:
    return f"{row['supplier']}-{row['recipient']}-{row['category']}-{row['day']}"


def ask(armstrack: Command, supplier: str, recipient: str, category: str, day: str) -> dict[str, Any]:
    result = armstrack("status", supplier, recipient, "-c", category, "--as-of", day, "-f", "json")
    assert (result.code, result.err) == (0, "")
    rows: list[dict[str, Any]] = json.loads(result.out)
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize("row", golden(), ids=name_of)
def test_the_golden_days_come_out_over_the_shipped_records(
    row: dict[str, str], read_once: None, armstrack: Command
) -> None:
    found = ask(armstrack, row["supplier"], row["recipient"], row["category"], row["day"])
    assert found["status"] in {row["status"], *row["also_ok"].split(";")} - {""}
    assert found["certain"] is (row["certain"] == "yes")
    for flag in row["flags"].split():
        assert (flag.removeprefix("!") in found["flags"]) is not flag.startswith("!")


def test_every_flow_of_the_issue_has_a_golden_day() -> None:
    assert {f"{row['supplier']}-{row['recipient']}" for row in golden()} == set(NAMED)


STOPPED = "2024-02-12-nld-isr-f-35-parts-stopped"


@pytest.mark.parametrize(
    ("category", "day", "stopped"),
    [
        ("aircraft", "2024-02-11", False),
        ("aircraft", "2024-02-12", True),
        ("all", "2024-03-01", True),
        ("ships", "2024-03-01", False),
    ],
)
def test_the_netherlands_to_israel_is_stopped_in_part_by_a_court(
    category: str, day: str, stopped: bool, read_once: None, armstrack: Command
) -> None:
    """The appeal court's order of 12 February 2024 reaches F-35 parts alone."""
    found = ask(armstrack, "netherlands", "israel", category, day)
    told = (found["status"], found["certain"], found["flags"], found["ids"])
    assert told == (("restricted", True, ["in-part"], [STOPPED]) if stopped else ("none", True, [], []))


def test_brazil_to_libya_is_embargoed_by_the_united_nations(shipped: Path, armstrack: Command) -> None:
    result = armstrack("status", "brazil", "libya", "-f", "json")
    row = json.loads(result.out)[0]
    assert (result.code, row["status"], row["id"]) == (0, "embargoed", "2011-02-26-uno-lby-arms-embargo")
    assert result.err.startswith("no record of Brazil to Libya; on record: ")


def test_every_shipped_flow_has_one_row_and_stops_come_first(shipped: Path, armstrack: Command) -> None:
    rows = json.loads(armstrack("status", "-f", "json").out)
    stops = ["embargoed", "revoked", "suspended", "restricted"]
    stopped = [row["status"] in stops for row in rows]
    assert stopped == sorted(stopped, reverse=True)
    assert len({(row["supplier"], row["recipient"]) for row in rows}) == len(rows)
