"""Rules about sources and references to them: E311, E312, E314, E316, W501, W503, W504, W508."""

from __future__ import annotations

import pytest

from tests.checks.sample import Said, changed, codes, told

URL = "url: https://www.example.org/statement\n"
VALUES = "values:\n  - amount: 5\n    currency: EUR\n    source: {}\n"


def test_a_record_has_a_source() -> None:
    text = changed().partition("sources:")[0] + "sources: []\n"
    assert told(text) == [
        Said("E314", 9, 10, 12, "there is no source", "add at least one, with `publisher:`")
    ]


def test_sources_that_cannot_be_read_are_not_missing() -> None:
    assert codes(changed().partition("sources:")[0] + "sources: Global Affairs Canada\n") == ["E203"]


@pytest.mark.parametrize(
    ("instead", "found"),
    [
        ("lang: en\n", ["E316"]),
        ("title: Statement\n", ["E316"]),
        ("date: 2020-10-05\n", ["E316"]),
        ("document: statement 7\n", ["W504"]),
        ("document: statement 7\n    date: 2020-10\n", []),
        ("title: Statement\n    date: 2020-10\n", []),
        ("archived: https://archive.example.org/7\n", []),
        (URL, []),
        ("url: example.org\n", ["E209"]),
        ("archived: example.org\n", ["E209"]),
        ("document: [7]\n", ["E203"]),
        ("title: Statement\n    date: in May\n", ["E205"]),
    ],
)
def test_a_source_can_be_found_unless_what_would_help_cannot_be_read(instead: str, found: list[str]) -> None:
    assert codes(changed((URL, instead))) == found


def test_a_fault_elsewhere_in_a_source_hides_nothing() -> None:
    assert codes(changed((URL, "lang: [en]\n"))) == ["E316", "E203"]


def test_a_source_that_cannot_be_read_hides_no_other() -> None:
    assert codes(changed((URL, "url: example.org\n  - publisher: Navy\n"))) == ["E209", "E316"]


def test_each_source_is_judged_by_itself() -> None:
    more = "  - publisher: Daily Example\n  - Weekly Example\n  - publisher: Navy\n    document: no. 7\n"
    assert told(changed((URL, URL + more)))[0::2] == [
        Said(
            "E316",
            12,
            5,
            6,
            "nobody could find this source",
            "add `url`, `archived`, `document`, or both `title` and `date`",
        ),
        Said(
            "W504",
            14,
            5,
            6,
            "this source has neither date nor address",
            "add one of them; else allow it with a reason",
        ),
    ]


def test_a_reference_leads_to_a_source() -> None:
    statement = "statements:\n  - party: TUR\n    stance: denies\n    source: mfa\n"
    text = changed(("  - publisher", "  - key: gac\n    publisher"), more=VALUES.format("gca") + statement)
    assert told(text) == [
        Said("E311", 10, 13, 16, 'no source has the key "gca"', "did you mean gac?"),
        Said("E311", 14, 13, 16, 'no source has the key "mfa"', "the keys here: gac"),
        Said(
            "W508",
            18,
            10,
            13,
            'nothing refers to key "gac"',
            "delete it, or name it under `source:` of a value or statement",
        ),
    ]


def test_where_no_source_has_a_key_the_hint_says_to_add_one() -> None:
    assert told(changed(more=VALUES.format("gac"))) == [
        Said("E311", 10, 13, 16, 'no source has the key "gac"', "add `key: gac` to the source that is meant")
    ]


def test_where_no_key_is_near_the_hint_lists_them() -> None:
    second = "  - key: navy\n    publisher: Navy\n    url: https://www.example.org/navy\n"
    text = changed(
        ("  - publisher", "  - key: gac\n    publisher"), (URL, URL + second), more=VALUES.format("mfa")
    )
    assert [said.hint for said in told(text) if said.code == "E311"] == ["the keys here: gac, navy"]


def test_a_key_names_one_source() -> None:
    second = "  - key: gac\n    publisher: Navy\n    url: https://www.example.org/navy\n"
    text = changed(
        ("  - publisher", "  - key: gac\n    publisher"), (URL, URL + second), more=VALUES.format("gac")
    )
    assert told(text) == [
        Said("E312", 17, 10, 13, 'key "gac" already names source 1', "give each source a key of its own")
    ]


def test_a_broken_key_or_reference_leaves_the_others_in_doubt() -> None:
    broken_key = changed(("  - publisher", "  - key: GAC\n    publisher"), more=VALUES.format("gac"))
    assert codes(broken_key) == ["E212"]
    broken_reference = changed(("  - publisher", "  - key: gac\n    publisher"), more=VALUES.format("GAC"))
    assert codes(broken_reference) == ["E212"]
    broken_statement = "statements:\n  - party: TUR\n    stance: denies\n    source: GAC\n"
    assert codes(changed(("  - publisher", "  - key: gac\n    publisher"), more=broken_statement)) == ["E212"]


@pytest.mark.parametrize(
    ("old", "new"), [("title: Canada", "title: [Canada]\n#"), (URL, URL + "    lang: [en]\n")]
)
def test_a_fault_that_is_no_keys_leaves_no_reference_in_doubt(old: str, new: str) -> None:
    text = changed(("  - publisher", "  - key: gac\n    publisher"), (old, new), more=VALUES.format("mfa"))
    assert sorted(codes(text)) == ["E203", "E311", "W508"]


@pytest.mark.parametrize("address", ["http://www.example.org/a", "HTTP://www.example.org/a"])
@pytest.mark.parametrize("field", ["url", "archived"])
def test_an_address_is_safe(field: str, address: str) -> None:
    assert told(changed((URL, f"{field}: {address}\n"))) == [
        Said(
            "W501",
            11,
            7 + len(field),
            7 + len(field) + len(address),
            "an http link, without encryption",
            "use https if the site answers there; else allow it with a reason",
        )
    ]


@pytest.mark.parametrize("verification", ["claimed", "alleged"])
def test_one_source_alone_is_thin_under_a_claim(verification: str) -> None:
    statement = "statements:\n  - party: TUR\n    stance: asserts\n"
    assert told(changed(("confirmed", verification), more=statement)) == [
        Said(
            "W503",
            12,
            1,
            8,
            f"one source alone under what is only {verification}",
            "add another, best the other side's; else allow it with a reason",
        )
    ]


def test_one_source_alone_is_enough_otherwise() -> None:
    for verification in ("confirmed", "reported", "inferred"):
        assert codes(changed(("confirmed", verification))) == []
