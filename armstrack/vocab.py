"""Floor 0: the controlled words of a record, read from the tables in `data/`. No word is defined in code."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Effect = Literal["stop", "end", "dealing", "flag", "none"]
#: Not by `importlib.resources`, whose import takes as long as reading every table.
_DATA = Path(__file__).parent / "data"


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one tab-separated table of the package, each a dict of its columns."""
    text = (_DATA / f"{name}.tsv").read_text(encoding="utf-8")
    head, *rows = text.splitlines()
    columns = head.split("\t")
    return [dict(zip(columns, row.split("\t"), strict=True)) for row in rows]


class Kind(NamedTuple):
    """What happened. `status` and `measure` are empty where the kind gives none.

    `effect` is the part that the kind plays in the status folds; `order` decides among events of
    one day; `word` says where the term comes from.
    """

    kind: str
    track: str
    status: str
    measure: str
    effect: Effect
    order: int
    definition: str
    word: str
    aliases: tuple[str, ...]

    @property
    def shown(self) -> str:
        """What stands under `status` in a table of records: the status given, else the kind."""
        return self.status or self.kind

    @property
    def is_total(self) -> bool:
        """True for a period's total, which may hold what other records tell one by one."""
        return self.kind.endswith("-reported")


class Term(NamedTuple):
    """One word of a small vocabulary."""

    term: str
    definition: str
    aliases: tuple[str, ...] = ()


class Category(NamedTuple):
    """A category of goods, with its counterparts; each of these is empty or a list of codes."""

    category: str
    definition: str
    sipri: str
    ml: str
    unroca: str
    hs: str
    aliases: tuple[str, ...] = ()


class Relation(NamedTuple):
    """How one record stands to another; `inverse` is how the other one tells it."""

    relation: str
    inverse: str
    symmetric: bool
    acyclic: bool


class Currency(NamedTuple):
    """A unit of value: ISO 4217, or TIV. `first`/`last` are years, empty where open."""

    code: str
    name: str
    digits: str
    first: str
    last: str


def word_meant(vocabulary: str, text: str) -> str | None:
    """The word of a vocabulary that a text is another spelling of: an alias, or the word in another form.

    Case, blanks, hyphens and underscores are set aside; a slip of the pen is no spelling.
    """
    form = _form(text)
    found = {
        term.term
        for term in vocabularies()[vocabulary].values()
        if form in map(_form, (term.term, *term.aliases))
    }
    return found.pop() if len(found) == 1 else None


def _form(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.strip().casefold())


def _split(aliases: str) -> tuple[str, ...]:
    return tuple(aliases.split(" | ")) if aliases else ()


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of event, in the order of the documentation."""
    return {
        row["kind"]: Kind(**{**row, "order": int(row["order"]), "aliases": _split(row["aliases"])})  # type: ignore[arg-type]
        for row in read_table("kinds")
    }


@cache
def categories() -> dict[str, Category]:
    """Every category of goods."""
    return {
        row["category"]: Category(**{**row, "aliases": _split(row["aliases"])})  # type: ignore[arg-type]
        for row in read_table("categories")
    }


@cache
def relations() -> dict[str, Relation]:
    """Every relation between records."""
    return {
        row["relation"]: Relation(
            row["relation"], row["inverse"], row["symmetric"] == "yes", row["acyclic"] == "yes"
        )
        for row in read_table("relations")
    }


@cache
def currencies() -> dict[str, Currency]:
    """Every unit of value."""
    return {
        row["code"]: Currency(row["code"], row["name"], row["digits"], row["from"], row["to"])
        for row in read_table("currencies")
    }


@cache
def _terms() -> dict[str, dict[str, Term]]:
    found: dict[str, dict[str, Term]] = {}
    for row in read_table("terms"):
        term = Term(row["term"], row["definition"], _split(row["aliases"]))
        found.setdefault(row["vocab"], {})[row["term"]] = term
    return found


@cache
def terms_of(name: str) -> dict[str, Term]:
    """One vocabulary, as terms with definitions; those with a table of their own too.

    Raises:
        KeyError: where there is none of that name.
    """
    if name == "kind":
        return {k.kind: Term(k.kind, k.definition, k.aliases) for k in kinds().values()}
    if name == "category":
        return {c.category: Term(c.category, c.definition, c.aliases) for c in categories().values()}
    if name == "currency":
        return {c.code: Term(c.code, c.name) for c in currencies().values()}
    return _terms()[name]


@cache
def vocabularies() -> dict[str, dict[str, Term]]:
    """Every vocabulary by name."""
    return {name: terms_of(name) for name in ("kind", "category", "currency", *_terms())}
