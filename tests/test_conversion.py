"""Amounts in another currency: the year decides, what it leaves open is refused, nothing gets surer."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from armstrack.asking import UnknownWordError
from armstrack.conversion import SAME, Conversion, Converter, converter, count_refusals
from armstrack.figures import Figure, parse_figure
from armstrack.rates import SOURCE, reference_rates
from tests.builders import make_event, make_value
from tests.rate_files import made_rates

MADE = made_rates()
USD, JPY = Converter("USD", MADE), Converter("JPY", MADE)
KNOWN = f"there are rates for {', '.join(reference_rates().currencies)}"


def convert(amount: str | None, currency: str = "CAD", date: str = "2019", to: Converter = USD) -> Conversion:
    found = to.convert(make_event(date=date, amount=amount, currency=currency))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "told", "low", "high", "approximate"),
    [
        ("7", "3.50", "3.50", "3.50", False),
        ("~7", "~3.50", "3.50", "3.50", True),
        ("7?", "3.50?", "3.50", "3.50", True),
        ("7+", "3.50+", "3.50", None, False),
        ("<7", "<3.50", None, "3.50", False),
        ("5-9", "2.50-4.50", "2.50", "4.50", False),
        ("0", "0.00", "0.00", "0.00", False),
        ("0.01", "0.01", "0.01", "0.01", False),  # half a cent up
        ("0.03+", "0.01+", "0.01", None, False),  # a lower bound down
        ("<0.03", "<0.02", None, "0.02", False),  # an upper bound up
        ("0.01-0.03", "0.00-0.02", "0.00", "0.02", False),
        (
            "123456789012345678.123457",
            "61728394506172839.06",
            "61728394506172839.06",
            "61728394506172839.06",
            False,
        ),
    ],
)
def test_a_figure_keeps_its_form(
    written: str, told: str, low: str | None, high: str | None, approximate: bool
) -> None:
    first, last = (None if end is None else Decimal(end) for end in (low, high))
    assert convert(written).amount == Figure(told, first, last, approximate)


def test_amounts_are_told_to_the_smallest_unit_of_their_currency() -> None:
    assert str(convert("1", to=JPY).amount) == "30"
    assert str(convert("1", "USD", to=JPY).amount) == "60"
    assert str(convert("0.51-0.99", "USD", to=JPY).amount) == "30-60"


def test_rate_year_and_source_stand_beside_the_amount() -> None:
    found = convert("8", date="2019-05")
    assert (found.rate, found.year, found.source) == (Decimal("0.5"), 2019, SOURCE)
    assert (found.reason, found.kind) == (None, None)


@pytest.mark.parametrize(
    "date", ["2019", "2019?", "2019-05~", "2019-05-03", "2019-01/2019-12-31", "2019-02/2019-03"]
)
def test_a_date_within_one_year_is_enough(date: str) -> None:
    assert convert("8", date=date).year == 2019


@pytest.mark.parametrize(
    ("currency", "date", "reason", "kind"),
    [
        ("TIV", "2019", "TIV is no money", "in TIV"),
        ("SAR", "2019", "no rate for SAR", "without a rate"),
        ("RUB", "2019", "no yearly rate for RUB in 2019", "without a rate"),
        ("CAD", "2018", "no yearly rate for CAD in 2018", "without a rate"),
        ("EUR", "1992", "no yearly rate for EUR in 1992", "without a rate"),
        ("CAD", "2019/2020", "spans years: 2019 to 2020", "over several years"),
        ("CAD", "2019-12-31/2020-01-01", "spans years: 2019-12-31 to 2020-01-01", "over several years"),
        ("CAD", "2019-05/..", "spans years: from 2019-05", "over several years"),
        ("CAD", "../2019", "year unknown: by 2019", "of an unknown year"),
        ("CAD", "2021-02", "2021 is not complete: rates go up to 2021-06-30", "of an unfinished year"),
        ("CAD", "2030", "2030 is not complete: rates go up to 2021-06-30", "of an unfinished year"),
        ("SAR", "2019/2020", "no rate for SAR", "without a rate"),
    ],
)
def test_what_has_no_rate_is_refused_with_the_reason(
    currency: str, date: str, reason: str, kind: str
) -> None:
    assert convert("8", currency, date) == Conversion(reason=reason, kind=kind)


def test_a_rate_that_the_other_currency_lacks_is_named() -> None:
    rouble = Converter("RUB", MADE)
    assert convert("8", date="2019", to=rouble).reason == "no yearly rate for RUB in 2019"
    assert str(convert("8", date="2020", to=rouble).amount) == "80.00"


@pytest.mark.parametrize("date", ["1992", "2019/2020", "2019/..", "../2019", "2021"])
def test_the_same_currency_needs_no_rate_and_no_year(date: str) -> None:
    figure = parse_figure("~7.123456")
    assert convert("~7.123456", "USD", date) == Conversion(figure, Decimal(1), None, SAME)


def test_a_record_without_a_figure_has_nothing_to_convert() -> None:
    assert USD.convert(make_event(date="2019")) is None


def test_only_the_first_figure_is_converted() -> None:
    event = make_event(date="2019", values=(make_value("8", "CAD"), make_value("9", "USD")))
    assert USD.convert(event) == convert("8")


@st.composite
def figures(draw: st.DrawFn) -> str:
    number = st.decimals(0, Decimal(10) ** 15, places=draw(st.integers(0, 6))).map(lambda d: f"{d:f}")
    low, high = sorted((draw(number), draw(number)), key=Decimal)
    assume(Decimal(low) < Decimal(high))
    return draw(st.sampled_from([low, f"~{low}", f"{low}?", f"{low}+", f"<{high}", f"{low}-{high}"]))


CODES = st.sampled_from(reference_rates().currencies)
YEARS = st.integers(1999, 2025).map(str)


@given(figures(), CODES, YEARS)
def test_to_its_own_currency_every_amount_stays_and_the_rate_is_one(
    written: str, code: str, year: str
) -> None:
    found = convert(written, code, year, Converter(code, reference_rates()))
    assert (found.amount, found.rate) == (parse_figure(written), Decimal(1))


@given(figures(), CODES, CODES, YEARS)
def test_bounds_hold_in_the_other_currency_and_doubt_stays(
    written: str, code: str, other: str, year: str
) -> None:
    source = parse_figure(written)
    found = convert(written, code, year, Converter(other, reference_rates()))
    assume(found.amount is not None)
    assert found.amount is not None and found.rate is not None
    made = found.amount
    assert (made.low is None, made.high is None) == (source.low is None, source.high is None)
    assert made.approximate == source.approximate
    if source.low is not None and source.low == source.high:
        assert made.low == made.high
        assert made.low is not None and abs(made.low - source.low * found.rate) <= 1
        return
    if source.low is not None:
        assert made.low is not None and made.low <= source.low * found.rate < made.low + 1
    if source.high is not None:
        assert made.high is not None and made.high - 1 < source.high * found.rate <= made.high
    if made.low is not None and made.high is not None:
        assert made.low < made.high


@given(figures(), CODES, CODES, YEARS)
def test_an_amount_is_written_as_records_write_one(written: str, code: str, other: str, year: str) -> None:
    found = convert(written, code, year, Converter(other, reference_rates()))
    assume(
        found.amount is not None
        and max(filter(None, (found.amount.low, found.amount.high)), default=0) < 10**17
    )
    assert found.amount is not None
    assert parse_figure(found.amount.text) == found.amount


@pytest.mark.parametrize("written", ["USD", "usd", " Usd "])
def test_a_currency_is_read_in_any_case(written: str) -> None:
    assert converter(written) == Converter("USD", reference_rates())


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("USX", '--in: no currency is called "USX"', "did you mean USD?"),
        ("euro", '--in: no currency is called "euro"', "did you mean EUR?"),
        ("", '--in: no currency is called ""', KNOWN),
        ("TIV", "--in: TIV is no money", KNOWN),
        ("sar", "--in: there are no reference rates for SAR", KNOWN),
    ],
)
def test_what_is_no_currency_or_has_no_rates_is_refused(written: str, message: str, hint: str) -> None:
    with pytest.raises(UnknownWordError) as caught:
        converter(written, "--in")
    assert (caught.value.message, caught.value.hint) == (message, hint)
    with pytest.raises(UnknownWordError) as caught:
        converter(written)
    assert caught.value.message == message.removeprefix("--in: ")


def test_refusals_are_counted_by_kind_the_most_first() -> None:
    found = [
        None,
        convert("8"),
        convert("8", "TIV"),
        convert("8", date="2018"),
        convert("8", "SAR"),
        convert("8", date="../2019"),
    ]
    assert count_refusals(found) == "2 without a rate, 1 in TIV, 1 of an unknown year"
    assert count_refusals([]) == ""
