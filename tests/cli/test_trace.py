"""`armstrack trace`: chains of components and of goods passed on, as a tree."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.samples import run_in_terminal, write_act
from tests.conftest import Command, WriteRecord

SENSORS = """\
items:
  - category: sensors
    designation: WESCAM MX-15D
    maker: L3Harris WESCAM
    incorporated_in: Bayraktar TB2
"""
DRONES = """\
items:
  - category: uav
    designation: Bayraktar TB2
"""
ALLEGED = """\
via: [TUR]
statements:
  - party: CAN
    role: ngo
    name: Project Ploughshares
    stance: asserts
"""
NOTE = (
    "A chain joins records of the same goods, and of goods built into others. Only where one record stands at"
    " every step does it say that the very same goods went the whole way.\n"
)


@pytest.fixture
def ledger(record: WriteRecord) -> None:
    """Canadian sensors that reach Azerbaijan and Ukraine in Turkish drones."""
    write_act(
        record,
        "2020-05-can-tur-permits",
        "licence-granted",
        "Canada permits seven sensors for Turkey",
        SENSORS,
        verification="reported",
    )
    write_act(
        record,
        "2020-09-29-can-aze-sensors",
        "diversion",
        "Drones of Azerbaijan are said to carry Canadian sensors",
        SENSORS + ALLEGED,
        verification="alleged",
    )
    write_act(record, "2021-07-15-tur-ukr-drones", "delivered", "Turkey delivers drones to Ukraine", DRONES)
    write_act(record, "2019-can-sau-vehicles", "ordered", "Saudi Arabia orders vehicles from Canada")


TREE = """\
chain             date        what                 goods                            record
Canada
└─ Turkey         2020-05     licensed (reported)  WESCAM MX-15D, in Bayraktar TB2  2020-05-can-tur-permits
   │              2020-09-29  diversion (alleged)  WESCAM MX-15D, in Bayraktar TB2  2020-09-29-can-aze-sensors
   ├─ Azerbaijan  2020-09-29  diversion (alleged)  WESCAM MX-15D, in Bayraktar TB2  2020-09-29-can-aze-sensors
   └─ Ukraine     2021-07-15  delivered            Bayraktar TB2                    2021-07-15-tur-ukr-drones
"""


@pytest.mark.parametrize("words", [("MX-15D",), ("mx15d",), ("wescam",), ("wescam", "mx-15d")])
def test_goods_are_traced_to_where_they_end(words: tuple[str, ...], ledger: None, armstrack: Command) -> None:
    title = f'Chains of goods that match "{" ".join(words)}"\n'
    assert armstrack("trace", *words) == (0, title + TREE + NOTE, "")


def test_the_larger_system_is_traced_to_its_components(ledger: None, armstrack: Command) -> None:
    assert armstrack("trace", "TB2") == (0, 'Chains of goods that match "TB2"\n' + TREE + NOTE, "")


def test_a_party_in_the_middle_is_traced_both_ways(ledger: None, armstrack: Command) -> None:
    assert armstrack("trace", "türkiye") == (0, "Chains through Turkey\n" + TREE + NOTE, "")


def test_a_party_at_the_end_is_traced_back(ledger: None, armstrack: Command) -> None:
    assert armstrack("trace", "azerbaijan") == (
        0,
        """\
Chains through Azerbaijan
chain             date        what                 goods                            record
Canada
└─ Turkey         2020-09-29  diversion (alleged)  WESCAM MX-15D, in Bayraktar TB2  2020-09-29-can-aze-sensors
   └─ Azerbaijan  2020-09-29  diversion (alleged)  WESCAM MX-15D, in Bayraktar TB2  2020-09-29-can-aze-sensors
"""
        + NOTE,
        "",
    )


def test_a_party_of_several_words_needs_no_quotes(ledger: None, armstrack: Command) -> None:
    assert armstrack("trace", "saudi", "arabia") == (
        0,
        "",
        "no chain of two steps or more touches Saudi Arabia; `armstrack list --party SAU` lists its records\n",
    )


def test_a_circle_is_told_once(record: WriteRecord, armstrack: Command) -> None:
    tanks = "items:\n  - designation: Leopard 2\n"
    for leg in ("deu-tur", "tur-ukr", "ukr-deu"):
        write_act(record, f"2018-{leg}-tanks", "delivered", "Tanks", tanks, date="2018/2020")
    out = armstrack("trace", "leopard").out
    assert [line.partition("2018 to 2020")[0].rstrip() for line in out.splitlines()[2:-1]] == [
        "Germany",
        "└─ Turkey",
        "   └─ Ukraine",
        "      └─ Germany",
        "         └─ Turkey (told above)",
    ]


def test_csv_holds_the_legs_alone(ledger: None, armstrack: Command) -> None:
    assert armstrack("trace", "ukraine", "-f", "csv") == (
        0,
        """\
depth,from,to,date,kind,status,verification,goods,id
1,CAN,TUR,2020-05,licence-granted,licensed,reported,"WESCAM MX-15D, in Bayraktar TB2",2020-05-can-tur-permits
1,CAN,TUR,2020-09-29,diversion,diversion,alleged,"WESCAM MX-15D, in Bayraktar TB2",2020-09-29-can-aze-sensors
2,TUR,UKR,2021-07-15,delivered,delivered,confirmed,Bayraktar TB2,2021-07-15-tur-ukr-drones
""",
        "",
    )


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_json_holds_the_legs_alone(form: str, ledger: None, armstrack: Command) -> None:
    out = armstrack("trace", "ukraine", "-f", form).out
    rows = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert [(row["depth"], row["from"], row["to"]) for row in rows] == [
        (1, "CAN", "TUR"),
        (1, "CAN", "TUR"),
        (2, "TUR", "UKR"),
    ]


def test_markdown_keeps_the_tree(ledger: None, armstrack: Command) -> None:
    lines = armstrack("trace", "azerbaijan", "-f", "markdown").out.splitlines()
    assert [line.split("|")[1].strip() for line in lines[4:7]] == ["Canada", "└─ Turkey", "└─ Azerbaijan"]


@pytest.mark.parametrize(
    ("sought", "said"),
    [
        ("bayraktr", 'no goods match "bayraktr": did you mean Bayraktar TB2?'),
        ("wescom", 'no goods match "wescom": did you mean WESCAM MX-15D?'),
        ("azerbajan", 'no goods match "azerbajan"; as a party: did you mean AZE (Azerbaijan)? `armstrack parties` lists them'),
        ("korea", 'no goods match "korea"; as a party: it may mean KOR (South Korea) or PRK (North Korea): write the code'),
        ("qqq", 'no goods match "qqq"'),
        ("-", 'no goods match "-"'),
        ("brazil", "no chain of two steps or more touches Brazil; `armstrack list --party BRA` lists its records"),
    ],
)  # fmt: skip
def test_nothing_found_is_said_with_what_comes_nearest(
    sought: str, said: str, ledger: None, armstrack: Command
) -> None:
    assert armstrack("trace", sought) == (0, "", f"{said}\n")
    assert armstrack("trace", sought, "-f", "json") == (0, "[]\n", f"{said}\n")


def test_a_name_longer_than_a_name_can_be_is_not_offered(
    ledger: None, record: WriteRecord, armstrack: Command
) -> None:
    items = f"items:\n  - category: uav\n    designation: {'zzzzqqqq ' * 50}\n"
    write_act(record, "2021-07-16-tur-ukr-drones", "delivered", "Turkey delivers drones", items)
    assert armstrack("trace", "zzzzqqq9").err == 'no goods match "zzzzqqq9"\n'


def test_a_terminal_of_80_columns_has_the_goods_beside_the_stem_of_the_tree(ledger: None) -> None:
    code, shown = run_in_terminal("--color", "never", "trace", "azerbaijan", COLUMNS="80")
    told = """\
Chains through Azerbaijan
chain             date        what        goods                          record
────────────────────────────────────────────────────────────────────────────────
Canada
└─ Turkey         2020-09-29  diversion   WESCAM MX-15D, in Bayraktar    sensors
   │                          (alleged)   TB2
   └─ Azerbaijan  2020-09-29  diversion   WESCAM MX-15D, in Bayraktar    sensors
                              (alleged)   TB2
A chain joins records of the same goods, and of goods built into others. Only
where one record stands at every step does it say that the very same goods went
the whole way.
"""
    assert (code, [line.rstrip() for line in shown.splitlines()]) == (0, told.splitlines())


def test_the_shipped_records_trace_sensors_from_canada_by_turkey_to_azerbaijan(
    shipped: Path, armstrack: Command
) -> None:
    rows = json.loads(armstrack("trace", "azerbaijan", "-f", "json").out)
    legs = {(row["from"], row["to"], row["verification"]) for row in rows}
    assert {("CAN", "TUR", "alleged"), ("TUR", "AZE", "alleged"), ("TUR", "AZE", "confirmed")} <= legs
