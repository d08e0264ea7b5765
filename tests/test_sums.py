"""Sums of parts: nothing is lost, and what is open, doubtful or below a bound stays so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from armstrack.sums import Sum


def some(low: int, high: int | None, known: int = 1, **more: bool | int) -> Sum:
    doubt, below = bool(more.pop("approximate", False)), bool(more.pop("below", False))
    counts = {name: int(count) for name, count in more.items()}
    bound = None if high is None else Decimal(high)
    return Sum("delivered", "CAD", Decimal(low), bound, doubt, known, below=below, **counts)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (some(5, 5), some(7, 9), some(12, 14, 2)),
        (some(5, 5), some(7, None), some(12, None, 2)),
        (some(5, 5, approximate=True), some(7, 7), some(12, 12, 2, approximate=True)),
        (some(0, 7, below=True), some(5, 5), some(5, 12, 2, below=True)),
        (some(0, 7, below=True), some(5, None), some(5, None, 2)),
        (some(0, 0, 0, overlapping=2), some(5, 5, unconfirmed=3), some(5, 5, overlapping=2, unconfirmed=3)),
    ],
    ids=["bounds", "open", "doubt", "below", "below and open", "left aside"],
)
def test_a_sum_of_sums_keeps_every_bound_and_doubt(one: Sum, other: Sum, both: Sum) -> None:
    assert one + other == both
    assert other + one == both


def test_unknown_ones_are_counted_together() -> None:
    one = Sum("delivered", None, Decimal(0), None, False, 0, unknown=2)
    assert (one + one).words() == "delivered: 4 unknown"
