"""Floor 6: a page of the catalogue of problems."""

from __future__ import annotations

import textwrap

from armstrack.problem import Entry


def page(entry: Entry) -> str:
    """The page for a terminal, at most 80 columns wide."""
    parts = [
        f"{entry.code} {entry.name} ({entry.severity})",
        entry.what,
        entry.why,
        f"What to do: {entry.remedy}",
        *([f"With --fix: {entry.fix}"] if entry.fix else []),
    ]
    return "\n\n".join(textwrap.fill(part, 80) for part in parts) + "\n"
