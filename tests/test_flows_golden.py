"""Forty states that a careful reader of the sources accepts, from 180 real events told in brief."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Item, Related, Source, Statement
from armstrack.flows import Flows, state_at

DATA = Path(__file__).parent / "data"
SOURCES = (Source(publisher="Golden", document="golden-events.csv"),)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unique(id_: str, recipient: str) -> str:
    """Ids repeat over the recipients of one act; a record has one recipient."""
    return f"{id_}:{recipient}"


def read_event(row: dict[str, str]) -> Event:
    party, _, role = row["actor"].partition(" ")
    related = [link.partition(":") for link in row["related"].split()]
    return Event(
        id=unique(row["id"], row["recipient"]),
        title=row["id"],
        date=parse_date(row["date"]),
        until=parse_date(row["until"]) if row["until"] else None,
        kind=row["kind"],
        verification=row["verification"],
        actor=Actor(party=party, role=role) if party else None,
        supplier=row["supplier"],
        via=tuple(row["via"].split()),
        recipient=row["recipient"],
        items=tuple(Item(category=category) for category in row["categories"].split()),
        excepted=tuple(row["except"].split()),
        scope=row["scope"] if row["scope"] != "one-programme" else None,
        part=row["part"] or None,
        statements=tuple(Statement(party=code, stance="denies") for code in row["denied_by"].split()),
        related=tuple(Related(rel=rel, id=unique(id_, row["recipient"])) for rel, _, id_ in related),
        sources=SOURCES,
    )


EVENTS = tuple(read_event(row) for row in rows("golden-events.csv"))
STATES = rows("golden-status.csv")
IDS = {event.id for event in EVENTS}
FLOWS = Flows(EVENTS)


def name_of(row: dict[str, str]) -> str:
    return f"{row['supplier']}-{row['recipient']}-{row['category']}-{row['day']}"


@pytest.mark.parametrize("row", STATES, ids=name_of)
def test_the_state_is_one_that_an_expert_accepts(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["day"])
    state = FLOWS.state_at(row["supplier"], row["recipient"], row["category"], day)
    assert state.status in {row["status"], *row["also_ok"].split(";")} - {""}
    wanted = row["flags"].split()
    assert {flag for flag in wanted if not flag.startswith("!")} - set(state.flags) == set()
    assert {flag[1:] for flag in wanted if flag.startswith("!")} & set(state.flags) == set()
    assert ("yes" if state.certain else "no") == row["certain"]


@pytest.mark.parametrize("row", STATES, ids=name_of)
def test_the_records_behind_a_status_are_among_the_facts(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["day"])
    state = state_at(EVENTS, row["supplier"], row["recipient"], row["category"], day)
    facts = {f.strip() for f in row["facts"].split(";")}
    named = {id_.rpartition(":")[0].partition("#")[0] for id_ in state.ids}
    assert not state.ids or named & facts or "needs a" in row["note"]


def test_every_golden_state_is_tried() -> None:
    assert len(STATES) == 40
    assert len(EVENTS) == len(IDS)
