"""Who supplies whom in generated records, as unevenly as in those of the repository."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import accumulate
from random import Random

from armstrack.parties import parties

#: The first day of a generated ledger: whoever takes part was there by then, and still is.
FIRST = date(1995, 1, 1)
ORGANISATIONS = {"UNO": 36, "EUE": 17, "OSC": 2}
#: Those with most records come first, as in `records/`; every other state follows.
KNOWN = (
    "CAN",
    "DEU",
    "USA",
    "ISR",
    "GBR",
    "NLD",
    "ITA",
    "TUR",
    "FRA",
    "BEL",
    "ESP",
    "DNK",
    "FIN",
    "CHE",
    "NOR",
)
#: How many times at most an organisation puts one recipient under an embargo, however large the ledger:
#: there are months in which hundreds of licences are granted, and none with hundreds of embargoes.
MOST_EMBARGOES = 6
CONCERNED = ("SAU", "TUR", "UKR", "ISR", "AZE", "RUS", "MMR", "CHN", "IRN", "ARE", "EGY", "IND", "LBY", "SDN")


class Cast:
    """The parties, drawn the more often the further in front they stand."""

    def __init__(self) -> None:
        states = [
            code
            for code, party in parties().items()
            if party.kind == "state"
            and (party.first_day is None or party.first_day < FIRST)
            and not party.last_day
        ]
        self.suppliers = [*KNOWN, *(code for code in states if code not in KNOWN)]
        self.recipients = [*CONCERNED, *(code for code in states if code not in CONCERNED)]
        self.weights = list(accumulate(1 / (rank + 4) ** 1.2 for rank in range(len(states))))
        self.embargoes: Counter[tuple[str, str]] = Counter()

    def draw(self, by: str, random: Random) -> list[str]:
        """A supplier, its recipient, and two other states."""
        supplier = random.choices(self.suppliers, cum_weights=self.weights)[0]
        if by == "organisation":
            supplier = random.choices(list(ORGANISATIONS), list(ORGANISATIONS.values()))[0]
        found = [supplier]
        while len(found) < 4:
            code = random.choices(self.recipients, cum_weights=self.weights)[0]
            found += [code] if code not in found else []
        if by == "organisation":
            self._spread(found, random)
        return found

    def _spread(self, found: list[str], random: Random) -> None:
        """Another recipient, drawn evenly, where this one has had its embargoes; or a state supplies."""
        if self.embargoes[found[0], found[1]] >= MOST_EMBARGOES:
            free = [
                code
                for code in self.recipients
                if code not in found and self.embargoes[found[0], code] < MOST_EMBARGOES
            ]
            if free:
                found[1] = random.choice(free)
            else:
                found[0] = random.choice([code for code in self.suppliers if code not in found])
        self.embargoes[found[0], found[1]] += 1
