"""Floor 3: `expectations.yaml`, the floors under a ledger's totals, so that no merge loses records unseen.

The file holds `records: N`, and under `supplier:`, `recipient:` and `status:` a number for each code or
word. A ledger that has fewer gives a problem at that number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from armstrack.checks.rule import Corpus
from armstrack.parties import code_of
from armstrack.problem import Finding, Loc
from armstrack.vocab import kinds, word_meant

if TYPE_CHECKING:
    from armstrack.plain import Tree

FILE = "expectations.yaml"
_WHOLE = re.compile(r"[0-9]{1,9}")
_GROUPS = ("supplier", "recipient", "status")
FORM = "write `records: N`, or numbers under `supplier:`, `recipient:` or `status:`"
NO_FIELDS = "the file holds no expectations"


class Census(NamedTuple):
    """How many records a ledger has in all, and how many of each supplier, recipient or status.

    Broken records count where they can be read.
    """

    total: int
    by: Callable[[str], Counter[str]]

    @classmethod
    def of(cls, corpus: Corpus) -> Census:
        """That of the records that rules look at."""
        return cls(len(corpus.drafts), partial(_count, corpus))


def unmet(tree: Mapping[str, Tree], census: Census) -> Iterator[Finding]:
    """What the ledger lacks, or what the file does not say properly."""
    for name, floor in tree.items():
        if name == "records":
            yield from _compare((name,), floor, census.total, "records in all", 0)
        elif name in _GROUPS and isinstance(floor, dict):
            counts = census.by(name)
            unread = census.total - counts.total()
            for key, least in floor.items():
                what = f"records with {name} {key}"
                meant = _meant(name, key)
                if meant == key:
                    yield from _compare((name, key), least, counts[key], what, unread)
                else:
                    yield _unknown(name, key, meant, floor)
        else:
            yield Finding("E406", (name,), f'"{name}" is no expectation', FORM, on_key=True)


def _meant(group: str, key: str) -> str | None:
    """The code or word that a name stands for: itself, what it is another spelling of, or nothing."""
    if group != "status":
        return code_of(key)
    return word_meant("status", key) or word_meant("kind", key)


def _unknown(group: str, key: str, meant: str | None, floor: Collection[str]) -> Finding:
    what = "status" if group == "status" else "party"
    hint = f"write {meant}" if meant else FORM
    instead = None if meant in floor else meant
    return Finding("E406", (group, key), f'unknown {what} "{key}"', hint, on_key=True, instead=instead)


def _compare(loc: Loc, floor: object, found: int, what: str, unread: int) -> Iterator[Finding]:
    """`unread` records have a problem of their own: one that cannot be read is not lost."""
    if not (isinstance(floor, str) and _WHOLE.fullmatch(floor)):
        yield Finding(
            "E406", loc, "a whole number is needed here", "write how many records there are at least"
        )
    elif found + unread < int(floor):
        hint = "find out which records were lost; if that is meant, lower the number"
        yield Finding("E405", loc, f"{found} {what}, at least {floor} expected", hint)


def _count(corpus: Corpus, group: str) -> Counter[str]:
    """How many records each code or word has."""
    if group == "status":
        return Counter(kinds()[event.kind].shown for _, event in corpus.events if event.kind)
    found = (getattr(event, group) for _, event in corpus.events)
    return Counter(value for value in found if value)
