"""`armstrack promises`: what became of promised halts."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.samples import run_in_terminal, write_act
from tests.conftest import Command, WriteRecord

CLAIMS = """\
statements:
  - party: ARM
    role: government
    stance: asserts
  - party: ISR
    stance: declines-to-comment
"""


@pytest.fixture
def ledger(record: WriteRecord) -> None:
    """Promises open, kept, withdrawn, broken and only claimed."""
    write_act(
        record,
        "2014-09-03-fra-rus-promise",
        "halt-promised",
        "France promises to hold a ship",
        category="ships",
    )
    write_act(
        record, "2014-11-fra-rus-stop", "licence-suspended", "France suspends the licence", category="ships"
    )
    write_act(
        record,
        "2018-09-04-esp-sau-promise",
        "halt-promised",
        "Spain promises to cancel bombs",
        category="missiles",
    )
    write_act(
        record,
        "2018-09-13-esp-sau-back",
        "halt-withdrawn",
        "Spain takes its promise back",
        category="missiles",
    )
    write_act(record, "2019-10-14-ita-tur-promise", "halt-promised", "Italy promises a stop")
    write_act(
        record, "2020-01-03-ita-tur-guns", "delivered", "Italy delivers guns to Turkey", category="artillery"
    )
    write_act(
        record,
        "2020-10-05-isr-aze-promise",
        "halt-promised",
        "Israel is said to have promised a halt",
        CLAIMS,
        verification="claimed",
    )
    write_act(record, "2026-11-12-nld-isr-promise", "halt-promised", "The Netherlands promise a stop")


def outcomes(armstrack: Command, *asked: str) -> list[str]:
    rows = json.loads(armstrack("promises", *asked, "-f", "json").out)
    return [f"{row['supplier']}-{row['recipient']} {row['outcome']}" for row in rows]


def test_each_promise_is_told_with_its_days_its_record_and_who_says_so(
    ledger: None, armstrack: Command
) -> None:
    assert armstrack("promises") == (
        0,
        """\
promised    supplier     recipient     outcome                               what was promised                       says who     by record                record
2014-09-03  France       Russia        kept after 59-88 days                 France promises to hold a ship          France       2014-11-fra-rus-stop     2014-09-03-fra-rus-promise
2018-09-04  Spain        Saudi Arabia  withdrawn after 9 days                Spain promises to cancel bombs          Spain        2018-09-13-esp-sau-back  2018-09-04-esp-sau-promise
2019-10-14  Italy        Turkey        broken after 81 days                  Italy promises a stop                   Italy        2020-01-03-ita-tur-guns  2019-10-14-ita-tur-promise
2020-10-05  Israel       Azerbaijan    unconfirmed: only claimed by Armenia  Israel is said to have promised a halt  Armenia                               2020-10-05-isr-aze-promise
2026-11-12  Netherlands  Israel        open for 10 days                      The Netherlands promise a stop          Netherlands                           2026-11-12-nld-isr-promise
""",
        "",
    )


def test_csv_holds_the_days_as_figures_and_none_where_unconfirmed(ledger: None, armstrack: Command) -> None:
    assert armstrack("promises", "-f", "csv") == (
        0,
        """\
date,supplier,supplier_name,recipient,recipient_name,outcome,days_low,days_high,verification,said_by,by,title,id
2014-09-03,FRA,France,RUS,Russia,kept,59,88,confirmed,France,2014-11-fra-rus-stop,France promises to hold a ship,2014-09-03-fra-rus-promise
2018-09-04,ESP,Spain,SAU,Saudi Arabia,withdrawn,9,9,confirmed,Spain,2018-09-13-esp-sau-back,Spain promises to cancel bombs,2018-09-04-esp-sau-promise
2019-10-14,ITA,Italy,TUR,Turkey,broken,81,81,confirmed,Italy,2020-01-03-ita-tur-guns,Italy promises a stop,2019-10-14-ita-tur-promise
2020-10-05,ISR,Israel,AZE,Azerbaijan,unconfirmed,,,claimed,Armenia,,Israel is said to have promised a halt,2020-10-05-isr-aze-promise
2026-11-12,NLD,Netherlands,ISR,Israel,open,10,10,confirmed,Netherlands,,The Netherlands promise a stop,2026-11-12-nld-isr-promise
""",
        "",
    )


def test_json_holds_who_says_so_as_an_array_and_unknown_as_null(ledger: None, armstrack: Command) -> None:
    row = json.loads(armstrack("promises", "-s", "israel", "-f", "json").out)[0]
    assert {name: row[name] for name in ("outcome", "days_low", "days_high", "said_by", "by")} == {
        "outcome": "unconfirmed",
        "days_low": None,
        "days_high": None,
        "said_by": ["Armenia"],
        "by": None,
    }


def test_on_another_day_a_promise_was_still_open_or_not_yet_made(ledger: None, armstrack: Command) -> None:
    assert outcomes(armstrack, "--as-of", "2018-09-10") == ["FRA-RUS kept", "ESP-SAU open"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (("-s", "italy"), ["ITA-TUR broken"]),
        (("-r", "azerbaijan"), ["ISR-AZE unconfirmed"]),
        (("-p", "israel"), ["ISR-AZE unconfirmed", "NLD-ISR open"]),
        (
            ("-c", "ships", "-c", "missiles"),
            [
                "FRA-RUS kept",
                "ESP-SAU withdrawn",
                "ITA-TUR broken",
                "ISR-AZE unconfirmed",
                "NLD-ISR open",
            ],
        ),
        (("--status", "kept"), ["FRA-RUS kept"]),
        (("--status", "Open", "--status", "broken"), ["ITA-TUR broken", "NLD-ISR open"]),
        (("--status", "unconfirmed"), ["ISR-AZE unconfirmed"]),
        (("--verification", "claimed"), ["ISR-AZE unconfirmed"]),
        (("--since", "2019", "--until", "2020"), ["ITA-TUR broken", "ISR-AZE unconfirmed"]),
        (("--text", "cancel bombs"), ["ESP-SAU withdrawn"]),
        (("--kind", "halt-promised", "-s", "france"), ["FRA-RUS kept"]),
    ],
)
def test_filters_are_about_the_promise_itself(
    filters: tuple[str, ...], expected: list[str], ledger: None, armstrack: Command
) -> None:
    assert outcomes(armstrack, *filters) == expected


def test_no_promise_is_said_on_stderr(ledger: None, armstrack: Command) -> None:
    said = "no promised halt on record by 2026-11-22 passes the filters\n"
    assert armstrack("promises", "--kind", "delivered") == (0, "", said)
    assert armstrack("promises", "--kind", "delivered", "-f", "json") == (0, "[]\n", said)


def test_status_takes_what_can_become_of_a_promise(ledger: None, armstrack: Command) -> None:
    assert armstrack("promises", "--status", "kpt") == (
        2,
        "",
        'armstrack: --status: no outcome is called "kpt"\n'
        "  hint: did you mean kept? `armstrack vocab outcome` lists the words\n",
    )
    assert armstrack("list", "--status", "kept").code == 2


def test_promises_of_all_goods_are_counted_apart(ledger: None, armstrack: Command) -> None:
    assert armstrack("promises", "-c", "ships", "-s", "france", "-s", "italy").out.splitlines()[-1] == (
        "1 of 2 speaks of all goods, and so of ships"
    )


def test_a_bad_day_is_a_usage_error(ledger: None, armstrack: Command) -> None:
    result = armstrack("promises", "--as-of", "2020-1-1")
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[0] == 'armstrack: --as-of: "2020-1-1" is no date'


def test_a_narrow_terminal_keeps_what_became_of_it_and_who_claims_it(ledger: None) -> None:
    code, shown = run_in_terminal("--color", "never", "promises", "-s", "israel", COLUMNS="80")
    told = """\
promised    supplier  recipient   outcome                  says who  record
────────────────────────────────────────────────────────────────────────────────
2020-10-05  Israel    Azerbaijan  unconfirmed: only        Armenia   aze-promise
                                  claimed by Armenia
  Israel is said to have promised a halt
"""
    assert (code, [line.rstrip() for line in shown.splitlines()]) == (0, told.splitlines())


def test_the_shipped_records_hold_promises_kept_withdrawn_and_unconfirmed(
    shipped: Path, armstrack: Command
) -> None:
    found = outcomes(armstrack)
    assert {"FRA-RUS kept", "ESP-SAU withdrawn", "ISR-AZE unconfirmed"} <= set(found)
