"""The JSON Schema: what it says of a record, which records it accepts, and which of the faulty it refuses."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from armstrack.event import Actor, Event, Item, Related, Source, Statement, Value
from armstrack.record import describe, file_names
from armstrack.schema import json_schema
from tests.conftest import ROOT, SOUND
from tests.test_record import FULL, changed, tree
from tests.yaml_readers import READERS, EcmaValidator

PUBLISHED = ROOT / "schema" / "record.schema.json"
PARTS = [Actor, Item, Value, Statement, Related, Source]


def every(schema: Any) -> list[dict[str, Any]]:
    """Every mapping inside a schema, itself included."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    found = [each for value in inner for each in every(value)]
    return [schema, *found] if isinstance(schema, dict) else found


def accepts(text: str) -> bool:
    """The verdict that all readers of YAML share."""
    verdicts = {EcmaValidator(json_schema()).is_valid(read(text)) for read in READERS}
    assert len(verdicts) == 1
    return verdicts.pop()


# What it says ---------------------------------------------------------------------------------


def test_the_schema_is_a_sound_json_schema_of_its_own_name() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["$id"], schema["title"]) == ("urn:armstrack:record", "armstrack record")


def test_the_published_file_is_fresh() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema(), "run `make docs`"


def test_the_schema_names_fields_as_a_file_does_in_their_order() -> None:
    schema = json_schema()
    assert list(schema["properties"]) == file_names(Event)
    assert schema["properties"]["except"]["description"] == "categories that a stop or its end leaves out"


@pytest.mark.parametrize("part", PARTS)
def test_the_schema_says_what_each_field_of_a_part_means(part: type) -> None:
    found = json_schema()["$defs"][part.__name__]
    assert {name: field["description"] for name, field in found["properties"].items()} == describe(part)
    assert found["description"] == part.__doc__
    assert found["additionalProperties"] is False


def test_the_schema_requires_what_every_record_needs() -> None:
    schema = json_schema()
    assert schema["additionalProperties"] is False
    assert schema["required"] == [
        "title",
        "date",
        "kind",
        "verification",
        "supplier",
        "recipient",
        "sources",
    ]
    assert {part.__name__: schema["$defs"][part.__name__]["required"] for part in PARTS} == {
        "Actor": ["party", "role"],
        "Item": [],
        "Value": ["amount", "currency"],
        "Statement": ["party", "stance"],
        "Related": ["rel", "id"],
        "Source": ["publisher"],
    }


def test_no_field_takes_a_boolean_or_null() -> None:
    types = [each["type"] for each in every(json_schema()) if isinstance(each.get("type"), str | list)]
    assert {name for type_ in types for name in ([type_] if isinstance(type_, str) else type_)} == {
        "object",
        "array",
        "string",
        "number",
        "integer",
    }


def test_every_definition_is_described_and_used_and_no_other_is_named() -> None:
    schema = json_schema()
    used = {each["$ref"].removeprefix("#/$defs/") for each in every(schema) if "$ref" in each}
    assert used == set(schema["$defs"])
    assert all(each["title"] and each["description"] for each in schema["$defs"].values())


def test_every_word_says_what_it_means() -> None:
    listed = [each for each in json_schema()["$defs"].values() if "enum" in each]
    assert len(listed) == 10
    assert [each["title"] for each in listed if len(each["enum"]) != len(each["enumDescriptions"])] == []
    assert [each["title"] for each in listed if not all(each["enumDescriptions"])] == []


def test_every_example_is_taken() -> None:
    leaves = [each for each in json_schema()["$defs"].values() if "examples" in each]
    assert len(leaves) == 6
    for leaf in leaves:
        assert [text for text in leaf["examples"] if not EcmaValidator(leaf).is_valid(text)] == []


def test_patterns_keep_to_what_every_dialect_has() -> None:
    """No lookbehind, inline flag, named group, possessive quantifier or escape of one dialect."""
    patterns = [each["pattern"] for each in every(json_schema()) if isinstance(each.get("pattern"), str)]
    assert len(patterns) == 8
    forbidden = re.compile(r"\(\?[^:!]|[*+})]\+|\\[AZzdwpPxb]")
    assert [pattern for pattern in patterns if forbidden.search(pattern)] == []


# Which records it accepts -----------------------------------------------------------------------


@pytest.mark.parametrize("text", [SOUND, FULL])
def test_a_sound_record_is_accepted_as_text_and_as_others_read_it(text: str) -> None:
    assert list(Draft202012Validator(json_schema()).iter_errors(tree(text))) == []
    assert accepts(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Canada", "title: 747\nnotes: 9306.20\nend_user: 12:30\npart: -7\nterms: 0123 #"),
        ("title: Canada", "title: 2020-10-05 #"),
        ("title: Canada", "title: .5 #"),
        ("title: Canada", "title: 1_000 #"),
        ("date: 2020-10-05", "date: 2020"),
        ("date: 2020-10-05", "date: 2020-10"),
        ("date: 2020-10-05", "date: 9999\nannounced: 1000\nuntil: 2022~"),
        ("date: 2020-10-05", "date: 2020-10-05\nlicences: 0"),
        ("date: 2020-10-05", "date: 2020-10-05\nlicences: ~7"),
        ("  - category: sensors", "  - category: sensors\n    quantity: 7"),
        ("  - category: sensors", "  - category: sensors\n    quantity: 0.5\nvia: []"),
        ("items:", "values:\n  - amount: 9306.20\n    currency: CAD\n    source: 1\nitems:"),
        ("  - publisher", "  - key: 1\n    publisher"),
        ("  - publisher", "  - lang: nb-NO\n    title: 1984\n    document: 232\n    publisher"),
        ("url: https", "archived: HTTPS"),
        ("items:\n  - category: sensors", "items: []"),
    ],
)
def test_what_other_readers_make_of_sound_text_is_accepted(old: str, new: str) -> None:
    assert accepts(changed(old, new))


# Which faults it finds --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("recipient: TUR", "recipient: NO"),
        ("recipient: TUR", "recipient: tur"),
        ("recipient: TUR\n", ""),
        ("recipient: TUR", "recipient: TUR\nenduser: Baykar"),
        ("recipient: TUR", "recipient: TUR\nid: 2020-10-05-can-tur-optics"),
        ("recipient: TUR", "recipient: TUR\nexcepted: [ships]"),
        ("recipient: TUR", "recipient: TUR\nvia: DEU"),
        ("recipient: TUR", "recipient: TUR\nvia: [DEU, DEU]"),
        ("recipient: TUR", "recipient: TUR\nexcept: [all]"),
        ("recipient: TUR", "recipient: TUR\nend_user: true"),
        ("recipient: TUR", "recipient: TUR\nend_user: null"),
        ("recipient: TUR", "recipient: TUR\nend_user:"),
        ("recipient: TUR", "recipient: TUR\nend_user: [Baykar]"),
        ("recipient: TUR", "recipient: TUR\nactor: CAN"),
        ("recipient: TUR", "recipient: TUR\nscope: re-export"),
        ("recipient: TUR", "recipient: TUR\nscope: re-export\nvia: []"),
        ("title: Canada", "title: unknown #"),
        ("title: Canada", "title: ' N/A '  #"),
        ("title: Canada suspends", "title: |\n  Canada\n "),
        ("title: Canada", 'title: "a \\a bell"  #'),
        ("date: 2020-10-05", "date: soon"),
        ("date: 2020-10-05", "date: 999"),
        ("date: 2020-10-05", "date: 20201005"),
        ("date: 2020-10-05", "date: 2020.5"),
        ("date: 2020-10-05", "date: '2021-02-29'"),
        ("date: 2020-10-05", "date: |\n  2020-10-05"),
        ("kind: licence-suspended", "kind: appeal"),
        ("kind: licence-suspended", "kind: exports-reported"),
        ("kind: licence-suspended", "kind: exports-reported\nvalues: []"),
        ("verification: confirmed", "verification: alleged"),
        (
            "verification: confirmed",
            "verification: alleged\nstatements:\n  - party: CAN\n    stance: denies",
        ),
        ("items:\n  - category: sensors", "items: sensors"),
        ("items:\n  - category: sensors", "items:\n  - category: all\n  - maker: Baykar"),
        ("  - category: sensors", "  - category: sensors\n    quantity: many"),
        ("  - category: sensors", "  - category: sensors\n    quantity: -7"),
        ("  - category: sensors", "  - category: sensors\n    quantity: 1000000000000000000"),
        ("https://", "www."),
        ("https://", "ftp://"),
        ("    url: https://www.example.org/statement", "    title: Statement"),
        ("    url: https://www.example.org/statement", "    date: 2020"),
        ("  - publisher: Global Affairs Canada\n    url", "  - url"),
        ("  - publisher", "  - key: GAC\n    publisher"),
        ("  - publisher", "  - key: none\n    publisher"),
        ("  - publisher", "  - key: 2.1\n    publisher"),
        ("  - publisher", "  - lang: tbd\n    publisher"),
        ("sources:\n", "related:\n  - rel: ends\n    id: 2020\nsources:\n"),
        ("sources:\n", "related:\n  - rel: ends\n    id: a.yaml\nsources:\n"),
    ],
)
def test_a_fault_is_found_however_the_record_is_read(old: str, new: str) -> None:
    assert not accepts(changed(old, new))


def test_a_record_without_sources_or_fields_is_refused() -> None:
    start = SOUND.index("sources:")
    assert not accepts(SOUND[:start])
    assert not accepts(SOUND[:start] + "sources: []\n")
    assert not accepts("just text\n")
    assert not accepts("")


@pytest.mark.parametrize("word", ["no", "yes", "on", "off"])
def test_words_that_old_readers_take_for_true_or_false_need_quotes_for_them_alone(word: str) -> None:
    """YAML 1.1 knows eight words for true and false, YAML 1.2 two: Norwegian is `lang: "no"`."""
    text = changed("  - publisher", f"  - lang: {word}\n    publisher") if word == "no" else SOUND
    text = changed("recipient: TUR", f"recipient: TUR\npart: {word}", text)
    old, new = (EcmaValidator(json_schema()).is_valid(read(text)) for read in READERS)
    assert (old, new) == (False, True)
    assert accepts(text.replace(f": {word}\n", f': "{word}"\n'))
