"""Floor 0: quantities and amounts as a source gives them. One grammar, exact decimals, bounds kept.

`7` exact, `7?` doubtful, `~7` about, `7+` at least, `<7` less than, `5-9` between. Unknown is no
figure at all: the field is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from armstrack.problem import FieldError

BAD_FIGURE = "E207"
_NUMBER = r"(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?"
#: Nothing is less than 0.
_UNDER = r"<(?!0(?:\.0+)?$)"
_FIGURE = re.compile(
    rf"(?P<about>~)?(?P<one>{_NUMBER})(?P<mark>[?+])?|{_UNDER}(?P<under>{_NUMBER})"
    rf"|(?P<from>{_NUMBER})-(?P<to>{_NUMBER})",
    re.ASCII,
)
#: The same grammar for a JSON Schema, but for the order of a range's ends. ECMA-262 reads it alike.
PATTERN = rf"^(?:~?{_NUMBER}|{_NUMBER}[?+]|{_UNDER}{_NUMBER}|{_NUMBER}-{_NUMBER})$(?!\n)"
_HOW = "write digits alone, with a point for decimals: 7, 7?, ~7, 7+, <7 or 5-9"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number exactly as written, with its bounds.

    `low` is None below an upper bound alone (`<7`), `high` is None above a lower bound alone (`7+`).
    `approximate` marks `~` and `?`.
    """

    text: str
    low: Decimal | None
    high: Decimal | None
    approximate: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def exact(self) -> Decimal | None:
        """The number, where the source gives one number without reserve."""
        return self.low if self.low == self.high and not self.approximate else None


@lru_cache(maxsize=16384)
def parse_figure(text: str) -> Figure:
    """Reads one quantity or amount.

    Raises:
        FieldError: E207, with what to write; `instead` has it where that is sure.
    """
    match = _match(text)
    if match is None:
        raise FieldError(BAD_FIGURE, f'"{_shorten(text)}" is no figure', _suggest(text), _meant(text))
    if match["under"]:
        return Figure(text, None, Decimal(match["under"]))
    if match["from"]:
        low, high = Decimal(match["from"]), Decimal(match["to"])
        if high == low:
            message, one = f'the range "{text}" is one number', match["to"]
            raise FieldError(BAD_FIGURE, message, f"write {one}", one)
        if high < low:
            raise FieldError(
                BAD_FIGURE, f'the range "{text}" runs backwards', f"write {match['to']}-{match['from']}"
            )
        return Figure(text, low, high)
    number = Decimal(match["one"])
    high_end = None if match["mark"] == "+" else number
    return Figure(text, number, high_end, bool(match["about"] or match["mark"] == "?"))


def _match(text: str) -> re.Match[str] | None:
    """The parts of a figure; what is about and at least at once is none."""
    match = _FIGURE.fullmatch(text)
    return None if match is None or (match["about"] and match["mark"]) else match


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _meant(text: str) -> str | None:
    """The figure that can only be meant, if there is one and it is one."""
    from armstrack.readings import figure_meant

    found = figure_meant(text)
    return found if found and _match(found) else None


def _suggest(text: str) -> str:
    """Thousands separators that can be taken out of it; anything else gets the grammar."""
    meant = _meant(text)
    if meant:
        return f"write {meant}, without separators"
    if re.fullmatch(r"[~<]?[1-9][0-9]{0,2},[0-9]{3}[?+]?", text):
        return f"write {text.replace(',', '')} if thousands are meant, {text.replace(',', '.')} if not"
    if re.fullmatch(r"<0(?:\.0+)?", text):
        return "nothing is less than 0: leave it out where it is unknown, write 0 where it is none"
    if text.startswith((">", "\u2265")):
        return "write 7+ for at least 7"
    return _HOW
