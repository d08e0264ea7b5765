"""Floor 0: who can supply, receive, act or speak. Names resolve exactly or not at all.

Files take the code alone. The command line takes any spelling in the table; a near miss is a
suggestion, never an answer.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from armstrack.dates import parse_date
from armstrack.vocab import read_table
from armstrack.words import compare, fold, spend

#: Binds every state by the Charter (Articles 2(6), 25 and 48), members and others alike.
UNITED_NATIONS = "UNO"


class Party(NamedTuple):
    """A state, territory, former state, organisation or armed group.

    `first_day` and `last_day` bound its life, None where it is open or lies before 1945.
    """

    code: str
    name: str
    kind: str
    alpha2: str
    first_day: date | None
    last_day: date | None
    aliases: tuple[str, ...]
    note: str


class Membership(NamedTuple):
    """A party's membership of an organisation; `bound_until` is the last day its measures bound it."""

    organisation: str
    member: str
    first_day: date
    last_day: date | None
    bound_until: date | None
    note: str


class Resolution(NamedTuple):
    """What a name may mean: one code, several (`ambiguous`), or none with suggestions."""

    code: str | None
    ambiguous: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


def _first_day(text: str) -> date | None:
    return parse_date(text).first_day if text else None


def _last_day(text: str) -> date | None:
    return parse_date(text).last_day if text else None


@cache
def parties() -> dict[str, Party]:
    """Every party by code."""
    return {
        row["code"]: Party(
            row["code"],
            row["name"],
            row["kind"],
            row["alpha2"],
            _first_day(row["from"]),
            _last_day(row["to"]),
            tuple(row["aliases"].split(" | ")) if row["aliases"] else (),
            row["note"],
        )
        for row in read_table("parties")
    }


@cache
def memberships() -> tuple[Membership, ...]:
    """Every dated membership, in the order of the table."""
    return tuple(
        Membership(
            row["organisation"],
            row["member"],
            parse_date(row["from"]).first_day,
            _last_day(row["to"]),
            _last_day(row["bound_until"]),
            row["note"],
        )
        for row in read_table("memberships")
    )


def name_of(code: str) -> str:
    """The common English name, or the code itself where the table has none."""
    party = parties().get(code)
    return party.name if party else code


def binding_organisations(code: str, day: date) -> tuple[str, ...]:
    """The organisations whose measures bind this party on that day, the United Nations first."""
    party = parties().get(code)
    if party is None or party.kind not in ("state", "former-state", "territory"):
        return ()
    bound = {
        m.organisation for m in memberships() if m.member == code and m.first_day <= day and _is_bound(m, day)
    }
    return (UNITED_NATIONS, *sorted(bound - {UNITED_NATIONS}))


def _is_bound(membership: Membership, day: date) -> bool:
    end = membership.bound_until or membership.last_day
    return end is None or day <= end


@cache
def folded_names() -> dict[str, str]:
    """Every name and alias of every party, with how it folds."""
    return {name: fold(name) for party in parties().values() for name in (party.name, *party.aliases)}


@cache
def _index() -> dict[str, str]:
    """Folded spelling to code. Two-letter codes come last: they never displace a name."""
    index: dict[str, str] = {}
    folded = folded_names()
    for party in parties().values():
        index[party.code.lower()] = party.code
        for name in (party.name, *party.aliases):
            index[folded[name]] = party.code
    for party in parties().values():
        if party.alpha2:
            index.setdefault(party.alpha2.lower(), party.code)
    return index


@cache
def ambiguous_names() -> dict[str, tuple[str, ...]]:
    """Folded words that may mean several parties, with the codes of each."""
    return {fold(row["word"]): tuple(row["codes"].split()) for row in read_table("ambiguous")}


def codes_of(name: str) -> tuple[str, ...]:
    """Every party that a name may mean, however spelt: one, several where it is ambiguous, or none."""
    folded = fold(name)
    if name not in parties() and folded in ambiguous_names():
        return ambiguous_names()[folded]
    code = name if name in parties() else _index().get(folded)
    return (code,) if code else ()


def code_of(name: str) -> str | None:
    """The code of the one party that a name means, however spelt; None where it means none or several."""
    found = codes_of(name)
    return found[0] if len(found) == 1 else None


def resolve(name: str) -> Resolution:
    """Finds the party that a name means: code, name, alias or two-letter code, however spelt.

    No fuzzy match ever decides. Ambiguous words ("Korea") say between which; unknown ones come
    with the nearest spellings' codes, best first.
    """
    found, folded = codes_of(name), fold(name)
    if len(found) > 1:
        return Resolution(None, ambiguous=found)
    if found:
        return Resolution(found[0])
    return Resolution(None, suggestions=_near(folded) if spend(len(_index())) else ())


@lru_cache(maxsize=1024)
def _near(folded: str) -> tuple[str, ...]:
    """The codes that an unknown name may have meant; one mistake is often made in many records."""
    near = (_index()[spelling] for spelling in compare(folded, list(_index()), most=8))
    return tuple(dict.fromkeys(near))[:3]


def explain_unknown(name: str) -> str:
    """One sentence of help for a name that is not the code of a party, fit for a hint."""
    found = resolve(name)
    if found.code:
        return f"write {found.code} ({name_of(found.code)})"
    if found.ambiguous:
        return f"it may mean {_listed(found.ambiguous)}: write the code"
    if found.suggestions:
        return f"did you mean {_listed(found.suggestions)}? `armstrack parties` lists them"
    return "`armstrack parties` lists the codes"


def _listed(codes: tuple[str, ...]) -> str:
    return " or ".join(f"{code} ({name_of(code)})" for code in codes)
