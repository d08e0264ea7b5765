"""Events: how each leaf's text is read, and how light the definition of a record is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, replace
from typing import get_args, get_type_hints

import pytest

from armstrack import event as model
from armstrack import leaves
from armstrack.dates import parse_date
from armstrack.event import Actor, Event, Item, Source
from armstrack.figures import parse_figure
from armstrack.leaves import Leaf
from armstrack.problem import FieldError

PARTS = [Event, model.Actor, model.Item, model.Value, model.Statement, model.Related, model.Source]


def leaf(part: type, name: str) -> Leaf:
    """How a field of one part of a record is read: the innermost Leaf of its annotation."""

    def search(hint: object) -> Leaf | None:
        found = [arg for arg in getattr(hint, "__metadata__", ()) if isinstance(arg, Leaf)]
        inner = (search(arg) for arg in (*get_args(hint), getattr(hint, "__origin__", None)) if arg)
        return found[0] if found else next((one for one in inner if one), None)

    found = search(get_type_hints(part, include_extras=True)[name])
    assert found is not None
    return found


def refusal(part: type, name: str, value: object) -> tuple[str, str, str]:
    with pytest.raises(FieldError) as refused:
        leaf(part, name).read(value)
    return refused.value.code, refused.value.message, refused.value.hint


EVENT = Event(
    id="2020-10-05-can-tur-optics",
    title="Canada suspends export permits",
    date=parse_date("2020-10-05"),
    kind="licence-suspended",
    verification="confirmed",
    supplier="CAN",
    recipient="TUR",
    sources=(Source(publisher="Global Affairs Canada"),),
)


@pytest.mark.parametrize(
    "module", ["problem", "dates", "figures", "words", "vocab", "parties", "leaves", "event", "comments"]
)
def test_importing_a_low_floor_loads_neither_pydantic_nor_pandas(module: str) -> None:
    heavy = "{'pydantic', 'pydantic_core', 'pandas', 'rich', 'typer'}"
    code = f"import sys, armstrack.{module}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("module", ["vocab", "parties", "event"])
def test_importing_the_definition_of_a_record_or_its_tables_loads_no_yaml(module: str) -> None:
    code = f"import sys, armstrack.{module}; print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_an_event_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        EVENT.kind = "delivered"  # type: ignore[misc]


def test_every_field_says_what_it_means() -> None:
    for part in PARTS:
        hints = get_type_hints(part, include_extras=True)
        for field in fields(part):
            if (part, field.name) != (Event, "id"):
                assert isinstance(hints[field.name].__metadata__[-1], str), field.name


def test_what_is_absent_is_unknown_save_the_unit() -> None:
    item = Item()
    assert (item.category, item.quantity, item.unit) == (None, None, "pieces")
    assert (EVENT.items, EVENT.values, EVENT.actor, EVENT.until) == ((), (), None, None)


def test_categories_are_named_once_each_in_order() -> None:
    items = (Item(category="uav"), Item(), Item(category="ships"), Item(category="uav"))
    assert replace(EVENT, items=items).categories == ("uav", "ships")


def test_the_status_shown_is_the_kind_where_the_kind_gives_none() -> None:
    assert EVENT.shown_status == "suspended"
    assert replace(EVENT, kind="appeal").shown_status == "appeal"


def test_the_supplier_acts_unless_an_actor_is_named() -> None:
    assert EVENT.acting_party == "CAN"
    assert replace(EVENT, actor=Actor(party="EUE", role="organisation")).acting_party == "EUE"


@pytest.mark.parametrize(
    ("part", "name", "text", "value"),
    [
        (Event, "title", " Canada: permits ", "Canada: permits"),
        (Event, "title", "folded\n", "folded"),
        (Event, "title", "NO", "NO"),
        (Event, "notes", "one\n\ntwo\n", "one\n\ntwo"),
        (Event, "date", "2020-10", parse_date("2020-10")),
        (Event, "licences", "25-29", parse_figure("25-29")),
        (Event, "kind", "delivered", "delivered"),
        (Event, "recipient", "XKX", "XKX"),
        (model.Value, "amount", "9306.20", parse_figure("9306.20")),
        (model.Value, "currency", "TIV", "TIV"),
        (model.Value, "source", "gac-2", "gac-2"),
        (model.Related, "id", "2020-05-can-tur-mx-15d-permits", "2020-05-can-tur-mx-15d-permits"),
        (Source, "lang", "pt-BR", "pt-BR"),
        (Source, "url", "https://example.org", "https://example.org"),
        (Source, "url", "HTTP://example.org/a?b#c", "HTTP://example.org/a?b#c"),
        (Source, "url", "https://example.org?a=b", "https://example.org?a=b"),
    ],
)
def test_a_leaf_is_read_as_its_field_needs(part: type, name: str, text: str, value: object) -> None:
    assert leaf(part, name).read(text) == value


@pytest.mark.parametrize("text", ["~", "-", "null", "None", "N/A", "Unknown", "TBD", "?"])
def test_a_word_for_unknown_is_refused_in_every_field(text: str) -> None:
    expected = ("E211", f'"{text}" says nothing', "what is unknown is left out: delete the field")
    assert refusal(Event, "title", text) == expected
    assert refusal(Item, "quantity", text) == expected
    assert refusal(Source, "url", text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_blank_text_is_an_empty_value(text: str) -> None:
    expected = ("E211", "the value is empty", "what is unknown is left out: delete the field")
    assert refusal(Event, "title", text) == expected
    assert refusal(Event, "notes", text) == expected


@pytest.mark.parametrize(
    ("value", "message"),
    [(["a"], "text is needed here, not a list"), ({"a": "b"}, "text is needed here, not fields")],
)
def test_a_list_or_fields_are_no_text(value: object, message: str) -> None:
    assert refusal(Event, "title", value) == ("E203", message, "write one value, behind the field's name")


@pytest.mark.parametrize(
    ("part", "name", "text", "told"),
    [
        (Event, "title", "one\ntwo", ("E203", "one line is needed here", "put the rest into `notes`")),
        (Event, "recipient", "NO", ("E204", 'unknown party "NO"', "write NOR (Norway)")),
        (Event, "recipient", "tur", ("E204", 'unknown party "tur"', "write TUR (Turkey)")),
        (
            Event,
            "recipient",
            "Korea",
            (
                "E204",
                'unknown party "Korea"',
                "it may mean KOR (South Korea) or PRK (North Korea): write the code",
            ),
        ),
        (
            Event,
            "date",
            "2024-13-41",
            ("E205", 'there is no month 13 in "2024-13-41"', "months run from 01 to 12"),
        ),
        (
            Event,
            "kind",
            "licence-suspend",
            (
                "E206",
                'unknown kind "licence-suspend"',
                "did you mean licence-suspended? `armstrack vocab kind` lists the words",
            ),
        ),
        (
            Event,
            "verification",
            "Deduced",
            (
                "E206",
                'unknown verification "Deduced"',
                "write inferred; `armstrack vocab verification` lists the words",
            ),
        ),
        (
            Item,
            "category",
            "boats",
            ("E206", 'unknown category "boats"', "`armstrack vocab category` lists the words"),
        ),
        (
            Item,
            "quantity",
            "1,000",
            ("E207", '"1,000" is no figure', "write 1000 if thousands are meant, 1.000 if not"),
        ),
        (model.Value, "currency", "usd", ("E208", 'unknown currency "usd"', "write USD")),
        (
            model.Value,
            "currency",
            "$",
            ("E208", 'unknown currency "$"', "a currency is three letters of ISO 4217, or TIV"),
        ),
        (
            Source,
            "url",
            "www.example.org",
            (
                "E209",
                '"www.example.org" is no web address',
                "write the whole address, https://..., without blanks",
            ),
        ),
        (
            Source,
            "archived",
            "ftp://example.org/a",
            (
                "E209",
                '"ftp://example.org/a" is no web address',
                "write the whole address, https://..., without blanks",
            ),
        ),
        (
            Source,
            "url",
            "https://example.org/a b",
            (
                "E209",
                '"https://example.org/a b" is no web address',
                "write the whole address, https://..., without blanks",
            ),
        ),
        (
            model.Related,
            "id",
            "records/x.yaml",
            (
                "E210",
                '"records/x.yaml" is no id of a record',
                "an id is a file's name without .yaml, such as 2020-10-05-can-tur-optics",
            ),
        ),
        (
            Source,
            "key",
            "GAC",
            ("E212", '"GAC" is no key', "a key is a short word in lower case, such as gac"),
        ),
        (
            Source,
            "lang",
            "English",
            ("E212", '"English" is no language', "write a language code such as en, fr or tr"),
        ),
    ],
)
def test_a_leaf_that_its_field_cannot_read_is_refused(
    part: type, name: str, text: str, told: tuple[str, str, str]
) -> None:
    assert refusal(part, name, text) == told


@pytest.mark.parametrize(
    ("leaf", "text", "instead"),
    [
        (leaves.PARTY, "Türkiye", "TUR"),
        (leaves.PARTY, "NO", "NOR"),
        (leaves.PARTY, "Turky", None),
        (leaves.PARTY, "Korea", None),
        (leaves.CURRENCY, "usd", "USD"),
        (leaves.CURRENCY, "dollars", None),
        (leaves.word("kind"), "Licence Granted", "licence-granted"),
        (leaves.word("kind"), "licence-grantd", None),
        (leaves.ID, "can/2020-CAN-TUR-Optics.yaml", "2020-can-tur-optics"),
        (leaves.ID, "optics", None),
        (leaves.LANG, "EN", "en"),
        (leaves.LANG, "English", None),
        (leaves.KEY, "GAC", None),  # values and statements refer to it by that name
        (leaves.URL, "www.example.org", None),  # by https, or only by http?
        (leaves.DATE, "5 October 2020", "2020-10-05"),
        (leaves.FIGURE, "1 200", "1200"),
    ],
)
def test_what_can_only_be_meant_otherwise_is_given_instead(
    leaf: Leaf, text: str, instead: str | None
) -> None:
    with pytest.raises(FieldError) as refused:
        leaf.read(text)
    assert refused.value.instead == instead
