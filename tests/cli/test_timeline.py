"""`armstrack timeline`: one flow's events, what binds it, the state after each, and a bar."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.samples import run_in_terminal, write_act
from tests.conftest import Command, WriteRecord


@pytest.fixture
def ledger(record: WriteRecord) -> None:
    """Germany to Russia: its own acts, the Union's embargo, and goods passed on."""
    write_act(
        record,
        "2012-deu-rus-engines",
        "delivered",
        "Germany delivers engines to Russia",
        verification="reported",
        category="engines",
    )
    write_act(
        record,
        "2014-08-01-eue-rus-embargo",
        "embargo-imposed",
        "European Union imposes an arms embargo on Russia",
        until="2015-07-31",
    )
    write_act(
        record,
        "2015-06-22-eue-rus-embargo-extended",
        "embargo-extended",
        "European Union extends its embargo",
    )
    write_act(
        record,
        "2018-05-deu-syr-engines",
        "diversion",
        "German engines are said to have reached Syria",
        """\
        via: [RUS]
        statements:
          - party: USA
            stance: asserts
        """,
        verification="alleged",
        category="engines",
    )
    write_act(
        record,
        "2016-03-04-deu-rus-radar-refused",
        "licence-refused",
        "Germany refuses a licence for a radar",
        category="sensors",
    )


TOLD = """\
Germany to Russia, all goods, up to 2026-11-22
date        event                 what happened                                     state after  flags              record
2012        delivered (reported)  Germany delivers engines to Russia                delivered                       2012-deu-rus-engines
2014-08-01  embargoed             European Union imposes an arms embargo on Russia  embargoed                       2014-08-01-eue-rus-embargo
2015-06-22  embargoed             European Union extends its embargo                embargoed                       2015-06-22-eue-rus-embargo-extended
2016-03-04  refused               Germany refuses a licence for a radar             embargoed                       2016-03-04-deu-rus-radar-refused
2018-05     diversion (alleged)   German engines are said to have reached Syria     embargoed    diversion:alleged  2018-05-deu-syr-engines
.....ddddddddddEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE
2012  2013  2014  2015  2016  2017  2018  2019  2020  2021  2022  2023  2024  2025  2026
E embargoed  d delivered  . none
"""


def test_own_events_what_binds_the_flow_and_passed_on_goods_with_the_state_after_each(
    ledger: None, armstrack: Command
) -> None:
    assert armstrack("timeline", "germany", "russia") == (0, TOLD, "")


def test_the_day_ends_the_table_and_the_bar(ledger: None, armstrack: Command) -> None:
    assert armstrack("timeline", "germany", "russia", "--as-of", "2014-12-31") == (
        0,
        """\
Germany to Russia, all goods, up to 2014-12-31
date        event                 what happened                                     state after  flags  record
2012        delivered (reported)  Germany delivers engines to Russia                delivered           2012-deu-rus-engines
2014-08-01  embargoed             European Union imposes an arms embargo on Russia  embargoed           2014-08-01-eue-rus-embargo
................................dddddddddddddddddddddddddddddddddddddddddddddddddddddEEEEEEEEEEEEEE
2012                             2013                             2014
E embargoed  d delivered  . none
""",
        "",
    )


def test_one_category_has_its_own_states(ledger: None, armstrack: Command) -> None:
    out = armstrack("timeline", "germany", "russia", "-c", "ships", "--as-of", "2014-12-31").out
    assert out.splitlines()[0] == "Germany to Russia, ships, up to 2014-12-31"
    assert [line.split("  ")[0] for line in out.splitlines()[2:4]] == ["2012", "2014-08-01"]
    assert out.splitlines()[4:] == [
        "." * 57 + "E" * 42,
        "2014",
        "E embargoed  . none",
    ]


def test_a_flow_without_own_records_is_told_by_what_binds_it(ledger: None, armstrack: Command) -> None:
    result = armstrack("timeline", "france", "russia", "-f", "csv")
    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
date,supplier,recipient,kind,verification,title,category,state,certain,flags,id
2014-08-01,EUE,RUS,embargo-imposed,confirmed,European Union imposes an arms embargo on Russia,all,embargoed,true,,2014-08-01-eue-rus-embargo
2015-06-22,EUE,RUS,embargo-extended,confirmed,European Union extends its embargo,all,embargoed,true,,2015-06-22-eue-rus-embargo-extended
"""
    )


def test_json_holds_booleans_and_lists(ledger: None, armstrack: Command) -> None:
    rows = json.loads(armstrack("timeline", "germany", "russia", "-f", "json").out)
    assert rows[4] == {
        "date": "2018-05",
        "supplier": "DEU",
        "recipient": "SYR",
        "kind": "diversion",
        "verification": "alleged",
        "title": "German engines are said to have reached Syria",
        "category": "all",
        "state": "embargoed",
        "certain": True,
        "flags": ["diversion:alleged"],
        "id": "2018-05-deu-syr-engines",
    }


def test_a_flow_without_any_event_is_said_with_the_nearest_ones(ledger: None, armstrack: Command) -> None:
    assert armstrack("timeline", "brazil", "russia") == (
        0,
        "",
        "no record of Brazil to Russia up to 2026-11-22; on record: Germany to Russia, European Union to Russia\n",
    )
    assert armstrack("timeline", "brazil", "chile", "-f", "json") == (
        0,
        "[]\n",
        "no record of Brazil to Chile up to 2026-11-22\n",
    )


def test_before_the_first_record_the_first_one_is_named(ledger: None, armstrack: Command) -> None:
    assert armstrack("timeline", "germany", "russia", "--as-of", "2011-12-31") == (
        0,
        "",
        "no record of Germany to Russia up to 2011-12-31; the first is of 2012\n",
    )


def test_names_may_span_words_without_quotes(ledger: None, armstrack: Command) -> None:
    assert armstrack("timeline", "west", "germany", "russian", "federation") == armstrack(
        "timeline", "germany", "russia"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("great", "britain"), "timeline needs RECIPIENT"),
        (("germany", "russsia"), 'RECIPIENT: no party is called "russsia"'),
        (("korea", "russia"), 'SUPPLIER: "korea" is ambiguous'),
        (("germany", "russia", "--as-of", "2020-02-30"), '--as-of: there is no day 30 in "2020-02-30"'),
        (("germany", "russia", "-c", "radar"), '--category: no category is called "radar"'),
        (("germany",), "timeline needs RECIPIENT"),
    ],
)
def test_bad_input_is_a_usage_error(
    words: tuple[str, ...], said: str, ledger: None, armstrack: Command
) -> None:
    result = armstrack("timeline", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[0] == f"armstrack: {said}"


def lines_at(width: str) -> list[str]:
    code, shown = run_in_terminal("--color", "never", "timeline", "germany", "russia", COLUMNS=width)
    assert code == 0
    return [line.rstrip() for line in shown.splitlines()]


def test_on_a_terminal_table_and_bar_have_the_terminal_s_room(ledger: None) -> None:
    told = """\
Germany to Russia, all goods, up to 2026-11-22
date        event                 state after  record
───────────────────────────────────────────────────────────────
2012        delivered (reported)  delivered    rus-engines
  Germany delivers engines to Russia
2014-08-01  embargoed             embargoed    embargo
  European Union imposes an arms embargo on Russia
2015-06-22  embargoed             embargoed    embargo-extended
  European Union extends its embargo
2016-03-04  refused               embargoed    radar-refused
  Germany refuses a licence for a radar
2018-05     diversion (alleged)   embargoed    syr-engines
  German engines are said to have reached Syria
not shown at 80 columns: flags
....ddddddddEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE
2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026
E embargoed  d delivered  . none
"""
    assert lines_at("80") == told.splitlines()


def test_on_a_very_wide_terminal_the_bar_keeps_to_120_letters(ledger: None) -> None:
    assert lines_at("200")[-2] == "   ".join(map(str, range(2012, 2027)))


def test_on_a_narrow_terminal_there_is_no_bar(ledger: None) -> None:
    assert lines_at("29")[-2:] == ["not shown at 29 columns:", "state after, flags"]


def test_other_formats_have_no_bar(ledger: None, armstrack: Command) -> None:
    out = armstrack("timeline", "germany", "russia", "-f", "markdown").out
    assert out.splitlines()[-1].startswith("| 2018-05 | diversion (alleged) |")


def test_the_shipped_records_tell_canada_to_turkey(shipped: Path, armstrack: Command) -> None:
    rows = json.loads(armstrack("timeline", "canada", "turkey", "-c", "sensors", "-f", "json").out)
    assert [
        (row["date"], row["state"]) for row in rows if row["id"].startswith(("2020-10", "2021", "2024-01"))
    ] == [
        ("2020-10-05", "suspended"),
        ("2021-04-12", "revoked"),
        ("2021-04-12", "revoked"),
        ("2024-01-29", "open"),
    ]
