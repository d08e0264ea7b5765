"""Records whose files were renamed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from armstrack import renamed
from armstrack.event import Event
from armstrack.renamed import find_renames
from tests.builders import make_event

STOP = make_event("licence-suspended", "2020-10-05", slug="stop", title="Canada stops sensors for Turkey")


def named(event: Event, *slugs: str) -> list[Event]:
    return [replace(event, id=f"2020-can-tur-{slug}") for slug in slugs]


def found(removed: list[Event], added: list[Event]) -> tuple[list[tuple[str, str]], int]:
    renames = find_renames(removed, added)
    return sorted((one.id[-1], other.id[-1]) for one, other in renames.pairs), renames.uncompared


def test_records_that_say_the_same_go_together_in_the_order_of_their_ids() -> None:
    assert found(named(STOP, *"cab"), named(STOP, *"zyxw")) == ([("a", "w"), ("b", "x"), ("c", "y")], 0)


def test_too_many_to_be_compared_are_counted_and_those_that_say_the_same_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = replace(STOP, notes="and more")
    other = replace(STOP, kind="licence-revoked")
    removed = [*named(STOP, *"ab"), *named(other, "r")]
    added = [*named(STOP, "x"), *named(changed, *"yz"), *named(replace(other, notes="more"), "s")]
    assert found(removed, added) == ([("a", "x"), ("b", "y"), ("r", "s")], 0)
    texts = 10  # of a record, the id among them, which is left empty
    for most, pairs, uncompared in (
        (texts, [("a", "x"), ("r", "s")], 2),
        (0, [("a", "x")], 3),
    ):
        monkeypatch.setattr(renamed, "_MOST_LOOKED_UP", most)
        assert found(removed, added) == (pairs, uncompared)


def test_thousands_replaced_by_others_are_told_as_such() -> None:
    old = [replace(STOP, id=f"a{number}", title=f"{number}") for number in range(2000)]
    new = [replace(STOP, id=f"b{number}", title=f"{number}!") for number in range(2000)]
    assert found(old, new) == ([], 2000)
