"""The columns of a table of records: a promise to analysts, and what people see instead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from armstrack.columns import describe_item, records_table
from armstrack.event import Actor, Event, Item, Related
from armstrack.table import Table
from tests.builders import make_event, make_item, make_value

BARE = make_event("halt-promised", "2020-10", "ISR", "AZE", title="Israel promises a halt")
FULL = make_event(
    "licence-suspended",
    "2020-10-05",
    announced="2020-10-06",
    until="2021-04-11",
    verification="reported",
    actor=Actor(party="EUE", role="organisation", name="Council"),
    end_user="Baykar",
    terms="pending an investigation",
    notes="One source has the year wrong.",
    via=("DEU", "NAM"),
    scope="existing-licences",
    part="drone sensors only",
    excepted=("ships",),
    licences="25-29",
    items=(
        make_item("sensors", "7", designation="MX-15D", incorporated_in="Bayraktar TB2"),
        make_item("missiles", "~20", unit="kits"),
        make_item("sensors"),
        make_item(),
    ),
    values=(make_value("~20500000.50", "EUR"), make_value("9")),
    related=(Related(rel="changes", id="2020-05-can-tur-act"), Related(rel="ends", id="2019-can-tur-act")),
)


def cells(table: Table, number: int) -> dict[str, object]:
    return dict(zip([column.name for column in table.columns], table.rows[number], strict=True))


def test_columns_for_machines_keep_their_order() -> None:
    assert ", ".join(column.name for column in records_table([]).for_machines().columns) == (
        "id, date, date_first, date_last, supplier, supplier_name, recipient, recipient_name, via, kind,"
        " track, status, verification, categories, items, amount, amount_low, amount_high, currency, measure,"
        " scope, part, title, announced, until, actor, except, licences, related, sources,"
        " end_user, terms, actor_role, actor_name, notes"
    )


def test_a_full_record_fills_every_cell() -> None:
    assert cells(records_table([FULL]), 0) == {
        "id": "2020-10-05-can-tur-act",
        "date": "2020-10-05",
        "date_first": date(2020, 10, 5),
        "date_last": date(2020, 10, 5),
        "supplier": "CAN",
        "supplier_name": "Canada",
        "recipient": "TUR",
        "recipient_name": "Turkey",
        "via": ("DEU", "NAM"),
        "kind": "licence-suspended",
        "track": "permit",
        "status": "suspended",
        "verification": "reported",
        "categories": ("sensors", "missiles"),
        "items": ("7 MX-15D, in Bayraktar TB2", "~20 kits of missiles", "sensors"),
        "amount": "~20500000.50",
        "amount_low": Decimal("20500000.50"),
        "amount_high": Decimal("20500000.50"),
        "currency": "EUR",
        "measure": "at stake",
        "scope": "existing-licences",
        "part": "drone sensors only",
        "title": "CAN to TUR: licence-suspended",
        "announced": "2020-10-06",
        "until": "2021-04-11",
        "actor": "EUE",
        "except": ("ships",),
        "licences": "25-29",
        "related": ("changes:2020-05-can-tur-act", "ends:2019-can-tur-act"),
        "sources": 1,
        "end_user": "Baykar",
        "terms": "pending an investigation",
        "actor_role": "organisation",
        "actor_name": "Council",
        "notes": "One source has the year wrong.",
        "said_status": "suspended (reported)",
        "said_value": "~EUR 20.5 m",
    }


def test_what_a_record_does_not_say_is_unknown_or_an_empty_list() -> None:
    assert cells(records_table([BARE]), 0) == {
        "id": "2020-10-isr-aze-act",
        "date": "2020-10",
        "date_first": date(2020, 10, 1),
        "date_last": date(2020, 10, 31),
        "supplier": "ISR",
        "supplier_name": "Israel",
        "recipient": "AZE",
        "recipient_name": "Azerbaijan",
        "via": (),
        "kind": "halt-promised",
        "track": "statement",
        "status": "halt-promised",
        "verification": "confirmed",
        "categories": (),
        "items": (),
        "amount": None,
        "amount_low": None,
        "amount_high": None,
        "currency": None,
        "measure": None,
        "scope": None,
        "part": None,
        "title": "Israel promises a halt",
        "announced": None,
        "until": None,
        "actor": "ISR",
        "except": (),
        "licences": None,
        "related": (),
        "sources": 1,
        "end_user": None,
        "terms": None,
        "actor_role": None,
        "actor_name": None,
        "notes": None,
        "said_status": "halt-promised",
        "said_value": None,
    }


@pytest.mark.parametrize(
    ("event", "name", "cell"),
    [
        (make_event(date="2014/.."), "date_last", None),
        (make_event(date="../2014"), "date", "../2014"),
        (make_event(amount="7+"), "amount_high", None),
        (make_event(amount="<7"), "amount_low", None),
        (make_event(amount="<7"), "said_value", "< CAD 7"),
        (make_event(recipient="NAM"), "recipient", "NAM"),
        (make_event(recipient="NAM"), "recipient_name", "Namibia"),
        (make_event("embargo-imposed"), "measure", None),
    ],
)
def test_an_open_end_is_empty_and_a_name_never(event: Event, name: str, cell: object) -> None:
    assert cells(records_table([event]), 0)[name] == cell


def test_people_see_the_doubt_beside_the_status_and_the_amount_with_its_currency() -> None:
    shown = records_table([FULL, BARE], "Two records", ("A note.",)).for_people()
    assert [column.heading for column in shown.columns] == [
        "date",
        "supplier",
        "recipient",
        "status",
        "title",
        "value",
        "goods",
        "id",
    ]
    assert shown.rows == (
        (
            "2020-10-05",
            "Canada",
            "Turkey",
            "suspended (reported)",
            "CAN to TUR: licence-suspended",
            "~EUR 20.5 m",
            ("sensors", "missiles"),
            "2020-10-05-can-tur-act",
        ),
        (
            "2020-10",
            "Israel",
            "Azerbaijan",
            "halt-promised",
            "Israel promises a halt",
            None,
            (),
            "2020-10-isr-aze-act",
        ),
    )
    assert (shown.title, shown.notes) == ("Two records", ("A note.",))


def test_a_narrow_terminal_has_title_then_value_then_id_below_and_gives_up_the_goods() -> None:
    shown = records_table([]).for_people().columns
    assert [c.name for c in sorted(shown, key=lambda c: -c.rank)][:3] == ["categories", "title", "said_value"]
    assert {c.name: c.under for c in shown if c.under} == {"title": "{}", "said_value": "({})", "id": "[{}]"}
    assert {c.name: c.wrap for c in shown if c.wrap} == {
        "date": 13,
        "supplier_name": 7,
        "recipient_name": 7,
        "said_status": 10,
        "title": 40,
    }


def test_every_column_says_what_it_means() -> None:
    assert [column.name for column in records_table([]).columns if not column.about] == []


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (make_item("sensors"), "sensors"),
        (make_item("sensors", designation="MX-15D"), "MX-15D"),
        (make_item("sensors", "7"), "7 sensors"),
        (make_item("sensors", "7?", designation="MX-15D"), "7? MX-15D"),
        (make_item("ammunition", "5-9", unit="tonnes"), "5-9 tonnes of ammunition"),
        (make_item("ammunition", unit="tonnes"), "ammunition"),
        (make_item("missiles", "20", unit="kits"), "20 kits of missiles"),
        (make_item("ammunition", "1", unit="tonnes"), "1 tonne of ammunition"),
        (make_item("air-defence", "2", unit="systems"), "2 systems of air-defence"),
        (make_item(designation="Barak-8", quantity="1", unit="systems"), "1 Barak-8 system"),
        (make_item(designation="Barak-8", quantity="6?", unit="systems"), "6? Barak-8 systems"),
        (
            make_item(designation="JDAM guidance kits", quantity="5000", unit="kits"),
            "5000 JDAM guidance kits",
        ),
        (make_item(quantity="~1", unit="flights"), "~1 flight"),
        (make_item(quantity="3+", unit="flights"), "3+ flights"),
        (make_item(incorporated_in="Bayraktar TB2"), "in Bayraktar TB2"),
        (make_item(unit="kits"), ""),
        (make_item(), ""),
    ],
)
def test_goods_are_said_in_one_line(item: Item, said: str) -> None:
    assert describe_item(item) == said
