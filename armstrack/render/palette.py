"""Floor 6: the colours. Few, from the terminal's own sixteen, and never the only carrier of meaning."""

from __future__ import annotations

#: Stops warm, dealings cool, the rest plain: told apart by colour-blind readers, legible on dark and light.
STATUS = {
    "embargoed": "bold magenta",
    "revoked": "bold magenta",
    "suspended": "magenta",
    "restricted": "magenta",
    "delivery-halted": "magenta",
    "refused": "magenta",
    "cancelled": "magenta",
    "licensed": "cyan",
    "ordered": "cyan",
    "active": "blue",
    "delivered": "blue",
    "open": "cyan",
}
VERIFICATION = {"claimed": "bold", "alleged": "bold", "inferred": "bold"}
ERROR, WARNING, HINT, FAINT = "bold magenta", "bold blue", "cyan", "dim"
