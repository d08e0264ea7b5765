"""Figures: one grammar for quantities and amounts, with exact bounds."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from armstrack.figures import PATTERN, Figure, parse_figure
from armstrack.problem import FieldError

HOW = "write digits alone, with a point for decimals: 7, 7?, ~7, 7+, <7 or 5-9"
UNDER_NOTHING = "nothing is less than 0: leave it out where it is unknown, write 0 where it is none"


def bound(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate", "exact"),
    [
        ("7", "7", "7", False, "7"),
        ("0", "0", "0", False, "0"),
        ("7?", "7", "7", True, None),
        ("~7", "7", "7", True, None),
        ("7+", "7", None, False, None),
        ("~7.5", "7.5", "7.5", True, None),
        ("<7", None, "7", False, None),
        ("5-9", "5", "9", False, None),
        ("0.5-1", "0.5", "1", False, None),
        ("9306.20", "9306.20", "9306.20", False, "9306.20"),
    ],
)
def test_a_figure_keeps_its_bounds(
    text: str, low: str | None, high: str | None, approximate: bool, exact: str | None
) -> None:
    figure = parse_figure(text)
    assert figure == Figure(text, bound(low), bound(high), approximate)
    assert str(figure) == text
    assert figure.exact == bound(exact)


def test_a_long_decimal_is_exact() -> None:
    assert parse_figure("999999999999999999.999999").exact == Decimal("999999999999999999.999999")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", '"" is no figure', HOW),
        ("seven", '"seven" is no figure', HOW),
        ("-7", '"-7" is no figure', HOW),
        ("07", '"07" is no figure', HOW),
        ("7.", '"7." is no figure', HOW),
        (".5", '".5" is no figure', HOW),
        ("2.9e9", '"2.9e9" is no figure', HOW),
        ("2.9 billion", '"2.9 billion" is no figure', HOW),
        ("1.234567890", '"1.234567890" is no figure', HOW),
        ("1234567890123456789", '"1234567890123456789" is no figure', HOW),
        ("~7+", '"~7+" is no figure', HOW),
        ("~7?", '"~7?" is no figure', HOW),
        ("5-", '"5-" is no figure', HOW),
        ("5-9?", '"5-9?" is no figure', HOW),
        ("5 - 9", '"5 - 9" is no figure', HOW),
        ("7 ", '"7 " is no figure', HOW),
        ("7\n", '"7\n" is no figure', HOW),
        ("\u0667", '"\u0667" is no figure', HOW),
        ("1,5", '"1,5" is no figure', HOW),
        ("12,34,567", '"12,34,567" is no figure', HOW),
        ("1,234", '"1,234" is no figure', "write 1234 if thousands are meant, 1.234 if not"),
        ("~1,234,567", '"~1,234,567" is no figure', "write ~1234567, without separators"),
        ("1 234 567", '"1 234 567" is no figure', "write 1234567, without separators"),
        ("1_234_567", '"1_234_567" is no figure', "write 1234567, without separators"),
        ("1'234.50", '"1\'234.50" is no figure', "write 1234.50, without separators"),
        ("1\u202f234", '"1\u202f234" is no figure', "write 1234, without separators"),
        ("<0", '"<0" is no figure', UNDER_NOTHING),
        ("<0.00", '"<0.00" is no figure', UNDER_NOTHING),
        (">7", '">7" is no figure', "write 7+ for at least 7"),
        ("\u22657", '"\u22657" is no figure', "write 7+ for at least 7"),
        ("9-5", 'the range "9-5" runs backwards', "write 5-9"),
        ("5-5.0", 'the range "5-5.0" is one number', "write 5.0"),
        ("x" * 41, f'"{"x" * 37}..." is no figure', HOW),
        ("x" * 40, f'"{"x" * 40}" is no figure', HOW),
    ],
)
def test_what_is_no_figure_is_refused_with_a_remedy(text: str, message: str, hint: str) -> None:
    with pytest.raises(FieldError) as refused:
        parse_figure(text)
    assert (refused.value.code, refused.value.message, refused.value.hint) == ("E207", message, hint)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("1,234,567", "1234567"),
        ("4 000-9 000", "4000-9000"),
        ("5-5", "5"),
        ("1,234", None),
        ("9-5", None),
        ("~1 000+", None),  # about and at least at once
        ("<1 000+", None),
        ("1 234.1234567", None),  # more decimals than a figure has
    ],
)
def test_a_figure_that_can_only_mean_one_is_given_instead(text: str, instead: str | None) -> None:
    with pytest.raises(FieldError) as refused:
        parse_figure(text)
    assert refused.value.instead == instead


numbers = st.decimals(0, 10**17, places=2, allow_nan=False).map(lambda number: f"{number:f}")


@given(numbers)
def test_a_number_comes_back_as_it_was_written(text: str) -> None:
    assert parse_figure(text).exact == Decimal(text)
    assert parse_figure(text).text == text


@given(numbers, st.sampled_from(["{}", "{}?", "~{}", "{}+", "<{}"]))
def test_a_mark_changes_the_bounds_but_never_the_number(number: str, form: str) -> None:
    assume(Decimal(number) or form != "<{}")
    figure = parse_figure(form.format(number))
    assert {figure.low, figure.high} - {None} == {Decimal(number)}
    assert figure.text == form.format(number)


@given(numbers, numbers)
def test_a_range_keeps_both_ends_or_is_refused(low: str, high: str) -> None:
    if Decimal(low) < Decimal(high):
        assert parse_figure(f"{low}-{high}") == Figure(f"{low}-{high}", Decimal(low), Decimal(high))
    else:
        with pytest.raises(FieldError):
            parse_figure(f"{low}-{high}")


@given(st.text(alphabet="0123456789.-~?+<,", max_size=10))
def test_the_schema_takes_what_the_reader_takes(text: str) -> None:
    try:
        parse_figure(text)
    except FieldError as refused:
        assert not re.fullmatch(PATTERN, text) or "the range" in refused.message
    else:
        assert re.fullmatch(PATTERN, text)
