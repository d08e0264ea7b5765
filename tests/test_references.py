"""The package's own tables, as Tables to print."""

from __future__ import annotations

import pytest

from armstrack import vocab
from armstrack.parties import parties
from armstrack.references import parties_table, vocabularies_table, vocabulary_table
from armstrack.table import Table


def column(table: Table, name: str) -> list[object]:
    place = [c.name for c in table.columns].index(name)
    return [row[place] for row in table.rows]


def shown(table: Table) -> list[str]:
    return [c.name for c in table.for_people().columns]


def test_every_vocabulary_is_listed_with_the_number_of_its_words() -> None:
    table = vocabularies_table()
    assert column(table, "vocabulary") == list(vocab.vocabularies())
    assert {"kind", "category", "currency", "verification", "stance", "relation", "status"} <= {
        str(name) for name in column(table, "vocabulary")
    }
    assert column(table, "words")[3] == 5
    assert column(table, "words")[2] == len(vocab.currencies())
    assert table.notes == ("`armstrack vocab NAME` lists one with its definitions",)


def test_a_small_vocabulary_shows_its_words_and_definitions() -> None:
    table = vocabulary_table("unit")
    assert [c.heading for c in table.for_people().columns] == ["unit", "definition"]
    assert table.rows[0] == (
        "pieces",
        "Single items, whatever they are; meant when no unit is given.",
        ("piece", "pcs"),
    )
    assert column(table, "word") == ["pieces", "systems", "kits", "rounds", "tonnes", "shipments", "flights"]


def test_kinds_show_what_follows_from_them() -> None:
    table = vocabulary_table("kind")
    assert shown(table) == ["kind", "track", "status", "measure", "definition", "effect"]
    rows = {row[0]: row[1:] for row in table.keep(["kind", "track", "status", "measure", "effect"]).rows}
    assert rows["licence-suspended"] == ("permit", "suspended", "at stake", "stop")
    assert rows["exports-reported"] == ("transfer", "active", "delivered", "dealing")
    assert rows["embargo-lifted"] == ("policy", "open", None, "end")
    assert rows["ruling"] == ("statement", None, None, "none")
    assert column(table, "kind") == list(vocab.kinds())


def test_kinds_tell_machines_order_origin_and_aliases() -> None:
    machine = [c.name for c in vocabulary_table("kind").for_machines().columns]
    assert machine[-3:] == ["order", "word", "aliases"]
    assert ("embargo-imposed", 20) in vocabulary_table("kind").keep(["kind", "order"]).rows


def test_categories_show_their_counterparts_and_none_where_there_is_none() -> None:
    table = vocabulary_table("category")
    assert shown(table) == ["category", "definition", "sipri", "ml", "unroca", "hs"]
    rows = {row[0]: row[2:] for row in table.rows}
    assert rows["sensors"] == ("Sensors", "ML5,ML11,ML15", None, "8525,8526", ("sensor",))
    assert rows["all"] == (None, None, None, None, ())


@pytest.mark.parametrize("name", list(vocab.vocabularies()))
def test_every_word_of_a_vocabulary_has_a_definition(name: str) -> None:
    table = vocabulary_table(name)
    assert len(table.rows) == len(vocab.vocabularies()[name])
    assert all(column(table, "definition"))


def test_all_parties_come_by_code() -> None:
    assert column(parties_table(), "code") == sorted(parties())


def test_a_party_shows_what_the_table_knows() -> None:
    table = parties_table("namibia")
    assert table.columns[3].heading == "two letters"
    assert [str(cell) for cell in table.rows[0][:6]] == [
        "NAM",
        "Namibia",
        "state",
        "NA",
        "1990-03-21",
        "None",
    ]
    assert table.rows[0][7] is None


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        ("NA", ["NAM"]),
        ("türkiye", ["TUR"]),
        ("TUR", ["TUR"]),
        ("korea", ["KOR", "PRK"]),
        ("houthi", ["XHO"]),
        ("eu", ["EUE"]),
    ],
)
def test_the_party_that_the_words_name_exactly_comes_first(sought: str, first: list[str]) -> None:
    assert column(parties_table(sought), "code")[: len(first)] == first


def test_parties_whose_spelling_only_holds_the_words_come_behind_by_code() -> None:
    assert column(parties_table("mali"), "code") == ["MLI", "DJI", "SOM", "XSL"]


def test_so_few_letters_as_a_code_has_are_the_beginning_of_a_word() -> None:
    assert column(parties_table("KSA"), "code") == ["SAU"]
    assert column(parties_table("nam"), "code") == ["NAM", "VDR", "VNM", "XNS", "XVS"]


def test_words_that_no_party_holds_give_no_row() -> None:
    assert parties_table("xyzzy").rows == ()
