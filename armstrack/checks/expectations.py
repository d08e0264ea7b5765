"""Floor 3: `expectations.yaml`, the floors under a ledger's totals, so that no merge loses records unseen.

The file holds `records: N`, and under `supplier:`, `recipient:` and `status:` a number for each code or
word. A ledger that has fewer gives a problem at that number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from armstrack.checks.rule import Corpus
from armstrack.document import Document
from armstrack.problem import Finding, Loc
from armstrack.vocab import kinds

FILE = "expectations.yaml"
_WHOLE = re.compile(r"[0-9]{1,9}")
_GROUPS = ("supplier", "recipient", "status")


def unmet(document: Document, corpus: Corpus) -> Iterator[Finding]:
    """What the ledger lacks, or what the file does not say properly."""
    for name, floor in (document.tree or {}).items():
        if name == "records":
            yield from _compare((name,), floor, len(corpus.drafts), "records in all")
        elif name in _GROUPS and isinstance(floor, dict):
            counts = _count(corpus, name)
            unread = len(corpus.drafts) - counts.total()
            for key, least in floor.items():
                what = f"records with {name} {key}"
                yield from _compare((name, key), least, counts[key], what, unread)
        else:
            hint = "write `records: N`, or numbers under `supplier:`, `recipient:` or `status:`"
            yield Finding("E406", (name,), f'"{name}" is no expectation', hint, on_key=True)


def _compare(loc: Loc, floor: object, found: int, what: str, unread: int = 0) -> Iterator[Finding]:
    """`unread` records have a problem of their own: one that cannot be read is not lost."""
    if not (isinstance(floor, str) and _WHOLE.fullmatch(floor)):
        yield Finding(
            "E406", loc, "a whole number is needed here", "write how many records there are at least"
        )
    elif found + unread < int(floor):
        hint = "find out which records were lost; if that is meant, lower the number"
        yield Finding("E405", loc, f"{found} {what}, at least {floor} expected", hint)


def _count(corpus: Corpus, group: str) -> Counter[str]:
    """How many records each code or word has; broken ones count where they can be read."""
    if group == "status":
        return Counter(kinds()[event.kind].shown for _, event in corpus.events if event.kind)
    found = (getattr(event, group) for _, event in corpus.events)
    return Counter(value for value in found if value)
