"""A cell's value as text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from armstrack.render.cells import for_machines, for_people, in_ascii
from armstrack.table import Cell, Column

TEXT, SHARE = Column("a", "a"), Column("s", "s", "share")


@pytest.mark.parametrize(
    ("cell", "people", "machines"),
    [
        (None, "", ""),
        ("NA", "NA", "NA"),
        ("", "", ""),
        ("a\u202eb", "a<U+202E>b", "a\u202eb"),
        (True, "yes", "true"),
        (False, "no", "false"),
        (0, "0", "0"),
        (1234567, "1,234,567", "1234567"),
        (Decimal("20000000.50"), "20000000.50", "20000000.50"),
        (Decimal("1E+3"), "1000", "1000"),
        (date(2020, 10, 5), "2020-10-05", "2020-10-05"),
        ((), "", ""),
        (("DEU",), "DEU", "DEU"),
        (("DEU", "a\nb"), "DEU; a<U+000A>b", "DEU; a\nb"),
    ],
)
def test_a_cell_is_said_to_people_and_told_exactly_to_machines(
    cell: Cell, people: str, machines: str
) -> None:
    assert for_people(cell, TEXT) == people
    assert for_machines(cell) == machines


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        ("0", "  0%"),
        ("0.0001", " <1%"),
        ("0.0099", " <1%"),
        ("0.01", "  1%"),
        ("0.05", "  5% █"),
        ("0.1513", " 15% ██"),
        ("0.5", " 50% █████"),
        ("0.9901", ">99% ██████████"),
        ("0.9999", ">99% ██████████"),
        ("1", "100% ██████████"),
    ],
)
def test_a_share_is_a_number_before_it_is_a_bar(share: str, drawn: str) -> None:
    assert for_people(Decimal(share), SHARE) == drawn
    assert for_people(Decimal(share), SHARE, ascii_only=True) == drawn.replace("█", "#")


def test_an_unknown_share_is_empty() -> None:
    assert for_people(None, SHARE) == ""


def test_our_own_signs_have_an_ascii_form_and_letters_of_names_stay() -> None:
    assert for_people(("≥ CAD 5 m", "Çanakkale"), TEXT, ascii_only=True) == ">= CAD 5 m; Çanakkale"
    assert in_ascii("└─ ├─ │ █ → ≥ … ·") == "`- |- | # -> >= ... -"
    assert in_ascii("└─", wanted=False) == "└─"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2020?", "2020?"),
        ("2020-05/2020-06", "2020-05 to 2020-06"),
        ("../2020-10-05", "by 2020-10-05"),
        ("2019/..", "from 2019"),
    ],
)
def test_a_range_of_days_is_said_in_words(written: str, said: str) -> None:
    assert for_people(written, Column("date", "date", "date")) == said
    assert for_machines(written) == written
