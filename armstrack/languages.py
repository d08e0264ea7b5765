"""Floor 0: languages of sources by their codes, after ISO 639-1."""

from __future__ import annotations

from functools import cache

from armstrack.vocab import read_table


@cache
def languages() -> dict[str, str]:
    """The English name of every language with a code of two letters."""
    return {row["code"]: row["name"] for row in read_table("languages")}


def language_name(tag: str) -> str:
    """What people call a language: `French`, `Portuguese (pt-BR)`; without a name it is its code."""
    name = languages().get(tag.partition("-")[0])
    if name is None:
        return tag
    return f"{name} ({tag})" if "-" in tag else name
