"""Handles: what people type for an id is short, in whole words, and no other record's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.handles import MOST, Handles

OPTICS = "2020-10-05-can-tur-drone-optics-suspended"


@pytest.mark.parametrize(
    ("id_", "others", "handle"),
    [
        ("2020-10-05-can-tur-optics", (), "optics"),
        ("2020-10-05-can-tur-drone-optics", (), "drone-optics"),
        (OPTICS, (), "optics-suspended"),
        (OPTICS, ("2021-deu-tur-optics-suspended",), "2020-10-05-can-tur"),
        (OPTICS, ("2021-deu-tur-optics-suspended", "2020-10-05-can-tur-ships"), "drone-optics-suspended"),
        ("2016-can-tur-total", ("2017-can-tur-total",), "2016-can-tur"),
        ("2016-can-tur-total", ("2016-can-tur-total-again", "2017-can-tur-total"), "2016-can-tur-total"),
        ("2020-05-can-tur-export-of-very-long-words", (), "very-long-words"),
        ("2020-05-can-tur-exports-to-the-last-day", (), "last-day"),
        ("2020-can-tur", (), "tur"),
        ("notes", (), "notes"),
        ("2020", (), "2020"),
    ],
)
def test_a_handle_is_the_slug_or_the_shortest_part_of_its_own(
    id_: str, others: tuple[str, ...], handle: str
) -> None:
    assert Handles((id_, *others))[id_] == handle


def test_a_slug_that_another_one_ends_with_is_no_handle() -> None:
    handles = Handles(("2019-can-sau-law", "2020-can-sau-outlaw"))
    assert [*handles.values()] == ["sau-law", "outlaw"]


def test_what_matches_begins_or_ends_so_in_order() -> None:
    handles = Handles(("2020-can-tur-b", "2020-can-tur-a", "2019-deu-tur-b"))
    assert handles.matching("2020-can") == ["2020-can-tur-a", "2020-can-tur-b"]
    assert handles.matching("tur-b") == ["2019-deu-tur-b", "2020-can-tur-b"]
    assert handles.matching("can") == []


def test_an_unknown_id_has_none() -> None:
    handles = Handles((OPTICS,))
    assert (OPTICS in handles, "2020" in handles, len(handles), [*handles]) == (True, False, 1, [OPTICS])
    assert handles.get("2020", "2020") == "2020"


_WORD = st.sampled_from(("can", "tur", "of", "f", "35", "embargo", "extended", "stop"))
_ID = st.lists(_WORD, min_size=1, max_size=5).map(lambda words: "-".join(["2020", *words]))


@given(st.lists(_ID, min_size=1, max_size=8, unique=True))
def test_whoever_types_a_handle_gets_the_record(ids: list[str]) -> None:
    handles = Handles(ids)
    assert {id_: handles.matching(handle) for id_, handle in handles.items() if handle != id_} == {
        id_: [id_] for id_, handle in handles.items() if handle != id_
    }


def test_the_shipped_records_have_handles_that_can_be_retyped(shipped: Path) -> None:
    handles = Handles(path.stem for path in shipped.glob("*/*.yaml"))
    assert len(handles) > 300
    lengths = sorted(map(len, handles.values()))
    assert lengths[-1] <= 26
    assert lengths[len(lengths) * 9 // 10] <= MOST
