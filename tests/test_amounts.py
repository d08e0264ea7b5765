"""Amounts as people say them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.amounts import amount_words, bounds_words
from armstrack.figures import parse_figure


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("5", "CAD 5"),
        ("0", "CAD 0"),
        ("1234", "CAD 1,234"),
        ("999999", "CAD 999,999"),
        ("1000000", "CAD 1 m"),
        ("1500000", "CAD 1.5 m"),
        ("2864000000", "CAD 2,864 m"),
        ("2863700000", "CAD 2,863.7 m"),
        ("2863841907", "~CAD 2,864 m"),
        ("30641495.83", "~CAD 30.64 m"),
        ("830000.55", "~CAD 830,001"),
        ("14800000000", "CAD 14,800 m"),
        ("12345678901", "~CAD 12,346 m"),
        ("~20000000", "~CAD 20 m"),
        ("20000000?", "~CAD 20 m"),
        ("20000000+", "≥ CAD 20 m"),
        ("<50000000", "< CAD 50 m"),
        ("5000000-9000000", "CAD 5-9 m"),
        ("500000-9000000", "CAD 500,000-9,000,000"),
    ],
)
def test_an_amount_is_said_with_its_bounds_and_doubt(amount: str, said: str) -> None:
    assert amount_words(parse_figure(amount), "CAD") == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("12.345", "EUR 12.345"),
        ("12.3456", "~EUR 12.35"),
        ("~12.3456", "~EUR 12.35"),
        ("12.0", "EUR 12"),
        ("1234.56", "~EUR 1,235"),
        ("123456.7", "~EUR 123,457"),
        ("9.99996", "~EUR 10"),
        ("1000.000001", "~EUR 1,000"),
    ],
)
def test_more_than_five_digits_are_rounded_to_four_and_that_is_said(amount: str, said: str) -> None:
    assert amount_words(parse_figure(amount), "EUR") == said


@pytest.mark.parametrize(("amount", "said"), [("0.04", "0.04"), ("0.50", "0.5"), ("0.000001", "0.000001")])
def test_what_is_below_one_is_never_rounded_to_nothing(amount: str, said: str) -> None:
    assert amount_words(parse_figure(amount), "TIV") == f"TIV {said}"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("1999999+", "≥ USD 1.999 m"),
        ("<1000001", "< USD 1.001 m"),
        ("1949999-2050001", "USD 1.949-2.051 m"),
        ("1000001-1000002", "USD 1-1.001 m"),
    ],
)
def test_bounds_are_rounded_outwards(amount: str, said: str) -> None:
    assert amount_words(parse_figure(amount), "USD") == said


def test_tiv_are_millions_already() -> None:
    assert amount_words(parse_figure("1250000"), "TIV") == "TIV 1,250,000"


def test_bounds_of_a_sum_may_be_approximate() -> None:
    assert bounds_words(Decimal(5), Decimal(9), "CAD", approximate=True) == "~CAD 5-9"


def test_without_any_bound_nothing_is_less_than_nothing() -> None:
    assert bounds_words(None, None, "CAD") == "< CAD 0"


@given(
    st.decimals(min_value=0, max_value=10**15, places=2),
    st.decimals(min_value=0, max_value=10**15, places=2),
)
def test_a_range_as_said_holds_the_range(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    said = bounds_words(low, high, "CAD")
    numbers, _, unit = said.removeprefix("~").removeprefix("CAD ").partition(" ")
    scale = 1_000_000 if unit == "m" else 1
    ends = [Decimal(number.replace(",", "")) * scale for number in numbers.split("-")]
    if low < high:
        assert ends[0] <= low < high <= ends[1]
    else:
        assert abs(ends[0] - low) <= low / 1000
        assert said.startswith("~") == (ends[0] != low)
