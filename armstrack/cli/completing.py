"""Floor 7: what the Tab key offers: parties, words, ids, codes. Quick: the tables alone, and names of files.

Nothing is offered that the command would not take.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import typer

from armstrack import parties as table
from armstrack.places import SHIPPED
from armstrack.vocab import kinds, terms_of, vocabularies
from armstrack.words import fold

#: What is offered, with what it means.
Row = tuple[str, str]
Complete = Callable[[str], list[Row]]
#: What records can be grouped by; a test keeps it equal to the summary's own, which would import pandas.
GROUPS = ("supplier", "recipient", "status", "kind", "track", "verification", "category", "year")


class Offer(str):
    """A word that fits what was typed, though not letter by letter, which is all that Typer allows."""

    __slots__ = ()

    def startswith(self, *_: Any) -> bool:
        """True: it has been looked at here, with case and accents set aside."""
        return True


def fitting(typed: str, rows: Iterable[Row]) -> list[Row]:
    """The rows that begin as typed: letter by letter, else with accents and signs set aside, else within."""
    letters, start = typed.casefold(), f" {fold(typed)}"
    spelt = [(f" {fold(text)}", text, about) for text, about in rows]
    tiers = (
        [(text, about) for _, text, about in spelt if text.casefold().startswith(letters)],
        [(text, about) for folded, text, about in spelt if folded.startswith(start)],
        [(text, about) for folded, text, about in spelt if start in folded],
    )
    return [(Offer(text), about) for text, about in next(filter(None, tiers), [])]


def parties(incomplete: str) -> list[Row]:
    """Parties by the names that begin so; else by a spelling that does, then by a part of the name."""
    plain = _without_accents if incomplete.isascii() else str
    known = table.parties().values()
    named = fitting(incomplete, ((plain(p.name), p.code) for p in known)) if incomplete.isascii() else []
    if any(f" {fold(text)}".startswith(f" {fold(incomplete)}") for text, _ in named):
        return named
    others = [party for party in known if party.code not in {code for _, code in named}]
    spelt = (_begun(incomplete, map(plain, (p.name, p.code, *p.aliases))) for p in others)
    begun = fitting(incomplete, ((text, party.name) for text, party in zip(spelt, others, strict=True)))
    return begun + named


def _begun(typed: str, spellings: Iterable[str]) -> str:
    """The first spelling that begins as typed, letter by letter or else folded; empty where none does."""
    known, letters, start = list(spellings), typed.casefold(), fold(typed)
    exact = (each for each in known if each.casefold().startswith(letters))
    alike = (each for each in known if fold(each).startswith(start))
    return next(chain(exact, alike), "")


def _without_accents(text: str) -> str:
    """For those who type none: shells compare letters. The table takes both."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def words(vocabulary: str) -> Complete:
    """What completes an option that takes a word of this vocabulary."""

    def complete(incomplete: str) -> list[Row]:
        known = terms_of(vocabulary).values()
        return fitting(incomplete, ((term.term, term.definition) for term in known))

    return complete


def anything(incomplete: str) -> list[Row]:
    """What `find` makes a filter of: parties, then statuses, kinds and categories."""
    terms = (terms_of(name).values() for name in ("status", "kind", "category"))
    rows = {term.term: term.definition for term in chain.from_iterable(terms)}
    return [*parties(incomplete), *fitting(incomplete, rows.items())]


def statuses(incomplete: str) -> list[Row]:
    """Statuses, then the kinds that give none and stand in their place."""
    rows = [(term.term, term.definition) for term in terms_of("status").values()]
    rows += [(kind.kind, kind.definition) for kind in kinds().values() if not kind.status]
    return fitting(incomplete, rows)


def one_of(known: Iterable[str]) -> Complete:
    """What completes an option that takes one of a few words."""
    rows = [(word, "") for word in known]
    return lambda incomplete: fitting(incomplete, rows)


def several_of(known: Iterable[str]) -> Complete:
    """What completes an option that takes words with commas between them."""
    rows = [(word, "") for word in known]
    return lambda incomplete: _after_commas(incomplete, rows)


def _after_commas(typed: str, rows: Iterable[Row]) -> list[Row]:
    """What fits behind the last comma, words that stand before it left out."""
    before, comma, last = typed.rpartition(",")
    left = [row for row in rows if row[0] not in before.split(",")]
    return [(Offer(f"{before}{comma}{text}"), about) for text, about in fitting(last, left)]


def columns(incomplete: str) -> list[Row]:
    """Columns of a table of records."""
    from armstrack.columns import RECORD_COLUMNS

    return _after_commas(incomplete, [(each.column.name, each.column.about) for each in RECORD_COLUMNS])


def currencies(incomplete: str) -> list[Row]:
    """Currencies that amounts can be converted to; none where there are no rates."""
    from armstrack.rates import RatesError, reference_rates
    from armstrack.vocab import currencies

    try:
        known = reference_rates().currencies
    except RatesError:
        return []
    return fitting(incomplete, ((code, currencies()[code].name) for code in known))


def codes(incomplete: str) -> list[Row]:
    """Codes of problems."""
    return fitting(incomplete, _codes())


def several_codes(incomplete: str) -> list[Row]:
    """Codes of problems with commas between them."""
    return _after_commas(incomplete, _codes())


def _codes() -> list[Row]:
    from armstrack.problem import catalogue

    return [(entry.code, entry.name.replace("-", " ")) for entry in catalogue().values()]


def names_of_vocabularies(incomplete: str) -> list[Row]:
    """Vocabularies."""
    return one_of(vocabularies())(incomplete)


def ids(ctx: typer.Context, incomplete: str) -> list[Row]:
    """Ids of records, by the names of the files alone; no name that would speak to the terminal."""
    return fitting(incomplete, ((each, "") for each in sorted(_stems(_folder(ctx))) if each.isprintable()))


def _folder(ctx: typer.Context) -> Path:
    """The records folder: named earlier on the line, else as without completion."""
    line = ctx.params.get("records") or ctx.find_root().params.get("records")
    named = line or os.environ.get("ARMSTRACK_RECORDS")
    if named:
        return Path(named).expanduser()
    return here if (here := Path("records")).is_dir() else SHIPPED


def _stems(folder: Path) -> Iterator[str]:
    """The stems of `*/*.yaml`. What cannot be read holds nothing to offer."""
    with suppress(OSError), os.scandir(folder) as suppliers:
        for supplier in suppliers:
            with suppress(OSError), os.scandir(supplier) as files:
                yield from (file.name[:-5] for file in files if file.name.endswith(".yaml"))
