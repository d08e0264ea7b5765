"""Records: every problem of the fields at once, and a draft of the rest."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack import document
from armstrack.event import Actor, Event, Item, Related, Source, Statement, Value
from armstrack.ledger import check_bytes
from armstrack.plain import Tree
from armstrack.problem import Finding, Loc
from armstrack.record import Reading, describe, file_names, read_record
from tests.conftest import SOUND, SOUND_ID

FIELDS = (
    "title, date, announced, until, kind, verification, actor, supplier, recipient, via, end_user, scope, "
    "part, except, terms, licences, items, values, statements, related, sources, notes"
)

#: Every field once.
FULL = """\
title: Canada suspends export permits for drone sensors to Turkey
date: 2020-10-05
announced: 2020-10-06
until: 2021-04-11
kind: licence-suspended
verification: confirmed
actor:
  party: CAN
  role: government
  name: Minister of Foreign Affairs
supplier: CAN
recipient: TUR
via: [DEU]
end_user: Baykar
scope: existing-licences
part: drone sensors only
except: [ships]
terms: pending an investigation
licences: 25-29
items:
  - category: sensors
    designation: WESCAM MX-15D
    maker: L3Harris WESCAM
    quantity: 7
    unit: systems
    incorporated_in: Bayraktar TB2
values:
  - amount: ~20000000
    currency: CAD
    source: gac
statements:
  - party: TUR
    role: government
    name: Ministry of Foreign Affairs
    stance: disputes
    date: 2020-10-06
    says: contests the reason given
    source: gac
related:
  - rel: changes
    id: 2020-05-can-tur-mx-15d-permits
sources:
  - key: gac
    publisher: Global Affairs Canada
    via: defense-aerospace.com
    title: Statement on suspension
    date: 2020-10-05
    url: https://www.example.org/statement
    archived: https://web.archive.org/statement
    document: "No: 232"
    lang: en
notes: what the sources get wrong
"""


def tree(text: str) -> dict[str, Any]:
    found = document.read(text.encode())
    assert (found.refusals, found.tree is None) == ([], False)
    return dict(found.tree or {})


def reading(text: str) -> Reading:
    return read_record(SOUND_ID, tree(text))


def changed(old: str, new: str, text: str = SOUND) -> str:
    assert old in text
    return text.replace(old, new, 1)


# Sound records --------------------------------------------------------------------------------


def test_a_sound_record_becomes_an_event() -> None:
    found = reading(SOUND)
    assert found.findings == []
    assert found.event is not None
    assert found.draft is found.event
    assert isinstance(found.event, Event)
    assert (found.event.id, found.event.recipient, str(found.event.date)) == (SOUND_ID, "TUR", "2020-10-05")
    assert found.event.items == (Item(category="sensors"),)


def test_every_field_of_a_record_is_read() -> None:
    event = reading(FULL).event
    assert event is not None
    assert event.actor == Actor(party="CAN", role="government", name="Minister of Foreign Affairs")
    assert (event.via, event.excepted) == (("DEU",), ("ships",))
    assert str(event.licences) == "25-29"
    assert [str(value.amount) for value in event.values] == ["~20000000"]
    assert event.related == (Related(rel="changes", id="2020-05-can-tur-mx-15d-permits"),)
    assert event.sources[0].document == "No: 232"
    assert all(getattr(event, name) for name in Event.__dataclass_fields__)


# Findings -------------------------------------------------------------------------------------


def shape(loc: Loc, message: str, hint: str = "") -> Finding:
    return Finding("E203", loc, message, hint)


ITEM_FIELDS = (
    "write its fields below it, one a line: category, designation, maker, quantity, unit, incorporated_in"
)
ONE = "write one value, behind the field's name"
NO_FIELDS = "fields are needed here, not text or a list"


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "recipient: TUR",
            "recipient: NO",
            Finding("E204", ("recipient",), 'unknown party "NO"', "write NOR (Norway)", instead="NOR"),
        ),
        (
            "  - category: sensors",
            "  - category: sensors\n    quantity: many",
            Finding(
                "E207",
                ("items", 0, "quantity"),
                '"many" is no figure',
                "write digits alone, with a point for decimals: 7, 7?, ~7, 7+, <7 or 5-9",
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nvia: [DEU, Germany]",
            Finding("E204", ("via", 1), 'unknown party "Germany"', "write DEU (Germany)", instead="DEU"),
        ),
        (
            "verification: confirmed\n",
            "",
            Finding(
                "E202",
                ("verification",),
                'the field "verification" is missing',
                "add `verification:`, how well the event is established, at its weakest part",
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nactor:\n  role: court",
            Finding(
                "E202",
                ("actor", "party"),
                'the field "party" is missing',
                "add `party:`, code of the state or organisation that the actor belongs to",
            ),
        ),
        (
            "  - publisher: Global Affairs Canada\n    url",
            "  - url",
            Finding(
                "E202",
                ("sources", 0, "publisher"),
                'the field "publisher" is missing',
                "add `publisher:`, who published it first",
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nenduser: Baykar",
            Finding(
                "E201",
                ("enduser",),
                'unknown field "enduser"',
                "write end_user",
                on_key=True,
                instead="end_user",
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nzzz: a",
            Finding("E201", ("zzz",), 'unknown field "zzz"', f"fields here: {FIELDS}", on_key=True),
        ),
        (
            "  - category: sensors",
            "  - category: sensors\n    model: MX-15D\n",
            Finding(
                "E201",
                ("items", 0, "model"),
                'unknown field "model"',
                "fields here: category, designation, maker, quantity, unit, incorporated_in",
                on_key=True,
            ),
        ),
        (
            "title: ",
            "id: 2020-10-05-can-tur-optics\ntitle: ",
            Finding(
                "E201",
                ("id",),
                'unknown field "id"',
                "delete it: the name of the file is the id",
                on_key=True,
                drop=True,
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nstatus: suspended",
            Finding(
                "E201",
                ("status",),
                'unknown field "status"',
                "delete it: it follows from `kind`",
                on_key=True,
                drop=True,
            ),
        ),
        (
            "  - category: sensors",
            "  - category: sensors\n    id: MX-15D",
            Finding(
                "E201",
                ("items", 0, "id"),
                'unknown field "id"',
                "fields here: category, designation, maker, quantity, unit, incorporated_in",
                on_key=True,
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nactor:",
            Finding(
                "E211", ("actor",), "the value is empty", "what is unknown is left out: delete the field"
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nexcepted: [ships]",
            Finding("E201", ("excepted",), 'unknown field "excepted"', "did you mean except?", on_key=True),
        ),
        (
            "    url:",
            "    excepted: x\n    url:",
            Finding(
                "E201",
                ("sources", 0, "excepted"),
                'unknown field "excepted"',
                "fields here: key, publisher, via, title, date, url, archived, document, lang",
                on_key=True,
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nexcept: [ships, boats]",
            Finding(
                "E206",
                ("except", 1),
                'unknown category "boats"',
                "`armstrack vocab category` lists the words",
            ),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nexcept: ships",
            shape(("except",), "a list is needed here", "write `except: [...]`"),
        ),
        (
            "recipient: TUR",
            "recipient: TUR\nvia: DEU",
            shape(("via",), "a list is needed here", "write `via: [...]`"),
        ),
        (
            "items:\n  - category: sensors",
            "items: sensors",
            shape(("items",), "a list is needed here", "write `items:` and below it `- category: ...`"),
        ),
        (
            "items:\n  - category: sensors",
            "items:\n  category: sensors",
            shape(("items",), "a list is needed here", "write `items:` and below it `- category: ...`"),
        ),
        (
            "items:\n  - category: sensors",
            "items:",
            Finding(
                "E211", ("items",), "the value is empty", "what is unknown is left out: delete the field"
            ),
        ),
        ("  - category: sensors", "  - sensors", shape(("items", 0), NO_FIELDS, ITEM_FIELDS)),
        ("  - category: sensors", "  - [sensors]", shape(("items", 0), NO_FIELDS, ITEM_FIELDS)),
        (
            "recipient: TUR",
            "recipient: TUR\nactor: CAN",
            shape(("actor",), NO_FIELDS, "write its fields below it, one a line: party, role, name"),
        ),
        ("recipient: TUR", "recipient: [TUR]", shape(("recipient",), "text is needed here, not a list", ONE)),
        (
            "recipient: TUR",
            "recipient:\n  party: TUR",
            shape(("recipient",), "text is needed here, not fields", ONE),
        ),
        (
            "recipient: TUR",
            "recipient:",
            Finding(
                "E211",
                ("recipient",),
                "the value is empty",
                "what is unknown is left out: delete the field",
            ),
        ),
    ],
)
def test_a_broken_field_gives_one_finding_at_its_place(old: str, new: str, finding: Finding) -> None:
    found = reading(changed(old, new))
    assert found.findings == [finding]
    assert found.event is None


def test_except_is_taken_under_its_name_in_the_file() -> None:
    event = reading(changed("recipient: TUR", "recipient: TUR\nexcept: [ships]")).event
    assert event is not None
    assert event.excepted == ("ships",)


def test_a_wrong_name_beside_the_right_one_hides_no_problem_of_it() -> None:
    found = reading(changed("recipient: TUR", "recipient: TUR\nexcepted: [uav]\nexcept: [boats]"))
    assert [(f.code, f.loc) for f in found.findings] == [("E201", ("excepted",)), ("E206", ("except", 0))]


def test_all_problems_are_found_at_once() -> None:
    text = (
        "title: ''\ndate: soon\nitems:\n  - category: boats\n    quantity: many\n  - sensors\ncolour: red\n"
    )
    assert sorted((f.code, f.loc) for f in reading(text).findings) == [
        ("E201", ("colour",)),
        ("E202", ("kind",)),
        ("E202", ("recipient",)),
        ("E202", ("sources",)),
        ("E202", ("supplier",)),
        ("E202", ("verification",)),
        ("E203", ("items", 1)),
        ("E205", ("date",)),
        ("E206", ("items", 0, "category")),
        ("E207", ("items", 0, "quantity")),
        ("E211", ("title",)),
    ]


# The case that has to be told whole ------------------------------------------------------------

FIVE = """\
title: Canada suspends export permits for drone sensors to Turkey
date: 2024-13-41
kind: licence-suspended
supplier: CAN
recipient: NO
kind: delivered
end_users: Baykar
items:
  - category: sensors
sources:
  - publisher: Global Affairs Canada
    url: https://www.example.org/statement
"""


def test_five_faults_of_one_record_are_five_problems_each_at_its_place() -> None:
    event, problems = check_bytes(FIVE.encode(), Path("records/can/2020-10-05-can-tur-optics.yaml"))
    assert event is None
    assert [(*p.span, p.code, p.message, p.hint, p.excerpt) for p in problems] == [
        (
            *(1, 1, 1, 6),
            "E202",
            'the field "verification" is missing',
            "add `verification:`, how well the event is established, at its weakest part",
            "title: Canada suspends export permits for drone sensors to Turkey",
        ),
        (
            *(2, 7, 2, 17),
            "E205",
            'there is no month 13 in "2024-13-41"',
            "months run from 01 to 12",
            "date: 2024-13-41",
        ),
        (
            *(5, 12, 5, 14),
            "E204",
            'unknown party "NO"',
            "write NOR (Norway)",
            "recipient: NO",
        ),
        (
            *(6, 1, 6, 5),
            "E105",
            '"kind" stands twice in this mapping',
            "keep one of the two",
            "kind: delivered",
        ),
        (
            *(7, 1, 7, 10),
            "E201",
            'unknown field "end_users"',
            "did you mean end_user?",
            "end_users: Baykar",
        ),
    ]


# Drafts ---------------------------------------------------------------------------------------


def test_a_draft_keeps_what_is_sound_and_holds_none_for_what_is_broken() -> None:
    draft = reading(changed("date: 2020-10-05", "date: soon\nvia: [DEU, Germany]\ncolour: red")).draft
    assert draft.id == SOUND_ID
    assert draft.date is None
    assert (draft.kind, draft.supplier, draft.recipient) == ("licence-suspended", "CAN", "TUR")
    assert draft.via == ("DEU", None)
    assert not hasattr(draft, "colour")


def test_a_draft_keeps_the_sound_fields_of_nested_lists() -> None:
    items = "  - category: sensors\n    quantity: many\n  - ships\n  - category: uav\n    unit: kits"
    draft = reading(changed("  - category: sensors", items)).draft
    first, second, third = draft.items
    assert (first.category, first.quantity, first.unit) == ("sensors", None, "pieces")
    assert second is None
    assert (third.category, third.unit) == ("uav", "kits")


def test_a_draft_keeps_the_sound_fields_of_a_broken_actor() -> None:
    draft = reading(changed("recipient: TUR", "recipient: TUR\nactor:\n  party: NO\n  role: court")).draft
    assert draft.actor is not None
    assert draft.actor.party is None
    assert draft.actor.role == "court"


def test_a_draft_of_nothing_holds_nothing() -> None:
    draft = read_record(SOUND_ID, {}).draft
    assert draft.title is None
    assert draft.kind is None
    assert draft.sources is None
    assert (draft.items, draft.via) == ((), ())


def test_a_broken_field_with_a_default_falls_back_to_it() -> None:
    draft = reading(changed("items:\n  - category: sensors", "items: sensors")).draft
    assert draft.items == ()


leaves = st.sampled_from(["", "CAN", "2020", "7", "sensors", "licence-suspended", "gac", "a\nb", "~"])
names = st.sampled_from([*file_names(Event), *file_names(Item), *file_names(Source), "id", "excepted", "x"])
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(names, trees, max_size=12))
def test_whatever_the_tree_there_is_a_draft_and_an_event_only_without_findings(raw: dict[str, Tree]) -> None:
    found = read_record(SOUND_ID, raw)
    assert found.draft.id == SOUND_ID
    assert (found.event is None) == bool(found.findings)
    assert all(f.loc and f.code.startswith("E2") and f.message for f in found.findings)


# What fields mean -------------------------------------------------------------------------------


def test_the_fields_of_a_record_are_named_as_in_a_file() -> None:
    assert ", ".join(file_names(Event)) == FIELDS
    assert file_names(Related) == ["rel", "id"]


@pytest.mark.parametrize("part", [Event, Actor, Item, Value, Statement, Related, Source])
def test_every_field_is_described(part: type) -> None:
    about = describe(part)
    assert [name for name in file_names(part) if not about[name]] == []


def test_a_draft_comes_out_of_another_process_as_it_went_in() -> None:
    draft = read_record("2020-x", {"title": "a", "date": "2020-13", "items": [{"quantity": "7"}, "x"]}).draft
    assert pickle.loads(pickle.dumps(draft)) == draft  # noqa: S301 - our own
    assert draft.items[0].quantity is not None
