"""The checklist of the corpus, made from what it holds, so that it cannot say more than that."""

from __future__ import annotations

import re

from tests.hostile.corpus import EXPECTED, TOPICS, inputs, path_of

_HEAD = """\
# Hostile records

What strangers' pull requests may hold, and what each must give. Made by `python -m tests.hostile.renew`; a
test keeps it equal to the corpus. Inputs are the files in `inputs/` and those that `makers.py` makes; what
every form tells of them stands in `expected/`, byte by byte. Names, links, pipes and devices, which no
repository can hold, are made in `test_places.py`, a test each.
"""
_TOLD = re.compile(r"^(\S+?):(\d+:\d+): (?:error|warning)\[(\w+)\]", re.MULTILINE)


def checklist() -> str:
    """The whole page."""
    parts = [_HEAD]
    total = 0
    for topic, about in TOPICS.items():
        told = _told(topic)
        rows = [f"| {name} | {_cell(told.get(path_of(name).as_posix(), []))} |" for name in inputs(topic)]
        total += len(rows)
        head = f"\n## {topic}: {about} ({len(rows)})\n\n| input | gives, at line:column |\n| --- | --- |\n"
        parts.append(head + "".join(f"{row}\n" for row in rows))
    return "".join(parts) + f"\n{total} inputs.\n"


def _told(topic: str) -> dict[str, list[str]]:
    """What `validate` says of each file."""
    told: dict[str, list[str]] = {}
    text = (EXPECTED / topic / "validate.txt").read_text(encoding="utf-8")
    for path, place, code in _TOLD.findall(text):
        told.setdefault(path, []).append(f"{code} {place}")
    return told


def _cell(said: list[str]) -> str:
    more = f", {len(said) - 6} more" if len(said) > 6 else ""
    return ", ".join(said[:6]) + more if said else "a record, told as data"
