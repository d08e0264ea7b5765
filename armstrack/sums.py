"""Floor 4: a sum that cannot mislead: of one measure and one currency, and what was left aside."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from armstrack.amounts import bounds_words


class Sum(NamedTuple):
    """A sum within one measure and one currency. `high` is None where a part has no upper bound.

    `unknown` counts records of the measure without a figure (their currency is unknown as well, so
    it stands on a Sum of its own, without currency). `overlapping` and `unconfirmed` count figures
    that were not added; `known` counts those that were. `below` is true where one of these is less than
    its upper bound (`<7`), so that the sum is less than `high` too.
    """

    measure: str
    currency: str | None
    low: Decimal
    high: Decimal | None
    approximate: bool
    known: int
    overlapping: int = 0
    unconfirmed: int = 0
    unknown: int = 0
    below: bool = False

    def words(self) -> str:
        """The sum as a reader sees it, the measure first."""
        if self.currency is None:
            return f"{self.measure}: {self.unknown} unknown"
        aside = self.aside
        if not self.known:
            return f"{self.measure}: no {self.currency} figure added ({aside})"
        return f"{self.measure} {self.amount}{f' (+{aside})' if aside else ''}"

    @property
    def aside(self) -> str:
        """What was not added: `2 overlapping, 1 unconfirmed`."""
        counts = ((self.overlapping, "overlapping"), (self.unconfirmed, "unconfirmed"))
        return ", ".join(f"{count} {why}" for count, why in counts if count)

    @property
    def amount(self) -> str:
        """The sum alone, with its currency and bounds."""
        low = None if self.low == 0 and self.below else self.low
        return bounds_words(low, self.high, self.currency or "", self.approximate)

    def __add__(self, other: Sum) -> Sum:  # type: ignore[override]
        """Both together: sums of one measure and currency, over records that no two of them share."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Sum(
            self.measure,
            self.currency,
            self.low + other.low,
            high,
            self.approximate or other.approximate,
            self.known + other.known,
            self.overlapping + other.overlapping,
            self.unconfirmed + other.unconfirmed,
            self.unknown + other.unknown,
            (self.below or other.below) and high is not None,
        )
