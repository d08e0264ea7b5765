"""Floor 4: the package's own tables as Tables to print: vocabularies, parties."""

from __future__ import annotations

from collections.abc import Iterable

from armstrack import vocab
from armstrack.parties import parties, resolve
from armstrack.problem import Entry
from armstrack.table import Column, Table
from armstrack.words import fold


def vocabularies_table() -> Table:
    """Every vocabulary with the number of its words."""
    rows = tuple((name, len(terms)) for name, terms in vocab.vocabularies().items())
    columns = (Column("vocabulary", "vocabulary"), Column("words", "words", "number"))
    return Table(columns, rows, notes=("`armstrack vocab NAME` lists one with its definitions",))


def vocabulary_table(name: str) -> Table:
    """The words of one vocabulary; kinds and categories with what follows from them."""
    if name == "kind":
        return _kinds()
    if name == "category":
        return _categories()
    rows = tuple((t.term, t.definition, t.aliases) for t in vocab.vocabularies()[name].values())
    columns = (
        Column("word", name),
        Column("definition", "definition", wrap=24),
        Column("aliases", "also written", "list", 0),
    )
    return Table(columns, rows)


def _kinds() -> Table:
    columns = (
        Column("kind", "kind"),
        Column("track", "track", rank=3),
        Column("status", "status", "status", 2),
        Column("measure", "measure", rank=4),
        Column("definition", "definition", wrap=24),
        Column("effect", "effect", rank=6),
        Column("order", "same-day order", "number", 0),
        Column("word", "where the word comes from", rank=0),
        Column("aliases", "also written", "list", 0),
    )
    rows = tuple(
        (
            k.kind,
            k.track,
            k.status or None,
            k.measure or None,
            k.definition,
            k.effect,
            k.order,
            k.word,
            k.aliases,
        )
        for k in vocab.kinds().values()
    )
    return Table(columns, rows)


def _categories() -> Table:
    columns = (
        Column("category", "category"),
        Column("definition", "definition", wrap=24),
        Column("sipri", "SIPRI", rank=5),
        Column("ml", "munitions list", rank=3),
        Column("unroca", "UN register", rank=4),
        Column("hs", "customs headings", rank=6),
        Column("aliases", "also written", "list", 0),
    )
    rows = tuple(
        (c.category, c.definition, c.sipri or None, c.ml or None, c.unroca or None, c.hs or None, c.aliases)
        for c in vocab.categories().values()
    )
    return Table(columns, rows)


def catalogue_table(entries: Iterable[Entry]) -> Table:
    """Pages of the catalogue of problems, one row a code."""
    columns = (
        Column("code", "code"),
        Column("name", "name", rank=2),
        Column("about", "what is wrong", wrap=24),
        Column("why", "why it matters", rank=0),
        Column("remedy", "what to do", rank=0),
        Column("fix", "what --fix mends", rank=0),
    )
    rows = tuple((e.code, e.name, e.what, e.why, e.remedy, e.fix or None) for e in entries)
    return Table(columns, rows)


def parties_table(sought: str = "") -> Table:
    """Parties whose code, name or alias holds the words, the one that they name exactly first.

    Up to three letters are the beginning of a word: KSA is not Saksa.
    """
    folded = fold(sought)
    exact = resolve(sought) if folded else None
    first = {exact.code, *exact.ambiguous} if exact else set()
    found = [p for p in parties().values() if p.code in first or _holds(p.code, p.name, p.aliases, folded)]
    found.sort(key=lambda party: (party.code not in first, party.code))
    columns = (
        Column("code", "code"),
        Column("name", "name"),
        Column("kind", "kind", rank=3),
        Column("alpha2", "two letters", rank=6),
        Column("from", "from", "date", 4),
        Column("to", "to", "date", 4),
        Column("aliases", "also called", "list", 2, wrap=24),
        Column("note", "note", rank=5, wrap=24),
    )
    rows = tuple(
        (p.code, p.name, p.kind, p.alpha2 or None, p.first_day, p.last_day, p.aliases, p.note or None)
        for p in found
    )
    return Table(columns, rows)


def _holds(code: str, name: str, aliases: tuple[str, ...], folded: str) -> bool:
    """Whether any of the spellings holds the words; so few letters as a code has begin a word of it."""
    sought = folded if len(folded) > 3 else f" {folded}"
    return not folded or any(sought in f" {fold(text)}" for text in (code, name, *aliases))
