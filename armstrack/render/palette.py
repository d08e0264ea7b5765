"""Floor 6: the colours: four, the same on every terminal, and never the only carrier of meaning.

They are of the 256 whose red, green and blue no theme changes. Each has a contrast of 3:1 or more with
black, with white and with the usual dark and light backgrounds, and orange and blue stay apart for
colour-blind readers; a test measures both. The terminal's own sixteen have no such colour but grey.
"""

from __future__ import annotations

ORANGE, BLUE, PURPLE, GREY = "color(166)", "color(32)", "color(134)", "color(244)"

#: Stops are orange, dealings blue, the rest plain; the gravest stops are bold.
STATUS = {
    "embargoed": f"bold {ORANGE}",
    "revoked": f"bold {ORANGE}",
    "suspended": ORANGE,
    "restricted": ORANGE,
    "delivery-halted": ORANGE,
    "refused": ORANGE,
    "cancelled": ORANGE,
    "licensed": BLUE,
    "ordered": BLUE,
    "active": BLUE,
    "delivered": BLUE,
}
VERIFICATION = {"claimed": "bold", "alleged": "bold", "inferred": "bold"}
ERROR, WARNING, HINT, FAINT = f"bold {ORANGE}", f"bold {PURPLE}", BLUE, GREY
#: What a search was for, where it is found.
FOUND = f"bold {PURPLE}"
#: Of help: what a section is called, and what can be typed.
HEADING, NAME = "bold", BLUE


def number(style: str) -> int | None:
    """The colour of a style by its number among the 256, if it has one."""
    _, found, rest = style.partition("color(")
    return int(rest.partition(")")[0]) if found else None
