"""The sources of a generated record, and who said what in them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks import phrases

_KEYS = ("ministry", "agency", "report", "daily", "register", "council", "answer", "press")
_STANCES = ("asserts", "reports", "confirms", "disputes", "declines-to-comment", "denies")
_SLUGS = (
    "arms-exports-on-hold-after-debate-in-parliament-and-cabinet",
    "politics/article-minister-answers-questions-on-export-licences",
    "licences-and-the-law",
    "statements/2020/10/press-release-on-the-suspension-of-export-permits",
)
_ROLES = ("government", "media", "parliament", "company", "ngo", "person", "court")


def some_sources(verification: str, day: date, random: Random) -> list[dict[str, str]]:
    """One to six sources, two at least under a claim or an allegation."""
    count = random.choices((1, 2, 3, 4, 5, 6), (23, 100, 92, 46, 24, 16))[0]
    least = 2 if verification in ("claimed", "alleged") else 1
    return [_source(day + timedelta(days=random.randrange(9)), random) for _ in range(max(count, least))]


def _source(day: date, random: Random) -> dict[str, str]:
    publisher, number = random.choice(phrases.PUBLISHERS), random.randint(1000, 9999)
    source = {"publisher": publisher}
    if random.random() < 0.35:
        source["via"] = random.choice(phrases.REPRINTS)
    if random.random() < 0.62:
        source["title"] = random.choice(phrases.HEADLINES)
    if random.random() < 0.76:
        source["date"] = day.isoformat()
    scheme = "http" if random.random() < 0.09 else "https"
    slug = random.choice(_SLUGS)
    ending = random.choice(("", "/", ".html", "?lang=en"))
    source["url"] = f"{scheme}://www.example.org/{day:%Y/%m}/{slug}-{number}{ending}"
    if "title" not in source or random.random() < 0.3:
        source["document"] = random.choice(phrases.DOCUMENTS).format(n=number)
    if random.random() < 0.2:
        source["lang"] = random.choice(("fr", "de", "tr", "no"))
    return source


def some_statements(tree: dict[str, Any], third: str, day: date, random: Random) -> list[dict[str, str]]:
    """None to four statements; a claim has a claimant."""
    count = random.choices((0, 1, 2, 3, 4), (75, 124, 65, 22, 15))[0]
    claimed = tree["verification"] in ("claimed", "alleged")
    told = [_statement(tree, third, day, random) for _ in range(max(count, 1 if claimed else 0))]
    if claimed:
        told[0]["stance"] = "asserts"
    return told


def _statement(tree: dict[str, Any], third: str, day: date, random: Random) -> dict[str, str]:
    role = random.choices(_ROLES, (60, 18, 8, 5, 4, 3, 2))[0]
    statement = {"party": random.choice((tree["supplier"], tree["recipient"], third)), "role": role}
    statement["name"] = random.choice(phrases.OFFICES[role])
    statement["stance"] = random.choices(_STANCES, (214, 67, 57, 25, 11, 10))[0]
    if random.random() < 0.5:
        statement["date"] = day.isoformat()
    statement["says"] = random.choice(phrases.SAYS)
    return statement


def add_keys(tree: dict[str, Any], random: Random) -> None:
    """Most statements and values name their source by its key; no source has a key that nothing names."""
    for entry in (*tree["statements"], *tree["values"]):
        if random.random() < 0.9:
            number = random.randrange(len(tree["sources"]))
            source = tree["sources"][number]
            source.setdefault("key", _KEYS[number])
            entry["source"] = source["key"]
    tree["sources"] = [_key_first(source) for source in tree["sources"]]


def _key_first(source: dict[str, str]) -> dict[str, str]:
    return {"key": source["key"], **source} if "key" in source else source
