"""Events and states in a line each, for the tests of the twelve rules."""

from __future__ import annotations

from datetime import date

from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Item, Related, Source, Statement
from armstrack.flows import State, state_at

SOURCES = (Source(publisher="Test", document="none"),)


def tell(
    when: str,
    kind: str,
    goods: str = "all",
    *,
    id: str = "",
    flow: str = "CAN TUR",
    how: str = "confirmed",
    actor: str = "",
    until: str = "",
    scope: str | None = None,
    part: str | None = None,
    left_out: str = "",
    links: str = "",
    said: tuple[Statement, ...] = (),
) -> Event:
    """One event; `flow` is supplier, intermediaries and recipient, `links` reads `ends:a breaches:b`."""
    supplier, *via, recipient = flow.split()
    party, _, role = actor.partition(" ")
    related = [link.partition(":") for link in links.split()]
    return Event(
        id=id or f"{when.replace('/', '-')}-{kind}",
        title="test",
        date=parse_date(when),
        kind=kind,
        verification=how,
        actor=Actor(party=party, role=role) if actor else None,
        supplier=supplier,
        via=tuple(via),
        recipient=recipient,
        until=parse_date(until) if until else None,
        scope=scope,
        part=part,
        excepted=tuple(left_out.split()),
        items=tuple(Item(category=category) for category in goods.split()),
        statements=said,
        related=tuple(Related(rel=rel, id=id_) for rel, _, id_ in related),
        sources=SOURCES,
    )


def state(*events: Event, of: str = "sensors", on: str = "2030-01-01", flow: str = "CAN TUR") -> State:
    supplier, recipient = flow.split()
    return state_at(events, supplier, recipient, of, date.fromisoformat(on))


def shown(*events: Event, of: str = "sensors", on: str = "2030-01-01", flow: str = "CAN TUR") -> str:
    """Status, flags and, where it is not certain, a question mark, as one line."""
    found = state(*events, of=of, on=on, flow=flow)
    return " ".join([found.status + ("" if found.certain else "?"), *found.flags])


STOP = tell("2020-01-01", "restriction-imposed", id="stop")
EMBARGO = tell("2020-01-01", "embargo-imposed", id="embargo")
SUSPENDED = tell("2020-02-01", "licence-suspended", id="suspended")
REVOKED = tell("2020-03-01", "licence-revoked", id="revoked")
LICENCE = tell("2021-01-01", "licence-granted", "sensors", id="licence")
EU = tell("2020-01-01", "embargo-imposed", id="eu", flow="EUE TUR")
TERM = tell("2020-01-01", "embargo-imposed", id="term", until="2020-12-31")
