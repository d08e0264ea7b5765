"""Fields that are not part of a record: what is meant by them, and what repeats what follows anyway."""

from __future__ import annotations

import pytest

from armstrack.plain import Tree
from armstrack.problem import Loc
from armstrack.strangers import unknown_field

NAMES = ["title", "kind", "end_user", "licences", "incorporated_in"]
ID = "2020-10-05-can-tur-optics"


def meant(loc: Loc, tree: dict[str, Tree]) -> tuple[str, str | None, bool]:
    finding = unknown_field(loc, NAMES, tree, ID)
    assert (finding.code, finding.loc, finding.on_key) == ("E201", loc, True)
    assert finding.message == f'unknown field "{loc[-1]}"'
    return finding.hint, finding.instead, finding.drop


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("Title", "title"),
        ("end-user", "end_user"),
        ("End User", "end_user"),
        ("enduser", "end_user"),
        ("licenses", "licences"),
    ],
)
def test_another_spelling_of_a_field_is_that_field(name: str, instead: str) -> None:
    assert meant((name,), {name: "x"}) == (f"write {instead}", instead, False)
    assert meant(("items", 0, name), {"items": [{name: "x"}]}) == (f"write {instead}", instead, False)


def test_a_slip_of_the_pen_is_no_spelling() -> None:
    assert meant(("titel",), {"titel": "x"}) == ("did you mean title?", None, False)
    hint = "fields here: title, kind, end_user, licences, incorporated_in"
    assert meant(("colour",), {"colour": "x"}) == (hint, None, False)


def test_a_field_that_only_looks_like_one_is_named_letter_by_letter() -> None:
    hint = "write title: it holds U+0456 CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I for i"
    assert meant(("t\u0456tle",), {"t\u0456tle": "x"}) == (hint, "title", False)
    assert meant(("t\u0456tle",), {"t\u0456tle": "x", "title": "y"}) == (hint, None, False)


def test_a_spelling_of_a_field_that_is_there_already_is_left() -> None:
    assert meant(("Title",), {"Title": "x", "title": "y"}) == ("did you mean title?", None, False)
    assert meant(("Title",), {"Title": "x", "TITLE": "y"}) == ("did you mean title?", None, False)


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("id", ID, "ordered"),
        ("status", "suspended", "licence-suspended"),
        ("status", "canceled", "order-cancelled"),
        ("status", "suspended", "license-suspended"),
        ("track", "permit", "licence-suspended"),
        ("measure", "at-stake", "licence-suspended"),
    ],
)
def test_what_repeats_what_follows_is_dropped(name: str, value: str, kind: str) -> None:
    hint = (
        "delete it: the name of the file is the id" if name == "id" else "delete it: it follows from `kind`"
    )
    assert meant((name,), {name: value, "kind": kind}) == (hint, None, True)


@pytest.mark.parametrize(
    "tree",
    [
        {"status": "open", "kind": "licence-suspended"},
        {"status": "suspended", "kind": "no-kind"},
        {"status": "suspended"},
        {"status": ["suspended"], "kind": "licence-suspended"},
        {"status": "nonsense", "kind": "appeal"},
    ],
)
def test_what_says_something_else_is_left(tree: dict[str, Tree]) -> None:
    assert meant(("status",), tree) == ("delete it: it follows from `kind`", None, False)


def test_an_id_of_another_name_is_left() -> None:
    assert meant(("id",), {"id": "7"}) == ("delete it: the name of the file is the id", None, False)


def test_the_status_of_a_part_is_left() -> None:
    tree: dict[str, Tree] = {"kind": "ordered", "status": "ordered", "items": [{"status": "ordered"}]}
    assert meant(("items", 0, "status"), tree)[2] is False
