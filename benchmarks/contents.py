"""What one generated record says: its fields, as full as those of the records in the repository."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from armstrack.parties import parties
from armstrack.vocab import kinds
from benchmarks import phrases
from benchmarks.figures import some_items, some_licences, some_values
from benchmarks.layout import Record
from benchmarks.sources import add_keys, some_sources, some_statements

_VERIFICATIONS = ("confirmed", "reported", "inferred", "alleged", "claimed")
_DOUBTED = ("diversion", "re-exported", "halt-promised", "delivered")
_SCOPES = ("new-licences", "existing-licences", "all", "one-shipment")


def fill(kind: str, day: date, route: tuple[str, str, str], random: Random) -> Record:
    """A record of that kind and day between the first two parties; the third stands by."""
    supplier, recipient, third = route
    tree: dict[str, Any] = {"date": _date(kind, day, random), "kind": kind}
    tree |= {"supplier": supplier, "recipient": recipient, "items": some_items(kind, random)}
    tree["verification"] = _verification(kind, random)
    tree["title"] = _title(kind, supplier, recipient, tree["items"])
    if random.random() < 0.6:
        tree["title"] += random.choice(phrases.TAILS)
    tree["sources"] = some_sources(tree["verification"], day, random)
    tree["statements"] = some_statements(tree, third, day, random)
    tree["values"] = some_values(kind, random)
    tree["notes"] = _notes(random)
    _qualify(tree, day, third, random)
    add_keys(tree, random)
    tree = {name: value for name, value in tree.items() if value}
    started = tree["date"].removeprefix("../").partition("/")[0].strip("?~%")
    slug = random.choice(phrases.SLUGS)
    return Record(f"{started}-{supplier}-{recipient}-{slug}-{random.randrange(1000)}".lower(), tree)


def _date(kind: str, day: date, random: Random) -> str:
    """Totals have a year, deliveries often only a last day, other acts mostly a day."""
    if kinds()[kind].is_total:
        return f"{day.year - 1}"
    chance = random.random()
    if kind == "delivered" and chance < 0.5:
        return f"../{day}"
    if chance < 0.1 or (kind == "delivered" and chance < 0.7):
        return f"{day:%Y-%m}"
    if chance < 0.14:
        return f"{day}/{day + timedelta(days=14)}"
    return f"{day}?" if chance < 0.15 else f"{day}"


def _verification(kind: str, random: Random) -> str:
    weights = (30, 30, 15, 14, 11) if kind in _DOUBTED else (900, 80, 10, 6, 4)
    return random.choices(_VERIFICATIONS, weights)[0]


def _title(kind: str, supplier: str, recipient: str, items: list[dict[str, str]]) -> str:
    goods = next(
        (item[name] for item in items for name in ("designation", "category") if name in item), "arms"
    )
    told = phrases.VERBS[kind].format(goods="arms" if goods == "all" else goods, to=parties()[recipient].name)
    return f"{parties()[supplier].name} {told}"


def _notes(random: Random) -> str:
    told = random.sample(phrases.NOTES, random.choices((1, 2, 3, 4, 5), (10, 40, 30, 14, 6))[0])
    return " ".join([phrases.SLIPS.capitalize(), *told])


def _qualify(tree: dict[str, Any], day: date, third: str, random: Random) -> None:
    """The fields that only some records have."""
    kind, track = tree["kind"], kinds()[tree["kind"]].track
    needs_actor = kind in ("appeal", "finding", "ruling")
    if needs_actor or random.random() < 0.48:
        tree["actor"] = _actor(kind, tree["supplier"], third, random)
    if random.random() < 0.16:
        tree["announced"] = (day + timedelta(days=2)).isoformat()
    if kind in ("diversion", "re-exported") or random.random() < 0.04:
        tree["via"] = [third]
    if track == "permit" and random.random() < 0.06:
        tree |= {"scope": "re-export", "via": [third]}
    elif track in ("permit", "policy") and random.random() < 0.3:
        tree["scope"] = random.choices(_SCOPES, (26, 15, 10, 3))[0]
    if track in ("permit", "policy"):
        if random.random() < 0.2:
            tree["part"] = random.choice(phrases.PARTS)
        if random.random() < 0.3:
            tree["terms"] = random.choice(phrases.TERMS)
        if random.random() < 0.01:
            tree["except"] = ["ships"]
    if random.random() < 0.04:
        tree["end_user"] = random.choice(phrases.END_USERS)
    tree["licences"] = some_licences(kind, random)


def _actor(kind: str, supplier: str, third: str, random: Random) -> dict[str, str]:
    if parties()[supplier].kind == "organisation":
        role = "organisation"
    else:
        role = {"ruling": "court", "finding": "experts"}.get(kind) or random.choices(
            ("government", "parliament", "company"), (90, 7, 3)
        )[0]
    party = {"appeal": third, "finding": "UNO"}.get(kind, supplier)
    return {"party": party, "role": role, "name": random.choice(phrases.OFFICES[role])}
