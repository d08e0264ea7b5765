"""The goods, the amounts and the numbers of permits of a generated record."""

from __future__ import annotations

from random import Random

from armstrack.vocab import currencies, kinds
from benchmarks.phrases import GOODS

#: Categories of goods as often as `records/` names them.
_CATEGORIES = {
    "missiles": 34,
    "aircraft": 23,
    "uav": 17,
    "armoured-vehicles": 17,
    "ammunition": 17,
    "sensors": 13,
    "small-arms": 13,
    "artillery": 11,
    "air-defence": 8,
    "ships": 6,
    "other": 2,
    "engines": 1,
    "dual-use": 1,
    "satellites": 1,
}
_CURRENCIES = {"USD": 35, "CAD": 24, "EUR": 21, "GBP": 4, "TIV": 2, "ILS": 2, "INR": 1}
_UNITS = {"ammunition": "rounds", "aircraft": "flights", "sensors": "systems"}
assert set(_CURRENCIES) <= set(currencies())  # noqa: S101


def some_items(kind: str, random: Random) -> list[dict[str, str]]:
    """No item in some records, everything in most acts of policy and totals, else goods by name."""
    if random.random() < 0.05:
        return []
    general = kinds()[kind].is_total or kinds()[kind].track in ("policy", "statement")
    if general and random.random() < 0.82:
        return [{"category": "all"}]
    return [_item(random) for _ in range(random.choices((1, 2, 3, 4), (85, 11, 3, 1))[0])]


def _item(random: Random) -> dict[str, str]:
    category = random.choices(list(_CATEGORIES), list(_CATEGORIES.values()))[0]
    designation, maker, whole = random.choice(GOODS[category])
    item = {"category": category}
    if random.random() < 0.8:
        item["designation"] = designation
        if random.random() < 0.55:
            item["maker"] = maker
    if random.random() < 0.42:
        item["quantity"] = _figure(random, 200)
        if category in _UNITS and random.random() < 0.3:
            item["unit"] = _UNITS[category]
    if whole and random.random() < 0.6:
        item["incorporated_in"] = whole
    return item


def some_values(kind: str, random: Random) -> list[dict[str, str]]:
    """Every total has one; of the other records one in ten; some have rival figures."""
    if not kinds()[kind].measure or not (kinds()[kind].is_total or random.random() < 0.14):
        return []
    return [_value(random) for _ in range(random.choices((1, 2, 3), (62, 28, 10))[0])]


def _value(random: Random) -> dict[str, str]:
    currency = random.choices(list(_CURRENCIES), list(_CURRENCIES.values()))[0]
    figure = _figure(random, 999) + ".5" if currency == "TIV" else _figure(random, 9999, "00000")
    return {"amount": figure if _is_figure(figure) else "12.5", "currency": currency}


def some_licences(kind: str, random: Random) -> str:
    """The number of permits, in some acts on permits."""
    return _figure(random, 90) if kinds()[kind].track == "permit" and random.random() < 0.3 else ""


def _figure(random: Random, most: int, zeros: str = "") -> str:
    number = random.randint(1, most)
    form = random.choices(("{}", "~{}", "{}+", "<{}", "{}-{}"), (70, 12, 8, 4, 6))[0]
    return form.format(f"{number}{zeros}", f"{number + random.randint(1, 9)}{zeros}")


def _is_figure(text: str) -> bool:
    """A decimal goes with a bare number alone."""
    return "." not in text or text.replace(".", "").isdigit()
