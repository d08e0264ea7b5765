"""Floor 4: licences and exemptions that one imposer's stops gave way to, in order. Rule 6 (exceptions)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from armstrack.acts import Act
from armstrack.terms import Term, prolong


@dataclass(slots=True)
class Grants:
    """What was granted, the first first; a stop has given way to those that came since it was imposed.

    So one more takes the same time however many stops it sets aside. `own` is the place of the last grant
    by the imposer itself, `linked` that of the last one linked as an exception to its stops; -1 for none.
    """

    terms: list[Term] = field(default_factory=list)
    own: int = -1
    linked: int = -1
    _of_day: int = 0
    _prolonged: dict[int, Term] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.terms)

    def add(self, act: Act, day: date, own: bool, linked: bool) -> None:
        """One more, on the day of the last one or later."""
        place = len(self.terms)
        if self.terms and day > self.terms[-1].day:
            self._of_day = place
        self.terms.append(prolong(None, act, day))
        self._prolonged.clear()
        self.own = place if own else self.own
        self.linked = place if linked else self.linked

    def term(self, since: int) -> Term:
        """Rule 10: the term after all grants from a place on; those of earlier days do not count."""
        begin = max(since, self._of_day)
        if begin not in self._prolonged:
            term, *more = self.terms[begin:]
            for each in more:
                term = prolong(term, each.act, each.day)
            self._prolonged[begin] = term
        return self._prolonged[begin]
